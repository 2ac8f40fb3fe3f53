"""Where a relay keeps what is large and never changes: segments of events, chunks of attached files.

An object is written once, under a name that nobody used before, and deleted at some time. Which objects there are, only
the database knows (sync/relay/postgres_objects.py).
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from typing import Protocol

from core.errors import StorageFailed
from core.storage.files import make_private_folder, write_whole

AT_ONCE, WAIT_SECONDS, SILENT_SECONDS = 4, 2.0, 3.0
"""How many may use a store at the same time; how long another waits for a place; how long a store that failed is left
alone."""
MARKER = "kodespor-relay-objects"
"""Lies in the folder, so that one that is not mounted is told from one whose objects are gone."""


class Objects(Protocol):
    """A store of objects by their names (ASCII, with slashes). Used by several threads and processes at once."""

    def put(self, name: str, content: bytes) -> None:
        """Keeps one; durable when this returns. Raises StorageFailed."""

    def get(self, name: str) -> bytes | None:
        """One; None where the store says for certain that it is not there. Raises StorageFailed."""

    def delete(self, name: str) -> None:
        """Deletes one; nothing happens where it is not there. Raises StorageFailed."""


class FileObjects:
    """A folder, which all processes of the relay share."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder where it is missing. Raises StorageFailed."""
        self._folder, self._marker = folder, folder / MARKER
        with _storage_errors():
            make_private_folder(folder)
            if not any(folder.iterdir()):
                write_whole(self._marker, b"")
            self._check()

    def _check(self) -> None:
        if not self._marker.exists():
            raise silent()

    def put(self, name: str, content: bytes) -> None:
        """A file that appears whole or not at all."""
        with _storage_errors():
            self._check()
            make_private_folder((self._folder / name).parent)
            write_whole(self._folder / name, content)

    def get(self, name: str) -> bytes | None:
        """The file."""
        with _storage_errors():
            try:
                return (self._folder / name).read_bytes()
            except FileNotFoundError:
                self._check()
                return None

    def delete(self, name: str) -> None:
        """Deletes the file."""
        with _storage_errors():
            self._check()
            (self._folder / name).unlink(missing_ok=True)


class GuardedObjects:
    """A store that may be slow or away. Few wait for it at once, and after a failure nobody asks it for a moment, so
    that those who need nothing of it are served as always."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._free = BoundedSemaphore(AT_ONCE)
        self._silent_until = 0.0

    def put(self, name: str, content: bytes) -> None:
        """Keeps one."""
        with self._asking():
            self._objects.put(name, content)

    def get(self, name: str) -> bytes | None:
        """One, or None."""
        with self._asking():
            return self._objects.get(name)

    def delete(self, name: str) -> None:
        """Deletes one."""
        with self._asking():
            self._objects.delete(name)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        if time.monotonic() < self._silent_until or not self._free.acquire(timeout=WAIT_SECONDS):
            raise silent()
        try:
            yield
        except StorageFailed:
            self._silent_until = time.monotonic() + SILENT_SECONDS
            raise
        finally:
            self._free.release()


def silent() -> StorageFailed:
    """What is said where the objects cannot be read or written now."""
    return StorageFailed("relay-objects-silent")


@contextmanager
def _storage_errors() -> Iterator[None]:
    """No place on this machine's disk is told to devices."""
    try:
        yield
    except (OSError, StorageFailed) as problem:
        raise silent() from problem
