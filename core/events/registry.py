"""Between an event and its bytes: wire names, versions, checks of every field, and events not known here.

On the wire an event is a canonical array of eight: type, version, claimed wall clock (ms since 1970), offset from UTC
(minutes), heads seen since the device's last event, the fields in order, the reason, and its place in its act: how many
events before it in its feed began what one gesture recorded (core/log/acts.py).
"""

import re
import types
import typing
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, TypeVar

from core.errors import BadSeal, NotCanonical
from core.events.form import WHY, Breach, Check, checks_of
from core.events.policy import UNDECLARED, Policy
from core.ids import ID_BYTES, DeviceId, EventId, Id
from core.limits import CLAIMED_TIME_MS_MAX, SEEN_HEADS_MAX, TYPE_NAME_MAX
from core.sealing import codec
from core.sealing.crypto import KeyKind, is_of_kind
from core.sealing.envelope import Head
from core.sealing.sealed_text import Text, sealed_text_keys

Fields = tuple[Any, ...]


class EventDraft(NamedTuple):
    """An event as its author wrote it, before it has a place in the log. `act`: how many events before it in its feed
    began its act, as the author says."""

    event: Any
    why: Text | None
    at: int
    offset: int
    seen: tuple[Head, ...]
    act: int = 0


class RecordedEvent(NamedTuple):
    """An event in its place. The first four fields are the total order; `at` is what the author's clock claimed; `act`
    how many events before it in its feed began its act (core/log/acts.py)."""

    time: int
    device: DeviceId
    seq: int
    id: EventId
    at: int
    offset: int
    seen: tuple[Head, ...]
    event: Any
    why: Text | None
    act: int = 0


class Unknown(NamedTuple):
    """An event of a type or version that this program does not know: kept, passed on, counted, and said."""

    wire: str
    version: int
    fields: codec.Value


class Kind(NamedTuple):
    """What the registry knows of one type of event. `form` are the checks of its fields, by their numbers; `whole` is
    the check of how they go together."""

    wire: str
    version: int
    cls: Any
    policy: Policy
    fit: Callable[[Any], bool]
    texts: tuple[str, ...]
    upcasts: dict[int, Callable[[Fields], Fields]]
    form: tuple[tuple[int, Check], ...] = ()
    whole: Check | None = None


_WIRE_NAME = re.compile(f"[a-z][a-z0-9_.]{{0,{TYPE_NAME_MAX - 1}}}")
"""Types of newer versions are called so too; anything else in its place is nobody's."""

MALFORMED = EventDraft(Unknown("malformed", 0, None), None, 0, 0, ())
"""What a device signed but nobody can decode: it keeps its place, and the trail says so."""

BY_WIRE: dict[str, Kind] = {}
BY_CLASS: dict[Any, Kind] = {}

E = TypeVar("E", bound=type)


def event(
    wire: str,
    policy: Policy = UNDECLARED,
    version: int = 1,
    upcasts: dict[int, Callable[[Fields], Fields]] | None = None,
    whole: Check | None = None,
) -> Callable[[E], E]:
    """Registers a NamedTuple as an event. `upcasts[v]` turns the fields of version v into those of v + 1.

    The types of its fields declare the form of each (core/events/form.py); `whole` checks how they go together.
    """

    def register(cls: E) -> E:
        hints = typing.get_type_hints(cls)
        names: tuple[str, ...] = cls._fields  # type: ignore[attr-defined]
        fit = _compiled([hints[name] for name in names])
        texts = tuple(name for name in names if hints[name] == Text)
        kind = Kind(wire, version, cls, policy, fit, texts, upcasts or {}, checks_of(cls), whole)
        BY_WIRE[wire] = BY_CLASS[cls] = kind
        return cls

    return register


def policy_of(recorded: Any) -> Policy:
    """What the class of an event declares; of an unknown type: that only coders make it, and nobody undoes it."""
    kind = BY_CLASS.get(type(recorded))
    return UNDECLARED if kind is None else kind.policy


