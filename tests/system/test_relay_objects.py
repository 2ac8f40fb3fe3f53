"""Segments and chunks as objects beside a real PostgreSQL: whatever fails and whenever, nothing is lost or twice."""

import itertools
import os
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.commands import codings
from core.errors import Refused, StorageFailed
from core.log.transfer_bundle import TransferBundle
from core.sealing import envelope
from core.storage.log import Log
from sync.relay import postgres_segments
from sync.relay.mailbox import Mailbox
from sync.relay.objects import MARKER, FileObjects
from sync.relay.postgres import PostgresMailboxStore
from sync.version_vector import MissingEvents, frontier, summary
from tests.builders import World, a_code, a_source, alice, everything, invited, twin_of
from tests.database import Database, binaries
from tests.refusals import refuses

REQUIRED = bool(os.environ.get("CI"))
NAMES = (f"{n:032x}" for n in itertools.count(1))


@pytest.fixture(scope="module")
def database():
    if binaries() is None:
        assert not REQUIRED, "CI needs PostgreSQL"
        pytest.skip("PostgreSQL is not installed")
    made = Database()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def small_segments(monkeypatch):
    monkeypatch.setattr(postgres_segments, "SEGMENT_EVENTS", 40)
    monkeypatch.setattr("sync.relay.postgres_side.TAIL_EVENTS", 10**9)  # sealed when a test says so


@pytest.fixture(scope="module")
def team():
    """A project of some 200 events, with a forked feed."""
    world = World(22)
    ada = alice(world)
    bo = invited(world, ada)
    source, code = a_source(ada), a_code(ada)
    for start in range(0, 150, 10):
        ada.do(lambda context, start=start: [one for n in range(start, start + 10)
               for one in codings.code_segment(context, source, n % 50, 60 + n % 90, [code])])  # fmt: skip
    bo.accept(everything(ada))
    for n in range(40):
        a_code(bo, f"Bos {n}")
    ada.accept(everything(bo))
    twin = twin_of(ada, world)
    a_code(ada, "her")
    a_code(twin, "på kopien")
    ada.accept(everything(twin))
    return ada


