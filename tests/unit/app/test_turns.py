"""While another process writes, a window waits for its turn beside the screen: what lets the log go in these tests runs
in the window's own loop, which stood still while SQLite waited."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import flet as ft
import pytest

from app import composition
from app.components import saving, working
from app.features.team.attached_files_card import attached_files_card
from app.services import sync_service
from app.services.exports import noted_here, took
from app.services.project_session import ProjectSession
from app.services.settings import Settings
from app.shell import turns
from core.commands.codebook import create_code, rename_code
from core.errors import StorageFailed
from core.sealing.crypto import PassphraseCost
from tests.another_writer import AnotherWriter
from tests.builders import a_code
from tests.unit.app.screens import StandIn, everything_in

WORDS = "en passfrase som er lang nok"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(composition, "COST", PassphraseCost(1, 64, 1))
    monkeypatch.setattr(turns, "SHOWN_AFTER_SECONDS", 0)
    monkeypatch.setattr(turns, "LOOK_SECONDS", 0.01)
    return tmp_path / "study"


@pytest.fixture
def shell(folder):
    shell = StandIn(composition.create_project(folder, "Studie", "Kari", lambda _: WORDS))
    shell.shown, shell.tasks = [], []

    def show(dialog):
        dialog.open, dialog.update = True, lambda: None
        shell.shown.append(dialog)

    def pop():
        shell.shown[-1].open = False

    shell.page = SimpleNamespace(
        run_task=lambda begin, *given: shell.tasks.append(asyncio.create_task(begin(*given))),
        show_dialog=show,
        pop_dialog=pop,
    )
    shell.touch = lambda: None
    yield shell
    shell.session.close()


def names(shell):
    presentation = shell.session.presentation
    return [presentation.words(row.name) for row in presentation.state.codes.values()]


async def until(holds):
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it was not said")


@pytest.mark.parametrize("is_cancelled", [False, True])
def test_a_gesture_is_done_when_another_writer_is(shell, folder, is_cancelled):
    refused = []
    window = turns.Turns(shell, refused.append)
    press = window.handler(lambda: shell.session.do(create_code, "Kaffe"))

    async def work():
        other = AnotherWriter(folder)
        press()
        press()  # pressed twice, it is one gesture
        await until(lambda: shell.shown)
        assert window.is_waiting
        if is_cancelled:
            shell.shown[0].actions[0].on_click(None)
            await asyncio.gather(*shell.tasks)
        other.stop()
        await asyncio.gather(*shell.tasks)

    asyncio.run(work())
    assert names(shell) == ([] if is_cancelled else ["Kaffe"])
    assert not shell.shown[0].open
    assert not window.is_waiting
    assert refused == []


def test_a_project_that_is_closed_before_it_is_said_that_a_gesture_waits_gets_no_gesture(shell, folder, monkeypatch):
    """It was done once more, in a log that was closed."""
    window, session, begun = turns.Turns(shell, []), shell.session, []
    monkeypatch.setattr(turns, "SHOWN_AFTER_SECONDS", 0.01)

    def gesture():
        begun.append(session)
        session.do(create_code, "Kaffe")

    async def work():
        other = AnotherWriter(folder)
        window.handler(gesture)()
        other.stop()
        session.may_wait, shell.session = True, None  # as a window does that locks
        await asyncio.gather(*shell.tasks)

    asyncio.run(work())
    shell.session = session
    assert len(begun) == 1
    assert names(shell) == []
    assert not window.is_waiting


def test_what_recorded_something_is_not_done_again(shell, folder):
    """A gesture of two steps that is held up between them says so."""
    refused, writers = [], []
    window = turns.Turns(shell, refused.append)

    def gesture():
        code = shell.session.do(create_code, "Kaffe")[0].event.code
        writers.append(AnotherWriter(folder))
        shell.session.do(rename_code, code, "Te")

    window.handler(gesture)()
    writers[0].stop()
    assert [problem.code for problem in refused] == ["storage-busy"]
    assert names(shell) == ["Kaffe"]
    assert not window.is_waiting


def test_what_a_look_could_not_take_in_comes_with_the_next(shell, folder):
    """It was passed over until somebody wrote once more."""

    async def work():
        syncing = sync_service.SyncService(shell.session, folder, Settings(), lambda: None, str)
        syncing._look()
        terminal = composition.open_project(folder, lambda _: WORDS)
        a_code(terminal, "fra terminalen")
        terminal.log.close()
        other = AnotherWriter(folder)
        syncing._look()
        assert names(shell) == []
        other.stop()
        syncing._look()

    asyncio.run(work())
    assert names(shell) == ["fra terminalen"]


@pytest.mark.parametrize("is_locked", [False, True])
def test_an_export_in_a_page_waits_for_its_turn_to_be_recorded(shell, folder, monkeypatch, is_locked):
    """It went out after a tenth of a second, with a record on this device alone."""
    handed, session = [], shell.session
    monkeypatch.setattr(working, "SAID_EVERY_SECONDS", 0.01)

    async def hand_over(_, name, content):
        handed.append((name, content))

    monkeypatch.setattr(saving, "hand_over", hand_over)
    shell.page.web = True

    async def work():
        other = AnotherWriter(folder)
        saved = asyncio.create_task(saving.save_out(shell, "a.csv", b"1", took("study", Path("a.csv"))))
        await asyncio.sleep(0.05)
        assert handed == []
        if is_locked:
            shell.session = None
        other.stop()
        await saved

    asyncio.run(work())
    shell.session = session
    assert handed == ([] if is_locked else [("a.csv", b"1")])
    assert len(session.project.state.exports.rows) == len(handed)
    assert noted_here(session.project) == []


def test_a_choice_about_files_waits_for_its_turn(shell, folder):
    refused = []
    window = turns.Turns(shell, refused.append)
    shell.act = window.handler
    shell.refresh = lambda: None
    (switch,) = [each for each in everything_in(attached_files_card(shell)) if isinstance(each, ft.Switch)]

    async def work():
        other = AnotherWriter(folder)
        switch.value = False
        switch.on_change(None)
        await until(lambda: shell.shown)
        other.stop()
        await asyncio.gather(*shell.tasks)

    asyncio.run(work())
    assert not shell.session.project.files.wanted.takes_all
    assert refused == []


def test_a_project_is_closed_while_another_writes(folder):
    """What was seen is noted another time. It raised, and the words stayed open."""
    session = ProjectSession(composition.create_project(folder, "Studie", "Kari", lambda _: WORDS))
    other = AnotherWriter(folder)
    session.close()
    other.stop()
    with pytest.raises(StorageFailed):
        session.project.log.last_row()
