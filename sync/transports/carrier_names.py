"""The names that carriers give: to a second copy of a file or folder, and to one that lies in the cloud alone.

Google Drive makes a second folder of the same name, which others see as "… (1)", where two machines made one at the
same time; Dropbox and Nextcloud write "… (conflicted copy …)", OneDrive "…-MACHINE", Syncthing "….sync-conflict-…",
Finder "… 2", Windows "… - Copy". What all have in common is that the first name is still in it. iCloud Drive leaves
".NAME.icloud" in the place of a file that it keeps in the cloud.
"""

import os
import re
import stat
from typing import NamedTuple

_SEGMENT = r"[0-9]{6,9}-[0-9a-f]{16}"
_KEYED = r"[0-9a-f]{32}-[0-9a-f]{16}"
_FILE = re.compile(rf"{_SEGMENT}\.kseg|{_KEYED}\.(?:kgrant|kgone|kchunk)")
_SECOND_FILE = re.compile(
    rf"(?![.~]).{{0,40}}?(?<![0-9a-f])(?:({_SEGMENT})(?![0-9a-f]).{{0,150}}(\.kseg)"
    rf"|({_KEYED})(?![0-9a-f]).{{0,150}}(\.kgrant|\.kgone|\.kchunk))",
    re.DOTALL,
)
_SUBFOLDER = re.compile(r"[0-9a-f]{32}")
_SECOND_SUBFOLDER = re.compile(r"(?![.~]).{0,40}?(?<![0-9a-f])([0-9a-f]{32})(?![0-9a-f]).{0,150}", re.DOTALL)
_IN_CLOUD = re.compile(r"\.(.+)\.icloud", re.DOTALL)

RECALLED_ATTRIBUTES = 0x1000 | 0x40000 | 0x400000
"""FILE_ATTRIBUTE_OFFLINE, RECALL_ON_OPEN and RECALL_ON_DATA_ACCESS of Windows: OneDrive's "online-only" and others'."""
DATALESS_FLAG = 0x40000000
"""SF_DATALESS of macOS: iCloud Drive and other file providers keep the content elsewhere."""


class Named(NamedTuple):
    """What a file's name says: the name that its device gave it, whether it is a second copy of that, and whether a
    stand-in for a file that lies in iCloud alone."""

    first: str
    is_second: bool
    is_in_cloud: bool


def file_named(name: str) -> Named | None:
    """What the name of a file says; None where no device gave it."""
    if (cloud := _IN_CLOUD.fullmatch(name)) is not None:
        found = file_named(cloud[1])
        return found and found._replace(is_in_cloud=True)
    if _FILE.fullmatch(name):
        return Named(name, False, False)
    second = _SECOND_FILE.fullmatch(name)
    if second is None:
        return None
    stem, ending = (second[1], second[2]) if second[1] else (second[3], second[4])
    return Named(stem + ending, True, False)


def subfolder_named(name: str) -> str | None:
    """The device whose subfolder this is, or a second copy of it; None for any other."""
    if _SUBFOLDER.fullmatch(name):
        return name
    second = _SECOND_SUBFOLDER.fullmatch(name)
    return second and second[1]


def is_second_home(name: str, home: str) -> bool:
    """Whether a folder is a second copy of a project's folder."""
    return name != home and home in name and not name.startswith((".", "~")) and len(name) < len(home) + 150


def digest_in(name: str) -> str:
    """The digest of the content in a file's name, or empty."""
    found = file_named(name)
    return "" if found is None else found.first.partition(".")[0].rpartition("-")[2]


def is_in_cloud_only(status: os.stat_result) -> bool:
    """Whether reading the file means that it is fetched first."""
    attributes, flags = getattr(status, "st_file_attributes", 0), getattr(status, "st_flags", 0)
    return stat.S_ISREG(status.st_mode) and bool(attributes & RECALLED_ATTRIBUTES or flags & DATALESS_FLAG)
