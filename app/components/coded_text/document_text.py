"""A source as one reads it: blocks of text with numbers and speakers, codings in colour, and names in the margin."""

import asyncio
import bisect
import math
from collections.abc import Callable, Iterable
from typing import Any

import flet as ft

from app.components.coded_text.line_layout import Faces, break_lines_as_seen
from app.components.coded_text.margin import STRIP, WIDTH, Label, Lines, Margin
from app.components.coded_text.text_spans import (
    BLOCK_CODE_POINTS,
    BLOCK_CODE_POINTS_NARROW,
    FOUND,
    NOTE,
    SELECTED,
    SPEAKER,
    Mark,
    TextRun,
    blocks,
    code_points,
    text_runs,
    trimmed,
)
from app.shell.fonts import FALLBACK, READING
from app.shell.protocols import Shell
from app.shell.theme import blend
from core.text.find import Range
from core.text.speaker_turns import turns

TEXT_SIZE, LINE_HEIGHT = 17.5, 1.6
"""Logical pixels at the usual size of text, and how many times that a line is high."""
FACES = Faces(READING, f"{READING} SemiBold")
HEIGHT_TOLERANCE = 2.0
"""A block that comes out so much higher or lower than was computed gets its bars anew (logical pixels)."""
SCROLL_TOLD_MS = 250
"""So often the page tells how far one has scrolled."""
ABOVE = 60
"""A place that is gone to stands so far below the top of the window, or at its block's beginning (logical pixels)."""
BELOW = 10
"""So much room is below each block (logical pixels)."""
BLOCKS_FIRST, BLOCKS_MORE = 12, 60
"""A text of 100,000 words has some 450 blocks; the first few fill any window."""
FILL_AFTER_SECONDS, RESIZED_SECONDS = 0.5, 0.15


