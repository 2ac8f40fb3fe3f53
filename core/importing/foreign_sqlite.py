"""The SQLite files of other tools, opened so that nothing in them can act."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core.errors import BadFile
from core.limits import IMPORT_BYTES_MAX, UNPACKED_BYTES_MAX
from core.storage.files import HeldFile

STEPS = 10_000
STEPS_MAX = 200_000_000
"""Of SQLite's machine, in one query."""
_ALLOWED = {sqlite3.SQLITE_READ, sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION}


class Row(dict[str, Any]):
    """A row of a table, by its columns. To ask for a column that every project of the tool has raises BadFile where
    this file lacks it."""

    def __init__(self, file: str, table: str, values: Iterable[tuple[str, Any]]) -> None:
        super().__init__(values)
        self._file, self._table = file, table

    def __missing__(self, column: str) -> Any:
        raise BadFile("table-without-column", file=self._file, table=self._table, column=column)


class ForeignDatabase:
    """Tables of another tool's file, to be read only."""

    def __init__(self, name: str, connection: sqlite3.Connection) -> None:
        self._name, self._connection = name, connection
        self._spent = 0
        self._connection.row_factory = sqlite3.Row
        self._connection.set_progress_handler(self._is_too_long, STEPS)
        found = self._run("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        self.tables = {str(row["name"]) for row in found}
        self._connection.set_authorizer(self._is_allowed)

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table in the order in which they were made; nothing where there is no such table."""
        if table in self.tables:
            for row in self._run(f'SELECT * FROM "{table}" ORDER BY rowid'):  # noqa: S608 - a reader's own names
                yield Row(self._name, table, zip(row.keys(), row, strict=True))

    def _run(self, query: str) -> Iterator[sqlite3.Row]:
        try:
            for row in self._connection.execute(query):  # noqa: UP028 - it would close the rows after the database
                yield row
        except (sqlite3.Error, OverflowError, UnicodeDecodeError, MemoryError) as problem:
            raise BadFile("not-a-database", file=self._name) from problem

    def _is_too_long(self) -> bool:
        self._spent += STEPS
        return self._spent > STEPS_MAX

    def _is_allowed(self, action: int, table: str | None, *_: str | None) -> int:
        """Allows only that real tables are read; a view or a trigger would need more."""
        if action in _ALLOWED and (action != sqlite3.SQLITE_READ or table in self.tables):
            return sqlite3.SQLITE_OK
        return sqlite3.SQLITE_DENY


@contextmanager
def foreign_database(path: Path | HeldFile) -> Iterator[ForeignDatabase]:
    """Opens a file of another tool, unchanged and unlocked; one that was handed over stays in memory.
    Raises BadFile."""
    try:
        size = len(path.content) if isinstance(path, HeldFile) else path.stat().st_size
        if size > UNPACKED_BYTES_MAX:
            raise BadFile("study-too-large", file=path.name)
        if isinstance(path, HeldFile):
            connection = sqlite3.connect(":memory:")
            content = path.content
            if content[18:20] == b"\2\2":  # written ahead, which a database in memory cannot be
                content = content[:18] + b"\1\1" + content[20:]
            connection.deserialize(content)
        else:
            connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    except (OSError, sqlite3.Error) as problem:
        raise BadFile("not-a-database", file=path.name) from problem
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, IMPORT_BYTES_MAX)
        connection.execute("PRAGMA trusted_schema = OFF")
        yield ForeignDatabase(path.name, connection)
    finally:
        connection.close()


def words(row: Row, column: str) -> str:
    """A text of a row, empty where there is none."""
    value = row.get(column)
    return value if isinstance(value, str) else ""


def key(kind: str, value: Any) -> Any:
    """What names a row of a table: never of the length of a GUID, as it is none."""
    return f"{kind} {value} of another tool".encode()
