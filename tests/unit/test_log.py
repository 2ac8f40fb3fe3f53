"""The log: one suite for every place where it can lie, in memory and on a disk."""

import sqlite3

import pytest

from core.errors import NewerVersion, StorageFailed
from core.ids import Id
from core.keys.grants import Granter
from core.sealing import crypto
from core.sealing.envelope import NO_EVENT, Place, parse, seal
from core.storage import database
from core.storage.database import faults_of
from core.storage.log import Log
from tests.builders import World

PROJECT = Id(b"p" * 16)


@pytest.fixture(params=["memory", "disk"])
def log(request, tmp_path):
    made = Log(None if request.param == "memory" else tmp_path / "log.db")
    with made.transaction():
        made.set_note("project", PROJECT)
    yield made
    made.close()


def chain(world, length, secrets=None):
    secrets = secrets or crypto.new_device(world.entropy)
    previous, made, signer = NO_EVENT, [], crypto.Signer(secrets)
    key = crypto.new_key(crypto.KeyKind.SEALING, secrets.public.device, world.entropy)
    for seq in range(1, length + 1):
        place = Place(PROJECT, secrets.public.device, seq, previous)
        made.append(parse(seal(place, b"event", key, signer, world.entropy)))
        previous = made[-1].id
    return secrets, made


def fail_midway(log, made):
    with log.transaction():
        log.append(made)
        log.set_note("x", b"y")
        raise RuntimeError


def test_what_is_appended_is_there_in_order(log):
    secrets, made = chain(World(1), 5)
    with log.transaction():
        log.add_device(secrets.public)
        assert log.append(made[:3]) == [1, 2, 3]
        assert log.append(made[3:]) == [4, 5]
    assert [raw for _, raw in log.envelopes()] == [each.raw for each in made]
    assert [row for row, _ in log.envelopes(3)] == [4, 5]
    assert log.raw(2) == made[1].raw
    assert log.find(made[0].device, 4) == [(4, made[3])]
    assert log.row_of(made[0].device, 4, made[3].id) == 4
    assert log.row_of(made[0].device, 4, made[0].id) is None
    assert [head.id for head in log.heads()] == [made[4].id]
    heads = {head.id for head in log.heads()}
    assert made[4].id in heads
    assert made[3].id not in heads


def test_a_transaction_is_all_or_nothing(log):
    secrets, made = chain(World(2), 3)
    with log.transaction():
        log.add_device(secrets.public)
        log.append(made[:1])
    with pytest.raises(RuntimeError):
        fail_midway(log, made[1:])
    assert log.last_row() == 1
    assert log.note("x") is None
    assert [head.seq for head in log.heads()] == [1]
    with log.transaction():
        log.append(made[1:])
    assert [head.seq for head in log.heads()] == [3]


def test_grants_are_kept_once_and_dropped_by_key(log):
    world = World(3)
    giver, taker = crypto.new_device(world.entropy), crypto.new_device(world.entropy)
    device = giver.public.device
    granter = Granter(PROJECT, device, crypto.Signer(giver))
    keys = [crypto.new_key(crypto.KeyKind.WORDS, device, world.entropy) for _ in range(3)]
    grants = [granter.to_box(key, taker.keys.box) for key in keys]
    with log.transaction():
        assert [log.add_grant(each) for each in (*grants, grants[0])] == [True, True, True, False]
        assert log.drop_grants([grants[1].key]) == 1
    box = crypto.box_id(taker.keys.box)
    assert {each.key for each in log.grants()} == {grants[0].key, grants[2].key}
    assert sorted(log.granted()) == sorted((grants[n].key, box, device) for n in (0, 2))
    with log.transaction():
        assert log.drop_grants_to([box]) == 2
    assert log.granted() == []


def test_notes_and_checkpoints(log):
    with log.transaction():
        log.set_note("folder/a", b"1")
        log.set_note("folder/a", b"2")
        log.set_note("other", b"3")
        log.save_snapshots(3, {0: b"a", 1: b"b", 2: b"c"})
        log.save_snapshots(2, {1: b"d"})
        log.add_doubts([7, 9])
    assert log.notes("folder/") == {"folder/a": b"2"}
    assert log.snapshots() == [b"a", b"d"]
    assert log.doubts() == {7, 9}


def test_a_newer_or_damaged_file_is_refused(tmp_path):
    path = tmp_path / "log.db"
    made = Log(path)
    made._connection.execute("PRAGMA user_version = 7")
    made.close()
    with pytest.raises(NewerVersion):
        Log(path)
    path.write_bytes(b"no database" * 900)
    with pytest.raises(StorageFailed):
        Log(path)


