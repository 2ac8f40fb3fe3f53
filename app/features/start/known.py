"""The projects that were opened here before: by their title where their owner wants it shown, else by their folder."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import flet as ft

from app.components.chosen_folder import FolderField
from app.shell.protocols import Shell

SHOWN_MAX = 5


def known_projects(shell: Shell, recent: list[Path], folder: FolderField, passphrase: ft.TextField) -> ft.Control:
    """One line for each; pressing it chooses its folder, and leads on to the passphrase."""
    lines: dict[Path, ft.Container] = {}

    def choose(path: Path) -> None:
        folder.take(path)
        for each, line in lines.items():
            line.bgcolor = shell.look.colours.paper if each == path else None
            line.update()
        shell.page.run_task(passphrase.focus)

    shown = [_line(shell, path, lambda path=path: choose(path), lines) for path in recent[:SHOWN_MAX]]  # type: ignore[misc]
    if len(shown) > 1:
        lines[recent[0]].bgcolor = shell.look.colours.paper
    return ft.Column(shown, spacing=2)


def _line(shell: Shell, path: Path, choose: Callable[[], None], lines: dict[Path, ft.Container]) -> ft.Control:
    look, w, settings = shell.look, shell.words, shell.settings
    name = settings.titles.get(str(path.resolve())) or w("start-project-named", folder=path.name)
    day = settings.opened_on.get(str(path.resolve()), "")
    when = w("start-last-opened", day=w.day(date.fromisoformat(day))) if day else str(path.parent)
    icon = ft.Icon(ft.Icons.LOCK_OUTLINE, size=18, color=look.colours.muted)
    words = ft.Column([look.strong(name, 15), look.quiet(when, 12.5)], spacing=0, tight=True, expand=True)
    lines[path] = inner = ft.Container(
        ft.Row([icon, words], spacing=12), ink=True, border_radius=8, padding=8, tooltip=str(path),
        on_click=lambda _: choose(),
    )  # fmt: skip
    return ft.Semantics(content=inner, button=True, container=True, label=name)
