"""Of which type attributes go out in REFI-QDA, which has more kinds of numbers and days than there are here."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from core.sealing.sealed_text import Text
from core.views.records import Participant, Source
from core.views.state import State

_OF_TYPE = {"number": "Float", "date": "Date", "yesno": "Boolean"}
_WHOLE = re.compile(r"[+-]?\d{1,18}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)?")
_BOOLEANS = {"yes": "true", "no": "false"}


class Variables(NamedTuple):
    """The type of each attribute, by its name: numbers that are all whole are integers, and texts that are all moments
    are moments, as they were where they came from."""

    types: dict[str, str]

    def type_of(self, name: str) -> str:
        """As `typeOfVariable` says it."""
        return self.types.get(name, "Text")

    def value(self, name: str, words: str) -> tuple[str, str]:
        """The element of a value, and what it says."""
        kind = self.type_of(name)
        if kind == "Boolean" and words not in _BOOLEANS:  # from before it had this type
            kind = "Text"
        written = words.replace(",", ".") if kind == "Float" else _BOOLEANS[words] if kind == "Boolean" else words
        return f"{kind}Value", written


def variables_of(state: State, described: Iterable[Participant | Source], words: Callable[[Text], str]) -> Variables:
    """Those of the people and texts that go out."""
    said: dict[str, set[str]] = {}
    for row in described:
        for name, value in row.attributes:
            said.setdefault(name, set()).add(words(value))
    return Variables({name: _type_of(state, name, values - {""}) for name, values in said.items()})


def _type_of(state: State, name: str, values: set[str]) -> str:
    known = state.attributes.get(name.encode())
    kind = _OF_TYPE.get(known.type if known is not None else "", "Text")
    if kind == "Float" and values and all(map(_WHOLE.fullmatch, values)):
        return "Integer"
    is_free = known is None or known.type == "text"
    return "DateTime" if is_free and values and all(map(_MOMENT.fullmatch, values)) else kind
