"""Getting from screen to screen: the rail beside a screen, or the bar below it on a phone."""

from collections.abc import Callable
from typing import Any, NamedTuple

import flet as ft

from app.shell.protocols import Place, Shell
from app.shell.theme import TOUCH


class Entry(NamedTuple):
    """A screen that one can always go to; `label` is the id of a message."""

    place: Place
    icon: ft.IconData
    label: str


ENTRIES = (
    Entry("home", ft.Icons.COTTAGE_OUTLINED, "shell-home"),
    Entry("texts", ft.Icons.ARTICLE_OUTLINED, "common-texts"),
    Entry("codebook", ft.Icons.ACCOUNT_TREE_OUTLINED, "shell-codebook"),
    Entry("retrieve", ft.Icons.FORMAT_QUOTE_OUTLINED, "shell-retrieve"),
    Entry("fourcolumns", ft.Icons.VIEW_COLUMN_OUTLINED, "shell-fourcolumns"),
    Entry("memos", ft.Icons.EDIT_NOTE, "shell-memos"),
    Entry("people", ft.Icons.PEOPLE_OUTLINE, "common-participants"),
    Entry("history", ft.Icons.HISTORY, "shell-history"),
    Entry("results", ft.Icons.TABLE_CHART_OUTLINED, "results-title"),
    Entry("writing", ft.Icons.HISTORY_EDU, "writing-title"),
    Entry("team", ft.Icons.SYNC, "shell-team"),
    Entry("settings", ft.Icons.TUNE, "shell-settings"),
    Entry("help", ft.Icons.HELP_OUTLINE, "help-title"),
)
WITHIN: dict[Place, Place] = {"search": "retrieve", "agreement": "retrieve", "tables": "retrieve", "reading": "texts"}
"""Screens that belong to another one, by which one gets to them."""
BAR_ENTRIES = 4
"""So many screens have a place in the bar of a phone; the rest is behind “More”."""
RAIL_WIDTH, RAIL_WIDTH_ICONS = 210, 64
BAR_HEIGHT = 64


def framed(shell: Shell, body: ft.Control) -> ft.Control:
    """A screen's content with the navigation beside or below it."""
    if shell.is_narrow:
        return ft.Column([body, _bar(shell)], spacing=0, expand=True)
    c = shell.look.colours
    rail = ft.Container(_rail(shell), bgcolor=c.surface, border=ft.Border.only(right=ft.BorderSide(1, c.line)))
    return ft.Row([rail, body], spacing=0, expand=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH)


def _rail(shell: Shell) -> ft.Control:
    mark: list[ft.Control] = [ft.Image("icon.svg", width=28, height=28)]
    if shell.is_wide:
        mark.append(shell.look.strong("Kodespor", 18))
    head = ft.Container(ft.Row(mark), padding=ft.Padding.only(left=14, top=16, bottom=12))
    places = [_place(shell, entry) for entry in ENTRIES]
    find = _rail_entry(shell, ft.Icons.SEARCH, shell.words("shell-find"), False, lambda _: shell.find())
    lock = _rail_entry(shell, ft.Icons.LOCK_OUTLINE, shell.words("shell-lock"), False, lambda _: shell.lock())
    width = RAIL_WIDTH if shell.is_wide else RAIL_WIDTH_ICONS
    middle = ft.Column(
        [find, *places], spacing=2, scroll=ft.ScrollMode.HIDDEN, expand=True
    )  # a low window has not room
    return ft.Column([head, middle, lock], spacing=2, width=width)


def _place(shell: Shell, entry: Entry) -> ft.Control:
    is_here = WITHIN.get(shell.place, shell.place) == entry.place
    return _rail_entry(shell, entry.icon, shell.words(entry.label), is_here, lambda _: shell.go(entry.place))


def _rail_entry(shell: Shell, icon: ft.IconData, label: str, is_here: bool, act: Callable[[Any], None]) -> ft.Control:
    c, wide = shell.look.colours, shell.is_wide
    parts: list[ft.Control] = [ft.Icon(icon, size=22, color=c.accent if is_here else c.muted)]
    if wide:
        parts.append(shell.look.strong(label, 14.5, c.ink) if is_here else shell.look.text(label, 14.5))
    inner = ft.Container(
        ft.Row(parts, spacing=14), padding=ft.Padding.symmetric(horizontal=14), height=TOUCH, on_click=act,
        bgcolor=c.soft if is_here else None, border_radius=8, tooltip=None if wide else label, ink=True,
        margin=ft.Margin.symmetric(horizontal=6),
    )  # fmt: skip
    return ft.Semantics(content=inner, label=None if wide else label, button=True, container=True, selected=is_here)


def _bar(shell: Shell) -> ft.Control:
    near, w = ENTRIES[:BAR_ENTRIES], shell.words
    here = next((n for n, entry in enumerate(near) if entry.place == WITHIN.get(shell.place, shell.place)), BAR_ENTRIES)
    entries = [ft.NavigationBarDestination(icon=entry.icon, label=w(entry.label)) for entry in near]
    entries.append(ft.NavigationBarDestination(icon=ft.Icons.MORE_HORIZ, label=w("common-more")))

    def chosen(event: Any) -> None:
        number = int(event.control.selected_index)
        if number < BAR_ENTRIES:
            shell.go(near[number].place)
        else:
            _show_more(shell)

    c = shell.look.colours
    return ft.NavigationBar(
        entries, selected_index=here, on_change=chosen, bgcolor=c.surface, indicator_color=c.soft, height=BAR_HEIGHT
    )


def _show_more(shell: Shell) -> None:
    """The screens that have no place in the bar of a phone."""

    def leave(act: Callable[[], None]) -> Callable[[Any], None]:
        def handle(_: Any) -> None:
            shell.page.pop_dialog()
            act()

        return handle

    def go(place: Place) -> Callable[[Any], None]:
        return leave(lambda: shell.go(place))

    rows: list[ft.Control] = [
        ft.ListTile(leading=entry.icon, title=shell.words(entry.label), on_click=go(entry.place))
        for entry in ENTRIES[BAR_ENTRIES:]
    ]
    locking = ft.ListTile(leading=ft.Icons.LOCK_OUTLINE, title=shell.words("shell-lock"), on_click=leave(shell.lock))
    find = ft.ListTile(leading=ft.Icons.SEARCH, title=shell.words("shell-find"), on_click=leave(shell.find))
    column = ft.Column([find, *rows, locking], tight=True, scroll=ft.ScrollMode.AUTO)
    shell.page.show_dialog(ft.BottomSheet(content=ft.Container(column, padding=8)))
