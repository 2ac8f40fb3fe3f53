"""Screens without a window: what they say, and what their buttons do. Dialogs are answered at once."""

import asyncio
import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import flet as ft

from app.i18n.catalogue import Catalogue
from app.services.project_session import ProjectSession
from app.services.settings import Settings
from app.shell.theme import Look
from core.project import Project


class StandIn:
    """Stands for the window around a screen. `fields` are typed into dialogs, by their labels."""

    is_narrow, is_wide, is_small, is_asking, width = False, True, False, False, 1280.0

    def __init__(self, project: Project) -> None:
        self.words, self.look, self.settings = Catalogue("en"), Look(), Settings(language="en")
        self.session, self.folder = ProjectSession(project, self.words), Path("nowhere")
        self.syncing = SimpleNamespace(
            folder=None, lan=False, relay="", ca_file="", last=None, running=False, online_state=None
        )
        self.page = SimpleNamespace(run_task=lambda *_: None)
        self.fields: dict[str, str] = {}
        self.asked: list[str] = []
        self.went: list[str] = []
        self.screen: Any = None
        self.undoable: Any = None
        self.redoable: Any = None

    def go(self, place: str, /, **_: Any) -> None:
        self.went.append(place)

    def act(self, gesture: Callable[[], Any]) -> Callable[..., None]:
        return lambda *_: gesture()

    def done_in_turn(self, gesture: Callable[[], Any], _: Callable[[], None]) -> bool:
        gesture()
        return True

    def notify(self, *_: Any, **__: Any) -> None:
        """Nobody looks."""

    def offer(self, *_: Any) -> None:
        """Nobody looks."""

    def ask(self, title: str, content: ft.Control, label: str, act: Callable[[], Any], danger: bool = False) -> None:
        for field in everything_in(content):
            if getattr(field, "label", None) in self.fields:
                field.value = self.fields[field.label]
        self.asked.append(title)
        begun = act()
        if asyncio.iscoroutine(begun):
            asyncio.run(begun)

    def show(self, title: str, content: ft.Control, left: Any = None) -> None:
        self.asked += [title, *texts_in(content)]


def everything_in(root: Any) -> Iterator[Any]:
    """A control and all in it."""
    yield root
    fields = [each.name for each in dataclasses.fields(root) if not each.name.startswith("_")]
    for value in (getattr(root, name, None) for name in fields if name != "parent"):
        for each in value if isinstance(value, list | tuple) else (value,):
            if isinstance(each, ft.BaseControl):
                yield from everything_in(each)


def texts_in(root: Any) -> list[str]:
    """What a screen says."""
    return [each.value for each in everything_in(root) if isinstance(each, ft.Text) and each.value]


def buttons_in(root: Any) -> list[str]:
    """The labels of its buttons."""
    return [each.content for each in everything_in(root) if isinstance(each, ft.Button)]


def press(root: Any, label: str, which: int = 0) -> None:
    """Presses one of the buttons with this label."""
    found = [each for each in everything_in(root) if isinstance(each, ft.Button) and each.content == label]
    assert found, f"no button {label}: {buttons_in(root)}"
    found[which].on_click(None)
