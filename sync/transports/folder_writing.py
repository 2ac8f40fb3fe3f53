"""Puts files into a shared folder so that no carrier ever finds one half written there.

Where the system can write a file that has no name yet (Linux, on most file systems), it gets its name once it is whole.
Elsewhere it is written under a name that carriers leave alone: Syncthing passes over `~syncthing~…`, and Dropbox,
OneDrive, Google Drive, Nextcloud and iCloud Drive over `~….tmp`.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.errors import StorageFailed
from core.storage.files import sync_folder_entry

PART_START, PART_END = "~syncthing~kodespor-", ".tmp"


def put_whole(path: Path, content: bytes) -> None:
    """Makes a file durable, then puts it there in one step. Raises StorageFailed."""
    try:
        if not _put_nameless(path, content):
            _put_renamed(path, content)
        sync_folder_entry(path.parent)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise StorageFailed("file-unwritable", file=path.name, folder=str(path.parent), reason=reason) from problem


def is_part(name: str) -> bool:
    """Whether this is what a program that was cut off left of a file."""
    return name.startswith(PART_START) and name.endswith(PART_END)


def _part_of(path: Path) -> Path:
    return path.with_name(f"{PART_START}{os.urandom(8).hex()}{PART_END}")


def _put_nameless(path: Path, content: bytes) -> bool:
    """Writes without a name first; False where the system cannot."""
    if not hasattr(os, "O_TMPFILE"):
        return False
    try:
        handle = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except OSError:  # a file system that knows no such files; what else is wrong is said by the other way
        return False
    with open(handle, "wb", closefd=True) as file:
        _fill(file.fileno(), content)
        try:
            _name(file.fileno(), path)
        except FileExistsError:  # a damaged one: the whole one gets a name beside it, and takes its place
            with _cleared(_part_of(path)) as part:
                _name(file.fileno(), part)
                os.replace(part, path)
        except OSError:  # no /proc
            return False
    return True


def _name(handle: int, path: Path) -> None:
    folder = os.open(path.parent, os.O_RDONLY)
    try:  # only with the number of a folder does Python follow the link to the open file
        os.link(f"/proc/self/fd/{handle}", path.name, dst_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def _put_renamed(path: Path, content: bytes) -> None:
    with _cleared(_part_of(path)) as part:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with open(handle, "wb", closefd=True) as file:
            _fill(file.fileno(), content)
        os.replace(part, path)


def _fill(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]
    os.fsync(handle)


@contextmanager
def _cleared(part: Path) -> Iterator[Path]:
    """Leaves no part behind where something fails."""
    try:
        yield part
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
