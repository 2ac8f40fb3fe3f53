"""Codes drawn over the tree by a mouse, or by a finger that was held: a line or a frame shows where they would land.

A finger that moves at once scrolls, as everywhere; only one that was held still first draws. All in logical pixels.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import flet as ft

from app.components.code_tree.line_menu import Entry, LineMenu
from app.components.code_tree.lines import Landing, Line, landing
from app.components.coded_text.finger import FingerDetector
from app.shell.protocols import Shell
from core.ids import CodeId

FINGERS = [ft.PointerDeviceType.TOUCH, ft.PointerDeviceType.STYLUS, ft.PointerDeviceType.INVERTED_STYLUS]
INTERVAL_MS = 16
EDGE, EDGE_SECONDS, EDGE_SPEED = 40.0, 0.03, 0.3
"""So near to the upper or lower edge the tree scrolls while one draws; how often, and what share of the distance."""
BESIDE = 14.0
"""What is drawn hangs so far beside the pointer."""
REACH = 6.0
"""A mouse that moved less than this has not begun to draw."""


class Drawn(Protocol):
    """The tree that is drawn over."""

    shown: list[Line]
    row_height: float
    scrolled: float
    list: ft.ListView

    @property
    def is_ordered(self) -> bool:
        """Whether codes have a place between them."""

    def taken(self, line: Line) -> Sequence[CodeId]:
        """The codes that come along when this line is drawn."""

    def inset(self, depth: int) -> float:
        """How far from the left the lines of a depth begin."""

    def open_menu(self, line: Line, place: tuple[float, float] | None = None) -> None:
        """Opens the menu of a line, at a place of the tree or at the line's end."""


