"""The composition root: the one place that picks the store, the clock and the entropy, and opens a project."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.keeping import export_parts
from app.keeping.background import HAS_THREADS, begin
from app.keeping.carriers import carrier_of
from app.keeping.journals import note_place, set_aside_strange_journal
from app.keeping.log_copies import second_keys, take_in_copies
from app.keeping.older_copies import back_ups_opening_withdrawn
from app.keeping.writing_records import MACHINE_NOTE, MachineRecord
from core.commands.context import checked_name
from core.errors import BadFile, NotAProject, Refused, Rejected, StorageFailed, WrongPassphrase
from core.ids import Id
from core.keys.box_keys import keep_box
from core.keys.device_key_file import DeviceFile, open_device_file, seal_device_file
from core.limits import SMALL_FILE_BYTES_MAX
from core.log.first_reading import is_unproved
from core.log.transfer_bundle import TransferBundle
from core.project import Moment, Project
from core.sealing.crypto import KEY_BYTES, DeviceSecrets, PassphraseCost, new_device
from core.storage.files import make_private_folder, place_of, read_bounded, write_whole

if TYPE_CHECKING:
    from core.storage.log import Log

LOG_FILE = "log.db"
KEY_FILE = "device.key"
LOG_FILES = tuple(f"{LOG_FILE}{each}" for each in ("", "-wal", "-journal", "-shm"))
"""The log, and what the database puts beside it."""
COST = PassphraseCost()

Passphrase = Callable[[bool], str]
"""Asks for the passphrase; True where it is a new one and has to be repeated."""


def entropy(length: int) -> bytes:
    """Random bytes from the system."""
    return os.urandom(length)


def clock() -> Moment:
    """The system's clock and time zone."""
    now = time.time()
    offset = datetime.fromtimestamp(now).astimezone().utcoffset()
    return Moment(int(now * 1000), 0 if offset is None else int(offset.total_seconds()) // 60)


def find_project(given: Path | None) -> Path:
    """The project's folder: the given one, or the one that one stands in, or a parent. Raises NotAProject."""
    if given is not None:
        if not is_project(given):
            away = any((given / f".{name}.icloud").exists() for name in (LOG_FILE, KEY_FILE))
            raise NotAProject("project-in-icloud" if away else "no-project-in", folder=given)
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if is_project(folder):
            return folder
    raise NotAProject


def is_project(folder: Path) -> bool:
    """Whether a folder holds a project."""
    return (folder / KEY_FILE).is_file() and (folder / LOG_FILE).is_file()


def place_outside(path: Path) -> Path:
    """Where a file that is asked for is to stand, as `place_of` says. Raises Refused where a project has its log or key
    there, StorageFailed as `place_of` does."""
    place = place_of(path)
    if place.name.lower() in (KEY_FILE, *LOG_FILES) and is_project(place.parent):
        raise Refused("place-of-project", file=path)
    return place


def create_project(folder: Path, title: str, name: str, passphrase: Passphrase) -> Project:
    """A new project in a new or empty folder. Raises Refused."""
    has_log = (folder / LOG_FILE).is_file()
    if has_log:
        refuse_begun(folder)
    if not has_log and (folder / KEY_FILE).exists():  # of a device that waits for its welcome, or of a log that is away
        raise Refused("device-exists", folder=folder)
    if not has_log:  # a journal whose log was carried away holds the last of its events
        require_free(folder)
    title, name = checked_name(title), checked_name(name)
    make_private_folder(folder)
    secrets, words = new_device(entropy), passphrase(True)
    log = open_log(folder)  # before the key: one without a log is no founding that was interrupted
    try:
        _write_key(folder, DeviceFile(secrets.without_box(), name), words)
        return _begun(Project.create(log, secrets, clock, entropy, title, name), folder)
    except BaseException:
        log.close()
        raise


def open_project(folder: Path, passphrase: Passphrase) -> Project:
    """Opens a project. Raises WrongPassphrase, NewerVersion, StorageFailed or BadFile."""
    raw = key_in(folder)
    words = passphrase(False)
    # Argon2 takes a quarter of a second outside the interpreter: loading the database runs beside it.
    unlocked = begin(lambda: open_device_file(raw, words))
    try:
        log = open_log(folder)
    finally:
        content = unlocked()
    project = _kept(log, content.secrets, folder)
    if content.once:  # whoever joined was interrupted before what opens the welcome was destroyed
        with suppress(StorageFailed, OSError):  # where nothing may be written, the next opening does it
            _end_joining(folder, pending_folder(project.device), content, words)
    return project


def open_unlocked(folder: Path, secrets: DeviceSecrets) -> Project:
    """Opens a project with its device's secrets. Raises NewerVersion, StorageFailed or BadFile."""
    return _kept(open_log(folder), secrets, folder)


def require_free(folder: Path) -> None:
    """Raises Refused where a folder holds anything of a study, also a key that waits or a log without its key."""
    if any(os.path.lexists(folder / each) for each in (KEY_FILE, *LOG_FILES)):
        raise Refused("project-exists", folder=folder)


def remove_new_project(folder: Path, is_new: bool) -> None:
    """Takes away what was begun in a folder that was free and is not wanted; `is_new`: the folder too, which was not
    there before."""
    for name in (KEY_FILE, *LOG_FILES):
        (folder / name).unlink(missing_ok=True)
    if is_new:
        with suppress(OSError):  # somebody else put something there, or it was never made
            folder.rmdir()


def _kept(log: "Log", secrets: DeviceSecrets, folder: Path) -> Project:
    """A project that was on this machine before, or was copied or carried here. Its record says which; second copies of
    its log are taken in before anything is written."""
    record = record_of(log, secrets, folder)
    project = Project(log, secrets, clock, entropy, record)
    copies = take_in_copies(project, folder)
    record.look(carrier_of(folder))
    record.notices += [each.notice for each in copies]
    record.notices += filter(None, [project.opened.snapshot_fault, project.first.fault])
    record.notices += export_parts.tidy(project) + back_ups_opening_withdrawn(project)
    record.notices += [Refused("key-copy-beside", file=path.name) for path in second_keys(folder)]
    return project


def record_of(log: "Log", secrets: DeviceSecrets, folder: Path) -> MachineRecord:
    """What this machine knows of its own writing in a folder. Raises NotAProject."""
    project = log.note("project")
    if project is None or not _holds_study(log):
        raise NotAProject("study-not-begun", folder=folder)
    return MachineRecord(log, project, secrets.public.device, folder)


def _begun(project: Project, folder: Path) -> Project:
    """A project that begins on this machine."""
    project.record = record = MachineRecord(project.log, project.id, project.device, folder)
    record.note_own()
    record.look(carrier_of(folder))
    return project


def unlock_device(folder: Path, passphrase: str) -> DeviceFile:
    """The secrets of a device without opening its project."""
    return open_device_file(key_in(folder), passphrase)


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Seals the device's secrets anew."""
    content = unlock_device(folder, old)
    write_whole(folder / KEY_FILE, seal_device_file(content, new, entropy, COST))


def reopen_as_device(folder: Path, content: DeviceFile, passphrase: str) -> Project:
    """Opens the project in `folder` as another device, which was let in already and has its secrets from here on."""
    log = open_log(folder)
    with log.transaction():  # before the file that names the device, or a crash would leave it without its box key
        keep_box(log, content.secrets, entropy)
    _write_key(folder, content._replace(secrets=content.secrets.without_box()), passphrase)
    return _begun(Project(log, content.secrets, clock, entropy), folder)


def make_request(folder: Path, name: str, passphrase: str) -> DeviceFile:
    """Secrets for a device that wants to join, kept in `folder` until the welcome comes. Raises Refused where one
    waits there already."""
    if (folder / KEY_FILE).exists():
        raise Refused("device-exists", folder=folder)
    make_private_folder(folder)
    content = DeviceFile(new_device(entropy), name, entropy(KEY_BYTES))
    _write_key(folder, content, passphrase)
    return content


def pending_folder(device: Id) -> Path:
    """Where a device waits for its welcome when it was not given a project folder."""
    return _pending() / device.hex()


def fresh_pending_folder() -> Path:
    """A folder for a new request, renamed once the device is known."""
    return _pending() / f"new-{os.urandom(8).hex()}"


def free_folder() -> Path:
    """A folder for a new project that is not there yet: in local app data, which no carrier syncs, and not named after
    the study, whose title is nobody's business."""
    import platformdirs

    base = Path(platformdirs.user_data_dir("kodespor", appauthor=False)) / "projects"
    number = 1
    while (base / f"prosjekt-{number}").exists():
        number += 1
    return base / f"prosjekt-{number}"


def _pending() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("kodespor", appauthor=False)) / "requests"


