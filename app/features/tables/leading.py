"""What leads to its passages: a line of a list, or a spot of a picture, by mouse, finger or key."""

from collections.abc import Iterable
from typing import NamedTuple

import flet as ft

from app.shell.protocols import Place, Shell
from app.shell.theme import TOUCH
from core.analysis.presentation import Presentation
from core.analysis.query import in_names
from core.ids import CodeId, Id
from core.views.codebook import resolve_merged

SPOT_MIN = 24.0
"""No spot is smaller: the least that a pointer is asked to hit (logical pixels)."""


class Spot(NamedTuple):
    """A code on a picture: what a screen reader calls it, and left, top, width and height in the picture's pixels."""

    code: Id
    name: str
    place: tuple[float, float, float, float]


class Leading:
    """Leads from a table or picture of today; a point in the past leads nowhere."""

    def __init__(self, shell: Shell, presentation: Presentation, is_today: bool) -> None:
        self._shell, self._presentation, self._is_today = shell, presentation, is_today

    def asked(self, code: Id) -> str:
        """The query for a code's passages."""
        return in_names(self._presentation, code.hex())

    def line(self, shown: ft.Control, place: Place = "retrieve", **at: str) -> ft.Control:
        """A line that leads somewhere."""
        if not self._is_today:
            return ft.MergeSemantics(content=shown)
        high = 3 if self._shell.is_wide else (TOUCH - 18) / 2
        inner = ft.Container(
            shown, ink=True, border_radius=6, on_click=lambda _: self._shell.go(place, **at),
            padding=ft.Padding.symmetric(vertical=high, horizontal=4),
        )  # fmt: skip
        return ft.MergeSemantics(content=ft.Semantics(content=inner, button=True))

    def line_of(self, shown: ft.Control, code: Id) -> ft.Control:
        """A line that leads to the passages of a code; of what it was merged into, and nowhere where it is deleted."""
        found = self._live(code)
        return ft.MergeSemantics(content=shown) if found is None else self.line(shown, query=self.asked(found))

    def over(self, picture: ft.Semantics, spots: Iterable[Spot], scale: float) -> ft.Control:
        """The picture with its spots, of which the later lie above; `scale`: pixels of the screen for one of the
        picture. A phone gets none: no finger would hit them."""
        image = picture.content
        if not self._is_today or self._shell.is_narrow or not isinstance(image, ft.Image):
            return picture
        laid = [self._spot(each, found, scale) for each in spots if (found := self._live(each.code)) is not None]
        return ft.Stack([picture, *laid], width=image.width, height=image.height)

    def _spot(self, spot: Spot, code: CodeId, scale: float) -> ft.Control:
        left, top, width, height = (each * scale for each in spot.place)
        look, low = self._shell.look, max(height, SPOT_MIN)
        style = ft.ButtonStyle(
            shape=ft.RoundedRectangleBorder(radius=4), side=look.ring(colour=look.colours.ink), padding=0
        )  # fmt: skip
        inner = ft.TextButton(
            width=max(width, SPOT_MIN), height=low, tooltip=spot.name, style=style,
            on_click=lambda _: self._shell.go("retrieve", query=self.asked(code)),
        )  # fmt: skip
        shown = ft.MergeSemantics(content=inner)  # its name is the tooltip
        return ft.Container(shown, left=left, top=top - (low - height) / 2)

    def _live(self, code: Id) -> CodeId | None:
        """The code as it is today; None where nothing stands for it."""
        state = self._presentation.state
        if code not in state.codes.rows:
            return None
        row = state.codes.rows[resolve_merged(state, CodeId(code))]
        return row.id if row.status in ("live", "split") else None
