"""Choosing a folder on this machine: a page has no way to ask the system for one, so this shows them."""

from collections.abc import Callable
from pathlib import Path

import flet as ft

from app import composition
from app.services import browser_page
from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.storage.files import make_private_folder

ENTRIES_MAX = 500


class FolderField:
    """A folder and a button that leads to another one; `root` is what is shown. `taken` is called when one is
    chosen."""

    def __init__(self, shell: Shell, label: str, value: str = "", taken: Callable[[], None] | None = None) -> None:
        look, w = shell.look, shell.words
        self.value = value
        self._shell, self._taken = shell, taken
        self._said = look.quiet(value or w("components-folder-none"), 13.5)
        button = look.button(w("components-choose-folder-of"), lambda _: self._look_around(), ft.Icons.FOLDER_OPEN)
        button.tooltip = label
        told = ft.Column([look.text(label, 14.5), ft.Semantics(content=self._said, live_region=True)], spacing=2)
        row: ft.Control = ft.Row([ft.Container(told, expand=True), button], spacing=10)
        if browser_page.IS_HERE:  # what is stored in a browser lies in no folder that anybody could choose
            row = ft.Container()
        elif shell.is_narrow:
            row = ft.Column([told, button], spacing=8)
        self.root = row

    @property
    def path(self) -> Path:
        """The folder."""
        return Path(self.value.strip()).expanduser()

    def _look_around(self) -> None:
        FolderChooser(self._shell, Path(self.value or "~").expanduser(), self.take).show()

    def take(self, place: Path) -> None:
        """Takes over a folder."""
        self.value = self._said.value = str(place)
        self._said.update()
        if self._taken is not None:
            self._taken()


def new_folder(shell: Shell) -> FolderField:
    """Where a new project is put."""
    return FolderField(shell, shell.words("start-new-folder"), str(composition.free_folder()))


class FolderChooser:
    """A dialog with the folders of one place. The place can also be written, by whoever knows it."""

    def __init__(self, shell: Shell, near: Path, chosen: Callable[[Path], None]) -> None:
        self._shell, self._chosen = shell, chosen
        there = [each for each in (near, *near.parents) if each.is_dir()]
        self._place = there[0] if near.is_absolute() and there else Path.home()
        self._where = shell.look.field(shell.words("components-place"), on_submit=lambda _: self._go(), expand=True)
        self._list = ft.ListView(height=300, spacing=0)

    def show(self) -> None:
        """Opens the dialog."""
        look, w, page = self._shell.look, self._shell.words, self._shell.page
        self._fill()
        cancel = look.button(w("common-cancel"), lambda _: page.pop_dialog())
        fresh = look.button(
            w("components-new-folder"), self._shell.act(self._make), ft.Icons.CREATE_NEW_FOLDER_OUTLINED
        )
        choose = look.button(w("components-choose-folder"), lambda _: self._choose(), strong=True)
        go = look.icon_button(ft.Icons.ARROW_FORWARD, w("components-go-there"), lambda _: self._go())
        width = min(520, self._shell.width - 48)
        page.show_dialog(
            ft.AlertDialog(
                title=look.title(w("components-choose-folder-of"), 20),
                content=ft.Column([ft.Row([self._where, go]), self._list], tight=True, width=width),
                actions=[fresh, cancel, choose],
                bgcolor=look.colours.surface,
                shape=ft.RoundedRectangleBorder(radius=12),
            )
        )

    def _written(self) -> Path:
        return Path((self._where.value or "").strip() or self._place).expanduser()

    def _choose(self) -> None:
        self._shell.page.pop_dialog()
        self._chosen(self._written())

    def _go(self) -> None:
        place = self._written()
        self._enter(place if place.is_dir() else self._place)

    def _make(self) -> None:
        """A new folder in the place that is shown, or the one that was written."""
        place = self._written()
        if place.exists():
            number = 1
            while (fresh := place / self._shell.words("components-new-folder-name", number=number)).exists():
                number += 1
            place = fresh
        make_private_folder(place)
        self._enter(place)

    def _enter(self, place: Path) -> None:
        self._place = place
        self._fill()
        self._where.update()
        self._list.update()

    def _fill(self) -> None:
        look, w = self._shell.look, self._shell.words
        self._where.value = str(self._place)
        rows = [self._row(ft.Icons.ARROW_UPWARD, w("components-folder-above"), self._place.parent)]
        try:
            entries = sorted((each for each in self._place.iterdir() if each.is_dir()), key=_by_name)
        except OSError:
            entries = []
            rows.append(look.quiet(w("components-folder-unreadable")))
        shown = [each for each in entries if not each.name.startswith(".")]
        rows += [self._row(ft.Icons.FOLDER_OUTLINED, each.name, each) for each in shown[:ENTRIES_MAX]]
        self._list.controls = rows

    def _row(self, icon: ft.IconData, name: str, path: Path) -> ft.Control:
        look = self._shell.look
        label = look.text(name, 14.5, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS, expand=True)
        inner = ft.Container(
            ft.Row([ft.Icon(icon, size=20, color=look.colours.muted), label], spacing=10),
            on_click=lambda _: self._enter(path), ink=True,
            height=TOUCH, border_radius=6, padding=ft.Padding.symmetric(horizontal=8),
        )  # fmt: skip
        return ft.Semantics(content=inner, button=True, container=True)


def _by_name(path: Path) -> str:
    return path.name.casefold()
