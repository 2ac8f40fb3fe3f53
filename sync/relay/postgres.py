"""Mailboxes in PostgreSQL, for several relay processes on one database, which wake each other.

What is new is rows there, and so is the index; older events and attached files are objects, in a table of the same
database, or wherever else objects are kept (sync/relay/objects.py).
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

from core.errors import Refused, StorageFailed
from core.ids import Id
from sync.relay import postgres_objects, postgres_segments
from sync.relay import postgres_processes as processes
from sync.relay.file_store import Answer
from sync.relay.log_lines import log_line
from sync.relay.mailbox import Mailbox
from sync.relay.notifier import Notifier
from sync.relay.objects import Objects
from sync.relay.postgres_notifier import PostgresNotifier
from sync.relay.postgres_objects import DatabaseObjects, ObjectIndex
from sync.relay.postgres_processes import Processes
from sync.relay.postgres_segments import Sealer, SegmentReader
from sync.relay.postgres_store import PostgresStore

WAIT_SECONDS = 10.0
POOL_MAX = 16
THREADS = 6
"""Each may hold two connections at once: one of a transaction, one that writes down the name of an object."""
QUIET_SECONDS = 24 * 60 * 60
"""What came is put into a segment after so long, however little it is."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS mailboxes (
    number bigserial PRIMARY KEY, name text UNIQUE NOT NULL, project bytea NOT NULL,
    opened timestamptz NOT NULL DEFAULT now(), bytes bigint NOT NULL DEFAULT 0);
ALTER TABLE mailboxes ADD COLUMN IF NOT EXISTS version bigint NOT NULL DEFAULT 0;
ALTER TABLE mailboxes ADD COLUMN IF NOT EXISTS sealed bigint NOT NULL DEFAULT 0;
ALTER TABLE mailboxes ADD COLUMN IF NOT EXISTS tail bigint NOT NULL DEFAULT 0;
ALTER TABLE mailboxes ADD COLUMN IF NOT EXISTS chunk_changes bigint NOT NULL DEFAULT 0;
ALTER TABLE mailboxes ADD COLUMN IF NOT EXISTS chunk_digest bytea;
ALTER TABLE mailboxes ADD COLUMN IF NOT EXISTS beside_changes bigint NOT NULL DEFAULT 0;
ALTER TABLE mailboxes ADD COLUMN IF NOT EXISTS beside_digest bytea;
CREATE INDEX IF NOT EXISTS unsealed_mailboxes ON mailboxes (number) WHERE tail > 0;
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
ALTER TABLE grants ADD COLUMN IF NOT EXISTS change bigint NOT NULL DEFAULT 0;
CREATE INDEX IF NOT EXISTS grants_by_change ON grants (mailbox, change);
CREATE INDEX IF NOT EXISTS large_grants ON grants (mailbox, octet_length(raw)) WHERE octet_length(raw) > 2048;
CREATE TABLE IF NOT EXISTS declined (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, mark bytea, key bytea, recipient bytea,
    PRIMARY KEY (mailbox, mark));
CREATE TABLE IF NOT EXISTS notices (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, id bytea, raw bytea, PRIMARY KEY (mailbox, id));
ALTER TABLE notices ADD COLUMN IF NOT EXISTS change bigint NOT NULL DEFAULT 0;
DO $$ BEGIN
    IF to_regclass('chunks') IS NOT NULL THEN  -- of a version before objects: devices bring what was in it again
        UPDATE mailboxes SET (tail, bytes) = (SELECT count(*), coalesce(sum(octet_length(raw)), 0)
                                              FROM envelopes WHERE mailbox = mailboxes.number);
        DROP TABLE chunks;
    END IF;
END $$;
CREATE TABLE IF NOT EXISTS attachments (
    mailbox bigint REFERENCES mailboxes ON DELETE CASCADE, digest bytea, key bytea, bytes int, object text NOT NULL,
    PRIMARY KEY (mailbox, digest));
