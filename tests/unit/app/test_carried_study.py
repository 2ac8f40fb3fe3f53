"""A study kept inside a synced folder: two machines of one person write apart, and the carrier keeps one log.db."""

import json
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import composition
from app.keeping.log_copies import second_copies, second_keys
from app.services.clone_split import become_device_of_its_own
from core.commands import participants
from core.errors import NotAProject, Refused, StorageFailed
from core.log.integrity_check import verify_log
from core.project import Project
from core.sealing.crypto import PassphraseCost
from tests.builders import a_code, a_participant, a_source

CONFLICT = "log (conflicted copy 2026-11-26 101112).db"
WORDS = "riktig hest batteri stift"


@dataclass
class Machine:
    """A machine of one person: its folder, and its local app data."""

    base: Path
    patch: pytest.MonkeyPatch

    @property
    def folder(self) -> Path:
        return self.base / "project"

    @property
    def log(self) -> Path:
        return self.folder / "log.db"

    def open(self) -> Project:
        self.patch.setenv("XDG_DATA_HOME", str(self.base / "data"))
        return composition.open_project(self.folder, lambda _: WORDS)

    def code(self, name: str) -> list[str]:
        """Adds a code, as one run of a command; returns what was said before."""
        project = self.open()
        said = codes_of(project.record.notices)
        a_code(project, name)
        project.log.close()
        return said

    def names(self) -> set[str]:
        project = self.open()
        found = {project.words(row.name) for row in project.state.codes.values()}
        project.log.close()
        return found


def codes_of(notices) -> list[str]:
    return [each.code for each in notices]


@pytest.fixture
def machines(tmp_path, monkeypatch) -> tuple[Machine, Machine]:
    """Ada's two machines, each with its copy of one folder that a carrier syncs."""
    monkeypatch.setattr(composition, "COST", PassphraseCost(1, 64, 1))
    one, other = Machine(tmp_path / "one", monkeypatch), Machine(tmp_path / "other", monkeypatch)
    monkeypatch.setenv("XDG_DATA_HOME", str(one.base / "data"))
    composition.create_project(one.folder, "Egen kraft", "Ada Fiksjon", lambda _: WORDS).log.close()
    one.code("felles")
    shutil.copytree(one.folder, other.folder)
    return one, other


def carry(source: Machine, target: Machine, conflict: str = "") -> None:
    """The carrier brings one machine's log to the other, whose own it keeps beside it or loses."""
    if conflict:
        target.log.rename(target.folder / conflict)
    shutil.copyfile(source.log, target.folder / "carried")
    (target.folder / "carried").replace(target.log)


def test_a_copy_on_another_machine_is_known_before_it_writes(machines):
    one, other = machines
    assert one.code("på den ene") == []
    assert other.code("på den andre") == ["copy-of-another-machine"]
    assert other.code("mer") == [], "said until this machine writes, and again once the other one has"
    carry(other, one, CONFLICT)
    assert one.code("igjen") == ["copy-of-another-machine", "log-copy-taken-in"]


def test_what_the_carrier_did_not_keep_is_noticed_before_anything_is_written(machines):
    one, other = machines
    one.code("på den ene")
    other.code("på den andre")
    carry(other, one)
    project = one.open()
    before = project.events_digest()
    with pytest.raises(Refused) as refused:
        a_code(project, "etterpå")
    assert refused.value.code == "copy-went-back"
    assert project.events_digest() == before
    split, branch = become_device_of_its_own(project, one.folder, WORDS)
    assert branch.last == 4  # the project, two codes, and what admits the new device
    a_code(split, "etterpå")
    split.log.close()
    assert one.code("mer") == []
    assert {"på den andre", "etterpå", "mer"} <= one.names()


def test_a_newer_log_that_is_put_back_is_enough(machines):
    one, other = machines
    one.code("på den ene")
    newer = one.log.read_bytes()
    carry(other, one)
    with pytest.raises(Refused):
        one.code("etterpå")
    (one.folder / "log (nyere).db").write_bytes(newer)
    one.code("etterpå")
    assert one.names() == {"felles", "på den ene", "etterpå"}


NAMES = (
    CONFLICT,
    "log.sync-conflict-20261126-101112-ABCDEFG.db",
    "log (1).db",
    "log-EN-MASKIN.db",
    "log 2.db",
    "log_conflict-20261126-101112.db",
    "log (Adas konfliktkopi 2026-11-26).db",
    "log - Copy.db",
    "Copy of log.db",
    "log (kept here 1).db",
)


