"""The state at one point of the log as parts of bytes that are equal on every device, to be attested and handed on.

The parts hold rows, and of words only sealed boxes. The first has all tables but the codings, the second the codings
as columns, the third the places of the events that rows name, such as those that brought the texts in. A digest over
all three stands for the state.
"""

import zlib
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from core.errors import NotCanonical
from core.events.registry import BY_WIRE, EventDraft
from core.ids import EVENT_ID_BYTES, DeviceId, EventId, Id
from core.log.causality import Key
from core.log.ordering import Timeline
from core.log.snapshots import columns_of, rows_of, views_version
from core.sealing import codec, crypto, envelope
from core.sealing.envelope import Sealed
from core.views.packed_part import PackedPart
from core.views.state import LATE_TABLES, PACKED_TABLES, ROW_TYPES, State

FORMAT = 1
_PART_BYTES_MAX = (1 << 31) - 1
_NAMES_MANY = LATE_TABLES | {"attestations", "checkpoints"}
"""Tables whose rows name more events than anybody reads who has no trail."""

Parts = tuple[bytes, ...]


class Carried(NamedTuple):
    """An event that a state is read with: its place, and its envelope."""

    place: Key
    raw: bytes


def version() -> bytes:
    """What says that two programs make the same parts of the same events. One that knows fewer types of them does
    not."""
    known = [[wire, kind.version] for wire, kind in sorted(BY_WIRE.items())]
    return crypto.digest(codec.encode([FORMAT, views_version(), known]))


def digest_of(parts: Parts) -> bytes:
    """The digest of a state in parts."""
    return crypto.digest(b"kodespor/state-parts/1\0" + b"".join(map(crypto.digest, parts)))


def parts_of(state: State, places: Mapping[EventId, Key], within: Container[EventId]) -> Parts:
    """A state in parts; `within` says which events it is of."""
    plain, packed = list[Any](), list[Any]()
    for name in sorted(ROW_TYPES):
        rows: Any = getattr(state, name).rows
        if name in PACKED_TABLES:
            part = PackedPart.of(ROW_TYPES[name], dict(rows.items())) if rows else None
            packed.append([name, part.plain() if part is not None else None])
        else:
            keys = sorted(rows)
            plain.append([name, keys, columns_of([rows[key] for key in keys])])
    named = {each for each in _events_named(state) if each in within}
    carried = [[key.time, key.device, key.seq, key.id, key.act] for key in sorted(places[each] for each in named)]
    return tuple(codec.encode_trusted(each) for each in ([state.count, plain], packed, carried))


def _events_named(state: State) -> Iterator[EventId]:
    """What may be the id of an event, in all rows but those of tables that many are in."""
    for name in sorted(ROW_TYPES.keys() - _NAMES_MANY):
        for key, row in getattr(state, name).rows.items():
            yield from _ids_in((key, row))


def _ids_in(value: Any) -> Iterator[EventId]:
    if type(value) is bytes:
        if len(value) == EVENT_ID_BYTES:
            yield EventId(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from _ids_in(each)


def packed(parts: Parts) -> list[bytes]:
    """Parts as they are kept and sent."""
    return [zlib.compress(each, 6) for each in parts]


def unpacked(parts: Sequence[bytes]) -> Parts:
    """The parts again. Raises NotCanonical."""
    try:
        found = [zlib.decompressobj() for _ in parts]
        return tuple(one.decompress(each, _PART_BYTES_MAX) for one, each in zip(found, parts, strict=True))
    except (zlib.error, TypeError) as problem:
        raise NotCanonical("bytes-not-canonical") from problem


def state_of(parts: Parts) -> State:
    """The state that parts hold. Whoever made them up may have put anything into them."""
    (count, plain), packed_tables = (codec.decode_trusted(each) for each in parts[:2])
    state = State()
    for name, keys, columns in plain:
        state.apply_changes({name: rows_of(name, keys, columns)})
    for name, flat in packed_tables:
        if flat is not None:
            prefixes, columns = flat
            state.apply_changes({name: PackedPart.of_flat(ROW_TYPES[name], [prefixes, zlib.compress(columns, 1)])})
    state.count = count
    return state


def carried_places(parts: Parts) -> list[Key]:
    """The places of the events that a state is read with, in their order; their rows count from 1."""
    return [
        Key(time, DeviceId(Id(device)), seq, EventId(event), row, act)
        for row, (time, device, seq, event, act) in enumerate(codec.decode_trusted(parts[2]), 1)
    ]


def timeline_of(parts: Parts, raws: Sequence[bytes], open_event: Callable[[Sealed], EventDraft | None]) -> Timeline:
    """What stands for the timeline while a state is read of which the log has not come: its events are those that came
    with it."""
    keys = carried_places(parts)
    sealed = {key.row: envelope.parse(raw) for key, raw in zip(keys, raws, strict=True)}
    if any(sealed[key.row].id != key.id for key in keys):
        raise NotCanonical("bytes-not-canonical")

    def read(row: int) -> tuple[Sealed, EventDraft | None]:
        return sealed[row], open_event(sealed[row])

    timeline = Timeline(read, open_event)
    for key in keys:
        timeline.places.add(key)
        timeline.order.append(key)
    timeline.state = state_of(parts)
    return timeline