class Block:
    """One stretch of text that can be selected as a whole."""

    def __init__(self, document: "DocumentText", within: Range, paragraph: int) -> None:
        self.document, self.within = document, within
        self.text = ft.Text(
            spans=[], selectable=True, font_family=READING, font_family_fallback=FALLBACK, expand=True,
            on_selection_change=self._selected, show_selection_cursor=True,
            size=TEXT_SIZE * document.shell.look.scale, style=ft.TextStyle(height=LINE_HEIGHT, letter_spacing=0),
            on_size_change=self._measured,
        )  # fmt: skip
        self._coded: list[Mark] = []
        self._seen: float | None = None
        self._computed = 0.0
        number = self._number(paragraph)
        self.margin = ft.Stack(width=document.margin_width or STRIP, clip_behavior=ft.ClipBehavior.NONE)
        self._below = ft.Row(spacing=6, wrap=True, run_spacing=2)
        top = ft.CrossAxisAlignment.START
        if document.margin_width:
            row: ft.Control = ft.Row([number, self.text, self.margin], vertical_alignment=top, spacing=8)
        else:
            text = ft.Row([self.margin, self.text], vertical_alignment=top, spacing=0)
            row = ft.Column([number, text, self._below], spacing=2)
        self.root = ft.Container(row, padding=ft.Padding.only(bottom=BELOW), key=f"block-{within.start}")

    def _number(self, paragraph: int) -> ft.Control:
        """The number of the block's first paragraph. A screen reader gets the words here: text that can be selected
        has no node of its own in the page."""
        document, (start, end) = self.document, self.within
        shown = document.shell.look.quiet(str(paragraph), 12)
        holder = ft.Container(shown, width=34, padding=ft.Padding.only(top=7))
        if not document.margin_width:
            holder = ft.Container(width=34, height=2)
        label = f"{paragraph}. {document.text[start:end].strip()}"
        return ft.Semantics(content=holder, label=label, container=True, exclude_semantics=True)

    @property
    def _shown(self) -> Range:
        """What is drawn: the end of the last line would be an empty one."""
        start, end = self.within
        return Range(start, end - 1) if self.document.text[start:end].endswith("\n") else self.within

    def draw(self, coded: list[Mark], drawn: list[Mark]) -> None:
        """Shows these codings, and what else is drawn over the text."""
        self.text.spans = [self.document.span(piece) for piece in text_runs(self._shown, [*coded, *drawn])]
        self._coded = coded
        self.draw_margin()

    def draw_margin(self) -> None:
        """Bars and names at the lines where they belong."""
        document, marks = self.document, self._coded
        lines = self._lines() if marks else None
        if document.margin_width:
            self.margin.controls, self.margin.height = document.margin.beside(marks, self.within, lines)
            return
        start, end = self.within
        self._below.controls = document.margin.below([mark for mark in marks if start <= mark.start < end])
        self.margin.controls = document.margin.bars(marks, self.within, lines) if lines is not None else []
        self.margin.height = len(lines.layout.starts) * lines.height if lines is not None else 0

    def _lines(self) -> Lines | None:
        """How the block is laid out, once the page has told how wide it is."""
        document = self.document
        if document.line_width is None:
            return None
        size = TEXT_SIZE * document.shell.look.scale
        bold = document.speakers_in(self.within)
        seen = round(self._seen / size / LINE_HEIGHT) if self._seen is not None else None
        width = document.line_width / size
        layout = break_lines_as_seen(document.text, self._shown, width, FACES, bold, seen)
        height = self._seen / len(layout.starts) if self._seen is not None else size * LINE_HEIGHT
        self._computed = len(layout.starts) * height
        return Lines(layout, height)

    def _measured(self, event: Any) -> None:
        """The page tells how wide and high the text came out. Where a line broke otherwise than was computed, the bars
        are stretched to what there is."""
        self._seen = event.height
        is_new = self.document.measured(event.width)
        is_off = abs(event.height - self._computed) > HEIGHT_TOLERANCE
        if self._coded and not is_new and is_off and _is_shown(self.root):
            self.draw_margin()
            self.root.update()

    @property
    def height(self) -> float:
        """How high it is on the page, as the page has told, or about (logical pixels)."""
        if self._seen is not None:
            return self._seen + BELOW
        return self.document.height_of(self.within) + BELOW

    def _selected(self, event: Any) -> None:
        selection = event.selection
        if selection is None or selection.start == selection.end or not selection.is_valid:
            return
        raw = self.document.text[self.within.start : self.within.end]
        start, end = (code_points(raw, units) for units in (selection.start, selection.end))
        passage = trimmed(self.document.text, Range(self.within.start + start, self.within.start + end))
        if passage.start < passage.end:
            self.document.select(passage, by_hand=True)


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
        self._on_select, self._on_mark = on_select, on_mark
        self.margin_width = 0 if shell.is_narrow or not with_margin else WIDTH
        self.margin = Margin(shell, label, on_mark)
        self.line_width: float | None = None
        self._is_resizing = False
        self.marks: list[Mark] = []
        self.notes: list[Mark] = []
        self.found: list[Range] = []
        self.selection: Range | None = None
        self.is_drawn = False
        self.on_scrolled: Callable[[Any], None] | None = None
        self._offset = 0.0
        size = BLOCK_CODE_POINTS_NARROW if shell.is_narrow else BLOCK_CODE_POINTS
        self.blocks: list[Block] = []
        self._ranges = blocks(text, size)
        self._starts = [within.start for within in self._ranges]
        self._paragraph = 1
        accent = shell.look.colours.accent
        self._speakers = self._spread(Mark(turn.start, turn.words, SPEAKER, accent) for turn in turns(text))
        self._coded: dict[int, list[Mark]] = {}
        self._drawn: dict[int, list[Mark]] = {}
        self.root = ft.ListView(
            expand=True, padding=ft.Padding.only(top=8, bottom=120, right=12),
            on_scroll=self._scrolled, scroll_interval=SCROLL_TOLD_MS,
        )  # fmt: skip
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
        for number, block in enumerate(self.blocks):
            if self._coded.get(number) and _is_shown(block.root):
                block.draw_margin()
                block.root.update()

    def _scrolled(self, event: Any) -> None:
        self.shell.touch()
        self._offset = event.pixels
        if self.on_scrolled is not None:
            self.on_scrolled(event)

    def _fill(self, number: int) -> None:
        """Adds so many more blocks to what is on the page."""
        first = len(self.blocks)
        for within in self._ranges[first : first + number]:
            self.blocks.append(Block(self, within, self._paragraph))
            self._paragraph += max(1, self.text.count("\n", within.start, within.end))
        self.root.controls += [block.root for block in self.blocks[first:]]
        self._redraw(range(first, len(self.blocks)))

    async def fill(self) -> None:
        """Adds the rest of a long text piece by piece, while one reads the beginning."""
        await asyncio.sleep(FILL_AFTER_SECONDS)
        while len(self.blocks) < len(self._ranges):
            await asyncio.sleep(0.05)
            if not _is_shown(self.root):
                return
            self._fill(BLOCKS_MORE)
            self.root.update()

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

    def select(self, selection: Range | None, by_hand: bool = False) -> None:
        """Selects a stretch of text. What was selected by hand is drawn by the system; the rest is drawn here."""
        self.selection, self.is_drawn = selection, not by_hand and selection is not None
        self._draw_over()
        self._on_select(selection)

    def draw_selection(self, selection: Range | None) -> None:
        """Shows a selection, or none, without telling anybody."""
        self.selection, self.is_drawn = selection, selection is not None
        self._draw_over()

    def _draw_over(self) -> None:
        accent = self.shell.look.colours.accent
        drawn = [Mark(*each, FOUND, accent) for each in self.found]
        if self.selection is not None and self.is_drawn:
            drawn.append(Mark(*self.selection, SELECTED, accent))
        before, self._drawn = self._drawn, self._spread(drawn)
        numbers = set(before) | set(self._drawn)
        self._redraw({number for number in numbers if before.get(number) != self._drawn.get(number)})

    def _redraw(self, numbers: Iterable[int]) -> None:
        for number in sorted(each for each in numbers if each < len(self.blocks)):
            block = self.blocks[number]
            drawn = [*self._drawn.get(number, ()), *self._speakers.get(number, ())]
            block.draw(self._coded.get(number, []), drawn)
            if _is_shown(block.root):
                block.root.update()

    async def go_to(self, place: int) -> None:
        """Brings a place into view."""
        number = max(0, bisect.bisect_right(self._starts, place) - 1)
        before = self.text[: self._starts[number]] if self._starts else ""
        if number >= len(self.blocks):
            self._fill(number - len(self.blocks) + BLOCKS_MORE)
            self.root.update()
        await self.root.scroll_to(offset=self._height_of(before), duration=0)
        block = self.blocks[number]
        await self.root.scroll_to(scroll_key=f"block-{block.within.start}", duration=0)
        start, end = block.within
        below = block.height * (place - start) / max(1, end - start) - ABOVE
        if below > 0:
            await self.root.scroll_to(delta=below, duration=200)

    @property
    def first_seen(self) -> int:
        """About what stands a little below the top of the window (code points)."""
        high, wanted = 0.0, self._offset + ABOVE
        for block in self.blocks:
            start, end = block.within
            if high + block.height > wanted:
                return min(end - 1, start + int((end - start) * (wanted - high) / block.height)) if self._offset else 0
            high += block.height
        return 0

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

    # -- drawing

    def span(self, piece: TextRun) -> ft.TextSpan:
        """A piece of text in the colours of what lies on it; more than one coding is underlined as well."""
        c = self.shell.look.colours
        notes = [mark for mark in piece.marks if mark.key.startswith(NOTE)]
        codings = [mark for mark in piece.marks if mark.key not in (SELECTED, FOUND, SPEAKER) and mark not in notes]
        style = ft.TextStyle()
        if codings:
            ground = c.paper
            for mark in codings[:3]:
                ground = blend(mark.colour, ground, 0.28 if self.shell.settings.dark else 0.13)
            style.bgcolor = ground
            style.decoration = ft.TextDecoration.UNDERLINE
            style.decoration_color = codings[-1].colour
            style.decoration_thickness = 1 if len(codings) == 1 else 2
        elif notes:
            style.decoration = ft.TextDecoration.UNDERLINE
            style.decoration_style = ft.TextDecorationStyle.DOTTED
            style.decoration_color = c.muted
        if any(mark.key == FOUND for mark in piece.marks):
            style.bgcolor = c.soft
            style.weight = ft.FontWeight.W_600
        if any(mark.key == SELECTED for mark in piece.marks):
            style.bgcolor = blend(c.accent, c.paper, 0.35)
        if any(mark.key == SPEAKER for mark in piece.marks):
            style.color = c.accent
            style.font_family = FACES.strong
        under = codings or notes
        tapped = (lambda _, key=under[-1].key: self._on_mark(key)) if under else None
        return ft.TextSpan(self.text[piece.start : piece.end], style=style, on_click=tapped)


def _is_shown(control: ft.Control) -> bool:
    """Whether a control is on the page already; before that there is nothing to update."""
    try:
        return control.page is not None
    except RuntimeError:
        return False
