"""After a withdrawal it is said which copies that the program knows of still open the words."""

import shutil
import sqlite3

import pytest

from app import composition
from app.keeping.older_copies import opening_withdrawn
from app.services import backups
from core.commands.codebook import create_code
from core.commands.participants import withdraw_participant
from core.commands.sources import Incoming, bring_in
from core.ids import ParticipantId

PASSPHRASE = "riktig hest batteri stift"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(composition, "COST", composition.PassphraseCost(1, 64, 1))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    project = composition.create_project(tmp_path / "study", "Prøvestudien", "Ada Fiksjon", lambda _: PASSPHRASE)
    project.do(bring_in, [Incoming("kari", "Kari: Jeg ventet lenge.", "kari.txt")], ["Kari"])
    project.log.close()
    return tmp_path / "study"


def opened(folder):
    return composition.open_project(folder, lambda _: PASSPHRASE)


def copied(folder, name):
    source, target = sqlite3.connect(folder / "log.db"), sqlite3.connect(folder / name)
    source.backup(target)
    source.close()
    target.close()


def withdrawn(folder):
    project = opened(folder)
    project.do(withdraw_participant, ParticipantId(next(iter(project.state.participants.rows))))
    now = {(each.code, each.parameters["file"]) for each in opening_withdrawn(project, folder)}
    project.log.close()
    project = opened(folder)
    later = {(each.code, each.parameters["file"]) for each in project.record.notices if "withdrawn" in each.code}
    project.log.close()
    return now, later


@pytest.mark.parametrize("was_opened_before", [True, False])
@pytest.mark.parametrize("name", ["log (older).db", "log (conflicted copy 2026-11-01).db"])
def test_an_older_copy_of_the_log_beside_it_is_said_to_open_what_was_withdrawn(folder, name, was_opened_before):
    copied(folder, name)
    if was_opened_before:
        opened(folder).log.close()
    found = {("log-copy-opens-withdrawn", name)}
    assert withdrawn(folder) == (found, found)


def test_a_copy_that_was_made_after_it_is_not(folder):
    withdrawn(folder)
    copied(folder, "log (newer).db")
    project = opened(folder)
    assert opening_withdrawn(project, folder) == []
    assert [each.code for each in project.record.notices] == ["log-copy-taken-in"]
    project.log.close()


def test_a_back_up_that_the_program_wrote_is_named_as_long_as_it_is_there(folder, tmp_path):
    place = tmp_path / "for Kari.kbackup"
    project = opened(folder)
    place.write_bytes(backups.back_up(project, folder).content)
    backups.note_back_up(project, place)
    project.do(create_code, "ventetid")
    assert opening_withdrawn(project, folder) == []
    project.log.close()
    found = {("backup-opens-withdrawn", place)}
    assert withdrawn(folder) == (found, found)
    assert b"for Kari" not in b"".join(each.read_bytes() for each in folder.iterdir())
    shutil.move(place, tmp_path / "elsewhere")
    project = opened(folder)
    assert opening_withdrawn(project, folder) == []
    project.log.close()
