"""The files of a shared folder: their names, whether they are whole, and which of them this device has read.

    FOLDER/kodespor-<project>/<device>/<number>-<hash>.kseg     envelopes
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kgrant      grants of one key, with the public keys of who made them
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kgone       a notice that this key was withdrawn
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kchunk      a sealed chunk of an attached file

Others may write in the folder whatever they like. A file whose content does not match the hash in its name is not
complete yet, or damaged; a link, a pipe or a device is not opened. One bad file costs that file.
"""

import os
import re
import time
from pathlib import Path

from core.errors import BadFile, KodesporError, Refused
from core.ids import Id
from core.sealing.crypto import digest
from core.storage.files import read_regular, write_whole
from sync.replica import Member
from sync.transports.folder_memory import Entry, Fate, FolderMemory, Remembered, has_come

_SEGMENT = re.compile(r"[0-9]{6,9}-[0-9a-f]{16}\.kseg")
_KEYED = re.compile(r"[0-9a-f]{32}-[0-9a-f]{16}\.(kgrant|kgone|kchunk)")
_SUBFOLDER = re.compile(r"[0-9a-f]{32}")

COPYING_SECONDS = 600
"""A file that has not changed for so long is not being copied any more: where it is not whole, it is damaged."""
CLOCK_SECONDS = 3
"""Two changes of a file within so short a time may show the same time."""


