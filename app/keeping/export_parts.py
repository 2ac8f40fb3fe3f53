"""Where an export is written before it stands in its place: under a name that nobody had, which is noted, sealed, until
it is gone. So what lies there in clear after the program was killed is found, deleted or named."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from app.keeping.sealed_notes import opened_note, sealed_note
from core.errors import KodesporError, Refused
from core.ids import Entropy
from core.project import Project

_NOTES = "export-parts/"
PATIENCE_MS = 15 * 60 * 1000
"""So long another process may write an export, where nobody can tell whether it runs."""
_WRITING: set[str] = set()
"""The parts that this process writes now."""


class Part(NamedTuple):
    """A place beside an export, the process that writes there, and since when (ms since 1970)."""

    path: str
    process: int
    at: int


@contextmanager
def part_of(project: Project, out: Path, at: int, entropy: Entropy) -> Iterator[Path]:
    """Within it a place beside an export where it can be written first. A study that takes no note, because its disk is
    full or it may only be read, can be exported all the same."""
    token = entropy(8).hex()
    path = out.absolute().with_name(f".kodespor-{token}.part")
    part = Part(str(path), os.getpid(), at)
    with suppress(KodesporError), project.log.transaction():
        project.log.set_note(_NOTES + token, sealed_note(project, part, entropy))
    _WRITING.add(token)
    try:
        yield path
    finally:
        _WRITING.discard(token)
        if not os.path.lexists(path):
            _forget(project, _NOTES + token)


def tidy(project: Project, now: int) -> list[KodesporError]:
    """Deletes what exports that were broken off left in clear, and says so, and where it may still lie."""
    said: list[KodesporError] = []
    for name, note in project.log.notes(_NOTES).items():
        found = opened_note(project, note)
        if found is None:  # of a device that this one was before: it was told of it then
            _forget(project, name)
            continue
        part = Part(*found)
        if _may_be_written(name.removeprefix(_NOTES), part, now):
            continue
        path = Path(part.path)
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


def _may_be_written(token: str, part: Part, now: int) -> bool:
    if part.process == os.getpid():
        return token in _WRITING
    if not 0 <= now - part.at < PATIENCE_MS:
        return False
    if os.name != "posix":  # on Windows to ask for a process would end it
        return True
    try:
        os.kill(part.process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
        return
    with suppress(OSError):
        path.unlink()


def _forget(project: Project, name: str) -> None:
    with suppress(KodesporError), project.log.transaction():
        project.log.drop_note(name)
