"""The places of events in the total order, kept as columns of numbers: some 60 bytes an event.

A `Key` is made when somebody asks for one. What is known of an event stands in its row, and rows never change; the
order is a list of rows. So an event that comes late moves four bytes for each that stands after it, and opening a study
makes no object for an event.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import eq
from typing import Any, overload

from core.ids import EVENT_ID_BYTES, DeviceId, EventId, Id
from core.log.causality import Key
from core.sealing.envelope import NO_EVENT
from core.views.columns import column_of, kept, opened

FEW = 32
"""So many late events are put into the order one by one; more are sorted in with what stands between them."""
SEARCHES = 32
"""So often all ids are searched through for an event, before an index of them is made."""
_INDEXED_BYTES = 8


class Places(Mapping[EventId, Key]):
    """The places of events by their ids. `made` counts the keys that were made so far."""

    def __init__(self) -> None:
        self.times = array("q")
        self._devices, self._seqs, self._acts = array("I"), array("q"), array("I")  # device 0: no event has this row
        self._ids = bytearray()
        self._names: list[DeviceId] = [DeviceId(Id(b""))]
        self._numbers: dict[DeviceId, int] = {}
        self._rows: dict[EventId, int] = {}
        self._resumed = 0
        self._last: dict[int, int] = {}
        self._searches = 0
        self._index: array[int] | None = None
        self.made = 0

    def add(self, key: Key) -> None:
        """Takes in the place of an event."""
        time, device, seq, event, row, act = key
        number = self._numbers.get(device) or self._number(device)
        if row == len(self._devices):  # as nearly all are
            self._devices.append(number)
            self.times.append(time)
            self._seqs.append(seq)
            self._acts.append(act)
            self._ids += event
        else:
            self._make_room(row)
            self.times[row], self._seqs[row], self._acts[row], self._devices[row] = time, seq, act, number
            self._ids[row * EVENT_ID_BYTES : (row + 1) * EVENT_ID_BYTES] = event
        self._rows[event] = row

    def key(self, row: int) -> Key:
        """The place of the event in a row."""
        self.made += 1
        device = self._names[self._devices[row]]
        return Key(self.times[row], device, self._seqs[row], self._id(row), row, self._acts[row])

    def _id(self, row: int) -> EventId:
        return EventId(bytes(self._ids[row * EVENT_ID_BYTES : (row + 1) * EVENT_ID_BYTES]))

    def holds(self, row: int) -> bool:
        """Whether the event in a row has its place."""
        return row < len(self._devices) and self._devices[row] > 0

    def __getitem__(self, event: EventId) -> Key:
        row = self._row(event)
        if row is None:
            raise KeyError(event)
        return self.key(row)

    def __contains__(self, event: object) -> bool:
        return isinstance(event, bytes) and self._row(EventId(event)) is not None

    def __iter__(self) -> Iterator[EventId]:
        return (self._id(row) for row, device in enumerate(self._devices) if device)

    def __len__(self) -> int:
        return len(self._devices) - self._devices.count(0)

    def _row(self, event: EventId) -> int | None:
        row = self._rows.get(event)
        if row is not None or not self._resumed or event == NO_EVENT or len(event) != EVENT_ID_BYTES:
            return row
        if self._index is None and self._searches < SEARCHES:
            self._searches += 1
            place = self._ids.find(event)
            while place >= 0 and place % EVENT_ID_BYTES:
                place = self._ids.find(event, place + 1)
            return place // EVENT_ID_BYTES if place >= 0 else None
        index = self._indexed()
        mask = len(index) - 1
        slot = int.from_bytes(event[:_INDEXED_BYTES], "little") & mask
        while row := index[slot]:
            if self._id(row) == event:
                return row
            slot = (slot + 1) & mask
        return None

    def _indexed(self) -> "array[int]":
        """The rows of the events that came with snapshots, each in the first free slot from where its id points to."""
        if self._index is None:
            index = array("I", bytes(4 << (2 * self._resumed).bit_length()))
            mask, width = len(index) - 1, EVENT_ID_BYTES
            for row in range(1, self._resumed):
                slot = int.from_bytes(self._ids[row * width : row * width + _INDEXED_BYTES], "little") & mask
                if self._devices[row]:
                    while index[slot]:
                        slot = (slot + 1) & mask
                    index[slot] = row
            self._index = index  # whole at once: another thread may look
        return self._index

    # -- what a snapshot keeps

    def flat(self, rows: "array[int]") -> tuple[list[Any], bytes]:
        """What is known of the events in some rows, which are in the total order; and their ids."""
        ascending = array("I", sorted(rows))
        names, devices = column_of([self._names[self._devices[row]] for row in ascending])
        columns = [array(each.typecode, map(each.__getitem__, ascending)) for each in self._columns()]
        runs = _runs(ascending)
        ids = b"".join(self._ids[first * EVENT_ID_BYTES : (last + 1) * EVENT_ID_BYTES] for first, last in runs)
        order = None if rows == ascending else kept(rows)
        heads = dict(zip(map(self._devices.__getitem__, rows), rows, strict=True)).values()
        return [runs, names, list(map(kept, (devices, *columns))), order, list(heads)], ids

    def resume(self, flat: Any, ids: bytes) -> "array[int]":
        """Takes in what `flat` gave of the next events; returns their rows in the order."""
        runs, names, (devices, *columns), order, heads = flat
        known = [self._number(DeviceId(Id(each))) for each in names]
        numbers = array("I", map(known.__getitem__, opened(*devices)))
        values, start = [opened(*each) for each in columns], 0
        self._make_room(max((last for _, last in runs), default=0))
        rows = array("I")
        for first, last in runs:
            end = start + last + 1 - first
            self._devices[first : last + 1] = numbers[start:end]
            for column, found in zip(self._columns(), values, strict=True):
                column[first : last + 1] = found[start:end]
            self._ids[first * EVENT_ID_BYTES : (last + 1) * EVENT_ID_BYTES] = ids[
                start * EVENT_ID_BYTES : end * EVENT_ID_BYTES
            ]
            rows.extend(range(first, last + 1))
            start = end
        self._resumed = len(self._devices)
        self._last.update((self._devices[row], row) for row in heads)
        return rows if order is None else opened(*order)

    def _columns(self) -> "tuple[array[int], ...]":
        return self.times, self._seqs, self._acts

    def last_resumed(self) -> list[Key]:
        """Of each device, the last of its events that came with snapshots. They are asked for soon."""
        keys = [self.key(row) for row in self._last.values()]
        self._rows.update((key.id, key.row) for key in keys)
        return keys

    def first_missing(self) -> int:
        """The first row from 1 on whose event has no place."""
        try:
            return self._devices.index(0, 1)
        except ValueError:
            return max(1, len(self._devices))

    def _number(self, device: DeviceId) -> int:
        number = self._numbers.get(device)
        if number is None:
            number = self._numbers[device] = len(self._names)
            self._names.append(device)
        return number

    def _make_room(self, row: int) -> None:
        """So that there is a row of this number."""
        missing = row + 1 - len(self._devices)
        if missing > 0:
            for column in (self._devices, *self._columns()):
                column.frombytes(bytes(missing * column.itemsize))
            self._ids += bytes(missing * EVENT_ID_BYTES)


class Order(Sequence[Key]):
    """Events in the total order, or a stretch of it, by their rows."""

    def __init__(self, places: Places, rows: "array[int] | None" = None) -> None:
        self.places, self.rows = places, array("I") if rows is None else rows

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Key: ...
    @overload
    def __getitem__(self, place: slice) -> "Order": ...
    def __getitem__(self, place: int | slice) -> "Key | Order":
        rows = self.rows[place]
        return self.places.key(rows) if isinstance(rows, int) else Order(self.places, rows)

    def __iter__(self) -> Iterator[Key]:
        return map(self.places.key, self.rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]  # it grows

    def append(self, key: Key) -> None:
        """Adds an event that stands after all others."""
        self.rows.append(key.row)

    def extend(self, rows: "array[int]") -> None:
        """Adds the events in some rows, in this order, after all others."""
        self.rows.extend(rows)

    def put(self, late: Sequence[Key]) -> None:
        """Puts events into their places, which are given in the order."""
        if len(late) <= FEW:
            for key in late:
                self.rows.insert(self.place_of(key), key.row)
            return
        rows, start = array("I"), 0
        for key in late:
            end = self.place_of(key)
            rows.extend(self.rows[start:end])
            rows.append(key.row)
            start = end
        rows.extend(self.rows[start:])
        self.rows[:] = rows

    def place_of(self, key: tuple[Any, ...]) -> int:
        """How many events stand before a place, or the beginning of one."""
        times = self.places.times.__getitem__
        first = bisect_left(self.rows, key[0], key=times)
        if first == len(self.rows) or times(self.rows[first]) > key[0]:
            return first
        return bisect_left(self, key, first, bisect_right(self.rows, key[0], first, key=times))


def _runs(ascending: "array[int]") -> list[tuple[int, int]]:
    """Ascending numbers as the first and last of each run without a gap."""
    if not ascending:
        return []
    gaps = [n for n, (one, two) in enumerate(pairwise(ascending), 1) if two != one + 1]
    return [(ascending[a], ascending[b - 1]) for a, b in pairwise([0, *gaps, len(ascending)])]
