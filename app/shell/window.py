"""The window around the screens: which screen is shown, which project is open, and what size and language it has."""

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import flet as ft

from app.i18n.catalogue import Catalogue
from app.services.intake import wait_for_files
from app.services.project_session import ProjectSession
from app.services.recordings import revoke_recording_urls
from app.services.settings import Settings, speak
from app.services.sync_service import SyncService
from app.services.transcribing.server import leave_workspaces
from app.shell import keyboard
from app.shell.addresses import Addresses
from app.shell.dialogs import Dialogs
from app.shell.fonts import CJK_FONT, PAGE_FONTS, needs_cjk
from app.shell.icon_words import word_below
from app.shell.navigation import framed
from app.shell.notices import Notices
from app.shell.palette import Command, show_palette
from app.shell.protocols import (
    ClosesSheets,
    FitsItself,
    HoldsWork,
    KeepsPlace,
    Leaving,
    Place,
    Screen,
    Screens,
    ShowsSync,
    TakesFiles,
)
from app.shell.recordings_left import tell_of_recordings
from app.shell.theme import ALL_TOOLS, LONG_NAMES, LOW, Look
from app.shell.tour import Tour
from app.shell.turns import Turns
from app.shell.undoing import Undoing
from core.errors import KodesporError
from core.events.registry import RecordedEvent
from core.ids import EventId, SourceId
from core.storage.files import HeldFile

WIDTH_MIN = 300
NARROW, MIDDLE, WIDE = 700, 1000, 1200
"""Logical pixels: no window is smaller than the first; below the second it is a phone, with the navigation at the
bottom; below the third there is no room for two columns; from the fourth on names stand beside the icons. A window that
is lower than the last is a phone that lies on its side."""
IDLE_CHECK_SECONDS = 5


