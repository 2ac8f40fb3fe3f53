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
              version = version + 1 WHERE number = %s RETURNING tail"""


@dataclass
class _Transaction:
    """What one has changed: bytes, events, and how many chunks came or went."""

    connection: "psycopg.Connection[Any]"
    is_changed: bool = False
    bytes: int = 0
    events: int = 0
    chunks: int = 0


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

    def has_room(self, more: int) -> bool:
        """Whether so many more can be remembered."""
        ((count,),) = self._store.rows("SELECT count(*) FROM declined WHERE mailbox = %s")
        return bool(count + more <= DECLINED_MAX)

    def add_grant(self, mark: bytes, key: Id, recipient: Id, _awaits: Iterable[Id]) -> None:
        """Remembers one; a relay takes none that it did not take before."""
        query = "INSERT INTO declined VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
        self._store.change(query, [(mark, key, recipient)])


class SideStore:
    """One mailbox's part of the database. A transaction locks it, so that processes write one after the other."""

    def __init__(self, connecting: Connecting, number: int, seal_soon: Callable[[int], None]) -> None:
        """`number` is the mailbox's; `seal_soon` is called with it where there are many rows of events."""
        self._connecting, self._number, self._seal_soon = connecting, number, seal_soon
        self._here = threading.local()
        self.declined = DeclinedGrants(self)

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
                    values = (done.bytes, done.events, done.chunks, self._number)
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
        query = "INSERT INTO grants VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
        return self.change(query, [(grant.key, grant.recipient, grant.granter, grant.raw)]) > 0

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
        return self.change("DELETE FROM grants WHERE mailbox = %s AND key = %s", [(key,) for key in keys])

    def drop_grants_to(self, recipients: Iterable[Id]) -> int:
        """Destroys grants by whom they are for."""
        query = "DELETE FROM grants WHERE mailbox = %s AND recipient = %s"
        return self.change(query, [(each,) for each in recipients])

    def add_notice(self, notice: Notice) -> None:
        """Keeps a notice."""
        query = "INSERT INTO notices VALUES (%s, %s, %s) ON CONFLICT DO NOTHING"
        self.change(query, [(notice.id, notice.raw)])

    def notice_ids(self) -> list[Id]:
        """The ids of all notices."""
        return [Id(name) for (name,) in self.rows("SELECT id FROM notices WHERE mailbox = %s ORDER BY id")]

    def notices(self) -> list[Notice]:
        """All notices."""
        return [parse_notice(raw) for (raw,) in self.rows("SELECT raw FROM notices WHERE mailbox = %s ORDER BY id")]
