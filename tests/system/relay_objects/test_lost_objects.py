"""Objects that cannot be read, are gone or lie elsewhere: said, and nothing is given up."""

import pytest

from core.errors import Refused, StorageFailed
from core.sealing.crypto import digest
from sync.event_batches import MAGIC, VERSION
from sync.relay.objects import FileObjects
from sync.relay.postgres import PostgresMailboxStore
from tests.builders import everything
from tests.refusals import refuses
from tests.system.relay_objects.place import ids


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


def test_segments_of_a_newer_version_are_neither_damaged_nor_given_up(team, place):
    """As where somebody runs an older relay on the same store again."""
    box = place.box(team)
    box.accept(everything(team))
    place.seal(box)
    there, heads = ids(box), box.log.heads()
    for name in place.named():
        file = place.folder / name
        written = file.read_bytes()
        body = MAGIC + bytes([VERSION + 1]) + written[len(MAGIC) + 1 : -32]
        file.write_bytes(body + digest(body))
    place.store._reader._read.clear()
    with pytest.raises(StorageFailed, match="relay-older-than-store"):
        list(box.log.envelopes())
    assert box.log.heads() == heads
    for name in place.named():
        file = place.folder / name
        body = MAGIC + bytes([VERSION]) + file.read_bytes()[len(MAGIC) + 1 : -32]
        file.write_bytes(body + digest(body))
    assert ids(box) == there


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
