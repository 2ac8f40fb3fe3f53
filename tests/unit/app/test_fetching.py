"""A recording that is not here, on the screens: what is said of it, and how it is fetched."""

import asyncio
from types import SimpleNamespace

import flet as ft
import pytest

from app.components import fetching
from app.components.attachments_dialog import show_files
from app.features.reading.player import PlayerPlace
from app.features.team.screen import TeamScreen
from app.services.settings import Settings
from app.services.sync_service import SyncService
from core.commands.files import detach_file
from core.limits import CHUNK_BYTES
from tests.builders import World, a_source, alice, exchange, invited
from tests.unit.app.screens import StandIn, buttons_in, everything_in, press, texts_in
from tests.wire import talk

SOUND = [b"RIFF" + bytes([n]) * (CHUNK_BYTES - 4) for n in range(8)]


@pytest.fixture
def team():
    """Alice attached a recording, and Bo takes large files when asked."""
    world = World(5)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    bo.files.wanted.choose(takes_all=False)
    source = a_source(ada)
    file = ada.attach("source", source, "opptak.wav", "audio/wav", SOUND).event
    exchange(ada, bo)
    return ada, bo, source, file


class Window(StandIn):
    """A window whose dialogs stay open; `tasks` is what it was asked to do beside."""

    def __init__(self, project):
        super().__init__(project)
        self.tasks, self.dialogs, self.heard, self.refreshed = [], [], [], 0
        self.page = SimpleNamespace(
            url="", run_task=lambda work, *given: self.tasks.append((work, given)),
            show_dialog=self._opened, pop_dialog=lambda: None,
        )  # fmt: skip
        self.syncing.once = "once"

    def _opened(self, dialog):
        dialog.open = True
        for each in everything_in(dialog):
            each.update = lambda: None
        dialog.update = lambda: None
        self.dialogs.append(dialog)

    def notify(self, sentence, *_, **__):
        self.heard.append(sentence)

    def refresh(self):
        self.refreshed += 1


def place_of(project, source):
    shell = Window(project)
    return shell, PlayerPlace(SimpleNamespace(shell=shell, session=shell.session, source=source), lambda *_: None)


def test_the_place_of_the_player_tells_of_a_recording_that_is_elsewhere_until_it_is_here(team):
    ada, bo, source, file = team
    shell, place = place_of(bo, source)
    (line,) = place.root.controls
    assert texts_in(line) == [
        "The recording “opptak.wav” (2 MiB, attached by Alice) is not on this device: 0% of it is here."
    ]
    place.shrink(is_small=True)
    assert not line.visible, "a sheet stands over the text of a phone"
    place.shrink(is_small=False)
    press(line, "Fetch")
    assert [work for work, _ in shell.tasks] == [fetching.fetch_file]
    bo.files.wanted.ask(file.key)
    talk(ada, bo)
    place.follow()
    assert [texts_in(each) for each in place.root.controls if "Fetch" in buttons_in(each)] == []
    assert len(place.root.controls) == 1
    _, other = place_of(ada, source)
    assert not any("Fetch" in buttons_in(each) for each in other.root.controls)


def test_the_list_of_files_offers_to_fetch_what_is_not_here_and_to_save_what_is(team):
    ada, bo, source, _ = team
    offered = []
    for project in (bo, ada):
        shell = Window(project)
        kept = []
        shell.ask = lambda _, body, *__, kept=kept: kept.append(body)
        show_files(shell, "source", source, "kari")
        offered.append("Fetch" in buttons_in(kept[0]))
    assert offered == [True, False]


def fetch(shell, row, meanwhile):
    """Runs the dialog; `meanwhile` happens at the first look that it sleeps for."""

    async def run():
        work = asyncio.create_task(fetching.fetch_file(shell, row))
        while not shell.dialogs or not texts_in(shell.dialogs[-1]):
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        meanwhile(shell.dialogs[-1])
        await asyncio.wait_for(work, 30)

    asyncio.run(run())


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(fetching, "LOOKED_EVERY_SECONDS", 0)


