"""Coming back with a recovery sheet: what is missing is said, and a sheet that was removed leaves nothing behind."""

from pathlib import Path

import pytest

from app import composition
from app.features.start import other_ways
from app.features.start import screen as start
from app.services import browser_page
from app.services.recovery import recover
from core.commands.members import add_device, remove_device
from core.errors import Refused, StorageFailed
from core.keys.recovery_sheet import paper_device, words_of_seed
from sync.transports.folder import sync_folder
from tests.builders import World, alice
from tests.unit.app.screens import StandIn, everything_in

PASSPHRASE = "riktig hest batteri stift"


@pytest.fixture
def study(tmp_path, monkeypatch):
    monkeypatch.setattr(composition, "COST", composition.PassphraseCost(1, 64, 1))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    project = composition.create_project(tmp_path / "study", "Prøvestudien", "Ada Fiksjon", lambda _: PASSPHRASE)
    shared = tmp_path / "shared"
    shared.mkdir()
    yield project, shared
    project.log.close()


def a_sheet(project):
    """Its words, and its device."""
    seed = composition.entropy(32)
    keys = paper_device(seed).keys
    project.do(add_device, project.member, keys, "paper")
    return words_of_seed(seed), keys.device


def test_a_removed_sheet_says_so_each_time_and_leaves_nothing(study, tmp_path):
    project, shared = study
    words, device = a_sheet(project)
    newer, _ = a_sheet(project)
    project.do(remove_device, device)
    sync_folder(project, shared)
    for _ in range(2):
        with pytest.raises(Refused, match="sheet-removed") as refused:
            recover(tmp_path / "back", shared, words, "", lambda _: PASSPHRASE)
        assert refused.value.parameters["by"] == "Ada Fiksjon"
        assert not (tmp_path / "back").exists()
    back = recover(tmp_path / "back", shared, newer, "", lambda _: PASSPHRASE)
    assert back.member == project.member
    back.log.close()


@pytest.mark.parametrize("file", [composition.KEY_FILE, composition.LOG_FILE])
def test_a_key_or_a_log_that_lies_where_one_wants_to_come_back_stays(study, tmp_path, file):
    project, shared = study
    words, _ = a_sheet(project)
    sync_folder(project, shared)
    there = tmp_path / "back" / file
    there.parent.mkdir()
    before = project.log.image() if file == composition.LOG_FILE else (tmp_path / "study" / file).read_bytes()
    there.write_bytes(before)
    with pytest.raises(Refused, match="exists"):
        recover(there.parent, shared, words, "", lambda _: PASSPHRASE)
    assert there.read_bytes() == before
    assert list(there.parent.iterdir()) == [there]


def test_a_shared_folder_that_is_not_there_or_not_read_is_said(study, tmp_path, monkeypatch):
    project, shared = study
    words, _ = a_sheet(project)
    with pytest.raises(Refused, match="folder-missing"):
        recover(tmp_path / "back", tmp_path / "nowhere", words, "", lambda _: PASSPHRASE)

    def forbidden(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", forbidden)
    with pytest.raises(StorageFailed, match="folder-unreadable"):
        recover(tmp_path / "back", shared, words, "", lambda _: PASSPHRASE)
    assert not (tmp_path / "back").exists()


def test_a_folder_has_to_be_chosen(study):
    project, _ = study
    shell, w = StandIn(alice(World(7))), StandIn(alice(World(7))).words
    shell.fields = dict.fromkeys((w("start-device-passphrase"), w("components-passphrase-again")), PASSPHRASE)
    shell.fields[w("start-sheet-words")] = a_sheet(project)[0]
    with pytest.raises(Refused, match="no-folder-chosen"):
        other_ways.ask_for_sheet(shell)


@pytest.mark.parametrize("is_page", [False, True])
def test_a_page_which_reaches_no_folder_sends_one_to_the_program(monkeypatch, is_page):
    monkeypatch.setattr(browser_page, "IS_HERE", is_page)
    monkeypatch.setattr(browser_page, "invitation", lambda: "")
    shell = StandIn(alice(World(7)))
    shell.page.platform, shell.page.height = None, 900
    screen = start.build(shell)
    (sheet,) = [each for each in everything_in(screen.root) if getattr(each, "content", None) == "Use a recovery sheet"]
    assert sheet.visible != is_page
    screen._tell_of_forgotten()
    assert any("install Kodespor" in each for each in shell.asked) == is_page
