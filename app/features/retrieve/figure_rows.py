"""Figures of agreement one below the other: what each is of, a bar, the value and of how many units."""

from collections.abc import Iterable

import flet as ft

from app.shell.protocols import Shell
from core.analysis.agreement.intercoder_agreement import Estimate

BAR_WIDTH = 120


def figure_rows(shell: Shell, entries: Iterable[tuple[str, Estimate]]) -> list[ft.Control]:
    """A line for each."""
    look = shell.look
    return [
        ft.MergeSemantics(
            content=ft.Row(
                [
                    ft.Container(look.text(name, 14), expand=True),
                    _bar(shell, figure),
                    ft.Container(look.text(_short(shell, figure), 14), width=110),
                ],
                spacing=10,
            )
        )
        for name, figure in entries
    ]


def _short(shell: Shell, figure: Estimate) -> str:
    w = shell.words
    if figure.value is None:
        return w("agreement-undefined")
    return w("agreement-value-short", value=w.number(figure.value, 3, is_fixed=True), units=figure.units)


def _bar(shell: Shell, figure: Estimate) -> ft.Control:
    look = shell.look
    filled = BAR_WIDTH * max(0.0, min(1.0, figure.value or 0.0))
    inner = ft.Container(width=filled, height=8, bgcolor=look.colours.accent, border_radius=4)
    return ft.Container(
        inner, width=BAR_WIDTH, height=8, bgcolor=look.colours.line, border_radius=4,
        alignment=ft.Alignment.CENTER_LEFT, visible=not shell.is_narrow,
    )  # fmt: skip