class Window:
    """One window on one project. It is a `Shell`: screens know that protocol; it knows no screen or command."""

    def __init__(self, page: ft.Page, settings: Settings, screens: Screens, commands: Sequence[Command] = ()) -> None:
        self.page, self.settings, self._screens, self._commands = page, settings, screens, commands
        self.words = Catalogue(settings.spoken)
        self._has_cjk = False
        self.undoable: tuple[str, EventId] | None = None
        self.redoable: tuple[str, EventId] | None = None
        self.look = Look(settings.dark, settings.scale, self._shows, word_below(self))
        self.session: ProjectSession | None = None
        self.folder: Path | None = None
        self.syncing: SyncService | None = None
        self.screen: Screen | None = None
        self.place: Place = "start"
        self.arguments: dict[str, Any] = {}
        self._body, self._frame = ft.Container(expand=True), ft.Container(expand=True)
        self._notices, self._dialogs, self._addresses = Notices(self), Dialogs(self), Addresses()
        self._tour, self._undoing = Tour(self), Undoing(self, self._notices)
        self._turns = Turns(self, self._say_refusal)
        self._address, self._left = "/", ("", "/")
        self._places: dict[str, dict[str, Any]] = {}
        self._unfinished: dict[Place, dict[str, Any]] = {}
        self._is_stale = False
        self._built_shape: tuple[bool, ...] = ()
        self._built_width = 0.0
        self._touched = time.monotonic()

    async def begin(self) -> None:
        """Shows the first screen."""
        page = self.page
        page.title = "Kodespor"
        page.padding, page.spacing = 0, 0
        page.fonts = PAGE_FONTS
        page.on_keyboard_event = self._key
        page.on_resize = self._resized
        page.on_route_change = self._moved
        page.on_connect = self._reloaded
        stack = ft.Stack([self._frame, self._tour.root, self._notices.root], expand=True)
        page.controls = [ft.SafeArea(content=stack, expand=True)]
        wait_for_files(self.take_files)
        self.apply_settings()
        self.go("start")

    def apply_settings(self) -> None:
        """Takes over the language and appearance that the settings ask for."""
        self.words = Catalogue(self.settings.spoken)
        speak(self.words.language)
        locales = {"nb": ft.Locale("nb", "NO"), "en": ft.Locale("en", "GB")}
        self.page.locale_configuration = ft.LocaleConfiguration([*locales.values()], locales[self.words.language])
        self.look = Look(self.settings.dark, self.settings.scale, self._shows, word_below(self))
        self.page.theme = self.page.dark_theme = self.look.theme()
        self.page.theme_mode = ft.ThemeMode.DARK if self.settings.dark else ft.ThemeMode.LIGHT
        self.page.bgcolor = self.look.colours.paper
        self.page.update()

    def _shows(self, words: str) -> None:
        """Gives the page its typeface of Chinese, Japanese and Korean when the first such letter is to be shown."""
        if not self._has_cjk and needs_cjk(words):
            self._has_cjk = True
            self.page.fonts = PAGE_FONTS | CJK_FONT
            self.page.run_task(self._update_page)

    async def _update_page(self) -> None:
        self.page.update()

    # -- size

    @property
    def width(self) -> float:
        """The window's width in logical pixels."""
        return self.page.width or 1280

    @property
    def is_narrow(self) -> bool:
        """Whether this is a phone's width."""
        return self.width < NARROW

    @property
    def is_wide(self) -> bool:
        """Whether there is room for much beside each other."""
        return self.width >= WIDE

    @property
    def is_small(self) -> bool:
        """Whether this is a phone, also on its side, where the window is low."""
        return self.is_narrow or (not self.is_wide and (self.page.height or LOW) < LOW)

    def _resized(self, _: Any) -> None:
        """Lays the screen out anew where the window has another shape, or was built before its size was known."""
        if self._shape() != self._built_shape or (self._built_width < WIDTH_MIN and self.width != self._built_width):
            (self.screen.fit if isinstance(self.screen, FitsItself) else self._show_again)()
            self._built_shape, self._built_width = self._shape(), self.width

    def _show_again(self) -> None:
        """Builds the screen anew, at the place in it where one is."""
        if isinstance(self.screen, KeepsPlace):
            self.arguments |= self.screen.place_now()
        self._show(self.place, self.arguments)

    def _reloaded(self, _: Any) -> None:
        """The page was loaded again, and shows what was built; but it has forgotten how far one had scrolled."""
        if self.session is not None:
            self._show_again()

    def _shape(self) -> tuple[bool, ...]:
        """What the layouts of screens go by."""
        of_head = [self.width < each for each in (ALL_TOOLS, LONG_NAMES) if self.place == "reading"]
        return self.is_narrow, self.width < MIDDLE, self.is_wide, self.is_small, *of_head

    # -- the open project

    def open(self, session: ProjectSession, folder: Path) -> None:
        """Shows a project that was opened."""
        self.session, self.folder = session, folder
        self.settings.opened(folder)
        session.listen(self._views_changed)
        self.syncing = SyncService(session, folder, self.settings, self._sync_changed, self.words.say)
        self.page.run_task(self.syncing.watch)
        self.page.run_task(self._watch_idle)
        before, address = self._left
        if before != str(folder):  # the words in addresses are of the project that was open before
            self._addresses, address = Addresses(), "/"
        place, arguments = self._addresses.read(address)
        try:
            self.go(place, **arguments)
        except (KeyError, TypeError, AttributeError, KodesporError):  # what was there is gone
            self.go("home")
        tell_of_recordings(self)

    def lock(self) -> None:
        """Closes the project: no text of it stays open in the memory of the app. Who opens it again is where they
        were."""
        while self.page.pop_dialog() is not None:
            pass
        if isinstance(self.screen, KeepsPlace):
            self.arguments |= self.screen.place_now()
        self._left = (str(self.folder), self._addresses.written(self.place, self.arguments))
        self._places.clear()
        self._unfinished.clear()
        self._leave()
        if self.syncing is not None:
            self.syncing.stop()
        if self.session is not None:
            leave_workspaces(self.session.project)
            revoke_recording_urls(self.session.project)
            self.session.close()
        self._tour.end()
        self.session = self.syncing = self.folder = self.undoable = self.redoable = None
        self.go("start")

    async def _watch_idle(self) -> None:
        """Locks when nobody has touched anything for a while."""
        self.touch()
        opened = self.session
        while self.session is opened and opened is not None:
            await asyncio.sleep(IDLE_CHECK_SECONDS)
            if self.settings.lock_minutes and time.monotonic() - self._touched > 60 * self.settings.lock_minutes:
                self.lock()
                self.notify(self.words("shell-locked"))

    def touch(self) -> None:
        """Notes that somebody is here, so that the project is not locked."""
        self._touched = time.monotonic()

    # -- screens

    def go(self, place: Place, /, **arguments: Any) -> None:
        """Shows a screen, under an address of its own: the browser's “back” leads to the one before."""
        if isinstance(self.screen, KeepsPlace) and self.session is not None:
            self._places[self._address] = self.screen.place_now()
        self._show(place, arguments)
        if self._turns.is_waiting:  # what is typed on the screen that one leaves is not recorded yet
            return
        address = self._addresses.written(place, arguments)
        if address != self._address:
            self._address = address
            self.page.navigate(address)

    def _leave(self) -> None:
        """Lets the screen keep what is typed in it, while the project is still open; once."""
        if self.session is not None:
            self.session.may_wait = True
        screen, self.screen = self.screen, None
        try:
            if isinstance(screen, Leaving):
                screen.leave()
        except KodesporError as problem:
            self.notify(self.words.say(problem))

    def _show(self, place: Place, arguments: dict[str, Any]) -> None:
        self.touch()
        if isinstance(self.screen, Leaving) and not self._turns.done(
            self.screen.leave, lambda: self.go(place, **arguments)
        ):
            return
        if isinstance(self.screen, HoldsWork):
            self._unfinished[self.place] = self.screen.unfinished()
        arguments = arguments | self._unfinished.get(place, {})
        self.place, self.arguments = place, arguments
        self._built_shape, self._built_width = self._shape(), self.width
        self.screen = self._screens[place](self, **arguments)
        self._body.content = self.screen.root
        self._frame.content = self._body if self.session is None else framed(self, self._body)
        self.page.update()

    def _moved(self, event: ft.RouteChangeEvent) -> None:
        """Back or forward was asked for, by a button or a gesture: it closes a sheet that is open, else leads on."""
        if event.route == self._address or self.session is None:
            return
        is_closed = self._dialogs.leave() or self.page.pop_dialog()
        if is_closed or (isinstance(self.screen, ClosesSheets) and self.screen.close_sheet()):
            self.page.navigate(self._address)
            return
        if isinstance(self.screen, KeepsPlace):
            self._places[self._address] = self.screen.place_now()
        place, arguments = self._addresses.read(event.route)
        self._address = event.route
        try:
            self._show(place, arguments | self._places.get(event.route, {}))
        except (KeyError, TypeError, AttributeError, KodesporError):  # it is gone, or somebody typed an address
            self._show("home", {})

    def refresh(self) -> None:
        """Lets the screen show the views as they are now."""
        if self.screen is not None:
            self.screen.refresh()
            self._body.update()

    def _views_changed(self) -> None:
        if not self._is_stale:
            self._is_stale = True
            try:
                self.page.run_task(self._refresh_soon)
            except RuntimeError:  # the browser's page is gone, and its session with it
                if self.syncing is not None:
                    self.syncing.stop()
            except AttributeError:  # the browser is away: the framework has no connection to run a task on
                self._is_stale = False

    async def _refresh_soon(self) -> None:
        """Several changes in a row are shown once."""
        await asyncio.sleep(0)
        self._is_stale = False
        self.refresh()

    def take_files(self, files: list[HeldFile]) -> None:
        """Files were dropped or chosen: the screen takes them, or they are taken for texts."""
        if self.session is None:
            self.notify(self.words("shell-drop-locked"))
            return
        if not isinstance(self.screen, TakesFiles):
            self.go("texts")
        if isinstance(self.screen, TakesFiles):
            self.screen.take_files(files)

    def _sync_changed(self) -> None:
        if isinstance(self.screen, ShowsSync):
            self.screen.on_sync()

    # -- speaking to people

    def act(self, gesture: Callable[[], Any]) -> Callable[..., None]:
        """A handler that carries out a gesture, in its turn; the sentence of a refusal is shown, nothing is lost."""
        return self._turns.handler(gesture)

    def done_in_turn(self, gesture: Callable[[], Any], again: Callable[[], None]) -> bool:
        """Does it, unless others write just now: then False, and `again` is called when they are done."""
        return self._turns.done(gesture, again)

    def _say_refusal(self, problem: KodesporError) -> None:
        sentence = self.words.say(problem)
        if not self._dialogs.warn(sentence):
            self.notify(sentence)

    def notify(self, sentence: str, undo: Sequence[RecordedEvent] = ()) -> None:
        """A notice at the foot of the window, with a way to undo what the gesture recorded, and nothing else. A new one
        replaces it."""
        if not undo:
            self._notices.show(sentence)
            return
        self.undoable = (self.words("common-undo-what", what=sentence), undo[0].id)
        self._notices.show(sentence, (self.words("common-undo"), lambda: self.undo(undo[0].id)), self.undoable[0])

    def offer(self, sentence: str, label: str, act: Callable[[], None]) -> None:
        """A notice at the foot of the window, with a button that does something more."""
        self._notices.show(sentence, (label, act))

    def announce(self, sentence: str) -> None:
        """Has a screen reader say what a key did, where the eyes see it in the text."""
        self._notices.announce(sentence)

    def find(self) -> None:
        """Finds anything by its name, and goes there."""
        show_palette(self, self._commands)

    @property
    def is_asking(self) -> bool:
        """Whether a dialog is open, to which keys belong."""
        return self._dialogs.is_open or self._turns.is_waiting

    def ask(self, title: str, content: ft.Control, label: str, act: Callable[[], Any], danger: bool = False) -> None:
        """A dialog with one thing to do. What was typed stays where a refusal is shown."""
        self._dialogs.ask(title, content, label, act, danger)

    def confirm(self) -> None:
        """Does what the dialog that is open asks for."""
        self._dialogs.confirm()

    def leave_dialog(self) -> bool:
        """Closes a dialog that one fills in, unless something was typed into it; whether such a dialog is open."""
        return self._dialogs.leave()

    def show(self, title: str, content: ft.Control, left: Callable[[], None] | None = None) -> None:
        """A dialog to look at things in; `left` is called when it is closed."""
        self._dialogs.show(title, content, left)

    def begin_tour(self) -> None:
        """Shows the app step by step, beside the screens themselves."""
        self._tour.begin()

    def first_text(self) -> SourceId | None:
        """The first text that can be read, to look at; None where there is none."""
        rows = [] if self.session is None else self.session.presentation.sources_in_order()
        return next((row.id for row in rows if row.status == "live"), None)

    # -- keys

    def undo(self, event: EventId | None = None) -> None:
        """Undoes the act of an event, or else the last gesture, and says what it was; the notice has a way back."""
        self.act(lambda: self._undoing.undo(event))()

    def redo(self, event: EventId | None = None) -> None:
        """Redoes the act of an event, or else what was undone last, and says what it was; the notice has a way back."""
        self.act(lambda: self._undoing.redo(event))()

    def _key(self, event: ft.KeyboardEvent) -> None:
        self.touch()
        if not self._turns.is_waiting:
            keyboard.pressed(self, event)
