"""Work that may take a while: beside the window, with a bar that moves, and a way to stop it."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import flet as ft

from app.keeping import background
from app.services.project_session import ProjectSession
from app.services.stopping import Stopper, stopping
from app.services.sync_service import in_background
from app.shell.protocols import Shell
from core.commands.context import Decision
from core.errors import KodesporError, Refused, StorageFailed
from core.events.registry import RecordedEvent
from core.project import Project

SHOWN_AFTER_SECONDS = 0.4
"""What takes less needs no bar."""
SAID_EVERY_SECONDS = 0.5

T = TypeVar("T")


async def worked(shell: Shell, title: str, work: Callable[[Project], T], may_stop: bool = True) -> T | None:
    """Does something with the project on an opening of its own, in a thread. None where it was cancelled (which nobody
    can without `may_stop`), refused (a notice says why), or the project was closed meanwhile; what a cancelled thread
    still makes is thrown away."""
    session, folder = shell.session, shell.folder
    if session is None or folder is None:
        return None
    task = asyncio.create_task(in_background(folder, session.project.secrets, work))
    try:
        if not await _is_awaited(shell, title, task, may_stop=may_stop):
            shell.notify(shell.words("saving-cancelled"))
            return None
        made = task.result()
    except (KodesporError, OSError) as problem:
        shell.notify(shell.words.say(problem))
        return None
    return made if shell.session is session else None


async def waited(shell: Shell, title: str, work: Callable[[], T]) -> T | None:
    """As `worked`, for what needs no project: reading a file, or making a study."""
    task = asyncio.create_task(background.in_background(work))
    try:
        if not await _is_awaited(shell, title, task):
            shell.notify(shell.words("saving-cancelled"))
            return None
        return task.result()
    except (KodesporError, OSError) as problem:
        shell.notify(shell.words.say(problem if isinstance(problem, KodesporError) else StorageFailed()))
        return None


async def made_beside(
    shell: Shell, title: str, work: Callable[[], T], unwanted: Callable[[T], None], may_stop: bool = True
) -> T:
    """What is made beside the window, for a form that says itself why it was refused. Raises what the work raises, and
    Refused where it was cancelled, which nobody can without `may_stop`: then the work has come to its end, and
    `unwanted` took away what it made."""
    task = asyncio.create_task(background.in_background(work))
    if await _is_awaited(shell, title, task, may_stop=may_stop):
        return task.result()
    with suppress(KodesporError):  # nobody asks any more
        unwanted(await task)
    raise Refused("work-cancelled")


async def written(shell: Shell, title: str, work: Callable[[Project], T], may_stop: bool = True) -> T | None:
    """As `worked`, where the work records something. Cancelled means that nothing of it stays: a step that was not
    written yet is not, and steps that were are undone. The views have caught up when this returns. Without `may_stop`
    there is no Cancel: what others wrote is kept as it comes in."""
    session, folder = shell.session, shell.folder
    if session is None or folder is None:
        return None
    stopper = Stopper()

    def stoppable(project: Project) -> T:
        with stopping(project, stopper):
            return work(project)

    task = asyncio.create_task(in_background(folder, session.project.secrets, stoppable))
    try:
        if not await _is_awaited(shell, title, task, stopper, may_stop):
            stopper.stop()
        made = await task
    except (KodesporError, OSError) as problem:
        made = None
        shell.notify(shell.words.say(problem))
    if not await caught_up(shell, session):
        return None
    if made is not None:
        session.forget_gestures()
    return made


async def caught_up(shell: Shell, session: ProjectSession) -> bool:
    """Takes in what was written; while others go on writing, the screen is answered. False where the project was closed
    before that."""
    while shell.session is session:
        try:
            session.catch_up()
            return True
        except StorageFailed as problem:
            if problem.code != "storage-busy":
                raise
        await asyncio.sleep(SAID_EVERY_SECONDS)
    return False


async def recorded(
    shell: Shell, title: str, decide: Callable[..., list[Decision]], *arguments: Any
) -> list[RecordedEvent] | None:
    """One command that may record thousands of events, as `written`."""
    return await written(shell, title, lambda project: project.do(decide, *arguments))


async def _is_awaited(
    shell: Shell, title: str, task: "asyncio.Task[T]", stopper: Stopper | None = None, may_stop: bool = True
) -> bool:
    """Waits for a task, and shows a bar where that takes long; whether it was done, and not cancelled: at the bar, or
    before there was one in the form that asked for it."""
    try:
        done, _ = await asyncio.wait({task}, timeout=SHOWN_AFTER_SECONDS)
        return bool(done) or await _wait_with_bar(shell, title, task, stopper, may_stop)
    except asyncio.CancelledError:
        current = asyncio.current_task()
        if not may_stop or current is None:
            raise
        current.uncancel()  # what was begun is brought to an end here
        return False


async def _wait_with_bar(
    shell: Shell, title: str, task: "asyncio.Task[T]", stopper: Stopper | None = None, may_stop: bool = True
) -> bool:
    """Shows a bar until the task is done; whether it was, and was not cancelled. The stopper knows how far it is."""
    look, w = shell.look, shell.words
    began = time.monotonic()
    stopped = asyncio.Event()
    said = look.quiet("", 14)

    bar = ft.ProgressBar(color=look.colours.accent, bgcolor=look.colours.line)

    def stop(_: object) -> None:
        stopped.set()

    dialog = ft.AlertDialog(
        modal=True,
        title=look.title(title, 20),
        content=ft.Column(
            [bar, said],
            tight=True, spacing=12, width=min(420, shell.width - 48),
        ),
        actions=[look.button(w("common-cancel"), stop)] if may_stop else [],
        bgcolor=look.colours.surface,
        shape=ft.RoundedRectangleBorder(radius=12),
    )  # fmt: skip
    shell.page.show_dialog(dialog)
    try:
        waiting = asyncio.create_task(stopped.wait())
        while not task.done() and not stopped.is_set():
            await asyncio.wait({task, waiting}, timeout=SAID_EVERY_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            said.value = w("saving-for-seconds", seconds=int(time.monotonic() - began))
            bar.value = None if stopper is None else stopper.share
            if dialog.open:
                said.update()
                bar.update()
        waiting.cancel()
    finally:
        if dialog.open:
            dialog.open = False
            dialog.update()
    return task.done() and not stopped.is_set()
