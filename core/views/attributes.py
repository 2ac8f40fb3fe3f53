"""Attributes of participants and texts, as rows of the state hold them."""

from core.limits import LINKS_MAX
from core.sealing.sealed_text import Text

Attributes = tuple[tuple[str, Text], ...]


def with_attribute(attributes: Attributes, name: str, value: Text) -> Attributes | None:
    """The attributes with another value of one, in the order of their names; None where there are too many."""
    found = dict(attributes) | {name: value}
    return tuple(sorted(found.items(), key=lambda item: item[0])) if len(found) <= LINKS_MAX else None
