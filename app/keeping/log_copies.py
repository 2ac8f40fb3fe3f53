"""Second copies of a study's `log.db` that a carrier left beside it: found, named, and taken in.

Their events are whole, whichever version a carrier kept as `log.db`: what the other version holds is put into this one,
as a sync would. The copy itself stays where it is, for its owner to delete; one that the program put aside itself is
deleted once it holds what was withdrawn since.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from core.errors import BadFile, KodesporError, Refused, StorageFailed
from core.keys.box_keys import note_name, open_boxes
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from core.sealing import envelope
from core.sealing.crypto import digest
from core.sealing.envelope import Sealed
from core.storage.copied_log import open_copied_log
from core.storage.database import SCHEMA_VERSION
from core.storage.files import create, open_regular
from core.storage.log import Log

LOG_FILE, KEY_FILE = "log.db", "device.key"
BATCH_EVENTS, BATCH_BYTES = 2000, 16 * 1024 * 1024
PART_BYTES = 1024 * 1024
ROOM_BYTES = 1024 * 1024 * 1024
"""How much larger a copy may be than twice the log here."""

_SECOND_LOG = re.compile(r"(?![.~])(?:.{0,60}[ _-])?log(?:[^a-z0-9].{0,200})?\.db", re.DOTALL)
_SECOND_KEY = re.compile(r"(?![.~])(?:.{0,60}[ _-])?device(?:[^a-z0-9].{0,200})?\.key", re.DOTALL)
_PUT_ASIDE = re.compile(r"log \(kept here \d{1,9}\)\.db")
"""What core.storage.database calls what it keeps aside."""
_HEAD = b"SQLite format 3\0"
_PASSING = ("file-unusable", "file-larger-than", "file-irregular")


class TakenIn(NamedTuple):
    """A second copy, how many of its events were new here, and why it could not be taken in, if so; whether it was
    deleted because of a withdrawal, or lies there and still opens what was withdrawn since."""

    name: str
    events: int
    problem: KodesporError | None
    is_deleted: bool = False
    opens_withdrawn: bool = False

    @property
    def notice(self) -> KodesporError:
        """What its owner should know."""
        if self.problem is not None:
            return Refused("log-copy-unusable", file=self.name, reason=self.problem)
        if self.is_deleted:
            return Refused("log-copy-deleted", file=self.name)
        if self.opens_withdrawn:
            return Refused("log-copy-opens-withdrawn", file=self.name, events=self.events)
        return Refused("log-copy-taken-in", file=self.name, events=self.events)


def second_copies(folder: Path) -> list[Path]:
    """The second copies of the log in a project's folder."""
    return _matching(folder, _SECOND_LOG, LOG_FILE)


def second_keys(folder: Path) -> list[Path]:
    """The second copies of the device's key."""
    return _matching(folder, _SECOND_KEY, KEY_FILE)


def _matching(folder: Path, pattern: re.Pattern[str], first: str) -> list[Path]:
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    return [each for each in found if each.name != first and pattern.fullmatch(each.name) and _is_file_of_its_own(each)]