def join_project(folder: Path, pending: Path, bundle: TransferBundle, content: DeviceFile, passphrase: str) -> Project:
    """The project that a welcome opens, in `folder`; `pending` is where the device waited. Raises Rejected, and Refused
    where another device waits in `folder`.

    The key that opened the welcome is left out of the device file from here on.
    """
    make_private_folder(folder)
    is_elsewhere, waiting = folder.resolve() != pending.resolve(), key_in(pending)
    if is_elsewhere and not ((folder / KEY_FILE).is_file() and key_in(folder) == waiting):
        refuse_waiting(folder, passphrase)
    log = _empty_log(folder)  # before the key: one without a log waits, or its log is away
    if is_elsewhere:
        write_whole(folder / KEY_FILE, waiting)
    try:
        project = _joined(log, folder, bundle, content)
    except Rejected:  # the device waits where it waited
        if is_elsewhere:
            (folder / KEY_FILE).unlink(missing_ok=True)
        raise
    _end_joining(folder, pending, content, passphrase)
    return project


def _end_joining(folder: Path, pending: Path, content: DeviceFile, passphrase: str) -> None:
    """Destroys what opens the welcome: in the place where the device waited, then in the project, whose key says until
    then that it is to be done."""
    if pending.is_dir() and folder.resolve() != pending.resolve():
        (pending / KEY_FILE).unlink(missing_ok=True)
        with suppress(OSError):  # somebody else put something there
            pending.rmdir()
    _write_key(folder, _without_once(content), passphrase)


