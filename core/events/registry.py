"""Between an event and its bytes: wire names, versions, checks of every field, and events not known here.

On the wire an event is a canonical array of seven: type, version, claimed wall clock (ms since 1970),
offset from UTC (minutes), heads seen since the device's last event, the fields in order, the reason.
"""

import types
import typing
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from core import codec
from core.boxes import Text
from core.errors import NotCanonical
from core.ids import EventId, Id
from core.limits import CLAIMED_TIME_MS_MAX, SEEN_HEADS_MAX

Fields = tuple[Any, ...]


class Head(NamedTuple):
    """The newest event known of one feed."""

    device: Id
    seq: int
    id: EventId


class Written(NamedTuple):
    """An event as its author wrote it, before it has a place in the log."""

    event: Any
    why: Text | None
    at: int
    offset: int
    seen: tuple[Head, ...]


class Happened(NamedTuple):
    """An event in its place. The first four fields are the total order; `at` is what the author's clock claimed."""

    time: int
    device: Id
    seq: int
    id: EventId
    at: int
    offset: int
    seen: tuple[Head, ...]
    event: Any
    why: Text | None


class Unknown(NamedTuple):
    """An event of a type or version that this program does not know: kept, passed on, counted, and said."""

    wire: str
    version: int
    fields: codec.Value


class Kind(NamedTuple):
    """What the catalogue knows of one type of event."""

    wire: str
    version: int
    cls: Any
    checks: tuple[Callable[[Any], bool], ...]
    texts: tuple[str, ...]
    upcasts: dict[int, Callable[[Fields], Fields]]


BY_WIRE: dict[str, Kind] = {}
BY_CLASS: dict[Any, Kind] = {}

E = TypeVar("E", bound=type)


def event(
    wire: str, version: int = 1, upcasts: dict[int, Callable[[Fields], Fields]] | None = None
) -> Callable[[E], E]:
    """Registers a NamedTuple as an event. `upcasts[v]` turns the fields of version v into those of v + 1."""

    def register(cls: E) -> E:
        hints = typing.get_type_hints(cls)
        checks = tuple(_check_for(hints[name]) for name in cls._fields)  # type: ignore[attr-defined]
        texts = tuple(name for name in cls._fields if hints[name] == Text)  # type: ignore[attr-defined]
        kind = Kind(wire, version, cls, checks, texts, upcasts or {})
        BY_WIRE[wire] = BY_CLASS[cls] = kind
        return cls

    return register


def encode_event(written: Written) -> bytes:
    """The canonical plaintext of an event. Raises NotCanonical where a field is not of its type."""
    happened = written.event
    if type(happened) is Unknown:
        wire, version, fields = happened
    else:
        kind = BY_CLASS[type(happened)]
        wire, version, fields = kind.wire, kind.version, tuple(happened)
        if not _fit(kind, fields):
            raise NotCanonical(f"A field of {wire} is not of its type: {happened!r}.")
    seen = written.seen or None
    return codec.encode([wire, version, written.at, written.offset, seen, fields, written.why])


def decode_event(plaintext: bytes) -> Written:
    """The event of a plaintext. Raises NotCanonical."""
    value = codec.decode(plaintext)
    if type(value) is not tuple or len(value) != 7:
        raise NotCanonical("An event has the wrong number of parts.")
    wire, version, at, offset, seen, fields, why = value
    heads = _checked_frame(wire, version, at, offset, seen, why)
    kind = BY_WIRE.get(wire)
    if kind is None or version > kind.version:
        return Written(Unknown(wire, version, fields), why, at, offset, heads)
    for past in range(version, kind.version):
        fields = kind.upcasts[past](fields)
    if not _fit(kind, fields):
        raise NotCanonical(f"The fields of {wire} are not as they should be.")
    return Written(kind.cls._make(fields), why, at, offset, heads)


def _fit(kind: Kind, fields: Any) -> bool:
    if type(fields) is not tuple or len(fields) != len(kind.checks):
        return False
    for check, value in zip(kind.checks, fields, strict=True):
        if not check(value):
            return False
    return True


def _checked_frame(wire: Any, version: Any, at: Any, offset: Any, seen: Any, why: Any) -> tuple[Head, ...]:
    if not (_is_text(why) or why is None) or type(wire) is not str or type(version) is not int or version < 1:
        raise NotCanonical("An event's frame is not as it should be.")
    if type(at) is not int or not 0 <= at < CLAIMED_TIME_MS_MAX or type(offset) is not int or abs(offset) > 1440:
        raise NotCanonical("An event's clock is not as it should be.")
    if seen is None:
        return ()
    if type(seen) is not tuple or not 0 < len(seen) <= SEEN_HEADS_MAX:
        raise NotCanonical("An event's frontier is not as it should be.")
    heads = tuple(Head._make(each) for each in seen if type(each) is tuple and len(each) == 3)
    if len(heads) != len(seen) or not all(_is_head(each) for each in heads):
        raise NotCanonical("An event's frontier is not as it should be.")
    return heads


def _is_head(head: Head) -> bool:
    return _is_id(head.device) and _is_count(head.seq) and _is_event_id(head.id)


def _is_id(value: Any) -> bool:
    return type(value) is bytes and len(value) == 16


def _is_event_id(value: Any) -> bool:
    return type(value) is bytes and len(value) == 32


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value < 1 << 53


def _is_text(value: Any) -> bool:
    return type(value) is str or type(value) is codec.Box


def _check_for(hint: Any) -> Callable[[Any], bool]:
    """The test of one field, made from its type."""
    plain: dict[Any, Callable[[Any], bool]] = {
        Id: _is_id,
        EventId: _is_event_id,
        int: _is_count,
        str: lambda value: type(value) is str,
        bytes: lambda value: type(value) is bytes,
        bool: lambda value: type(value) is bool,
        Text: _is_text,
    }
    if hint in plain:
        return plain[hint]
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and inner[-1] is Ellipsis:
        each = _check_for(inner[0])
        return lambda value: type(value) is tuple and all(each(item) for item in value)
    if origin is tuple:
        parts = [_check_for(part) for part in inner]
        return lambda value: (
            type(value) is tuple and len(value) == len(parts) and all(p(v) for p, v in zip(parts, value, strict=True))
        )
    if origin in (typing.Union, types.UnionType) and type(None) in inner:
        present = _check_for(typing.Union[tuple(part for part in inner if part is not type(None))])  # noqa: UP007
        return lambda value: value is None or present(value)
    raise TypeError(f"no check for a field of type {hint}")
