"""Mailboxes in PostgreSQL, for several relay processes on one database, which wake each other (LISTEN and NOTIFY)."""

import asyncio
from collections.abc import AsyncIterator, Callable, Generator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

from core.errors import Refused, StorageFailed
from core.ids import DeviceId, EventId, Id
from core.keys.grants import Grant, parse_grant
from core.keys.withdrawal_notices import Notice, parse_notice
from core.sealing import envelope
from core.sealing.crypto import DevicePublic
from core.sealing.envelope import Head, Sealed
from core.storage.declined import DECLINED_MAX
from sync.relay import postgres_processes as processes
from sync.relay.file_store import Answer
from sync.relay.mailbox import Mailbox
from sync.relay.postgres_processes import Processes

PAGE_ROWS = 1000
WAIT_SECONDS = 10.0
POOL_MAX = 16

SCHEMA = """
CREATE TABLE IF NOT EXISTS mailboxes (
    number bigserial PRIMARY KEY, name text UNIQUE NOT NULL, project bytea NOT NULL,
    opened timestamptz NOT NULL DEFAULT now(), bytes bigint NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS devices (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, device bytea, sign bytea, box bytea,
    PRIMARY KEY (mailbox, device));
CREATE TABLE IF NOT EXISTS envelopes (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, number bigint, device bytea, seq bigint, event bytea,
    raw bytea, PRIMARY KEY (mailbox, number));
CREATE INDEX IF NOT EXISTS envelopes_by_place ON envelopes (mailbox, device, seq);
CREATE TABLE IF NOT EXISTS heads (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, device bytea, seq bigint, event bytea,
    PRIMARY KEY (mailbox, event));
CREATE TABLE IF NOT EXISTS grants (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, key bytea, recipient bytea, granter bytea, raw bytea,
    PRIMARY KEY (mailbox, raw));
CREATE INDEX IF NOT EXISTS large_grants ON grants (mailbox, octet_length(raw)) WHERE octet_length(raw) > 2048;
CREATE TABLE IF NOT EXISTS declined (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, mark bytea, key bytea, recipient bytea,
    PRIMARY KEY (mailbox, mark));
CREATE TABLE IF NOT EXISTS notices (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, id bytea, raw bytea, PRIMARY KEY (mailbox, id));
CREATE TABLE IF NOT EXISTS chunks (
    number bigserial, mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, digest bytea, key bytea, raw bytea,
    PRIMARY KEY (mailbox, digest));
"""
_LOCK = 0x6B6F6465  # one process at a time makes the tables


class PostgresMailboxStore:
    """One database."""

    def __init__(self, address: str) -> None:
        """Connects and makes the tables where they are missing. Raises StorageFailed."""
        self._pool = ConnectionPool(
            address, min_size=1, max_size=POOL_MAX, timeout=WAIT_SECONDS, open=False,
            check=ConnectionPool.check_connection,
        )  # fmt: skip
        self._processes = Processes(address, self._connection)
        with _storage_errors():
            self._pool.open(wait=True, timeout=WAIT_SECONDS)
        with self._connection() as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            connection.execute(SCHEMA + processes.SCHEMA)

    @contextmanager
    def _connection(self) -> Iterator[psycopg.Connection[Any]]:
        with _storage_errors(), self._pool.connection() as connection:
            yield connection

    def close(self) -> None:
        """Lets the connections go."""
        self._pool.close()

    def exists(self, name: str) -> bool:
        """Whether there is such a mailbox."""
        with self._connection() as connection:
            return connection.execute("SELECT 1 FROM mailboxes WHERE name = %s", (name,)).fetchone() is not None

    def open(self, name: str, project: Id, bytes_max: int) -> Mailbox:
        """Finds or makes a mailbox. Raises Refused where it is another project's."""
        query = """INSERT INTO mailboxes (name, project) VALUES (%s, %s)
                   ON CONFLICT (name) DO UPDATE SET opened = now() RETURNING number, project"""
        with self._connection() as connection:
            number, held = connection.execute(query, (name, project)).fetchone() or (0, b"")
        if held != project:
            raise Refused("relay-other-project")
        store = PostgresStore(self._pool, number)
        return Mailbox(store, project, bytes_max, store.size)

    def count(self) -> int:
        """How many there are."""
        with self._connection() as connection:
            return int((connection.execute("SELECT count(*) FROM mailboxes").fetchone() or (0,))[0])

    def remove_unused(self, seconds: float, used: set[str]) -> int:
        """Removes by the time of the last opening."""
        query = "DELETE FROM mailboxes WHERE opened < now() - make_interval(secs => %s) AND NOT name = ANY(%s)"
        with self._connection() as connection:
            self._processes.forget_old(connection)
            return connection.execute(query, (seconds, sorted(used))).rowcount

    def tell(self, name: str) -> None:
        """Notifies the other processes."""
        self._processes.tell(name)

    @property
    def process(self) -> str:
        """The name of this process."""
        return self._processes.name

    async def ask(self, process: str, request: bytes, seconds: float) -> bytes | None:
        """What another process on this database answers."""
        return await self._processes.ask(process, request, seconds)

    @asynccontextmanager
    async def hearing(self, tell: Callable[[str], None], answer: Answer) -> AsyncIterator[None]:
        """Listens while inside."""
        task = asyncio.ensure_future(self._processes.hear(tell, answer))
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            self.close()


