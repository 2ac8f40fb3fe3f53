"""What screens and components may ask of the window around them, so that none of them knows its class."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable

import flet as ft

from app.i18n.catalogue import Catalogue
from app.services.project_session import ProjectSession
from app.services.settings import Settings
from app.services.sync_service import SyncService
from app.shell.theme import Look
from core.events.registry import RecordedEvent
from core.ids import EventId, SourceId
from core.storage.files import HeldFile

Place = Literal[
    "start", "home", "texts", "reading", "codebook", "retrieve", "fourcolumns", "results", "memos", "people", "history",
    "team", "settings", "health", "search", "agreement", "tables", "writing", "help",
]  # fmt: skip
"""The screens by their names."""


class Screen(Protocol):
    """What every screen is: something to show, that refreshes itself when views change."""

    @property
    def root(self) -> ft.Control:
        """What is shown."""

    def refresh(self) -> None:
        """Shows the views as they are now."""


@runtime_checkable
class Leaving(Protocol):
    """A screen that has something to stop when another one is shown."""

    def leave(self) -> None:
        """Stops it."""


@runtime_checkable
class TakesKeys(Protocol):
    """A screen with keys of its own."""

    def on_key(self, event: ft.KeyboardEvent) -> None:
        """Does what a key is for on this screen."""

    def release_keys(self) -> None:
        """A dialog opens, and hears it when a key that is held is let go; this screen does not."""


@runtime_checkable
class ShowsSync(Protocol):
    """A screen that shows how sync stands."""

    def on_sync(self) -> None:
        """Shows it as it is now."""


@runtime_checkable
class KeepsPlace(Protocol):
    """A screen that can be left and come back to at the same place in it."""

    def place_now(self) -> dict[str, Any]:
        """The arguments, besides those it was made with, that lead back to where one is."""


@runtime_checkable
class FitsItself(Protocol):
    """A screen that takes another size as it stands: what is typed in its fields stays in them."""

    def fit(self) -> None:
        """Lays itself out for the size that the window has now."""


@runtime_checkable
class HoldsWork(Protocol):
    """A screen on which something may be under way that is recorded nowhere yet."""

    def unfinished(self) -> dict[str, Any]:
        """The arguments with which one comes back to it, from wherever; empty where nothing is under way."""


@runtime_checkable
class ClosesSheets(Protocol):
    """A screen with a sheet over it, which “back” closes."""

    def close_sheet(self) -> bool:
        """Closes the uppermost sheet, if one is open; whether one was."""


@runtime_checkable
class TakesFiles(Protocol):
    """A screen that knows what to do with files that are dropped onto the window."""

    def take_files(self, files: list[HeldFile]) -> None:
        """Takes them."""


class Shell(Protocol):
    """The window on one project: where one is, what is open, and how people are spoken to."""

    page: ft.Page
    settings: Settings
    words: Catalogue
    look: Look
    session: ProjectSession | None
    folder: Path | None
    syncing: SyncService | None
    screen: Screen | None
    place: Place
    undoable: tuple[str, EventId] | None
    """What a button says that undoes the last gesture, with what it was, and that gesture; None where there is none."""
    redoable: tuple[str, EventId] | None
    """The same of a button that redoes what was undone last."""

    @property
    def width(self) -> float:
        """The window's width in logical pixels."""

    @property
    def is_narrow(self) -> bool:
        """Whether this is a phone's width."""

    @property
    def is_wide(self) -> bool:
        """Whether there is room for much beside each other."""

    @property
    def is_small(self) -> bool:
        """Whether this is a phone, also on its side: what stands above a list scrolls away with it."""

    def go(self, place: Place, /, **arguments: Any) -> None:
        """Shows a screen."""

    def open(self, session: ProjectSession, folder: Path) -> None:
        """Shows a project that was opened."""

    def lock(self) -> None:
        """Closes the project."""

    def refresh(self) -> None:
        """Lets the screen show the views as they are now."""

    def apply_settings(self) -> None:
        """Takes over the language and appearance that the settings ask for."""

    def act(self, gesture: Callable[[], Any]) -> Callable[..., None]:
        """A handler that carries out a gesture, in its turn, and tells of a refusal."""

    def done_in_turn(self, gesture: Callable[[], Any], again: Callable[[], None]) -> bool:
        """Does it, unless others write just now: then False, and `again` is called when they are done."""

    def notify(self, sentence: str, undo: Sequence[RecordedEvent] = ()) -> None:
        """A notice at the foot of the window, with a way to undo what the gesture recorded, and nothing else."""

    def offer(self, sentence: str, label: str, act: Callable[[], None]) -> None:
        """A notice at the foot of the window, with a button that does something more."""

    def announce(self, sentence: str) -> None:
        """Has a screen reader say what only the eyes would see."""

    def find(self) -> None:
        """Finds anything by its name, and goes there."""

    @property
    def is_asking(self) -> bool:
        """Whether a dialog is open, to which keys belong."""

    def ask(self, title: str, content: ft.Control, label: str, act: Callable[[], Any], danger: bool = False) -> None:
        """A dialog with one thing to do."""

    def confirm(self) -> None:
        """Does what the dialog that is open asks for."""

    def leave_dialog(self) -> bool:
        """Closes a dialog that one fills in, unless something was typed into it; whether such a dialog is open."""

    def show(self, title: str, content: ft.Control, left: Callable[[], None] | None = None) -> None:
        """A dialog to look at things in; `left` is called when it is closed."""

    def undo(self, event: EventId | None = None) -> None:
        """Undoes the act of an event, or else the last gesture, and says what it was."""

    def redo(self, event: EventId | None = None) -> None:
        """Redoes the act of an event, or else what was undone last, and says what it was."""

    def take_files(self, files: list[HeldFile]) -> None:
        """Files were dropped or chosen: the screen takes them, or they are taken for texts."""

    def touch(self) -> None:
        """Notes that somebody is here, so that the project is not locked."""

    def begin_tour(self) -> None:
        """Shows the app step by step."""

    def first_text(self) -> SourceId | None:
        """A text to look at, if there is one."""


Screens = Mapping[Place, Callable[..., Screen]]
"""How each screen is made. The window gets this table; it knows no feature."""