def _is_file_of_its_own(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def take_in_copies(project: Project, folder: Path) -> list[TakenIn]:
    """Puts into the project what second copies of its log hold, each version of each copy once. Raises StorageFailed
    where the project's own log cannot be written."""
    found = []
    for path in second_copies(folder):
        try:
            status = path.lstat()
        except OSError:
            continue  # deleted meanwhile
        name = f"copies/{digest(path.name.encode(errors='surrogateescape')).hex()[:16]}"
        version = f"{status.st_size} {status.st_mtime_ns}"
        unusable = f"{version} {SCHEMA_VERSION} "  # a later program may be able to use it
        noted = (project.log.note(name) or b"").decode()
        if noted == version:
            found.append(_without_withdrawn(project, path, name, TakenIn(path.name, 0, None)))
        elif noted.startswith(unusable):
            found.append(TakenIn(path.name, 0, Refused(noted.removeprefix(unusable))))
        else:
            taken, notices = _taken_in(project, path)
            _note(project, name, version, unusable, taken.problem)
            _note_notices(project, name, notices)
            found.append(_without_withdrawn(project, path, name, taken))
    return found


def _note_notices(project: Project, name: str, count: int) -> None:
    """Notes of how many withdrawals a copy knows: all of them are known here by then."""
    with project.log.transaction():
        project.log.set_note(f"{name}/notices", str(count).encode())


def _without_withdrawn(project: Project, path: Path, name: str, taken: TakenIn) -> TakenIn:
    """Deletes a copy that the program put aside itself and took in, once it lacks a withdrawal that is known here: it
    still holds keys of what was withdrawn. Others are said to, and are their owner's to delete."""
    known = project.log.note(f"{name}/notices") or b"0"
    if taken.problem is not None or len(project.log.notices()) <= int(known):
        return taken
    if not _PUT_ASIDE.fullmatch(path.name):
        return taken._replace(opens_withdrawn=True)
    with suppress(OSError):
        for each in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-journal"))):
            each.unlink(missing_ok=True)
        return taken._replace(is_deleted=True)
    return taken


def _note(project: Project, name: str, version: str, unusable: str, problem: KodesporError | None) -> None:
    """Notes that a version was looked at, and what is wrong with it: it is not looked at again. What lies with the
    machine, or with the size of the log here, is tried again."""
    if problem is not None and problem.code in _PASSING:
        return
    if problem is not None:
        version = unusable + (problem.code if not problem.parameters else "log-copy-odd")
    with project.log.transaction():
        project.log.set_note(name, version.encode())


def _taken_in(project: Project, path: Path) -> tuple[TakenIn, int]:
    """What was taken in of a copy, and how many notices of withdrawals the copy holds."""
    before, notices = project.log.last_row(), 0
    try:
        with tempfile.TemporaryDirectory(prefix="kodespor-") as temporary:
            log = open_copied_log(_set_down(path, Path(temporary), _most(project)))
            try:
                notices = len(log.notices())
                _take_in(project, log)
            finally:
                log.close()
    except StorageFailed:
        raise  # of the project's own log: what the copy's file does wrong has other names
    except KodesporError as problem:
        return TakenIn(path.name, project.log.last_row() - before, problem), notices
    except OSError as problem:
        reason = Refused("file-unusable", reason=(problem.strerror or str(problem)).lower())
        return TakenIn(path.name, 0, reason), notices
    except Exception:  # whatever else somebody made a file do: the study opens without it
        return TakenIn(path.name, project.log.last_row() - before, Refused("log-copy-odd")), notices
    return TakenIn(path.name, project.log.last_row() - before, None), notices


def _most(project: Project) -> int:
    """How many bytes a copy may have: whoever can write in the folder would fill the disk with a larger one."""
    own = project.log.path.stat().st_size if project.log.path is not None else 0
    return 2 * own + ROOM_BYTES


def _set_down(path: Path, place: Path, most: int) -> Path:
    """A copy of the copy, with the journal that belongs to it, so that opening it changes nothing beside the log.
    Raises OSError, and BadFile where it is no log, or has more than `most` bytes."""
    target = place / LOG_FILE
    size = _copy(path, target, most, _HEAD)
    for ending in ("-wal", "-journal"):
        journal = path.with_name(path.name + ending)
        if _is_file_of_its_own(journal):
            size += _copy(journal, place / f"{LOG_FILE}{ending}", most - size)
    return target


def _copy(path: Path, target: Path, most: int, head: bytes = b"") -> int:
    """Copies a file for this account alone; returns its size. What was put in its place meanwhile is not followed."""
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > most:
            raise BadFile("file-larger-than", file=path.name, mib=most // 1024 // 1024)
        if file.read(len(head)) != head:
            raise BadFile("log-copy-odd")
        file.seek(0)
        left = size  # what is added meanwhile is for the next time
        with create(target) as copy:
            while left > 0 and (part := file.read(min(left, PART_BYTES))):
                copy.write(part)
                left -= len(part)
    return size


def _take_in(project: Project, log: Log) -> None:
    if log.note("project") != project.id:
        raise Refused("log-copy-of-another-project")
    devices = tuple(log.devices().values())
    grants = tuple(grant.raw for grant in log.grants())
    notices = tuple(notice.raw for notice in log.notices())
    project.accept(TransferBundle(project.id, devices, (), grants, notices))
    for batch in _batches(log):
        project.accept(TransferBundle(project.id, devices, tuple(batch), ()))
    _open_with_boxes_of(project, log, TransferBundle(project.id, devices, (), grants))
    for name, key in project.files.missing_chunks(is_of_all=True).items():
        stored = log.chunk(name)
        if stored is not None:
            project.take_chunk(key, stored[1])


def _open_with_boxes_of(project: Project, log: Log, bundle: TransferBundle) -> None:
    """Takes keys that were granted to this device under a box key that it made in the copy, and grants them to itself
    again. The box keys of the copy are not kept: an older one was destroyed here on purpose, and what a withdrawal
    retired is not taken in any case."""
    boxes = project.custody.keychain.boxes
    before = dict(boxes)
    for seed in open_boxes(log.note(note_name(project.device)), project.secrets.local):
        if seed not in before.values():
            project.custody.keychain.add_box(seed)
    try:
        with project.log.transaction():
            project.custody.load()
        project.accept(bundle)
        project.share_missing_keys()
    finally:
        for box in boxes.keys() - before.keys():
            del boxes[box]


def _batches(log: Log) -> Iterator[list[Sealed]]:
    batch: list[Sealed] = []
    size = 0
    for _, raw in log.envelopes():
        batch.append(envelope.parse(raw))
        size += len(raw)
        if len(batch) >= BATCH_EVENTS or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
