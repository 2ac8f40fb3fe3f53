"""One block of a text on the screen: its number, its words line by line, and its margin."""

import itertools
from collections.abc import Sequence
from typing import Any, Protocol

import flet as ft

from app.components.coded_text.letters import gap_x, letter_places, lines_of, row_at, spot_in
from app.components.coded_text.line_layout import Faces, LineLayout, break_lines_as_seen
from app.components.coded_text.margin import STRIP, Lines, Margin
from app.components.coded_text.selection import Spot
from app.components.coded_text.shown import is_shown
from app.components.coded_text.text_spans import FOUND, LIT, NOTE, SELECTED, SPEAKER, Mark, TextRun, text_runs
from app.shell.fonts import FALLBACK, READING
from app.shell.protocols import Shell
from app.shell.theme import TOUCH, blend
from core.text.find import Range

TEXT_SIZE, LINE_HEIGHT = 17.5, 1.6
"""Logical pixels at the usual size of text, and how many times that a line is high."""
FACES = Faces(READING, f"{READING} SemiBold")
NUMBER, GAP, BELOW = 34, 8, 10
"""Logical pixels: the column of the blocks' numbers, the gap after it, and the space below a block."""
NAMES_GAP = 2
"""On a phone: above the words, and above the row of names."""
DRAWN = (SELECTED, FOUND, SPEAKER, LIT)


class Document(Protocol):
    """What a block asks of the text that it is part of."""

    shell: Shell
    text: str
    margin: Margin
    margin_width: int
    line_width: float | None

    def speakers_in(self, within: Range) -> list[Range]:
        """Where the names of speakers stand in a block."""

    def height_of(self, within: Range) -> float:
        """About how high a stretch of the text is (logical pixels)."""

    def measured(self, width: float) -> bool:
        """Blocks are so wide now (logical pixels). Says whether that is new."""


