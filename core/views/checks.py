"""Whether an event fits: its form, and the things that it names. Asked where events are written and where they fold.

What holds for a type of event is declared at the fields of its class (core/events/form.py), so that neither way in can
forget it. What depends on more than that (a range within its text, the owner of a coding) is in the fold itself.
"""

import typing
from collections.abc import Collection
from functools import cache
from typing import Any, NamedTuple

from core.events.concerns import KINDS
from core.events.form import IMPORTABLE, LOOSE, NEW, SAID_ANEW, reference_of
from core.events.registry import breach_of
from core.ids import Id, ThingId, ThingKind, may_have_made
from core.sealing.sealed_text import Text
from core.views.state import State

TABLES = {
    "attributed": "attributed_coders",
    "code": "codes",
    "coding": "codings",
    "source": "sources",
    "participant": "participants",
    "memo": "memos",
    "relation": "relations",
    "set": "code_sets",
    "consensus": "consensus",
    "replacement": "layer_edits",
    "link": "passages",
    "file": "files",
    "transcript": "transcripts",
    "round": "rounds",
    "query": "queries",
    "reference": "references",
    "checkpoint": "checkpoints",
    "attestation": "attestations",
}
"""The tables of the kinds of things that references are checked for. Members, devices and events have rules of their
own (core/views/members.py, core/log/validity_rules.py)."""


class Problem(NamedTuple):
    """Why an event has no effect, as a kind of conflict of the trail, and the ids of the things that it is about."""

    kind: str
    about: tuple[Id, ...] = ()


class _Field(NamedTuple):
    """A field that holds one id, or several (`is_many`), of things in a table; where the table is not named, the field
    before says of what kind the thing is. Of a new thing that `is_bound` the id has to be one of its maker's device."""

    number: int
    table: str
    is_new: bool
    is_bound: bool
    is_many: bool


def problem_of(state: State, device: Id, event: Any, why: Text | None, made: Collection[Id] = ()) -> Problem | None:
    """Why an event of a device would have no effect, as far as its own declarations say; None where they are kept.

    `made`: things that come into being just before it, in the same step.
    """
    if breach := breach_of(event, why):
        return Problem(breach)
    cls: Any = type(event)
    for number, table, is_new, is_bound, is_many in _fields(cls):
        value = event[number]
        if value is None:
            continue
        rows = getattr(state, table or TABLES[event[number - 1]]).rows
        if is_new:
            if value in made or (value in rows and getattr(rows[value], "unmade", None) is None):
                return Problem("already_there", (value,))
            if is_bound and not may_have_made(device, value):
                return Problem("foreign_id", (value,))
            continue
        for each in value if is_many else (value,):
            if each not in rows and each not in made:
                return Problem("unknown", (each,))
    return None


def made_by(event: Any) -> set[Id]:
    """The things that an event brings in."""
    cls: Any = type(event)
    return {event[number] for number, _, is_new, _, _ in _fields(cls) if is_new} | {event[n] for n in _said_anew(cls)}


@cache
def _said_anew(cls: Any) -> tuple[int, ...]:
    """The numbers of the fields whose things an event brings in or says anew."""
    hints = typing.get_type_hints(cls, include_extras=True) if hasattr(cls, "_fields") else {}
    names = enumerate(getattr(cls, "_fields", ()))
    return tuple(number for number, name in names if reference_of(hints[name]) is SAID_ANEW)


@cache
def _fields(cls: Any) -> tuple[_Field, ...]:
    """The fields whose things are checked, from the types of the class."""
    hints = typing.get_type_hints(cls, include_extras=True) if hasattr(cls, "_fields") else {}
    found = []
    for number, name in enumerate(getattr(cls, "_fields", ())):
        reference = reference_of(hints[name])
        parts = set(_parts(hints[name]))
        kinds = {KINDS[part] for part in parts if part in KINDS}
        if reference in (LOOSE, SAID_ANEW) or not (kinds or ThingId in parts):
            continue
        table = TABLES.get(kinds.pop(), "") if kinds else ""
        is_of_any_kind = ThingId in parts and number > 0 and ThingKind in _parts(hints[cls._fields[number - 1]])
        if table or is_of_any_kind:
            found.append(_Field(number, table, reference in (NEW, IMPORTABLE), reference is NEW, tuple in parts))
    return tuple(found)


def _parts(hint: Any) -> list[Any]:
    """A type and all that it is composed of."""
    origin = typing.get_origin(hint)
    return [
        hint,
        *([origin] if origin is not None else []),
        *(x for part in typing.get_args(hint) for x in _parts(part)),
    ]
