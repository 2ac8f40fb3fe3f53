"""Looks up the facts by which a project is judged: its folder, the disk, the shared folders, the ways to others."""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from app import composition
from app.keeping.carriers import carrier_of
from app.keeping.log_copies import second_copies
from app.services.exchange_notes import carriers_of
from core.analysis.health.facts import Disk, Facts, FolderFile
from core.analysis.health.finding import Finding, Place, finding
from core.analysis.health.kinds import findings
from core.analysis.health.place import log_damaged
from core.errors import KodesporError, Refused
from core.limits import SEGMENT_BYTES_MAX
from core.messages import Message
from core.project import Project
from core.storage.database import faults_of
from sync.transports.folder_files import FolderState
from sync.transports.folder_memory import Fate

OTHERS = 0o077
"""What other accounts may do with a file."""
READ_MAX = 200
"""So many files that were not read yet are looked into; a folder may hold years of them."""


class KnownRecord(NamedTuple):
    """What this machine's record says of a project: why nothing may be written now, and what its owner should know."""

    went_back: Refused | None
    notices: tuple[KodesporError, ...]


def known_record(project: Project) -> KnownRecord:
    """What the record says, which looks into the project's own database: to be asked in the thread that opened it."""
    return KnownRecord(project.record.refusal(), tuple(project.record.notices))


def examine(project: Project, folder: Path, known: KnownRecord | None = None) -> list[Finding]:
    """All that there is to say of an opened project. `known` is what its record says, where `project` is a second
    opening that has none. Raises StorageFailed."""
    return findings(project, facts_of(project, folder, known or known_record(project)))


def examine_closed(folder: Path) -> list[Finding]:
    """What can be said of a project that does not open: its log is damaged, or somebody emptied it."""
    found = list(log_damaged(None, Facts(composition.clock().at, disk_of(folder))))
    return found or [finding("log-empty", Place("folder", str(folder)))]


def facts_of(project: Project, folder: Path, known: KnownRecord) -> Facts:
    """The facts around an opened project."""
    now, carriers, files = composition.clock().at, [], []
    for each in carriers_of(project):
        shared = Path(each.place)
        if each.kind == "folder" and not shared.is_dir():
            carriers.append(each._replace(at=now, problem=Message("error-folder-missing", {"folder": each.place})))
            continue
        carriers.append(each)
        files += look_into(project, shared) if each.kind == "folder" else []
    disk = disk_of(folder)._replace(went_back=known.went_back, notices=known.notices)
    return Facts(now, disk, tuple(carriers), tuple(files))


def disk_of(folder: Path) -> Disk:
    """The folder of a project, without opening it."""
    file = folder / composition.LOG_FILE
    beside = [file.with_name(file.name + ending) for ending in ("", "-wal")]
    size = sum(each.stat().st_size for each in beside if each.exists())
    is_open = os.name == "posix" and any(
        each.exists() and each.stat().st_mode & OTHERS for each in (file, folder / composition.KEY_FILE)
    )
    free, faults = shutil.disk_usage(folder).free, tuple(faults_of(file))
    copies = tuple(path.name for path in second_copies(folder))
    return Disk(str(folder), free, size, faults, copies, carrier_of(folder) or "", is_open)


def look_into(project: Project, shared: Path) -> list[FolderFile]:
    """The files of a shared folder that were not taken, as they are there now. Takes and keeps nothing."""
    state = FolderState(project, shared)
    found = []
    for suffix in (".kseg", ".kgrant", ".kgone", ".kchunk"):
        due = state.unread(suffix)  # notes what was wrong with those that were read before
        waiting = state.of_fate(suffix, Fate.WAITING)
        found += [_file(shared, name, "waiting") for name in waiting]
        for name in due[:READ_MAX] if suffix != ".kchunk" else ():
            if name not in waiting and state.content(name, SEGMENT_BYTES_MAX) is not None:
                found.append(_file(shared, name, "unread"))
            elif name not in waiting and name not in dict(state.problems.each()):
                found.append(_file(shared, name, "damaged"))  # half copied, as far as anybody can tell
    for name, problem in state.problems.each():
        is_damaged = problem.code == "file-damaged"
        found.append(_file(shared, name, "damaged" if is_damaged else "refused", None if is_damaged else problem))
    return found + [_file(shared, name, "second") for name in state.problems.second_copies()]


def _file(shared: Path, name: str, fate: str, reason: KodesporError | None = None) -> FolderFile:
    return FolderFile(str(shared), name, name.partition("/")[0], fate, reason)