class FolderState:
    """One shared folder during one sync: the files that are there, and what this device has read and written, which is
    kept in the project's log. `problems` collects what was wrong with files that could not be used, `taken_away` the
    files of this device that are not to be written again."""

    def __init__(self, replica: Member, folder: Path) -> None:
        self._replica = replica
        self.home = folder / f"kodespor-{replica.id.hex()}"
        self.own = self.home / replica.device.hex()
        self.problems = Problems()
        self.present: dict[str, Entry] = {}
        self._list()
        prefix = f"folder/2/{digest(str(folder.resolve()).encode(errors='surrogateescape')).hex()[:16]}/"
        self.memory = FolderMemory(replica.log, prefix)
        self.damaged: dict[str, Remembered] = {}
        self.taken_away: list[Remembered] = []
        self._note_vanished()
        self._now = time.time_ns()

    # -- what is there

    def _list(self) -> None:
        """Finds all files of all devices with names as they should be, in the order in which each device wrote them."""
        for subfolder in self._entries(self.home, ""):
            if not _SUBFOLDER.fullmatch(subfolder.name):
                continue
            if not subfolder.is_dir(follow_symlinks=False):
                self.problems.note(subfolder.name, BadFile("file-irregular"))
                continue
            for entry in self._entries(Path(subfolder.path), subfolder.name):
                if is_named_rightly(entry.name):
                    self._add(f"{subfolder.name}/{entry.name}", entry)

    def _entries(self, place: Path, name: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(place) as found:
                return sorted(found, key=lambda each: each.name)
        except OSError as problem:
            self.problems.note(name or self.home.name, _unreadable(problem))
            return []

    def _add(self, name: str, entry: os.DirEntry[str]) -> None:
        try:
            status = entry.stat(follow_symlinks=False)
            if not entry.is_file(follow_symlinks=False):
                self.problems.note(name, BadFile("file-irregular"))
                return
        except FileNotFoundError:  # gone meanwhile
            return
        except OSError as problem:
            self.problems.note(name, _unreadable(problem))
            return
        self.present[name] = Entry(Path(entry.path), status.st_size, status.st_mtime_ns, status.st_ctime_ns)

    def _note_vanished(self) -> None:
        """Forgets the files that are there no more; but a device without the team's current keys remembers which grants
        it had written. Whoever deleted them may know of a withdrawal of which this device cannot read."""
        keeps = not self._replica.holds_current_keys()
        for name in self.memory.names():
            if name in self.present:
                continue
            found = self.memory.get(name)
            if keeps and found is not None and found.grants and name.startswith(f"{self.own.name}/"):
                self.taken_away.append(found)
            else:
                self.memory.forget(name)

    # -- what was read of it

    def known(self, name: str) -> Remembered | None:
        """What came of a file, if it is as it was then."""
        found = self.memory.get(name)
        return found if found is not None and found.is_of(self.present[name]) else None

    def unread(self, suffix: str) -> list[str]:
        """The names of the files of one kind that are to be read now: new or changed, or what they wait for has come.
        Of those that could not be used, it is said again why."""
        names = []
        for name in self.present:
            if not name.endswith(suffix):
                continue
            found = self.known(name)
            if found is None or (
                found.fate == Fate.WAITING and has_come(found, self._replica.holds_key, self._replica.log)
            ):
                names.append(name)
            elif found.fate == Fate.UNUSABLE:
                self.problems.note(name, found.problem)
            elif found.fate == Fate.INCOMPLETE:
                self._note_damaged(name)
        return names

    def due(self, suffix: str) -> list[str]:
        """The names of the files of one kind that wait for something that has come."""
        return [name for name, found in self.of_fate(suffix, Fate.WAITING).items() if self._has_come(found)]

    def _has_come(self, found: Remembered) -> bool:
        return has_come(found, self._replica.holds_key, self._replica.log)

    def unfinished(self, suffix: str) -> set[str]:
        """The names of the files of one kind that wait for something, or are not whole."""
        return {name for name in self.present if name.endswith(suffix)} - set(
            self.of_fate(suffix, Fate.READ, Fate.UNUSABLE)
        )

    def of_own(self, suffix: str) -> list[str]:
        """The names of the files of one kind in this device's own subfolder."""
        return [name for name in self.present if name.endswith(suffix) and name.startswith(f"{self.own.name}/")]

    def content(self, name: str, most: int) -> bytes | None:
        """A file's bytes if they match the hash in its name, else None: then it is remembered, and said where it cannot
        be because somebody copies it just now."""
        entry, before = self.present[name], self.memory.get(name)
        try:
            content = read_regular(entry.path, most)
        except BadFile as problem:
            if problem.code == "file-larger-than":
                self.pass_over(name, problem)
            elif entry.path.exists():
                self.problems.note(name, problem)
            return None
        if digest(content).hex()[:16] == entry.path.stem.rpartition("-")[2]:
            return content
        if before is not None and before.fate in (Fate.READ, Fate.WAITING):
            self.damaged[name] = before
        if abs(self._now - max(entry.changed, entry.touched)) > CLOCK_SECONDS * 10**9:
            self._remember(name, Fate.INCOMPLETE)
        else:
            self.memory.forget(name)
        self._note_damaged(name)
        return None

    def _note_damaged(self, name: str) -> None:
        """Says that a file is damaged, unless it may be on its way."""
        if name in self.damaged or self._now - self.present[name].touched > COPYING_SECONDS * 10**9:
            self.problems.note(name, BadFile("file-damaged"))

    def note_read(self, name: str, rows: tuple[int, ...] = (), grants: bytes = b"") -> None:
        """Remembers that all of a file was taken."""
        self._remember(name, Fate.READ, rows=rows, grants=grants)

    def note_waiting(self, name: str, awaited: tuple[object, ...], rows: tuple[int, ...] = ()) -> None:
        """Remembers that some of a file waits."""
        self._remember(name, Fate.WAITING, rows=rows, awaited=awaited)

    def pass_over(self, name: str, problem: KodesporError) -> None:
        """Notes why a file could not be used, and remembers it."""
        self._remember(name, Fate.UNUSABLE, reason=(problem.code, _plain(problem.parameters)))
        self.problems.note(name, problem)

    def _remember(self, name: str, fate: Fate, **more: object) -> None:
        entry = self.present[name]
        found = Remembered(entry.size, entry.changed, entry.touched, int(fate))
        self.memory.put(name, found._replace(**more))  # type: ignore[arg-type]

    def of_fate(self, suffix: str, *fates: Fate) -> dict[str, Remembered]:
        """The files of one kind that are as they were when this came of them."""
        known = ((name, self.known(name)) for name in self.present if name.endswith(suffix))
        return {name: found for name, found in known if found is not None and found.fate in fates}

    # -- writing

    def write(self, name: str, content: bytes, rows: tuple[int, ...] = (), grants: bytes = b"") -> None:
        """Puts a file into this device's own subfolder, and remembers it. Raises StorageFailed."""
        path = self.own / name
        write_whole(path, content)
        status = path.stat()
        full = f"{self.own.name}/{name}"
        self.present[full] = Entry(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        self.note_read(full, rows, grants)
        self.damaged.pop(full, None)
        self.problems.forget(full)

    def delete(self, path: Path) -> None:
        """Deletes a file, and says where that is not possible."""
        name = path.relative_to(self.home).as_posix()
        try:
            path.unlink(missing_ok=True)
        except OSError as problem:
            self.problems.note(name, _unreadable(problem))
            return
        self.memory.forget(name)
        self.present.pop(name, None)

    def save(self) -> None:
        """Keeps what was read and written. Raises StorageFailed."""
        self.memory.save()


class Problems:
    """What was wrong with files: however many there are, one sentence for each kind, with the name of the first."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, KodesporError]] = {}

    def note(self, name: str, problem: KodesporError) -> None:
        """Notes what is wrong with a file."""
        self._found.setdefault(problem.code, {}).setdefault(name, problem)

    def forget(self, name: str) -> None:
        """The file is as it should be again."""
        for found in self._found.values():
            found.pop(name, None)

    def told(self) -> tuple[KodesporError, ...]:
        """The sentences."""
        told = []
        for found in self._found.values():
            for name, problem in list(found.items())[:1]:
                more = len(found) - 1
                code = "folder-files-unusable" if more else "folder-file-unusable"
                told.append(Refused(code, file=name, reason=problem, **({"more": more} if more else {})))
        return tuple(told)


def _plain(parameters: dict[str, object]) -> dict[str, object]:
    """Parameters as they are remembered."""
    return {name: value if type(value) in (int, str) else str(value) for name, value in parameters.items()}


def _unreadable(problem: OSError) -> BadFile:
    return BadFile("file-unusable", reason=(problem.strerror or str(problem)).lower())


def is_named_rightly(name: str) -> bool:
    """Whether a file's name is one that devices give."""
    return bool(_SEGMENT.fullmatch(name) or _KEYED.fullmatch(name))


def segment_name(number: int, content: bytes) -> str:
    """The name of a segment file."""
    return f"{number:06d}-{digest(content).hex()[:16]}.kseg"


def keyed_name(key: Id, content_digest: bytes, suffix: str) -> str:
    """The name of a file that belongs to one key, so that it can be found when the key is withdrawn."""
    return f"{key.hex()}-{content_digest.hex()[:16]}{suffix}"
