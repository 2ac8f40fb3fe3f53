"""The framework matrix on the screen: a grid on a desktop, a card for each case on a phone; cells are written there."""

from collections.abc import Callable

import flet as ft

from app.shell.protocols import Shell
from core.analysis.framework import Case, Cell, CellSegment, Matrix, framework_matrix
from core.analysis.presentation import Presentation
from core.commands.framework import clear_cell, write_cell
from core.exporting.framework import EMPTY, as_tables, left_out
from core.exporting.wide_table import WideTable
from core.ids import CodeId, CodingId

NAME_WIDTH, CELL_HEIGHT = 120, 112
CELL_WIDTH_MIN, CELL_WIDTH_MAX, BESIDE = 200, 380, 270
"""In pixels; `BESIDE` is what the navigation and the margins take of the window."""
SHOWN_MAX = 220
"""So many characters of a text are shown in the grid; all of it where it is opened."""


class FrameworkCells:
    """Cases by categories; a cell opens to be written, with its segments beneath."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self._shell, self._session = shell, shell.session
        w = shell.words
        options = [("participant", w("common-participants")), ("source", w("common-texts"))]
        self.by = shell.look.choice(
            label=w("results-cases"), options=[ft.DropdownOption(key=key, text=text) for key, text in options],
            value="participant", width=170, on_select=lambda _: shell.refresh(),
        )  # fmt: skip

    @property
    def tools(self) -> list[ft.Control]:
        """What a case is."""
        return [self.by]

    def _matrix(self, presentation: Presentation) -> Matrix:
        return framework_matrix(presentation, self.by.value or "participant")

    def tables(self, presentation: Presentation, ending: str) -> list[WideTable]:
        """The matrix for a file."""
        return as_tables(presentation, self._matrix(presentation), ending)

    def controls(self, presentation: Presentation) -> list[ft.Control]:
        """The grid, or the cards."""
        look, w = self._shell.look, self._shell.words
        matrix = self._matrix(presentation)
        if not matrix.cases or not matrix.columns:
            return [look.card(look.quiet(w("results-no-matrix"), 15))]
        note = map(look.quiet, left_out(matrix, w))
        shown = self._cards(matrix) if self._shell.is_narrow else [self._grid(matrix)]
        return [look.quiet(w("results-framework-about")), *note, *shown]

    def _grid(self, matrix: Matrix) -> ft.Control:
        look = self._shell.look
        room = (self._shell.width - BESIDE - NAME_WIDTH) / len(matrix.columns) - 8
        width = min(CELL_WIDTH_MAX, max(CELL_WIDTH_MIN, room))
        head: list[ft.Control] = [ft.Container(width=NAME_WIDTH)]
        head += [ft.Container(look.strong(name, 14, max_lines=2), width=width) for _, name in matrix.columns]
        lines: list[ft.Control] = [ft.Row(head, spacing=8)]
        for case in matrix.cases:
            name = ft.Container(look.strong(case.name, 15), width=NAME_WIDTH)
            cells = [
                ft.Container(self._cell(case, column, cell, CELL_HEIGHT), width=width)
                for column, cell in zip(matrix.columns, case.cells, strict=True)
            ]
            lines.append(ft.Row([name, *cells], spacing=8, vertical_alignment=ft.CrossAxisAlignment.START))
        return ft.Row([ft.Column(lines, spacing=8, tight=True)], scroll=ft.ScrollMode.AUTO)

    def _cards(self, matrix: Matrix) -> list[ft.Control]:
        look = self._shell.look
        cards: list[ft.Control] = []
        for case in matrix.cases:
            parts: list[ft.Control] = [look.strong(case.name, 17)]
            for column, cell in zip(matrix.columns, case.cells, strict=True):
                parts += [look.quiet(column[1]), self._cell(case, column, cell, None)]
            stretched = ft.Column(parts, spacing=6, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
            cards.append(look.card(stretched, padding=12))
        return cards

    def _cell(self, case: Case, column: tuple[CodeId, str], cell: Cell, height: int | None) -> ft.Control:
        look, w = self._shell.look, self._shell.words
        said = "\n".join(each.text for each in cell.texts)
        shown = said if len(said) <= SHOWN_MAX else said[: SHOWN_MAX - 1] + "…"
        words = look.text(shown, 14, max_lines=3) if said else look.quiet(EMPTY, 14)
        count = w("results-segments", count=len(cell.segments))
        body = ft.Column([words, look.quiet(count, 12.5)], spacing=4)
        label = w("results-cell", case=case.name, category=column[1], text=shown or EMPTY)
        inner = look.card(body, padding=10, height=height, ink=True, on_click=lambda _: self._ask(case, column, cell))
        return ft.Semantics(content=inner, label=f"{label} {count}", button=True, container=True,
                            exclude_semantics=True)  # fmt: skip

    # -- one cell

    def _ask(self, case: Case, column: tuple[CodeId, str], cell: Cell) -> None:
        """One's own text to write; what others wrote, and the segments, beneath it."""
        look, w = self._shell.look, self._shell.words
        own = next((each for each in cell.texts if each.is_own), None)
        field = look.field(w("results-cell-text"), value=own.text if own else "", multiline=True, min_lines=4,
                           max_lines=10, autofocus=True)  # fmt: skip
        ticked = set(own.rests_on) if own else set[CodingId]()
        others: list[ft.Control] = [
            ft.Column([look.quiet(each.by), look.readable(look.text(each.text, 14.5))], spacing=2)
            for each in cell.texts
            if not each.is_own
        ]
        below: list[ft.Control] = [look.quiet(w("results-segments-behind"))] if cell.segments else []
        below += [self._segment(each, ticked) for each in cell.segments]
        rows = [ft.Container(height=2), field, *others, *below]  # the field’s label stands above its frame
        body = ft.Column(rows, spacing=12, scroll=ft.ScrollMode.AUTO, width=min(680, self._shell.width - 80),
                         height=min(520, 230 + 90 * (len(others) + len(below))))  # fmt: skip
        where = (case.kind, case.id)

        def work() -> None:
            text = (field.value or "").strip()
            if not text and own is not None:
                made = self._session.do(clear_cell, where, column[0])
                self._shell.notify(w("results-cell-emptied"), undo=made)
                return
            rests_on = [each for segment in cell.segments for each in segment.codings if each in ticked]
            self._session.do(write_cell, where, column[0], text, rests_on)

        self._shell.ask(f"{case.name} · {column[1]}", body, w("common-save"), work)

    def _segment(self, segment: CellSegment, ticked: set[CodingId]) -> ft.Control:
        look, w = self._shell.look, self._shell.words

        def tick(event: ft.Event[ft.Checkbox]) -> None:
            ticked.difference_update(segment.codings)
            if event.control.value:
                ticked.add(segment.codings[0])

        against = f" · {w('export-negative-case')}" if segment.is_against else ""
        where = look.quiet(f"{segment.source_name} · {w.list(segment.codes)}{against}", expand=True)
        box = ft.Checkbox(
            value=not ticked.isdisjoint(segment.codings), on_change=tick, active_color=look.colours.accent,
            label=w("results-rests-on"), label_style=ft.TextStyle(color=look.colours.muted),
        )  # fmt: skip
        go = look.icon_button(ft.Icons.OPEN_IN_NEW, w("common-show-in-text"), self._opener(segment))
        head = ft.Row([where, go], spacing=4)
        missing = look.text(w("common-no-consent-to-quote"), 14, look.colours.warn)
        warned = [missing] if segment.without_consent else []
        return look.card(ft.Column([look.quote(segment.words, 14.5), *warned, head, box], spacing=2), padding=10)

    def _opener(self, segment: CellSegment) -> Callable[..., None]:
        def handle(_: object) -> None:
            self._shell.page.pop_dialog()
            self._shell.go("reading", source=segment.source, place=segment.start)

        return handle
