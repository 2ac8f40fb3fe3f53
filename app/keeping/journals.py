"""A journal (`log.db-wal`) that was left beside another `log.db` than the one it belongs to.

SQLite would put its pages over the wrong file, and what that holds would be gone without a word. Which file stood under
the name `log.db` when this machine opened it last is remembered in local app data. Where it is another one now, a
carrier put it there beside a journal of the one before, or the study was brought back, moved or made anew with a
journal of its own. Which of the two it is, a copy tells: a log only grows, so a journal of its own leaves every event
in it and the file whole.
"""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from app.keeping.records import put_small, records_folder

FOLDERS_MAX = 200
HEADS = "SELECT device, max(seq), count(*) FROM envelopes JOIN devices USING (feed) GROUP BY device"
"""For each device its last event and how many there are."""


def set_aside_strange_journal(log: Path) -> None:
    """Moves a journal away that does not belong to this log. Raises OSError where that is not possible."""
    journal = log.with_name(log.name + "-wal")
    if not journal.is_file() or journal.stat().st_size == 0:
        return
    known = _places().get(str(log.parent.resolve()))
    if known is None or known == _place_of(log) or _belongs(journal, log):
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


def _belongs(journal: Path, log: Path) -> bool:
    """Whether the log with this journal is whole and holds every event that it holds without."""
    with TemporaryDirectory() as place:
        copy = Path(place) / log.name
        shutil.copyfile(log, copy)
        before = _heads(copy)
        shutil.copyfile(log, copy)
        shutil.copyfile(journal, copy.with_name(journal.name))
        after = _heads(copy)
    if after is None or before is None:
        return after is not None  # a checkpoint that was cut off leaves a log that only its own journal makes whole
    return all(
        device in after and last <= after[device][0] and n <= after[device][1] for device, (last, n) in before.items()
    )


def _heads(log: Path) -> dict[bytes, tuple[int, int]] | None:
    """HEADS by device; None where the file is not whole."""
    try:
        with closing(sqlite3.connect(log)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return None
            return {bytes(device): (int(last), int(count)) for device, last, count in connection.execute(HEADS)}
    except sqlite3.DatabaseError:
        return None


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
