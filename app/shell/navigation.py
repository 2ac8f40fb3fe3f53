"""Getting from screen to screen: the rail beside a screen, or the bar below it on a phone."""

from collections.abc import Callable
from contextlib import suppress
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
RAIL_WIDTH, RAIL_WIDTH_SMALL = 210, 88
RAIL_AROUND, RAIL_STEP = 112, 52
"""How high the mark and the lock are together, and at most an entry, with letters of the usual size: logical pixels."""
SMALL_LETTERS = 11.5
LARGEST = 1.4
"""Names in the rail grow no further than this: it would take the screen's room."""
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
        mark.append(shell.look.strong("Kodespor", 18 * min(1, LARGEST / shell.look.scale)))
    head = ft.Container(ft.Row(mark), padding=ft.Padding.only(left=14, top=16, bottom=12))
    places = [_place(shell, entry) for entry in ENTRIES]
    find = _rail_entry(shell, ft.Icons.SEARCH, shell.words("shell-find"), False, lambda _: shell.find())
    lock = _rail_entry(shell, ft.Icons.LOCK_OUTLINE, shell.words("shell-lock"), False, lambda _: shell.lock())
    width = (RAIL_WIDTH if shell.is_wide else RAIL_WIDTH_SMALL) * max(1, min(shell.look.scale, LARGEST))
    middle = ft.Column([find, *places], spacing=2, scroll=ft.ScrollMode.HIDDEN, expand=True)  # a window may be low
    here = next((n for n, entry in enumerate(ENTRIES) if _is_here(shell, entry)), 0)
    if _may_be_below(shell, here):
        shell.page.run_task(_scroll_to, middle, ENTRIES[here].place)
    edge = ft.Border.only(top=ft.BorderSide(1, shell.look.colours.line))
    foot = ft.Container(lock, padding=ft.Padding.symmetric(vertical=4), border=edge)
    return ft.Column([head, middle, foot], spacing=2, width=width)


def _may_be_below(shell: Shell, number: int) -> bool:
    """Whether the entry of this number, or what stands around the entries, may be lower than the window."""
    return (shell.page.height or 0) < RAIL_AROUND + (number + 2) * RAIL_STEP * min(shell.look.scale, LARGEST)


async def _scroll_to(rail: ft.Column, place: Place) -> None:
    """Brings the screen's own entry into sight, as soon as the rail is shown."""
    with suppress(RuntimeError, TimeoutError):  # another screen is shown already
        await rail.scroll_to(scroll_key=place)


def _is_here(shell: Shell, entry: Entry) -> bool:
    return WITHIN.get(shell.place, shell.place) == entry.place


def _place(shell: Shell, entry: Entry) -> ft.Control:
    shown = _rail_entry(
        shell, entry.icon, shell.words(entry.label), _is_here(shell, entry), lambda _: shell.go(entry.place)
    )
    shown.key = ft.ScrollKey(entry.place)  # type: ignore[call-arg] # Flet gives it none
    return shown


def _rail_entry(shell: Shell, icon: ft.IconData, label: str, is_here: bool, act: Callable[[Any], None]) -> ft.Control:
    """The name stands beside the icon, or small below it where there is no room."""
    look, wide = shell.look, shell.is_wide
    shown = ft.Icon(icon, size=22, color=look.colours.accent if is_here else look.colours.muted)
    size = (14.5 if wide else SMALL_LETTERS) * min(1, LARGEST / look.scale)
    name = look.strong(label, size, look.colours.ink) if is_here else look.text(label, size)
    both: ft.Control = ft.Row([shown, name], spacing=14)
    if not wide:
        name.text_align, name.max_lines, name.overflow = ft.TextAlign.CENTER, 1, ft.TextOverflow.ELLIPSIS
        both = ft.Column([shown, name], spacing=1, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    inner = ft.Container(
        both, padding=ft.Padding.symmetric(horizontal=14) if wide else ft.Padding.symmetric(horizontal=2, vertical=4),
        height=TOUCH if wide else None, on_click=act, bgcolor=look.colours.soft if is_here else None, border_radius=8,
        ink=True, margin=ft.Margin.symmetric(horizontal=6 if wide else 4),
        alignment=None if wide else ft.Alignment.CENTER,
    )  # fmt: skip
    return ft.Semantics(content=inner, button=True, container=True, selected=is_here)


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
