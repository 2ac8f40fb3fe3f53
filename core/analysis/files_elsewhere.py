"""Attached files that are not whole on this device: how much of each is here, and whether the rest comes by itself."""

from typing import NamedTuple

from core.limits import CHUNK_BYTES
from core.messages import Message
from core.project import Project
from core.storage.attached_files import lacking
from core.views.records import File


class FileElsewhere(NamedTuple):
    """A file of which pieces are lacking here. `is_taken`: they come with the next syncs; else when somebody asks."""

    file: File
    pieces_here: int
    is_taken: bool

    @property
    def bytes_lacking(self) -> int:
        """About how many bytes are to come."""
        return min(self.file.size, (len(self.file.chunks) - self.pieces_here) * CHUNK_BYTES)


def file_elsewhere(project: Project, row: File) -> FileElsewhere | None:
    """How much of one file is here; None where all of it is."""
    lack, test = len(lacking(project.log, row.chunks)), project.files.wanted.test()
    return FileElsewhere(row, len(row.chunks) - lack, test is None or test(row)) if lack else None


def files_elsewhere(project: Project) -> list[FileElsewhere]:
    """All of them, but for what was deleted or withdrawn."""
    missing = project.files.missing_chunks(is_of_all=True)
    if not missing:
        return []
    test, found = project.files.wanted.test(), []
    for row in project.state.files.values():
        lack = sum(each in missing for each in row.chunks) if row.status == "live" else 0
        if lack:
            found.append(FileElsewhere(row, len(row.chunks) - lack, test is None or test(row)))
    return found


def left_out(project: Project) -> Message | None:
    """That a back-up or a sync file of this device lacks files, since they are not here; None where it lacks none."""
    found = files_elsewhere(project)
    mib = max(1, sum(each.bytes_lacking for each in found) // 1024**2)
    return Message("saving-files-elsewhere", {"files": len(found), "mib": mib}) if found else None
