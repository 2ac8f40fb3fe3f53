"""Files that appear whole or not at all, and survive the loss of power once written."""

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple

from core.errors import BadFile, StorageFailed

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
"""Modes that let nobody in but the account that the program runs under."""
SHARED_FILE = 0o666
"""As far as the account's own mask lets others in: for what is sealed and meant for others."""


Content = bytes | Callable[[], Iterable[bytes]]
"""What is written: all bytes, or what makes pieces of them when they are written. (An iterator may be used up.)"""


def place_of(path: Path) -> Path:
    """Where a file of this name is to stand: where the link leads, if the name is one. Raises StorageFailed where a
    folder, a pipe or a device has the place, or a file that may not be written, or that the program's output goes to:
    putting another in its place could fail late, or do away with it."""
    place = Path(os.path.realpath(path))
    try:
        found = os.stat(path)  # not of `place`, which names no file where /dev/stdout is a pipe
        if (not stat.S_ISDIR(found.st_mode) and not place.is_file()) or _is_output(found):
            raise StorageFailed("place-irregular", file=path)
        os.close(os.open(place, os.O_WRONLY | os.O_APPEND))
    except FileNotFoundError:
        pass
    except OSError as problem:
        raise _unwritable(path, problem) from problem
    return place


def _is_output(found: os.stat_result) -> bool:
    """Whether it is where a shell sent what the program says: others may write there before and after."""
    for handle in (1, 2):
        with suppress(OSError):  # closed
            if os.path.samestat(os.fstat(handle), found):
                return True
    return False


def write_whole(
    path: Path,
    content: Content,
    mode: int = PRIVATE_FILE,
    before: Callable[[], object] = lambda: None,
    part: Path | None = None,
) -> None:
    """Writes beside the place, at `part`, makes it durable, then puts it there in one step. `before` is called once the
    bytes are safe, and before they stand in their place. Raises StorageFailed, and what `before` and the pieces
    raise."""
    path = place_of(path)
    part = part or path.with_name(f".{path.name}.part")
    try:
        with create(part, mode) as file:
            for piece in (content,) if isinstance(content, bytes) else content():
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        before()
        os.replace(part, path)
        sync_folder_entry(path.parent)
    except BaseException as problem:  # also Ctrl-C: what leaves in clear would lie there, hidden and unrecorded
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(problem, OSError):
            raise _unwritable(path, problem) from problem
        raise


def _unwritable(path: Path, problem: OSError) -> StorageFailed:
    return StorageFailed("file-unwritable", file=path.name, folder=str(path.parent), reason=_reason(problem))


def write_whole_folder(
    folder: Path, files: Mapping[str, bytes], part: Path, before: Callable[[], object] = lambda: None
) -> None:
    """A new folder of files, by their paths in it, all of them or none, as `write_whole` writes one file; `part` is a
    place beside it where nothing is. All are made durable at once: one by one, 20,000 files take minutes. Raises
    StorageFailed, also where something is at either place, which stays as it is, and what `before` raises."""
    try:
        if os.path.lexists(folder):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        part.mkdir(PRIVATE_FOLDER)
    except OSError as problem:
        raise StorageFailed("folder-not-made", folder=folder, reason=_reason(problem)) from problem
    try:
        for parent in {(part / path).parent for path in files} | {part}:
            make_private_folder(parent)
        for path, content in files.items():
            with create(part / path) as file:
                file.write(content)
        if hasattr(os, "sync"):  # Windows has none, and writes what is written soon by itself
            os.sync()
        before()
        os.rename(part, folder)
        sync_folder_entry(folder.parent)
    except OSError as problem:
        raise StorageFailed("folder-not-made", folder=folder, reason=_reason(problem)) from problem
    finally:
        shutil.rmtree(part, ignore_errors=True)


def create(path: Path, mode: int = PRIVATE_FILE) -> BinaryIO:
    """A new file to write to. What a crash left there goes; a link that somebody else put there is not followed. Raises
    OSError."""
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, mode), "wb")


def keep_private(path: Path) -> None:
    """Makes a file, if it is not there, that only this account can read: before a library opens it. Raises OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, PRIVATE_FILE))


def make_private_folder(folder: Path) -> None:
    """Makes a folder, and those above it that are missing, for this account alone; one that is there and empty is
    closed to others. Raises StorageFailed."""
    try:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            each.mkdir(PRIVATE_FOLDER, exist_ok=True)
        if not missing and not any(folder.iterdir()):
            with suppress(OSError):  # a stick or a share that knows no modes
                folder.chmod(PRIVATE_FOLDER)
    except OSError as problem:
        raise StorageFailed("folder-not-made", folder=folder, reason=_reason(problem)) from problem


class HeldFile(NamedTuple):
    """A file that was handed over by its bytes, and is on no disk here. It answers what a path is asked of a file."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        """The ending of its name, with the dot."""
        return PurePath(self.name).suffix

    @property
    def stem(self) -> str:
        """Its name without the ending."""
        return PurePath(self.name).stem

    def is_dir(self) -> bool:
        """It is none."""
        return False

    def exists(self) -> bool:
        """It is here."""
        return True


def read_bounded(path: Path | HeldFile, most: int) -> bytes:
    """A file's bytes, if there are at most `most` of them. Raises BadFile."""
    if isinstance(path, HeldFile):
        if len(path.content) > most:
            raise BadFile("file-larger-than", file=path.name, mib=most // 1024 // 1024 or 1)
        return path.content
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
    try:
        with open_regular(path) as file:
            content = file.read(most + 1)
    except OSError as problem:
        raise BadFile("file-unreadable", file=str(path), reason=_reason(problem)) from problem
    if len(content) > most:
        raise BadFile("file-larger-than", file=str(path), mib=most // 1024 // 1024 or 1)
    return content


def open_regular(path: Path) -> BinaryIO:
    """A file of its own to read, as `read_regular` takes one. Raises OSError, and BadFile where it is no file."""
    # Windows knows neither of the two flags, nor such entries in a folder.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise BadFile("file-irregular")
    return open(handle, "rb")


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
