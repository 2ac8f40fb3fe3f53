"""How codes go together beyond the tree: relations with a reason, and sets."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id
from core.sealing.sealed_text import Text


@event("relation.created")
class RelationCreated(NamedTuple):
    """A code stands in a relation to another: causes, part_of, contradicts, or a kind of the team's own."""

    relation: Id
    code: Id
    kind: Text
    other: Id


@event("relation.removed")
class RelationRemoved(NamedTuple):
    """A relation was given up."""

    relation: Id


@event("set.saved")
class SetSaved(NamedTuple):
    """Codes and sources were put together under a name; said again, the set holds just these."""

    set: Id
    name: Text
    codes: tuple[Id, ...]
    sources: tuple[Id, ...]


@event("set.removed")
class SetRemoved(NamedTuple):
    """A set was given up; what it held stays."""

    set: Id
