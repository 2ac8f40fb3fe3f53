"""A temporary folder for sealed files that are met once, such as those of a sync file.

It is deleted at its end; what a killed process left of one is deleted by the next who opens a project.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from core.storage.shared_lock import alone, sharing

PREFIX, LOCK, HELD = "kodespor-sync-", "in-use.lock", "shared"
"""What such a folder is called, and in it: what is locked while somebody is at it, and the files. The files come after
the lock, so a folder that has a place for them and is not locked was left."""


@contextmanager
def passing_folder() -> Iterator[Path]:
    """An empty folder while it lasts."""
    drop_left_folders()
    cleaned = TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)  # another process may be deleting it, too
    with cleaned as place, sharing(Path(place) / LOCK):
        folder = Path(place) / HELD
        folder.mkdir()
        yield folder


def drop_left_folders() -> None:
    """Deletes such folders that killed processes of this account left; none that somebody is at."""
    for place in Path(gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError, sqlite3.Error):  # it has gone meanwhile
            if place.is_symlink() or not (place / HELD).is_dir() or not _is_own(place):
                continue
            with alone(place / LOCK) as is_free:
                pass
            if is_free:
                shutil.rmtree(place, ignore_errors=True)


def _is_own(place: Path) -> bool:
    return os.name != "posix" or place.stat().st_uid == os.getuid()
