"""A `log.db` that somebody changed by hand: one clear error, or the same as before, and never a number that fills the
memory or a decision that is said to be kept and is not."""

import sqlite3

import pytest

from core.errors import KodesporError, Refused, StorageFailed
from core.log.integrity_check import verify_log
from core.project import Project
from core.sealing import crypto
from core.storage.database import PAGE_BYTES, faults_of
from core.storage.log import Log
from tests.builders import World, a_code, a_coding, a_source

TABLES = ("devices", "heads", "grants", "notes")
ODD = (None, -1, -(1 << 63), 1 << 31, (1 << 63) - 1, 1.5, "x", b"ab")


class File:
    """A project with some codings in a file, which is opened anew after each change."""

    def __init__(self, folder) -> None:
        self.world, self.path = World(7), folder / "log.db"
        self.secrets = crypto.new_device(self.world.entropy)
        world = self.world
        ada = Project.create(Log(self.path), self.secrets, world.clock(), world.entropy, "Studie", "Ada")
        self.source, self.code = a_source(ada), a_code(ada)
        for n in range(12):
            a_coding(ada, self.source, self.code, n, n + 9)
        self.truth = ada.state.digest()
        ada.log.close()
        self.whole = self.path.read_bytes()

    def change(self, order: str, *values: object) -> bool:
        """Changes the file as it was at first; whether SQLite lets it."""
        for path in self.path.parent.iterdir():
            path.unlink()
        self.path.write_bytes(self.whole)
        connection = sqlite3.connect(self.path)
        try:
            with connection:
                connection.execute(order, values)
        except (sqlite3.IntegrityError, sqlite3.OperationalError):
            return False
        finally:
            connection.close()
        return True

    def opened(self) -> Project:
        return Project(Log(self.path), self.secrets, self.world.clock(), self.world.entropy)

    def columns(self, table: str) -> list[str]:
        connection = sqlite3.connect(self.path)
        found = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        connection.close()
        return found


@pytest.fixture
def file(tmp_path):
    return File(tmp_path)


@pytest.mark.parametrize("snapshots", ["there", "gone"])
@pytest.mark.parametrize("row", [1 << 31, (1 << 32) - 1, 1 << 33, 1 << 62, (1 << 63) - 1])
def test_a_row_that_the_file_cannot_hold_is_damage(file, row, snapshots):
    assert file.change("UPDATE envelopes SET row = ? WHERE row = (SELECT max(row) FROM envelopes)", row)
    if snapshots == "gone":
        connection = sqlite3.connect(file.path)
        with connection:
            connection.execute("DELETE FROM snapshots")
        connection.close()
    with pytest.raises(StorageFailed) as problem:
        file.opened()
    assert problem.value.code == "storage-damaged"


def test_an_event_that_cannot_be_read_as_one_is_damage(file):
    for column, value in (("feed", 99), ("feed", "x"), ("seq", -1), ("seq", "x"), ("rest", 5), ("rest", None)):
        assert file.change(f"UPDATE envelopes SET {column} = ? WHERE row = 5", value)
        with pytest.raises(StorageFailed) as problem:
            list(file.opened().trail())
        assert problem.value.code == "storage-damaged", (column, value)


def test_an_event_that_was_taken_out_is_told(file):
    assert file.change("DELETE FROM envelopes WHERE row = 5")
    log = Log(file.path)
    assert verify_log(log, file.secrets).problems
    log.close()


@pytest.mark.parametrize("table", TABLES)
def test_a_value_of_another_type_is_damage_and_no_fault_of_the_program(file, table):
    told = 0
    for column in file.columns(table):
        for value in ODD:
            if not file.change(f"UPDATE {table} SET {column} = ?", value):
                continue
            try:
                project = file.opened()
                list(project.trail())
                a_coding(project, file.source, file.code, 1, 4)
            except KodesporError as problem:
                told += problem.code == "storage-damaged"
            if value == "x":
                assert faults_of(file.path) == [f"values in {table}"]
    assert told


@pytest.mark.parametrize("raw", [None, 5, 1.5, "x", b""])
def test_a_snapshot_of_another_type_costs_only_time(file, raw):
    assert file.change("INSERT OR REPLACE INTO snapshots VALUES (0, ?)", raw)
    assert file.opened().state.digest() == file.truth


def test_a_decision_that_does_not_go_on_from_the_log_is_not_said_to_be_kept(file):
    assert file.change("UPDATE heads SET seq = 1")
    assert faults_of(file.path) == []
    project = file.opened()
    count = len(project.timeline.order)
    with pytest.raises(Refused):
        a_coding(project, file.source, file.code, 1, 4)
    assert len(project.timeline.order) == count


def test_bytes_of_the_file_that_are_changed_at_random_raise_nothing_but_errors_with_a_code(file):
    random, told = World(3).random, 0
    for _ in range(60):
        content = bytearray(file.whole)
        for _ in range(random.choice((1, 10, 50))):
            content[random.randrange(100, len(content))] = random.randrange(256)
        for path in file.path.parent.iterdir():
            path.unlink()
        file.path.write_bytes(content)
        try:
            file.opened()
        except KodesporError:
            told += 1
    assert told


READ = (
    Log.last_row, Log.heads, Log.doubts, Log.devices, Log.grant_marks, Log.grants, Log.granted, Log.announcements,
    Log.grants_count, Log.notice_ids, Log.notices, Log.chunks, Log.chunks_count, Log.image,
    lambda log: list(log.envelopes()),
    lambda log: [log.raw(row) for row in range(1, log.last_row() + 1)],
    lambda log: [list(log.feed(device)) for device in log.devices()],
    lambda log: log.notes(""),
    lambda log: log.chunk(b"name"),
    lambda log: (log.declined.heads(), log.declined.grants(), log.declined.notices(), log.declined.awaiting()),
)  # fmt: skip


def test_a_page_that_cannot_be_read_is_damage(file):
    """Of every page after the first, which is read when the file is opened."""
    told = set()
    for begin in range(PAGE_BYTES, len(file.whole), PAGE_BYTES):
        for path in file.path.parent.iterdir():
            path.unlink()
        file.path.write_bytes(file.whole[:begin] + b"\xff" * PAGE_BYTES + file.whole[begin + PAGE_BYTES :])
        try:
            log = Log(file.path)
        except StorageFailed:
            continue
        for read in READ:
            try:
                read(log)
            except StorageFailed as problem:
                told.add((read, problem.code))
        log.close()
    assert {code for _, code in told} == {"storage-damaged"}
    assert len(told) > len(READ) // 2
