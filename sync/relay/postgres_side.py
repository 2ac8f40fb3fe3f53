"""What lies beside the events of a mailbox in PostgreSQL: devices, grants, notices; and its transactions."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from core.ids import Id
from core.keys.grants import Grant, parse_grant
from core.keys.withdrawal_notices import Notice, parse_notice
from core.sealing.crypto import DevicePublic
from core.sealing.envelope import Head
from core.storage.declined import DECLINED_MAX
from sync.relay.postgres_objects import Connecting
from sync.relay.postgres_segments import TAIL_EVENTS

_CHANGED = """UPDATE mailboxes SET bytes = bytes + %s, tail = tail + %s, chunk_changes = chunk_changes + %s,
              beside_changes = coalesce(%s, beside_changes), version = version + 1
              WHERE number = %s RETURNING tail"""
_NUMBER_BYTES = 8


@dataclass
class _Transaction:
    """What one has changed: bytes, events, how many chunks came or went, and the number of the last change to grants
    and notices."""

    connection: "psycopg.Connection[Any]"
    is_changed: bool = False
    bytes: int = 0
    events: int = 0
    chunks: int = 0
    beside: int | None = None


class MailboxChanges:
    """How often things of a kind came to one mailbox or went, in a column of its row, and the digest of these things in
    another, which is true as long as the number is the one that it was made at."""

    def __init__(self, store: "SideStore", kind: str) -> None:
        """`kind` is how the names of both columns begin."""
        self._store = store  # The names of columns are this module's own.
        self._count = f"SELECT {kind}_changes FROM mailboxes WHERE number = %s"  # noqa: S608
        self._kept = f"SELECT {kind}_changes, {kind}_digest FROM mailboxes WHERE number = %s"  # noqa: S608
        self._keep = f"UPDATE mailboxes SET {kind}_digest = %(kept)s WHERE number = %(number)s"  # noqa: S608

    def count(self) -> int:
        """A number that only grows."""
        return int(self._store.rows(self._count)[0][0])

    def digest(self, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, which is asked once after each change."""
        ((count, kept),) = self._store.rows(self._kept)
        at = count.to_bytes(_NUMBER_BYTES)
        if kept is not None and kept[:_NUMBER_BYTES] == at:
            return bytes(kept[_NUMBER_BYTES:])
        made = make()
        self._store.note(self._keep, {"kept": at + made})
        return made


class DeclinedGrants:
    """The grants that one mailbox did not take; it takes all events and notices that are well formed."""

    def __init__(self, store: "SideStore") -> None:
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

    def withdrawn(self) -> list[tuple[bytes, Id, Id]]:
        """None: a relay cannot tell whose withdrawal counts."""
        return []

    def has_room(self, more: int) -> bool:
        """Whether so many more can be remembered."""
        ((count,),) = self._store.rows("SELECT count(*) FROM declined WHERE mailbox = %s")
        return bool(count + more <= DECLINED_MAX)

    def add_grant(self, mark: bytes, key: Id, recipient: Id, _awaits: Iterable[Id]) -> None:
        """Remembers one; a relay takes none that it did not take before."""
        query = "INSERT INTO declined VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
        self._store.next_beside()
        self._store.change(query, [(mark, key, recipient)])

    def forget_grants(self, marks: Iterable[bytes]) -> None:
        """Forgets some."""
        self._store.next_beside()
        self._store.change("DELETE FROM declined WHERE mailbox = %s AND mark = %s", [(mark,) for mark in marks])