class Block:
    """A stretch of text. Its lines are broken here; the page is given them broken, so that each letter is where it is
    reckoned to be. All heights are logical pixels."""

    def __init__(self, document: Document, within: Range, paragraph: int) -> None:
        self.document, self.within = document, within
        self.size = TEXT_SIZE * document.shell.look.scale
        self._text = ft.Text(
            spans=[], font_family=READING, font_family_fallback=FALLBACK, size=self.size,
            style=ft.TextStyle(height=LINE_HEIGHT, letter_spacing=0), on_size_change=self._measured,
        )  # fmt: skip
        words = ft.Semantics(content=self._text, exclude_semantics=True, expand=True)
        self._coded: list[Mark] = []
        self._drawn: list[Mark] = []
        self._seen: float | None = None
        self._seen_lines: list[int] = []
        self._layout: LineLayout | None = None
        self._laid_width = 0.0
        number = self._number(paragraph)
        self.margin = ft.Stack(width=document.margin_width or STRIP, clip_behavior=ft.ClipBehavior.NONE)
        self._names_height = 0.0
        self._below = ft.Row(spacing=6, wrap=True, run_spacing=2, on_size_change=self._names_measured)
        top = ft.CrossAxisAlignment.START
        if document.margin_width:
            row: ft.Control = ft.Row([number, words, self.margin], vertical_alignment=top, spacing=GAP)
        else:
            text = ft.Row([self.margin, words], vertical_alignment=top, spacing=0)
            row = ft.Column([number, text, self._below], spacing=NAMES_GAP)
        self.key = ft.ScrollKey(f"block-{within.start}")  # type: ignore[call-arg] # Flet gives it none
        self.root = ft.Container(row, padding=ft.Padding.only(bottom=BELOW), key=self.key)

    def _number(self, paragraph: int) -> ft.Control:
        """The number of the block's first paragraph. A screen reader gets the words here, once and whole."""
        document, (start, end) = self.document, self.within
        shown = document.shell.look.quiet(str(paragraph), 12)
        holder = ft.Container(shown, width=NUMBER, padding=ft.Padding.only(top=7))
        if not document.margin_width:
            holder = ft.Container(width=NUMBER, height=NAMES_GAP)
        label = f"{paragraph}. {document.text[start:end].strip()}"
        return ft.Semantics(content=holder, label=label, container=True, exclude_semantics=True)

    @property
    def _shown(self) -> Range:
        """What is drawn: the end of the last line would be an empty one."""
        start, end = self.within
        return Range(start, end - 1) if self.document.text[start:end].endswith("\n") else self.within

    # -- drawing

    def draw(self, coded: list[Mark], drawn: list[Mark]) -> ft.Control:
        """Shows these codings, and what else is drawn over the text. What has changed, and is to be sent: while one
        marks, the words alone."""
        is_margin_new = coded != self._coded
        self._coded, self._drawn = coded, drawn
        self._draw_words()
        if not is_margin_new:
            return self._text
        self.draw_margin()
        return self.root

    def _draw_words(self) -> None:
        breaks = self._breaks()
        runs = text_runs(self._shown, [*self._coded, *self._drawn])
        self._text.spans = [
            ft.TextSpan(broken(self.document.text, piece, breaks), style=run_style(self.document.shell, piece))
            for piece in runs
        ]

    def _breaks(self) -> Sequence[int]:
        layout, text = self.layout(), self.document.text
        return [] if layout is None else [each for each in layout.starts[1:] if text[each - 1] != "\n"]

    def draw_margin(self) -> None:
        """Bars and names at the lines where they belong."""
        document, marks = self.document, self._coded
        lines = self._lines() if marks else None
        if document.margin_width:
            self.margin.controls = document.margin.beside(marks, self.within, lines)
            self.margin.height = self.words_height
            return
        start, end = self.within
        self._below.controls = document.margin.below([mark for mark in marks if start <= mark.start < end])
        self.margin.controls = document.margin.bars(marks, self.within, lines) if lines is not None else []
        self.margin.height = self.words_height if marks else 0

    def lay_out(self) -> None:
        """Breaks the lines for the width there is now, and shows them."""
        if self._laid_width != self.document.line_width:
            self._layout = None
            self._seen_lines = []
        self._draw_words()
        self.draw_margin()

    # -- where things are

    def layout(self) -> LineLayout | None:
        """How the block is laid out; None while the page has not told how wide it is."""
        document = self.document
        if document.line_width is None:
            return None
        if self._layout is None or self._laid_width != document.line_width:
            self._laid_width = document.line_width
            bold, width = document.speakers_in(self.within), document.line_width / self.size
            self._layout = break_lines_as_seen(document.text, self._shown, width, FACES, bold, self._seen_lines)
        return self._layout

    def _lines(self) -> Lines | None:
        layout = self.layout()
        return None if layout is None else Lines(layout, self.words_height / len(layout.starts))

    @property
    def words_height(self) -> float:
        """How high the words come out, as the page has told, or as they are reckoned."""
        if self._seen is not None:
            return self._seen
        layout = self.layout()
        if layout is None:
            return self.document.height_of(self.within)
        return len(layout.starts) * self.size * LINE_HEIGHT

    @property
    def words_top(self) -> float:
        """Where the words begin in the block."""
        return 0.0 if self.document.margin_width else 2.0 * NAMES_GAP

    @property
    def height(self) -> float:
        """How high all of it is."""
        if self.document.margin_width:
            return max(self.words_height, 25.0) + BELOW
        names = (self._names_height or TOUCH) if self._below.controls else 0.0
        return self.words_top + self.words_height + NAMES_GAP + names + BELOW

    @property
    def _rows(self) -> list[Range]:
        layout = self.layout()
        return [] if layout is None else lines_of(layout.starts, self._shown.end)

    def _places(self, row: Range) -> list[tuple[float, float]]:
        return letter_places(self.document.text, row, FACES, self.document.speakers_in(self.within))

    def spot(self, x: float, y: float) -> Spot:
        """The letter at a place of the block; `x` counts from where the words begin."""
        rows = self._rows
        if not rows:
            return Spot(self.within.start, self.within.start)
        each = self.words_height / len(rows)
        row = rows[row_at([each * n for n in range(len(rows))], y - self.words_top)]
        return spot_in(self.document.text, row, self._places(row), x / self.size)

    def place_of(self, gap: int, is_end: bool = False) -> tuple[float, float, float]:
        """Where a gap between letters stands in the block: from the left of the words, and the top and bottom of its
        line. `is_end`: of the letter before it, at the end of a line."""
        rows = self._rows
        if not rows:
            return 0.0, 0.0, self.words_height
        number = next((n for n, row in enumerate(rows) if gap < row.end or (is_end and gap == row.end)), len(rows) - 1)
        each, top = self.words_height / len(rows), self.words_top
        x = gap_x(rows[number], self._places(rows[number]), gap) * self.size
        return x, top + number * each, top + (number + 1) * each

    def _names_measured(self, event: Any) -> None:
        self._names_height = event.height

    def _measured(self, event: Any) -> None:
        """The page tells how wide and high the words came out. Where it broke a line once more (a script whose letters
        are wider than was thought), the lines are broken a little narrower."""
        self._seen = event.height
        if self.document.measured(event.width) or self._layout is None:
            return
        lines = round(event.height / self.size / LINE_HEIGHT)
        if lines > len(self._layout.starts) and self._laid_width == self.document.line_width:
            self._seen_lines.append(lines)
            self._layout = None
            self._draw_words()
        elif abs((self.margin.height or 0) - event.height) < 1 or not self._coded:
            return
        self.draw_margin()
        if is_shown(self.root):
            self.root.update()