@pytest.mark.parametrize("name", NAMES)
def test_second_copies_are_known_by_their_names(tmp_path, name):
    for each in (name, "log.db", "catalog.db", "logs.db", ".log (1).db", "~log (1).db", "log (1).db-wal", "device.key"):
        (tmp_path / each).write_bytes(b"")
    (tmp_path / "log (2).db").symlink_to("log.db")
    (tmp_path / "log (3).db").mkdir()
    (tmp_path / "device (1).key").write_bytes(b"")
    assert [each.name for each in second_copies(tmp_path)] == [name]
    assert [each.name for each in second_keys(tmp_path)] == ["device (1).key"]


def test_a_conflict_copy_is_taken_in_once_and_both_branches_count(machines):
    one, other = machines
    one.code("på den ene")
    project = one.open()
    source = a_source(project)
    project.attach("source", source, "opptak", "audio/ogg", [b"lyd" * 1000])
    project.log.close()
    other.code("på den andre")
    carry(other, one, CONFLICT)
    project = one.open()
    assert project.record.notices[-1].parameters["events"] >= 3
    assert not project.files.missing_chunks()
    assert len(project.text(source)) > 100
    assert len(project.forked_devices()) == 1
    assert verify_log(project.log, project.secrets).problems == ()
    project.log.close()
    assert one.code("etterpå")[-1] == "log-copy-taken-in"
    assert one.names() == {"felles", "på den ene", "på den andre", "etterpå"}
    (one.folder / CONFLICT).unlink()
    assert one.code("til slutt") == []


def test_an_older_conflict_copy_brings_nothing_back_that_was_withdrawn(machines):
    one, _ = machines
    project = one.open()
    person = project.do(participants.add_participant, "Kari")[0].event.participant
    source = a_source(project, participant=person)
    project.log.close()
    shutil.copyfile(one.log, one.folder / CONFLICT)
    project = one.open()
    project.do(participants.withdraw_participant, person)
    project.log.close()
    (one.folder / CONFLICT).touch()
    project = one.open()
    assert "log-copy-opens-withdrawn" in codes_of(project.record.notices)
    with pytest.raises(Refused):
        project.text(source)
    held = {key for key, _, _ in project.log.granted()}
    assert held.isdisjoint(project.dropped_keys())


def test_a_copy_that_renewed_its_box_key_opens_what_is_sealed_for_it(machines):
    """The other machine withdrew somebody, and so made new keys that the log here could not open."""
    one, other = machines
    project = other.open()
    person = project.do(participants.add_participant, "Kari")[0].event.participant
    project.do(participants.withdraw_participant, person)
    code = a_code(project, "etter tilbaketrekkingen")
    project.log.close()
    one.code("på den ene")
    shutil.copyfile(other.log, one.folder / CONFLICT)
    project = one.open()
    assert project.words(project.state.codes.rows[code].name) == "etter tilbaketrekkingen"
    assert not project.cannot_read_some_events()


def test_what_only_looks_like_a_conflict_copy_is_named_and_left(machines, tmp_path, monkeypatch):
    one, _ = machines
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "stranger" / "data"))
    composition.create_project(tmp_path / "stranger", "En annen", "Bo Fiksjon", lambda _: WORDS).log.close()
    shutil.copyfile(tmp_path / "stranger" / "log.db", one.folder / CONFLICT)
    (one.folder / "log (2).db").write_bytes(b"no database")
    (one.folder / "log (3).db").write_bytes(b"SQLite format 3\0" + bytes(5000))
    (one.folder / "log (4).db").write_bytes(one.log.read_bytes()[:40_000])
    project = one.open()
    told = {each.parameters["file"]: each.parameters["reason"].code for each in project.record.notices}
    assert told.keys() == {CONFLICT, "log (2).db", "log (3).db", "log (4).db"}
    assert told[CONFLICT] == "log-copy-of-another-project"
    project.log.close()
    one.code("ny")
    assert one.names() == {"felles", "ny"}
    assert second_copies(one.folder) != []


def test_a_journal_that_was_carried_without_its_log_costs_only_itself(machines):
    """The carrier brought another version of log.db, and left the journal that belongs to the one before."""
    one, other = machines
    project = one.open()
    a_code(project, "i journalen")
    journal = (one.folder / "log.db-wal").read_bytes()
    assert journal
    project.log.close()
    for n in range(30):
        other.code(f"på den andre {n}")
    carry(other, one)
    (one.folder / "log.db-wal").write_bytes(journal)
    with pytest.raises(Refused):
        one.code("etterpå")
    project = one.open()
    assert len(project.state.codes.rows) == 31
    assert (one.folder / "log.db-wal (set aside 1)").read_bytes() == journal
    assert verify_log(project.log, project.secrets).problems == ()


