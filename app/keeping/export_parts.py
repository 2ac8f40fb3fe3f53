"""Where an export is written before it stands in its place: under a name that nobody had, which is noted, sealed, until
it is gone. So what lies there in clear after the program was killed is found, deleted or named."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from app.keeping.sealed_notes import opened_note, sealed_note
from core.errors import KodesporError, Refused
from core.ids import Entropy
from core.project import Project
from core.storage.shared_lock import alone, sharing

_NOTES = "export-parts/"
LOCK = "exporting.lock"
"""Beside the log: who writes an export holds it with all others who do. The number of a process would not do: two
containers on one folder each have their own first one."""


@contextmanager
def part_of(project: Project, out: Path, entropy: Entropy) -> Iterator[Path]:
    """Within it a place beside an export where it can be written first. A study that takes no note, because its disk is
    full or it may only be read, can be exported all the same."""
    token = entropy(8).hex()
    path = out.absolute().with_name(f".kodespor-{token}.part")
    with sharing(_lock(project)) if project.log.path is not None else nullcontext():
        with suppress(KodesporError), project.log.transaction():
            project.log.set_note(_NOTES + token, sealed_note(project, [str(path)], entropy))
        try:
            yield path
        finally:
            if not os.path.lexists(path):
                _forget(project, _NOTES + token)


def _lock(project: Project) -> Path:
    assert project.log.path is not None
    return project.log.path.with_name(LOCK)


def tidy(project: Project) -> list[KodesporError]:
    """Deletes what exports that were broken off left in clear, and says so, and where it may still lie. While anybody
    exports, in any process, that is left to the next time."""
    if not project.log.notes(_NOTES):
        return []
    with alone(_lock(project)) if project.log.path is not None else nullcontext(True) as is_free:
        return _tidied(project) if is_free else []


def _tidied(project: Project) -> list[KodesporError]:
    said: list[KodesporError] = []
    for name, note in project.log.notes(_NOTES).items():
        found = opened_note(project, note)
        if found is None:  # of a device that this one was before: it was told of it then
            _forget(project, name)
            continue
        path = Path(found[0])
        was_there, is_away = os.path.lexists(path), not path.parent.is_dir()
        if was_there:
            _delete(path)
        if is_away or os.path.lexists(path):
            said.append(Refused("part-left-in-clear", file=path))
            continue
        if was_there:
            said.append(Refused("part-in-clear-deleted", folder=path.parent))
        _forget(project, name)
    return said


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    with suppress(OSError):
        path.unlink()


def _forget(project: Project, name: str) -> None:
    with suppress(KodesporError), project.log.transaction():
        project.log.drop_note(name)
