"""Four columns: text, categories, theory, one's own immediate reflections; editable where they stand."""

from collections.abc import Callable
from typing import Any

import flet as ft

from app.shell.protocols import Shell
from core.analysis.fourcolumn import FourColumns, four_columns
from core.commands import memos
from core.exporting.fourcolumns import works
from core.ids import Id, SourceId


def build(shell: Shell, source: Id | None = None) -> "FourColumnsScreen":
    """The screen, for a source or the first one."""
    return FourColumnsScreen(shell, source)


class FourColumnsScreen:
    """A table on a desktop, cards on a phone."""

    def __init__(self, shell: Shell, source: Id | None) -> None:
        assert shell.session is not None
        self.shell, self.session = shell, shell.session
        look, w = shell.look, shell.words
        rows = [row for row in self.session.presentation.sources_in_order() if row.status == "live"]
        self.source = source or (rows[0].id if rows else None)
        options = [ft.DropdownOption(key=row.id.hex(), text=self.session.presentation.source(row.id)) for row in rows]
        choice = look.choice(
            label=w("common-text"), value=self.source.hex() if self.source else None, options=options, width=280,
            on_select=lambda event: shell.go("fourcolumns", source=Id(bytes.fromhex(event.control.value))),
        )  # fmt: skip
        self._table = ft.ListView(spacing=8, expand=True)
        self._whole = ft.Switch(
            label=w("fourcolumns-whole"), value=False, active_color=look.colours.accent,
            on_change=lambda _: self._show_again(),
        )  # fmt: skip
        self._cited = {work: short for work, (short, _) in works(self.session.presentation).items()}
        head = ft.Row([look.title(w("shell-fourcolumns")), choice, self._whole], wrap=True, spacing=20)
        self.root = ft.Container(
            ft.Column([head, self._head(), self._table], spacing=14, expand=True),
            padding=24 if not shell.is_narrow else 14, expand=True,
        )  # fmt: skip
        self.refresh()

    def _head(self) -> ft.Control:
        look, w = self.shell.look, self.shell.words
        names = (w("common-text"), w("fourcolumns-categories"), w("fourcolumns-theory"), w("fourcolumns-reflections"))
        cells: list[ft.Control] = [
            ft.Container(look.strong(name, 14, look.colours.muted), expand=share)
            for name, share in zip(names, (4, 2, 3, 3), strict=True)
        ]
        return ft.Container(
            ft.Row(cells, spacing=14), padding=ft.Padding.symmetric(horizontal=12), visible=not self.shell.is_narrow
        )

    def _show_again(self) -> None:
        self.refresh()
        self._table.update()

    def refresh(self) -> None:
        """Shows the table as it is now."""
        look, w = self.shell.look, self.shell.words
        presentation, whole = self.session.presentation, bool(self._whole.value)
        table = four_columns(presentation, self.source, whole, self._cited) if self.source else []
        self._table.controls = [self._row(row) for row in table] or [look.card(look.quiet(w("fourcolumns-none"), 15))]

    def _row(self, row: FourColumns) -> ft.Control:
        look, w = self.shell.look, self.shell.words
        theory = self._memos(row, row.theory, "theoretical", w("fourcolumns-add-theory"))
        reflections = self._memos(row, row.reflections, "reflexive", w("fourcolumns-add-reflection"))
        quote = ft.Container(look.quote(row.quote, 15), on_click=self._opener(row.start), ink=True, border_radius=6)
        codes = ft.Column([look.text(code, 14.5) for code in row.codes], spacing=4)
        if self.shell.is_narrow:
            parts: list[ft.Control] = [quote, codes, theory, reflections]
            return look.card(ft.Column(parts, spacing=10), padding=12)
        shares = zip((quote, codes, theory, reflections), (4, 2, 3, 3), strict=True)
        cells: list[ft.Control] = [ft.Container(cell, expand=share) for cell, share in shares]
        top = ft.CrossAxisAlignment.START
        return look.card(ft.Row(cells, spacing=14, vertical_alignment=top), padding=12)

    def _memos(self, row: FourColumns, texts: tuple[str, ...], kind: str, label: str) -> ft.Control:
        look = self.shell.look
        act = lambda _: self._ask(row, kind, label)  # noqa: E731 - one of two shapes of one button
        icon = ft.Icons.ADD_COMMENT_OUTLINED
        narrow = self.shell.is_narrow
        add = look.button(label, act, icon) if narrow else look.icon_button(icon, label, act)
        return ft.Column([*(look.readable(look.text(text, 14.5)) for text in texts), add], spacing=6)

    def _opener(self, place: int) -> Callable[..., None]:
        return lambda _: self.shell.go("reading", source=self.source, place=place)

    def _ask(self, row: FourColumns, kind: str, label: str) -> None:
        look, w = self.shell.look, self.shell.words
        text = look.field(label, multiline=True, min_lines=3, autofocus=True)
        reference = look.field(w("fourcolumns-reference"))
        fields: list[Any] = [text, reference] if kind == "theoretical" else [text]
        assert self.source is not None
        source, place = SourceId(self.source), (row.start, row.end)
        there = self.session.presentation.codings_in(source)
        coding = next((each.id for each in there if (each.start, each.end) == place), None)

        def work() -> None:
            cited = (reference.value or "").strip()
            if coding is None:  # nobody coded it: the memo stands in the margin
                self.session.do(memos.write_in_margin, kind, text.value or "", source, place, cited)
            else:
                self.session.do(memos.write_memo, kind, text.value or "", "coding", coding, cited)

        self.shell.ask(label, ft.Column(fields, tight=True, spacing=12), w("common-save"), work)
