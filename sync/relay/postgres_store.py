"""One mailbox in PostgreSQL: its newest events as rows, the older ones in segments, its chunks as objects."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from core.errors import StorageFailed
from core.ids import DeviceId, EventId, Id
from core.sealing import envelope
from core.sealing.crypto import digest
from core.sealing.envelope import Head, Sealed
from sync.relay.postgres_objects import Connecting, ObjectIndex
from sync.relay.postgres_segments import ReadSegment, Segment, SegmentReader, groups
from sync.relay.postgres_side import SideStore

PAGE_ROWS = 1000
_SEGMENT = "s.first, s.last, s.bytes, s.object"
_CHAINS = f"""SELECT c.first, c.last, c.event, c.number, {_SEGMENT}
              FROM chains c JOIN segments s ON s.mailbox = c.mailbox AND s.last = c.segment
              WHERE c.mailbox = %s AND c.device = %s AND c.last"""


class _LostError(StorageFailed):
    """The index names a segment whose object is gone."""

    def __init__(self, segment: Segment) -> None:
        super().__init__("relay-objects-silent")
        self.segment = segment


class PostgresStore(SideStore):
    """The events and chunks of one mailbox. May be used by several threads."""

    def __init__(
        self, connecting: Connecting, number: int, index: ObjectIndex, reader: SegmentReader,
        seal_soon: Callable[[int], None], closed: Callable[[], None],
    ) -> None:  # fmt: skip
        """`closed` is called when nobody talks to it any more."""
        super().__init__(connecting, number, seal_soon)
        self._index, self._reader, self._closed = index, reader, closed

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        try:
            with super().transaction():
                yield
        except _LostError as problem:
            self._forget_events(problem.segment)
            raise

    # -- events

    def append(self, sealed: Iterable[Sealed]) -> list[int]:
        """Adds envelopes."""
        fresh = list(sealed)
        start = self.last_row() + 1
        values = [(row, each.device, each.seq, each.id, each.raw) for row, each in enumerate(fresh, start)]
        self.change("INSERT INTO envelopes VALUES (%s, %s, %s, %s, %s, %s)", values)
        within = {each.previous for each in fresh}
        self.change("DELETE FROM heads WHERE mailbox = %s AND event = %s", [(each,) for each in sorted(within)])
        heads = [(each.device, each.seq, each.id) for each in fresh if each.id not in within]
        self.change("INSERT INTO heads VALUES (%s, %s, %s, %s)", heads)
        self.within().bytes += sum(len(each.raw) for each in fresh)
        self.within().events += len(fresh)
        return [value[0] for value in values]

    def last_row(self) -> int:
        """The newest row, whether it is in a segment or not."""
        query = """SELECT greatest(sealed, (SELECT max(number) FROM envelopes WHERE mailbox = mailboxes.number))
                   FROM mailboxes WHERE number = %s"""
        found = self.rows(query)
        return int(found[0][0]) if found else 0

    def envelopes(self, after: int = 0) -> Generator[tuple[int, bytes], None, None]:
        """Segment by segment, then page by page, so that no connection is held between."""
        while True:
            query = f"SELECT {_SEGMENT} FROM segments s WHERE mailbox = %s AND last > %s ORDER BY last LIMIT 1"
            for found in self.rows(query, after):
                segment = Segment(*found)
                yield from ((row, sealed.raw) for row, sealed in self._read(segment).rows if row > after)
                after = segment.last
                break
            else:
                rows = self._page(after)
                if rows is None:
                    continue
                yield from rows
                if not rows:
                    return
                after = rows[-1][0]

    def _page(self, after: int) -> list[tuple[int, bytes]] | None:
        """The next events that are in no segment; None where there are some in segments before them. Asked at once,
        since another process may write a segment between two questions."""
        query = """SELECT e.number, e.raw, EXISTS (SELECT 1 FROM segments WHERE mailbox = m.number AND last > %(after)s)
                   FROM mailboxes m LEFT JOIN LATERAL (
                       SELECT number, raw FROM envelopes WHERE mailbox = m.number AND number > %(after)s
                       ORDER BY number LIMIT %(most)s) e ON true
                   WHERE m.number = %(mailbox)s"""
        found = self.asked(query, {"mailbox": self._number, "after": after, "most": PAGE_ROWS})
        if any(is_sealed for _, _, is_sealed in found):
            return None
        return [(number, bytes(raw)) for number, raw, _ in found if number is not None]

    def feed(self, device: Id, after: int = 0) -> Iterator[tuple[int, Sealed]]:
        """The rows are asked for first: they only ever go into segments, never back."""
        query = "SELECT number, raw FROM envelopes WHERE mailbox = %s AND device = %s AND seq > %s"
        tail = {number: envelope.parse(raw) for number, raw in self.rows(query, device, after)}
        chains = [(first, last, Segment(*segment))
                  for first, last, _, _, *segment in self.rows(f"{_CHAINS} > %s", device, after)]  # fmt: skip
        is_forked = bool(tail) and any(last >= min(each.seq for each in tail.values()) for _, last, _ in chains)
        for group in [[each for _, _, each in chains]] if is_forked else groups(chains):
            found = tail if is_forked else {}
            for segment in group:
                rows = self._read(segment).rows
                found |= {row: each for row, each in rows if each.device == device and each.seq > after}
            yield from _in_order(found)
        if not is_forked:
            yield from _in_order(tail)

    def find(self, device: Id, seq: int) -> list[tuple[int, Sealed]]:
        """At one place of a feed."""
        query = "SELECT number, raw FROM envelopes WHERE mailbox = %s AND device = %s AND seq = %s"
        found = {number: envelope.parse(raw) for number, raw in self.rows(query, device, seq)}
        for _, _, _, _, *segment in self.rows(f"{_CHAINS} >= %s AND c.first <= %s", device, seq, seq):
            found |= dict(self._read(Segment(*segment)).at(device, seq))
        return sorted(found.items())

    def row_of(self, device: Id, seq: int, event: EventId) -> int | None:
        """The row of an event. Of the last of a feed in a segment, the index tells it."""
        query = "SELECT number FROM envelopes WHERE mailbox = %s AND device = %s AND seq = %s AND event = %s"
        for (number,) in self.rows(query, device, seq, event):
            return int(number)
        for _, last, newest, number, *segment in self.rows(f"{_CHAINS} >= %s AND c.first <= %s", device, seq, seq):
            if last == seq and newest == event:
                return int(number)
            for row, sealed in self._read(Segment(*segment)).at(device, seq) if last != seq else ():
                if sealed.id == event:
                    return row
        return None

    def milestone(self, device: Id, seq: int) -> tuple[int, EventId] | None:
        """What the index names: the event at this place where it is a row, else the last of a segment before it."""
        query = """SELECT seq, event FROM envelopes
                   WHERE mailbox = %(mailbox)s AND device = %(device)s AND seq = %(seq)s
                   UNION ALL (SELECT last, event FROM chains WHERE mailbox = %(mailbox)s AND device = %(device)s
                              AND last <= %(seq)s ORDER BY last DESC LIMIT 1)
                   ORDER BY 1 DESC LIMIT 1"""
        found = self.asked(query, {"mailbox": self._number, "device": device, "seq": seq})
        return (int(found[0][0]), EventId(found[0][1])) if found else None

    def heads(self) -> list[Head]:
        """The newest events."""
        found = self.rows("SELECT device, seq, event FROM heads WHERE mailbox = %s")
        return sorted(Head(DeviceId(Id(device)), seq, EventId(event)) for device, seq, event in found)

    def _read(self, segment: Segment) -> ReadSegment:
        found = self._reader.read(segment)
        if found is not None:
            return found
        if self._within is None:
            self._forget_events(segment)
        raise _LostError(segment)

    def _forget_events(self, lost: Segment) -> None:
        """Where a segment is gone from the store for certain, the mailbox deletes all its events: devices have them,
        see that they are not here, and send them again. Rows go on from the last one: conversations are open."""
        with super().transaction():
            query = "SELECT 1 FROM segments WHERE mailbox = %s AND last = %s AND object = %s"
            if not self.rows(query, lost.last, lost.object):
                return  # it was written anew, with more
            last, within = self.last_row(), self.within()
            names = [name for (name,) in self.rows("SELECT object FROM segments WHERE mailbox = %s")]
            self._index.drop(within.connection, names, is_due=False)
            for table in ("segments", "chains", "envelopes", "heads"):
                self.change(f"DELETE FROM {table} WHERE mailbox = %s", [()])
            query = """UPDATE mailboxes SET sealed = m.last, tail = 0, bytes =
                       (SELECT coalesce(sum(bytes), 0) FROM attachments WHERE mailbox = m.number)
                       FROM (VALUES (%s::bigint, %s::bigint)) m (number, last) WHERE mailboxes.number = m.number"""
            self.change(query, [(last,)])

    # -- chunks

    def add_chunk(self, name: bytes, key: Id, raw: bytes) -> bool:
        """Keeps a chunk."""
        if self.rows("SELECT 1 FROM attachments WHERE mailbox = %s AND digest = %s", name):
            return False
        within, stored = self.within(), self._index.put(raw)
        self._index.adopt(within.connection, stored)
        self.change("INSERT INTO attachments VALUES (%s, %s, %s, %s, %s)", [(name, key, len(raw), stored)])
        within.bytes += len(raw)
        within.chunks += 1
        return True

    def chunk(self, name: bytes) -> tuple[Id, bytes] | None:
        """One chunk. Where its object is gone or damaged, devices that have it are asked for it again."""
        found = self.rows("SELECT key, object FROM attachments WHERE mailbox = %s AND digest = %s", name)
        if not found:
            return None
        raw = self._index.objects.get(found[0][1])
        if raw is not None and digest(raw) == name:
            return Id(found[0][0]), raw
        with self.transaction():
            self._drop_attachments("object", [found[0][1]])
        return None

    def has_chunk(self, name: bytes) -> bool:
        """Whether a chunk has its row."""
        return bool(self.rows("SELECT 1 FROM attachments WHERE mailbox = %s AND digest = %s", name))

    def chunks(self) -> dict[bytes, Id]:
        """The digests of all chunks."""
        found = self.rows("SELECT digest, key FROM attachments WHERE mailbox = %s")
        return {bytes(name): Id(key) for name, key in found}

    def drop_chunks(self, keys: Iterable[Id]) -> int:
        """Deletes chunks by their keys; the objects go with the next `scrub`."""
        return self._drop_attachments("key", list(keys))

    def _drop_attachments(self, column: str, values: list[Any]) -> int:
        query = f"DELETE FROM attachments WHERE mailbox = %s AND {column} = ANY(%s) RETURNING object, bytes"
        found, within = self.rows(query, values), self.within()
        self._index.drop(within.connection, [name for name, _ in found], is_due=True)
        within.bytes -= sum(size for _, size in found)
        within.chunks += len(found)
        within.is_changed |= bool(found)
        return len(found)

    def size(self) -> int:
        """Bytes of its envelopes and chunks, as they were sent, and of grants that are larger than any known version:
        what is small is bounded by its number."""
        large = "SELECT coalesce(sum(octet_length(raw)), 0) FROM grants WHERE mailbox = %s AND octet_length(raw) > 2048"
        found = self.rows("SELECT bytes FROM mailboxes WHERE number = %s")
        return (int(found[0][0]) if found else 0) + int(self.rows(large)[0][0])

    def scrub(self) -> None:
        """Deletes the objects of what was dropped, or leaves it to the next time. Dead rows are reclaimed by the
        database's own vacuum; docs/relay.md says what that means for backups."""
        self._index.sweep()

    def close(self) -> None:
        """Nobody talks to it any more."""
        self._closed()


def _in_order(found: dict[int, Sealed]) -> list[tuple[int, Sealed]]:
    return sorted(found.items(), key=lambda item: (item[1].seq, item[0]))
