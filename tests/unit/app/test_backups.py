"""Back-ups: tested when they are made, restored as a device of its own, and refused where they are none."""

import io
import sqlite3
import zipfile

import pytest

from app import composition
from app.services import backups
from core.commands.codebook import create_code
from core.commands.sources import Incoming, bring_in, withdraw_source
from core.errors import BadFile, Refused, StorageFailed, WrongPassphrase

PASSPHRASE = "riktig hest batteri stift"


@pytest.fixture
def study(tmp_path, monkeypatch):
    monkeypatch.setattr(composition, "COST", composition.PassphraseCost(1, 64, 1))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "study"
    project = composition.create_project(folder, "Prøvestudien", "Ada Fiksjon", lambda _: PASSPHRASE)
    project.do(bring_in, [Incoming("kari", "Kari: Jeg ventet lenge.", "kari.txt")], ["Kari"])
    yield project, folder
    project.log.close()


def test_a_back_up_comes_back_as_a_device_of_its_own_and_both_go_on(study, tmp_path):
    project, folder = study
    made = backups.back_up(project, folder)
    assert made.events == len(project.timeline.order)
    assert all(word.encode() not in made.content for word in ("Kari", "ventet", "Prøvestudien", "Ada"))
    project.do(create_code, "etter kopien")
    restored = backups.restore(made.content, tmp_path / "back", PASSPHRASE)
    assert restored.device != project.device
    assert restored.member == project.member
    assert [restored.text(row.id) for row in restored.state.sources.values()] == ["Kari: Jeg ventet lenge."]
    restored.do(create_code, "i kopien")
    assert not restored.forked_devices()
    restored.log.close()
    again = composition.open_project(tmp_path / "back", lambda _: PASSPHRASE)
    assert [again.words(row.name) for row in again.state.codes.values()] == ["i kopien"]
    again.log.close()


def test_what_is_no_back_up_leaves_nothing_behind(study, tmp_path):
    project, folder = study
    made, place = backups.back_up(project, folder).content, tmp_path / "back"
    with pytest.raises(WrongPassphrase):
        backups.restore(made, place, "feil")
    for damaged in (b"", b"PK\3\4 nothing", made[: len(made) // 2]):
        with pytest.raises(BadFile, match="not-a-backup"):
            backups.restore(damaged, place, PASSPHRASE)
    assert not place.exists()
    with pytest.raises(Refused, match="project-exists"):
        backups.restore(made, folder, PASSPHRASE)


def test_a_restore_that_fails_in_the_middle_leaves_neither_file(study, tmp_path, monkeypatch):
    """The archive is whole and the passphrase right, but the log in it is not this program's, or the disk is full."""
    project, folder = study
    made = backups.back_up(project, folder).content
    key, image = backups._parts(made)
    file = tmp_path / "image.db"
    file.write_bytes(image)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("CREATE TRIGGER tidy AFTER INSERT ON envelopes BEGIN DELETE FROM envelopes; END")
    connection.close()
    for bad in (image[: len(image) // 2], b"no database" * 99, file.read_bytes()):
        hostile = io.BytesIO()
        with zipfile.ZipFile(hostile, "w") as archive:
            archive.writestr("kodespor-backup.json", '{"format": 1}')
            archive.writestr("device.key", key)
            archive.writestr("log.db", bad)
        for place in (tmp_path / "new", tmp_path):
            before = sorted(tmp_path.iterdir())
            with pytest.raises(BadFile, match="not-a-backup"):
                backups.restore(hostile.getvalue(), place, PASSPHRASE)
            assert sorted(tmp_path.iterdir()) == before
    plain = backups.write_whole
    monkeypatch.setattr(backups, "write_whole", lambda path, raw: plain(path, raw) if path.name == "log.db" else fail())
    with pytest.raises(StorageFailed, match="storage-full"):
        backups.restore(made, tmp_path / "new", PASSPHRASE)
    assert sorted(tmp_path.iterdir()) == before
    monkeypatch.undo()
    monkeypatch.setattr(backups, "become_device_of_its_own", lambda *_: fail())
    with pytest.raises(StorageFailed, match="storage-full"):
        backups.restore(made, tmp_path / "new", PASSPHRASE)
    assert sorted(tmp_path.iterdir()) == before


def fail():
    raise StorageFailed("storage-full")


def test_a_folder_that_holds_any_part_of_a_study_is_not_written_over(study, tmp_path):
    project, folder = study
    made = backups.back_up(project, folder).content
    for name in ("log.db", "device.key", "log.db-wal"):
        place = tmp_path / name
        place.mkdir()
        (place / name).write_bytes(b"of another study")
        with pytest.raises(Refused, match="project-exists"):
            backups.restore(made, place, PASSPHRASE)
        assert (place / name).read_bytes() == b"of another study"
    (folder / "device.key").write_bytes(b"damaged")
    with pytest.raises(BadFile, match="device-key-damaged"):
        backups.back_up(project, folder)


def test_a_copy_that_tells_something_else_is_thrown_away(study, monkeypatch):
    project, folder = study
    before = project.log.image()
    project.do(create_code, "etterpå")
    monkeypatch.setattr(type(project.log), "image", lambda _: before)
    with pytest.raises(Refused, match="backup-not-whole"):
        backups.back_up(project, folder)


def test_one_is_reminded_of_the_first_back_up_and_of_an_old_one(study, monkeypatch):
    project, _ = study
    assert backups.due(project) is None
    monkeypatch.setattr(backups, "FIRST_EVENTS", 1)
    assert backups.due(project) == backups.Due(None, len(project.timeline.order))
    backups.note_back_up(project)
    assert backups.due(project) is None
    monkeypatch.setattr(backups, "DAYS", 0)
    assert backups.due(project) is None, "nothing was written since"
    project.do(create_code, "etterpå")
    assert backups.due(project) == backups.Due(0, 1)


def test_one_is_asked_for_a_new_back_up_once_words_were_withdrawn(study):
    project, _ = study
    backups.note_back_up(project)
    project.do(withdraw_source, next(iter(project.state.sources.rows)))
    found = backups.due(project)
    assert found is not None
    assert found.opens_destroyed
    backups.note_back_up(project)
    assert backups.due(project) is None
