"""Recognises a folder that a carrier keeps the same on several machines: by what the carrier leaves in it, by its usual
places, and by what is written in the carrier's own settings.

A study must not lie there: two machines that write while apart make two versions of one `log.db`, and a carrier keeps
one of them.
"""

import html
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

MARKS = {
    ".stfolder": "Syncthing",
    ".stversions": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".driveupload": "Google Drive",
    ".seafile-data": "Seafile",
}
"""Files and folders that carriers leave in a folder that they sync."""

_SYNC_DATABASE = re.compile(r"\._?sync_[0-9a-f]+\.db")

NAMES = (
    (re.compile(r"onedrive( - .+)?|onedrive-.+"), "OneDrive"),
    (re.compile(r"dropbox( \(.+\))?"), "Dropbox"),
    (re.compile(r"nextcloud\d*"), "Nextcloud"),
    (re.compile(r"owncloud\d*"), "ownCloud"),
    (re.compile(r"google ?drive( \(.+\))?|googledrive-.+"), "Google Drive"),
    (re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents|icloud~.+"), "iCloud Drive"),
    (re.compile(r"box( sync)?|box-box"), "Box"),
    (re.compile(r"megasync|mega"), "MEGA"),
    (re.compile(r"pclouddrive|pcloud ?drive|pcloud sync"), "pCloud"),
    (re.compile(r"resilio sync"), "Resilio Sync"),
    (re.compile(r"seafile"), "Seafile"),
    (re.compile(r"jottacloud|jottasync"), "Jottacloud"),
)
"""How carriers name the folder that they sync, in lower case."""

SETTINGS_BYTES_MAX = 4 * 1024 * 1024


def carrier_of(folder: Path) -> str | None:
    """The name of the carrier that syncs a folder, or one that it lies in; None where none is recognised."""
    place = Path(os.path.abspath(folder))
    real = Path(os.path.realpath(folder))
    for each in dict.fromkeys((place, *place.parents, real, *real.parents)):
        found = _marked(each) or _named(each)
        if found is not None:
            return found
    for carrier, root in _settled(os.environ, Path.home()):
        if any(path == root or root in path.parents for path in (place, real)):
            return carrier
    return None


def _marked(folder: Path) -> str | None:
    for mark, carrier in MARKS.items():
        if os.path.lexists(folder / mark):
            return carrier
    if (folder / ".dropbox").is_file():  # in a home, a folder of this name holds Dropbox's settings
        return "Dropbox"
    try:
        with os.scandir(folder) as entries:
            is_synced = any(_SYNC_DATABASE.fullmatch(entry.name) for entry in entries)
    except OSError:
        return None
    return "Nextcloud" if is_synced else None


def _named(folder: Path) -> str | None:
    name = folder.name.casefold()
    return next((carrier for pattern, carrier in NAMES if pattern.fullmatch(name)), None)


# -- what the carriers' own settings say


def _settled(environment: Mapping[str, str], home: Path) -> Iterator[tuple[str, Path]]:
    """Carriers with the folders that their settings on this machine name."""
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        if environment.get(variable):
            yield "OneDrive", Path(environment[variable])
    for carrier, path, folders in _settings(environment, home):
        content = _content(path)
        for each in folders(content) if content else ():
            yield carrier, Path(os.path.realpath(each.replace("~", str(home), 1) if each.startswith("~") else each))
    cloud = home / "Library/Mobile Documents/com~apple~CloudDocs"
    for name in ("Documents", "Desktop"):  # "Desktop & Documents Folders" of iCloud Drive
        if sys.platform == "darwin" and (cloud / name).exists():
            yield "iCloud Drive", home / name


_Reader = Callable[[str], list[str]]


def _settings(environment: Mapping[str, str], home: Path) -> Iterator[tuple[str, Path, _Reader]]:
    """The files in which carriers keep their settings, and how to find the folders in them."""
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    state = Path(environment.get("XDG_STATE_HOME") or home / ".local/state")
    roaming, local = (Path(environment.get(name) or home / "none") for name in ("APPDATA", "LOCALAPPDATA"))
    mac = home / "Library"
    for place in (
        config / "syncthing",
        state / "syncthing",
        local / "Syncthing",
        mac / "Application Support/Syncthing",
    ):
        yield "Syncthing", place / "config.xml", _in_syncthing
    for place in (home / ".dropbox", roaming / "Dropbox", local / "Dropbox"):
        yield "Dropbox", place / "info.json", _in_dropbox
    for place in (config / "Nextcloud", roaming / "Nextcloud", mac / "Preferences/Nextcloud"):
        yield "Nextcloud", place / "nextcloud.cfg", _in_nextcloud
    yield "OneDrive", config / "onedrive/config", _in_onedrive


def _content(path: Path) -> str:
    """A settings file's text; empty where there is none."""
    try:
        if not path.is_file() or path.stat().st_size > SETTINGS_BYTES_MAX:
            return ""
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _in_syncthing(content: str) -> list[str]:
    found = re.findall(r"<folder\b[^>]*?\bpath=\"([^\"]+)\"", content)
    return [html.unescape(each) for each in found]


def _in_dropbox(content: str) -> list[str]:
    try:
        accounts = json.loads(content)
        return [each["path"] for each in accounts.values() if isinstance(each.get("path"), str)]
    except (ValueError, AttributeError):
        return []


def _in_nextcloud(content: str) -> list[str]:
    return [each.strip().rstrip("/\\") for each in re.findall(r"(?m)\blocalPath=(.+)$", content)]


def _in_onedrive(content: str) -> list[str]:
    return re.findall(r"(?m)^\s*sync_dir\s*=\s*\"([^\"]+)\"", content)
