"""An exchange with nothing new costs the same however many keys, recordings and withdrawals a study has seen, counted
in steps. A reason has a key of its own, so keys come with decisions."""

import os
import time
from collections import Counter
from collections.abc import Callable

import pytest

from core.commands.codings import code_segment
from core.commands.participants import withdraw_participant
from core.project import Project
from core.sealing import crypto
from core.storage.log import Log
from sync.relay.mailbox import Mailbox
from sync.transports import folder_watch
from sync.transports.folder_watch import QUIET, FolderWatch
from tests.builders import World, a_code, a_participant, a_source, alice, invited
from tests.unit.test_cost_of_a_step import is_no_more, steps
from tests.wire import talk

ROOM = 10**9


class Study:
    """Two coders and a mailbox at a relay."""

    def __init__(self) -> None:
        world = World(23)
        self.one = alice(world)
        self.source, self.code = a_source(self.one, "Ord om livet. " * 800), a_code(self.one)
        self.other = invited(world, self.one, "B")
        log = Log(None)
        with log.transaction():
            log.set_note("project", self.one.id)
        self.mailbox = Mailbox(log, self.one.id, ROOM, lambda: 0)
        self.place = 0

    def grow(self, reasons: int, pieces: int, withdrawals: int) -> None:
        for _ in range(reasons):
            self.decide()
        self.one.attach("", None, "opptak.ogg", "audio/ogg", [bytes(2**18)] * pieces)
        for n in range(withdrawals):
            person = a_participant(self.one, f"P{n} av {self.place}")
            a_source(self.one, f"Ord av {n} om {self.place}.", person)
            self.one.do(withdraw_participant, person)
        for _ in range(3):
            self.meet()

    def decide(self) -> None:
        self.place += 1
        self.one.do(code_segment, self.source, self.place, self.place + 9, [self.code], "fordi")

    def meet(self) -> None:
        talk(self.one, self.other)
        talk(self.one, self.mailbox)
        talk(self.other, self.mailbox)


def in_the_local_network(study: Study) -> int:
    return talk(study.one, study.other)[2].bytes


def at_a_relay(study: Study) -> int:
    return talk(study.one, study.mailbox)[2].bytes


