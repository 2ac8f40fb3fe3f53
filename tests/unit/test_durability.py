"""Nothing is acknowledged before it is durable: to no peer, and to nobody at the keyboard."""

import sqlite3
from contextlib import contextmanager

import pytest

from core.commands import codebook, codings
from core.errors import StorageFailed
from core.limits import SNAPSHOT_EVENTS
from core.log.integrity_check import verify_log
from core.project import Project
from core.sealing import crypto
from core.storage.log import Log
from sync.messages import Acknowledged, Frames, Refusal
from sync.session import Session
from tests.builders import World, a_code, a_source, everything, invited
from tests.wire import Wire, talk


class FullDisk(Log):
    """A log whose disk is full at the very end of a transaction, when `is_full`."""

    is_full = False

    @contextmanager
    def transaction(self):
        with super().transaction():
            yield
            if self.is_full:
                raise StorageFailed("storage-full")


@pytest.fixture
def pair():
    world = World(62)
    log = FullDisk(None)
    ada = Project.create(log, crypto.new_device(world.entropy), world.clock(), world.entropy, "Egen kraft", "Ada")
    bo = invited(world, ada)
    talk(ada, bo)
    return world, ada, bo


def observed(project: Project) -> tuple:
    keys = sorted(project.custody.keychain.keys)
    return project.state.digest(), project.events_digest(), project.log.last_row(), len(project.timeline.order), keys


def test_events_that_did_not_become_durable_are_not_acknowledged(pair):
    world, ada, bo = pair
    for n in range(5):
        a_code(bo, f"kode {n}")
    before = observed(ada)
    receiving, sending = Session(ada, False), Session(bo, True)
    said = bytearray()
    drain = receiving.drain

    def overheard() -> bytes:
        out = drain()
        said.extend(out)
        ada.log.is_full = bool(said)  # greeted, and from here on nothing can be written
        return out

    receiving.drain = overheard
    Wire(sending, receiving).run()
    frames = Frames()
    frames.is_greeted = True
    kinds = [type(message) for message in frames.feed(bytes(said))]
    assert kinds[-1] is Refusal
    assert Acknowledged not in kinds
    assert receiving.problem.code == "storage-full"
    assert (sending.sent, receiving.received) == (0, 0)
    assert observed(ada) == before
    ada.log.is_full = False
    caller, callee, _ = talk(bo, ada)
    assert (caller.sent, callee.received) == (5, 5)
    assert ada.state.digest() == bo.state.digest()
    again = Project(ada.log, ada.secrets, world.clock(), world.entropy)
    assert again.state.digest() == bo.state.digest()


def test_what_was_acknowledged_is_there_for_another_process(pair, tmp_path):
    """Each acknowledgement is checked against a second connection to the file, which sees only what was committed."""
    world, ada, bo = pair
    path = tmp_path / "log.db"
    eva = Project.join(Log(path), *admitted(world, ada))
    for n in range(50):
        a_code(bo, f"kode {n}")
    witness = Log(path)
    before = witness.last_row()
    receiving = Session(eva, False)
    drain = receiving.drain
    acknowledged = []

    def checked() -> bytes:
        out = drain()
        frames = Frames()
        frames.is_greeted = True
        for message in frames.feed(out):
            if isinstance(message, Acknowledged):
                acknowledged.append(message.number)
                assert witness.last_row() - before >= receiving.received > 0
        return out

    receiving.drain = checked
    Wire(Session(bo, True), receiving).run()
    assert acknowledged
    assert witness.last_row() - before == receiving.received == 50


def admitted(world: World, host: Project) -> tuple:
    from core.commands import members

    secrets = crypto.new_device(world.entropy)
    host.do(members.admit_member, secrets.keys, "Eva", "coder")
    return secrets, world.clock(), world.entropy, everything(host)


@pytest.mark.parametrize("decide", [lambda p: a_code(p, "Uro"), a_source], ids=["a code", "a text with its key"])
def test_a_decision_that_did_not_become_durable_is_not_acknowledged_and_leaves_nothing(pair, decide):
    _, ada, bo = pair
    before = observed(ada)
    ada.log.is_full = True
    with pytest.raises(StorageFailed, match="storage-full"):
        decide(ada)
    assert observed(ada) == before
    ada.log.is_full = False
    decide(ada)
    talk(ada, bo)
    assert ada.state.digest() == bo.state.digest()
    assert verify_log(ada.log, ada.secrets).problems == ()


def test_a_command_returns_only_what_another_process_can_read(tmp_path):
    world, path = World(63), tmp_path / "log.db"
    ada = Project.create(Log(path), crypto.new_device(world.entropy), world.clock(), world.entropy, "T", "Ada")
    witness = Log(path)
    for n in range(5):
        recorded = ada.do(codebook.create_code, f"kode {n}")[-1]
        assert witness.row_of(ada.device, recorded.seq, recorded.id) is not None


def test_a_commit_reaches_the_disk_before_it_returns(tmp_path):
    """FULL makes SQLite wait for the disk at each commit, also with a write-ahead log."""
    log = Log(tmp_path / "log.db")
    assert log._connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert log._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_snapshots_of_another_log_are_not_taken():
    """The same device, so that they open; but what they hold is not what stands in this log's rows."""
    world = World(64)
    secrets = crypto.new_device(world.entropy)
    projects = []
    for title in ("En studie", "En annen"):
        project = Project.create(Log(None), secrets, world.clock(), world.entropy, title, "Ada")
        source, code = a_source(project), a_code(project, title)
        project.do(lambda context, source=source, code=code: [one for n in range(SNAPSHOT_EVENTS + 50)
                             for one in codings.code_segment(context, source, n % 80, n % 80 + 5, [code])])  # fmt: skip
        assert project.log.snapshots()
        projects.append(project)
    first, second = projects
    digest = second.state.digest()
    own = second.log.snapshots()
    with second.log.transaction():
        second.log.save_snapshots(len(own), dict(enumerate(first.log.snapshots())))
    again = Project(second.log, secrets, world.clock(), world.entropy)
    assert again.state.digest() == digest
    assert [again.words(row.name) for row in again.state.codes.values()] == ["En annen"]
    assert len(again.log.snapshots()) == len(own), "its own are kept again"


@pytest.mark.parametrize("is_undone_already", [True, False])
def test_a_full_disk_is_called_so_though_sqlite_has_undone_the_transaction_itself(tmp_path, is_undone_already):
    log = Log(tmp_path / "log.db")

    def written():
        with log.transaction():
            log.set_note("a", b"1")
            if is_undone_already:
                log._connection.execute("ROLLBACK")
            raise sqlite3.OperationalError("database or disk is full")

    for _ in range(2):  # and the log can be used again
        with pytest.raises(StorageFailed, match="storage-full"):
            written()
    with log.transaction():
        log.set_note("b", b"2")
    assert (log.note("a"), log.note("b")) == (None, b"2")
    log.close()


@pytest.mark.parametrize(("platform", "code"), [("linux", "storage-unopenable"), ("emscripten", "storage-full")])
def test_a_journal_that_cannot_be_begun_means_a_full_store_in_a_browser(tmp_path, monkeypatch, platform, code):
    log = Log(tmp_path / "log.db")
    monkeypatch.setattr("sys.platform", platform)
    with pytest.raises(StorageFailed, match=code), log.transaction():
        raise sqlite3.OperationalError("unable to open database file")
    log.close()
