"""A lock that any number of processes share while they are at something, so that nobody takes it for broken off.

It is SQLite's own lock on an empty file: it works on every system, and goes when its process ends, however it ends.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from core.storage.files import keep_private

WAIT_S = 10.0
"""So long is waited for somebody who cleans up."""


@contextmanager
def sharing(file: Path) -> Iterator[None]:
    """While it lasts, `alone` says in every process that somebody shares this file, which is made where it is not.
    Where no file can be locked there, it says so always."""
    with _opened(file, WAIT_S) as lock:
        if lock is not None:
            with suppress(sqlite3.Error):  # nothing may be written here: what comes next says why
                lock.execute("BEGIN")
                lock.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield


@contextmanager
def alone(file: Path) -> Iterator[bool]:
    """Whether nobody shares this file; while it lasts, nobody begins to."""
    with _opened(file, 0) as lock:
        is_free = False
        if lock is not None:
            with suppress(sqlite3.Error):
                lock.execute("BEGIN EXCLUSIVE")
                is_free = True
        yield is_free


@contextmanager
def _opened(file: Path, wait: float) -> Iterator[sqlite3.Connection | None]:
    """The lock; None where a link, a folder or a pipe has its name, or nothing may be written."""
    if os.path.lexists(file) and (file.is_symlink() or not file.is_file()):
        yield None
        return
    try:
        with suppress(OSError):  # SQLite says so too
            keep_private(file)
        lock = sqlite3.connect(file, timeout=wait, isolation_level=None)
    except sqlite3.Error:
        yield None
        return
    with closing(lock):
        yield lock
