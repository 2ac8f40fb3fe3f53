"""A table of counts: its headings stay, a press on one sorts, and a press on a cell leads to what it counts."""

from collections.abc import Callable

import flet as ft

from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.analysis.crosstabs import Crosstab

CELL_WIDTH, NAME_WIDTH, NAME_WIDTH_NARROW = 92, 280, 150
HEAD_HEIGHT = 56
COLUMNS_MAX = 60

Leads = Callable[[int, int | None], None]
"""Goes to the passages of a row, and of a column in it."""


def column_filters(which: str, key: str) -> list[tuple[str, str]]:
    """The filters that let through what a column of a table counts, by its key in the table."""
    if which.startswith("attribute "):
        return [("attribute", f"{which.removeprefix('attribute ')}={key}")]
    if which == "months":
        return [("since", f"{key}-01"), ("until", _next_month(key))]
    kinds = {"sources": "source", "participants": "participant", "coders": "coder"}
    return [(kinds[which], key)] if which in kinds else []


def _next_month(month: str) -> str:
    year, number = (int(part) for part in month.split("-")[:2])
    return f"{year + number // 12}-{number % 12 + 1:02}-01"


class TableGrid:
    """`root` is what is shown."""

    def __init__(self, shell: Shell, table: Crosstab, lead: Leads | None) -> None:
        self._shell, self._table, self._lead = shell, table, lead
        self._sorted: int | None = None
        self._is_rising = False
        self._columns = min(len(table.columns), COLUMNS_MAX)
        self._name_width = NAME_WIDTH_NARROW if shell.is_narrow else NAME_WIDTH
        self._row_height = max(TOUCH, TOUCH * shell.look.scale)
        self._head = ft.Row(spacing=0)
        self._rows = ft.ListView(expand=True, item_extent=self._row_height, spacing=0)
        width = self._name_width + CELL_WIDTH * self._columns
        inner = ft.Column([self._head, self._rows], spacing=0, width=width)
        sideways = ft.Row([inner], scroll=ft.ScrollMode.ALWAYS, expand=True)
        sideways.vertical_alignment = ft.CrossAxisAlignment.STRETCH
        look, w = shell.look, shell.words
        below: list[ft.Control] = [look.quiet(w.say(table.explanation))]
        if len(table.columns) > COLUMNS_MAX:
            below.append(look.quiet(w("components-table-goes-on")))
        if lead is not None:
            below.append(look.quiet(w("tables-how")))
        self.root = ft.Column([sideways, *below], spacing=6, expand=True)
        self._draw()

    def _draw(self) -> None:
        table = self._table
        order = list(range(len(table.rows)))
        if self._sorted is not None:
            at = self._sorted
            order.sort(key=lambda n: table.cells[n][at], reverse=not self._is_rising)
        most = max(max(row) for row in table.cells)
        self._head.controls = self._heads()
        self._rows.controls = [self._row(n, most) for n in order]

    def _sort(self, column: int | None) -> None:
        self._is_rising = column is not None and column == self._sorted and not self._is_rising
        self._sorted = column
        self._draw()
        self._head.update()
        self._rows.update()

    def _heads(self) -> list[ft.Control]:
        w = self._shell.words
        heads = [self._heading(w("common-code"), None, self._name_width)]
        return heads + [self._heading(self._table.columns[n], n, CELL_WIDTH) for n in range(self._columns)]

    def _heading(self, name: str, column: int | None, width: float) -> ft.Control:
        look, w = self._shell.look, self._shell.words
        words = look.strong(name, 13, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS)
        words.expand = True
        parts: list[ft.Control] = [words]
        if column == self._sorted and column is not None:
            sign = ft.Icons.ARROW_UPWARD if self._is_rising else ft.Icons.ARROW_DOWNWARD
            parts.append(ft.Icon(sign, size=14, color=look.colours.accent))
        label = w("tables-sort-own") if column is None else w("tables-sort", column=name)
        inner = ft.Container(
            ft.Row(parts, spacing=2), width=width, height=HEAD_HEIGHT, tooltip=name, ink=True,
            on_click=lambda _: self._sort(column), padding=ft.Padding.symmetric(horizontal=4),
            border=ft.Border.only(bottom=ft.BorderSide(1, look.colours.line)),
        )  # fmt: skip
        return ft.Semantics(content=inner, label=label, button=True, container=True)

    def _row(self, n: int, most: int) -> ft.Control:
        """The more a cell counts, the stronger its ground. The number stands in it too."""
        look, table = self._shell.look, self._table
        depth = 0 if self._sorted is not None else table.depths[n]
        name = look.text(table.rows[n], 14, max_lines=2, overflow=ft.TextOverflow.ELLIPSIS)
        label = ft.Container(
            name, width=self._name_width, height=self._row_height, alignment=ft.Alignment.CENTER_LEFT,
            padding=ft.Padding.only(left=4 + (8 if self._shell.is_narrow else 14) * depth),
            on_click=None if self._lead is None else lambda _: self._go(n, None), ink=self._lead is not None,
        )  # fmt: skip
        return ft.Row([label, *(self._cell(n, m, most) for m in range(self._columns))], spacing=0)

    def _cell(self, n: int, m: int, most: int) -> ft.Control:
        look, table = self._shell.look, self._table
        count = table.cells[n][m]
        ground = ft.Colors.with_opacity(0.08 + 0.32 * count / max(1, most), look.colours.accent) if count else None
        number = look.text(str(count) if count else "·", 14)
        cell = ft.Container(
            number, width=CELL_WIDTH, height=self._row_height, bgcolor=ground, alignment=ft.Alignment.CENTER
        )
        if not count or self._lead is None:
            return cell
        cell.on_click, cell.ink = lambda _: self._go(n, m), True
        said = self._shell.words("tables-cell", code=table.rows[n], column=table.columns[m], count=count)
        return ft.Semantics(content=cell, label=said, button=True, container=True)

    def _go(self, row: int, column: int | None) -> None:
        if self._lead is not None:
            self._lead(row, column)
