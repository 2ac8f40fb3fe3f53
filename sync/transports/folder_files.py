"""The files of a shared folder: their names, whether they are whole, and which of them this device has read.

    FOLDER/kodespor-<project>/<device>/<number>-<hash>.kseg     envelopes
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kgrant      grants of one key, with the public keys of who made them
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kgone       a notice that this key was withdrawn
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kchunk      a sealed chunk of an attached file

Others may write in the folder whatever they like. A file whose content does not match the hash in its name is not
complete yet, or damaged; a link, a pipe or a device is not opened. One bad file costs that file. Second copies that a
carrier made, of a file, a subfolder or the project's folder, are read as the first ones are (carrier_names.py).
"""

import os
import time
from pathlib import Path

from core.errors import BadFile, KodesporError, StorageFailed
from core.ids import Id
from core.limits import SEGMENT_BYTES_MAX
from core.sealing.crypto import digest
from core.storage.files import read_regular
from sync.replica import Member
from sync.transports.carrier_names import (
    Named,
    digest_in,
    file_named,
    is_in_cloud_only,
    is_second_home,
    subfolder_named,
)
from sync.transports.folder_memory import Entry, Fate, FolderMemory, Remembered, has_come, prefix_of
from sync.transports.folder_problems import Problems
from sync.transports.folder_writing import is_part, put_whole

COPYING_SECONDS = 600
"""A file that has not changed for so long is not being copied any more: where it is not whole, it is damaged."""
CLOCK_SECONDS = 3
"""Two changes of a file within so short a time may show the same time."""
PART_SECONDS = 3600
"""What was left half written is older than this; anything younger may be another program's, at work."""


