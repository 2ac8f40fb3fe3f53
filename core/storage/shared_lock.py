"""A lock that any number of processes share while they are at something, so that nobody takes it for broken off.

It is SQLite's own lock on an empty file: it works on every system, and goes when its process ends, however it ends.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from core.storage.files import keep_private

WAIT_S = 10.0
"""So long is waited for somebody who cleans up."""


@contextmanager
def sharing(file: Path) -> Iterator[None]:
    """While it lasts, `alone` says in every process that somebody shares this file, which is made where it is not."""
    with ExitStack() as stack:
        with suppress(sqlite3.Error):  # nothing may be written here, or something else has its name
            lock = stack.enter_context(closing(_opened(file, WAIT_S)))
            lock.execute("BEGIN")
            lock.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield


@contextmanager
def alone(file: Path) -> Iterator[bool]:
    """Whether nobody shares this file; while it lasts, nobody begins to."""
    is_free = False
    with ExitStack() as stack:
        with suppress(sqlite3.Error):
            lock = stack.enter_context(closing(_opened(file, 0)))
            lock.execute("BEGIN EXCLUSIVE")
            is_free = True
        yield is_free


def _opened(file: Path, wait: float) -> sqlite3.Connection:
    with suppress(OSError):  # SQLite says so too
        keep_private(file)
    return sqlite3.connect(file, timeout=wait, isolation_level=None)
