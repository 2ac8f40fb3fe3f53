"""The projects that were opened here before: by their title where their owner wants it shown, else by their folder."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import flet as ft

from app.components.chosen_folder import FolderField
from app.shell.protocols import Shell

SHOWN_MAX = 5


def known_projects(shell: Shell, recent: list[Path], folder: FolderField) -> ft.Control:
    """One line for each; pressing it chooses its folder."""
    shown = recent[:SHOWN_MAX]
    rows = [_line(shell, path, lambda path=path: folder.take(path)) for path in shown]  # type: ignore[misc]
    return ft.Column(rows, spacing=2)


def _line(shell: Shell, path: Path, choose: Callable[[], None]) -> ft.Control:
    look, w, settings = shell.look, shell.words, shell.settings
    name = settings.titles.get(str(path.resolve())) or w("start-project-named", folder=path.name)
    day = settings.opened_on.get(str(path.resolve()), "")
    when = w("start-last-opened", day=w.day(date.fromisoformat(day))) if day else str(path.parent)
    icon = ft.Icon(ft.Icons.LOCK_OUTLINE, size=18, color=look.colours.muted)
    lines = ft.Column([look.strong(name, 15), look.quiet(when, 12.5)], spacing=0, tight=True, expand=True)
    inner = ft.Container(
        ft.Row([icon, lines], spacing=12), ink=True, border_radius=8, padding=8, tooltip=str(path),
        on_click=lambda _: choose(),
    )  # fmt: skip
    return ft.Semantics(content=inner, button=True, container=True, label=name)