def as_it_grows(work: Callable[[Study], int]) -> tuple[list[Counter[str]], list[int]]:
    """The steps that an exchange takes in a small study and in a large one, and the bytes of its messages."""
    study, counted, sizes = Study(), [], []
    for count in (10, 150):
        study.grow(count, count // 5, count // 10)
        project: Project = study.one
        counted.append(steps(project, lambda: sizes.append(work(study))))
    assert study.one.log.grants_count() > 150
    assert len(study.mailbox.log.chunks()) > 30
    assert study.mailbox.log.notices()
    return counted, sizes


@pytest.mark.parametrize("carrier", [in_the_local_network, at_a_relay])
def test_an_exchange_with_nothing_new_reads_neither_all_keys_nor_all_pieces(carrier):
    (before, after), (few, more) = as_it_grows(carrier)
    assert before["calls"] > 100
    assert is_no_more(before, after), (before, after)
    assert few == more < 1024


def test_news_in_an_open_conversation_bring_their_key_and_no_other():
    study = Study()
    study.grow(20, 1, 1)
    caller, callee, wire = talk(study.one, study.other)
    before = wire.bytes
    study.decide()
    caller.push_new()
    wire.run()
    assert caller.sent == 1
    assert study.other.log.grant_marks() == study.one.log.grant_marks()
    assert wire.bytes - before < 2000
    callee.push_new()
    assert not callee.has_out(), "what came from there is not sent back"
    assert study.other.state.digest() == study.one.state.digest()


def test_a_file_from_which_something_was_deleted_for_good_keeps_the_order_in_which_keys_came(tmp_path):
    """By which an open conversation knows what is new."""
    world, log = World(24), Log(tmp_path / "log.db")
    one = Project.create(log, crypto.new_device(world.entropy), world.clock(), world.entropy, "Studie", "Ada")
    source, code = a_source(one), a_code(one)
    numbers, marks = [log.beside.count()], [set(log.grant_marks())]
    for place in range(12):
        one.do(code_segment, source, place, place + 9, [code], "fordi")
        numbers.append(log.beside.count())
        marks.append(set(log.grant_marks()))
    with log.transaction():
        log.drop_grants([key for mark, key, _ in marks[4] - marks[3]])
    log.scrub()
    now = set(log.grant_marks())
    assert len(now) == len(marks[-1]) - 1
    for number, there in zip(numbers, marks, strict=True):
        assert set(log.grant_marks(number)) == now - there
    assert log.beside.count() > numbers[-1]


def test_a_watched_folder_with_nothing_new_is_not_compared_with_all_keys(tmp_path, monkeypatch):
    """They lie in few files, which are looked at each time as long as there are few keys, too."""
    monkeypatch.setattr(folder_watch, "FEW", 100)
    study, watch, counted = Study(), FolderWatch(tmp_path), []
    for count in (10, 150):
        study.grow(count, 1, 1)
        for _ in range(2):
            watch.step(study.one)
        for place in (tmp_path, *tmp_path.rglob("*")):
            os.utime(place, (time.time() - 60, time.time() - 60))
        assert watch.step(study.one).exchange == QUIET
        counted.append(steps(study.one, lambda: watch.step(study.one)))
    assert len(list(tmp_path.rglob("*.kgrant"))) < folder_watch.FEW < study.one.log.grants_count()
    assert counted[1]["calls"] < counted[0]["calls"] / 4, counted


def test_pieces_that_come_after_their_event_reach_a_watched_folder_at_once(tmp_path, monkeypatch):
    """They come last, and by another way perhaps long after; the folder was taken for one with nothing new."""
    monkeypatch.setattr(folder_watch, "FEW", 0)
    study, watch = Study(), FolderWatch(tmp_path)
    study.one.attach("", None, "opptak.ogg", "audio/ogg", [bytes(2**18)])
    (name, key), *_ = study.one.log.chunks().items()
    _, raw = study.one.log.chunk(name) or (key, b"")
    talk(study.one, study.other)
    with study.other.log.transaction():  # as where only the event has come
        study.other.log.drop_chunks([key])
    for _ in range(2):
        watch.step(study.other)
    for place in (tmp_path, *tmp_path.rglob("*")):
        os.utime(place, (time.time() - 60, time.time() - 60))
    assert watch.step(study.other).exchange == QUIET
    assert watch._quiet is not None
    assert list(tmp_path.rglob("*.kchunk")) == []
    assert study.other.take_chunk(key, raw)
    watch.step(study.other)
    assert len(list(tmp_path.rglob("*.kchunk"))) == 1


def test_a_recording_costs_by_its_own_pieces_and_not_by_all_that_are_there():
    """For each piece both asked what is there of all; the list of these is told once."""
    found: list[tuple[Counter[str], Counter[str]]] = []
    for others in (10, 200):
        study = Study()
        study.grow(1, others, 0)
        study.one.attach("", None, "ny.ogg", "audio/ogg", [bytes([7]) * 2**18] * 40)
        taken = steps(study.other, lambda study=study: talk(study.one, study.other))  # type: ignore[misc]
        given = steps(study.one, lambda study=study: talk(study.one, study.mailbox))  # type: ignore[misc]
        assert len(study.other.log.chunks()) == len(study.mailbox.log.chunks()) == others + 40
        found.append((taken, given))
    for before, after in zip(*found, strict=True):
        assert after["calls"] < 1.5 * before["calls"], found
    assert found[1][0]["database"] < 1.5 * found[0][0]["database"], found


def test_a_digest_is_true_while_another_process_writes_and_is_kept_later(tmp_path):
    one, other = Log(tmp_path / "log.db"), Log(tmp_path / "log.db")
    asked: list[int] = []

    def made() -> bytes:
        asked.append(1)
        return b"digest"

    waits = one._connection.execute("PRAGMA busy_timeout").fetchone()
    with other.transaction():
        other.set_note("held", b"")
        assert one.beside.digest(made) == one.beside.digest(made) == b"digest"
    assert len(asked) == 2
    assert one.beside.digest(made) == other.beside.digest(made) == b"digest"
    assert len(asked) == 3
    with one.transaction():
        other_changes = one.beside.next()
        one.beside.made(other_changes)
    assert other.beside.count() == other_changes
    other.beside.digest(made)
    assert len(asked) == 4
    assert one._connection.execute("PRAGMA busy_timeout").fetchone() == waits
