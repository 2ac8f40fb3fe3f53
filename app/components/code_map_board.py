"""The code map on the screen: the picture, and on each code a handle by which it is dragged to another place."""

from collections.abc import Callable
from typing import Any

import flet as ft

from app.shell.protocols import Shell
from core.analysis.code_map import CodeMap, MapCode
from core.commands.codebook import arrange_code
from core.events.codebook import MAP
from core.exporting.code_map import Point, places
from core.ids import CodeId

HANDLE = 26
"""Pixels across a handle: enough for a finger, little enough not to lie on the next code."""


def code_map_board(
    shell: Shell,
    found: CodeMap,
    picture: ft.Semantics,
    scale: float,
    arranged: Callable[[], None],
    lead: Callable[[CodeId], None],
) -> Any:
    """The picture with its handles; `scale`: pixels of the screen for one of the picture. `arranged` is called when a
    code has another place, `lead` when one is pressed."""
    side, at = places(found)
    size = side * scale
    handles = [_Handle(shell, each, at[each.code], (scale, side), arranged, lead).root for each in found.codes]
    image = picture.content
    assert isinstance(image, ft.Image)
    return ft.Stack([picture, *handles], width=image.width, height=max(size, float(image.height or 0)))


class _Handle:
    def __init__(
        self,
        shell: Shell,
        code: MapCode,
        at: Point,
        size: tuple[float, float],
        arranged: Callable[[], None],
        lead: Callable[[CodeId], None],
    ) -> None:
        self._shell, self._code, self._arranged = shell, code, arranged
        self._scale, self._side = size
        self._x, self._y = at
        look = shell.look
        self._style = ft.ButtonStyle(
            shape=ft.CircleBorder(), side=look.ring(ft.BorderSide(1, look.colours.line), look.colours.ink), padding=0
        )  # fmt: skip
        self._mark = ft.TextButton(
            width=HANDLE, height=HANDLE, style=self._style, on_click=lambda _: lead(code.code),
            tooltip=shell.words("picture-codings", name=code.name, count=code.codings),
        )  # fmt: skip
        named = ft.MergeSemantics(content=self._mark)  # its name is the tooltip
        left, top = self._place()
        self.root = ft.GestureDetector(
            content=named, mouse_cursor=ft.MouseCursor.MOVE, drag_interval=20, on_pan_down=self._grip,
            on_pan_update=self._drag, on_pan_end=self._let_go, left=left, top=top,
        )  # fmt: skip
        self._from: tuple[float, float] = (0.0, 0.0)

    def _grip(self, event: Any) -> None:
        self._from = (
            event.global_position.x / self._scale - self._x,
            event.global_position.y / self._scale - self._y,
        )

    def _place(self) -> tuple[float, float]:
        """Left and top, in pixels of the screen."""
        return self._x * self._scale - HANDLE / 2, self._y * self._scale - HANDLE / 2

    def _drag(self, event: Any) -> None:
        x, y = (each / self._scale for each in (event.global_position.x, event.global_position.y))
        self._x = min(max(0.0, x - self._from[0]), self._side)
        self._y = min(max(0.0, y - self._from[1]), self._side)
        self.root.left, self.root.top = self._place()
        self._style.bgcolor = self._shell.look.colours.accent
        self.root.update()

    def _let_go(self, event: Any) -> None:
        """Not every place that the hand went through is told: the last one counts."""
        self._drag(event)
        self._shell.act(self._drop)()

    def _drop(self) -> None:
        assert self._shell.session is not None
        across, down = (round(MAP * each / self._side) for each in (self._x, self._y))
        if (across, down) != self._code.place:
            recorded = self._shell.session.do(arrange_code, self._code.code, across, down)
            self._shell.notify(self._shell.words("components-code-map-put", name=self._code.name), recorded)
        self._arranged()