"""
_LOCK = 0x6B6F6465  # one process at a time makes the tables


class PostgresMailboxStore:
    """One database, and the objects of its mailboxes."""

    threads = THREADS

    def __init__(self, address: str, objects: Objects | None = None, notifier: Notifier | None = None) -> None:
        """Connects and makes the tables where they are missing. Without `objects` they are kept in the database
        too; without `notifier` processes wake each other by the database. Raises StorageFailed."""
        self._pool = ConnectionPool(
            address, min_size=1, max_size=POOL_MAX, timeout=WAIT_SECONDS, open=False,
            check=ConnectionPool.check_connection,
        )  # fmt: skip
        notifier = notifier or PostgresNotifier(address, self._connection)
        self._processes = Processes(address, self._connection, notifier)
        self._index = ObjectIndex(self._connection, objects or DatabaseObjects(self._connection))
        self._reader = SegmentReader(self._index)
        self._sealer = Sealer(self._connection, self._index, self._reader)
        self._sealing = ThreadPoolExecutor(1, "sealing")
        self._to_seal: set[int] = set()
        self._to_seal_lock = threading.Lock()
        with _storage_errors():
            self._pool.open(wait=True, timeout=WAIT_SECONDS)
        with self._connection() as connection:
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            connection.execute(SCHEMA + postgres_segments.SCHEMA + postgres_objects.SCHEMA + processes.SCHEMA)

    @contextmanager
    def _connection(self) -> Iterator[psycopg.Connection[Any]]:
        with _storage_errors(), self._pool.connection() as connection:
            yield connection

    def close(self) -> None:
        """Ends what is under way, and lets the connections go."""
        self._sealing.shutdown(cancel_futures=True)
        self._pool.close()

    def check_objects(self) -> None:
        """For a relay that starts: are its objects where it was told? Raises Refused or StorageFailed."""
        self._index.check_place()

    def exists(self, name: str) -> bool:
        """Whether there is such a mailbox."""
        with self._connection() as connection:
            return connection.execute("SELECT 1 FROM mailboxes WHERE name = %s", (name,)).fetchone() is not None

    def open(self, name: str, project: Id, bytes_max: int) -> Mailbox:
        """Finds or makes a mailbox. Raises Refused where it is another project's."""
        find = "SELECT number, project, version, opened > now() - interval '1 day' FROM mailboxes WHERE name = %s"
        make = """INSERT INTO mailboxes (name, project) VALUES (%s, %s)
                  ON CONFLICT (name) DO UPDATE SET opened = now() RETURNING number, project, version, true"""
        with self._connection() as connection:
            found = connection.execute(find, (name,)).fetchone()
            if found is None or not found[3]:  # nothing is written for who only looks
                found = connection.execute(make, (name, project)).fetchone() or (0, b"", 0, True)
        number, held, version, _ = found
        if held != project:
            raise Refused("relay-other-project")
        self._processes.listen(name, version)
        store = PostgresStore(
            self._connection, number, self._index, self._reader, self._seal_soon, lambda: self._processes.leave(name)
        )
        return Mailbox(store, project, bytes_max, store.size)

    def count(self) -> int:
        """How many there are."""
        with self._connection() as connection:
            return int((connection.execute("SELECT count(*) FROM mailboxes").fetchone() or (0,))[0])

    def remove_unused(self, seconds: float, used: set[str]) -> int:
        """Removes by the time of the last opening; their objects too. Also puts into segments what lies in rows for
        long, and deletes objects that are no part of any mailbox."""
        old = """SELECT number FROM mailboxes WHERE opened < now() - make_interval(secs => %s) AND NOT name = ANY(%s)
                 FOR UPDATE SKIP LOCKED"""
        dropped = "SELECT object FROM {} WHERE mailbox = ANY(%s)"
        with self._connection() as connection:
            self._processes.forget_old(connection)
            numbers = [number for (number,) in connection.execute(old, (seconds, sorted(used)))]
            for table in ("segments", "attachments"):
                names = [name for (name,) in connection.execute(dropped.format(table), (numbers,))]
                self._index.drop(connection, names, is_due=True)
            connection.execute("DELETE FROM mailboxes WHERE number = ANY(%s)", (numbers,))
        self._sealing.submit(self._tidied)
        return len(numbers)

    def _tidied(self) -> None:
        with self._failures_said():
            self._index.sweep()
            for number in self._quiet():
                self._sealer.seal(number)

    def _quiet(self) -> list[int]:
        """Mailboxes with rows to which nobody has talked for a day."""
        query = "SELECT number FROM mailboxes WHERE tail > 0 AND opened < now() - make_interval(secs => %s)"
        with self._connection() as connection:
            return [number for (number,) in connection.execute(query, (QUIET_SECONDS,))]

    # -- segments

    def _seal_soon(self, number: int) -> None:
        """In a thread of its own, once at a time for each mailbox."""
        with self._to_seal_lock:
            if number in self._to_seal:
                return
            self._to_seal.add(number)
        try:
            self._sealing.submit(self._sealed, number)
        except RuntimeError:  # it is being closed
            self._to_seal.discard(number)

    def _sealed(self, number: int) -> None:
        with self._to_seal_lock:
            self._to_seal.discard(number)
        with self._failures_said():
            self._sealer.seal(number)

    @contextmanager
    def _failures_said(self) -> Iterator[None]:
        """What cannot be sealed or deleted now is later: after more events, or when the store is tidied."""
        try:
            yield
        except StorageFailed as problem:
            log_line("not-sealed", why=problem.code)

    def settle(self) -> None:
        """Waits until everything that was begun is in segments; for tests and measurements."""
        self._sealing.submit(lambda: None).result()

    # -- other processes

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


@contextmanager
def _storage_errors() -> Iterator[None]:
    """Turns an error of the database into StorageFailed."""
    try:
        yield
    except (psycopg.Error, PoolTimeout) as problem:
        raise StorageFailed("relay-database-silent") from problem
