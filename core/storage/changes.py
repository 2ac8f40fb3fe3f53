"""How often something in a log came or went, so that nobody reads all of it to learn that nothing did."""

from collections.abc import Callable
from contextlib import suppress

from core.errors import StorageFailed
from core.storage.database import Database

_NUMBER_BYTES = 8


class Changes:
    """Counts the changes of one kind of thing, in a note of the log, and keeps a digest of these things beside it. The
    digest is true as long as the number is the one that it was made at."""

    def __init__(self, database: Database, name: str, before: str) -> None:
        """`before` is the question whose answer the count begins with in a file that has no such note yet."""
        self._database, self._name, self._before = database, f"changes/{name}", before
        self._digest = f"digest/{name}"

    def count(self) -> int:
        """A number that only grows, in all processes."""
        noted = self._database.one("SELECT value FROM notes WHERE name = ?", self._name)
        return int(self._database.one(self._before) or 0) if noted is None else int.from_bytes(noted)

    def next(self) -> int:
        """The number of a change that is made now. Inside its transaction."""
        number = self.count() + 1
        self._note(self._name, number.to_bytes(_NUMBER_BYTES))
        return number

    def digest(self, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, which is asked once after each change."""
        at = self.count().to_bytes(_NUMBER_BYTES)
        kept = self._database.one("SELECT value FROM notes WHERE name = ?", self._digest)
        if kept is not None and kept[:_NUMBER_BYTES] == at:
            return bytes(kept[_NUMBER_BYTES:])
        made = make()
        # Where there is no room, or somebody is writing just now, it is asked again.
        with suppress(StorageFailed), self._database.without_waiting(), self._database.transaction():
            self._note(self._digest, at + made)
        return made

    def _note(self, name: str, value: bytes) -> None:
        self._database.connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))
