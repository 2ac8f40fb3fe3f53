"""How often something in a log came or went, so that nobody reads all of it to learn that nothing did."""

from collections.abc import Callable
from contextlib import suppress

from core.errors import StorageFailed
from core.storage.database import Database

_NUMBER_BYTES = 8


class Changes:
    """Counts the changes of one kind of thing, in a note of the log, and keeps a digest of these things beside it. The
    digest is true as long as the number is the one that it was made at."""

    def __init__(self, database: Database, name: str, *tables: str) -> None:
        """`tables` hold these things. In a file that has no such note yet the count begins with all of their rows."""
        self._database = database
        self._number, self._known, self._digest = f"changes/{name}", f"highest/{name}", f"digest/{name}"
        highest = [f"(SELECT max(rowid) FROM {each})" for each in tables]  # noqa: S608 - ours
        self._highest = f"SELECT {', '.join(highest)}"
        self._stand = ", ".join([self._highest, *["(SELECT value FROM notes WHERE name = ?)"] * 2])

    def count(self) -> int:
        """A number that only grows, in all processes that count. A program that knows of no such count adds rows after
        the highest ones that were known here: these are counted as changes, too. All is asked at once: another process
        may write in between."""
        *highest, number, known = self._database.row(self._stand, (self._number, self._known))
        rows = [each or 0 for each in highest]
        added = max(0, sum(rows) - int.from_bytes(known or b""))
        return int(max(int.from_bytes(number or b"") + added, *rows))

    def next(self) -> int:
        """The number of a change that is about to be made. Inside its transaction, which ends with `made`."""
        return self.count() + 1

    def made(self, number: int) -> None:
        """Notes a change once it is made. Inside its transaction."""
        self._keep(self._number, number.to_bytes(_NUMBER_BYTES))
        highest = self._database.row(self._highest)
        self._keep(self._known, sum(each or 0 for each in highest).to_bytes(_NUMBER_BYTES))

    def digest(self, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, which is asked once after each change."""
        at = self.count().to_bytes(_NUMBER_BYTES)
        kept = self._database.one("SELECT value FROM notes WHERE name = ?", self._digest)
        if kept is not None and kept[:_NUMBER_BYTES] == at:
            return bytes(kept[_NUMBER_BYTES:])
        made = make()
        # Where there is no room, or somebody is writing just now, it is asked again.
        with suppress(StorageFailed), self._database.waiting_at_most(0), self._database.transaction():
            self._keep(self._digest, at + made)
        return made

    def _keep(self, name: str, value: bytes) -> None:
        self._database.connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))
