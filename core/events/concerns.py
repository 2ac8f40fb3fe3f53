"""What an event concerns: the things that it names, by kind and id, read from the types of its fields alone."""

import types
import typing
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from core.events.registry import Unknown, policy_of
from core.ids import (
    AttestationId,
    AttributedId,
    CheckpointId,
    CodeId,
    CodingId,
    ConsensusId,
    DeviceId,
    FileId,
    Id,
    MemberId,
    MemoId,
    ParticipantId,
    PassageLinkId,
    QueryId,
    ReferenceId,
    RelationId,
    ReplacementId,
    RoundId,
    SetId,
    SourceId,
    TargetId,
    ThingId,
    ThingKind,
    TranscriptId,
)

Thing = tuple[str, bytes]
"""The kind and the id of something. Of an event that another one is about the kind is `event`."""

KINDS: dict[Any, str] = {
    AttributedId: "attributed",
    CodeId: "code",
    CodingId: "coding",
    SourceId: "source",
    ParticipantId: "participant",
    MemoId: "memo",
    MemberId: "member",
    DeviceId: "device",
    RelationId: "relation",
    SetId: "set",
    ConsensusId: "consensus",
    ReplacementId: "replacement",
    PassageLinkId: "link",
    FileId: "file",
    TranscriptId: "transcript",
    RoundId: "round",
    QueryId: "query",
    ReferenceId: "reference",
    CheckpointId: "checkpoint",
    AttestationId: "attestation",
    TargetId: "event",
}
"""Keys, GUIDs of other tools, and things whose kind is not said (a `ThingId` without its `ThingKind`) are not here:
they are nothing whose history anybody asks for."""

_Reader = Callable[[Any], Iterator[Thing]]


class _Plan(NamedTuple):
    """How to read a class of events: which fields hold one id each, and of which kind; and readers of other fields."""

    plain: tuple[tuple[int, str], ...]
    others: tuple[tuple[int, _Reader], ...]


def concerns(event: Any) -> frozenset[Thing]:
    """The things that an event names. Of an event of an unknown type: none."""
    if type(event) is Unknown:
        return frozenset()
    cls: Any = type(event)
    plain, others = _plan(cls)
    things = [(kind, event[field]) for field, kind in plain]  # every event of a trail passes here
    for field, read in others:
        things += read((event, event[field]))
    return frozenset(things)


def concerned(event: Any, kind: str) -> set[Id]:
    """The ids of the things of one kind that an event names."""
    return {Id(thing) for its_kind, thing in concerns(event) if its_kind == kind}


def subject(event: Any, field: str) -> Thing:
    """The thing that a field of an event holds the id of, such as the one that the event `attaches`."""
    cls: Any = type(event)
    number, kind = _place(cls, field)
    return kind, event[number]


@cache
def _place(cls: Any, field: str) -> tuple[int, str]:
    number: int = cls._fields.index(field)
    return number, dict(_plan(cls).plain)[number]


def segments(event: Any) -> tuple[tuple[int, int], ...]:
    """Where in its source the thing stands that an event attaches: pairs of code points, the last one exclusive."""
    fields = policy_of(event).segment
    if not fields:
        return ()
    found = tuple(getattr(event, field) for field in fields)
    return found[0] if len(found) == 1 else (found,)


@cache
def _plan(cls: Any) -> _Plan:
    """Made from the types of the fields, once for each class."""
    hints = [typing.get_type_hints(cls)[name] for name in cls._fields]
    plain, others = [], []
    for number, hint in enumerate(hints):
        if hint in KINDS:
            plain.append((number, KINDS[hint]))
        elif ThingId in (hint, *typing.get_args(hint)) and number and hints[number - 1] is ThingKind:
            others.append((number, _of_any_kind(number - 1)))
        elif (read := _reader(hint)) is not None:
            others.append((number, read))
    return _Plan(tuple(plain), tuple(others))


def _of_any_kind(kind: int) -> _Reader:
    """Reads a ThingId, of the kind that another field of the event says."""

    def read(field: tuple[Any, Any]) -> Iterator[Thing]:
        event, value = field
        if value is not None:
            yield event[kind], value

    return read


def _reader(hint: Any) -> _Reader | None:
    """Reads the ids in a field of this type; None where there are none."""
    if hint in KINDS:
        return lambda field: iter(((KINDS[hint], field[1]),))
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and parts[-1] is Ellipsis:
        return _each([(None, _reader(parts[0]))])
    if origin is tuple:
        return _each([(number, _reader(part)) for number, part in enumerate(parts)])
    if origin in (typing.Union, types.UnionType):
        inner = next((read for part in parts if (read := _reader(part)) is not None), None)
        return None if inner is None else lambda field: iter(()) if field[1] is None else inner(field)
    return None


def _each(parts: list[tuple[int | None, _Reader | None]]) -> _Reader | None:
    """Reads what is in the items of an array: in those with a number, or (without one) in all."""
    readers = [(number, read) for number, read in parts if read is not None]
    if not readers:
        return None

    def read_all(field: tuple[Any, Any]) -> Iterator[Thing]:
        event, items = field
        for number, read in readers:
            for item in items if number is None else (items[number],):
                yield from read((event, item))

    return read_all
