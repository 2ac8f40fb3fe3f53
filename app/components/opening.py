"""Opening and making a study beside the window: what a passphrase, a back-up and a recovery sheet take their time for
holds up no other window, and can be cancelled."""

from collections.abc import Callable
from pathlib import Path

from app import composition
from app.components.working import made_beside
from app.services.project_session import ProjectSession
from app.shell.protocols import Shell
from core.errors import Refused
from core.project import Project
from core.sealing.crypto import DeviceSecrets

_BEGUN: set[Path] = set()
"""Folders in which a window is making a study: two in one would mix the key of one with the log of the other."""


async def open_study(shell: Shell, folder: Path, passphrase: str) -> None:
    """Shows the study in a folder. Raises as `composition.open_project`, and Refused where it was cancelled."""
    title = shell.words("components-opening")
    unlocked = await made_beside(
        shell, title, lambda: composition.unlock_device(folder, passphrase).secrets, lambda _: None
    )
    _show(shell, folder, unlocked)


async def make_study(shell: Shell, title: str, folder: Path, make: Callable[[], Project]) -> None:
    """Shows the study that is made in a new folder. Cancelled, nothing of it stays there. Raises what `make` raises,
    and Refused where it was cancelled, or where a study is being made there already."""
    place = folder.absolute()
    if place in _BEGUN:
        raise Refused("project-exists", folder=folder)
    _BEGUN.add(place)
    try:
        made = await _made(shell, title, folder, make)
    finally:
        _BEGUN.discard(place)
    _show(shell, folder, made)


async def _made(shell: Shell, title: str, folder: Path, make: Callable[[], Project]) -> DeviceSecrets:
    is_new = not folder.exists()

    def begin() -> DeviceSecrets:
        project = make()
        project.log.close()  # a connection is of the thread that opened it
        return project.secrets

    return await made_beside(shell, title, begin, lambda _: composition.remove_new_project(folder, is_new))


def _show(shell: Shell, folder: Path, secrets: DeviceSecrets) -> None:
    if shell.session is None:  # else another one was opened meanwhile
        shell.open(ProjectSession(composition.open_unlocked(folder, secrets), shell.words), folder)
