"""Marking with mouse, finger and keys: turns what hands do on a text into a selection. All in logical pixels."""

import asyncio
import time
from collections.abc import Callable
from typing import Any, Literal, Protocol

import flet as ft

from app.components.coded_text import selection as model
from app.components.coded_text.finger import FingerDetector
from app.components.coded_text.floating import Floating, Floats, Seen
from app.components.coded_text.handles import KNOB, Handles
from app.components.coded_text.selection import Marking, Selection, Spot
from app.components.coded_text.text_spans import Mark
from app.shell.protocols import Shell
from core.text.find import Range

CLICK_SECONDS, CLICK_REACH = 0.5, 6.0
"""Clicks that follow each other sooner and nearer count as a double or triple one."""
DRAG_INTERVAL_MS, HOVER_INTERVAL_MS = 16, 80
EDGE, EDGE_SECONDS, EDGE_SPEED = 36.0, 0.03, 0.35
"""So near to the upper or lower edge the text scrolls while one marks; how often, and what share of the distance."""
KEPT_FREE = 8.0
"""Above or below marked words that are brought into view."""
BESIDE = 10.0
"""So far beside the words a press still counts as in the text."""
FINGERS = [ft.PointerDeviceType.TOUCH, ft.PointerDeviceType.STYLUS, ft.PointerDeviceType.INVERTED_STYLUS]


class Pointed(Protocol):
    """The text that is pointed at."""

    shell: Shell
    text: str
    scrolled: float
    selection: Range | None
    line_width: float | None

    @property
    def words_left(self) -> float:
        """Where the words begin, from the left."""

    @property
    def height(self) -> float:
        """How high the whole text is."""

    def spot(self, x: float, y: float) -> Spot:
        """The letter at a place of the whole text."""

    def place_of(self, gap: int, is_end: bool = False) -> tuple[float, float, float]:
        """Where a gap between letters stands: from the left, and the top and bottom of its line."""

    def select(self, selection: Range | None) -> None:
        """Selects, shows, and tells."""

    def draw_selection(self, selection: Range | None) -> None:
        """Shows a selection without telling."""

    def tapped(self, spot: Spot) -> bool:
        """Tells of the coding on a letter; whether there is one."""

    def pointed_at(self, marks: list[Mark]) -> None:
        """Shows which names belong to what is under the pointer."""

    def marks_at(self, spot: Spot) -> list[Mark]:
        """The codings and memos on a letter."""


