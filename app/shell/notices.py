"""Notices at the foot of the window, and what a screen reader says."""

import asyncio
from collections.abc import Callable

import flet as ft

from app.shell.protocols import Shell
from app.shell.theme import TOUCH

NOTICE_SECONDS = 8
NOTICE_WIDTH_MAX = 560
ABOVE_BAR, ABOVE_EDGE = 84, 20
"""How far from the foot of the window a notice stands, on a phone and elsewhere (logical pixels)."""


class Notices:
    """One notice at a time; a new one replaces it. `root` lies over the screen."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._number = 0
        self.root = ft.Container(
            visible=False, border_radius=8, padding=ft.Padding.only(left=16, right=6, top=6, bottom=6)
        )

    def show(
        self, sentence: str, way_back: tuple[str, Callable[[], None]] | None = None, named: str | None = None
    ) -> None:
        """Shows a sentence for some seconds; `way_back`: with a button that has this label and does this; `named`: what
        the button is called where the sentence is not seen beside it."""
        shell = self._shell
        look, c = shell.look, shell.look.colours
        parts: list[ft.Control] = [ft.Container(look.text(sentence, 14.5, c.paper), expand=True)]
        if way_back is not None:
            label, work = way_back
            shown = look.strong(label, 14.5, c.paper)
            button = ft.TextButton(content=shown, on_click=lambda _: work(), height=TOUCH, tooltip=named)
            parts.append(button)
        parts.append(look.icon_button(ft.Icons.CLOSE, shell.words("common-close"), lambda _: self._hide(), c.paper))
        width = min(NOTICE_WIDTH_MAX, shell.width - 24)
        self.root.content = ft.Semantics(content=ft.Row(parts), live_region=True)
        self.root.bgcolor = c.ink
        self.root.visible = True
        self.root.bottom = ABOVE_BAR if shell.is_narrow else ABOVE_EDGE
        self.root.width = width
        self.root.left = max(12.0, (shell.width - width) / 2)
        self.root.update()
        self._number += 1
        shell.page.run_task(self._hide_later, self._number)

    def announce(self, sentence: str) -> None:
        """Has a screen reader say something, without showing it."""
        self._shell.page.run_task(ft.SemanticsService().announce_message, sentence)

    def _hide(self) -> None:
        self.root.visible = False
        self.root.update()

    async def _hide_later(self, number: int) -> None:
        await asyncio.sleep(NOTICE_SECONDS)
        if number == self._number:
            self._hide()
