"""A folder of this computer that a page uses as a shared folder, where its browser lets it.

The window keeps which folder it is, and asks for leave (tools/web/page/folders.mjs). Python sees it as a file system
that is listed beforehand and written back afterwards (shared_folder.mjs), so the exchange is the one of a desktop.
"""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from app.services import browser_page, window_devices
from app.services.exchange_notes import noted
from core.errors import Refused, StorageFailed
from core.project import Project
from sync.transports.folder import Exchange, exchange_in_steps
from sync.transports.folder_watch import LOOK_SECONDS, QUIET, stand_of

_PLACE = Path("/folders")
"""Where such folders stand in Python's file system: by the key under which the window keeps each, and its name."""
_NO_LEAVE = ("NotAllowedError", "SecurityError")


def are_here() -> bool:
    """Whether the browser lets pages use folders."""
    if not browser_page.IS_HERE:
        return False
    import flet_js

    return bool(flet_js.hasFolders)


async def choose() -> Path | None:
    """The folder that somebody chooses; None where they give up. Raises Refused or StorageFailed."""
    found, problem = await window_devices.ask("folder-choose")
    if problem == "AbortError":
        return None
    _raise(problem, "")
    name = str(found.name).replace("/", "_") or "_"  # the root of a drive may have none
    return _PLACE / str(found.key) / name


async def ask_again(folder: Path) -> bool:
    """Has the browser ask for leave to go on with a folder; False where somebody gives up. Raises Refused."""
    found, problem = await window_devices.ask("folder-go-on", _key(folder))
    if problem == "AbortError":
        return False
    _raise(problem, folder.name)
    if not found:
        raise Refused("page-folder-forgotten", folder=folder.name)
    return True


class PageFolder:
    """One such folder, as long as a project is open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: Any = None
        self._quiet: tuple[object, ...] | None = None
        self._looked = 0.0

    async def exchange(self, own: Project, opened: Callable[[], Project], is_asked: bool) -> Exchange:
        """One exchange; where nobody asked for it, only where something can be new. `own` is the project that the app
        shows, `opened` opens it once more. Raises Refused, with the code `page-folder-asks` where the browser wants to
        be asked again, or StorageFailed."""
        with _told(self._folder.name):
            is_new = await self._look(own, is_asked or time.monotonic() - self._looked > LOOK_SECONDS)
        stand = stand_of(own)
        if not is_asked and not is_new and stand == self._quiet:
            return QUIET
        self._quiet = None  # what was new is still to be read where this fails
        project = opened()
        try:
            with noted(project, "folder", str(self._folder)):
                done = await self._run(project)
        finally:
            project.log.close()
        self._quiet = stand if done == QUIET else None
        return done

    async def _look(self, own: Project, is_thorough: bool) -> bool:
        """Lists the folder; whether anything in it is new."""
        found, problem = await window_devices.ask("folder-held", _key(self._folder))
        _raise(problem, self._folder.name)
        if found is None:
            raise Refused("page-folder-forgotten", folder=self._folder.name)
        if found.handle is None:
            raise Refused("page-folder-asks", folder=self._folder.name)
        if self._files is None:
            import flet_js

            place, device = str(self._folder), own.device.hex()
            self._files = await flet_js.sharedFolder(found.handle, place, own.id.hex(), device)
        if is_thorough:
            self._looked = time.monotonic()
        return bool(await self._files.look(is_thorough))

    async def _run(self, project: Project) -> Exchange:
        """Does it in steps, between which the screen is answered; what a step wrote is in the folder after it."""
        with closing(exchange_in_steps(project, self._folder)) as steps:
            while True:
                try:
                    next(steps)
                except StopIteration as end:
                    done: Exchange = end.value
                    break
                await self._bring()
                await asyncio.sleep(0)
        await self._bring()
        return done

    async def _bring(self) -> None:
        with _told(self._folder.name):
            await self._files.bring()


def _key(folder: Path) -> str:
    return folder.parent.name


def _raise(problem: str, folder: str) -> None:
    """Raises what a problem of the browser, by its name, means."""
    if problem in _NO_LEAVE:
        raise Refused("page-folder-refused")
    if problem == "NotFoundError":
        raise Refused("page-folder-gone", folder=folder)
    if problem:
        raise StorageFailed("page-folder-failed", folder=folder, reason=problem)


@contextmanager
def _told(folder: str) -> Iterator[None]:
    """What the browser refuses on the way, as an error of ours."""
    from pyodide.ffi import JsException

    try:
        yield
    except JsException as problem:
        name = str(getattr(problem, "name", "") or problem)
        if name == "NotAllowedError":
            raise Refused("page-folder-asks", folder=folder) from problem
        if name == "QuotaExceededError":
            raise StorageFailed("disk-full") from problem
        _raise(name, folder)
