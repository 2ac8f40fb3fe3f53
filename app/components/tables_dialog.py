"""Counts as tables and saturation as bars, with a file of the same for a spreadsheet."""

from pathlib import Path

import flet as ft

from app.shell.protocols import Shell
from core.analysis.category_development import CategoryDevelopment, category_development, flow_messages
from core.analysis.category_table import category_table
from core.analysis.colours import Colours
from core.analysis.crosstabs import Crosstab, by_column, co_occurrence
from core.analysis.frequencies import frequencies
from core.analysis.presentation import Presentation, iso_time
from core.analysis.saturation import saturation, uses
from core.exporting.alluvial import alluvial
from core.exporting.pictures import heat, saturation_bars, tree_map, use_spans
from core.exporting.sheets import Cell, to_file
from core.exporting.svg import HEIGHT, WIDTH, to_png
from core.storage.files import write_whole

ROWS_MAX, COLUMNS_MAX = 80, 30
CELL_WIDTH, NAME_WIDTH, BAR_WIDTH = 84, 260, 260


class TablesDialog:
    """A dialog; another table is shown as soon as it is chosen."""

    def __init__(self, shell: Shell, presentation: Presentation | None = None) -> None:
        """Of the present, or of the state that is given."""
        assert shell.session is not None
        self._shell, self._reading = shell, presentation or shell.session.presentation
        look, w = shell.look, shell.words
        attributes = sorted({name for row in self._reading.state.participants.values() for name, _ in row.attributes})
        options = [
            ("saturation", w("Saturation: new codes in each text")),
            ("uses", w("Age and use of the codes")),
            ("flow", w("How codings went from category to category")),
            ("map", w("Map of the categories")),
            ("themes", w("Result table: categories and what they gather")),
            ("words", w("Word frequencies")),
            ("codes", w("Codes that stand together")),
            ("participants", w("Codes by participant")),
            ("sources", w("Codes by text")),
            ("coders", w("Codes by coder")),
            ("months", w("Codes by month")),
            *((f"attribute {name}", w("Codes by {}").format(name)) for name in attributes),
        ]
        self._which = look.choice(
            value="saturation", label=w("Table"), options=[ft.DropdownOption(key=k, text=t) for k, t in options],
            width=340, on_select=lambda _: self._again(),
        )  # fmt: skip
        self._below = ft.Switch(
            label=w("A code counts those below it"), value=True, active_color=look.colours.accent,
            on_change=lambda _: self._again(),
        )  # fmt: skip
        self._shown = ft.Column(spacing=6, tight=True)
        self._file = look.field(
            w("File to write (.csv, .xlsx, .docx or .html; .svg or .png)"),
            value=str(Path.home() / "kodespor-tabell.xlsx"),
        )
        write = look.button(w("common-save-file"), shell.act(self._write), ft.Icons.SAVE_ALT)
        self._body = ft.Column(
            [
                ft.Row([self._which, self._below], wrap=True, spacing=14),
                self._shown,
                ft.Row([ft.Container(self._file, expand=True), write], spacing=8),
            ],
            spacing=14, tight=True, width=min(860, shell.width - 48),
        )  # fmt: skip

    def show(self) -> None:
        """Opens it."""
        self._compute()
        self._shell.show(self._shell.words("Tables"), self._body)

    def _again(self) -> None:
        self._compute()
        self._body.update()

    def _table(self) -> Crosstab:
        which = self._which.value or ""
        if which == "codes":
            return co_occurrence(self._reading)
        return by_column(self._reading, which.removeprefix("attribute "), bool(self._below.value))

    def _compute(self) -> None:
        which = self._which.value or ""
        self._below.visible = which not in ("saturation", "uses", "flow", "codes", "map", "themes", "words")
        shapes = {
            "saturation": self._bars, "uses": self._uses, "flow": self._flow, "map": self._map, "themes": self._themes,
            "words": self._words,
        }  # fmt: skip
        self._shown.controls = shapes[which]() if which in shapes else self._grid(self._table())

    # -- the map, and the result table

    def _map(self) -> list[ft.Control]:
        """The picture itself; what it says is in the result table too, for who cannot see it."""
        w = self._shell.words
        svg = tree_map(self._reading)
        width = min(860, self._shell.width - 48)
        picture = ft.Image(src=svg, width=width, height=width * HEIGHT / WIDTH, fit=ft.BoxFit.CONTAIN)
        label = w("Map of the categories") + ": " + ", ".join(each.name for each in category_table(self._reading))
        return [ft.Semantics(content=picture, label=label, image=True)]

    def _flow(self) -> list[ft.Control]:
        """The picture, and in words what changed its name or place."""
        look, w = self._shell.look, self._shell.words
        found = category_development(self._reading)
        width = min(860, self._shell.width - 48)
        svg = self._flow_picture(found)
        height = width * float(svg.split('height="', 1)[1].split('"', 1)[0]) / WIDTH
        picture = ft.Image(src=svg, width=width, height=height, fit=ft.BoxFit.CONTAIN)
        lines = [w.say(each) for each in flow_messages(found)[:ROWS_MAX]]
        label = w("How codings went from category to category") + ": " + "; ".join(lines)
        return [ft.Semantics(content=picture, label=label, image=True), *(look.quiet(each) for each in lines)]

    def _flow_picture(self, found: CategoryDevelopment) -> str:
        return alluvial(found, Colours(self._reading.state), self._shell.words)

    def _themes(self) -> list[ft.Control]:
        look, w = self._shell.look, self._shell.words
        lines: list[ft.Control] = []
        for each in category_table(self._reading):
            name = look.strong(f"{each.name} ({each.codings})", 16 - min(each.depth, 2))
            gathers = [look.text(" · ".join(each.subcodes), 14)] if each.subcodes else []
            lines.append(
                ft.Container(
                    ft.Column([name, *gathers], spacing=1, tight=True), padding=ft.Padding.only(left=18 * each.depth)
                )
            )
        expected = [each for each in self._reading.live_memos() if each.kind == "preunderstanding"]
        if expected:  # so that both can be held against each other
            lines.append(look.title(w("What was expected beforehand"), 16))
            lines += [look.quote(self._reading.words(each.text), 14.5) for each in expected]
        return lines or [look.quiet(w("Nothing was coded yet."))]

    def _words(self) -> list[ft.Control]:
        look = self._shell.look
        found = frequencies(self._reading)[:ROWS_MAX]
        return [look.text(f"{each.times}  ·  {each.word}  ({each.sources})", 14) for each in found]

    # -- saturation

    def _bars(self) -> list[ft.Control]:
        look, w = self._shell.look, self._shell.words
        steps = saturation(self._reading)
        if not steps:
            return [look.quiet(w("Nothing was coded yet."))]
        most = max(1, *(step.new for step in steps))
        names, bars = (100, 56) if self._shell.is_narrow else (150, BAR_WIDTH)
        rows: list[ft.Control] = [
            ft.MergeSemantics(
                content=ft.Row(
                    [
                        ft.Container(look.text(self._reading.source(step.source), 14), width=names),
                        ft.Container(
                            width=max(2.0, bars * step.new / most), height=14, bgcolor=look.colours.accent,
                            border_radius=3,
                        ),
                        look.text(w("{} new, {} in all").format(step.new, step.total), 14),
                    ],
                    spacing=10,
                )
            )
            for step in steps
        ]  # fmt: skip
        said = w(
            "In the order in which the texts were first coded: how many of the codes stand there for the first time."
        )
        return [*rows, look.quiet(said)]

    def _uses(self) -> list[ft.Control]:
        """Each code with the span of days in which it was used, on one line of time for all."""
        look, w = self._shell.look, self._shell.words
        found = uses(self._reading)
        if not found:
            return [look.quiet(w("Nothing was coded yet."))]
        begin, end = min(each.first for each in found), max(each.last for each in found)
        names, bars = (130, 0) if self._shell.is_narrow else (220, BAR_WIDTH)
        rows: list[ft.Control] = []
        for each in found[:ROWS_MAX]:
            said = w("{} to {} · {} codings in {} texts").format(
                iso_time(each.first)[:10], iso_time(each.last)[:10], each.codings, each.sources
            )
            before, spanned = each.first - begin, each.last - each.first
            scale = bars / max(1, end - begin)
            bar = ft.Container(
                margin=ft.Margin.only(left=before * scale), width=max(3.0, spanned * scale), height=10,
                bgcolor=look.colours.accent, border_radius=3,
            )  # fmt: skip
            name = ft.Container(look.text(self._reading.code(each.code), 14), width=names)
            line = ft.Container(bar, width=bars + 3, visible=bars > 0, alignment=ft.Alignment.CENTER_LEFT)
            rows.append(ft.MergeSemantics(content=ft.Row([name, line, look.text(said, 14, expand=True)], spacing=10)))
        more = [look.quiet(w("The table goes on; the file has all of it."))] if len(found) > ROWS_MAX else []
        return [*rows, *more, look.quiet(w("In the order of their first use; the bar is the time from first to last."))]

    # -- tables

    def _grid(self, table: Crosstab) -> list[ft.Control]:
        look, w = self._shell.look, self._shell.words
        if not table.rows:
            return [look.quiet(w("Nothing was coded yet."))]
        columns = table.columns[:COLUMNS_MAX]
        head = [ft.Container(look.quiet("", 13), width=NAME_WIDTH)]
        head += [ft.Container(look.strong(name, 13, max_lines=2), width=CELL_WIDTH) for name in columns]
        lines: list[ft.Control] = [ft.Row(head, spacing=0, vertical_alignment=ft.CrossAxisAlignment.END)]
        for name, depth, cells in list(zip(table.rows, table.depths, table.cells, strict=True))[:ROWS_MAX]:
            lines.append(
                ft.MergeSemantics(content=self._line(name, depth, cells[:COLUMNS_MAX], max(map(max, table.cells))))
            )
        wide = ft.Row([ft.Column(lines, spacing=2, tight=True)], scroll=ft.ScrollMode.AUTO)
        rest = len(table.rows) > ROWS_MAX or len(table.columns) > COLUMNS_MAX
        more = [look.quiet(w("The table goes on; the file has all of it."))] if rest else []
        return [wide, *more, look.quiet(w.say(table.explanation))]

    def _line(self, name: str, depth: int, cells: tuple[int, ...], most: int) -> ft.Control:
        """A row; the more a cell counts, the stronger its ground. The number stands in it too."""
        look = self._shell.look
        label = ft.Container(
            look.text(name, 14, max_lines=2), width=NAME_WIDTH, padding=ft.Padding.only(left=14 * depth)
        )
        shown: list[ft.Control] = [label]
        for count in cells:
            ground = ft.Colors.with_opacity(0.08 + 0.32 * count / max(1, most), look.colours.accent) if count else None
            number = look.text(str(count) if count else "·", 14)
            shown.append(
                ft.Container(number, width=CELL_WIDTH, height=28, bgcolor=ground, alignment=ft.Alignment.CENTER)
            )
        return ft.Row(shown, spacing=0)

    # -- the file

    def _write(self) -> None:
        w = self._shell.words
        place = Path((self._file.value or "").strip()).expanduser()
        ending = place.suffix.lower()
        if ending in (".svg", ".png"):
            svg = self._picture()
            write_whole(place, svg.encode() if ending == ".svg" else to_png(svg))
        else:
            write_whole(place, to_file(ending, place.stem, *self._lines()))
        self._shell.page.pop_dialog()
        self._shell.say(w("common-saved-file", file=place))

    def _picture(self) -> str:
        if self._which.value in ("map", "themes"):
            return tree_map(self._reading)
        if self._which.value == "saturation":
            return saturation_bars(self._reading)
        if self._which.value == "flow":
            return self._flow_picture(category_development(self._reading))
        if self._which.value == "uses":
            return use_spans(self._reading)
        return heat(self._table())

    def _lines(self) -> tuple[list[str], list[list[Cell]]]:
        w = self._shell.words
        if self._which.value == "words":
            return [w("Word"), w("Times"), w("common-texts")], [list(each) for each in frequencies(self._reading)]
        if self._which.value in ("map", "themes"):
            found = category_table(self._reading)
            header = [w("Category"), w("Gathers"), w("Codings")]
            return header, [["  " * each.depth + each.name, " · ".join(each.subcodes), each.codings] for each in found]
        if self._which.value == "saturation":
            steps = saturation(self._reading)
            header = [w("common-text"), w("common-codings"), w("common-codes"), w("New codes"), w("In all")]
            return header, [[self._reading.source(s.source), s.codings, s.codes, s.new, s.total] for s in steps]
        if self._which.value == "flow":
            found = category_development(self._reading)
            header = [w("When"), w("Code"), w("Codings")]
            groups = [(iso_time(column.at)[:10], group) for column in found.columns for group in column.groups]
            return header, [[day, group.name, group.codings] for day, group in groups]
        if self._which.value == "uses":
            header = [w("common-code"), w("First used"), w("Last used"), w("common-codings"), w("common-texts")]
            return header, [
                [self._reading.code(u.code), iso_time(u.first)[:10], iso_time(u.last)[:10], u.codings, u.sources]
                for u in uses(self._reading)
            ]
        table = self._table()
        lines: list[list[Cell]] = [[name, *cells] for name, cells in zip(table.rows, table.cells, strict=True)]
        return [w("common-code"), *table.columns], lines
