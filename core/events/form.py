"""The form of an event's fields beyond their types: how long, which values, how many. Declared at the field itself.

`name: Name` says that a name has 1 to 500 code points. Both ways in ask here: the writer refuses to record an event
that breaks its form, and the fold gives one that somebody else signed no effect and says so in the trail. What a
reference names, and whether it has to be there, is declared in the same way (NEW, LOOSE) and checked in
core/views/checks.py.
"""

import re
import types
import typing
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from core.errors import BadSeal
from core.limits import (
    ITEMS_MAX,
    NAME_CODE_POINTS_MAX,
    NOTE_CODE_POINTS_MAX,
    PLACES_MAX,
    TEXT_CODE_POINTS_MAX,
)
from core.sealing.codec import SealedText
from core.sealing.public_keys import is_box, is_signing_key
from core.sealing.sealed_text import Text, sealed_bytes_max, sealed_text_keys
from core.text.normal import normal_name
from core.text.ranges import are_in_order

BAD_VALUE, TOO_LONG, TOO_MANY, EMPTY = "bad_value", "too_long", "too_many", "empty"
"""What can be wrong with a field: kinds of conflicts of the trail (app/i18n/*/conflict.ftl)."""

Breach = str
"""One of these, or an empty text where all is well."""


class Rule:
    """A rule of one field. `str` of it is what docs/events.md says."""

    def breach(self, value: Any) -> Breach:
        """What is wrong with a value, whose type was checked before."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Words(Rule):
    """Text of at most so many code points; `is_needed`: more than white space; `is_line`: without control characters;
    `is_name`: in the normal form of names (core/text/normal.py).

    Words that are sealed are opened only by those who hold their keys, so only the length of the sealed bytes counts.
    """

    most: int
    is_needed: bool = False
    is_line: bool = False
    is_name: bool = False

    def breach(self, value: Any) -> Breach:
        """Too long, empty where it is needed, or (a line) with control characters; a sealed text also: malformed."""
        if type(value) is SealedText:
            return _sealed_breach(value, self.most)
        if len(value) > self.most:
            return TOO_LONG
        if self.is_needed and not value.strip():
            return EMPTY
        if self.is_name and value != normal_name(value):
            return BAD_VALUE
        return BAD_VALUE if self.is_line and has_control_characters(value) else ""

    def __str__(self) -> str:
        return f"{1 if self.is_needed else 0} to {self.most} code points"


@dataclass(frozen=True, slots=True)
class OneOf(Rule):
    """One of these values."""

    values: tuple[str, ...]

    def breach(self, value: Any) -> Breach:
        """Another value."""
        return "" if value in self.values else BAD_VALUE

    def __str__(self) -> str:
        return "one of " + ", ".join(value or "(nothing)" for value in self.values)


@dataclass(frozen=True, slots=True)
class Matches(Rule):
    """Text that matches a pattern as a whole; `about` says it for readers."""

    pattern: str
    about: str

    def breach(self, value: Any) -> Breach:
        """Another text."""
        return "" if re.fullmatch(self.pattern, value) else BAD_VALUE

    def __str__(self) -> str:
        return self.about


@dataclass(frozen=True, slots=True)
class Number(Rule):
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def breach(self, value: Any) -> Breach:
        """Another number."""
        return "" if self.least <= value <= self.most else BAD_VALUE

    def __str__(self) -> str:
        return f"{self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class Bytes(Rule):
    """From `least` to `most` bytes."""

    least: int
    most: int

    def breach(self, value: Any) -> Breach:
        """More or fewer."""
        return TOO_LONG if len(value) > self.most else BAD_VALUE if len(value) < self.least else ""

    def __str__(self) -> str:
        return f"{self.least} to {self.most} bytes"


@dataclass(frozen=True, slots=True)
class Items(Rule):
    """From `least` to `most` items, no two alike where `is_distinct`."""

    most: int = ITEMS_MAX
    least: int = 0
    is_distinct: bool = True

    def breach(self, value: Any) -> Breach:
        """More, fewer, or one twice."""
        if len(value) > self.most:
            return TOO_MANY
        if len(value) < self.least:
            return EMPTY
        return BAD_VALUE if self.is_distinct and len(set(value)) < len(value) else ""

    def __str__(self) -> str:
        return f"{self.least} to {self.most} items" + (", each once" if self.is_distinct else "")


@dataclass(frozen=True, slots=True)
class InOrder(Rule):
    """Ranges of a text: at least one, none empty, each after the one before."""

    most: int = PLACES_MAX

    def breach(self, value: Any) -> Breach:
        """More, or in another order. Whether they lie within their text is asked where the text is known."""
        if len(value) > self.most:
            return TOO_MANY
        return "" if are_in_order(value, TEXT_CODE_POINTS_MAX) else BAD_VALUE

    def __str__(self) -> str:
        return f"1 to {self.most} ranges in order"


@dataclass(frozen=True, slots=True)
class Turns(InOrder):
    """Turns in a text, each after the one before: (start, where its words begin, end, who speaks)."""

    def breach(self, value: Any) -> Breach:
        """More, or in another order. Whether they lie within their text is asked where the text is known."""
        if len(value) > self.most:
            return TOO_MANY
        at = 0
        for start, words, end, who in value:
            if not at <= start <= words <= end <= TEXT_CODE_POINTS_MAX or start == end or not 0 <= who <= PLACES_MAX:
                return BAD_VALUE
            at = end
        return ""

    def __str__(self) -> str:
        return f"0 to {self.most} turns in order"


@dataclass(frozen=True, slots=True)
class PublicKey(Rule):
    """A device's public key: for its signatures, or else for receiving keys."""

    is_for_signing: bool

    def breach(self, value: Any) -> Breach:
        """Bytes that are no key, are another spelling of one, or are of small order."""
        return "" if (is_signing_key(value) if self.is_for_signing else is_box(value)) else BAD_VALUE

    def __str__(self) -> str:
        return "a public key for signatures" if self.is_for_signing else "a public key for receiving"