class DeclinedGrants:
    """The grants that one mailbox did not take; it takes all events and notices that are well formed."""

    def __init__(self, store: "PostgresStore") -> None:
        self._store = store

    def heads(self) -> list[Head]:
        """None."""
        return []

    def notices(self) -> list[Id]:
        """None."""
        return []

    def grants(self) -> list[tuple[bytes, Id, Id]]:
        """Their digests, with key and recipient."""
        found = self._store.rows("SELECT mark, key, recipient FROM declined WHERE mailbox = %s")
        return [(mark, Id(key), Id(recipient)) for mark, key, recipient in found]

    def has_room(self, more: int) -> bool:
        """Whether so many more can be remembered."""
        ((count,),) = self._store.rows("SELECT count(*) FROM declined WHERE mailbox = %s")
        return bool(count + more <= DECLINED_MAX)

    def add_grant(self, mark: bytes, key: Id, recipient: Id, _awaits: Iterable[Id]) -> None:
        """Remembers one; a relay takes none that it did not take before."""
        query = "INSERT INTO declined VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
        self._store.many(query, [(mark, key, recipient)])


class PostgresStore:
    """One mailbox. A transaction locks it, so that processes write one after the other."""

    def __init__(self, pool: ConnectionPool[Any], number: int) -> None:
        self._pool, self._number = pool, number
        self.declined = DeclinedGrants(self)
        self._open: psycopg.Connection[Any] | None = None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        with _storage_errors(), self._pool.connection() as connection:
            connection.execute("SELECT 1 FROM mailboxes WHERE number = %s FOR UPDATE", (self._number,))
            self._open = connection
            try:
                yield
            finally:
                self._open = None

    def rows(self, query: str, *values: Any) -> list[Any]:
        """What a query finds; its first place is the mailbox."""
        with _storage_errors():
            if self._open is not None:
                return list(self._open.execute(query, (self._number, *values)))
            with self._pool.connection() as connection:
                return list(connection.execute(query, (self._number, *values)))

    def many(self, query: str, values: Iterable[tuple[Any, ...]]) -> int:
        """Changes rows, inside a transaction; returns how many."""
        assert self._open is not None, "writing belongs inside a transaction"
        with _storage_errors(), self._open.cursor() as cursor:
            cursor.executemany(query, [(self._number, *each) for each in values])
            return max(0, cursor.rowcount)

    # -- envelopes

    def append(self, sealed: Iterable[Sealed]) -> list[int]:
        """Adds envelopes."""
        fresh = list(sealed)
        start = self.last_row() + 1
        values = [(row, each.device, each.seq, each.id, each.raw) for row, each in enumerate(fresh, start)]
        self.many("INSERT INTO envelopes VALUES (%s, %s, %s, %s, %s, %s)", values)
        within = {each.previous for each in fresh}
        self.many("DELETE FROM heads WHERE mailbox = %s AND event = %s", [(each,) for each in sorted(within)])
        heads = [(each.device, each.seq, each.id) for each in fresh if each.id not in within]
        self.many("INSERT INTO heads VALUES (%s, %s, %s, %s)", heads)
        self._grow(sum(len(each.raw) for each in fresh))
        return [value[0] for value in values]

    def _grow(self, count: int) -> None:
        query = (
            "UPDATE mailboxes SET bytes = bytes + m FROM (VALUES (%s::bigint, %s::bigint)) v (n, m) WHERE number = n"
        )
        self.many(query, [(count,)])

    def last_row(self) -> int:
        """The newest row."""
        return int(self.rows("SELECT max(number) FROM envelopes WHERE mailbox = %s")[0][0] or 0)

    def envelopes(self, after: int = 0) -> Generator[tuple[int, bytes], None, None]:
        """Page by page, so that no connection is held between."""
        query = "SELECT number, raw FROM envelopes WHERE mailbox = %s AND number > %s ORDER BY number LIMIT %s"
        while rows := self.rows(query, after, PAGE_ROWS):
            yield from rows
            after = rows[-1][0]

    def feed(self, device: Id, after: int = 0) -> Iterator[tuple[int, Sealed]]:
        """Page by page too."""
        query = """SELECT number, seq, raw FROM envelopes WHERE mailbox = %s AND device = %s
                   AND (seq, number) > (%s, %s) ORDER BY seq, number LIMIT %s"""
        place = (after, 2**62)
        while rows := self.rows(query, device, *place, PAGE_ROWS):
            for number, _, raw in rows:
                yield number, envelope.parse(raw)
            place = (rows[-1][1], rows[-1][0])

    def find(self, device: Id, seq: int) -> list[tuple[int, Sealed]]:
        """At one place of a feed."""
        query = "SELECT number, raw FROM envelopes WHERE mailbox = %s AND device = %s AND seq = %s"
        return [(number, envelope.parse(raw)) for number, raw in self.rows(query, device, seq)]

    def row_of(self, device: Id, seq: int, event: EventId) -> int | None:
        """The row of an event."""
        query = "SELECT number FROM envelopes WHERE mailbox = %s AND device = %s AND seq = %s AND event = %s"
        found = self.rows(query, device, seq, event)
        return int(found[0][0]) if found else None

    def heads(self) -> list[Head]:
        """The newest events."""
        found = self.rows("SELECT device, seq, event FROM heads WHERE mailbox = %s")
        return sorted(Head(DeviceId(Id(device)), seq, EventId(event)) for device, seq, event in found)

    # -- beside them

    def add_device(self, public: DevicePublic) -> None:
        """Remembers public keys."""
        self.many("INSERT INTO devices VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING", [(public.device, *public)])

    def devices(self) -> dict[Id, DevicePublic]:
        """All public keys."""
        found = self.rows("SELECT device, sign, box FROM devices WHERE mailbox = %s")
        return {Id(device): DevicePublic(sign, box) for device, sign, box in found}

    def add_grant(self, grant: Grant) -> bool:
        """Keeps a grant."""
        query = "INSERT INTO grants VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
        return self.many(query, [(grant.key, grant.recipient, grant.granter, grant.raw)]) > 0

    def grant_marks(self) -> list[tuple[bytes, Id, Id]]:
        """The digests of all grants, as the database computes them."""
        found = self.rows("SELECT sha256(raw), key, recipient FROM grants WHERE mailbox = %s ORDER BY sha256(raw)")
        return [(mark, Id(key), Id(recipient)) for mark, key, recipient in found]

    def grants_marked(self, marks: Iterable[bytes]) -> list[Grant]:
        """Grants by their digests."""
        found = self.rows("SELECT raw FROM grants WHERE mailbox = %s AND sha256(raw) = ANY(%s)", list(marks))
        return [parse_grant(raw) for (raw,) in found]

    def grants(self) -> list[Grant]:
        """All grants."""
        return [parse_grant(raw) for (raw,) in self.rows("SELECT raw FROM grants WHERE mailbox = %s ORDER BY raw")]

    def granted(self) -> list[tuple[Id, Id, Id]]:
        """Which key was granted to whom, and by whom."""
        found = self.rows("SELECT key, recipient, granter FROM grants WHERE mailbox = %s")
        return [(Id(key), Id(to), Id(granter)) for key, to, granter in found]

    def drop_grants(self, keys: Iterable[Id]) -> int:
        """Destroys grants."""
        return self.many("DELETE FROM grants WHERE mailbox = %s AND key = %s", [(key,) for key in keys])

    def drop_grants_to(self, recipients: Iterable[Id]) -> int:
        """Destroys grants by whom they are for."""
        query = "DELETE FROM grants WHERE mailbox = %s AND recipient = %s"
        return self.many(query, [(each,) for each in recipients])

    def add_notice(self, notice: Notice) -> None:
        """Keeps a notice."""
        query = "INSERT INTO notices VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
        self.many(query, [(notice.id, notice.raw)])

    def notice_ids(self) -> list[Id]:
        """The ids of all notices."""
        return [Id(name) for (name,) in self.rows("SELECT id FROM notices WHERE mailbox = %s ORDER BY id")]

    def notices(self) -> list[Notice]:
        """All notices."""
        return [parse_notice(raw) for (raw,) in self.rows("SELECT raw FROM notices WHERE mailbox = %s ORDER BY id")]

    def add_chunk(self, name: bytes, key: Id, raw: bytes) -> bool:
        """Keeps a chunk."""
        query = "INSERT INTO chunks (mailbox, digest, key, raw) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
        is_new = self.many(query, [(name, key, raw)]) > 0
        self._grow(len(raw) * is_new)
        return is_new

    def chunk(self, name: bytes) -> tuple[Id, bytes] | None:
        """One chunk."""
        found = self.rows("SELECT key, raw FROM chunks WHERE mailbox = %s AND digest = %s", name)
        return (Id(found[0][0]), found[0][1]) if found else None

    def chunks(self) -> dict[bytes, Id]:
        """The digests of all chunks."""
        return {digest: Id(key) for digest, key in self.rows("SELECT digest, key FROM chunks WHERE mailbox = %s")}

    def chunks_state(self) -> tuple[int, int]:
        """Two numbers that change when chunks come or go."""
        count, total = self.rows("SELECT count(*), coalesce(sum(number), 0) FROM chunks WHERE mailbox = %s")[0]
        return int(count), int(total)

    def drop_chunks(self, keys: Iterable[Id]) -> int:
        """Deletes chunks by their keys."""
        return self.many("DELETE FROM chunks WHERE mailbox = %s AND key = %s", [(key,) for key in keys])

    def size(self) -> int:
        """Bytes of its envelopes and chunks, as they were sent, and of grants that are larger than any known version:
        what is small is bounded by its number."""
        large = "SELECT coalesce(sum(octet_length(raw)), 0) FROM grants WHERE mailbox = %s AND octet_length(raw) > 2048"
        bytes_of = "SELECT bytes FROM mailboxes WHERE number = %s"
        return int(self.rows(bytes_of)[0][0]) + int(self.rows(large)[0][0])

    def scrub(self) -> None:
        """Dead rows are reclaimed by the database's own vacuum; docs/relay.md says what that means for backups."""

    def close(self) -> None:
        """Holds nothing."""


@contextmanager
def _storage_errors() -> Iterator[None]:
    """Turns an error of the database into StorageFailed."""
    try:
        yield
    except (psycopg.Error, PoolTimeout) as problem:
        raise StorageFailed("relay-database-silent") from problem
