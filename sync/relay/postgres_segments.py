"""The older events of a mailbox: in segment objects, each with a few rows that say what is in it.

New events are rows (sync/relay/postgres_store.py). When there are many of them, they are written into one segment
object, and the transaction that makes it part of the mailbox deletes the rows. A last segment that is less than half
full is written once more with the new ones, so that there are never many small ones.
"""

from collections import OrderedDict
from collections.abc import Iterator
from threading import Lock
from typing import Any, NamedTuple

import psycopg

from core.errors import KodesporError, NewerVersion, StorageFailed
from core.ids import EventId, Id
from core.sealing import envelope
from core.sealing.crypto import DevicePublic
from core.sealing.envelope import Sealed
from sync.event_batches import read_segment, write_segment
from sync.relay.postgres_objects import Connecting, ObjectIndex, OvertakenError

SEGMENT_EVENTS, SEGMENT_BYTES = 1024, 512 * 1024
"""A segment is full with so many events or bytes. One is read whole for whoever lacks a part of it."""
TAIL_EVENTS, TAIL_BYTES = 256, 256 * 1024
"""So many rows, or bytes in them, are put into a segment."""
READ_MAX = 32
"""So many segments are kept in memory, opened: some 1 MB each."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS segments (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, first bigint, last bigint, bytes int, object text NOT NULL,
    PRIMARY KEY (mailbox, last));
CREATE TABLE IF NOT EXISTS chains (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, segment bigint, device bytea, first bigint, last bigint,
    event bytea, number bigint, PRIMARY KEY (mailbox, device, last, event));
"""


class Segment(NamedTuple):
    """One that is part of a mailbox: the rows from `first` to `last`."""

    first: int
    last: int
    bytes: int
    object: str


class Chain(NamedTuple):
    """Events of one device in one segment, each the next of the one before; `event` and `number`: the last one's id and
    row."""

    device: Id
    first: int
    last: int
    event: EventId
    number: int


class ReadSegment:
    """A segment's events with their rows."""

    def __init__(self, first: int, content: bytes) -> None:
        """Raises Rejected where it is damaged."""
        self.rows = list(enumerate(read_segment(content).envelopes, first))
        self._places: dict[tuple[Id, int], list[tuple[int, Sealed]]] = {}
        for row, sealed in self.rows:
            self._places.setdefault((sealed.device, sealed.seq), []).append((row, sealed))

    def at(self, device: Id, seq: int) -> list[tuple[int, Sealed]]:
        """The events at one place of a feed."""
        return self._places.get((device, seq), [])


class SegmentReader:
    """The segments that this process read last. An object never changes, so what was read stays right."""

    def __init__(self, index: ObjectIndex) -> None:
        self._index = index
        self._read: OrderedDict[str, ReadSegment] = OrderedDict()
        self._lock = Lock()

    def read(self, segment: Segment) -> ReadSegment | None:
        """A segment; None where its object is gone or damaged. Raises StorageFailed where the store does not answer, or
        a newer version of the program wrote it."""
        with self._lock:
            found = self._read.get(segment.object)
            if found is not None:
                self._read.move_to_end(segment.object)
                return found
        content = self._index.objects.get(segment.object)
        try:
            found = ReadSegment(segment.first, content or b"")
        except NewerVersion as problem:
            raise StorageFailed("relay-older-than-store") from problem
        except KodesporError:
            return None
        if len(found.rows) != segment.last - segment.first + 1:
            return None
        with self._lock:
            self._read[segment.object] = found
            while len(self._read) > READ_MAX:
                self._read.popitem(last=False)
        return found


