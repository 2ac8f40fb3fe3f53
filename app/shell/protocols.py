"""What screens and services may ask of the window around them, so that none of them knows its class."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import flet as ft

from app.i18n.words import Words
from app.services.project_session import ProjectSession
from app.services.settings import Settings
from app.shell.theme import Look

if TYPE_CHECKING:
    from app.services.sync_service import SyncService


class Screen(Protocol):
    """What every screen is: something to show, that refreshes itself when views change."""

    root: ft.Control

    def refresh(self) -> None:
        """Shows the views as they are now."""


@runtime_checkable
class Leaving(Protocol):
    """A screen that has something to stop when another one is shown."""

    def leave(self) -> None:
        """Stops it."""


class Shell(Protocol):
    """The window on one project: where one is, what is open, and how people are spoken to."""

    page: ft.Page
    settings: Settings
    words: Words
    look: Look
    session: ProjectSession | None
    folder: Path | None
    syncing: "SyncService | None"
    screen: Screen | None

    @property
    def width(self) -> float:
        """The window's width in logical pixels."""

    @property
    def is_narrow(self) -> bool:
        """Whether this is a phone's width."""

    @property
    def is_wide(self) -> bool:
        """Whether there is room for much beside each other."""

    def go(self, place: str, /, **arguments: Any) -> None:
        """Shows a screen."""

    def open(self, session: ProjectSession, folder: Path) -> None:
        """Shows a project that was opened."""

    def lock(self) -> None:
        """Closes the project."""

    def refresh(self) -> None:
        """Lets the screen show the views as they are now."""

    def dress(self) -> None:
        """Puts on the appearance that the settings ask for."""

    def act(self, gesture: Callable[..., Any]) -> Callable[..., Any]:
        """A handler that carries out a gesture and says a refusal."""

    def say(self, sentence: str, undo: bool = False) -> None:
        """A message at the foot of the window, with a way to take the gesture back."""

    def announce(self, sentence: str) -> None:
        """Has a screen reader say what only the eyes would see."""

    def ask(self, title: str, content: ft.Control, label: str, act: Callable[[], Any], danger: bool = False) -> None:
        """A dialog with one thing to do."""

    def show(self, title: str, content: ft.Control, left: Callable[[], None] | None = None) -> None:
        """A dialog to look at things in; `left` is called when it is closed."""

    def undo(self) -> None:
        """Takes back the last gesture."""

    def redo(self) -> None:
        """Brings it back."""

    def touch(self) -> None:
        """Notes that somebody is here."""