@dataclass(frozen=True, slots=True)
class Anything(Rule):
    """A field that needs no rule beyond its type, for the reason that is given."""

    reason: str

    def breach(self, value: Any) -> Breach:
        """Never."""
        return ""

    def __str__(self) -> str:
        return self.reason


class Reference:
    """What a field that holds the id of a thing says about it; without any: the thing has to be there already."""

    def __init__(self, about: str) -> None:
        self._about = about

    def __str__(self) -> str:
        return self._about


NEW = Reference("new")
"""The event brings this thing in: nothing has this id yet, and the id is one that the author's device gives."""
IMPORTABLE = Reference("new, also under the id that it has in another tool")
"""The event brings this thing in, of whom it is not one person's: nothing has this id yet."""
LOOSE = Reference("may be unknown")
"""The thing may be new, known or unknown: the fold says what follows."""
SAID_ANEW = Reference("new, or known and now as it says here")
"""The event brings this thing in, or says anew what it is: what comes after it in the same step may name it."""

SigningKey = Annotated[bytes, PublicKey(True)]
BoxKey = Annotated[bytes, PublicKey(False)]
Name = Annotated[Text, Words(NAME_CODE_POINTS_MAX, is_needed=True, is_line=True, is_name=True)]
OptionalName = Annotated[Text, Words(NAME_CODE_POINTS_MAX, is_line=True, is_name=True)]
Note = Annotated[Text, Words(NOTE_CODE_POINTS_MAX)]
NeededNote = Annotated[Text, Words(NOTE_CODE_POINTS_MAX, is_needed=True)]
WHY = Words(NOTE_CODE_POINTS_MAX)


def has_control_characters(text: str) -> bool:
    """Whether a text holds control characters, such as an escape that would steer a terminal, or a line feed."""
    return not text.isprintable() and any(unicodedata.category(each) == "Cc" for each in text)


def _sealed_breach(box: SealedText, most: int) -> Breach:
    try:
        keys = len(sealed_text_keys(box))
    except BadSeal:
        return BAD_VALUE
    return TOO_LONG if len(box.blob) > sealed_bytes_max(most, keys) else ""


Check = Callable[[Any], Breach]


def checks_of(cls: Any) -> tuple[tuple[int, Check], ...]:
    """The checks of a class of events, by the numbers of its fields; fields without a rule are left out."""
    hints = typing.get_type_hints(cls, include_extras=True)
    found = ((n, _check(hints[name])) for n, name in enumerate(cls._fields))
    return tuple((n, check) for n, check in found if check is not None)


def rules_of(hint: Any) -> list[Rule]:
    """The rules that a field's type declares, outermost first; those of the items of an array among them."""
    if typing.get_origin(hint) is Annotated:
        base, *marks = typing.get_args(hint)
        return [*(mark for mark in marks if isinstance(mark, Rule)), *rules_of(base)]
    return [rule for part in typing.get_args(hint) for rule in rules_of(part)]


def reference_of(hint: Any) -> Reference | None:
    """What a field's type says about the thing that it names."""
    marks = typing.get_args(hint)[1:] if typing.get_origin(hint) is Annotated else ()
    return next((mark for mark in marks if isinstance(mark, Reference)), None)


def _check(hint: Any) -> Check | None:
    """One function for all rules of a field; None where there is none."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        rules = [mark.breach for mark in parts[1:] if isinstance(mark, Rule)]
        inner = _check(parts[0])
        return _all([*rules, *([inner] if inner is not None else [])])
    if origin is tuple and parts[-1] is Ellipsis:
        each = _check(parts[0])
        return None if each is None else _of_each(each)
    if origin is tuple:
        inside = [(n, check) for n, part in enumerate(parts) if (check := _check(part)) is not None]
        return _of_parts(inside) if inside else None
    if origin in (typing.Union, types.UnionType):
        present = [check for part in parts if (check := _check(part)) is not None]
        return _where_present(present[0]) if present else None
    return None


def _all(checks: list[Check]) -> Check | None:
    if len(checks) < 2:
        return checks[0] if checks else None
    return lambda value: next((found for check in checks if (found := check(value))), "")


def _of_each(check: Check) -> Check:
    return lambda value: next((found for item in value if (found := check(item))), "")


def _of_parts(inside: list[tuple[int, Check]]) -> Check:
    return lambda value: next((found for n, check in inside if (found := check(value[n]))), "")


def _where_present(check: Check) -> Check:
    return lambda value: "" if value is None else check(value)
