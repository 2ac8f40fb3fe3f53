"""Counts as tables and saturation as bars, with a file of the same for a spreadsheet. What is counted leads to its
passages."""

from pathlib import Path
from typing import Any

import flet as ft

from app.components.narrowing import AttributeFields
from app.components.saving import Leaving, ask_to_save
from app.components.table_files import (
    NOT_COUNTED_BY_COLUMN,
    cross_table,
    picture,
    sheet,
)
from app.features.tables.leading import Leading
from app.features.tables.pictures import Pictures
from app.features.tables.table_grid import Leads, TableGrid, column_filters
from app.services import browser_page
from app.services.exports import Taken, content_of_table, took
from app.shell.protocols import Shell
from core.analysis.attributes import attribute_names
from core.analysis.category_table import category_table
from core.analysis.crosstabs import Crosstab
from core.analysis.filters import having, narrow
from core.analysis.frequencies import frequencies
from core.analysis.presentation import Presentation
from core.analysis.saturation import saturation, uses
from core.errors import KodesporError
from core.exporting.sheets import to_file
from core.exporting.svg import to_png
from core.project import Project

FORMS = (".xlsx", ".csv", ".docx", ".html", ".svg", ".png")
ROWS_MAX = 80
BAR_WIDTH = 260


def build(
    shell: Shell, at: int | None = None, which: str = "saturation", past: Presentation | None = None
) -> "TablesScreen":
    """The screen with one of the tables: of the present, or of the point in time after `at` events; `past` is how
    that looks to the device that it is looked at with."""
    if at is not None and past is None and shell.session is not None:
        past = shell.session.reading_of(shell.session.project.as_of(at))
    return TablesScreen(shell, at, which, past)


