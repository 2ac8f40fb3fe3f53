"""What a device remembers for its owner: language, appearance, size of text, where projects lie. No word of a study."""

import json
import os
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from app.i18n.catalogue import first_of, system_language
from core.errors import StorageFailed
from core.storage.files import make_private_folder, write_whole

RECENT_MAX = 8
SCALES = (0.9, 1.0, 1.15, 1.3, 1.6, 2.0)
"""Sizes of text that one can choose, against the usual one."""


@dataclass
class Settings:
    """Kept in the user's configuration folder. `recent`, `folders`, `relays` and `lan` know projects by their folders;
    a title is written down only where its owner asked for it
    (`titles`). `ca_file` holds certificates of authorities that relays are trusted by, besides those
    of the system. `pedals`: which keys do what while transcribing, where others than the usual ones were chosen;
    `jump_seconds`: how far a pause jumps back there. `copies_anonymised`: how quotes
    were copied last. `language` is empty until one is chosen: `spoken` is what the window speaks."""

    language: str = ""
    dark: bool = False
    scale: float = 1.0
    recent: list[str] = field(default_factory=list)
    folders: dict[str, str] = field(default_factory=dict)
    relays: dict[str, str] = field(default_factory=dict)
    lan: list[str] = field(default_factory=list)
    layouts: list[str] = field(default_factory=list)
    ca_file: str = ""
    pedals: dict[str, list[str]] = field(default_factory=dict)
    jump_seconds: float = 2.0
    lock_minutes: int = 15
    titles: dict[str, str] = field(default_factory=dict)
    opened_on: dict[str, str] = field(default_factory=dict)
    copies_anonymised: bool = False

    @property
    def spoken(self) -> str:
        """The language that was chosen; else the one that the browser asks for, or the system: nb or en."""
        return self.language or _asked[0] or system_language()

    def opened(self, folder: Path) -> None:
        """Moves a project to the front of the recent ones."""
        path = str(folder.resolve())
        self.opened_on[path] = date.today().isoformat()
        self.recent = [path, *(each for each in self.recent if each != path)][:RECENT_MAX]
        self.save()

    def save(self) -> None:
        """Writes the file; where that fails, the settings last until the program ends."""
        try:
            make_private_folder(_file().parent)
            write_whole(_file(), json.dumps(asdict(self), indent=1).encode())
        except StorageFailed:
            return


def load() -> Settings:
    """The settings, or the usual ones where there are none or the file is damaged."""
    try:
        values = json.loads(_file().read_text(encoding="utf-8"))
        known = {name: values[name] for name in Settings.__dataclass_fields__ if name in values}
        return Settings(**known)
    except (OSError, ValueError, TypeError):
        return Settings()


def language() -> str:
    """The language of the window, for what speaks beside it: the connection, and the server of the page."""
    return _language[0] or load().spoken


def language_for(accepted: str) -> str:
    """The language of the window in a browser that would have these (the header Accept-Language): they count until
    somebody chooses a language, on the screen or by KODESPOR_LANGUAGE."""
    if not os.environ.get("KODESPOR_LANGUAGE"):
        _asked[0] = first_of(accepted)
    return language()


def speak(chosen: str) -> None:
    """Notes the language that the window speaks now."""
    _language[0] = chosen


_language = [""]
_asked = [""]


def _file() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("kodespor", appauthor=False)) / "settings.json"
