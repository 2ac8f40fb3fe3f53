"""What a device remembers of the files of a shared folder, so that it reads each of them once.

It is kept in the project's log, one note for each subfolder. Of a file it holds the size and time at which it was
looked at, what came of it, and what follows from that: the rows of the log that the file holds, what its events wait
for, or why it could not be used. A file that changed since is looked at again.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import IntEnum
from pathlib import Path
from typing import Any, NamedTuple

from core import __version__
from core.errors import KodesporError, Refused
from core.ids import EventId, Id
from core.log.declining import FREED
from core.log.transfer_bundle import HeldBranch
from core.sealing import codec
from core.sealing.crypto import digest
from core.storage.log import Log

_FOLDERS = "folder/2/"
"""With which the notes on all folders begin."""
GRANT_MARK_BYTES = 16
"""Of the digest of a grant that a file holds."""


class Fate(IntEnum):
    """What came of a file."""

    READ = 0
    """Taken whole."""
    WAITING = 1
    """Some of it builds on something that is not here."""
    UNUSABLE = 2
    """Whole, and refused."""
    INCOMPLETE = 3
    """Its content does not match its name: half copied, or damaged."""


class Entry(NamedTuple):
    """A file as the folder lists it. Times are in nanoseconds since 1970; `touched` is when the place last changed in
    any way, as this machine saw it."""

    place: str
    size: int
    changed: int
    touched: int
    is_in_cloud_only: bool = False
    """Whether reading it means fetching it."""

    @property
    def path(self) -> Path:
        """Where it is. Made when it is asked for: of a hundred thousand files, few are."""
        return Path(self.place)


class Remembered(NamedTuple):
    """A file as it was looked at last."""

    size: int
    changed: int
    touched: int
    fate: int
    rows: tuple[int, ...] = ()
    """The rows of its events in the log, as pairs of first and last, ascending."""
    awaited: tuple[tuple[bytes, ...], tuple[tuple[bytes, int, bytes], ...], tuple[bytes, ...]] = ((), (), ())
    """The keys, events and devices that it waits for."""
    reason: tuple[Any, ...] = ()
    """Code and parameters of why it could not be used."""
    grants: bytes = b""
    """The first GRANT_MARK_BYTES of the digest of each grant in it."""

    def is_of(self, entry: Entry) -> bool:
        """Whether the file is as it was then."""
        same = self.size == entry.size and self.changed == entry.changed
        return same and (entry.is_in_cloud_only or self.touched == entry.touched)

    @property
    def problem(self) -> KodesporError:
        """Why it could not be used."""
        code, parameters = self.reason
        return Refused(code, **parameters)


class FolderMemory:
    """The files of one shared folder by name, `<subfolder>/<file>`."""

    def __init__(self, log: Log, prefix: str) -> None:
        self._log, self._prefix = log, prefix
        self._changed: set[str] = set()
        self._elsewhere: dict[str, Remembered] | None = None
        self._files: dict[str, dict[str, Remembered]] = {}
        self._freed = log.note(FREED) or b""
        is_to_look_again = self._freed != (log.note(f"{FREED}/{prefix}") or b"")
        for name, note in log.notes(prefix).items():
            version, files = codec.decode_trusted(note)
            self._files[name.removeprefix(prefix)] = {
                file: found
                for file, found in ((file, Remembered(*fields)) for file, fields in files.items())
                if version == __version__ or found.fate != Fate.UNUSABLE  # a newer program may understand it
                if not (is_to_look_again and file.endswith(".kgrant"))
            }

    def get(self, name: str) -> Remembered | None:
        """What is remembered of a file, or None."""
        subfolder, _, file = name.partition("/")
        return self._files.get(subfolder, {}).get(file)

    def elsewhere(self, name: str) -> Remembered | None:
        """What is remembered of a segment of this name that was taken whole in another folder, or None. Folders are
        known by where they stand, and people move them."""
        if self._elsewhere is None:
            self._elsewhere = {
                f"{subfolder.rpartition('/')[2]}/{file}": Remembered(*fields)
                for subfolder, note in self._log.notes(_FOLDERS).items()
                if not subfolder.startswith(self._prefix)
                for file, fields in codec.decode_trusted(note)[1].items()
                if file.endswith(".kseg") and Remembered(*fields).fate == Fate.READ
            }
        return self._elsewhere.get(name)

    def put(self, name: str, found: Remembered) -> None:
        """Remembers a file."""
        subfolder, _, file = name.partition("/")
        self._files.setdefault(subfolder, {})[file] = found
        self._changed.add(subfolder)

    def forget(self, name: str) -> None:
        """Forgets a file."""
        subfolder, _, file = name.partition("/")
        if self._files.get(subfolder, {}).pop(file, None) is not None:
            self._changed.add(subfolder)

    def names(self) -> list[str]:
        """The names of all files that are remembered."""
        return [f"{subfolder}/{file}" for subfolder, files in self._files.items() for file in files]

    def names_in(self, subfolder: str) -> list[str]:
        """The names of the files of one subfolder that are remembered."""
        return [f"{subfolder}/{file}" for file in self._files.get(subfolder, {})]

    def save(self) -> None:
        """Keeps what changed. Raises StorageFailed."""
        with self._log.transaction():
            for subfolder in sorted(self._changed):
                files = {name: tuple(found) for name, found in sorted(self._files[subfolder].items())}
                note = codec.encode_trusted([__version__, files])
                self._log.set_note(self._prefix + subfolder, note)
            if self._freed:
                self._log.set_note(f"{FREED}/{self._prefix}", self._freed)
        self._changed.clear()


def prefix_of(folder: Path) -> str:
    """How the names of the notes on a folder begin."""
    return f"{_FOLDERS}{digest(str(folder.resolve()).encode(errors='surrogateescape')).hex()[:16]}/"


def forget_folder(log: Log, folder: Path) -> None:
    """Forgets all of a folder that was there for once. Raises StorageFailed."""
    prefix = prefix_of(folder)
    with log.transaction():
        for name in log.notes(prefix):
            log.drop_note(name)
        log.drop_note(f"{FREED}/{prefix}")


def ranges_of(rows: Iterable[int]) -> tuple[int, ...]:
    """Rows as pairs of first and last."""
    found: list[int] = []
    for row in sorted(rows):
        if found and found[-1] == row - 1:
            found[-1] = row
        else:
            found += (row, row)
    return tuple(found)


def pairs(ranges: tuple[int, ...]) -> Iterable[tuple[int, int]]:
    """The first and last row of each of such pairs."""
    return zip(ranges[::2], ranges[1::2], strict=True)


def count_of(ranges: tuple[int, ...]) -> int:
    """How many rows there are in such pairs."""
    return sum(last - first + 1 for first, last in pairs(ranges))


def parts_of(ranges: tuple[int, ...], most: int) -> Iterator[tuple[int, ...]]:
    """The same rows in parts of so many at most."""
    part: list[int] = []
    room = most
    for first, last in pairs(ranges):
        while first <= last:
            end = min(last, first + room - 1)
            part += (first, end)
            room -= end - first + 1
            first = end + 1
            if not room:
                yield tuple(part)
                part, room = [], most
    if part:
        yield tuple(part)


def awaited_by(branches: Iterable[HeldBranch]) -> tuple[tuple[bytes, ...], tuple[tuple[bytes, int, bytes], ...]]:
    """The keys and events that branches wait for."""
    found = list(branches)
    keys = {branch.key for branch in found if branch.key is not None}
    events = {branch.event for branch in found if branch.event is not None}
    return tuple(sorted(keys)), tuple((head.device, head.seq, head.id) for head in sorted(events))


def has_come(found: Remembered, holds_key: Callable[[Id], bool], log: Log) -> bool:
    """Whether something that a file waits for is here now."""
    keys, events, devices = found.awaited
    return (
        any(holds_key(Id(key)) for key in keys)
        or any(log.row_of(Id(device), seq, EventId(event)) is not None for device, seq, event in events)
        or (bool(devices) and not log.devices().keys().isdisjoint(devices))
    )