def begin_joined(folder: Path, bundle: TransferBundle, content: DeviceFile, passphrase: str) -> Project:
    """The project that came at once, in `folder`. Raises Rejected or StorageFailed, and Refused as `refuse_waiting`."""
    make_private_folder(folder)
    refuse_waiting(folder, passphrase)
    log = _empty_log(folder)
    _write_key(folder, _without_once(content), passphrase)  # before the events: they would open to nobody
    try:
        return _joined(log, folder, bundle, content)
    except Rejected:
        (folder / KEY_FILE).unlink()
        raise


def _joined(log: "Log", folder: Path, bundle: TransferBundle, content: DeviceFile) -> Project:
    try:
        return _begun(Project.join(log, content.secrets, clock, entropy, bundle), folder)
    except Rejected:  # another welcome may come
        log.close()
        _remove_log(folder)
        raise


def _empty_log(folder: Path) -> "Log":
    """A log in the place of what is left of a joining that was interrupted."""
    refuse_begun(folder)
    _remove_log(folder)
    return open_log(folder)


def _without_once(content: DeviceFile) -> DeviceFile:
    return content._replace(once=b"", secrets=content.secrets.without_box())


def _remove_log(folder: Path) -> None:
    for name in LOG_FILES:
        (folder / name).unlink(missing_ok=True)


def key_in(folder: Path) -> bytes:
    """The sealed key in a folder. A link to it is followed; a pipe or a device in its place is not waited for. Raises
    BadFile."""
    path = folder / KEY_FILE
    if path.exists() and not path.is_file():
        raise BadFile("file-irregular")
    return read_bounded(path, SMALL_FILE_BYTES_MAX)


def _write_key(folder: Path, content: DeviceFile, passphrase: str) -> None:
    write_whole(folder / KEY_FILE, seal_device_file(content, passphrase, entropy, COST))


def refuse_begun(folder: Path) -> None:
    """Raises Refused where a folder holds a study, also without its key. A log that holds nothing yet is what is left
    of a founding or a joining that was interrupted."""
    if not (folder / LOG_FILE).is_file():
        return
    log = open_log(folder)
    try:
        if _holds_study(log):
            raise Refused("project-exists", folder=folder)
    finally:
        log.close()


def refuse_waiting(folder: Path, passphrase: str) -> None:
    """Raises Refused where a folder holds a study, or the key of a device that waits for its welcome or whose log is
    away: it is nowhere else. The key that is left of a founding or a joining by code may be written over."""
    refuse_begun(folder)
    if (folder / KEY_FILE).exists() and (not (folder / LOG_FILE).is_file() or _waits(folder, passphrase)):
        raise Refused("device-exists", folder=folder)


def _waits(folder: Path, passphrase: str) -> bool:
    """Whether a device there can still open a welcome, or may: where the passphrase is another nobody can tell."""
    try:
        return unlock_device(folder, passphrase).once != b""
    except (WrongPassphrase, BadFile):
        return True


def _holds_study(log: "Log") -> bool:
    """Whether a log holds events, or what members attest of those that are to come, or did so: whoever began it noted
    by which machine."""
    was_begun = log.last_row() > 0 or is_unproved(log) or log.note(MACHINE_NOTE) is not None
    return log.note("project") is not None and was_begun


def open_log(folder: Path) -> "Log":
    """The project's log; the database is loaded only now, because `--version` can do without. In a folder that a
    carrier syncs it is kept in one file, and so it is in a browser, whose files share no memory."""
    from core.storage.log import Log

    path = folder / LOG_FILE
    set_aside_strange_journal(path)
    log = Log(path, in_one_file=carrier_of(folder) is not None or not HAS_THREADS)
    note_place(path)
    return log
