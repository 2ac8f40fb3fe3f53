"""The append-only log of a project in SQLite: envelopes, grants, snapshots, and what was synced where."""

import struct
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from core.errors import StorageFailed
from core.ids import DeviceId, EventId, Id
from core.keys.grants import ANNOUNCED, PLAIN, Grant, kept_grant
from core.keys.withdrawal_notices import Notice, parse_notice
from core.sealing import envelope
from core.sealing.crypto import DevicePublic, digest
from core.sealing.envelope import Head, Sealed
from core.storage.changes import Changes
from core.storage.database import Database
from core.storage.declined import Declined

SCRUB_DUE = "scrub/due"
"""The note that says "1" from the moment when something was deleted for good until no byte of it is in the file."""
SCRUB_WAIT_SECONDS = 5
ATTACHING, RECORDING, WANTED = "attaching/", "recording/", "wanted/"
"""With what the notes begin that tell of a file that is not attached yet, each with the id of its key at the end, and
of which files this device takes."""
SMALL_BYTES = 4096
ROW_MAX = (1 << 63) - 1
"""The highest number that SQLite gives a row."""


class Log:
    """One project's `log.db`. All writing happens inside `transaction`; what it acknowledged is durable."""

    def __init__(self, path: Path | None, in_one_file: bool = False, database: Database | None = None) -> None:
        """Opens or makes the file; with None, a log in memory. `in_one_file`: no journal lies beside it between
        transactions, as in a folder that a carrier syncs. `database`: the file, where it is open already. Raises
        StorageFailed or NewerVersion."""
        self.path = path
        self._database = database or Database(path, in_one_file)
        self._connection = self._database.connection
        self.beside = Changes(self._database, "beside", "grants", "notices")
        self.chunk_changes = Changes(self._database, "chunks", "chunks")
        self.declined = Declined(self._database, self.beside)
        self._feeds: dict[bytes, int] = {}
        self._devices: dict[int, Id] = {}
        self._project = Id(b"")
        self._heads: dict[EventId, Head] = {}
        self._heads_at = -1
        self._version: int | None = None

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; waits for another process that is writing. Raises StorageFailed."""
        with self._database.transaction(self._forget):
            yield

    def ask_for_turn(self, wait_seconds: float) -> None:
        """Raises StorageFailed where another process is writing, and still is after so long."""
        self._database.ask_for_turn(wait_seconds)

    def _forget(self) -> None:
        """Drops what is kept of the file in memory, since a transaction is undone."""
        self._heads_at = -1
        self._feeds.clear()

    def image(self) -> bytes:
        """The log's whole file, as sealed as it lies there, for a back-up. Raises StorageFailed."""
        return self._database.image()

    def was_written_elsewhere(self) -> bool:
        """Whether another connection wrote into the file since this was asked last; yes at first. Raises
        StorageFailed."""
        before, self._version = self._version, self._database.one("PRAGMA data_version")
        return before != self._version

    # -- envelopes

    def append(self, sealed: Iterable[Sealed]) -> list[int]:
        """Adds envelopes whose predecessors are there; returns their rows. Inside a transaction."""
        self._load_heads()
        row = self.last_row()
        values = []
        for each in sealed:
            row += 1
            values.append((row, self._feed(each.device), each.seq, envelope.split(each.raw)))
            self._heads.pop(each.previous, None)
            self._heads[each.id] = Head(each.device, each.seq, each.id)
        self._connection.executemany("INSERT INTO envelopes VALUES (?, ?, ?, ?)", values)
        self._connection.execute("DELETE FROM heads")
        self._connection.executemany("INSERT INTO heads VALUES (?, ?, ?)", self._heads.values())
        self._heads_at = row
        return [value[0] for value in values]

    def _feed(self, device: Id) -> int:
        """The number under which a device's events are stored; 0, which none has, where it is not known."""
        self._load_feeds()
        if device not in self._feeds:  # another process may have let it in
            self._feeds.clear()
            self._load_feeds()
        return self._feeds.get(device, 0)

    def _load_feeds(self) -> None:
        if not self._feeds:
            self._feeds.update(self._database.rows("SELECT device, feed FROM devices"))
            self._devices = {feed: Id(device) for device, feed in self._feeds.items()}
            self._project = Id(self.note("project") or b"")

    def _whole(self, feed: int, seq: int, rest: bytes) -> bytes:
        if feed not in self._devices:  # another process let a device in
            self._feeds.clear()
            self._load_feeds()
        try:
            return envelope.join(self._project, self._devices[feed], seq, rest)
        except (KeyError, TypeError, struct.error) as problem:  # somebody changed the file
            raise StorageFailed("storage-damaged") from problem

    def last_row(self) -> int:
        """The number of the newest row; 0 where there is none."""
        return int(self._database.one("SELECT max(row) FROM envelopes") or 0)

    def rows_most(self) -> int:
        """More rows than this the file cannot hold: a higher number of one was not given by this program."""
        pages, size = (int(self._database.one(f"PRAGMA {each}")) for each in ("page_count", "page_size"))
        return pages * size // envelope.SHORTEST_STORED

    def envelopes(self, after: int = 0, last: int | None = None) -> Generator[tuple[int, bytes], None, None]:
        """Rows and raw envelopes in the order of arrival, up to the row `last`, or else to the newest."""
        self._load_feeds()
        query = "SELECT row, feed, seq, rest FROM envelopes WHERE row > ? AND row <= ? ORDER BY row"
        for row, feed, seq, rest in self._database.rows(query, (after, ROW_MAX if last is None else last)):
            yield row, self._whole(feed, seq, rest)

    def raw(self, row: int) -> bytes:
        """One envelope. Raises StorageFailed where somebody took it out of the file, or changed its place."""
        self._load_feeds()
        found = self._database.row("SELECT feed, seq, rest FROM envelopes WHERE row = ?", (row,))
        if found is None:
            raise StorageFailed("storage-damaged")
        return self._whole(*found)

    def small(self, rows: list[int]) -> Iterator[tuple[int, bytes]]:
        """Those envelopes in some rows that are of at most SMALL_BYTES, with their rows, in one query."""
        self._load_feeds()
        marks = ",".join("?" * len(rows))
        query = f"SELECT row, feed, seq, rest FROM envelopes WHERE row IN ({marks}) AND length(rest) <= ?"
        for row, feed, seq, rest in self._database.rows(query, (*rows, SMALL_BYTES)):
            yield row, self._whole(feed, seq, rest)

    def find(self, device: Id, seq: int) -> list[tuple[int, Sealed]]:
        """The envelopes at one place of a feed: several where it is forked."""
        feed = self._feed(device)
        found = self._database.rows("SELECT row, rest FROM envelopes WHERE feed = ? AND seq = ?", (feed, seq))
        return [(row, envelope.parse(self._whole(feed, seq, rest))) for row, rest in found]

    def feed(self, device: Id, after: int = 0) -> Iterator[tuple[int, Sealed]]:
        """The events of one device later than seq `after`, with their rows, in the order of their places."""
        query = "SELECT row, seq, rest FROM envelopes WHERE feed = ? AND seq > ? ORDER BY seq, row"
        number = self._feed(device)
        for row, seq, rest in self._database.rows(query, (number, after)):
            yield row, envelope.parse(self._whole(number, seq, rest))

    def row_of(self, device: Id, seq: int, event: EventId) -> int | None:
        """The row of an event, or None."""
        return next((row for row, sealed in self.find(device, seq) if sealed.id == event), None)

    def milestone(self, device: Id, seq: int) -> tuple[int, EventId] | None:
        """The event at this place of a feed that is not forked."""
        return next(((seq, sealed.id) for _, sealed in self.find(device, seq)), None)

    def heads(self) -> list[Head]:
        """The newest event of every feed; several of one device where its feed is forked."""
        self._load_heads()
        return sorted(self._heads.values())

    def _load_heads(self) -> None:
        last = self.last_row()
        if self._heads_at != last:
            self._heads = {
                EventId(event): Head(DeviceId(Id(device)), seq, EventId(event))
                for device, seq, event in self._database.rows("SELECT device, seq, event FROM heads")
            }
            self._heads_at = last

    def add_doubts(self, rows: list[int]) -> None:
        """Marks rows whose events could not be opened, or are of no known type. Inside a transaction."""
        if rows:
            self._connection.executemany("INSERT INTO doubts VALUES (?)", [(row,) for row in rows])

    def doubts(self) -> set[int]:
        """The rows that have to be proved again whenever they are opened."""
        return {row for (row,) in self._database.rows("SELECT row FROM doubts")}

    # -- devices

    def add_device(self, public: DevicePublic) -> None:
        """Remembers the public keys of a device."""
        self._connection.execute(
            "INSERT OR IGNORE INTO devices (device, sign, box) VALUES (?, ?, ?)", (public.device, *public)
        )
        self._feeds.clear()

    def devices(self) -> dict[Id, DevicePublic]:
        """All devices whose keys are known."""
        found = self._database.rows("SELECT device, sign, box FROM devices")
        return {Id(device): DevicePublic(sign, box) for device, sign, box in found}

    # -- grants

    def add_grant(self, grant: Grant) -> bool:
        """Keeps a grant; False where it was here already."""
        mark = digest(grant.raw)
        if self.has_grant(mark):
            return False
        values = (number := self.beside.next(), mark, grant.key, grant.recipient, grant.granter, grant.raw)
        rows = "grants (rowid, mark, key, recipient, granter, raw)"
        self._connection.execute(f"INSERT INTO {rows} VALUES (?, ?, ?, ?, ?, ?)", values)
        self.beside.made(number)
        return True

    def has_grant(self, mark: bytes) -> bool:
        """Whether the grant with this digest is kept."""
        return self._database.one("SELECT 1 FROM grants WHERE mark = ?", mark) is not None

    def grant_marks(self, after: int = -1) -> list[tuple[bytes, Id, Id]]:
        """The digests of all grants, or of those that came after the change of this number, ascending, with their key
        and recipient."""
        # Rows are numbered by changes, so they lie in the order of their coming.
        found = self._database.rows("SELECT mark, key, recipient FROM grants WHERE rowid > ?", (after,))
        return sorted((mark, Id(key), Id(recipient)) for mark, key, recipient in found)

    def grants_marked(self, marks: Iterable[bytes]) -> list[Grant]:
        """The grants with these digests, as far as they are here."""
        query = "SELECT raw FROM grants WHERE mark = ?"
        found = (self._database.one(query, mark) for mark in marks)
        return [kept_grant(raw) for raw in found if raw is not None]

    def grants(self) -> list[Grant]:
        """All grants."""
        return [kept_grant(raw) for (raw,) in self._database.rows("SELECT raw FROM grants ORDER BY raw")]

    def granted(self, *, is_readable: bool = False) -> list[tuple[Id, Id, Id]]:
        """Which key was granted to which box key, or under which wrapping key, and by which device. Where
        `is_readable`, only by grants of versions that are known here."""
        of_these = f" WHERE substr(raw, 2, 1) BETWEEN x'{PLAIN:02x}' AND x'{ANNOUNCED:02x}'" if is_readable else ""
        found = self._database.rows(f"SELECT key, recipient, granter FROM grants{of_these}")
        return [(Id(key), Id(to), Id(granter)) for key, to, granter in found]

    def drop_grants(self, keys: Iterable[Id]) -> int:
        """Destroys all grants of these keys; returns how many there were. Inside a transaction."""
        return self._destroyed("DELETE FROM grants WHERE key = ?", keys, self.beside)

    def announcements(self) -> list[Grant]:
        """The box keys that devices announce: what is by a device and for itself."""
        found = self._database.rows(  # by the index of recipients: there is a grant for most decisions
            "SELECT raw FROM grants WHERE recipient IN (SELECT device FROM devices) AND recipient = granter"
            " ORDER BY raw"
        )
        return [kept_grant(raw) for (raw,) in found]

    def grants_count(self) -> int:
        """How many grants there are."""
        return int(self._database.one("SELECT count(*) FROM grants"))

    def drop_grant(self, grant: Grant) -> None:
        """Throws one grant away, because it does not hold what it says. Inside a transaction."""
        number = self.beside.next()
        self._connection.execute("DELETE FROM grants WHERE mark = ?", (digest(grant.raw),))
        self.beside.made(number)

    def drop_grants_to(self, recipients: Iterable[Id]) -> int:
        """Destroys all grants to these box keys, or under these wrapping keys. Inside a transaction."""
        return self._destroyed("DELETE FROM grants WHERE recipient = ?", recipients, self.beside)

    def add_notice(self, notice: Notice) -> None:
        """Keeps a notice; one for each withdrawal is enough. Inside a transaction."""
        if self._database.one("SELECT 1 FROM notices WHERE id = ?", notice.id) is None:
            values = (number := self.beside.next(), notice.id, notice.raw)
            self._connection.execute("INSERT INTO notices (rowid, id, raw) VALUES (?, ?, ?)", values)
            self.beside.made(number)

    def drop_notices(self, ids: Iterable[Id]) -> None:
        """Forgets notices by their ids. Inside a transaction."""
        number = self.beside.next()
        self._connection.executemany("DELETE FROM notices WHERE id = ?", [(each,) for each in ids])
        self.beside.made(number)

    def notice_ids(self, after: int = -1) -> list[Id]:
        """The ids of all notices, or of those that came after the change of this number, ascending."""
        found = self._database.rows("SELECT id FROM notices WHERE rowid > ?", (after,))
        return sorted(Id(name) for (name,) in found)

    def notices(self) -> list[Notice]:
        """All notices of withdrawal."""
        return [parse_notice(raw) for (raw,) in self._database.rows("SELECT raw FROM notices ORDER BY id")]

    # -- chunks of attached files

    def add_chunk(self, name: bytes, key: Id, raw: bytes) -> bool:
        """Keeps a sealed chunk; False where it was here already. Inside a transaction."""
        number = self.chunk_changes.next()
        cursor = self._connection.execute("INSERT OR IGNORE INTO chunks VALUES (?, ?, ?)", (name, key, raw))
        if cursor.rowcount:
            self.chunk_changes.made(number)
        return cursor.rowcount > 0

    def chunk(self, name: bytes) -> tuple[Id, bytes] | None:
        """A sealed chunk and the id of its key; None where it is not here."""
        found = self._database.row("SELECT key, raw FROM chunks WHERE digest = ?", (name,))
        return None if found is None else (Id(found[0]), bytes(found[1]))

    def has_chunk(self, name: bytes) -> bool:
        """Whether a chunk is here."""
        return self._database.one("SELECT 1 FROM chunks WHERE digest = ?", name) is not None

    def chunks(self) -> dict[bytes, Id]:
        """The digests of all chunks of attached files that are here, with the ids of their keys. Those of a file that
        is not attached yet are this device's alone: if it never is, nobody could ask others to delete them."""
        rest, keys = self._of_attached()
        found = self._database.rows(f"SELECT digest, key FROM chunks{rest}", keys)
        return {bytes(name): Id(key) for name, key in found}

    def chunks_count(self) -> int:
        """How many there are of these."""
        rest, keys = self._of_attached()
        return int(self._database.row(f"SELECT count(*) FROM chunks{rest}", keys)[0])

    def _of_attached(self) -> tuple[str, list[bytes]]:
        """What narrows a query to the chunks of attached files, and its values; nothing where no file is under way."""
        notes = (*self.notes(ATTACHING), *self.notes(RECORDING))
        keys = [bytes.fromhex(name.rpartition("/")[2]) for name in notes]
        return (f" WHERE key NOT IN ({', '.join('?' * len(keys))})", keys) if keys else ("", [])

    def drop_chunks(self, keys: Iterable[Id]) -> int:
        """Deletes the chunks under these keys; returns how many there were. Inside a transaction."""
        return self._destroyed("DELETE FROM chunks WHERE key = ?", keys, self.chunk_changes)

    def _destroyed(self, statement: str, values: Iterable[Id], changes: Changes) -> int:
        number = changes.next()
        count = self._connection.executemany(statement, [(each,) for each in values]).rowcount
        if count > 0:
            changes.made(number)
            self.set_note(SCRUB_DUE, b"1")
        return count

    def scrub(self, wait_seconds: float | None = None) -> None:
        """Leaves nothing of what was deleted in free pages or the write-ahead log. Where another process reads the file
        all the while, that is left to `scrub_again`."""
        wait = SCRUB_WAIT_SECONDS if wait_seconds is None else wait_seconds
        is_done, is_noted = self._database.scrub(wait), self.note(SCRUB_DUE) == b"1"
        if is_done == is_noted:
            with self.transaction():
                self.set_note(SCRUB_DUE, b"" if is_done else b"1")

    def scrub_again(self) -> None:
        """Does what `scrub` could not do, or what the end of the process prevented; waits for nobody."""
        if self.note(SCRUB_DUE) == b"1":
            self.scrub(0)

    # -- snapshots and notes

    def snapshots(self) -> list[bytes]:
        """The sealed snapshots in order."""
        return list(self.each_snapshot())

    def each_snapshot(self) -> Iterator[bytes]:
        """The same, one by one: all of a large study would be much memory. Raises sqlite3.DatabaseError where they
        cannot be read, which costs whoever wants them only time."""
        return (raw for (raw,) in self._connection.execute("SELECT raw FROM snapshots ORDER BY number"))

    def save_snapshots(self, count: int, fresh: Mapping[int, bytes]) -> None:
        """Keeps the first `count` snapshots, with fresh ones in the place of some. Inside a transaction."""
        self._connection.execute("DELETE FROM snapshots WHERE number >= ?", (count,))
        self._connection.executemany("INSERT OR REPLACE INTO snapshots VALUES (?, ?)", list(fresh.items()))

    def note(self, name: str) -> bytes | None:
        """A note that this device keeps for itself, such as what it has synced with whom; None where there is none."""
        found = self._database.one("SELECT value FROM notes WHERE name = ?", name)
        return None if found is None else bytes(found)

    def set_note(self, name: str, value: bytes) -> None:
        """Keeps a note. Inside a transaction."""
        self._connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))
        self._note_changed(name)

    def drop_note(self, name: str) -> None:
        """Deletes a note. Inside a transaction."""
        self._connection.execute("DELETE FROM notes WHERE name = ?", (name,))
        self._note_changed(name)

    def _note_changed(self, name: str) -> None:
        if name.startswith((ATTACHING, RECORDING, WANTED)):  # which chunks are of attached files, or wanted
            self.chunk_changes.made(self.chunk_changes.next())

    def notes(self, prefix: str) -> dict[str, bytes]:
        """All notes whose names begin so."""
        found = self._database.rows("SELECT name, value FROM notes WHERE substr(name, 1, ?) = ?", (len(prefix), prefix))
        return {name: bytes(value) for name, value in found}
