"""Copies of the study that the program knows of, and that still open words which were withdrawn since: back-ups that it
wrote itself, and second copies of the log beside it."""

from pathlib import Path

from app.keeping.log_copies import take_in_copies
from app.keeping.sealed_notes import opened_note, sealed_note
from core.errors import KodesporError, Refused
from core.ids import Entropy
from core.project import Project

_NOTE = "backup/places"
PLACES_MAX = 100


def note_back_up_place(project: Project, path: Path, entropy: Entropy) -> None:
    """Remembers on this device where a back-up was written, and how much had been withdrawn by then."""
    here = str(path.absolute())
    places = [each for each in _places(project) if each[0] != here]
    value = [*places, (here, len(project.state.shredded.rows))][-PLACES_MAX:]
    with project.log.transaction():
        project.log.set_note(_NOTE, sealed_note(project, value, entropy))


def opening_withdrawn(project: Project, folder: Path) -> list[KodesporError]:
    """What is known to still open words that were withdrawn. Raises StorageFailed."""
    copies = [each.notice for each in take_in_copies(project, folder) if each.opens_withdrawn]
    return [*copies, *back_ups_opening_withdrawn(project)]


def back_ups_opening_withdrawn(project: Project) -> list[KodesporError]:
    """The back-ups among them, as long as they lie where they were written."""
    destroyed = len(project.state.shredded.rows)
    behind = [Path(path) for path, before in _places(project) if before < destroyed]
    return [Refused("backup-opens-withdrawn", file=each) for each in behind if each.is_file()]


def _places(project: Project) -> list[tuple[str, int]]:
    found = opened_note(project, project.log.note(_NOTE))
    return [(str(path), int(count)) for path, count in found or []]
