"""A source as one reads it: blocks of text with numbers and speakers, codings in colour, and names in the margin."""

import asyncio
import bisect
import math
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import flet as ft

from app.components.coded_text.block import GAP, LINE_HEIGHT, NUMBER, TEXT_SIZE, Block
from app.components.coded_text.letters import row_at
from app.components.coded_text.margin import STRIP, WIDTH, Label, Margin
from app.components.coded_text.pointing import Pointing
from app.components.coded_text.selection import Spot
from app.components.coded_text.shown import is_shown
from app.components.coded_text.text_spans import (
    BLOCK_CODE_POINTS,
    BLOCK_CODE_POINTS_NARROW,
    FOUND,
    LIT,
    NOTE,
    SELECTED,
    SPEAKER,
    Mark,
    blocks,
)
from app.shell.protocols import Shell
from core.text.find import Range
from core.text.speaker_turns import turns

BLOCKS_FIRST, BLOCKS_MORE = 12, 60
"""A text of 100,000 words has some 450 blocks; the first few fill any window."""
FILL_AFTER_SECONDS, RESIZED_SECONDS = 0.5, 0.15
TOP, BOTTOM, RIGHT = 8, 120, 12
"""Logical pixels around the whole text."""
SCROLL_INTERVAL_MS = 30
ABOVE = 60
"""A place that is gone to stands so far below the top of the window (logical pixels)."""
MEASURED_TRIES, MEASURED_SECONDS, DRAWN_SECONDS = 100, 0.05, 0.15
"""How often, and after how long each time, one looks whether a new page has told how wide its lines are; how long it
takes to draw what was scrolled to."""


