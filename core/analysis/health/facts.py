"""What is looked up outside the log before a project is judged: the disk, the shared folder, the carriers."""

from typing import NamedTuple

from core.errors import KodesporError
from core.messages import Message


class FolderFile(NamedTuple):
    """A file of a shared folder that was not taken. fate: damaged, refused, waiting or unread; second for a copy
    that a carrier made. `device` names the subfolder in which it lies; `reason` says why it was refused."""

    folder: str
    name: str
    device: str
    fate: str
    reason: KodesporError | None


class Carrier(NamedTuple):
    """A way to others. kind: folder, lan or relay. `place` is a path, an address or a device. `at` is when it was last
    tried, `well_at` when it last went well, in ms since 1970, 0 for never; `row` the newest row of the log then."""

    kind: str
    place: str
    at: int
    well_at: int
    row: int
    problem: Message | None


class Disk(NamedTuple):
    """The folder of the project. `faults` are what SQLite finds wrong with the log's file, `copies` the names of copies
    beside it, `synced_by` the program that syncs the folder. `free` and `size` are bytes. `went_back` says that the log
    lacks what this machine wrote, `notices` that there are other copies of it (core/log/writing_record.py)."""

    folder: str
    free: int
    size: int
    faults: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    synced_by: str = ""
    is_open_to_others: bool = False
    went_back: KodesporError | None = None
    notices: tuple[KodesporError, ...] = ()


class Facts(NamedTuple):
    """All of them; `now` is in ms since 1970."""

    now: int
    disk: Disk | None = None
    carriers: tuple[Carrier, ...] = ()
    files: tuple[FolderFile, ...] = ()