class Sealer:
    """Writes the rows of mailboxes into segments."""

    def __init__(self, connecting: Connecting, index: ObjectIndex, reader: SegmentReader) -> None:
        self._connecting, self._index, self._reader = connecting, index, reader

    def seal(self, number: int) -> int:
        """Puts the rows of a mailbox into segments; returns how many. None where another process does it at the same
        time. Raises StorageFailed, and leaves everything as it was."""
        count = 0
        try:
            while sealed := self._seal_some(number):
                count += sealed
        except OvertakenError:
            pass
        return count

    def _seal_some(self, number: int) -> int:
        with self._connecting() as connection:
            found = connection.execute("SELECT project FROM mailboxes WHERE number = %s", (number,)).fetchone()
            last = self._last_segment(connection, number)
            tail = _tail(connection, number)
            devices = _devices(connection, number)
        if found is None or not tail:
            return 0
        start, merged = tail[0][0], None
        if last is not None and last.last + 1 == start and not _is_half_full(last):
            merged = self._reader.read(last)
        if merged is not None and _fitting([*merged.rows, tail[0]]) == len(merged.rows):
            merged = None  # the next event is so large that nothing would go with the segment
        events = [*(merged.rows if merged is not None else []), *tail]
        events = events[: _fitting(events)]
        chains = _chains(events)
        content = write_segment(Id(found[0]), [sealed for _, sealed in events], devices)
        segment = Segment(events[0][0], events[-1][0], len(content), self._index.put(content))
        with self._connecting() as connection:
            self._enter(connection, number, segment, chains, last if merged is not None else None)
        return segment.last - start + 1

    def _enter(
        self, connection: "psycopg.Connection[Any]", number: int, segment: Segment, chains: list[Chain],
        replaced: Segment | None,
    ) -> None:  # fmt: skip
        """The transaction that puts a segment in the place of rows, and of the segment that it holds too."""
        connection.execute("SELECT 1 FROM mailboxes WHERE number = %s FOR UPDATE", (number,))
        self._index.adopt(connection, segment.object)
        start = segment.first
        if replaced is not None:
            query = "DELETE FROM segments WHERE mailbox = %s AND last = %s AND object = %s"
            if connection.execute(query, (number, replaced.last, replaced.object)).rowcount != 1:
                raise OvertakenError
            connection.execute("DELETE FROM chains WHERE mailbox = %s AND segment = %s", (number, replaced.last))
            self._index.drop(connection, [replaced.object], is_due=False)
            start = replaced.last + 1
        query = "DELETE FROM envelopes WHERE mailbox = %s AND number BETWEEN %s AND %s"
        if connection.execute(query, (number, start, segment.last)).rowcount != segment.last - start + 1:
            raise OvertakenError
        connection.execute("INSERT INTO segments VALUES (%s, %s, %s, %s, %s)", (number, *segment))
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO chains VALUES (%s, %s, %s, %s, %s, %s, %s)",
                               [(number, segment.last, *each) for each in chains])  # fmt: skip
        query = "UPDATE mailboxes SET sealed = %s, tail = tail - %s WHERE number = %s"
        connection.execute(query, (segment.last, segment.last - start + 1, number))

    @staticmethod
    def _last_segment(connection: "psycopg.Connection[Any]", number: int) -> Segment | None:
        query = "SELECT first, last, bytes, object FROM segments WHERE mailbox = %s ORDER BY last DESC LIMIT 1"
        found = connection.execute(query, (number,)).fetchone()
        return None if found is None else Segment(*found)


def _tail(connection: "psycopg.Connection[Any]", number: int) -> list[tuple[int, Sealed]]:
    query = "SELECT number, raw FROM envelopes WHERE mailbox = %s ORDER BY number LIMIT %s"
    return [(row, envelope.parse(raw)) for row, raw in connection.execute(query, (number, SEGMENT_EVENTS))]


def _devices(connection: "psycopg.Connection[Any]", number: int) -> dict[Id, DevicePublic]:
    found = connection.execute("SELECT device, sign, box FROM devices WHERE mailbox = %s", (number,))
    return {Id(device): DevicePublic(sign, box) for device, sign, box in found}


def _is_half_full(segment: Segment) -> bool:
    return 2 * (segment.last - segment.first + 1) >= SEGMENT_EVENTS or 2 * segment.bytes >= SEGMENT_BYTES


def _fitting(events: list[tuple[int, Sealed]]) -> int:
    """How many of these go into one segment; at least one."""
    size = 0
    for n, (_, sealed) in enumerate(events[:SEGMENT_EVENTS]):
        size += len(sealed.raw)
        if n and size > SEGMENT_BYTES:
            return n
    return min(len(events), SEGMENT_EVENTS)


def _chains(events: list[tuple[int, Sealed]]) -> list[Chain]:
    """What a segment holds of each feed, a branch of it each."""
    ends: dict[EventId, Chain] = {}
    for row, sealed in events:
        before = ends.pop(sealed.previous, None)
        first = before.first if before is not None and before.device == sealed.device else sealed.seq
        ends[sealed.id] = Chain(sealed.device, first, sealed.seq, sealed.id, row)
    return list(ends.values())


def groups(chains: list[tuple[int, int, Any]]) -> Iterator[list[Any]]:
    """Segments, by what they hold of a feed as (first, last, segment): those together that overlap, as where it is
    forked."""
    group: list[Any] = []
    end = 0
    for first, last, segment in sorted(chains):
        if group and first > end:
            yield group
            group = []
        group.append(segment)
        end = max(end, last)
    if group:
        yield group
