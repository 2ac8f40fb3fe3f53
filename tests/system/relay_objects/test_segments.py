"""Segments in place of rows: the same answers, few of them, and everything goes with its mailbox."""

from core.sealing import envelope
from core.storage.log import Log
from sync.relay import postgres_segments
from sync.relay.mailbox import Mailbox
from sync.relay.postgres import PostgresMailboxStore
from sync.version_vector import MissingEvents, frontier, summary
from tests.builders import World, a_code, a_source, alice, everything
from tests.system.relay_objects.place import NAMES, drop, ids, parts


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


def test_chunks_go_with_their_key_and_everything_with_the_mailbox(team, place):
    box = place.box(team)
    box.accept(everything(team))
    place.seal(box)
    assert box.take_chunk(team.id, b"withdrawn")
    assert not box.take_chunk(team.id, b"withdrawn")
    before = box._size()
    assert any((place.folder / name).read_bytes() == b"withdrawn" for name in place.files())
    drop(box, team.id)
    assert not any((place.folder / name).read_bytes() == b"withdrawn" for name in place.files())
    assert box._size() == before - len(b"withdrawn")
    assert place.store.remove_unused(-1, set()) == 1
    place.store.settle()
    assert place.files() == set()
