"""What was cancelled or refused is said to be so, and what a browser without a server cannot do is not offered."""

import asyncio
from types import SimpleNamespace

import pytest

from app import composition
from app.components import attachments_dialog, back_up, chosen_file, copying, recovery_sheet_dialog, saving, working
from app.features.retrieve import screen as retrieve
from app.features.start import other_ways
from app.features.team.screen import TeamScreen
from app.features.texts import text_import
from app.shell.rich_clipboard import MARK
from core.errors import Refused
from core.storage.files import HeldFile
from tests.builders import World, a_source, alice
from tests.unit.app.screens import StandIn, buttons_in, everything_in, press, texts_in


class Heard(StandIn):
    """A window that keeps its notices; a refusal is one, as in the real one. No page of a browser."""

    def __init__(self, project, web=False):
        super().__init__(project)
        self.heard, self.copied = [], []
        self.page = SimpleNamespace(run_task=lambda task, *given: asyncio.run(task(*given)), web=web, url="")
        self.refresh = lambda: None

    def notify(self, sentence, **_):
        self.heard.append(sentence)

    def act(self, gesture):
        def handle(*_):
            try:
                gesture()
            except Refused as problem:
                self.heard.append(self.words.say(problem))

        return handle


@pytest.fixture
def shell():
    return Heard(alice(World(7)))


def choosing(monkeypatch, place):
    """The system's own chooser answers with a place, or with None where it is closed."""

    async def save_file(*_, **__):
        return place

    monkeypatch.setattr(saving.ft, "FilePicker", lambda: SimpleNamespace(save_file=save_file))


@pytest.mark.parametrize(("place", "web", "is_noted"), [(None, False, 0), ("/x", False, 1), (None, True, 1)])
def test_a_back_up_counts_where_it_was_saved(monkeypatch, place, web, is_noted):
    shell, noted = Heard(alice(World(7)), web), []
    choosing(monkeypatch, place)

    async def made(*_):
        return SimpleNamespace(content=b"x", events=3)

    monkeypatch.setattr(back_up, "worked", made)
    monkeypatch.setattr(back_up, "note_back_up", noted.append)
    asyncio.run(back_up._make(shell))
    assert len(noted) == len(shell.heard) == is_noted


def test_a_file_whose_attaching_was_cancelled_is_not_attached(monkeypatch, shell):
    project = shell.session.project
    source, file = a_source(project), HeldFile("lyd.wav", b"x" * 100)

    async def beside(_folder, _secrets, work):
        await asyncio.sleep(0.01)
        return work(project)

    async def cancelled(*_):
        return False

    monkeypatch.setattr(working, "in_background", beside)
    monkeypatch.setattr(working, "SHOWN_AFTER_SECONDS", 0)
    monkeypatch.setattr(working, "_wait_with_bar", cancelled)
    asyncio.run(attachments_dialog._attach(shell, file, "source", source))
    assert not list(project.state.files.rows)
    assert len(shell.heard) == 1
    monkeypatch.setattr(working, "_wait_with_bar", lambda *_: asyncio.sleep(0.02, True))
    asyncio.run(attachments_dialog._attach(shell, file, "source", source))
    assert len(project.state.files.rows) == 1
    assert shell.heard[1:] == [shell.words("components-attached")]


def test_refusals_are_heard(monkeypatch, shell, tmp_path):
    press(retrieve.build(shell, query="Tidd").root, shell.words("retrieve-copy-all"))
    assert "Tidd" in shell.heard[-1]

    async def picked(*_, **__):
        return [HeldFile("a.zip", b"no archive")]

    monkeypatch.setattr(text_import, "pick_files", picked)
    asyncio.run(text_import.TextImport(shell).pick())
    assert "a.zip" in shell.heard[-1]

    def refuse(*_):
        raise Refused("folder-not-there")

    monkeypatch.setattr(other_ways.sample, "usual_folder", lambda: tmp_path)
    monkeypatch.setattr(composition, "is_project", lambda _: True)
    monkeypatch.setattr(composition, "open_project", refuse)
    asyncio.run(other_ways.open_sample(shell))
    assert shell.heard[-1] == shell.words("error-folder-not-there")


def test_the_shared_folder_is_chosen_and_left_again(shell, tmp_path):
    chosen = []
    shell.syncing.folder, shell.syncing.asks_again = tmp_path, False
    shell.syncing.choose = lambda folder: (chosen.append(folder), setattr(shell.syncing, "folder", folder))
    screen = TeamScreen(shell)
    screen.root.update = lambda: None
    press(screen.root, "Stop using the folder")
    assert chosen == [None]
    assert "Stop using the folder" not in buttons_in(screen.root)
    assert len(shell.heard) == 1


@pytest.mark.parametrize(("web", "served", "marked"), [(True, True, True), (True, False, False), (False, True, False)])
def test_quotes_go_in_two_forms_to_the_page_of_a_server_alone(monkeypatch, web, served, marked):
    shell = Heard(alice(World(7)), web)
    source = a_source(shell.session.project)

    async def keep(text):
        shell.copied.append(text)

    monkeypatch.setattr(copying, "IS_SERVED", served)
    monkeypatch.setattr(copying.ft, "Clipboard", lambda: SimpleNamespace(set=keep))
    copying.copy_quotes(shell, [(source, 0, 5)])
    assert [MARK in each for each in shell.copied] == [marked]


@pytest.mark.parametrize("served", [True, False])
def test_printing_and_dropping_are_offered_where_there_is_a_server(monkeypatch, shell, served):
    monkeypatch.setattr(recovery_sheet_dialog, "IS_SERVED", served)
    monkeypatch.setattr(chosen_file, "IS_SERVED", served)
    shell.ask = lambda _title, body, *_: setattr(shell, "asked", body)
    recovery_sheet_dialog.ask_to_make_sheet(shell)
    label = shell.words("components-sheet-print")
    [button] = [each for each in everything_in(shell.asked) if getattr(each, "content", None) == label]
    assert button.visible == served
    for endings in ((), (".wav",)):
        shown = " ".join(texts_in(chosen_file.FileField(shell, "File", endings).root))
        assert ("drop" in shown.lower()) == served
