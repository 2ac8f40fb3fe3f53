"""A summary beside its original, segment by segment, with what it does not cover."""

import flet as ft

from app.shell.protocols import Shell
from core.analysis.summary_check import Checked, SummaryCheck, check_summary
from core.ids import SourceId

SHOWN_MAX = 200
HEIGHT = 460


class SummaryDialog:
    """What is missing, or all; each row leads to its place in the original."""

    def __init__(self, shell: Shell, summary: SourceId) -> None:
        assert shell.session is not None
        self._shell, self._session = shell, shell.session
        self._found: SummaryCheck = check_summary(shell.session.presentation, summary)
        self._all = ft.Switch(
            label=shell.words("condensing-all"), value=False, active_color=shell.look.colours.accent,
            on_change=lambda _: self._again(),
        )  # fmt: skip
        self._list = ft.ListView(spacing=8, height=HEIGHT)

    def show(self) -> None:
        """Opens it."""
        look, w = self._shell.look, self._shell.words
        missing = sum(not each.is_covered() for each in self._found.segments)
        head = look.strong(w("condensing-found", count=missing, all=len(self._found.segments)), 15)
        self._fill()
        parts: list[ft.Control] = [head, self._all, self._list, look.quiet(w("condensing-how"))]
        body = ft.Column(parts, spacing=12, tight=True, width=min(860, self._shell.width - 48))
        name = self._session.presentation.source(self._found.summary)
        self._shell.show(w("condensing-title", text=name), body)

    def _again(self) -> None:
        self._fill()
        self._list.update()

    def _fill(self) -> None:
        shown = [each for each in self._found.segments if self._all.value or not each.is_covered()]
        self._list.controls = [self._row(each) for each in shown[:SHOWN_MAX]]
        if len(shown) > SHOWN_MAX:
            self._list.controls.append(
                self._shell.look.quiet(self._shell.words("common-and-more", count=len(shown) - SHOWN_MAX))
            )

    def _row(self, each: Checked) -> ft.Control:
        look, w = self._shell.look, self._shell.words
        said = w("condensing-linked") if each.is_linked else w("condensing-share-of", share=w.percent(each.share))
        colour = look.colours.muted if each.is_covered() else look.colours.warn
        spoken = ft.Column([look.quote(each.words, 14.5), look.text(said, 13, colour)], spacing=2, tight=True)
        told = look.text(each.near_words or w("condensing-nothing"), 14)
        opened = ft.Container(spoken, on_click=lambda _: self._open(each), ink=True, border_radius=6)
        if self._shell.is_narrow:
            return look.card(ft.Column([opened, told], spacing=8), padding=10)
        cells: list[ft.Control] = [ft.Container(opened, expand=3), ft.Container(told, expand=2)]
        return look.card(ft.Row(cells, spacing=14, vertical_alignment=ft.CrossAxisAlignment.START), padding=10)

    def _open(self, each: Checked) -> None:
        self._shell.page.pop_dialog()
        self._shell.go("reading", source=self._found.original, place=each.start)