@pytest.mark.parametrize("way", ["brought back", "made anew"])
def test_a_study_that_is_put_where_another_was_keeps_its_own_journal(machines, tmp_path, way):
    """What was decided last may stand only in the journal, which goes with its own log, whichever was there before."""
    one, other = machines
    one.code("først")
    source = one if way == "brought back" else other
    project = source.open()
    a_code(project, "bare i journalen")
    shutil.copytree(source.folder, tmp_path / "kopi")
    project.log.close()
    shutil.rmtree(one.folder)
    shutil.copytree(tmp_path / "kopi", one.folder)
    assert (one.folder / "log.db-wal").stat().st_size > 0
    (one.folder / "log.db").replace(
        one.folder / "x"
    )  # another file, also where the number of the old one is given again
    shutil.copy(one.folder / "x", one.folder / "log.db")
    (one.folder / "x").unlink()
    assert "bare i journalen" in one.names()
    assert list(one.folder.glob("*set aside*")) == []


def test_a_synced_folder_is_said_once_and_its_log_is_one_file(machines):
    one, _ = machines
    (one.base / ".stfolder").mkdir()
    project = one.open()
    assert codes_of(project.record.notices) == ["folder-is-carried"]
    a_code(project, "ny")
    assert sorted(path.name for path in one.folder.iterdir()) == ["device.key", "log.db"]
    project.log.close()
    assert one.code("mer") == []
    assert sqlite3.connect(one.log).execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_record_holds_no_word_of_the_study_and_nobody_else_reads_it(machines):
    one, _ = machines
    place = one.base / "data" / "kodespor" / "written"
    for path in place.iterdir():
        assert path.stat().st_mode & 0o077 == 0
    (record,) = place.glob("*-*.json")
    assert json.loads(record.read_text())["heads"].keys() == {str(one.folder.resolve())}
    for nonsense in ("{", "[]", '{"heads": {"a": 1}}', '{"heads": {}, "carried": 0}'):
        record.write_text(nonsense)
        assert one.code("med skadet fil") == []


def test_a_log_that_is_replaced_while_it_is_open_is_not_written_and_is_kept_beside(machines):
    one, other = machines
    project = one.open()
    a_code(project, "bare her")
    carry(other, one)
    for _ in range(2):
        with pytest.raises(StorageFailed) as refused:
            a_code(project, "for sent")
        assert refused.value.code == "storage-replaced"
    project.log.close()
    assert [path.name for path in second_copies(one.folder)] == ["log (kept here 1).db"]
    assert one.code("etterpå") == ["log-copy-taken-in"]
    assert one.names() == {"felles", "bare her", "etterpå"}


def test_what_was_put_aside_is_deleted_after_a_withdrawal(machines):
    one, other = machines
    project = one.open()
    who = a_participant(project, "P1")
    carry(other, one)
    with pytest.raises(StorageFailed):
        a_code(project, "for sent")
    project.log.close()
    assert one.code("før") == ["log-copy-taken-in"]
    project = one.open()
    project.do(participants.withdraw_participant, who)
    project.log.close()
    assert one.code("etter") == ["log-copy-deleted"]
    assert second_copies(one.folder) == []
    assert one.code("senere") == []


@pytest.mark.skipif(os.name == "nt", reason="modes and links are of POSIX")
def test_what_is_kept_beside_follows_no_link_and_is_for_this_account_alone(machines):
    one, other = machines
    project = one.open()
    a_code(project, "bare her")
    (one.folder / "log (kept here 1).db").symlink_to(one.base / "elsewhere")
    carry(other, one)
    with pytest.raises(StorageFailed):
        a_code(project, "for sent")
    project.log.close()
    assert not (one.base / "elsewhere").exists()
    assert (one.folder / "log (kept here 2).db").stat().st_mode & 0o077 == 0


def test_a_copy_in_another_folder_of_this_machine_is_said_and_may_go_on(machines):
    one, _ = machines
    shutil.copytree(one.folder, one.base / "copy")
    one.code("bare i den første")
    copy = composition.open_project(one.base / "copy", lambda _: WORDS)
    assert codes_of(copy.record.notices) == ["copy-older-elsewhere"]
    a_code(copy, "bare i kopien")


def test_what_a_sync_beside_the_work_writes_is_not_another_machines(machines):
    one, _ = machines
    project = one.open()
    beside = Project(composition.open_log(one.folder), project.secrets, composition.clock, composition.entropy)
    a_code(beside, "ved siden av")
    beside.log.close()
    project.log.close()
    assert one.code("videre") == []


def test_a_folder_that_was_moved_is_nobodys_copy(machines):
    one, _ = machines
    one.folder.rename(one.base / "moved")
    project = composition.open_project(one.base / "moved", lambda _: WORDS)
    assert project.record.notices == []
    a_code(project, "videre")


def test_a_study_in_icloud_alone_is_said(machines):
    one, _ = machines
    one.log.rename(one.folder / ".log.db.icloud")
    with pytest.raises(NotAProject) as refused:
        composition.find_project(one.folder)
    assert refused.value.code == "project-in-icloud"
