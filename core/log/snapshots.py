"""Snapshots on disk: views at a moment, sealed with the device's own key, deletable at any time.

They hold rows and places, and of participants' words only sealed boxes: a destroyed key makes those
unreadable here too. A snapshot is canonical msgpack, compressed, then sealed; never pickle.

A snapshot names the version of the views that it holds. That version is computed from the fields of all rows and from
FOLD_VERSION, so whoever adds a field to a row makes all old snapshots unusable without thinking of it; the log is then
folded anew.
"""

import bisect
import typing
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from core.errors import BadSeal, NotCanonical
from core.events.registry import (
    BY_CLASS,
    BY_WIRE,
    EventDraft,
    RecordedEvent,
    Unknown,
    decode_event,
    encode_event,
)
from core.ids import DeviceId, Entropy, EventId, Id, KeyId
from core.log.causality import Causality, Key
from core.log.clocks import Doubt
from core.log.collector import without_collector
from core.log.looking_back import LookingBack
from core.log.ordering import Timeline
from core.log.places import Order
from core.log.stretches import Snapshot
from core.sealing import codec, crypto
from core.views.packed_part import PackedPart
from core.views.state import FOLD_VERSION, ROW_TYPES, Changes

FORMAT = 10
"""How a snapshot is laid out; the version of the views in it is computed."""
_LABEL = b"kodespor/snapshot/1"
_UNPACKED_BYTES_MAX = (1 << 31) - 1  # the largest that a machine of 32 bits can be told
UNKNOWN = ""
"""Stands for the type of an event that was not known when it was folded."""
_PROBED = 64
"""So many values of a column tell whether it repeats itself."""

Sealed = bytes


def views_version() -> str:
    """A digest (hexadecimal) of FOLD_VERSION and of the names and types of all fields of all rows."""
    return _version_of(FOLD_VERSION, (*ROW_TYPES.items(), ("order", Key)))


@cache
def _version_of(fold_version: int, row_types: tuple[tuple[str, Any], ...]) -> str:
    shapes = [(name, _shape(cls)) for name, cls in sorted(row_types)]
    return crypto.digest(codec.encode([fold_version, shapes])).hex()


def _shape(hint: Any) -> str:
    """A type in full: of a row with the names and types of its fields."""
    if hasattr(hint, "_fields"):
        hints = typing.get_type_hints(hint)
        return f"{hint.__name__}({', '.join(f'{name}: {_shape(hints[name])}' for name in hint._fields)})"
    parts = typing.get_args(hint)
    if parts:
        return f"{typing.get_origin(hint)}[{', '.join(map(_shape, parts))}]"
    return str(getattr(hint, "__qualname__", hint))


def seal_snapshot(
    number: int, snapshot: Snapshot, timeline: Timeline, local: bytes, entropy: Entropy, before: Sequence[bytes] = ()
) -> Sealed:
    """One snapshot, with what reaches back of its events. With the last one travels who knew what, how its events
    count otherwise than by what the snapshots hold, and which these are, by the marks of those `before` it: it is the
    one that is resumed."""
    places = [bisect.bisect_left(timeline.retroactive, each, key=_place) for each in _ends(snapshot.keys)]
    retroactive = [_flat(each) for each in timeline.retroactive[slice(*places or (0,))]]
    causality = otherwise = follows = None
    if timeline.snapshots and snapshot is timeline.snapshots[-1]:
        count = sum(len(each.keys) for each in timeline.snapshots)
        found = LookingBack(timeline).counted_otherwise(count)
        otherwise, follows = [found.since, list(found.undone.items())], _together(before)
        if timeline.causality is not None:
            causality = timeline.causality.until(timeline.order[:count]).flat()
    changes = {
        name: [list(changed), columns_of(list(changed.values()))]
        for name, changed in snapshot.changes.items()
        if changed and not isinstance(changed, PackedPart)
    }
    numbers = {row: n for n, row in enumerate(snapshot.keys.rows)}
    ids_doubted = (key.id for key in snapshot.keys if key.id in timeline.doubts) if timeline.doubts else ()
    doubts = [[each, *timeline.doubts[each]] for each in ids_doubted]
    last = len(snapshot.keys) - 1
    kinds = [[_wire_of(cls), numbers.get(key.row, last)] for cls, key in snapshot.last_kinds.items()]
    puts = [[name, row, numbers[key.row]] for (name, row), key in snapshot.last_puts.items() if key.row in numbers]
    under = sorted(timeline.sealed_under)
    keys, ids = timeline.places.flat(snapshot.keys.rows)
    parts = [keys, kinds, puts, doubts, retroactive, causality, otherwise, follows, under, changes]
    packed = {name: each.flat() for name, each in snapshot.changes.items() if isinstance(each, PackedPart)}
    content = codec.encode_trusted([zlib.compress(codec.encode_trusted(parts), 1), ids, packed])
    salt = entropy(crypto.SALT_BYTES)
    head = codec.encode([FORMAT, views_version(), number, salt])
    return codec.encode([head, crypto.seal(crypto.message_key(local, _LABEL, head), content, head)])


