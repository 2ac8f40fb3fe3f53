"""The SQLite file of a project: opened, upgraded, written in transactions that are durable when they end."""

import os
import re
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from core.errors import NewerVersion, StorageFailed
from core.sealing.crypto import digest
from core.sealing.envelope import SEQ_MAX
from core.storage.files import create, keep_private

SCHEMA_VERSION = 3
SCHEMA_DIGEST = "8f162bf881921cdeb867f292b48d77ab6af301fdeecd780e29a7e4ea26ea614b"
"""The SHA-256 of the schema of version 3, as `_schema` gives it, in hexadecimal."""
_COUNTS = {
    ("table", name, name, f"CREATE TABLE {name}({columns})")
    for name, columns in (("sqlite_stat1", "tbl,idx,stat"), ("sqlite_stat4", "tbl,idx,neq,nlt,ndlt,sample"))
}
"""What ANALYZE puts into any file."""
_WRONG_VALUES = {
    table: " OR ".join(f"typeof({column}) <> '{stored}'" for column, stored in columns.items())
    for table, columns in {
        "devices": {"device": "blob", "sign": "blob", "box": "blob"},
        "heads": {"device": "blob", "seq": "integer", "event": "blob"},
        "grants": {"mark": "blob", "key": "blob", "recipient": "blob", "granter": "blob", "raw": "blob"},
        "notices": {"id": "blob", "raw": "blob"},
        "declined": {"id": "blob", "awaits": "blob", "kind": "integer"},
        "notes": {"name": "text", "value": "blob"},
    }.items()
}
"""For each table that is read as a whole, what holds for a row in which a value is of another type."""
_WRONG_VALUES["heads"] += f" OR seq NOT BETWEEN 1 AND {SEQ_MAX - 1}"
BUSY_SECONDS = 30
PAGE_BYTES = 16384
"""Large pages: fifty codings to a page leave little of it empty."""


