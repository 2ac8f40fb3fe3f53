"""Attributes of texts and participants as one asks for them: which there are, their values, and conditions on these.

A coding has the values of its text and of all participants who speak in its segment. A condition such as `age>=40`
compares numbers as numbers and days as days; it holds where one of the coding's values fits. What has no value of an
attribute fits no condition on it, not even `age!=40`.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.commands.attributes import NO, YES, as_kept, is_valid_value
from core.commands.text_attributes import SET_ASIDE
from core.errors import Refused
from core.ids import Id
from core.sealing.sealed_text import Text
from core.text.alphabet import alphabetical
from core.text.normal import look_alike
from core.views.records import Coding, Source
from core.views.speakers import spoken_by

OPERATORS = ("!=", "<=", ">=", "=", "<", ">")
_CONDITION = re.compile("(.+?)(!=|<=|>=|=|<|>)(.*)", re.DOTALL)
_COMPARED: dict[str, Callable[[int], bool]] = {
    "<=": lambda way: way <= 0, ">=": lambda way: way >= 0, "<": lambda way: way < 0, ">": lambda way: way > 0,
}  # fmt: skip


class Condition(NamedTuple):
    """An attribute, one of OPERATORS, and the value to compare with."""

    attribute: str
    operator: str
    value: str


def attribute_names(presentation: Presentation) -> list[str]:
    """The names of all attributes that a text or a participant has a value of, by the alphabet."""
    return sorted({name for _, row in _described(presentation) for name, _ in row}, key=alphabetical)


def check_attribute(presentation: Presentation, attribute: str) -> None:
    """Raises Refused where no text and no participant can have this attribute."""
    known = attribute_names(presentation)
    if not known:
        raise Refused("attribute-none-yet", attribute=attribute)
    if attribute not in known and attribute.encode() not in presentation.state.attributes.rows:
        raise Refused("attribute-unknown", attribute=attribute, known=known)


def values_of(presentation: Presentation, attribute: str) -> dict[Id, str]:
    """The value of an attribute for each text and participant that has one."""
    found = {}
    for thing, row in _described(presentation):
        value = dict(row).get(attribute)
        if value is not None and (words := presentation.words(value)):
            found[thing] = words
    return found


def values_at(presentation: Presentation, values: dict[Id, str], coding: Coding) -> list[str]:
    """The values, of those of one attribute, that a coding has: its text's and its speakers', each once."""
    things: list[Id] = [coding.source, *spoken_by(presentation.state, coding)]
    return list(dict.fromkeys(values[each] for each in things if each in values))


def shown_value(presentation: Presentation, attribute: str, value: str) -> str:
    """A value as people read it: yes and no in their language."""
    row = presentation.state.attributes.get(attribute.encode())
    if row is not None and row.type == "yesno" and value in (YES, NO):
        return presentation.translator(f"term-{value}")
    return value


def in_order(presentation: Presentation, attribute: str, values: Iterable[str]) -> list[str]:
    """Values of an attribute in their order: choices as they were listed, anything else by the alphabet or in size."""
    row = presentation.state.attributes.get(attribute.encode())
    listed = list(row.choices) if row is not None and row.type == "choice" else [YES, NO]
    place = {value: n for n, value in enumerate(listed)}
    return sorted(set(values), key=lambda each: (place.get(each, len(place)), *_size(each), alphabetical(each), each))


def read_condition(presentation: Presentation, given: str) -> Condition:
    """A condition as people type it, such as `age>=40`. Raises Refused where it is none, nothing has the attribute, a
    choice is none of its choices, or it compares the size of what is neither a number nor a day."""
    condition = _read(presentation, given)
    if condition is None:
        raise Refused("attribute-form", given=given)
    check_attribute(presentation, condition.attribute)
    row = presentation.state.attributes.get(condition.attribute.encode())
    condition = condition._replace(value=as_kept(condition.value, row.type if row is not None else ""))
    if row is not None and row.type == "choice" and look_alike(condition.value) not in map(look_alike, row.choices):
        raise Refused("attribute-not-a-choice", attribute=condition.attribute, value=condition.value, known=row.choices)
    if condition.operator in _COMPARED and _number(condition.value) is None and not _is_day(condition.value):
        raise Refused("attribute-not-compared", attribute=condition.attribute, value=condition.value)
    return condition


def _read(presentation: Presentation, given: str) -> Condition | None:
    """An attribute may have a sign of comparison in its name: the longest name that is there counts."""
    for name in sorted(attribute_names(presentation), key=len, reverse=True):
        rest = given[len(name) :].lstrip()
        operator = next((each for each in OPERATORS if rest.startswith(each)), None)
        if given.startswith(name) and operator is not None:
            return Condition(name, operator, rest[len(operator) :].strip())
    found = _CONDITION.fullmatch(given)
    return None if found is None else Condition(found[1].strip(), found[2], found[3].strip())


def things_with(presentation: Presentation, given: str) -> set[Id]:
    """The texts and participants for which a condition holds. Raises Refused."""
    condition = read_condition(presentation, given)
    return {thing for thing, value in values_of(presentation, condition.attribute).items() if _fits(condition, value)}


def _fits(condition: Condition, value: str) -> bool:
    one, other = _number(value), _number(condition.value)
    if condition.operator in _COMPARED:
        if one is not None and other is not None:
            return _COMPARED[condition.operator]((one > other) - (one < other))
        if _is_day(value) and _is_day(condition.value):
            return _COMPARED[condition.operator]((value > condition.value) - (value < condition.value))
        return False
    is_same = (
        one == other if one is not None and other is not None else look_alike(value) == look_alike(condition.value)
    )
    return is_same is (condition.operator == "=")


def _described(presentation: Presentation) -> Iterable[tuple[Id, tuple[tuple[str, Text], ...]]]:
    state = presentation.state
    yield from ((row.id, row.attributes) for row in state.sources.values() if row.status != "removed")
    yield from ((row.id, row.attributes) for row in state.participants.values() if row.status != "removed")


def _number(value: str) -> Decimal | None:
    return Decimal(value.replace(",", ".")) if is_valid_value(value, "number", ()) else None


def _is_day(value: str) -> bool:
    return is_valid_value(value, "date", ())


def _size(value: str) -> tuple[bool, Decimal]:
    number = _number(value)
    return number is None, number or Decimal(0)


def why_aside(presentation: Presentation, source: Source) -> str:
    """Why a text was set aside (YES where that was not said); empty where it was not, or a table says so."""
    said = presentation.words(dict(source.attributes).get(SET_ASIDE)) if source.status == "live" else ""
    return "" if as_kept(said, "yesno") == NO else said


def attributes_shown(presentation: Presentation, attributes: Iterable[tuple[str, Text]]) -> str:
    """The attributes of a text or participant in one line."""
    named = ((name, presentation.words(value)) for name, value in attributes)
    return " · ".join(f"{name}: {shown_value(presentation, name, value)}" for name, value in named if value)
