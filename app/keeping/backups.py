"""A study as one file, and back: its log and its device's key, both sealed as they lie on the disk. Whoever has the
file needs the passphrase to read a word."""

import io
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from core.errors import BadFile
from core.limits import SMALL_FILE_BYTES_MAX
from core.storage.database import storage_errors
from core.storage.files import make_private_folder, read_bounded, write_whole

ENDING = ".kbackup"
LOG, KEY = "log.db", "device.key"
BACKUP_BYTES_MAX = 4 * 1024**3


def backed_up(folder: Path) -> bytes:
    """The study in a folder, also while it is open and written to. Raises StorageFailed or BadFile."""
    with TemporaryDirectory() as place, storage_errors():
        copy = Path(place) / LOG
        with closing(sqlite3.connect(folder / LOG)) as log, closing(sqlite3.connect(copy)) as target:
            log.backup(target)
            target.execute("PRAGMA journal_mode = DELETE").fetchone()  # one file, that opens anywhere
        content = read_bounded(copy, BACKUP_BYTES_MAX)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(KEY), read_bounded(folder / KEY, SMALL_FILE_BYTES_MAX))
        archive.writestr(zipfile.ZipInfo(LOG), content)
    return made.getvalue()


def restore(content: bytes, folder: Path) -> None:
    """Puts a study that was backed up into a new folder. Raises BadFile where it is no back-up, and StorageFailed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            key, log = _member(archive, KEY, SMALL_FILE_BYTES_MAX), _member(archive, LOG, BACKUP_BYTES_MAX)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, EOFError) as problem:
        raise BadFile("backup-unreadable") from problem
    make_private_folder(folder)
    write_whole(folder / LOG, log)
    write_whole(folder / KEY, key)


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise BadFile("backup-unreadable")
    return content
