"""A journal (`log.db-wal`) that was left beside another `log.db` than the one it belongs to.

SQLite would put its pages over the wrong file, and what that holds would be gone without a word. Which file stood under
the name `log.db` when this machine opened it last is remembered in local app data: where it is another one now, a
carrier or a backup put it there, and the journal is none of its.
"""

import json
import os
from pathlib import Path

from app.keeping.records import put_small, records_folder

FOLDERS_MAX = 200


def set_aside_strange_journal(log: Path) -> None:
    """Moves a journal away that does not belong to this log. Raises OSError where that is not possible."""
    journal = log.with_name(log.name + "-wal")
    if not journal.is_file() or journal.stat().st_size == 0:
        return
    known = _places().get(str(log.parent.resolve()))
    if known is None or known == _place_of(log):
        return
    number = 1
    while (aside := log.with_name(f"log.db-wal (set aside {number})")).exists():
        number += 1
    os.replace(journal, aside)
    log.with_name(log.name + "-shm").unlink(missing_ok=True)


def note_place(log: Path) -> None:
    """Remembers which file stands under the log's name now."""
    places, folder, here = _places(), str(log.parent.resolve()), _place_of(log)
    if places.get(folder) == here:
        return
    places.pop(folder, None)
    places[folder] = here
    put_small(_file(), json.dumps(dict(list(places.items())[-FOLDERS_MAX:])).encode())


def _place_of(log: Path) -> str:
    status = log.stat()
    return f"{status.st_dev} {status.st_ino}"


def _file() -> Path:
    return records_folder() / "places.json"


def _places() -> dict[str, str]:
    """What was noted; nothing where there is no file, or a damaged one."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
        return {str(folder): str(place) for folder, place in found.items()}
    except (OSError, ValueError, AttributeError):
        return {}