class TablesScreen:
    """Which table; the table or picture below, with all the room there is."""

    def __init__(self, shell: Shell, at: int | None, which: str, past: Presentation | None) -> None:
        assert shell.session is not None
        session = shell.session
        self._shell, self._at = shell, at
        self._whole = past or session.presentation
        self._presentation = self._whole
        self._is_today = past is None
        self._sorted: int | None = None
        self._narrowing = AttributeFields(shell, self._again)
        look, w = shell.look, shell.words
        attributes = attribute_names(self._presentation)
        options = [
            ("saturation", w("components-table-saturation")),
            ("uses", w("components-table-uses")),
            ("flow", w("components-table-flow")),
            ("map", w("components-table-map")),
            ("network", w("components-table-network")),
            ("themes", w("components-table-categories")),
            ("words", w("components-table-words")),
            ("codes", w("components-table-cooccurrence")),
            ("participants", w("components-table-participants")),
            ("sources", w("components-table-texts")),
            ("coders", w("components-table-coders")),
            ("months", w("components-table-months")),
            *((f"attribute {name}", w("components-table-attribute", attribute=name)) for name in attributes),
        ]
        self._which = look.choice(
            w("components-table"), [ft.DropdownOption(key=key, text=text) for key, text in options],
            value=which if which in {key for key, _ in options} else "saturation",
            width=min(340, shell.width - 28), on_select=lambda _: self._again(),
        )  # fmt: skip
        self._below = ft.Switch(
            label=w("components-table-below"), value=True, active_color=look.colours.accent,
            on_change=lambda _: self._again(),
        )  # fmt: skip
        self._shown = ft.Container(expand=True)
        write = look.button(w("common-save-file"), shell.act(self._write), ft.Icons.SAVE_ALT)
        back = look.button(
            w("shell-retrieve" if past is None else "shell-history"),
            lambda _: shell.go("retrieve" if past is None else "history"),
            ft.Icons.ARROW_BACK,
        )  # fmt: skip
        tools = [self._which, self._below, *self._narrowing.controls, write]
        title = look.title(w("components-tables") if past is None else w("tables-at", place=at or 0))
        head = [ft.Row([back, title], wrap=True, spacing=14), ft.Row(tools, wrap=True, spacing=14, run_spacing=8)]
        column = ft.Column([*head, self._shown], spacing=12, expand=True)
        column.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)
        self._compute()

    def place_now(self) -> dict[str, Any]:
        """The table that is shown."""
        return {"at": self._at, "which": self._which.value or "saturation"}

    def refresh(self) -> None:
        """Shows the table as things stand now."""
        session = self._shell.session
        if self._is_today and session is not None:
            self._whole = session.presentation
            self._compute()

    def _again(self) -> None:
        self._sorted = None
        self._compute()
        self._shown.update()
        self._below.update()

    def _compute(self) -> None:
        which = self._which.value or ""
        try:
            self._presentation = narrow(self._whole, self._narrowing.filters)
        except KodesporError as problem:
            self._shown.content = self._shell.look.text(
                self._shell.words.say(problem), 15, self._shell.look.colours.warn
            )
            return
        self._leading = Leading(self._shell, self._presentation, self._is_today)
        pictures = Pictures(self._shell, self._presentation, self._leading, self._arranged if self._is_today else None)
        self._below.visible = which not in (*NOT_COUNTED_BY_COLUMN, "codes")
        shapes = {
            "saturation": self._bars, "uses": self._uses, "flow": pictures.flow, "map": pictures.map,
            "network": pictures.network, "themes": self._themes,
            "words": self._words,
        }  # fmt: skip
        if which in shapes:
            self._shown.content = ft.Column(shapes[which](), spacing=6, scroll=ft.ScrollMode.AUTO, expand=True)
        else:
            self._shown.content = self._grid(which)

    # -- the pictures, and the result table

    def _arranged(self) -> None:
        """A code of the network has another place."""
        assert self._shell.session is not None
        self._whole = self._shell.session.presentation
        self._again()

    def _themes(self) -> list[ft.Control]:
        look, w = self._shell.look, self._shell.words
        lines: list[ft.Control] = []
        for each in category_table(self._presentation):
            name = look.strong(f"{each.name} ({each.codings})", 16 - min(each.depth, 2))
            subcodes = [look.text(" · ".join(each.subcodes), 14)] if each.subcodes else []
            line = self._leading.line(
                ft.Column([name, *subcodes], spacing=1, tight=True), query=self._leading.asked(each.code)
            )
            lines.append(ft.Container(line, padding=ft.Padding.only(left=18 * each.depth)))
        expected = [each for each in self._presentation.live_memos() if each.kind == "preunderstanding"]
        if expected:  # so that both can be held against each other
            lines.append(look.title(w("components-table-expected"), 16))
            lines += [look.quote(self._presentation.words(each.text), 14.5) for each in expected]
        return lines or [look.quiet(w("components-nothing-coded"))]

    def _words(self) -> list[ft.Control]:
        look = self._shell.look
        found = frequencies(self._presentation, having=having(self._whole, self._presentation.filters))[:ROWS_MAX]
        lines = [(each.word, look.text(f"{each.times}  ·  {each.word}  ({each.sources})", 14)) for each in found]
        return [self._leading.line(line, "search", query=word) for word, line in lines]

    # -- saturation

    def _bars(self) -> list[ft.Control]:
        look, w = self._shell.look, self._shell.words
        steps = saturation(self._presentation)
        if not steps:
            return [look.quiet(w("components-nothing-coded"))]
        most = max(1, *(step.new for step in steps))
        names, bars = (100, 56) if self._shell.is_narrow else (150, BAR_WIDTH)
        rows: list[ft.Control] = [
            self._leading.line(
                ft.Row(
                    [
                        ft.Container(look.text(self._presentation.source(step.source), 14), width=names),
                        ft.Container(
                            width=max(2.0, bars * step.new / most), height=14, bgcolor=look.colours.accent,
                            border_radius=3,
                        ),
                        look.text(w("components-table-new-codes", new=step.new, total=step.total), 14),
                    ],
                    spacing=10,
                ),
                narrowed_to=f"source={step.source.hex()}",
            )
            for step in steps
        ]  # fmt: skip
        return [*rows, look.quiet(w("components-table-saturation-how"))]

    def _uses(self) -> list[ft.Control]:
        """Each code with the span of days in which it was used, on one line of time for all."""
        look, w = self._shell.look, self._shell.words
        found = uses(self._presentation)
        if not found:
            return [look.quiet(w("components-nothing-coded"))]
        begin, end = min(each.first for each in found), max(each.last for each in found)
        names, bars = (130, 0) if self._shell.is_narrow else (220, BAR_WIDTH)
        rows: list[ft.Control] = []
        for each in found[:ROWS_MAX]:
            days = f"{w.day_of(each.first)} – {w.day_of(each.last)}"
            said = w("components-table-used", days=days, codings=each.codings, texts=each.sources)
            before, spanned = each.first - begin, each.last - each.first
            scale = bars / max(1, end - begin)
            bar = ft.Container(
                margin=ft.Margin.only(left=before * scale), width=max(3.0, spanned * scale), height=10,
                bgcolor=look.colours.accent, border_radius=3,
            )  # fmt: skip
            name = ft.Container(look.text(self._presentation.code(each.code), 14), width=names)
            line = ft.Container(bar, width=bars + 3, visible=bars > 0, alignment=ft.Alignment.CENTER_LEFT)
            row = ft.Row([name, line, look.text(said, 14, expand=True)], spacing=10)
            rows.append(self._leading.line(row, query=self._leading.asked(each.code)))
        more = [look.quiet(w("components-table-goes-on"))] if len(found) > ROWS_MAX else []
        return [*rows, *more, look.quiet(w("components-table-uses-how"))]

    # -- tables

    def _grid(self, which: str) -> ft.Control:
        """A table whose headings stay while one scrolls; a press on a heading sorts by it, one on a cell leads to its
        passages."""
        look, w = self._shell.look, self._shell.words
        table = cross_table(self._presentation, which, bool(self._below.value))
        if not table.rows:
            return look.quiet(w("components-nothing-coded"))
        return TableGrid(self._shell, table, self._lead_to(which, table)).root

    def _lead_to(self, which: str, table: Crosstab) -> Leads | None:
        """What leads to the passages of a row and column; nothing leads there from a point in the past."""
        if not self._is_today:
            return None

        def lead(row: int, column: int | None) -> None:
            asked = self._leading.asked(table.codes[row])
            narrowed = [f"{kind}={value}" for kind, value in self._narrowing.filters]
            if column is not None and which == "codes":
                asked = f"{asked} and {self._leading.asked(table.codes[column])}"
            elif column is not None:
                narrowed += [f"{kind}={value}" for kind, value in column_filters(which, table.keys[column])]
            self._shell.go("retrieve", query=asked, narrowed_to="\n".join(narrowed))

        return lead

    # -- the file

    def _write(self) -> None:
        w, which, below = self._shell.words, self._which.value or "", bool(self._below.value)
        then = narrow(self._whole, self._narrowing.filters)

        def make(_: Project, ending: str) -> tuple[bytes, Taken]:
            taken = took(content_of_table(which), Path(f"x{ending}"))
            if ending in (".svg", ".png"):
                svg = picture(then, which, below, w)
                is_drawn = ending == ".svg" or browser_page.IS_HERE  # there the window makes the pixels
                return svg.encode() if is_drawn else to_png(svg), taken
            return to_file(ending, which, *sheet(then, which, below, w), w), taken

        name = next(each.text or "" for each in self._which.options or [] if each.key == which)
        about = Leaving(w("common-save-file"), name, FORMS, make, w("components-table-file"), content="codebook")
        ask_to_save(self._shell, about)