def wire_name(recorded: Any) -> str:
    """The wire name of an event's type, such as code.renamed; also of an event that this program does not know."""
    return recorded.wire if type(recorded) is Unknown else BY_CLASS[type(recorded)].wire


def breach_of(recorded: Any, why: Text | None) -> Breach:
    """What is wrong with the form of an event or its reason; nothing is said of an event that is not known here."""
    kind = BY_CLASS.get(type(recorded))
    if why is not None and (found := WHY.breach(why)):
        return found
    if kind is None:
        return ""
    for field, check in kind.form:
        if found := check(recorded[field]):
            return found
    return kind.whole(recorded) if kind.whole is not None else ""


def sealed_texts_of(event: Any, why: Text | None) -> list[codec.SealedText]:
    """The sealed texts of an event and its reason, also of an event of a type that is not known here."""
    parts = _parts(event.fields) if type(event) is Unknown else [getattr(event, name) for name in _texts_of(event)]
    return [each for each in (*parts, why) if type(each) is codec.SealedText]


def text_key_of(event: Any, why: Text | None) -> Id | None:
    """The key of what was typed in an event (core/sealing/crypto.py, KeyKind.TEXT); None where there is none."""
    return next(iter(text_keys_of(event, why)), None)


def text_keys_of(event: Any, why: Text | None) -> tuple[Id, ...]:
    """All such keys that an event names, of which an honest program names one at most. Whose they are they do not say:
    any author can name another's."""
    if why is None and not _texts_of(event) and type(event) is not Unknown:
        return ()  # as nearly all are
    found: dict[Id, None] = {}
    for box in sealed_texts_of(event, why):
        try:
            found.update(dict.fromkeys(key for key in sealed_text_keys(box) if is_of_kind(key, KeyKind.TEXT)))
        except BadSeal:
            continue
    return tuple(found)


def _texts_of(event: Any) -> tuple[str, ...]:
    kind = BY_CLASS.get(type(event))
    return () if kind is None else kind.texts


def _parts(value: Any) -> Iterator[Any]:
    if type(value) is tuple:
        for each in value:
            yield from _parts(each)
    else:
        yield value


def ids_in(event: Any) -> Iterator[bytes]:
    """All values in an event that are as long as an id: of things, people, and keys."""
    return (each for each in _parts(tuple(event)) if isinstance(each, bytes) and len(each) == ID_BYTES)


def encode_event(draft: EventDraft) -> bytes:
    """The canonical plaintext of an event. Raises NotCanonical where a field is not of its type."""
    recorded = draft.event
    if type(recorded) is Unknown:
        wire, version, fields = recorded
    else:
        kind = BY_CLASS[type(recorded)]
        wire, version, fields = kind.wire, kind.version, tuple(recorded)
        if not kind.fit(fields):
            raise NotCanonical("bad-event-fields", type=wire)
    seen = draft.seen or None
    value = (wire, version, draft.at, draft.offset, seen, fields, draft.why, draft.act)
    if type(recorded) is not Unknown:
        return codec.encode_trusted(value)
    return codec.encode(value)


def decode_event(plaintext: bytes, proven: bool = False) -> EventDraft:
    """The event of a plaintext; `proven` where it was found to be of a known type, and right, before.

    Raises NotCanonical.
    """
    value = codec.decode_proven(plaintext) if proven else codec.decode_shape(plaintext)
    if type(value) is not tuple or len(value) != 8:
        raise NotCanonical("bad-event-parts")
    wire, version, at, offset, seen, fields, why, act = value
    kind = BY_WIRE.get(wire) if type(wire) is str else None
    if proven and kind is not None and version == kind.version:
        heads = tuple(map(Head._make, seen)) if seen is not None else ()
        return tuple.__new__(EventDraft, (kind.cls._make(fields), why, at, offset, heads, act))
    heads = _checked_frame(wire, version, at, offset, seen, why)
    if not _is_count(act):
        raise NotCanonical("bad-event-act")
    if kind is None or version > kind.version:
        codec.check(fields)
        return EventDraft(Unknown(wire, version, fields), why, at, offset, heads, act)
    fields = _upcast(kind, version, fields)
    if not kind.fit(fields):
        raise NotCanonical("bad-event-fields", type=wire)
    return EventDraft(kind.cls._make(fields), why, at, offset, heads, act)


