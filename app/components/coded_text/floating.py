"""Something that floats beside what is marked, and never over it. All in logical pixels."""

from typing import NamedTuple, Protocol

import flet as ft

from app.components.coded_text.shown import is_shown
from core.text.find import Range

AWAY = 6.0
"""So far it stays from the words, and from the edges of what is seen (logical pixels)."""


class Floats(Protocol):
    """What floats."""

    root: ft.Container
    width: float

    def fit(self, room: float) -> float:
        """Takes the shape that fits into so much height; how high it is then, or 0 where nothing fits."""


class Marked(Protocol):
    """The text in which something is marked."""

    selection: Range | None
    scrolled: float
    line_width: float | None

    @property
    def words_left(self) -> float:
        """Where the words begin, from the left."""

    def place_of(self, gap: int, is_end: bool = False) -> tuple[float, float, float]:
        """Where a gap between letters stands: from the left, and the top and bottom of its line."""


class Seen(NamedTuple):
    """The window on a text: its width and height."""

    width: float
    height: float


def beside(words: tuple[float, float], seen: Seen, handle: float, wanted: float) -> tuple[float, bool]:
    """The room (logical pixels) on the better side of marked words, and whether it is below them. `words` are the top
    of their first line and the bottom of their last one, counted from the top of what is seen; `handle` is kept free
    below them; below is better while what is `wanted` fits there."""
    top, bottom = words
    below = seen.height - max(0.0, bottom + handle) - 2 * AWAY
    above = min(top, seen.height) - 2 * AWAY
    return (below, True) if below >= min(wanted, max(above, below)) else (above, False)


def put(floats: Floats, x: float, words: tuple[float, float], seen: Seen, handle: float) -> None:
    """Puts it below the words, or above them, where there is more room; it is not seen where there is none, or where
    the words are not."""
    root = floats.root
    room, is_below = beside(words, seen, handle, floats.fit(float("inf")))
    height = floats.fit(room) if words[1] > 0 and words[0] < seen.height else 0.0
    root.visible = height > 0
    root.width = min(floats.width, seen.width - 2 * AWAY)
    root.left = max(AWAY, min(x, seen.width - root.width - AWAY))
    root.top = max(0.0, words[1] + handle) + AWAY if is_below else min(words[0], seen.height) - AWAY - height


class Floating:
    """What floats over one text."""

    def __init__(self, document: Marked) -> None:
        self._document = document
        self._floats: Floats | None = None
        self._is_put_away = False

    @property
    def is_wanted(self) -> bool:
        """Whether something is to float, where there is room."""
        return self._floats is not None and not self._is_put_away

    def show(self, floats: Floats | None, over: ft.Stack) -> None:
        """Has something float beside what is marked from now on, or nothing any more."""
        if floats is None:
            self.hide()
        self._floats, self._is_put_away = floats, False
        if floats is not None and floats.root not in over.controls:
            over.controls.append(floats.root)
            if is_shown(over):
                over.update()

    def draw(self, seen: Seen, handle: float) -> None:
        """Puts it where the marked words are now. `handle` is kept free below them."""
        document, floats = self._document, self._floats
        found = document.selection
        if floats is None or self._is_put_away or found is None or document.line_width is None or not seen.height:
            return
        x, top, _ = document.place_of(found.start)
        _, last, bottom = document.place_of(found.end, is_end=True)
        words = (top - document.scrolled, bottom - document.scrolled)
        put(floats, x if top == last else document.words_left, words, seen, handle)
        if is_shown(floats.root):
            floats.root.update()

    def hide(self, for_good: bool = False) -> bool:
        """Shows it no longer, until it is drawn again; `for_good`: until something is to float anew. Whether it was
        seen."""
        self._is_put_away = self._is_put_away or for_good
        if self._floats is None or not self._floats.root.visible:
            return False
        self._floats.root.visible = False
        if is_shown(self._floats.root):
            self._floats.root.update()
        return True
