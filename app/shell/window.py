"""The app around the screens: navigation, messages, keys, appearance. Holds the opened project."""

import asyncio
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import flet as ft

from app.i18n.words import Words
from app.services.project_session import ProjectSession
from app.services.recordings import revoke_recording_urls
from app.services.settings import Settings
from app.services.sync_service import SyncService
from app.shell import keyboard
from app.shell.fonts import PAGE_FONTS
from app.shell.protocols import Leaving, Screen
from app.shell.theme import TOUCH, Look
from core.errors import KodesporError

WIDTH_MIN = 300
NARROW, WIDE = 700, 1200
"""Logical pixels: no window is smaller than the first; below the second it is a telephone, with the navigation at the
bottom; from the third on names stand beside the signs."""

PLACES = (
    ("home", ft.Icons.COTTAGE_OUTLINED, "Home"),
    ("texts", ft.Icons.ARTICLE_OUTLINED, "Texts"),
    ("codebook", ft.Icons.ACCOUNT_TREE_OUTLINED, "Codebook"),
    ("retrieve", ft.Icons.FORMAT_QUOTE_OUTLINED, "Retrieve"),
    ("fourcolumns", ft.Icons.VIEW_COLUMN_OUTLINED, "Four columns"),
    ("memos", ft.Icons.EDIT_NOTE, "Memos"),
    ("people", ft.Icons.PEOPLE_OUTLINE, "Participants"),
    ("history", ft.Icons.HISTORY, "History"),
    ("team", ft.Icons.SYNC, "Team and sync"),
    ("settings", ft.Icons.TUNE, "Settings"),
)
NOTICE_SECONDS = 8
AT_HAND = 4
"""So many places stand at the bottom of a telephone; the rest is behind “More”."""


