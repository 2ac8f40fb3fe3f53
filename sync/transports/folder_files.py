"""The files of a shared folder: their names, whether they are whole, and which of them this device has read.

    FOLDER/kodespor-<project>/<device>/<number>-<hash>.kseg     envelopes
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kgrant      grants of one key, with the public keys of who made them
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kgone       a notice that this key was withdrawn
    FOLDER/kodespor-<project>/<device>/<key>-<hash>.kchunk      a sealed chunk of an attached file

A file whose content does not match the hash in its name is not complete yet, or a cloud client's copy of another; it
is passed over.
"""

import re
from pathlib import Path

from core.errors import BadFile, KodesporError, Refused
from core.ids import Id
from core.sealing import codec
from core.sealing.crypto import digest
from core.storage.files import read_bounded, write_whole
from core.storage.log import Log

_SEGMENT = re.compile(r"\d{6,9}-[0-9a-f]{16}\.kseg")
_KEYED = re.compile(r"[0-9a-f]{32}-[0-9a-f]{16}\.(kgrant|kgone|kchunk)")
_SUBFOLDER = re.compile(r"[0-9a-f]{32}")


class FolderState:
    """One shared folder during one sync: the files that are there, and what this device has read and written, which is
    kept in the project's log. `problems` collects what was wrong with files that could not be used."""

    def __init__(self, log: Log, folder: Path, home: Path, own: Path) -> None:
        self._log = log
        self.home, self.own = home, own
        self.present = {path.relative_to(home).as_posix(): path for path in _files(home)}
        self.problems: list[KodesporError] = []
        self._prefix = f"folder/{digest(str(folder.resolve()).encode()).hex()[:16]}/"
        read = log.note(self._prefix + "read")
        sent = log.note(self._prefix + "sent")
        self._read: dict[str, int] = codec.decode(read) if read else {}
        self.sent_row: int = codec.decode(sent) if sent else 0
        self._forget_missing()

    def _forget_missing(self) -> None:
        """Where files vanished or changed, the folder was emptied, turned back or damaged: read everything again."""
        there = self.present
        if any(name not in there or there[name].stat().st_size != size for name, size in self._read.items()):
            self._read.clear()
            self.sent_row = 0

    def is_read(self, name: str) -> bool:
        """Whether this device has taken all of a file."""
        return name in self._read

    def unread(self, suffix: str) -> list[str]:
        """The names of the files of one kind that this device has not taken yet."""
        return [name for name in self.present if name.endswith(suffix) and not self.is_read(name)]

    def note_read(self, name: str) -> None:
        """Remembers that a file was taken."""
        self._read[name] = (self.home / name).stat().st_size

    def forget(self, name: str) -> None:
        """Forgets a file that was deleted."""
        self._read.pop(name, None)

    def write(self, name: str, content: bytes) -> None:
        """Puts a file into this device's own subfolder, and remembers it. Raises StorageFailed."""
        self.write_unread(name, content)
        self.note_read(f"{self.own.name}/{name}")

    def write_unread(self, name: str, content: bytes) -> None:
        """Puts a file there without remembering it: a chunk is looked for by its name. Raises StorageFailed."""
        write_whole(self.own / name, content)

    def pass_over(self, name: str, problem: KodesporError) -> None:
        """Notes why a file could not be used."""
        self.problems.append(Refused("folder-file-unusable", file=name, reason=problem))

    def save(self) -> None:
        """Keeps what was read and written. Raises StorageFailed."""
        with self._log.transaction():
            self._log.set_note(self._prefix + "read", codec.encode(dict(sorted(self._read.items()))))
            self._log.set_note(self._prefix + "sent", codec.encode(self.sent_row))


def _files(home: Path) -> list[Path]:
    """All files of all devices with names as they should be, in the order in which each device wrote them."""
    found = []
    for subfolder in sorted(home.iterdir()):
        if subfolder.is_dir() and _SUBFOLDER.fullmatch(subfolder.name):
            found += [path for path in sorted(subfolder.iterdir()) if is_named_rightly(path.name)]
    return found


def is_named_rightly(name: str) -> bool:
    """Whether a file's name is one that devices give."""
    return bool(_SEGMENT.fullmatch(name) or _KEYED.fullmatch(name))


def segment_name(number: int, content: bytes) -> str:
    """The name of a segment file."""
    return f"{number:06d}-{digest(content).hex()[:16]}.kseg"


def keyed_name(key: Id, content_digest: bytes, suffix: str) -> str:
    """The name of a file that belongs to one key, so that it can be found when the key is withdrawn."""
    return f"{key.hex()}-{content_digest.hex()[:16]}{suffix}"


def whole_content(path: Path, most: int) -> bytes | None:
    """A file's bytes if they match the hash in its name; None while they do not."""
    try:
        content = read_bounded(path, most)
    except BadFile:
        return None
    return content if digest(content).hex()[:16] == path.stem.rpartition("-")[2] else None
