"""Back-ups of a study: one sealed file that holds all of it, and opens with the passphrase of the device that made it.

Each is tested before it is handed over: the copy is opened, and must tell the same as the study. What is restored goes
on as a new device of the same member, so that two copies that both write never become one device.
"""

import io
import json
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from app import composition
from app.keeping.older_copies import note_back_up_place
from app.services.clone_split import become_device_of_its_own
from core.errors import BadFile, KodesporError, Refused, StorageFailed, WrongPassphrase
from core.keys.device_key_file import open_device_file
from core.limits import FILE_BYTES_MAX, SMALL_FILE_BYTES_MAX
from core.project import Project
from core.sealing.codec import decode, encode
from core.storage.files import make_private_folder, write_whole

ENDING = ".kbackup"
FORMAT = 1
_HEAD, _NOTE = "kodespor-backup.json", "backup/last"
_TIME = (1980, 1, 1, 0, 0, 0)
"""Of the entries: when a back-up was made is told by its name alone."""
DAYS, EVENTS, FIRST_EVENTS = 7, 500, 30
"""A reminder comes when the last back-up is so old and something was written since, or so many events behind; a first
one once a study has so many events."""
DAY_MS = 24 * 3600 * 1000
IMAGE_BYTES_MAX = FILE_BYTES_MAX - 2 * SMALL_FILE_BYTES_MAX
"""Of the log: with the key file beside it, the back-up is still a file that can be chosen and read."""
_OF_THE_FOLDER = ("storage-full", "storage-read-only", "storage-busy", "storage-unopenable")
"""Why a sound back-up may not be restored either."""
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, NotImplementedError, RecursionError,
)  # fmt: skip
"""What a damaged or hostile archive raises."""


class BackUp(NamedTuple):
    """The file's bytes, and how many events it was seen to hold when it was opened as a test."""

    content: bytes
    events: int


class Due(NamedTuple):
    """How long ago the last back-up was made (days; None for never), how many events have come since, and whether it
    still opens words that have been destroyed in the study."""

    days: int | None
    events: int
    opens_destroyed: bool = False


def back_up(project: Project, folder: Path) -> BackUp:
    """Makes a back-up of the study in `folder`, and opens it as a test. Raises StorageFailed, BadFile where the key
    file is damaged, and Refused where the copy does not tell the same as the study, or is too large to be read."""
    image = project.log.image()
    if len(image) > IMAGE_BYTES_MAX:
        raise Refused("backup-too-large")
    key = composition.key_in(folder)
    with suppress(WrongPassphrase):  # whether it is a key file at all: the passphrase is not kept
        open_device_file(key, "")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in (
            (_HEAD, json.dumps({"format": FORMAT}).encode()),
            (composition.KEY_FILE, key),
            (composition.LOG_FILE, image),
        ):
            archive.writestr(zipfile.ZipInfo(name, _TIME), content)
    made = out.getvalue()
    return BackUp(made, _tried(project, made))


def note_back_up(project: Project, place: Path | None = None) -> None:
    """Remembers on this device that there is one, for the reminder, and where it lies, if that is known."""
    value = (composition.clock().at, len(project.timeline.order), len(project.state.shredded.rows))
    with project.log.transaction():
        project.log.set_note(_NOTE, encode(value))
    if place is not None:
        note_back_up_place(project, place, composition.entropy)


def due(project: Project) -> Due | None:
    """What the reminder says; None where none is needed."""
    events, noted = len(project.timeline.order), project.log.note(_NOTE)
    if noted is None:
        return Due(None, events) if events >= FIRST_EVENTS else None
    at, before, *more = decode(noted)
    destroyed = more[0] if more else 0
    days = max(0, composition.clock().at - at) // DAY_MS
    since = max(0, events - before)
    if len(project.state.shredded.rows) > destroyed:
        return Due(days, since, True)
    return Due(days, since) if (since and days >= DAYS) or since >= EVENTS else None


def restore(content: bytes, folder: Path, passphrase: str) -> Project:
    """The study of a back-up in a new `folder`, as a new device of whoever made it. Raises WrongPassphrase before
    anything is written, BadFile where it is no back-up, Refused where there is a study in the folder."""
    key, image = _parts(content)
    composition.require_free(folder)
    open_device_file(key, passphrase)
    is_new = not folder.exists()
    try:
        _lay_down(folder, key, image)
        return _opened(folder, passphrase)
    except BaseException as problem:  # half a study would be taken for one, and is not written over
        composition.remove_new_project(folder, is_new)
        if isinstance(problem, StorageFailed) and problem.code not in _OF_THE_FOLDER:
            raise BadFile("not-a-backup") from problem
        raise


def _opened(folder: Path, passphrase: str) -> Project:
    project = composition.open_project(folder, lambda _: passphrase)
    try:
        if project.not_in_team() is not None:  # it can be read, and writes no more
            return project
        return become_device_of_its_own(project, folder, passphrase)[0]
    except BaseException:
        project.log.close()
        raise


def _parts(content: bytes) -> tuple[bytes, bytes]:
    """The key file and the log. Raises BadFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sizes = {each.filename: each.file_size for each in archive.infolist()}
            if (
                set(sizes) != {_HEAD, composition.KEY_FILE, composition.LOG_FILE}
                or max(sizes.values()) > FILE_BYTES_MAX
            ):
                raise BadFile("not-a-backup")
            head = json.loads(archive.read(_HEAD))
            if not isinstance(head, dict) or head.get("format") != FORMAT:
                raise BadFile("backup-newer")
            return archive.read(composition.KEY_FILE), archive.read(composition.LOG_FILE)
    except UNREADABLE as problem:
        raise BadFile("not-a-backup") from problem


def _lay_down(folder: Path, key: bytes, image: bytes) -> None:
    make_private_folder(folder)
    write_whole(folder / composition.LOG_FILE, image)
    write_whole(folder / composition.KEY_FILE, key)


def _tried(project: Project, content: bytes) -> int:
    """Opens a back-up in a folder that goes again; what lies there is sealed. Returns how many events it holds."""
    key, image = _parts(content)
    with TemporaryDirectory(prefix="kodespor-") as place:
        _lay_down(Path(place), key, image)
        log = composition.open_log(Path(place))
        try:
            copy = Project(log, project.secrets, composition.clock, composition.entropy)
            is_same = copy.events_digest() == project.events_digest() and copy.state.digest() == project.state.digest()
        except KodesporError as problem:
            raise Refused("backup-not-whole") from problem
        finally:
            log.close()
    if not is_same:
        raise Refused("backup-not-whole")
    return len(copy.timeline.order)
