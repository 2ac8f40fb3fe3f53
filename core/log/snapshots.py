"""Snapshots on disk: views at a moment, sealed with the device's own key, deletable at any time.

They hold rows and places, and of informants' words only sealed boxes: a destroyed key makes those
unreadable here too. A snapshot is canonical msgpack, compressed, then sealed; never pickle.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from core.errors import BadSeal, NotCanonical
from core.events.registry import EventDraft, RecordedEvent, decode_event, encode_event
from core.ids import DeviceId, Entropy, EventId, Id
from core.log.ordering import Key, Snapshot, Timeline, without_collector
from core.sealing import codec, crypto
from core.views.records import CodeName
from core.views.state import FOLD_VERSION, ROW_TYPES, Changes

VERSION = 3
_LABEL = b"kodespor/snapshot/1"
_UNPACKED_BYTES_MAX = 1 << 31
_PROBED = 64
"""So many values of a column tell whether it repeats itself."""

Sealed = bytes


def seal_snapshot(number: int, snapshot: Snapshot, timeline: Timeline, local: bytes, entropy: Entropy) -> Sealed:
    """One snapshot; what reaches back in the whole timeline travels with each, since it decides what counted."""
    retroactive = [_flat(each) for each in timeline.retroactive]
    changes = {
        name: [list(changed), _columns(list(changed.values()))] for name, changed in snapshot.changes.items() if changed
    }
    content = zlib.compress(codec.encode_trusted([_columns(snapshot.keys), retroactive, changes]), 1)
    salt = entropy(crypto.SALT_BYTES)
    head = codec.encode([VERSION, FOLD_VERSION, number, salt])
    return codec.encode([head, crypto.seal(crypto.message_key(local, _LABEL, head), content, head)])


def resume(stored: list[Sealed], timeline: Timeline, local: bytes) -> bool:
    """Fills an empty timeline from snapshots. False, and nothing done, where they are of no use here."""
    with without_collector():
        return _resume(stored, timeline, local)


def _resume(stored: list[Sealed], timeline: Timeline, local: bytes) -> bool:
    try:
        opened = [_open(number, raw, local) for number, raw in enumerate(stored)]
    except (BadSeal, NotCanonical, zlib.error, ValueError, TypeError):
        return False
    for keys, _, changes in opened:
        order = list(_made(Key, _values(keys)))
        timeline.snapshots.append(Snapshot(order, changes))
        timeline.order += order
        timeline.state.apply_changes(changes)
    timeline.places.update(zip(map(attrgetter("id"), timeline.order), timeline.order, strict=True))
    timeline.state.count = len(timeline.order)
    if opened:
        last = timeline.order[-1]
        timeline.retroactive = [each for each in map(_reaching, opened[-1][1]) if each[:4] <= last[:4]]
        timeline.resolve_validity()
    return True


def _open(number: int, raw: Sealed, local: bytes) -> tuple[Any, Any, Changes]:
    head, sealed = codec.decode_trusted(raw)
    if codec.decode_trusted(head)[:3] != (VERSION, FOLD_VERSION, number):
        raise BadSeal("snapshot-outdated")
    content = crypto.unseal(crypto.message_key(local, _LABEL, head), sealed, head)
    unpacked = zlib.decompressobj().decompress(content, _UNPACKED_BYTES_MAX)
    keys, retroactive, changes = codec.decode_trusted(unpacked)
    return keys, retroactive, {name: _rows(name, *changed) for name, changed in changes.items()}


def _columns(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
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


def _rows(name: str, keys: Any, columns: Any) -> dict[bytes, tuple[Any, ...]]:
    """Rows again; names of codes are rows within a row."""
    rows = _made(ROW_TYPES[name], _values(columns))
    return dict(zip(keys, map(_code, rows) if name == "codes" else rows, strict=True))


def _made(cls: Any, columns: list[list[Any]]) -> Iterator[Any]:
    """Named tuples of columns, made without a step of the interpreter for each: half of the time of a start."""
    return map(partial(tuple.__new__, cls), zip(*columns, strict=True))


def _code(row: Any) -> Any:
    return row._replace(names=tuple(CodeName._make(each) for each in row.names))


def _flat(recorded: RecordedEvent) -> list[Any]:
    draft = EventDraft(recorded.event, recorded.why, recorded.at, recorded.offset, recorded.seen)
    return [*recorded[:4], encode_event(draft)]


def _reaching(flat: Any) -> RecordedEvent:
    time, device, seq, event, plaintext = flat
    draft = decode_event(plaintext)
    place = (time, DeviceId(Id(device)), seq, EventId(event))
    return RecordedEvent(*place, draft.at, draft.offset, draft.seen, draft.event, draft.why)
