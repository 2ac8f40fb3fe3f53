"""What fills the places of an event's sentence: its fields, each said by its type."""

import typing
from collections.abc import Callable
from functools import cache
from typing import Any

from core.analysis.names_then import NamesThen
from core.events.concerns import KINDS
from core.events.form import OneOf, rules_of
from core.events.registry import BY_CLASS
from core.ids import Id
from core.sealing.sealed_text import Text

Places = dict[str, object]
"""What fills the places of a sentence, by name."""

TERMS = {
    "code.defined.part": "term-code-part-",
    "attribute.type_set.type": "term-attribute-",
    "export.recorded.content": "term-export-",
    "findings.answered.answer": "term-answer-",
    "retention.set.then": "term-then-",
    "transcript.answered.answer": "term-answer-",
    "device.added.kind": "trail-device-",
    "member.admitted.role": "term-role-",
    "member.role_set.role": "term-role-",
    "participant.status_set.status": "term-status-",
    "phase.started.phase": "term-phase-",
    "project.described.part": "term-part-",
    "source.imported.kind": "term-source-",
    "text.replaced.layer": "term-layer-",
}
"""What fields that hold one of a few values are called for people: the beginning of a message."""


def places_of(names: NamesThen, event: Any) -> Places:
    """What fills the places of an event's sentence."""
    cls: Any = type(event)
    return {name: read(names, event[number]) for number, name, read in _readers(cls)}


SAID = ("code", "source", "participant", "member", "device", "set", "round", "query", "file", "reference", "transcript")
"""The kinds of things that have a name, or an owner who has one. Of others the sentences on them say more."""

OFFSETS = ("start", "end")
"""Fields that no sentence has a place for: the words of the segment, or that it is one, are said instead. So all
codings of one text with one code are said in one sentence, which is made once."""

Reader = Callable[[NamesThen, Any], object]


@cache
def _readers(cls: Any) -> tuple[tuple[int, str, Reader], ...]:
    """The fields of a class that are said, by their numbers and names, and how."""
    hints, plain = typing.get_type_hints(cls, include_extras=True), typing.get_type_hints(cls)
    wire = BY_CLASS[cls].wire
    every = ((name, _reader(f"{wire}.{name}", plain[name], hints[name])) for name in cls._fields)
    return tuple((n, name, read) for n, (name, read) in enumerate(every) if read is not None and name not in OFFSETS)


def _reader(field: str, plain: Any, hint: Any) -> Reader | None:
    if field in TERMS:
        return lambda names, value: names.say(f"{TERMS[field]}{value}")
    if any(isinstance(rule, OneOf) for rule in rules_of(hint)) and plain is str:
        return lambda _, value: value
    if plain == Text:
        return lambda names, value: names.words(value)
    if plain is str:
        return lambda names, value: names.quoted(value)
    if plain is int:
        return lambda _, value: value
    if plain in KINDS:
        return _thing(KINDS[plain]) if KINDS[plain] in SAID else None
    parts = [part for part in typing.get_args(plain) if KINDS.get(part) in SAID]
    if len(parts) == 1 and typing.get_origin(plain) is tuple:
        one = _thing(KINDS[parts[0]])
        return lambda names, value: names.list(str(one(names, each)) for each in value)
    if len(parts) == 1:
        one_or_none = _thing(KINDS[parts[0]])
        return lambda names, value: "" if value is None else one_or_none(names, value)
    return None


def _thing(kind: str) -> Reader:
    return lambda names, value: names.thing(kind, Id(value))
