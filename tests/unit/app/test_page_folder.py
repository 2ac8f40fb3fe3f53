"""What the window of a page answers when it is asked for a shared folder, and how that is told."""

import asyncio
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.services import page_folder
from sync.transports.folder_watch import QUIET
from tests.builders import World, alice
from tests.refusals import refuses

KEY = "0123456789abcdef0123456789abcdef"
FOLDER = Path("/folders") / KEY / "Felles"


def answering(monkeypatch, **answer):
    asked = []

    async def ask(what, given):
        asked.append((what, given))
        return SimpleNamespace(number=1, **answer)

    monkeypatch.setitem(sys.modules, "flet_js", SimpleNamespace(ask=ask))
    return asked


@pytest.mark.parametrize(("name", "shown"), [("Felles", "Felles"), ("", "_"), ("a/b", "a_b")])
def test_a_folder_that_was_chosen_stands_under_its_key_and_its_name(monkeypatch, name, shown):
    answering(monkeypatch, answer=SimpleNamespace(key=KEY, name=name))
    assert asyncio.run(page_folder.choose()) == FOLDER.parent / shown


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        ("NotAllowedError", "page-folder-refused"),
        ("NotFoundError", "page-folder-gone"),
        ("UnknownError", "page-folder-failed"),
        ("NotFetched", "device-not-fetched"),
    ],
)
def test_why_a_folder_cannot_be_used_is_told(monkeypatch, problem, code):
    answering(monkeypatch, problem=problem)
    with refuses(code):
        asyncio.run(page_folder.choose())


def test_who_gives_up_is_left_alone(monkeypatch):
    answering(monkeypatch, problem="AbortError")
    assert asyncio.run(page_folder.choose()) is None
    assert not asyncio.run(page_folder.ask_again(FOLDER))


def test_the_browser_is_asked_again_for_the_folder_of_the_key_and_may_have_forgotten_it(monkeypatch):
    asked = answering(monkeypatch, answer=True)
    assert asyncio.run(page_folder.ask_again(FOLDER))
    assert asked == [("folder-go-on", KEY)]
    answering(monkeypatch, answer=False)
    with refuses("page-folder-forgotten"):
        asyncio.run(page_folder.ask_again(FOLDER))


def test_what_was_new_is_still_to_be_read_where_reading_it_failed(monkeypatch, tmp_path):
    folder, news = tmp_path / "Felles", [True, True, True, False]
    folder.mkdir()

    async def look(_):
        return news.pop(0)

    async def bring():
        pass

    async def shared(*_):
        return SimpleNamespace(look=look, bring=bring)

    async def ask(*_):
        return SimpleNamespace(number=1, answer=SimpleNamespace(handle="leave"))

    monkeypatch.setitem(sys.modules, "flet_js", SimpleNamespace(ask=ask, sharedFolder=shared))
    monkeypatch.setitem(sys.modules, "pyodide.ffi", SimpleNamespace(JsException=KeyError))
    own, watched = alice(World(3)), page_folder.PageFolder(folder)
    monkeypatch.setattr(own.log, "close", lambda: None)

    def exchange():
        return asyncio.run(watched.exchange(own, lambda: own, is_asked=False))

    assert exchange().sent
    assert exchange() == QUIET
    shutil.rmtree(folder)
    for _ in range(2):  # the second time the page sees nothing new
        with refuses("folder-missing"):
            exchange()