class Place:
    """A store of its own on the database, with a folder of objects."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.folder, self.objects = folder, FileObjects(folder)
        self.store = PostgresMailboxStore(database.address, self.objects)
        self.sealer, self.index = self.store._sealer, self.store._index

    def box(self, ada, name: str = "") -> Mailbox:
        return self.store.open(name or next(NAMES), ada.id, 10**9)

    def seal(self, box: Mailbox) -> int:
        return self.sealer.seal(box.log._number)

    def files(self) -> set[str]:
        return {str(each.relative_to(self.folder)) for each in self.folder.rglob("*") if each.is_file()} - {MARKER}

    def named(self, of: str = "") -> set[str]:
        """The objects that mailboxes consist of."""
        with self.store._connection() as connection:
            return {
                name
                for (name,) in connection.execute(
                    "SELECT object FROM segments UNION ALL SELECT object FROM attachments"
                )
            }

    def end_grace(self) -> None:
        with self.store._connection() as connection:
            connection.execute("UPDATE dropped SET due = now()")


@pytest.fixture
def place(database, tmp_path):
    made = Place(database, tmp_path / "objects")
    with made.store._connection() as connection:
        connection.execute("TRUNCATE mailboxes, dropped, objects CASCADE")
    yield made
    made.store.close()


def parts(project, size: int) -> list[TransferBundle]:
    whole = everything(project)
    return [whole._replace(envelopes=whole.envelopes[at : at + size]) for at in range(0, len(whole.envelopes), size)]


def ids(box: Mailbox) -> list[bytes]:
    return [envelope.parse(raw).id for _, raw in box.log.envelopes()]


def test_with_segments_it_answers_as_the_other_store_does(team, place):
    log = Log(None)
    with log.transaction():
        log.set_note("project", team.id)
    lite, box = Mailbox(log, team.id, 10**9, lambda: 0), place.box(team)
    for n, bundle in enumerate(parts(team, 30)):
        assert lite.accept(bundle) == box.accept(bundle)
        if n % 2:
            assert place.seal(box)
    one, two = lite.log, box.log
    assert len(place.named()) > 3
    assert place.index.sweep() == 0
    assert one.last_row() == two.last_row() > 190
    for after in (0, 1, 39, 40, 41, 150, one.last_row() - 1, one.last_row()):
        assert list(one.envelopes(after)) == list(two.envelopes(after))
    assert one.heads() == two.heads()
    assert len([head for head in two.heads() if head.device == team.device]) == 2, "it is forked"
    assert summary(one) == summary(two)
    for device in one.devices():
        for after in (0, 3, 100, 10_000):
            assert list(one.feed(device, after)) == list(two.feed(device, after))
        for seq in (*range(1, 200), 10_000):
            assert one.find(device, seq) == two.find(device, seq)
            for _, sealed in one.find(device, seq):
                assert one.row_of(device, seq, sealed.id) == two.row_of(device, seq, sealed.id)
            assert two.row_of(device, seq, envelope.NO_EVENT) is None
    empty = Log(None)
    for theirs in (frontier(empty), frontier(one)):
        assert MissingEvents(one, theirs).first_row() == MissingEvents(two, theirs).first_row()
    assert [lite.accept(each) for each in parts(team, 30)] == [box.accept(each) for each in parts(team, 30)], "known"
    assert box._size() == sum(len(raw) for _, raw in two.envelopes())


def test_small_segments_are_written_once_more_so_that_there_are_few(team, place):
    box = place.box(team)
    for bundle in parts(team, 3):
        box.accept(bundle)
        place.seal(box)
    events = box.log.last_row()
    assert len(place.named()) <= 2 * events // 40 + 1
    assert place.files() > place.named(), "who has begun to read the older one can go on"
    place.end_grace()
    place.index.sweep()
    assert place.files() == place.named()
    assert ids(box) == [each.id for each in everything(team).envelopes]


def test_an_event_too_large_for_the_last_segment_begins_another(place, monkeypatch):
    world = World(23)
    ada = alice(world)
    for n in range(10):
        a_code(ada, f"Kode {n}")
    few = everything(ada)
    monkeypatch.setattr(postgres_segments, "SEGMENT_BYTES", 4 * sum(len(each.raw) for each in few.envelopes))
    a_source(ada, "".join(f"Et ord {n * n}. " for n in range(6000)))
    a_code(ada, "etter")
    box = place.box(ada)
    box.accept(few)
    place.seal(box)
    box.accept(everything(ada))
    place.seal(box)
    with place.store._connection() as connection:
        assert connection.execute("SELECT count(*) FROM envelopes").fetchone() == (0,), "nothing stays a row"
    assert ids(box) == [each.id for each in everything(ada).envelopes]


class Cut(Exception):
    """The process ends here."""


class Cutting:
    """Ends the work at the nth thing that it does at the database or the objects; before or after it is done there."""

    def __init__(self, place: Place, after: int) -> None:
        self.left, self._place = after, place
        self._connection, self._put, self._delete = place.store._connection, place.objects.put, place.objects.delete

    def step(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cut

    @contextmanager
    def connection(self):
        self.step()
        with self._connection() as connection:
            yield connection
            self.step()  # everything was said, and the transaction does not come to its end
        self.step()

    def put(self, name: str, content: bytes) -> None:
        self.step()
        self._put(name, content)
        self.step()

    def delete(self, name: str) -> None:
        self.step()
        self._delete(name)
        self.step()


@pytest.mark.parametrize("work", ["seal", "chunk", "withdraw", "retention"])
def test_cut_at_any_step_nothing_is_lost_or_twice_there_and_no_object_stays(team, place, work, monkeypatch):
    """The steps are those between which a kill leaves something: before and after each transaction, each object."""
    all_there = [each.id for each in everything(team).envelopes]
    for after in itertools.count():
        box = place.box(team)
        box.accept(everything(team)._replace(envelopes=everything(team).envelopes[:100]))
        place.seal(box)
        box.accept(everything(team))
        box.take_chunk(team.id, b"kept")
        cutting = Cutting(place, after)
        with monkeypatch.context() as patch:
            for holder in (place.store, place.sealer, place.index, box.log):
                name = "_connecting" if hasattr(holder, "_connecting") else "_connection"
                patch.setattr(holder, name, cutting.connection)
            patch.setattr(place.objects, "put", cutting.put)
            patch.setattr(place.objects, "delete", cutting.delete)
            is_cut = False
            try:
                _do(work, place, box, team)
                place.store.settle()
            except Cut:
                is_cut = True
                place.store.settle()
        if work == "retention":
            if not is_cut:
                assert place.store.count() == 0
        else:
            assert ids(box) == all_there
            assert [row for row, _ in box.log.envelopes()] == list(range(1, len(all_there) + 1))
            assert all(box.log.chunk(name) for name in box.log.chunks())
        place.end_grace()
        place.index.sweep()
        assert place.files() == place.named(), f"step {after}"
        if not is_cut and cutting.left >= 0:
            assert after > 3
            break
        place.store.remove_unused(-1, set())
        place.store.settle()


def _do(work: str, place: Place, box: Mailbox, team) -> None:
    if work == "seal":
        place.seal(box)
    elif work == "chunk":
        box.take_chunk(team.device, b"another")
    elif work == "withdraw":
        _dropped(box, team.id)
    else:
        place.store.remove_unused(-1, set())


def _dropped(box: Mailbox, key) -> None:
    with box.log.transaction():
        box.log.drop_chunks([key])
    box.log.scrub()


def test_chunks_go_with_their_key_and_everything_with_the_mailbox(team, place):
    box = place.box(team)
    box.accept(everything(team))
    place.seal(box)
    assert box.take_chunk(team.id, b"withdrawn")
    assert not box.take_chunk(team.id, b"withdrawn")
    before = box._size()
    assert any((place.folder / name).read_bytes() == b"withdrawn" for name in place.files())
    _dropped(box, team.id)
    assert not any((place.folder / name).read_bytes() == b"withdrawn" for name in place.files())
    assert box._size() == before - len(b"withdrawn")
    assert place.store.remove_unused(-1, set()) == 1
    place.store.settle()
    assert place.files() == set()


def test_where_objects_cannot_be_read_that_is_said_and_nothing_is_given_up(team, place):
    box = place.box(team)
    box.accept(everything(team)._replace(envelopes=everything(team).envelopes[:150]))
    place.seal(box)
    away = place.folder.with_name("away")
    place.folder.rename(away)
    place.store._reader._read.clear()
    with pytest.raises(StorageFailed, match="relay-objects-silent"):
        list(box.log.envelopes())
    with pytest.raises(StorageFailed, match="relay-objects-silent"):
        box.take_chunk(team.id, b"sealed")
    box.accept(everything(team)._replace(envelopes=everything(team).envelopes[150:]))
    assert box.log.last_row() == len(everything(team).envelopes), "what is new is taken all the same"
    with pytest.raises(StorageFailed, match="relay-objects-silent"):
        place.seal(box)
    away.rename(place.folder)
    assert ids(box) == [each.id for each in everything(team).envelopes]
    with pytest.raises(StorageFailed):
        FileObjects(away.parent)


@pytest.mark.parametrize("harm", ["gone", "damaged"])
def test_what_is_lost_from_the_store_comes_again_from_the_devices(team, place, harm):
    box = place.box(team)
    box.accept(everything(team))
    place.seal(box)
    box.take_chunk(team.id, b"recording")
    last = box.log.last_row()
    for name in place.named():
        if harm == "gone":
            (place.folder / name).unlink()
        else:
            (place.folder / name).write_bytes(b"KSEG" + bytes(90))
    place.store._reader._read.clear()
    [chunk] = box.log.chunks()
    assert box.log.chunk(chunk) is None
    assert box.wants([chunk]) == [chunk]
    with pytest.raises(StorageFailed):
        list(box.log.envelopes())
    assert box.log.heads() == []
    assert box._size() == 0
    assert box.accept(everything(team)).new == len(everything(team).envelopes)
    assert ids(box) == [each.id for each in everything(team).envelopes]
    assert next(box.log.envelopes())[0] == last + 1, "who talks meanwhile goes on from the last row"


def test_who_reads_while_another_seals_misses_nothing(team, place, database):
    other = Place(database, place.folder)
    try:
        box = place.box(team)
        box.accept(everything(team)._replace(envelopes=everything(team).envelopes[:90]))
        for pause in (0, 1, 39, 40, 85):
            rows = box.log.envelopes()
            found = [next(rows) for _ in range(pause)]
            other.seal(box)
            box.accept(everything(team)._replace(envelopes=everything(team).envelopes[: 90 + pause]))
            found += list(rows)
            assert [row for row, _ in found] == list(range(1, 91 + pause))
    finally:
        other.store.close()


@pytest.mark.parametrize("question", ["envelopes", "feed", "find", "row_of", "last_row"])
def test_another_seals_between_two_questions_of_one_answer(team, place, database, question):
    other, envelopes = Place(database, place.folder), everything(team).envelopes
    asked = {
        "envelopes": lambda log: [raw for _, raw in log.envelopes()],
        "feed": lambda log: [row for row, _ in log.feed(team.device)],
        "find": lambda log: [row for row, _ in log.find(team.device, 9)],
        "row_of": lambda log: log.row_of(envelopes[9].device, envelopes[9].seq, envelopes[9].id),
        "last_row": lambda log: log.last_row(),
    }[question]
    answers = []
    for before in range(4):
        box = place.box(team)
        box.accept(everything(team))
        questions = itertools.count()
        ask = box.log.asked

        def late(query, values, box=box, ask=ask, questions=questions, before=before):
            if next(questions) == before:
                other.seal(box)
            return ask(query, values)

        box.log.asked = late
        answers.append(asked(box.log))
    other.store.close()
    assert answers[0]
    assert answers[1:] == answers[:1] * 3


def test_two_processes_that_seal_and_take_at_once_lose_nothing(team, place, database):
    stores = [place, Place(database, place.folder)]
    name, problems = next(NAMES), []

    def work(each: Place, bundles: list[TransferBundle]) -> None:
        try:
            box = each.box(team, name)
            for bundle in bundles:
                box.accept(bundle)
                each.seal(box)
        except BaseException as problem:
            problems.append(problem)

    stores[0].box(team, name).accept(parts(team, 8)[0])
    threads = [threading.Thread(target=work, args=(each, parts(team, 7 + n))) for n, each in enumerate(stores)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert problems == []
    box = place.box(team, name)
    assert sorted(ids(box)) == sorted(each.id for each in everything(team).envelopes)
    assert [row for row, _ in box.log.envelopes()] == list(range(1, len(ids(box)) + 1))
    place.end_grace()
    place.index.sweep()
    assert place.files() == place.named()
    stores[1].store.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(["take", "seal", "fail"]), st.integers(1, 60)), max_size=14))
def test_any_course_of_taking_sealing_and_failing_keeps_all_in_order(team, place, steps):
    box, envelopes, taken = place.box(team), everything(team).envelopes, 0
    for what, count in steps:
        if what == "take":
            taken = min(len(envelopes), taken + count)
            box.accept(everything(team)._replace(envelopes=envelopes[:taken]))
        elif what == "seal":
            place.seal(box)
        else:
            (place.folder / MARKER).rename(place.folder / "unmounted")
            with pytest.raises(StorageFailed) if taken > box_sealed(box) else _nothing():
                place.seal(box)
            (place.folder / "unmounted").rename(place.folder / MARKER)
        assert ids(box) == [each.id for each in envelopes[:taken]]


def box_sealed(box: Mailbox) -> int:
    return int(box.log.rows("SELECT sealed FROM mailboxes WHERE number = %s")[0][0])


@contextmanager
def _nothing():
    yield


def test_objects_are_kept_in_the_database_where_no_place_is_named(team, database):
    store = PostgresMailboxStore(database.address)
    try:
        box = store.open(next(NAMES), team.id, 10**9)
        box.accept(everything(team))
        assert store._sealer.seal(box.log._number) == len(everything(team).envelopes)
        assert box.log.rows("SELECT count(*) FROM envelopes WHERE mailbox = %s") == [(0,)]
        assert ids(box) == [each.id for each in everything(team).envelopes]
    finally:
        store.close()


def test_a_folder_or_bucket_that_is_none_is_refused(tmp_path):
    from app.cli.relay import _mailbox_store

    for wrong in ("file://", "file:///", "file://x", "ftp://x"):
        with pytest.raises(Refused, match="unknown-relay-objects"):
            _mailbox_store("postgresql://relay@127.0.0.1:1/x", wrong)
    with pytest.raises(Refused, match="relay-objects-need-postgres"):
        _mailbox_store(f"sqlite:///{tmp_path}", "file:///tmp/x")


def test_a_relay_that_is_told_another_place_for_its_objects_deletes_nothing(team, place, database, tmp_path):
    box = place.box(team)
    box.accept(everything(team))
    place.seal(box)
    place.store.check_objects()
    for other in (None, FileObjects(tmp_path / "another")):
        store = PostgresMailboxStore(database.address, other)
        with refuses("relay-objects-elsewhere"):
            store.check_objects()
        store.close()
    assert ids(box) == [each.id for each in everything(team).envelopes]
