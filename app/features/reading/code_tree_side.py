"""The code tree beside the text: a press codes what is marked, or else goes to the code's next passage in this text."""

import asyncio
import contextlib
from typing import Any, Protocol

import flet as ft

from app.components.code_tree.tree import CodeTree, TreeActs
from app.shell.protocols import Shell
from core.analysis.passages import codings_within
from core.ids import CodeId, SourceId
from core.text.find import Range

WIDTH = 264
WIDE = 1500
"""From this width of the window on (logical pixels) the tree has a column of its own; else it stands in the panel while
nothing is marked."""
LATER_SECONDS = 0.25
"""What was just coded is seen first; the tree counts it after so long."""


class Reading(Protocol):
    """The text that is read."""

    source: SourceId

    @property
    def selection(self) -> Range | None:
        """The words that are marked (code points of the text as it was imported)."""

    def code(self, code: CodeId) -> None:
        """Puts a code on what is marked."""

    def show_place(self, place: int) -> None:
        """Goes to a place (code points of the text as it was imported)."""


class CodeTreeSide:
    """`root` is what is shown; it follows the codebook a moment later."""

    def __init__(self, shell: Shell, reading: Reading) -> None:
        assert shell.session is not None
        self._shell, self._session, self._reading = shell, shell.session, reading
        look, w = shell.look, shell.words
        self._tree = CodeTree(shell, TreeActs(self._chosen))
        self._last: tuple[CodeId, int] | None = None
        self._is_waiting = False
        search = look.field(w("codebook-search"), dense=True, on_change=self._typed)
        self.root = ft.Column([look.strong(w("shell-codebook"), 15), search, self._tree.root], spacing=8, expand=True)
        self._tree.refresh()

    @property
    def column(self) -> list[ft.Control]:
        """Its own column, where the window has room for one."""
        if self._shell.width < WIDE:
            return []
        c = self._shell.look.colours
        edge = ft.Border.only(right=ft.BorderSide(1, c.line))
        return [ft.Container(self.root, width=WIDTH, padding=10, bgcolor=c.surface, border=edge)]

    @property
    def panel(self) -> ft.Control:
        """What the panel shows while nothing is marked: the tree too, where it has no column of its own."""
        how = how_to_mark(self._shell)
        return how if self._shell.width >= WIDE else ft.Column([how, self.root], spacing=12, expand=True)

    @property
    def _is_shown(self) -> bool:
        here: object = self._shell.screen
        return here is self._reading and (self._shell.width >= WIDE or self._reading.selection is None)

    def follow(self) -> None:
        """Shows the codes as they are, a moment later."""
        if not self._is_waiting:
            self._is_waiting = True
            self._shell.page.run_task(self._follow)

    async def _follow(self) -> None:
        await asyncio.sleep(LATER_SECONDS)
        self._is_waiting = False
        if self._shell.session is not self._session:
            return
        self._tree.refresh()
        if self._is_shown:
            with contextlib.suppress(RuntimeError):  # a coding's panel stands in its place
                self._tree.list.update()

    def _typed(self, event: Any) -> None:
        self._tree.typed = event.control.value or ""
        self._tree.show_now()

    def _chosen(self, code: CodeId) -> None:
        if self._reading.selection is not None:
            self._reading.code(code)
            return
        self._tree.choose(code)
        found = codings_within(self._session.presentation, code)
        places = sorted({each.start for each in found if each.source == self._reading.source})
        if not places:
            self._shell.notify(self._shell.words("reading-code-not-here"))
            return
        before = self._last[1] if self._last is not None and self._last[0] == code else -1
        place = next((each for each in places if each > before), places[0])
        self._last = (code, place)
        self._reading.show_place(place)


def how_to_mark(shell: Shell) -> ft.Control:
    """What one can do while nothing is marked."""
    look, w = shell.look, shell.words
    lines = [look.quiet(w("reading-select-how")), look.quiet(w("reading-tap")), look.quiet(w("reading-keys"))]
    return ft.Column([look.strong(w("reading-select"), 16), *lines], spacing=10)