class Pointing:
    """The hands on one text. `root` shows the text with its handles."""

    def __init__(self, document: Pointed, content: ft.ListView) -> None:
        self._document, self._list = document, content
        self._marking: Marking | None = None
        self.selected = Selection(0, 0)
        self._clicks, self._clicked, self._click_place = 0, 0.0, (0.0, 0.0)
        self._is_extending = self._is_drawing = self._is_following = False
        self._held_keys: set[str] = set()
        self._has_keys = False
        self._last = (0.0, 0.0)
        self._by_finger = False
        self.viewport = 0.0
        finger = FingerDetector(
            content=content, allowed_devices=FINGERS, exclude_from_semantics=True, on_tap_up=self._tapped,
            on_long_press_start=self._pressed_long, on_long_press_move_update=self._moved,
            on_long_press_end=self._let_go, drag_interval=DRAG_INTERVAL_MS,
        )  # fmt: skip
        mouse = ft.GestureDetector(
            content=finger, allowed_devices=[ft.PointerDeviceType.MOUSE], exclude_from_semantics=True,
            mouse_cursor=ft.MouseCursor.TEXT, drag_interval=DRAG_INTERVAL_MS, hover_interval=HOVER_INTERVAL_MS,
            on_pan_down=self._pressed, on_pan_start=self._moved, on_pan_update=self._moved, on_pan_end=self._let_go,
            on_tap_up=self._clicked_up, on_hover=self._hovered, on_exit=lambda _: document.pointed_at([]),
        )  # fmt: skip
        self.listening = ft.KeyboardListener(
            content=ft.Container(), include_semantics=False,
            on_key_down=lambda event: self._key_down(_modifier(event.key)),
            on_key_up=lambda event: self._key_up(_modifier(event.key)),
        )  # fmt: skip
        self.handles = Handles(document.shell, self._handle_drawn, self._handle_let_go)
        self._held: Range | None = None
        self._edge: Literal["start", "end"] | None = None
        self._on_let_go: Callable[[Range], None] = document.select
        self.floating = Floating(document)
        self._width = 0.0
        self.root = ft.Stack(
            [mouse, *self.handles.controls], expand=True, fit=ft.StackFit.EXPAND,
            clip_behavior=ft.ClipBehavior.HARD_EDGE, on_size_change=self._sized,
        )  # fmt: skip

    def listen_around(self, content: ft.Control) -> ft.Control:
        """Hears of Shift and Alt wherever in `content` the keyboard is: in the text, or in a field beside it."""
        self.listening.content = content
        return self.listening

    # -- the mouse

    def _place(self, event: Any) -> tuple[float, float]:
        return event.local_position.x, event.local_position.y

    def _spot(self, place: tuple[float, float]) -> Spot:
        x, y = place
        return self._document.spot(x, y + self._document.scrolled)

    def _is_in_words(self, place: tuple[float, float]) -> bool:
        left = self._document.words_left
        return left - BESIDE <= place[0] <= left + (self._document.line_width or 0) + BESIDE

    def _pressed(self, event: Any) -> None:
        place = self._place(event)
        self._marking, self._is_drawing, self._by_finger = None, False, False
        if not self._is_in_words(place):
            return
        self.take_keys()
        spot, text = self._spot(place), self._document.text
        self._is_extending = "shift" in self._held_keys and self._document.selection is not None
        if self._is_extending:
            self._marking, found = model.extended(text, self._current(), spot, self._by_letters)
            self._draw(found)
            return
        now = time.monotonic()
        near = abs(place[0] - self._click_place[0]) + abs(place[1] - self._click_place[1]) <= CLICK_REACH
        self._clicks = self._clicks + 1 if near and now - self._clicked <= CLICK_SECONDS else 1
        self._clicked, self._click_place = now, place
        self._marking, found = model.pressed(text, spot, self._clicks)
        if self._clicks > 1:
            self._draw(found)

    def _moved(self, event: Any) -> None:
        """Many of these come; only where the pointer is last is shown."""
        if self._marking is None:
            return
        self._last = self._place(event)
        if not self._is_drawing:
            self._is_drawing = True
            self._document.shell.page.run_task(self._follow_edges)
        if not self._is_following:
            self._is_following = True
            asyncio.get_running_loop().call_soon(self._follow)

    def _follow(self) -> None:
        self._is_following = False
        if self._marking is not None:
            self._draw(model.drawn(self._document.text, self._marking, self._spot(self._last), self._by_letters))

    def _let_go(self, event: Any) -> None:
        if self._marking is not None and self._is_drawing:
            self._last = self._place(event)
            self._follow()
        is_marked = self._marking is not None and (self._is_drawing or self._by_finger)
        self._marking, self._is_drawing = None, False
        if is_marked:
            self._tell()

    def _clicked_up(self, event: Any) -> None:
        marking, self._marking = self._marking, None
        if marking is None:
            return
        if self._is_extending or self._clicks > 1:
            self._tell()
        elif not self._document.tapped(marking.begin) and self._document.selection is not None:
            self._document.select(None)

    def _hovered(self, event: Any) -> None:
        place = self._place(event)
        if self._marking is None:
            self._document.pointed_at(self._document.marks_at(self._spot(place)) if self._is_in_words(place) else [])

    @property
    def _by_letters(self) -> bool:
        return "alt" in self._held_keys

    def _current(self) -> Selection:
        """The selection with its direction, where it still is the one that was drawn here."""
        found = self._document.selection
        if found is None:
            return Selection(0, 0)
        return self.selected if self.selected.range == found else Selection(*found)

    def _draw(self, found: Selection) -> None:
        self.selected = found
        shown = found.range if found.anchor != found.focus else None
        if shown != self._document.selection:
            self.floating.hide()
            self._held = shown if self._by_finger else None
            self._document.draw_selection(shown)

    def _tell(self) -> None:
        if self._by_finger:
            self._on_let_go = self._document.select
        self._document.select(self._document.selection)

    # -- a finger

    def _tapped(self, event: Any) -> None:
        self._by_finger = True
        spot = self._spot(self._place(event))
        if self._is_in_words(self._place(event)) and not self._document.tapped(spot):
            self._document.select(None)

    def _pressed_long(self, event: Any) -> None:
        place = self._place(event)
        if self._is_in_words(place):
            self._by_finger = True
            self._last = place
            self._marking, found = model.pressed(self._document.text, self._spot(place), 2)
            self._draw(found)

    # -- the edges of the window

    def _sized(self, event: Any) -> None:
        self.viewport, self._width = event.height, event.width
        self._document.shell.page.run_task(self.keep_in_view)
        self.draw_handles()
        self.draw_floating()

    def scrolled(self, event: Any) -> None:
        """The text was scrolled; the handles go along when it stands still."""
        self.viewport = event.viewport_dimension
        if self.handles.is_shown:
            self.draw_handles()
        self.draw_floating()

    async def keep_in_view(self) -> None:
        """A sheet came up, or a window was turned: what is marked does not stand below the edge."""
        document, found = self._document, self._document.selection
        if found is None or document.line_width is None or self._marking is not None or self._edge is not None:
            return
        _, top, _ = document.place_of(found.start)
        _, _, bottom = document.place_of(found.end, is_end=True)
        bottom += KNOB if self._held is not None else 0.0
        if bottom - document.scrolled > self.viewport or top < document.scrolled:
            target = max(0.0, min(top - KEPT_FREE, bottom + KEPT_FREE - self.viewport))
            if bottom - top > self.viewport:
                target = max(0.0, top - KEPT_FREE)
            document.scrolled = target
            await self._list.scroll_to(offset=target, duration=0)
            self.draw_handles()
            self.draw_floating()

    def let_float(self, floats: Floats | None) -> None:
        """Has something float beside what is marked, or nothing any more."""
        self.floating.show(floats, self.root)
        self.draw_floating()

    def hide_floating(self) -> bool:
        """Shows what floats no longer, until something else is marked; whether it was seen."""
        was_seen = self.floating.hide(for_good=True)
        if was_seen:
            self.take_keys()  # a field that it has may have had them
        return was_seen

    def draw_floating(self) -> None:
        """Puts it where the marked words are now; while one marks, there is nothing in the way."""
        if not self._is_drawing and self._marking is None and self._edge is None and not self.is_reaching:
            self.floating.draw(Seen(self._width, self.viewport), float(KNOB) if self._held is not None else 0.0)

    async def _follow_edges(self) -> None:
        """Scrolls while one marks beyond the upper or lower edge."""
        while (self._marking is not None or self._edge is not None) and self._is_drawing:
            y = self._last[1]
            beyond = min(0.0, y - EDGE) + max(0.0, y - (self.viewport - EDGE)) if self.viewport else 0.0
            most = max(0.0, self._document.height - self.viewport)
            target = max(0.0, min(self._document.scrolled + beyond * EDGE_SPEED, most))
            if beyond and abs(target - self._document.scrolled) >= 1:
                self._document.scrolled = target
                await self._list.scroll_to(offset=target, duration=0)
                self._follow() if self._edge is None else self._follow_handle()
            await asyncio.sleep(EDGE_SECONDS)

    # -- handles

    def hold(self, held: Range | None, let_go: Callable[[Range], None]) -> None:
        """Shows handles at a range, or none; `let_go` is told the range when they were moved."""
        self._held, self._on_let_go = held, let_go
        self.draw_handles()

    @property
    def held(self) -> Range | None:
        """What the handles hold."""
        return self._held

    @property
    def is_holding_still(self) -> bool:
        """Whether handles are shown and none of them is being moved."""
        return self._held is not None and self._edge is None

    def draw_handles(self) -> None:
        """Puts the handles where what they hold begins and ends now."""
        document, held = self._document, self._held
        if held is None or document.line_width is None:
            self.handles.show(None, None)
            return
        ends = (document.place_of(held.start), document.place_of(held.end, is_end=True))
        start, end = ((x, top - document.scrolled, bottom - document.scrolled) for x, top, bottom in ends)
        self.handles.show(start, end, self.viewport)

    def _handle_drawn(self, edge: Literal["start", "end"], x: float, y: float) -> None:
        self._edge, self._last = edge, (x, y)
        self.floating.hide()
        if not self._is_drawing:
            self._is_drawing = True
            self._document.shell.page.run_task(self._follow_edges)
        self._follow_handle()

    def _follow_handle(self) -> None:
        held, edge = self._held, self._edge
        if held is None or edge is None:
            return
        found = model.edge_drawn(self._document.text, held, edge, self._spot(self._last), self._by_letters)
        if found != held:
            self._held = found
            self._document.draw_selection(found)

    def _handle_let_go(self) -> None:
        is_moved, self._edge, self._is_drawing = self._edge is not None, None, False
        if is_moved and self._held is not None:
            self._on_let_go(self._held)

    # -- keys

    def take_keys(self) -> None:
        """Has the keys for the text, whatever had them before."""
        self._has_keys = True
        self._document.shell.look.leave_field()
        self._document.shell.page.run_task(self.listening.focus)

    def forget_keys(self) -> None:
        """The keyboard went elsewhere, so that it is not heard when a key is let go."""
        self.release_keys()
        self._has_keys = False

    def release_keys(self) -> None:
        """Nothing counts as held any more."""
        was_reaching = self.is_reaching
        self._held_keys.clear()
        if was_reaching:
            self.draw_floating()

    @property
    def is_reaching(self) -> bool:
        """Whether Shift is held, so that a click on any word of the text marks up to there."""
        return "shift" in self._held_keys and self._has_keys and not self._document.shell.look.is_writing

    def _key_down(self, key: str) -> None:
        self._held_keys.add(key)
        if self.is_reaching:
            self.floating.hide()

    def _key_up(self, key: str) -> None:
        was_reaching = self.is_reaching
        self._held_keys.discard(key)
        if was_reaching:
            self.draw_floating()

    def step(self, by: int, unit: model.Unit) -> None:
        """Shift and an arrow: one letter or word more or less."""
        if self._document.selection is not None:
            self.reach(model.stepped(self._document.text, self._current(), by, unit))

    def step_line(self, by: int) -> None:
        """Shift and an arrow up or down: to the letter above or below."""
        if self._document.selection is None:
            return
        now = self._current()
        x, top, bottom = self._document.place_of(now.focus, is_end=now.focus > now.anchor)
        spot = self._document.spot(x, (top + bottom) / 2 + by * (bottom - top))
        self.reach(Selection(now.anchor, model.letter_start(self._document.text, spot.gap)))

    def reach(self, found: Selection) -> None:
        """Marks this, and tells."""
        self._by_finger, self._held = False, None
        self._draw(found)
        self.selected = found
        self._tell()


def _modifier(key: str) -> str:
    return next(iter(key.lower().split()), "")