class FolderState:
    """One shared folder during one sync: the files that are there, and what this device has read and written, which is
    kept in the project's log. `problems` collects what was wrong with files that could not be used, `taken_away` the
    files of this device that are not to be written again."""

    def __init__(self, replica: Member, folder: Path) -> None:
        """Raises StorageFailed where the folder cannot be listed."""
        self._replica = replica
        self.home = folder / f"kodespor-{replica.id.hex()}"
        self.own = self.home / replica.device.hex()
        self.homes = [self.home]
        self.problems = Problems()
        self.present: dict[str, Entry] = {}
        self._now = time.time_ns()
        self._cloud_is_away = False
        self.memory = FolderMemory(replica.log, prefix_of(folder))
        self._list(folder)
        self.damaged: dict[str, Remembered] = {}
        self._halves: set[str] = set()
        self.taken_away: list[Remembered] = []
        self._note_vanished()

    # -- what is there

    def _list(self, folder: Path) -> None:
        """Finds all files of all devices with names as they should be, in the order in which each device wrote them."""
        for entry in _entries(folder):
            if is_second_home(entry.name, self.home.name) and entry.is_dir(follow_symlinks=False):
                self.homes.append(Path(entry.path))
                self.problems.note_second_folder(entry.name)
        for home in self.homes:
            label = "" if home == self.home else f"{home.name}: "
            for subfolder in _entries(home):
                if subfolder_named(subfolder.name) is not None:
                    self._list_subfolder(subfolder, label + subfolder.name)

    def _list_subfolder(self, subfolder: os.DirEntry[str], label: str) -> None:
        if not subfolder.is_dir(follow_symlinks=False):
            self.problems.note(label, BadFile("file-irregular"))
            return
        if subfolder_named(subfolder.name) != subfolder.name:
            self.problems.note_second_folder(label)
        try:
            entries = _entries(Path(subfolder.path))
        except StorageFailed as problem:
            self.problems.note(label, BadFile("file-unusable", reason=problem.parameters["reason"]))
            for name in self.memory.names_in(label):  # they are still there
                self._stand_in(name, Path(subfolder.path))
            return
        seconds = []
        for entry in entries:
            named = file_named(entry.name)
            if named is None:
                self._clear_part(entry)
            elif named.is_second or named.is_in_cloud:
                seconds.append((named, entry))
            else:
                self._add(f"{label}/{entry.name}", entry)
        for named, entry in seconds:
            self._add_second(label, named, entry)

    def _clear_part(self, entry: os.DirEntry[str]) -> None:
        """Deletes what this device left half written where it was cut off."""
        path = Path(entry.path)
        try:
            if path.parent == self.own and is_part(entry.name) and entry.stat().st_mtime < time.time() - PART_SECONDS:
                path.unlink()
        except OSError:
            return

    def _add_second(self, label: str, named: Named, entry: os.DirEntry[str]) -> None:
        """A second copy of a file is read where the first one is not here whole; what lies in iCloud alone is as it was
        where it was read before, and else cannot be read."""
        first = f"{label}/{named.first}"
        if named.is_in_cloud:
            if self.memory.get(first) is None:
                self.problems.note(first, BadFile("file-in-icloud"))
            elif first not in self.present:
                self._stand_in(first, Path(entry.path).parent)
            return
        self.problems.note_second_file(f"{label}/{entry.name}")
        found = self.memory.get(first) if first in self.present else None
        if found is None or found.fate not in (Fate.READ, Fate.WAITING):
            self._add(f"{label}/{entry.name}", entry)

    def _stand_in(self, name: str, place: Path) -> None:
        """Counts a file that cannot be looked at now as it was looked at last."""
        found = self.memory.get(name)
        if found is not None:
            path = place / name.partition("/")[2]
            self.present[name] = Entry(str(path), found.size, found.changed, found.touched, True)

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
        self.present[name] = _entry(entry.path, status)

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

    def age_of(self, name: str) -> float:
        """For how many seconds a file has been there."""
        return (self._now - self.present[name].changed) / 10**9

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
            found = self.known(name) or self._known_again(name)
            if found is None or (found.fate == Fate.WAITING and self._has_come(found)):
                names.append(name)
            elif found.fate == Fate.UNUSABLE:
                self.problems.note(name, found.problem)
            elif found.fate == Fate.INCOMPLETE:
                self._note_damaged(name)
        return names

    def _known_again(self, name: str) -> Remembered | None:
        """A file that was taken before and may have changed since, or in another place, from which the folder may have
        been moved: where its content still matches its name, it is the same. It is looked at once."""
        found = self.memory.get(name) or self.memory.elsewhere(name)
        if found is None or found.fate not in (Fate.READ, Fate.WAITING) or name in self.damaged:
            return None
        if self.content(name, SEGMENT_BYTES_MAX) is None:
            return None
        entry = self.present[name]
        self.memory.put(name, found._replace(size=entry.size, changed=entry.changed, touched=entry.touched))
        return self.memory.get(name)

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
        if entry.is_in_cloud_only and self._cloud_is_away:  # each would have to time out
            self.problems.note(name, BadFile("file-online-only"))
            return None
        try:
            content = read_regular(entry.path, most)
        except BadFile as problem:
            if problem.code == "file-larger-than":
                self.pass_over(name, problem)
            elif entry.is_in_cloud_only:
                self._cloud_is_away = True
                self.problems.note(name, BadFile("file-online-only"))
            elif entry.path.exists():
                self.problems.note(name, problem)
            return None
        if digest(content).hex()[:16] == digest_in(entry.path.name):
            return content
        self._halves.add(name)
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
        if self.is_damaged(name):
            self.problems.note(name, BadFile("file-damaged"))

    def is_damaged(self, name: str) -> bool:
        """Whether a file that is not whole was whole before, or is not on its way any more."""
        return name in self.damaged or self._now - self.present[name].touched > COPYING_SECONDS * 10**9

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

    def own_halves(self, suffix: str) -> set[str]:
        """The files of one kind in this device's own subfolder that are not whole. Nobody else writes there: where this
        device has what belongs in them, there is nothing to wait for."""
        halves = self._halves | self.of_fate(suffix, Fate.INCOMPLETE).keys()
        return halves.intersection(self.of_own(suffix))

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
        put_whole(path, content)
        full = f"{self.own.name}/{name}"
        self.present[full] = _entry(str(path), path.stat())
        self.note_read(full, rows, grants)
        self.damaged.pop(full, None)
        self._halves.discard(full)
        self.problems.forget(full)

    def delete(self, path: Path) -> None:
        """Deletes a file, and says where that is not possible."""
        name = path.relative_to(self.home.parent).as_posix().removeprefix(f"{self.home.name}/")
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


def _plain(parameters: dict[str, object]) -> dict[str, object]:
    """Parameters as they are remembered."""
    return {name: value if type(value) in (int, str) else str(value) for name, value in parameters.items()}


def _entries(place: Path) -> list[os.DirEntry[str]]:
    """What is in a folder, by name. Raises StorageFailed."""
    try:
        with os.scandir(place) as found:
            return sorted(found, key=lambda each: each.name)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise StorageFailed("folder-unreadable", folder=str(place), reason=reason) from problem


def _entry(place: str, status: os.stat_result) -> Entry:
    return Entry(place, status.st_size, status.st_mtime_ns, status.st_ctime_ns, is_in_cloud_only(status))


def _unreadable(problem: OSError) -> BadFile:
    return BadFile("file-unusable", reason=(problem.strerror or str(problem)).lower())


def segment_name(number: int, content: bytes) -> str:
    """The name of a segment file."""
    return f"{number:06d}-{digest(content).hex()[:16]}.kseg"


def keyed_name(key: Id, content_digest: bytes, suffix: str) -> str:
    """The name of a file that belongs to one key, so that it can be found when the key is withdrawn."""
    return f"{key.hex()}-{content_digest.hex()[:16]}{suffix}"