def test_the_bar_moves_until_it_is_here(team):
    ada, bo, _, file = team
    shell, row = Window(bo), bo.state.files.rows[file.file]
    seen = []

    def comes(dialog):
        seen.append([each for each in texts_in(dialog) if "MiB" in each])
        talk(ada, bo)

    fetch(shell, row, comes)
    assert seen == [["0 of 2 MiB are here."]]
    assert shell.heard == ["“opptak.wav” is on this device now."]
    assert shell.refreshed == 1
    assert ("once", ()) in shell.tasks
    assert not shell.dialogs[-1].open


def test_cancelled_it_does_not_come_and_otherwise_goes_on_without_the_dialog(team):
    ada, bo, _, file = team
    shell, row = Window(bo), bo.state.files.rows[file.file]
    for label, comes in (("Cancel", 0), ("Go on working", len(SOUND))):
        fetch(shell, row, lambda dialog, label=label: press_action(dialog, label))
        talk(ada, bo)
        assert len(bo.log.chunks()) == comes
    assert shell.heard == []


def press_action(dialog, label):
    (button,) = [each for each in dialog.actions if each.content == label]
    button.on_click(None)


def test_a_file_that_is_deleted_meanwhile_ends_the_dialog(team):
    ada, bo, _, file = team
    shell, row = Window(bo), bo.state.files.rows[file.file]

    def deletes(_):
        ada.do(detach_file, file.file)
        talk(ada, bo)

    fetch(shell, row, deletes)
    assert not shell.dialogs[-1].open
    assert bo.log.chunks() == {}
    assert shell.heard == []


def test_the_team_screen_shows_the_choice_and_what_is_left_with_others(team):
    _, bo, _, _ = team
    shell = Window(bo)
    screen = TeamScreen(shell)
    assert "1 attached file is not whole here (2 MiB to come)." in texts_in(screen.root)
    (switch,) = [each for each in everything_in(screen._files) if type(each).__name__ == "Switch"]
    assert switch.value is False
    switch.value = True
    switch.on_change(SimpleNamespace(control=switch))
    assert bo.files.wanted.takes_all
    assert shell.refreshed == 1


@pytest.mark.parametrize(("platform", "takes_all"), [("", True), ("android", False), ("windows", True)])
def test_a_telephone_takes_large_files_when_asked_unless_its_owner_chose(
    team, tmp_path, monkeypatch, platform, takes_all
):
    ada, bo, _, _ = team
    monkeypatch.setenv("FLET_PLATFORM", platform)
    bo.files.wanted.choose(takes_all=True)
    for project in (ada, bo):
        SyncService(StandIn(project).session, tmp_path, Settings(), lambda: None, str)
    assert ada.files.wanted.takes_all == takes_all
    assert bo.files.wanted.takes_all


def test_a_recording_is_removed_from_this_device_after_a_warning_and_the_player_goes(team):
    ada, bo, source, file = team
    bo.files.wanted.ask(file.key)
    talk(ada, bo)
    shell, place = place_of(bo, source)
    assert len(place.root.controls) == 1
    kept, asked = [], []
    shell.ask = lambda _, body, *__, **___: kept.append(body)
    show_files(shell, "source", source, "kari")
    (leave,) = [each for each in everything_in(kept[0]) if getattr(each, "icon", None) == ft.Icons.PHONELINK_ERASE]
    shell.ask = lambda title, body, label, act, danger: asked.append((texts_in(body), act, danger))
    leave.on_click(None)
    ((said, act, danger),) = asked
    assert danger
    assert "it is gone for good" in said[0]
    act()
    assert bo.log.chunks() == {}
    place.follow()
    (line,) = place.root.controls
    assert buttons_in(line) == ["Fetch"]


def test_who_takes_all_is_not_offered_to_remove_a_file_here(team):
    ada, _, source, _ = team
    shell, kept = Window(ada), []
    shell.ask = lambda _, body, *__: kept.append(body)
    show_files(shell, "source", source, "kari")
    assert not [each for each in everything_in(kept[0]) if getattr(each, "icon", None) == ft.Icons.PHONELINK_ERASE]
