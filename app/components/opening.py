"""Opening, making and joining a study beside the window: what a passphrase, a back-up, a recovery sheet and the
reading of a whole log take their time for holds up no other window, and can be cancelled where nobody else knows of it
yet."""

from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

from app import composition
from app.components.working import made_beside
from app.services.project_session import ProjectSession
from app.shell.protocols import Shell
from core.errors import Refused
from core.project import Project

_BEGUN: set[str] = set()
"""Folders in which a window is making a study: two in one would mix the key of one with the log of the other."""


async def open_study(shell: Shell, folder: Path, passphrase: str) -> None:
    """Shows the study in a folder. Raises as `composition.open_project`, and Refused where it was cancelled, or where
    another one was opened meanwhile."""
    title = shell.words("components-opening")
    opened = await made_beside(
        shell, title, lambda: composition.open_project(folder, lambda _: passphrase), lambda it: it.log.close()
    )
    if opened.first.fault is not None:  # there is nothing to show
        opened.log.close()
        raise opened.first.fault
    _show(shell, folder, opened)


async def make_study(
    shell: Shell, title: str, folder: Path, make: Callable[[], Project], may_stop: bool = True
) -> None:
    """Shows the study that is made in a new folder. Cancelled, which nobody can without `may_stop`, nothing of it stays
    there. Raises what `make` raises, and Refused where it was cancelled, where a study is being made there already, or
    where another one was opened meanwhile: then it is among those that were opened before."""
    place = _one_name(folder)
    if place in _BEGUN:
        raise Refused("project-exists", folder=folder)
    _BEGUN.add(place)
    is_new = not folder.exists()

    def unwanted(project: Project) -> None:
        project.log.close()
        composition.remove_new_project(folder, is_new)

    try:
        made = await made_beside(shell, title, make, unwanted, may_stop)
    finally:
        _BEGUN.discard(place)
    _show(shell, folder, made)


def _one_name(folder: Path) -> str:
    """The same for all paths that lead to one folder: by links, in capitals, or in another form of Unicode, which some
    disks do not tell apart."""
    return normalize("NFC", str(folder.resolve())).casefold()


def _show(shell: Shell, folder: Path, project: Project) -> None:
    if shell.session is not None:
        project.log.close()
        shell.settings.opened(folder)
        raise Refused("other-study-open", folder=folder)
    shell.open(ProjectSession(project, shell.words), folder)