def broken(text: str, piece: TextRun, breaks: Sequence[int]) -> str:
    """The words of a piece, with the line ends that are only on the screen."""
    inside = [each for each in breaks if piece.start <= each < piece.end]
    if not inside:
        return text[piece.start : piece.end]
    cuts = [piece.start, *inside, piece.end]
    return "\n".join(text[one:two] for one, two in itertools.pairwise(cuts))


def run_style(shell: Shell, piece: TextRun) -> ft.TextStyle:
    """A piece of text in the colours of what lies on it; more than one coding is underlined more strongly. What is
    marked is seen on everything."""
    c, is_dark = shell.look.colours, shell.settings.dark
    keys = {mark.key for mark in piece.marks}
    notes = [mark for mark in piece.marks if mark.key.startswith(NOTE)]
    codings = [mark for mark in piece.marks if mark.key not in DRAWN and mark not in notes]
    lit = [mark for mark in piece.marks if mark.key == LIT]
    style = ft.TextStyle()
    if codings:
        innermost = min(codings, key=lambda mark: mark.end - mark.start)  # several colours over each other are mud
        style.bgcolor = blend(innermost.colour, c.paper, 0.28 if is_dark else 0.13)
        style.decoration = ft.TextDecoration.UNDERLINE
        style.decoration_color = shell.look.visible(codings[-1].colour)
        style.decoration_thickness = 1 if len(codings) == 1 else 2
    elif notes:
        style.decoration = ft.TextDecoration.UNDERLINE
        style.decoration_style = ft.TextDecorationStyle.DOTTED
        style.decoration_color = c.muted
    if lit:
        style.bgcolor = blend(lit[0].colour, c.paper, 0.45 if is_dark else 0.3)
    if FOUND in keys:
        style.bgcolor = c.soft
        style.weight = ft.FontWeight.W_600
    if SELECTED in keys:
        style.bgcolor = blend(c.accent, c.paper, 0.35)
    if SPEAKER in keys:
        style.color = c.ink if lit or SELECTED in keys else c.accent  # green on green is hard to read
        style.font_family = FACES.strong
    return style
