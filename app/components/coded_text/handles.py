"""Two handles below the first and the last letter of a range, to be moved by mouse or finger."""

from collections.abc import Callable
from typing import Any, Literal

import flet as ft

from app.components.coded_text.shown import is_shown
from app.shell.protocols import Shell
from app.shell.theme import TOUCH

KNOB = 16
Edge = Literal["start", "end"]
Place = tuple[float, float, float]
"""From the left, and the top and bottom of a line (logical pixels of what is seen)."""


class Handles:
    """`drawn` hears where a handle points while it is moved; `let_go` when it is let go."""

    def __init__(self, shell: Shell, drawn: Callable[[Edge, float, float], None], let_go: Callable[[], None]) -> None:
        self._shell, self._drawn, self._let_go = shell, drawn, let_go
        self._points: dict[Edge, tuple[float, float]] = {}
        self._from: tuple[float, float, float, float] | None = None
        self._grip = (0.0, 0.0)
        self._knobs: dict[Edge, ft.Container] = {"start": self._knob("start"), "end": self._knob("end")}
        self.is_shown = False

    @property
    def controls(self) -> list[ft.Control]:
        """What is laid over the text."""
        return list(self._knobs.values())

    def _knob(self, edge: Edge) -> ft.Container:
        accent, paper = self._shell.look.colours.accent, self._shell.look.colours.paper
        round_one = ft.Container(
            width=KNOB, height=KNOB, bgcolor=accent, border=ft.Border.all(2, paper),
            border_radius=ft.BorderRadius.only(
                top_left=KNOB if edge == "start" else 2, top_right=2 if edge == "start" else KNOB, bottom_left=KNOB,
                bottom_right=KNOB,
            ),
        )  # fmt: skip
        detector = ft.GestureDetector(
            content=ft.Container(round_one, width=TOUCH, height=TOUCH, alignment=ft.Alignment.TOP_CENTER),
            mouse_cursor=ft.MouseCursor.RESIZE_LEFT_RIGHT, drag_interval=16,
            on_horizontal_drag_down=self._pressed, on_vertical_drag_down=self._pressed,
            on_horizontal_drag_start=lambda _: self._begin(edge),
            on_horizontal_drag_update=lambda event: self._move(edge, event),
            on_horizontal_drag_end=lambda event: self._end(edge, event),
            on_vertical_drag_start=lambda _: self._begin(edge),
            on_vertical_drag_update=lambda event: self._move(edge, event),
            on_vertical_drag_end=lambda event: self._end(edge, event),
        )  # fmt: skip
        label = self._shell.words(f"reading-handle-{edge}")
        return ft.Container(ft.Semantics(content=detector, label=label, container=True), left=0, top=0, visible=False)

    def show(self, start: Place | None, end: Place | None, most: float = 0.0) -> None:
        """Puts them where the first and the last letter are; None takes them away. Beyond `most` they are not seen."""
        self.is_shown = start is not None
        for edge, place in (("start", start), ("end", end)):
            knob = self._knobs[edge]  # type: ignore[index] # the two edges
            before = (knob.visible, knob.left, knob.top)
            knob.visible = place is not None and (self._from is not None or -TOUCH < place[2] < most)
            if place is not None:
                x, top, bottom = place
                self._points[edge] = (x, (top + bottom) / 2)  # type: ignore[index]
                knob.left, knob.top = x - TOUCH / 2, bottom - 2
            if before != (knob.visible, knob.left, knob.top) and is_shown(knob):
                knob.update()

    def _pressed(self, event: Any) -> None:
        """What begins a drag comes later, from where the pointer is by then: a fast hand is far away already."""
        self._grip = (event.global_position.x, event.global_position.y)

    def _begin(self, edge: Edge) -> None:
        self._from = (*self._points[edge], *self._grip)

    def _move(self, edge: Edge, event: Any) -> None:
        if self._from is not None:
            x, y, from_x, from_y = self._from
            self._drawn(edge, x + event.global_position.x - from_x, y + event.global_position.y - from_y)

    def _end(self, edge: Edge, event: Any) -> None:
        """Not every place that the hand went through is told: the last one counts."""
        self._move(edge, event)
        self._from = None
        self._let_go()