class Window:
    """One window on one project."""

    def __init__(self, page: ft.Page, settings: Settings) -> None:
        self.page, self.settings = page, settings
        self.words = Words(settings.language)
        self.look = Look(settings.dark, settings.scale)
        self.session: ProjectSession | None = None
        self.folder: Path | None = None
        self.syncing: SyncService | None = None
        self.screen: Screen | None = None
        self.place = "start"
        self.arguments: dict[str, Any] = {}
        self._body = ft.Container(expand=True)
        self._frame = ft.Container(expand=True)
        self._stale = False
        self._notice = ft.Container(visible=False, border_radius=8, padding=ft.Padding.only(left=16, right=6))
        self._spoken = 0
        self._warning: ft.Text | None = None
        self._built_shape, self._built_width = (False, False), 0.0
        self._touched = time.monotonic()

    async def begin(self) -> None:
        """Shows the first screen."""
        page = self.page
        page.title = "Kodespor"
        page.padding, page.spacing = 0, 0
        page.fonts = PAGE_FONTS
        page.locale_configuration = ft.LocaleConfiguration(
            [ft.Locale("nb", "NO"), ft.Locale("en", "GB")], ft.Locale("nb", "NO")
        )
        page.on_keyboard_event = self._key
        page.on_resize = self._resized
        page.controls = [ft.SafeArea(content=ft.Stack([self._frame, self._notice], expand=True), expand=True)]
        self.dress()
        self.go("start")

    def dress(self) -> None:
        """Puts on the appearance that the settings ask for."""
        self.words = Words(self.settings.language)
        self.look = Look(self.settings.dark, self.settings.scale)
        self.page.theme = self.page.dark_theme = self.look.theme()
        self.page.theme_mode = ft.ThemeMode.DARK if self.settings.dark else ft.ThemeMode.LIGHT
        self.page.bgcolor = self.look.colours.paper
        self.page.update()

    # -- size

    @property
    def width(self) -> float:
        """The window's width in logical pixels."""
        return self.page.width or 1280

    @property
    def is_narrow(self) -> bool:
        """Whether this is a telephone's width."""
        return self.width < NARROW

    @property
    def is_wide(self) -> bool:
        """Whether there is room for much beside each other."""
        return self.width >= WIDE

    def _resized(self, _: Any) -> None:
        """Lays the screen out anew where the window has another shape, or was built before its size was known."""
        was_unknown = self._built_width < WIDTH_MIN
        if self._shape() != self._built_shape or (was_unknown and self.width != self._built_width):
            self.go(self.place, **self.arguments)

    def _shape(self) -> tuple[bool, bool]:
        return self.is_narrow, self.is_wide

    # -- going places

    def open(self, session: ProjectSession, folder: Path) -> None:
        """Shows a project that was opened."""
        self.session, self.folder = session, folder
        self.settings.opened(folder)
        session.listen(self._views_changed)
        self.syncing = SyncService(self)
        self.page.run_task(self.syncing.watch)
        self.page.run_task(self._watch_idle)
        self.go("home")

    def lock(self) -> None:
        """Closes the project: its words and keys leave the memory of the app."""
        if self.syncing is not None:
            self.syncing.stop()
        if self.session is not None:
            self.session.note_seen()
            revoke_recording_urls(self.session.project)
            self.session.project.log.close()
        self.session = self.syncing = self.folder = None
        self.go("start")

    def go(self, place: str, /, **arguments: Any) -> None:
        """Shows a screen."""
        self.touch()
        if isinstance(self.screen, Leaving):
            self.screen.leave()
        self.place, self.arguments = place, arguments
        self._built_shape, self._built_width = self._shape(), self.width
        module = import_module(f"app.features.{place}.screen")
        self.screen = module.build(self, **arguments)
        self._body.content = self.screen.root
        self._frame.content = self._body if self.session is None else self._framed()
        self.page.update()

    def refresh(self) -> None:
        """Lets the screen show the views as they are now."""
        if self.screen is not None:
            self.screen.refresh()
            self._body.update()

    def _views_changed(self) -> None:
        if not self._stale:
            self._stale = True
            self.page.run_task(self._refresh_soon)

    async def _refresh_soon(self) -> None:
        """Several changes in a row are shown once."""
        await asyncio.sleep(0)
        self._stale = False
        self.refresh()

    def _framed(self) -> ft.Control:
        c = self.look.colours
        if self.is_narrow:
            return ft.Column([self._body, self._bottom_bar()], spacing=0, expand=True)
        rail = ft.Container(self._rail(), bgcolor=c.surface, border=ft.Border.only(right=ft.BorderSide(1, c.line)))
        return ft.Row([rail, self._body], spacing=0, expand=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH)

    def _rail(self) -> ft.Control:
        wide = self.is_wide
        mark = ft.Container(
            ft.Row([ft.Image("icon.svg", width=28, height=28), *([self.look.strong("Kodespor", 18)] if wide else [])]),
            padding=ft.Padding.only(left=14, top=16, bottom=12),
        )
        places = [self._place(name, icon, label, wide) for name, icon, label in PLACES]
        lock = self._entry(ft.Icons.LOCK_OUTLINE, self.words("Lock"), False, wide, lambda _: self.lock())
        return ft.Column([mark, *places, ft.Container(expand=True), lock], spacing=2, width=210 if wide else 64)

    def _place(self, name: str, icon: Any, label: str, wide: bool) -> ft.Control:
        return self._entry(icon, self.words(label), self.place == name, wide, lambda _: self.go(name))

    def _entry(self, icon: Any, label: str, here: bool, wide: bool, act: Callable[..., Any]) -> ft.Control:
        c = self.look.colours
        colour = c.accent if here else c.muted
        parts: list[ft.Control] = [ft.Icon(icon, size=22, color=colour)]
        if wide:
            parts.append(self.look.strong(label, 14.5, c.ink) if here else self.look.text(label, 14.5))
        inner = ft.Container(
            ft.Row(parts, spacing=14), padding=ft.Padding.symmetric(horizontal=14), height=TOUCH, on_click=act,
            bgcolor=c.soft if here else None, border_radius=8, tooltip=None if wide else label, ink=True,
            margin=ft.Margin.symmetric(horizontal=6),
        )  # fmt: skip
        return ft.Semantics(content=inner, label=None if wide else label, button=True, container=True, selected=here)

    def _bottom_bar(self) -> ft.Control:
        near = PLACES[:AT_HAND]
        here = next((n for n, (name, _, _) in enumerate(near) if name == self.place), AT_HAND)
        entries = [ft.NavigationBarDestination(icon=icon, label=self.words(label)) for _, icon, label in near]
        entries.append(ft.NavigationBarDestination(icon=ft.Icons.MORE_HORIZ, label=self.words("More")))

        def chosen(event: Any) -> None:
            number = int(event.control.selected_index)
            self.go(near[number][0]) if number < AT_HAND else self._more()

        c = self.look.colours
        return ft.NavigationBar(
            entries, selected_index=here, on_change=chosen, bgcolor=c.surface, indicator_color=c.soft, height=64
        )

    def _more(self) -> None:
        def leave(act: Callable[[], None]) -> Callable[..., None]:
            def handle(_: Any) -> None:
                self.page.pop_dialog()
                act()

            return handle

        rows: list[ft.Control] = [
            ft.ListTile(leading=icon, title=self.words(label), on_click=leave(lambda name=name: self.go(name)))
            for name, icon, label in PLACES[AT_HAND:]
        ]
        rows.append(ft.ListTile(leading=ft.Icons.LOCK_OUTLINE, title=self.words("Lock"), on_click=leave(self.lock)))
        self.page.show_dialog(
            ft.BottomSheet(content=ft.Container(ft.Column(rows, tight=True, scroll=ft.ScrollMode.AUTO), padding=8))
        )

    # -- messages

    def act(self, gesture: Callable[..., Any]) -> Callable[..., Any]:
        """A handler that carries out a gesture; a refusal is said in its own sentence, and nothing is lost."""

        def handle(_: Any = None) -> None:
            self.touch()
            try:
                gesture()
            except KodesporError as problem:
                self._refuse(self.words.refusal(problem))

        return handle

    def _refuse(self, sentence: str) -> None:
        """In the dialog that is open, which would hide the foot of the window; else there."""
        if self._warning is None:
            self.say(sentence)
            return
        self._warning.value, self._warning.visible = sentence, True
        self._warning.update()

    def say(self, sentence: str, undo: bool = False) -> None:
        """A message at the foot of the window, with a way to take the gesture back. A new one replaces it."""
        c = self.look.colours
        parts: list[ft.Control] = [ft.Container(self.look.text(sentence, 14.5, c.paper), expand=True)]
        if undo:
            label = self.look.strong(self.words("Undo"), 14.5, c.paper)
            parts.append(ft.TextButton(content=label, on_click=lambda _: self.undo(), height=TOUCH))
        away = self.look.icon_button(ft.Icons.CLOSE, self.words("Close"), lambda _: self._hush(), c.paper)
        self._notice.content = ft.Semantics(content=ft.Row([*parts, away]), live_region=True)
        self._notice.bgcolor = c.ink
        self._notice.visible = True
        self._notice.bottom = 84 if self.is_narrow else 20
        self._notice.width = min(560, self.width - 24)
        self._notice.left = max(12.0, (self.width - min(560, self.width - 24)) / 2)
        self._notice.update()
        self._spoken += 1
        self.page.run_task(self._hush_later, self._spoken)

    def announce(self, sentence: str) -> None:
        """Has a screen reader say what a key did, where the eyes see it in the text."""
        self.page.run_task(ft.SemanticsService().announce_message, sentence)

    def _hush(self) -> None:
        self._notice.visible = False
        self._notice.update()

    async def _hush_later(self, spoken: int) -> None:
        await asyncio.sleep(NOTICE_SECONDS)
        if spoken == self._spoken:
            self._hush()

    def ask(self, title: str, content: ft.Control, label: str, act: Callable[[], Any], danger: bool = False) -> None:
        """A dialog with one thing to do. What was typed stays where a refusal is said."""

        def done(_: Any) -> None:
            try:
                act()
            except KodesporError as problem:
                warning.value = self.words.refusal(problem)
                warning.visible = True
                warning.update()
                return
            self.page.pop_dialog()

        c = self.look.colours
        warning = self.look.text("", 14, c.warn)
        warning.visible = False
        confirm = self.look.button(label, done, strong=True)
        if danger:
            confirm.style.bgcolor = c.warn  # type: ignore[attr-defined]
        width = min(480, self.width - 48)
        stretch = ft.CrossAxisAlignment.STRETCH
        if isinstance(content, ft.Column):
            content.horizontal_alignment = stretch
        body = ft.Column([content, warning], tight=True, spacing=10, width=width)
        body.horizontal_alignment = stretch
        cancel = self.look.button(self.words("Cancel"), lambda _: self.page.pop_dialog())
        self.page.show_dialog(
            ft.AlertDialog(
                title=self.look.title(title, 20),
                content=body,
                scrollable=True,
                actions=[cancel, confirm],
                bgcolor=c.surface,
                shape=ft.RoundedRectangleBorder(radius=12),
            )
        )

    def show(self, title: str, content: ft.Control, left: Callable[[], None] | None = None) -> None:
        """A dialog to look at things in; `left` is called when it is closed."""
        warning = self.look.text("", 14, self.look.colours.warn)
        warning.visible = False
        self._warning = warning

        def dismissed(_: Any) -> None:
            if self._warning is warning:
                self._warning = None
            if left is not None:
                left()

        close = self.look.button(self.words("Close"), lambda _: self.page.pop_dialog())
        self.page.show_dialog(
            ft.AlertDialog(
                title=self.look.title(title, 20),
                content=ft.Column([content, warning], tight=True, spacing=10),
                scrollable=True,
                actions=[close],
                bgcolor=self.look.colours.surface,
                shape=ft.RoundedRectangleBorder(radius=12),
                on_dismiss=dismissed,
            )
        )

    # -- keys

    def undo(self) -> None:
        """Takes back the last gesture."""
        if self.session is not None:
            self._act_aloud(self.session.undo, self.words("Undone."))

    def redo(self) -> None:
        """Brings it back."""
        if self.session is not None:
            self._act_aloud(self.session.redo, self.words("Done again."))

    def _act_aloud(self, gesture: Callable[[], Any], sentence: str) -> None:
        """Carries out a gesture that only the eyes would notice; a refusal says its own sentence instead."""

        def work() -> None:
            gesture()
            self.announce(sentence)

        self.act(work)()

    def _key(self, event: ft.KeyboardEvent) -> None:
        self.touch()
        keyboard.pressed(self, event)

    async def _watch_idle(self) -> None:
        """Locks when nobody has touched anything for a while."""
        self.touch()
        opened = self.session
        while self.session is opened and opened is not None:
            await asyncio.sleep(5)
            if self.settings.lock_minutes and time.monotonic() - self._touched > 60 * self.settings.lock_minutes:
                self.lock()
                self.say(self.words("Locked, because nothing was touched for a while."))

    def touch(self) -> None:
        """Notes that somebody is here."""
        self._touched = time.monotonic()