class Database:
    """One connection, for one thread at a time. Raises StorageFailed where the disk or the file fails."""

    def __init__(self, path: Path | None, in_one_file: bool = False) -> None:
        """Opens or makes the file; with None, a database in memory. Raises StorageFailed or NewerVersion."""
        if path is not None and path.exists() and not os.access(path, os.W_OK):
            raise StorageFailed("storage-read-only")
        self._path, self._is_kept_aside = path, False
        self._place: tuple[int, int] | None = None
        if path is not None and (odd := irregular_beside(path)) is not None:
            raise StorageFailed("storage-irregular", file=odd)
        with storage_errors():
            if path is not None and not path.exists():
                with suppress(OSError):  # SQLite says it better
                    keep_private(path)  # what SQLite puts beside it gets the same mode
            self.connection = sqlite3.connect(  # opened beside a window, it is handed to the window's own thread
                str(path) if path else ":memory:",
                timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False,
            )  # fmt: skip
            if sys.platform == "emscripten":
                self._leave_write_ahead_log()
            try:
                self._prepare("DELETE" if in_one_file else "WAL")
            except UnicodeDecodeError as problem:  # what SQLite says of the file quotes it
                raise StorageFailed("storage-damaged") from problem
        if in_one_file:
            self._keep_in_one_file()
        self._place = None if path is None else _place_of(path)

    def _leave_write_ahead_log(self) -> None:
        """In a browser no memory is shared with files, which a write-ahead log needs; a file that comes from elsewhere
        may have one. Who holds a file alone can do without, and change it."""
        for order in ("locking_mode = EXCLUSIVE", "journal_mode = DELETE", "locking_mode = NORMAL", "user_version"):
            self.connection.execute(f"PRAGMA {order}").fetchone()

    def _prepare(self, journal: str) -> None:
        version = self._value("PRAGMA user_version")
        if version not in (0, SCHEMA_VERSION):
            raise NewerVersion
        self.connection.execute("PRAGMA secure_delete = ON")
        self.connection.execute("PRAGMA synchronous = FULL")  # a commit waits for the disk
        self.connection.execute("PRAGMA temp_store = MEMORY")
        if version == 0:
            self.connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            self.connection.execute(f"PRAGMA journal_mode = {journal}")
            with self.transaction():
                if self._value("PRAGMA user_version") == 0 and not _schema(self.connection):
                    _create_tables(self.connection)
                    self.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self.connection.execute("PRAGMA trusted_schema = OFF")
        if not has_own_schema(self.connection) or _foreign_values(self.connection):
            self.connection.close()
            raise StorageFailed("storage-damaged")

    def close(self) -> None:
        """Closes the file."""
        self.connection.close()

    @contextmanager
    def transaction(self, undone: Callable[[], None] = lambda: None) -> Iterator[None]:
        """All or nothing, and durable at its end; waits for another process that is writing. `undone` is called
        before changes are rolled back. Raises StorageFailed."""
        with storage_errors():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                self._refuse_if_replaced()
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                undone()
                if self.connection.in_transaction:  # on a full disk SQLite has undone it itself
                    self.connection.execute("ROLLBACK")
                raise

    def ask_for_turn(self, wait_seconds: float) -> None:
        """Raises StorageFailed where another process is writing, and still is after so long."""
        with storage_errors(), self.waiting_at_most(wait_seconds):
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute("ROLLBACK")

    @contextmanager
    def waiting_at_most(self, seconds: float) -> Iterator[None]:
        """While it lasts, a transaction fails where another process is writing for longer."""
        self.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
        try:
            yield
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")

    def _refuse_if_replaced(self) -> None:
        """Raises StorageFailed where another file took the place of this one, as when a carrier brings another
        machine's version: what is written here would be lost. What this connection holds is kept beside it, once."""
        if self._path is None or self._place is None or _place_of(self._path) == self._place:
            return
        if not self._is_kept_aside and self._path.parent.is_dir():
            number = 1
            while os.path.lexists(aside := self._path.with_name(f"log (kept here {number}).db")):
                number += 1  # what is there may also be a link that leads elsewhere
            self.connection.execute("ROLLBACK")
            try:
                create(aside).close()
                target = sqlite3.connect(str(aside))
                self.connection.backup(target)
                target.close()
            finally:
                self.connection.execute("BEGIN")  # for whoever undoes the transaction
            self._is_kept_aside = True
        raise StorageFailed("storage-replaced")

    def _keep_in_one_file(self) -> None:
        """Leaves no journal beside the file between transactions: in a folder that a carrier syncs, it would be carried
        apart from the file that it belongs to. Where another process has the file open, this waits for another time."""
        with suppress(sqlite3.OperationalError):
            if self._value("PRAGMA journal_mode") != "delete":
                self.connection.execute("PRAGMA busy_timeout = 0")
                self.connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        self.connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")

    def rows(self, query: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows, one by one. Raises StorageFailed."""
        try:
            for found in self.connection.execute(query, values):  # noqa: UP028 - it would close the cursor, too late
                yield found
        except sqlite3.DatabaseError as problem:
            raise _storage_failed(problem) from problem

    def row(self, query: str, values: Sequence[Any] = ()) -> Any:
        """The first row; None where there is none. Raises StorageFailed."""
        return next(self.rows(query, values), None)

    def one(self, query: str, *values: Any) -> Any:
        """The first value of the first row; None where there is no row. Raises StorageFailed."""
        found = self.row(query, values)
        return None if found is None else found[0]

    def _value(self, query: str) -> Any:
        """The same for this class itself, with the errors of SQLite."""
        found = self.connection.execute(query).fetchone()
        return None if found is None else found[0]

    def image(self) -> bytes:
        """The whole file as it is now, without what others are just writing. Raises StorageFailed."""
        with storage_errors():
            copy = sqlite3.connect(":memory:")
            try:
                self.connection.backup(copy)
                return copy.serialize()
            finally:
                copy.close()

    def scrub(self, wait_seconds: float) -> bool:
        """Leaves nothing of what was deleted in free pages or the write-ahead log; False where another process reads
        the file for longer than `wait_seconds`, and what was deleted may still stand there."""
        with storage_errors(), self.waiting_at_most(wait_seconds):
            try:
                if self._value("PRAGMA wal_checkpoint(TRUNCATE)"):
                    return False
                self.connection.execute("VACUUM")
                return not self._value("PRAGMA wal_checkpoint(TRUNCATE)")
            except sqlite3.OperationalError as problem:
                if problem.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    raise
                return False


def irregular_beside(path: Path) -> str | None:
    """The name of what stands where SQLite has its journals and is no file of its own: it would wait for a pipe without
    end, and write where a link leads."""
    for ending in ("-journal", "-wal", "-shm"):
        with suppress(OSError):
            if not stat.S_ISREG(path.with_name(path.name + ending).lstat().st_mode):
                return path.name + ending
    return None


def _place_of(path: Path) -> tuple[int, int] | None:
    """Which file stands under a name; None for none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def faults_of(path: Path, most: int = 5) -> list[str]:
    """What SQLite finds wrong with the file of a log, in its own words, and the names of what stands in it that no log
    has; nothing where it is whole. Changes nothing."""
    if (odd := irregular_beside(path)) is not None:
        return [odd]
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        try:
            rows = connection.execute(f"PRAGMA quick_check({int(most)})").fetchall()
            foreign = _foreign(connection)
        finally:
            connection.close()
    except sqlite3.DatabaseError as problem:
        return [str(problem)]
    said = (" ".join(str(row[0]).removeprefix("*** in database main ***").split()) for row in rows)
    return [*(each for each in said if each != "ok"), *foreign][:most]


def _foreign(connection: sqlite3.Connection) -> list[str]:
    """What is in a file that is not, word for word, what a new one has; or else the tables with values of another
    type."""
    if has_own_schema(connection):
        return [f"values in {table}" for table in _foreign_values(connection)]
    made = Database(None)
    own = set(_schema(made.connection))
    made.close()
    return [f"{kind} {name}" for kind, name, *more in _schema(connection) if (kind, name, *more) not in own]


def has_own_schema(connection: sqlite3.Connection) -> bool:
    """Whether a file holds the tables and indices of a log and nothing else, word for word as this program makes them:
    a trigger could take events away when the next one is written, a view could stand in the place of a table, and of
    two tables on the same pages what is deleted from one goes from the other."""
    twice = "SELECT 1 FROM sqlite_master WHERE rootpage > 0 GROUP BY rootpage HAVING count(*) > 1"
    if connection.execute(twice).fetchone() is not None:
        return False
    found = _schema(connection)
    if digest(repr(found).encode()).hex() == SCHEMA_DIGEST:
        return True
    made = sqlite3.connect(":memory:")  # by another version of the library, which may write the same in other words
    try:
        _create_tables(made)
        return found == _schema(made)
    finally:
        made.close()


def _foreign_values(connection: sqlite3.Connection) -> list[str]:
    """The tables beside that of the events that hold a value of another type than this program puts there: SQLite keeps
    any value in any column. Of an event that is told when it is read."""
    found = []
    for table, wrong in _WRONG_VALUES.items():
        # The names are this module's own.
        if connection.execute(f"SELECT 1 FROM {table} WHERE {wrong} LIMIT 1").fetchone() is not None:  # noqa: S608
            found.append(table)
    return found


def _schema(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """The schema, without what versions of a library write apart: how many blanks, and the quotes around names; and
    without the counts by which SQLite plans, where somebody's tool has made them."""
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
    found = {(kind, name, table, _in_one_form(order)) for kind, name, table, order in rows}
    return sorted(found - _COUNTS)


def _in_one_form(order: str) -> str:
    """An order that makes a table or an index. Its words stay apart: INTEGERPRIMARYKEY is a type, and no key."""
    bare = re.sub(r'"([a-z_]+)"|\[([a-z_]+)\]', lambda found: found[1] or found[2], order)
    return re.sub(r" ?([(),]) ?", r"\1", " ".join(bare.split()))


def _create_tables(connection: sqlite3.Connection) -> None:
    # Imported here: it takes longer to load than a project, and only a new project needs it.
    import sqlite_utils

    database = sqlite_utils.Database(connection)
    database.table("devices").create({"feed": int, "device": bytes, "sign": bytes, "box": bytes}, pk="feed")
    database.table("devices").create_index(["device"], unique=True)
    database.table("envelopes").create({"row": int, "feed": int, "seq": int, "rest": bytes}, pk="row")
    database.table("envelopes").create_index(["feed", "seq"])
    database.table("doubts").create({"row": int}, pk="row")
    database.table("heads").create({"device": bytes, "seq": int, "event": bytes}, pk="event")
    database.table("grants").create(
        {"mark": bytes, "key": bytes, "recipient": bytes, "granter": bytes, "raw": bytes}, pk="mark"
    )
    database.table("grants").create_index(["recipient"])
    database.table("grants").create_index(["key"])
    database.table("notices").create({"id": bytes, "raw": bytes}, pk="id")
    database.table("chunks").create({"digest": bytes, "key": bytes, "raw": bytes}, pk="digest")
    database.table("declined").create(
        {"id": bytes, "awaits": bytes, "kind": int, "first": bytes, "second": bytes, "seq": int}, pk=("id", "awaits")
    )
    database.table("declined").create_index(["awaits"])
    database.table("snapshots").create({"number": int, "raw": bytes}, pk="number")
    database.table("notes").create({"name": str, "value": bytes}, pk="name")


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turns an error of SQLite into StorageFailed."""
    try:
        yield
    except sqlite3.DatabaseError as problem:
        raise _storage_failed(problem) from problem


def _storage_failed(problem: sqlite3.DatabaseError) -> StorageFailed:
    text = str(problem)
    if "readonly" in text or "read-only" in text:
        return StorageFailed("storage-read-only")
    if "disk is full" in text or "disk I/O" in text:
        return StorageFailed("storage-full")
    if "locked" in text or "busy" in text:
        return StorageFailed("storage-busy")
    if "unable to open" in text:
        if sys.platform == "emscripten":  # no journal can be begun: the browser's store is full
            return StorageFailed("storage-full")
        return StorageFailed("storage-unopenable")
    if "malformed" in text or "not a database" in text:
        return StorageFailed("storage-damaged")
    return StorageFailed("storage-unusable", reason=text)
