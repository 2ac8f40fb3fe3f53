"""Which objects a relay's store holds, as the database knows it: no object without a row, whenever a process is killed.

A name is on the list of the dropped before its object is put there. The transaction that makes the object part of a
mailbox takes the name off that list, and the one that drops it puts it there again. What is due on it is deleted.
"""

import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

import psycopg

from core.errors import Refused, StorageFailed
from sync.relay.objects import Objects

GRACE_SECONDS = 3600
"""So long an object stays that a process is putting there, or that another may be about to read."""
SWEEP_ROWS = 200
LOOKED_AT = 4
"""So many of each kind are looked for when a relay starts."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS dropped (
    name text PRIMARY KEY, due timestamptz NOT NULL DEFAULT now() + make_interval(secs => 3600));
CREATE TABLE IF NOT EXISTS objects (name text PRIMARY KEY, raw bytea NOT NULL);
"""

Connecting = Callable[[], AbstractContextManager["psycopg.Connection[Any]"]]
"""Gives a connection for a transaction. Raises StorageFailed."""


class OvertakenError(Exception):
    """Another process did meanwhile what was to be done here."""


class DatabaseObjects:
    """A table of the same database, where no other store of objects is configured."""

    def __init__(self, connecting: Connecting) -> None:
        self._connecting = connecting

    def put(self, name: str, content: bytes) -> None:
        """A row."""
        with self._connecting() as connection:
            connection.execute("INSERT INTO objects VALUES (%s, %s)", (name, content))

    def get(self, name: str) -> bytes | None:
        """The row."""
        with self._connecting() as connection:
            found = connection.execute("SELECT raw FROM objects WHERE name = %s", (name,)).fetchone()
        return None if found is None else bytes(found[0])

    def delete(self, name: str) -> None:
        """Deletes the row."""
        with self._connecting() as connection:
            connection.execute("DELETE FROM objects WHERE name = %s", (name,))


class ObjectIndex:
    """Objects, and the list of those that are no part of any mailbox."""

    def __init__(self, connecting: Connecting, objects: Objects) -> None:
        self._connecting, self.objects = connecting, objects

    def put(self, content: bytes) -> str:
        """Puts an object there, dropped until `adopt`; returns its name. Raises StorageFailed."""
        name = os.urandom(16).hex()
        name = f"{name[:2]}/{name}"
        with self._connecting() as connection:
            connection.execute("INSERT INTO dropped (name) VALUES (%s)", (name,))
        self.objects.put(name, content)
        return name

    def check_place(self) -> None:
        """Before anything is read: another place than that of the objects which the database names would say that all
        are gone, and their events would be deleted. Raises Refused, or StorageFailed where it does not answer."""
        query = "(SELECT object FROM segments LIMIT %s) UNION ALL (SELECT object FROM attachments LIMIT %s)"
        with self._connecting() as connection:
            names = [name for (name,) in connection.execute(query, (LOOKED_AT, LOOKED_AT))]
        if names and all(self.objects.get(name) is None for name in names):
            raise Refused("relay-objects-elsewhere")

    @staticmethod
    def adopt(connection: "psycopg.Connection[Any]", name: str) -> None:
        """Part of the transaction that makes an object part of a mailbox. Raises OvertakenError: it was too slow."""
        if connection.execute("DELETE FROM dropped WHERE name = %s", (name,)).rowcount != 1:
            raise OvertakenError

    @staticmethod
    def drop(connection: "psycopg.Connection[Any]", names: Iterable[str], is_due: bool) -> None:
        """Part of the transaction that drops objects; with `is_due` they are to be deleted at once."""
        due = 0 if is_due else GRACE_SECONDS
        query = "INSERT INTO dropped VALUES (%s, now() + make_interval(secs => %s)) ON CONFLICT DO NOTHING"
        with connection.cursor() as cursor:
            cursor.executemany(query, [(name, due) for name in names])

    def sweep(self) -> int:
        """Deletes the objects that are due; returns how many. What the store does not delete now stays on the list."""
        count = 0
        query = "SELECT name FROM dropped WHERE due <= now() ORDER BY due LIMIT %s FOR UPDATE SKIP LOCKED"
        while True:
            with self._connecting() as connection:
                names = [name for (name,) in connection.execute(query, (SWEEP_ROWS,))]
                done = self._deleted(names)
                connection.execute("DELETE FROM dropped WHERE name = ANY(%s)", (done,))
            count += len(done)
            if len(done) < SWEEP_ROWS:
                return count

    def _deleted(self, names: list[str]) -> list[str]:
        done = []
        for name in names:
            try:
                self.objects.delete(name)
            except StorageFailed:
                break
            done.append(name)
        return done