class DocumentText:
    """A whole source. `on_select` hears of selections, `on_mark` of a coding that was tapped."""

    def __init__(
        self,
        shell: Shell,
        text: str,
        label: Label,
        on_select: Callable[[Range | None], None],
        on_mark: Callable[[str], None],
        with_margin: bool = True,
    ) -> None:
        self.shell, self.text = shell, text
        self.scrolled, self._aim = 0.0, 0
        shell.look.shows(text)
        self._on_select, self._on_mark = on_select, on_mark
        self.margin_width = 0 if shell.is_narrow or not with_margin else WIDTH
        self.margin = Margin(shell, label, on_mark)
        self.margin.on_light = self.light
        self.line_width: float | None = None
        self._is_resizing = False
        self.marks: list[Mark] = []
        self.notes: list[Mark] = []
        self.found: list[Range] = []
        self.selection: Range | None = None
        self._lit: list[Mark] = []
        self.on_scrolled: Callable[[Any], None] | None = None
        size = BLOCK_CODE_POINTS_NARROW if shell.is_narrow else BLOCK_CODE_POINTS
        self.blocks: list[Block] = []
        self._ranges = blocks(text, size)
        self._starts = [within.start for within in self._ranges]
        self._paragraph = 1
        accent = shell.look.colours.accent
        self._speakers = self._spread(Mark(turn.start, turn.words, SPEAKER, accent) for turn in turns(text))
        self._coded: dict[int, list[Mark]] = {}
        self._drawn: dict[int, list[Mark]] = {}
        self.list = ft.ListView(
            expand=True, padding=ft.Padding.only(top=TOP, bottom=BOTTOM, right=RIGHT), on_scroll=self._scrolled,
            scroll_interval=SCROLL_INTERVAL_MS,
        )  # fmt: skip
        self.pointing = Pointing(self, self.list)
        self.root: ft.Control = self.pointing.root
        self._fill(BLOCKS_FIRST)

    def speakers_in(self, within: Range) -> list[Range]:
        """Where the names of speakers stand in a block: they are drawn stronger."""
        number = bisect.bisect_left(self._starts, within.start)
        return [Range(mark.start, mark.end) for mark in self._speakers.get(number, ())]

    def measured(self, width: float) -> bool:
        """Blocks are so wide now (logical pixels). Says whether that is new; then all margins are drawn again soon."""
        if self.line_width is not None and abs(self.line_width - width) < 1:
            return False
        self.line_width = width
        if not self._is_resizing:
            self._is_resizing = True
            self.shell.page.run_task(self._resized)
        return True

    async def _resized(self) -> None:
        """While a window is drawn to another size, its width is told many times."""
        await asyncio.sleep(RESIZED_SECONDS)
        self._is_resizing = False
        with suppress(RuntimeError, TimeoutError):  # the page is closed, or another screen is shown already
            await self._lay_out()

    async def _lay_out(self) -> None:
        """Breaks all lines for the new width, first where one reads."""
        width, first = self.line_width, self.block_at(self.scrolled)[0]
        for number in sorted(range(len(self.blocks)), key=lambda each: abs(each - first)):
            if width != self.line_width:
                return
            block = self.blocks[number]
            block.lay_out()
            if is_shown(block.root):
                block.root.update()
            await asyncio.sleep(0)
        self.pointing.draw_handles()
        await self.pointing.keep_in_view()

    def _scrolled(self, event: Any) -> None:
        self.shell.touch()
        self.scrolled = event.pixels
        self.pointing.scrolled(event)
        if self.on_scrolled is not None:
            self.on_scrolled(event)

    def _fill(self, number: int) -> None:
        """Adds so many more blocks to what is on the page."""
        first = len(self.blocks)
        for within in self._ranges[first : first + number]:
            self.blocks.append(Block(self, within, self._paragraph))
            self._paragraph += max(1, self.text.count("\n", within.start, within.end))
        self.list.controls += [block.root for block in self.blocks[first:]]
        self._redraw(range(first, len(self.blocks)))

    async def fill(self) -> None:
        """Adds the rest of a long text piece by piece, while one reads the beginning."""
        await asyncio.sleep(FILL_AFTER_SECONDS)
        while len(self.blocks) < len(self._ranges):
            await asyncio.sleep(0.05)
            if not is_shown(self.root):
                return
            self._fill(BLOCKS_MORE)
            self.list.update()

    def _spread(self, marks: Iterable[Mark]) -> dict[int, list[Mark]]:
        """Marks by the numbers of the blocks that they touch."""
        found: dict[int, list[Mark]] = {}
        for mark in marks:
            first = max(0, bisect.bisect_right(self._starts, mark.start) - 1)
            for number in range(first, bisect.bisect_left(self._starts, mark.end)):
                found.setdefault(number, []).append(mark)
        return found

    def show(self, marks: list[Mark], notes: list[Mark] = []) -> None:  # noqa: B006 - never changed
        """Shows these codings, and notes in the margin; only blocks that change are drawn anew."""
        changed = self._spread(set(self.marks) ^ set(marks) | set(self.notes) ^ set(notes))
        self.marks, self.notes = marks, notes
        self._coded = self._spread([*marks, *notes])
        self._redraw(changed)

    def show_found(self, found: list[Range]) -> None:
        """Shows where something was found."""
        self.found = found
        self._draw_over()

    def select(self, selection: Range | None) -> None:
        """Selects a stretch of text, shows it, and tells."""
        if selection is None:
            self.hold(None)
        self.draw_selection(selection)
        self.light(())
        self.pointed_at([] if selection is None else self.marks_in(selection))
        self._on_select(selection)

    def draw_selection(self, selection: Range | None) -> None:
        """Shows a selection, or none, without telling anybody."""
        self.selection = selection
        self._draw_over()
        self.pointing.draw_handles()

    def hold(self, held: Range | None, let_go: Callable[[Range], None] | None = None) -> None:
        """Puts handles on a range, or on none; `let_go` is told when they were moved."""
        self.pointing.hold(held, let_go or self.select)
        if held is None:
            self.light(())

    def light(self, keys: Iterable[str]) -> None:
        """Shows more strongly where these codings lie."""
        wanted = set(keys)
        lit = [Mark(*mark[:2], LIT, mark.colour) for mark in self.marks if mark.key in wanted]
        if lit != self._lit:
            self._lit = lit
            self._draw_over()

    def pointed_at(self, marks: list[Mark]) -> None:
        """Shows which names belong to what is under the pointer."""
        self.margin.light({mark.key for mark in marks})

    def tapped(self, spot: Spot) -> bool:
        """Tells of the coding or memo on a letter, the innermost; whether there is one."""
        found = self.marks_at(spot)
        if found:
            self._on_mark(found[0].key)
        return bool(found)

    def marks_at(self, spot: Spot) -> list[Mark]:
        """The codings and memos on a letter, the shortest first."""
        number = self._number_of(spot.letter)
        found = [mark for mark in self._coded.get(number, ()) if mark.start <= spot.letter < mark.end]
        return sorted(found, key=lambda mark: (mark.key.startswith(NOTE), mark.end - mark.start))

    def marks_in(self, marked: Range) -> list[Mark]:
        """The codings and memos on marked words, in the block where these begin."""
        found = self._coded.get(self._number_of(marked.start), ())
        return [mark for mark in found if mark.start < marked.end and marked.start < mark.end]

    def _draw_over(self) -> None:
        accent = self.shell.look.colours.accent
        drawn = [Mark(*each, FOUND, accent) for each in self.found]
        drawn += self._lit
        if self.selection is not None:
            drawn.append(Mark(*self.selection, SELECTED, accent))
        before, self._drawn = self._drawn, self._spread(drawn)
        numbers = set(before) | set(self._drawn)
        self._redraw({number for number in numbers if before.get(number) != self._drawn.get(number)})

    def _redraw(self, numbers: Iterable[int]) -> None:
        for number in sorted(each for each in numbers if each < len(self.blocks)):
            block = self.blocks[number]
            drawn = [*self._drawn.get(number, ()), *self._speakers.get(number, ())]
            changed = block.draw(self._coded.get(number, []), drawn)
            if is_shown(block.root):
                changed.update()

    async def go_to(self, place: int) -> None:
        """Brings a place into view. Where it stands is known when the page has told how wide the lines are; until then
        it is reckoned."""
        self._aim = place
        number = self._number_of(place)
        before = self.text[: self._starts[number]] if self._starts else ""
        if number >= len(self.blocks):
            self._fill(number - len(self.blocks) + BLOCKS_MORE)
            self.list.update()
        await self.list.scroll_to(offset=self._height_of(before), duration=0)
        for _ in range(MEASURED_TRIES):
            if self.line_width is not None:
                break
            await asyncio.sleep(MEASURED_SECONDS)
        for block in self.blocks[: number + 1]:  # the lines of a long text take a while to break
            block.layout()
            await asyncio.sleep(0)
        if self._aim == place and self.line_width is not None:
            with suppress(RuntimeError, TimeoutError):  # another screen is shown already
                await self._go_to_line(place)

    async def _go_to_line(self, place: int) -> None:
        """Brings a place's line into view, as its block is drawn: what was never shown is a little higher or lower
        than was reckoned."""
        block = self.blocks[self._number_of(place)]
        high = max(ABOVE, self.pointing.viewport / 3)
        await self.list.scroll_to(offset=max(0.0, self.place_of(place)[1] - high), duration=0)
        await asyncio.sleep(DRAWN_SECONDS)  # the window finds by its key what it has drawn
        await self.list.scroll_to(scroll_key=block.key, duration=0)
        within = block.place_of(place)[1] - ABOVE
        if within > 0:
            await self.list.scroll_to(delta=within, duration=0)

    @property
    def first_seen(self) -> int:
        """What stands a little below the top of the window (code points), where `go_to` puts it."""
        return self.spot(self.words_left, self.scrolled + ABOVE + TEXT_SIZE / 2).letter if self.scrolled else 0

    @property
    def extent(self) -> float:
        """About how high the whole text is (logical pixels)."""
        return self._height_of(self.text)

    def height_of(self, within: Range) -> float:
        """About how high a stretch of the text is (logical pixels)."""
        return self._height_of(self.text[within.start : within.end])

    def _height_of(self, text: str) -> float:
        """About how high a text is (logical pixels), from the lengths of its paragraphs and the width of a line."""
        scale = self.shell.look.scale
        width = self.line_width or min(self.shell.width - (700 if self.margin_width else 40), 900)
        line = max(20.0, width / (TEXT_SIZE * scale * 0.47))
        lines = sum(math.ceil(max(1, len(each)) / line) for each in text.split("\n"))
        return lines * TEXT_SIZE * scale * LINE_HEIGHT * 1.04

    # -- where things are, in logical pixels of the whole text

    def _number_of(self, place: int) -> int:
        """The number of the block that a place is in."""
        return max(0, bisect.bisect_right(self._starts, place) - 1)

    @property
    def words_left(self) -> float:
        """Where the words begin, from the left of the text."""
        return NUMBER + GAP if self.margin_width else STRIP

    def block_at(self, y: float) -> tuple[int, float]:
        """The block at a height, by its number, and where it begins."""
        tops = [float(TOP)]
        for block in self.blocks:
            tops.append(tops[-1] + block.height)
        number = min(row_at(tops, y), max(0, len(self.blocks) - 1))
        return number, tops[number]

    @property
    def height(self) -> float:
        """How high the whole text is."""
        return TOP + sum(block.height for block in self.blocks) + BOTTOM

    def spot(self, x: float, y: float) -> Spot:
        """The letter at a place of the whole text."""
        if not self.blocks:
            return Spot(0, 0)
        number, top = self.block_at(y)
        return self.blocks[number].spot(x - self.words_left, y - top)

    def place_of(self, gap: int, is_end: bool = False) -> tuple[float, float, float]:
        """Where a gap between letters stands in the whole text: from the left, and the top and bottom of its line."""
        number = self._number_of(gap - 1 if is_end and gap > 0 else gap)
        if number >= len(self.blocks):
            return 0.0, 0.0, 0.0
        top = TOP + sum(block.height for block in self.blocks[:number])
        x, one, two = self.blocks[number].place_of(gap, is_end)
        return self.words_left + x, top + one, top + two