def mark_of(sealed: Sealed) -> bytes:
    """What a sealed snapshot has alike with no other. Raises NotCanonical."""
    return crypto.digest(_parts_of(sealed)[0])


def _together(marks: Sequence[bytes]) -> bytes:
    return crypto.digest(b"".join(marks))


def resume(stored: Iterable[Sealed], timeline: Timeline, local: bytes) -> list[bytes]:
    """Fills an empty timeline from snapshots, and returns their marks. Returns none where there is no snapshot, or one
    cannot be used, or they were not kept together: then the timeline is of no use."""
    try:
        with without_collector():
            return _resume(stored, timeline, local)
    except (BadSeal, NotCanonical):
        return []


def _resume(stored: Iterable[Sealed], timeline: Timeline, local: bytes) -> list[bytes]:
    opened, marks = None, list[bytes]()
    for number, raw in enumerate(stored):
        opened = _open(number, raw, local)
        marks.append(opened.mark)
        order = Order(timeline.places, timeline.places.resume(opened.keys, opened.ids))
        last_puts = {(name, row): order[place] for name, row, place in opened.puts}
        last_kinds = {_class_of(wire): order[place] for wire, place in opened.kinds}
        timeline.snapshots.append(Snapshot(order, opened.changes, last_kinds, last_puts))
        timeline.order.extend(order.rows)
        timeline.retroactive += map(_reaching, opened.retroactive)
        timeline.doubts.update({EventId(event): Doubt(*doubt) for event, *doubt in opened.doubts})
        timeline.state.apply_changes(opened.changes)
    if opened is None or opened.follows != _together(marks[:-1]):
        return []
    timeline.state.count = len(timeline.order)
    timeline.sealed_under = {KeyId(Id(key)) for key in opened.under}
    if opened.causality is not None:
        timeline.causality = Causality.of_flat(opened.causality, timeline.places)
    since, undone = opened.otherwise
    timeline.resume(since, {EventId(each): undo for each, undo in undone})
    return marks


class Opened(NamedTuple):
    """What one snapshot holds, as `seal_snapshot` put it together."""

    keys: Any
    kinds: Any
    puts: Any
    doubts: Any
    retroactive: Any
    causality: Any
    otherwise: Any
    follows: bytes | None
    under: Any
    changes: Changes
    ids: bytes
    mark: bytes


def _parts_of(raw: Sealed) -> tuple[bytes, bytes]:
    """The head of a snapshot, and what is sealed. Raises NotCanonical."""
    parts = codec.decode_trusted(raw) if type(raw) is bytes else None
    if type(parts) is not tuple or [*map(type, parts)] != [bytes, bytes]:
        raise NotCanonical
    return parts


