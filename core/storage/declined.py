"""What was offered and not taken, remembered so that it is not sent again each time.

A stranger who may write to a mailbox can put things there that nobody here wants: events whose key is not here, grants
by a device that is not known. Carriers tell their peers that they need not send these (sync/version_vector.py). A thing
is forgotten as soon as one of those that it waits for has come.
"""

from collections.abc import Iterable

from core.ids import DeviceId, EventId, Id
from core.sealing.envelope import Head
from core.storage.changes import Changes
from core.storage.database import Database

DECLINED_MAX = 100_000
"""Things that are remembered; what is beyond may come again."""
FOR_EVER = Id(b"")
"""What a thing waits for that will never be taken."""
NOT_WITHDRAWN = Id(b"not withdrawn")
"""What a grant waits for whose key, or what it lies under, was withdrawn."""
_EVENT, _GRANT, _NOTICE = 1, 2, 3


class Declined:
    """The table `declined` of a log. All writing belongs inside a transaction."""

    def __init__(self, database: Database, changes: Changes) -> None:
        """`changes` is told of each change."""
        self._database, self._changes = database, changes
        self._connection = database.connection

    def heads(self) -> list[Head]:
        """The newest events of the branches that were not taken, ascending."""
        query = "SELECT DISTINCT first, seq, id FROM declined WHERE kind = ?"
        found = self._database.rows(query, (_EVENT,))
        return sorted(Head(DeviceId(Id(device)), seq, EventId(event)) for device, seq, event in found)

    def grants(self) -> list[tuple[bytes, Id, Id]]:
        """The digests of grants that were not taken, with their key and recipient."""
        query = "SELECT DISTINCT id, first, second FROM declined WHERE kind = ?"
        found = self._database.rows(query, (_GRANT,))
        return [(mark, Id(key), Id(recipient)) for mark, key, recipient in found]

    def withdrawn(self) -> list[tuple[bytes, Id, Id]]:
        """Those of these grants that were not taken because they are of a withdrawn key, or under one."""
        query = "SELECT id, first, second FROM declined WHERE awaits = ? AND kind = ?"
        found = self._database.rows(query, (NOT_WITHDRAWN, _GRANT))
        return [(mark, Id(key), Id(recipient)) for mark, key, recipient in found]

    def notices(self) -> list[Id]:
        """The ids of notices that were not taken."""
        found = self._database.rows("SELECT DISTINCT id FROM declined WHERE kind = ?", (_NOTICE,))
        return [Id(name) for (name,) in found]

    def has_room(self, more: int) -> bool:
        """Whether so many more can be remembered."""
        return self.count() + more <= DECLINED_MAX

    def count(self) -> int:
        """How many are remembered."""
        return int(self._database.one("SELECT count(*) FROM declined") or 0)

    def awaited(self, event: EventId) -> Id | None:
        """What a branch that ends with this event waits for; None where there is no such branch."""
        found = self._database.one("SELECT awaits FROM declined WHERE id = ? AND kind = ?", event, _EVENT)
        return None if found is None else Id(found)

    def add_branch(self, head: Head, before: EventId | None, awaits: Id) -> None:
        """Remembers the newest event of a branch, in place of the event `before` of the same one."""
        if before is not None:
            self._connection.execute("DELETE FROM declined WHERE id = ?", (before,))
        self._add(head.id, _EVENT, head.device, head.seq, awaits)

    def add_grant(self, mark: bytes, key: Id, recipient: Id, awaits: Iterable[Id]) -> None:
        """Remembers a grant by its digest."""
        for each in awaits:
            self._add(mark, _GRANT, key, 0, each, recipient)

    def add_notice(self, notice: Id, awaits: Iterable[Id]) -> None:
        """Remembers a notice by its id."""
        for each in awaits:
            self._add(notice, _NOTICE, b"", 0, each)

    def _add(self, name: bytes, kind: int, first: bytes, seq: int, awaits: Id, second: bytes = b"") -> None:
        self._changes.made(self._changes.next())
        row = (name, awaits, kind, first, second, seq)
        self._connection.execute("INSERT OR IGNORE INTO declined VALUES (?, ?, ?, ?, ?, ?)", row)

    def awaiting(self) -> set[Id]:
        """All that something waits for."""
        return {Id(each) for (each,) in self._database.rows("SELECT DISTINCT awaits FROM declined")} - {FOR_EVER}

    def forget(self, come: Iterable[Id]) -> None:
        """Forgets what waited for one of these: it may be offered again."""
        self._changes.made(self._changes.next())
        query = "DELETE FROM declined WHERE id IN (SELECT id FROM declined WHERE awaits = ?)"
        self._connection.executemany(query, [(each,) for each in come])

    def forget_grants(self, marks: Iterable[bytes]) -> None:
        """Forgets grants by their digests."""
        self._changes.made(self._changes.next())
        self._connection.executemany("DELETE FROM declined WHERE id = ?", [(mark,) for mark in marks])

    def forget_freed(self, keys: Iterable[Id] | None) -> None:
        """Forgets grants of these keys, or under them, that waited for them not to be withdrawn; or all that did."""
        self._changes.made(self._changes.next())
        if keys is None:
            self._connection.execute("DELETE FROM declined WHERE awaits = ?", (NOT_WITHDRAWN,))
            return
        query = "DELETE FROM declined WHERE awaits = ? AND ? IN (first, second)"
        self._connection.executemany(query, [(NOT_WITHDRAWN, each) for each in keys])