def test_a_device_that_another_process_let_in_is_known(tmp_path):
    mine, theirs = Log(tmp_path / "log.db"), Log(tmp_path / "log.db")
    world = World(4)
    first, one = chain(world, 1)
    second, two = chain(world, 2)
    with mine.transaction():
        mine.set_note("project", PROJECT)
        mine.add_device(first.public)
        mine.append(one)
    assert [raw for _, raw in mine.envelopes()] == [one[0].raw]
    with theirs.transaction():
        theirs.add_device(second.public)
        theirs.append(two)
    assert [raw for _, raw in mine.envelopes(1)] == [each.raw for each in two]
    assert mine.row_of(two[1].device, 2, two[1].id) == 3


def test_what_another_connection_wrote_is_noticed_once(tmp_path):
    one, other = Log(tmp_path / "log.db"), Log(tmp_path / "log.db")
    assert one.was_written_elsewhere(), "nobody knows what was written before it was opened"
    with one.transaction():
        one.set_note("own", b"1")
    assert not one.was_written_elsewhere()
    with other.transaction():
        other.set_note("another’s", b"1")
    assert one.was_written_elsewhere()
    assert not one.was_written_elsewhere()
    one.close()
    other.close()


@pytest.mark.parametrize(
    "foreign",
    [
        "CREATE TRIGGER tidy AFTER INSERT ON envelopes BEGIN DELETE FROM envelopes WHERE row < new.row; END",
        "CREATE TRIGGER other INSTEAD OF INSERT ON seen BEGIN SELECT 1; END",
        "CREATE VIEW more AS SELECT * FROM envelopes",
        "CREATE TABLE more (a)",
        "CREATE VIRTUAL TABLE words USING fts5(a)",
        "CREATE INDEX more ON envelopes (length(rest))",
        "ALTER TABLE envelopes ADD COLUMN twice GENERATED ALWAYS AS (seq * 2)",
        "DROP INDEX idx_envelopes_feed_seq",
        "DROP TABLE notes",
    ],
)
def test_a_file_that_holds_more_or_less_than_the_program_makes_is_refused_and_not_changed(tmp_path, foreign):
    path = tmp_path / "log.db"
    Log(path).close()
    connection = sqlite3.connect(path)
    if " seen " in foreign:
        connection.execute("CREATE VIEW seen AS SELECT * FROM envelopes")
    connection.execute(foreign)
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StorageFailed) as refused:
        Log(path)
    assert refused.value.code == "storage-damaged"
    assert path.read_bytes() == before
    if not foreign.startswith("DROP"):
        assert any(
            name in fault for name in ("tidy", "other", "more", "words", "envelopes") for fault in faults_of(path)
        )


@pytest.mark.parametrize(
    "change",
    [
        "sql = replace(sql, 'INTEGER PRIMARY KEY', 'INTEGERPRIMARYKEY') WHERE name = 'devices'",  # a type, and no key
        """sql = replace(sql, 'INTEGER PRIMARY KEY', '"INTEGER PRIMARY KEY"') WHERE name = 'devices'""",
        """sql = replace(sql, '"raw" BLOB', '"rawBLOB"') WHERE name = 'grants'""",
        "rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'envelopes') WHERE name = 'snapshots'",
    ],
)
def test_a_file_whose_schema_reads_alike_and_says_something_else_is_refused(tmp_path, change):
    path = tmp_path / "log.db"
    Log(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    assert connection.execute(f"UPDATE sqlite_master SET {change}").rowcount == 1
    connection.commit()
    connection.close()
    with pytest.raises(StorageFailed) as refused:
        Log(path)
    assert refused.value.code == "storage-damaged"
    assert faults_of(path)


@pytest.mark.parametrize("order", ["ANALYZE", "VACUUM", "REINDEX", "PRAGMA journal_mode = DELETE"])
def test_a_file_that_somebodys_tool_has_put_in_order_is_opened(tmp_path, order):
    path = tmp_path / "log.db"
    Log(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(order)
    connection.close()
    Log(path).close()
    assert not faults_of(path)


def test_a_file_that_says_to_be_new_and_holds_a_trigger_is_refused(tmp_path):
    path = tmp_path / "log.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bait (a)")
    connection.execute("CREATE TRIGGER tidy AFTER INSERT ON bait BEGIN DELETE FROM bait; END")
    connection.commit()
    connection.close()
    with pytest.raises(StorageFailed, match="damaged"):
        Log(path)


def test_the_schema_of_a_new_file_is_the_known_one():
    assert database.digest(repr(database._schema(Log(None)._connection)).encode()).hex() == database.SCHEMA_DIGEST