class Drawing:
    """`root` holds the tree, and over it what shows where one is."""

    def __init__(self, shell: Shell, tree: Drawn, dropped: Callable[[Sequence[CodeId], Landing], None]) -> None:
        self._shell, self._tree, self._dropped = shell, tree, dropped
        look, c = shell.look, shell.look.colours
        self._codes: Sequence[CodeId] = ()
        self._begin = self._last = (0.0, 0.0)
        self._pressed: Line | None = None
        self._landing: Landing | None = None
        self._is_following = False
        self._viewport = self._width = 0.0
        self._menu = LineMenu()
        self._line = ft.Container(height=3, bgcolor=c.accent, border_radius=2, visible=False, right=8, left=0, top=0)
        self._frame = ft.Container(
            border=ft.Border.all(2, c.accent), border_radius=8, visible=False, left=0, right=0, top=0,
            bgcolor=ft.Colors.with_opacity(0.10, c.accent), height=tree.row_height,
        )  # fmt: skip
        self._name = look.text("", 14, max_lines=1)
        self._ghost = ft.Container(
            self._name, bgcolor=c.surface, border=ft.Border.all(1, c.accent), border_radius=8, visible=False,
            padding=ft.Padding.symmetric(horizontal=10, vertical=6), left=0, top=0,
        )  # fmt: skip
        finger = FingerDetector(
            content=tree.list, allowed_devices=FINGERS, exclude_from_semantics=True, drag_interval=INTERVAL_MS,
            on_long_press_start=self._held, on_long_press_move_update=self._moved, on_long_press_end=self._let_go,
        )  # fmt: skip
        mouse = ft.GestureDetector(
            content=finger, allowed_devices=[ft.PointerDeviceType.MOUSE], exclude_from_semantics=True,
            drag_interval=INTERVAL_MS, on_pan_down=self._down, on_pan_start=self._moved, on_pan_update=self._moved,
            on_pan_end=self._let_go, on_secondary_tap_up=self._right_clicked,
        )  # fmt: skip
        self.root = ft.Stack(
            [mouse, self._frame, self._line, self._ghost, self._menu.root], expand=True, fit=ft.StackFit.EXPAND,
            clip_behavior=ft.ClipBehavior.HARD_EDGE, on_size_change=self._sized,
        )  # fmt: skip

    @property
    def is_drawing(self) -> bool:
        """Whether codes are being drawn."""
        return bool(self._codes)

    def _sized(self, event: Any) -> None:
        self._viewport, self._width = event.height, event.width

    def _right_clicked(self, event: Any) -> None:
        place = (event.local_position.x, event.local_position.y)
        line = self._line_at(place[1])
        if line is not None:
            self._tree.open_menu(line, place)

    async def open_menu(self, line: Line, entries: Sequence[Entry], place: tuple[float, float] | None) -> None:
        """Opens a menu at a place of the tree, or at the end of a line."""
        if place is None:
            number = next((n for n, each in enumerate(self._tree.shown) if each.code == line.code), 0)
            place = (
                self._width - self._tree.row_height / 2,
                (number + 0.5) * self._tree.row_height - self._tree.scrolled,
            )
        await self._menu.open(entries, *place)

    def _line_at(self, y: float) -> Line | None:
        n = int((y + self._tree.scrolled) / self._tree.row_height)
        return self._tree.shown[n] if 0 <= n < len(self._tree.shown) else None

    def _down(self, event: Any) -> None:
        self._begin = (event.local_position.x, event.local_position.y)
        self._pressed = self._line_at(self._begin[1])

    def _held(self, event: Any) -> None:
        self._down(event)
        self._last = self._begin
        self._start()

    def _start(self) -> None:
        if self._pressed is None:
            return
        self._codes = self._tree.taken(self._pressed)
        more = len(self._codes) - 1
        name = self._pressed.branch.name
        self._name.value = f"{name} + {more}" if more else name
        self._shell.touch()
        self._shell.page.run_task(self._follow_edges)
        self._follow()

    def _moved(self, event: Any) -> None:
        """Many of these come; only where the pointer is last is shown."""
        self._last = (event.local_position.x, event.local_position.y)
        if not self._codes:
            if max(abs(self._last[n] - self._begin[n]) for n in (0, 1)) < REACH:
                return
            self._start()
        if self._codes and not self._is_following:
            self._is_following = True
            asyncio.get_running_loop().call_soon(self._follow)

    def _follow(self) -> None:
        self._is_following = False
        if not self._codes:
            return
        tree, (x, y) = self._tree, self._last
        at = (y + tree.scrolled) / tree.row_height
        self._landing = found = landing(tree.shown, at, frozenset(self._codes), tree.is_ordered)
        self._line.visible = found is not None and found.how != "into"
        self._frame.visible = found is not None and found.how == "into"
        if found is not None:
            top, left = found.at * tree.row_height - tree.scrolled, tree.inset(found.depth)
            self._line.top, self._line.left = top - 1.5, left
            self._frame.top, self._frame.left = top, left
        self._ghost.visible, self._ghost.left, self._ghost.top = True, x + BESIDE, y + BESIDE
        for each in (self._line, self._frame, self._ghost):
            each.update()

    def _let_go(self, event: Any) -> None:
        if self._codes:  # where it was let go counts, however late the screen is
            self._last = (event.local_position.x, event.local_position.y)
            self._follow()
        codes, found = self._codes, self._landing
        self.cancel()
        if codes and found is not None:
            self._dropped(codes, found)

    def cancel(self) -> None:
        """Lets go of what is drawn; nothing is moved."""
        was_drawing = bool(self._codes)
        self._codes, self._landing, self._pressed = (), None, None
        if was_drawing:
            for each in (self._line, self._frame, self._ghost):
                each.visible = False
                each.update()

    async def _follow_edges(self) -> None:
        """Scrolls while one draws near the upper or lower edge."""
        tree = self._tree
        while self._codes:
            y = self._last[1]
            beyond = min(0.0, y - EDGE) + max(0.0, y - (self._viewport - EDGE)) if self._viewport else 0.0
            most = max(0.0, len(tree.shown) * tree.row_height - self._viewport + EDGE)
            target = max(0.0, min(tree.scrolled + beyond * EDGE_SPEED, most))
            if beyond and abs(target - tree.scrolled) >= 1:
                tree.scrolled = target
                await tree.list.scroll_to(offset=target, duration=0)
                self._follow()
            await asyncio.sleep(EDGE_SECONDS)
