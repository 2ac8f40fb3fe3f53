"""Choosing a folder or a file on this machine: a page has no way to ask the system for a path, so this shows them."""

from collections.abc import Callable
from pathlib import Path

import flet as ft

from app.shell.protocols import Shell
from app.shell.theme import TOUCH

ENTRIES_MAX = 500


def with_chooser(shell: Shell, field: ft.TextField, kinds: tuple[str, ...] = ()) -> ft.Control:
    """A field for a path with a button that lets one look for it. Files that end so can be chosen, else folders."""

    def chosen(place: Path) -> None:
        field.value = str(place)
        field.update()

    def look_around(_: object) -> None:
        _Chooser(shell, Path(field.value or "~").expanduser(), kinds, chosen).show()

    button = shell.look.icon_button(
        ft.Icons.FOLDER_OPEN, f"{shell.words('components-browse')}: {field.label}", look_around
    )
    return ft.Row([ft.Container(field, expand=True), button], spacing=4)


class _Chooser:
    """A dialog with the folders, and the files that may be chosen, of one place."""

    def __init__(self, shell: Shell, near: Path, kinds: tuple[str, ...], chosen: Callable[[Path], None]) -> None:
        self._shell, self._kinds, self._chosen = shell, kinds, chosen
        there = [each for each in (near, *near.parents) if each.is_dir()]
        self._place = there[0] if near.is_absolute() and there else Path.home()
        self._where = shell.look.quiet("", 13)
        self._list = ft.ListView(height=300, spacing=0)

    def show(self) -> None:
        """Opens the dialog."""
        look, w, page = self._shell.look, self._shell.words, self._shell.page
        self._fill()
        actions: list[ft.Control] = [look.button(w("common-cancel"), lambda _: page.pop_dialog())]
        if not self._kinds or "" in self._kinds:
            actions.append(look.button(w("components-choose-folder"), lambda _: self._choose(self._place), strong=True))
        width = min(480, self._shell.width - 48)
        page.show_dialog(
            ft.AlertDialog(
                title=look.title(w("components-browse"), 20),
                content=ft.Column([self._where, self._list], tight=True, width=width),
                actions=actions,
                bgcolor=look.colours.surface,
                shape=ft.RoundedRectangleBorder(radius=12),
            )
        )

    def _choose(self, place: Path) -> None:
        self._shell.page.pop_dialog()
        self._chosen(place)

    def _enter(self, place: Path) -> None:
        self._place = place
        self._fill()
        self._where.update()
        self._list.update()

    def _fill(self) -> None:
        look, w = self._shell.look, self._shell.words
        self._where.value = str(self._place)
        rows = [self._row(ft.Icons.ARROW_UPWARD, w("components-folder-above"), self._place.parent, True)]
        try:
            entries = sorted(self._place.iterdir(), key=lambda each: (not each.is_dir(), each.name.casefold()))
        except OSError:
            entries = []
            rows.append(look.quiet(w("components-folder-unreadable")))
        shown = [each for each in entries if not each.name.startswith(".") and self._is_offered(each)]
        for each in shown[:ENTRIES_MAX]:
            icon = ft.Icons.FOLDER_OUTLINED if each.is_dir() else ft.Icons.DESCRIPTION
            rows.append(self._row(icon, each.name, each, each.is_dir()))
        self._list.controls = rows

    def _is_offered(self, path: Path) -> bool:
        return path.is_dir() or path.suffix.lower() in self._kinds

    def _row(self, icon: ft.IconData, name: str, path: Path, is_folder: bool) -> ft.Control:
        look = self._shell.look
        act = (lambda _: self._enter(path)) if is_folder else (lambda _: self._choose(path))
        label = look.text(name, 14.5, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS, expand=True)
        inner = ft.Container(
            ft.Row([ft.Icon(icon, size=20, color=look.colours.muted), label], spacing=10), on_click=act, ink=True,
            height=TOUCH, border_radius=6, padding=ft.Padding.symmetric(horizontal=8),
        )  # fmt: skip
        return ft.Semantics(content=inner, button=True, container=True)
