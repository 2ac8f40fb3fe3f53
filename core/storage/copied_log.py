"""A `log.db` that somebody else may have written: opened to read, once it has the tables and types of a log."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.errors import BadFile, NewerVersion, StorageFailed
from core.ids import ID_BYTES
from core.storage.database import SCHEMA_VERSION, Database, has_own_schema
from core.storage.log import Log

STEPS_AT_A_TIME = 100_000
STEPS_MIN, STEPS_PER_BYTE = 100_000_000, 8
"""What SQLite may do for one copy, in steps of its machine: a second or two, and more for a larger file."""
VALUE_BYTES_MAX = 128 * 1024 * 1024

_ID = f"typeof({{0}}) = 'blob' AND length({{0}}) = {ID_BYTES}"
_BLOB, _TEXT, _PLACE = "typeof({0}) = 'blob'", "typeof({0}) = 'text'", "typeof({0}) = 'integer' AND {0} >= 0"
_SHAPES = {
    "devices": {"device": _ID, "sign": _BLOB, "box": _BLOB},
    "envelopes": {"feed": "{0} IN (SELECT feed FROM devices)", "seq": _PLACE, "rest": _BLOB},
    "grants": {"mark": _BLOB, "key": _ID, "recipient": _ID, "granter": _ID, "raw": _BLOB},
    "notices": {"id": _ID, "raw": _BLOB},
    "chunks": {"digest": _BLOB, "key": _ID, "raw": _BLOB},
    "notes": {"name": _TEXT, "value": _BLOB},
}
"""What must be true of each column that is read."""


class CopiedDatabase(Database):
    """A connection that writes nothing, runs nothing that the file asks for, and ends after a bounded number of
    steps with BadFile: a copy that cannot be read is never taken for a damage of the project's own log."""

    def __init__(self, path: Path) -> None:
        """Raises BadFile where the file is no log, and NewerVersion."""
        self._path, self._place, self._is_kept_aside = None, None, False
        self._steps = STEPS_MIN + STEPS_PER_BYTE * path.stat().st_size
        self.connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            self.connection.set_progress_handler(self._count, STEPS_AT_A_TIME)
            self.connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, VALUE_BYTES_MAX)
            self.connection.execute("PRAGMA trusted_schema = OFF")
            self.connection.execute("PRAGMA cell_size_check = ON")
            if self._value("PRAGMA user_version") != SCHEMA_VERSION:
                raise NewerVersion
            if not has_own_schema(self.connection) or not self._has_the_types():
                raise BadFile("log-copy-odd")
        except sqlite3.Error as problem:
            self.connection.close()
            raise BadFile("log-copy-odd") from problem
        except BaseException:
            self.connection.close()
            raise

    def rows(self, query: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows, one by one. Raises BadFile."""
        try:
            yield from super().rows(query, values)
        except StorageFailed as problem:
            raise BadFile("log-copy-odd") from problem

    def _count(self) -> bool:
        self._steps -= STEPS_AT_A_TIME
        return self._steps < 0

    def _has_the_types(self) -> bool:
        for table, columns in _SHAPES.items():
            sound = " AND ".join(f"({rule.format(column)})" for column, rule in columns.items())
            # The names are this module's own.
            if self._value(f"SELECT 1 FROM {table} WHERE ({sound}) IS NOT TRUE LIMIT 1") is not None:  # noqa: S608
                return False
        return True


def open_copied_log(path: Path) -> Log:
    """The log in a file that nobody else can reach. Raises BadFile where it is no log, and NewerVersion; what is read
    from it later raises any exception where the file is damaged or made to harm."""
    return Log(path, database=CopiedDatabase(path))