def _unsealed(number: int, head: bytes, sealed: bytes, local: bytes) -> bytes:
    """What this device sealed. Raises NotCanonical or BadSeal where it is torn, another's, or of another version."""
    named = codec.decode_trusted(head)
    if type(named) is not tuple or named[:3] != (FORMAT, views_version(), number):
        raise BadSeal("snapshot-outdated")
    return crypto.unseal(crypto.message_key(local, _LABEL, head), sealed, head)


def _open(number: int, raw: Sealed, local: bytes) -> Opened:
    """Raises NotCanonical or BadSeal; what this device sealed in this version opens, so anything else is a fault."""
    head, sealed = _parts_of(raw)
    main, ids, packed = codec.decode_trusted(_unsealed(number, head, sealed, local))
    *parts, changes = codec.decode_trusted(zlib.decompressobj().decompress(main, _UNPACKED_BYTES_MAX))
    rows: Changes = {name: rows_of(name, *changed) for name, changed in changes.items()}
    rows |= {name: PackedPart.of_flat(ROW_TYPES[name], flat) for name, flat in packed.items()}
    return Opened._make([*parts, rows, ids, crypto.digest(head)])


def _wire_of(cls: type) -> str:
    return UNKNOWN if cls is Unknown else BY_CLASS[cls].wire


def _class_of(wire: str) -> type:
    kind = BY_WIRE.get(wire)
    return Unknown if kind is None else kind.cls


def columns_of(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Rows as columns; a column that repeats itself as its different values and, for each row, which it is."""
    columns: list[list[Any]] = []
    for column in zip(*rows, strict=True):
        probe = column[:_PROBED]
        if len(set(probe)) * 2 > len(probe):
            columns.append([None, list(column)])
            continue
        different = {value: n for n, value in enumerate(dict.fromkeys(column))}
        columns.append([list(different), [different[value] for value in column]])
    return columns


def _values(columns: Any) -> list[Any]:
    """The columns again. Equal values are one object then, which is half the memory of a project."""
    return [column if values is None else list(map(values.__getitem__, column)) for values, column in columns]


def rows_of(name: str, keys: Any, columns: Any) -> dict[bytes, tuple[Any, ...]]:
    """Rows again, and the rows within rows."""
    cls = ROW_TYPES[name]
    rows = _made(cls, _values(columns))
    for field, inner in _rows_within(cls):
        rows = map(partial(_with_rows, field, inner), rows)
    return dict(zip(keys, rows, strict=True))


def _with_rows(field: str, inner: Any, row: Any) -> Any:
    return row._replace(**{field: tuple(map(inner._make, getattr(row, field)))})


@cache
def _rows_within(cls: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a row that hold rows themselves, such as the names of a code, and of which type these are."""
    hints = typing.get_type_hints(cls)
    inner = {name: next(iter(typing.get_args(hints[name])), None) for name in cls._fields}
    return tuple((name, each) for name, each in inner.items() if hasattr(each, "_fields"))


def _made(cls: Any, columns: list[list[Any]]) -> Iterator[Any]:
    """Named tuples of columns, made without a step of the interpreter for each: half of the time of a start."""
    return map(partial(tuple.__new__, cls), zip(*columns, strict=True))


def _ends(keys: Order) -> list[tuple[object, ...]]:
    """Where the events of a snapshot begin, and where they end."""
    return [keys[0][:4], (*keys[-1][:4], 0)] if keys else []


def _place(recorded: RecordedEvent) -> tuple[int, DeviceId, int, EventId]:
    return recorded[:4]


def _flat(recorded: RecordedEvent) -> list[Any]:
    draft = EventDraft(recorded.event, recorded.why, recorded.at, recorded.offset, recorded.seen, recorded.act)
    return [*recorded[:4], encode_event(draft)]


def _reaching(flat: Any) -> RecordedEvent:
    time, device, seq, event, plaintext = flat
    draft = decode_event(plaintext)
    place = (time, DeviceId(Id(device)), seq, EventId(event))
    return RecordedEvent(*place, draft.at, draft.offset, draft.seen, draft.event, draft.why, draft.act)
