"""The folder of the project on this machine: its file, its disk, and who else may touch it."""

from collections.abc import Iterator

from core.analysis.files_elsewhere import files_elsewhere
from core.analysis.health.facts import Facts
from core.analysis.health.finding import Detail, Finding, Named, Place, Several, finding, several
from core.log.integrity_check import heads_seal
from core.project import Project

FREE_BYTES_MIN = 500 * 1024 * 1024
"""Less free space than this is said, and less than twice the log: SQLite needs room to write it anew."""
MIB = 1024 * 1024
OTHER_COPIES = ("copy-of-another-machine", "copy-older-elsewhere", "key-copy-beside")
"""What the record of this machine says of other copies."""


def log_damaged(_: Project | None, facts: Facts) -> Iterator[Finding]:
    """SQLite finds the log's file damaged."""
    if facts.disk is not None and facts.disk.faults:
        yield finding(
            "log-damaged", Place("folder", facts.disk.folder), faults=len(facts.disk.faults), first=facts.disk.faults[0]
        )


def log_empty(_: Project, __: Facts) -> Iterator[Finding]:
    """The log's file holds no project: somebody emptied it. Of a project that opened there is nothing to say."""
    yield from ()


def log_cut_short(project: Project, _: Facts) -> Iterator[Finding]:
    """The log does not end where this device left it."""
    seal = project.log.note("heads")
    if seal is not None and seal != heads_seal(project.log.heads(), project.secrets.local):
        yield finding("log-cut-short", None)


def disk_low(_: Project, facts: Facts) -> Iterator[Finding]:
    """There is little room left."""
    disk = facts.disk
    if disk is not None and disk.free < max(FREE_BYTES_MIN, 2 * disk.size):
        yield finding("disk-low", Place("folder", disk.folder), free=disk.free // MIB, size=max(1, disk.size // MIB))


def synced_folder(_: Project, facts: Facts) -> Iterator[Finding]:
    """A program carries the project's folder to other machines."""
    disk = facts.disk
    if disk is not None and disk.synced_by:
        yield finding("synced-folder", Place("folder", disk.folder), program=Place("program", disk.synced_by))


def log_copies(_: Project, facts: Facts) -> Iterator[Finding]:
    """Copies of the log beside it, as carriers make them of two that differ."""
    disk = facts.disk
    if disk is not None and disk.copies:
        names = Several(tuple(Place("file", each) for each in disk.copies), len(disk.copies))
        yield finding("log-copies", Place("folder", disk.folder), files=names, count=len(disk.copies))


def log_went_back(_: Project, facts: Facts) -> Iterator[Finding]:
    """The log lacks what this machine wrote in it."""
    if facts.disk is not None and facts.disk.went_back is not None:
        yield finding("log-went-back", Place("folder", facts.disk.folder), reason=facts.disk.went_back)


def other_copy(_: Project, facts: Facts) -> Iterator[Finding]:
    """This folder is a copy, or there is another one of it, or of the key."""
    yield from _noticed(facts, "other-copy", *OTHER_COPIES)


def copy_not_taken_in(_: Project, facts: Facts) -> Iterator[Finding]:
    """A copy of the log beside it could not be read."""
    yield from _noticed(facts, "copy-not-taken-in", "log-copy-unusable")


def left_in_clear(_: Project, facts: Facts) -> Iterator[Finding]:
    """An export was broken off, and may lie somewhere in clear."""
    yield from _noticed(facts, "left-in-clear", "part-left-in-clear")


def opens_withdrawn(_: Project, facts: Facts) -> Iterator[Finding]:
    """A back-up, or another copy of the log, still opens what was withdrawn."""
    yield from _noticed(facts, "opens-withdrawn", "log-copy-opens-withdrawn", "backup-opens-withdrawn")


def _noticed(facts: Facts, code: str, *notices: str) -> Iterator[Finding]:
    disk = facts.disk
    for notice in disk.notices if disk is not None else ():
        if disk is not None and notice.code in notices:
            yield finding(code, Place("folder", disk.folder), reason=notice)


def open_to_others(_: Project, facts: Facts) -> Iterator[Finding]:
    """Other accounts of the machine can read the project's files."""
    if facts.disk is not None and facts.disk.is_open_to_others:
        yield finding("open-to-others", Place("folder", facts.disk.folder))


def attaching_left(project: Project, _: Facts) -> Iterator[Finding]:
    """Sealed parts of files that were never attached."""
    files = len(project.files.left())
    if files:
        yield finding("attaching-left", None, files=files)


def recordings_missing(project: Project, _: Facts) -> Iterator[Finding]:
    """Parts of attached files that are not here, although this device takes them."""
    chunks = len(project.files.missing_chunks())
    if chunks:
        yield finding("recordings-missing", None, chunks=chunks, **_of_files(project, is_taken=True))


def recordings_elsewhere(project: Project, _: Facts) -> Iterator[Finding]:
    """Files that this device takes only when somebody asks for them."""
    if details := _of_files(project, is_taken=False):
        yield finding("recordings-elsewhere", None, **details)


def _of_files(project: Project, *, is_taken: bool) -> dict[str, Detail]:
    """How many files are not here, how much is lacking, and who attached them."""
    found = [each for each in files_elsewhere(project) if each.is_taken == is_taken]
    size = sum(each.bytes_lacking for each in found)
    by = several([Named("member", each) for each in sorted({each.file.by for each in found})])
    return {"files": len(found), "size": max(1, size // MIB), "by": by} if found else {}