def _upcast(kind: Kind, version: int, fields: Any) -> Any:
    """The fields as today's version has them. Raises NotCanonical where they are not those of the version named."""
    if version == kind.version:
        return fields
    codec.check(fields)
    try:
        for past in range(version, kind.version):
            fields = kind.upcasts[past](fields)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as problem:
        raise NotCanonical("bad-event-fields", type=kind.wire) from problem
    return fields


def _checked_frame(wire: Any, version: Any, at: Any, offset: Any, seen: Any, why: Any) -> tuple[Head, ...]:
    if type(wire) is not str or not _WIRE_NAME.fullmatch(wire) or not _is_count(version) or version < 1:
        raise NotCanonical("bad-event-frame")
    if not _is_text(why) and why is not None:
        raise NotCanonical("bad-event-reason")
    if type(at) is not int or not 0 <= at < CLAIMED_TIME_MS_MAX or type(offset) is not int or abs(offset) >= 1440:
        raise NotCanonical("bad-event-clock")
    if seen is None:
        return ()
    if type(seen) is not tuple or not 0 < len(seen) <= SEEN_HEADS_MAX:
        raise NotCanonical("bad-event-frontier")
    heads = tuple(Head._make(each) for each in seen if type(each) is tuple and len(each) == 3)
    if len(heads) != len(seen) or not all(_is_head(each) for each in heads):
        raise NotCanonical("bad-event-frontier")
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
    return type(value) is str or type(value) is codec.SealedText


def _compiled(hints: list[Any]) -> Callable[[Any], bool]:
    """One function that checks all fields of an event; compiled, because every event passes here at every start."""
    inner: dict[str, Any] = {"Box": codec.SealedText}
    tests = [_test(hint, f"f[{n}]", inner) for n, hint in enumerate(hints)]
    whole = " and ".join(["type(f) is tuple", f"len(f) == {len(hints)}", *tests])
    return typing.cast(Callable[[Any], bool], eval(f"lambda f: {whole}", inner))


def plain_type(hint: Any) -> Any:
    """The type that decides what bytes a field may have: all ids of things are an `Id` there, a kind is text."""
    while hint not in _PLAIN_TESTS and hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    return hint


_PLAIN_TESTS: dict[Any, str] = {
    Id: "type({v}) is bytes and len({v}) == 16",
    EventId: "type({v}) is bytes and len({v}) == 32",
    int: "type({v}) is int and 0 <= {v} < 9007199254740992",
    str: "type({v}) is str",
    bytes: "type({v}) is bytes",
    Text: "(type({v}) is str or type({v}) is Box)",
}


def _test(hint: Any, value: str, inner: dict[str, Any]) -> str:
    """The source of the test of one field, made from its type; `inner` receives what it calls."""
    hint = plain_type(hint)
    if hint in _PLAIN_TESTS:
        return _PLAIN_TESTS[hint].format(v=value)
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and parts[-1] is Ellipsis:
        return f"(type({value}) is tuple and all([{_test(parts[0], 'item', inner)} for item in {value}]))"
    if origin is tuple:
        name = f"fit{len(inner)}"
        inner[name] = _compiled(list(parts))
        return f"{name}({value})"
    if origin in (typing.Union, types.UnionType) and type(None) in parts and len(parts) == 2:
        present = next(part for part in parts if part is not type(None))
        return f"({value} is None or {_test(present, value, inner)})"
    raise TypeError(f"no check for a field of type {hint}")
