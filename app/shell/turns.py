"""A gesture's turn to write: while another window or a command writes, the gesture waits and the screen is answered."""

import asyncio
from collections.abc import Callable
from typing import Any

import flet as ft

from app.services.project_session import ProjectSession
from app.shell.protocols import Shell
from core.errors import KodesporError, StorageFailed

SHOWN_AFTER_SECONDS = 0.3
"""What takes less is not told of."""
LOOK_SECONDS = 0.2
BUSY = "storage-busy"


class Turns:
    """Carries out gestures. Who finds another writing is told so, and waits or cancels; nothing else can be done
    meanwhile, so that what was marked and typed is still there."""

    def __init__(self, shell: Shell, refused: Callable[[KodesporError], None]) -> None:
        self._shell, self._refused = shell, refused
        self.is_waiting = False

    def handler(self, gesture: Callable[[], Any]) -> Callable[..., None]:
        """A handler that carries out a gesture, in its turn, and tells of a refusal."""

        def handle(_: Any = None) -> None:
            self._shell.touch()
            try:
                self.done(gesture, handle)
            except KodesporError as problem:
                self._refused(problem)

        return handle

    def done(self, gesture: Callable[[], Any], again: Callable[[], None]) -> bool:
        """Whether a gesture was carried out. Else it is not its turn, it recorded nothing, and `again` is called when
        it is, unless somebody cancels or the project is closed before that, or another gesture waits already. Raises
        what the gesture raises otherwise."""
        if self.is_waiting:
            return False
        session = self._shell.session
        acts = session.acts if session is not None else 0
        try:
            gesture()
        except StorageFailed as problem:
            if problem.code != BUSY or session is None or session.acts != acts:
                raise
            self.is_waiting = True
            self._shell.page.run_task(self._wait, session, again)
            return False
        return True

    async def _wait(self, session: ProjectSession, again: Callable[[], None]) -> None:
        shown: ft.AlertDialog | None = None
        is_turn = False
        try:
            await asyncio.sleep(SHOWN_AFTER_SECONDS)
            while self._shell.session is session and (shown is None or shown.open):
                if is_turn := _is_turn(session):
                    break
                shown = shown or self._show()
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            self.is_waiting = False
            if shown is not None and shown.open:
                shown.open = False
                shown.update()
        if is_turn:
            again()

    def _show(self) -> ft.AlertDialog:
        look, w, page = self._shell.look, self._shell.words, self._shell.page
        dialog = ft.AlertDialog(
            modal=True,
            title=look.title(w("shell-turn"), 20),
            content=ft.Container(look.text(w("shell-turn-about"), 14.5), width=min(420, self._shell.width - 48)),
            actions=[look.button(w("common-cancel"), lambda _: page.pop_dialog())],
            bgcolor=look.colours.surface,
            shape=ft.RoundedRectangleBorder(radius=12),
        )
        page.show_dialog(dialog)
        return dialog


def _is_turn(session: ProjectSession) -> bool:
    try:
        session.ask_for_turn(0)
    except StorageFailed as problem:
        return problem.code != BUSY
    return True
