"""Files that appear whole or not at all, and survive the loss of power once written."""

import os
import stat
from pathlib import Path

from core.errors import BadFile, StorageFailed


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside the place, makes it durable, then puts it there in one step. Raises StorageFailed."""
    part = path.with_name(f".{path.name}.part")
    try:
        with open(part, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        sync_folder_entry(path.parent)
    except OSError as problem:
        part.unlink(missing_ok=True) if part.parent.exists() else None
        raise StorageFailed(
            "file-unwritable", file=path.name, folder=str(path.parent), reason=_reason(problem)
        ) from problem


def read_bounded(path: Path, most: int) -> bytes:
    """A file's bytes, if there are at most `most` of them. Raises BadFile."""
    try:
        with open(path, "rb") as file:
            content = file.read(most + 1)
    except OSError as problem:
        raise BadFile("file-unreadable", file=str(path), reason=_reason(problem)) from problem
    if len(content) > most:
        raise BadFile("file-larger-than", file=str(path), mib=most // 1024 // 1024 or 1)
    return content


def read_regular(path: Path, most: int) -> bytes:
    """As `read_bounded`, of a place where others may write: what is there is read only if it is a file of its own. A
    link is not followed, a pipe, socket or device is not waited for. Raises BadFile."""
    # Windows knows neither of the two flags, nor such entries in a folder.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise BadFile("file-irregular")
        with open(handle, "rb") as file:
            content = file.read(most + 1)
    except OSError as problem:
        raise BadFile("file-unreadable", file=str(path), reason=_reason(problem)) from problem
    if len(content) > most:
        raise BadFile("file-larger-than", file=str(path), mib=most // 1024 // 1024 or 1)
    return content


def sync_folder_entry(folder: Path) -> None:
    """Makes a rename durable; where folders cannot be opened (Windows) the system does it itself."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(problem: OSError) -> str:
    return (problem.strerror or str(problem)).lower()