class SideStore:
    """One mailbox's part of the database. A transaction locks it, so that processes write one after the other."""

    def __init__(self, connecting: Connecting, number: int, seal_soon: Callable[[int], None]) -> None:
        """`number` is the mailbox's; `seal_soon` is called with it where there are many rows of events."""
        self._connecting, self._number, self._seal_soon = connecting, number, seal_soon
        self._here = threading.local()
        self.declined = DeclinedGrants(self)
        self.beside, self.chunk_changes = MailboxChanges(self, "beside"), MailboxChanges(self, "chunk")

    @property
    def _within(self) -> _Transaction | None:
        """The transaction that this thread is in."""
        return getattr(self._here, "transaction", None)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing."""
        tail = 0
        with self._connecting() as connection:
            connection.execute("SELECT 1 FROM mailboxes WHERE number = %s FOR UPDATE", (self._number,))
            self._here.transaction = done = _Transaction(connection)
            try:
                yield
                if done.is_changed:
                    values = (done.bytes, done.events, done.chunks, done.beside, self._number)
                    tail = (connection.execute(_CHANGED, values).fetchone() or (0,))[0]
            finally:
                self._here.transaction = None
        if tail >= TAIL_EVENTS:
            self._seal_soon(self._number)

    def rows(self, query: str, *values: Any) -> list[Any]:
        """What a query finds; its first place is the mailbox."""
        return self.asked(query, (self._number, *values))

    def asked(self, query: str, values: Any) -> list[Any]:
        """What a query with these values finds."""
        if (within := self._within) is not None:
            return list(within.connection.execute(query, values))
        with self._connecting() as connection:
            return list(connection.execute(query, values))

    def change(self, query: str, values: Iterable[tuple[Any, ...]]) -> int:
        """Changes rows, inside a transaction; returns how many."""
        within = self.within()
        with within.connection.cursor() as cursor:
            cursor.executemany(query, [(self._number, *each) for each in values])
            count = max(0, cursor.rowcount)
        within.is_changed |= count > 0
        return count

    def note(self, query: str, values: dict[str, Any]) -> None:
        """Keeps something that is no change of the mailbox."""
        values["number"] = self._number
        if (within := self._within) is not None:
            within.connection.execute(query, values)
            return
        with self._connecting() as connection:
            connection.execute(query, values)

    def next_beside(self) -> int:
        """The number of a change to grants or notices. Inside a transaction, which holds the mailbox alone."""
        within = self.within()
        before = self.beside.count() if within.beside is None else within.beside
        within.beside = before + 1
        return within.beside

    def within(self) -> _Transaction:
        """The transaction, which there has to be."""
        assert self._within is not None, "writing belongs inside a transaction"
        return self._within

    def add_device(self, public: DevicePublic) -> None:
        """Remembers public keys."""
        self.change("INSERT INTO devices VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING", [(public.device, *public)])

    def devices(self) -> dict[Id, DevicePublic]:
        """All public keys."""
        found = self.rows("SELECT device, sign, box FROM devices WHERE mailbox = %s")
        return {Id(device): DevicePublic(sign, box) for device, sign, box in found}

    def add_grant(self, grant: Grant) -> bool:
        """Keeps a grant."""
        query = "INSERT INTO grants VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
        values = (grant.key, grant.recipient, grant.granter, grant.raw, self.next_beside())
        return self.change(query, [values]) > 0

    def grant_marks(self, after: int = -1) -> list[tuple[bytes, Id, Id]]:
        """The digests of all grants, or of those that came later, as the database computes them."""
        query = """SELECT sha256(raw), key, recipient FROM grants WHERE mailbox = %s AND change > %s
                   ORDER BY sha256(raw)"""
        found = self.rows(query, after)
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
        self.next_beside()
        return self.change("DELETE FROM grants WHERE mailbox = %s AND key = %s", [(key,) for key in keys])

    def drop_grants_to(self, recipients: Iterable[Id]) -> int:
        """Destroys grants by whom they are for."""
        query = "DELETE FROM grants WHERE mailbox = %s AND recipient = %s"
        self.next_beside()
        return self.change(query, [(each,) for each in recipients])

    def add_notice(self, notice: Notice) -> None:
        """Keeps a notice."""
        query = "INSERT INTO notices VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
        self.change(query, [(notice.id, notice.raw, self.next_beside())])

    def notice_ids(self, after: int = -1) -> list[Id]:
        """The ids of all notices, or of those that came later."""
        query = "SELECT id FROM notices WHERE mailbox = %s AND change > %s ORDER BY id"
        return [Id(name) for (name,) in self.rows(query, after)]

    def notices(self) -> list[Notice]:
        """All notices."""
        return [parse_notice(raw) for (raw,) in self.rows("SELECT raw FROM notices WHERE mailbox = %s ORDER BY id")]
