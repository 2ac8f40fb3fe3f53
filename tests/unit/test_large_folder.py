"""A large study in a shared folder: it is written once, in parts, and comes to rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.commands.context import Decision
from core.events.codings import CodingCreated
from core.ids import CodingId
from core.log.transfer_bundle import TransferBundle
from core.sealing.crypto import new_device
from core.sealing.envelope import Place
from sync import event_batches
from sync.transports import folder
from sync.transports.folder import sync_folder
from sync.transports.folder_memory import Fate, Remembered, count_of, pairs, parts_of, ranges_of
from sync.transports.segment_writing import FAN, _doubled
from tests.builders import World, a_code, a_source, alice, everything, invited, parsed
from tests.unit.test_verification import sealed


class Study:
    """Ada, who codes very much."""

    def __init__(self) -> None:
        self.world = World(23)
        self.ada = alice(self.world)
        self.source, self.code = a_source(self.ada), a_code(self.ada)

    def codes(self, count: int) -> None:
        """So many codings in one act."""
        new_id, key = self.ada.context().new_id, self.ada.state.sources.rows[self.source].key
        codings = [CodingCreated(new_id(CodingId), self.source, 0, 9, self.code) for _ in range(count)]
        self.ada.do(lambda _: [Decision(each, None, (key,)) for each in codings])


def files_in(place):
    return {path.name: path.stat().st_ino for path in place.rglob("*.kseg")}


@pytest.mark.parametrize(("name", "most"), [("SEGMENT_EVENTS_MAX", 10), ("SEGMENT_BYTES_TARGET", 4000)])
def test_full_segments_are_not_written_once_more_at_every_sync(tmp_path, monkeypatch, name, most):
    monkeypatch.setattr(event_batches, name, most)
    study = Study()
    study.codes(20 * FAN)
    assert sync_folder(study.ada, tmp_path).sent > 20 * FAN
    full = files_in(tmp_path)
    assert len(full) > FAN
    for _ in range(3):
        assert sync_folder(study.ada, tmp_path) == (0, 0, 0, 0, 0, ())
        assert files_in(tmp_path) == full
    for _ in range(2 * FAN):
        study.codes(1)
        sync_folder(study.ada, tmp_path)
    after = files_in(tmp_path)
    assert full.items() <= after.items()
    assert len(after) - len(full) < 4 * FAN
    eva = invited(study.world, study.ada, "Eva")
    sync_folder(eva, tmp_path)
    assert {sealed.id for sealed in parsed(study.ada)} <= {sealed.id for sealed in parsed(eva)}


def test_events_go_into_a_folder_in_parts_and_each_part_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "EVENTS_AT_ONCE", 7)
    study, heard = Study(), []
    study.codes(40)
    sent = sync_folder(study.ada, tmp_path, lambda *told: heard.append(told)).sent
    assert sent == study.ada.log.last_row()
    assert heard == [("writing", min(7 * (n + 1), sent), sent) for n in range(-(-sent // 7))]
    first = next(iter(tmp_path.rglob("*.kseg")))
    first.unlink()  # so that there is a gap
    assert 0 < sync_folder(study.ada, tmp_path).sent <= 7
    eva = invited(study.world, study.ada, "Eva")
    sync_folder(eva, tmp_path)
    assert {sealed.id for sealed in parsed(study.ada)} <= {sealed.id for sealed in parsed(eva)}


def test_the_first_sync_of_many_events_asks_the_database_no_more_often(tmp_path):
    study, asked = Study(), []
    for count in (10, 1000):
        study.codes(count)
        place = tmp_path / str(count)
        place.mkdir()
        orders: list[str] = []
        study.ada.log._connection.set_trace_callback(orders.append)
        sync_folder(study.ada, place)
        study.ada.log._connection.set_trace_callback(None)
        asked.append(len(orders))
    assert asked[1] <= asked[0] + 10
    assert asked[0] > 10


@pytest.mark.parametrize("most", range(3, 12))
def test_a_segment_that_ends_among_wrong_signatures_holds_no_more_than_is_read(tmp_path, monkeypatch, most):
    """What follows so that the chain ends with a true signature counts too: else nobody reads the segment, nor what
    others have in it."""
    world = World(61)
    ada = alice(world)
    bo, eva = invited(world, ada), invited(world, ada, "Eva")
    a_code(bo)
    ada.accept(everything(bo))
    key = ada.custody.keychain.held(ada.custody.current_epoch().key)
    head = next(head for head in ada.log.heads() if head.device == bo.device)
    chain = []
    for signer in (new_device(world.entropy), new_device(world.entropy), bo.secrets):
        seq, previous = head.seq + 1 + len(chain), chain[-1].id if chain else head.id
        chain.append(sealed(world, Place(ada.id, bo.device, seq, previous), key, signer))
    assert ada.accept(TransferBundle(ada.id, (), tuple(chain), ())).new == len(chain)
    for _ in range(4):
        a_code(ada)
    monkeypatch.setattr(event_batches, "SEGMENT_EVENTS_MAX", most)
    sync_folder(ada, tmp_path)
    assert sync_folder(eva, tmp_path).problems == ()
    assert {each.id for each in parsed(ada)} <= {each.id for each in parsed(eva)}


ROWS = st.sets(st.integers(1, 30), min_size=1)


def remembered(rows) -> Remembered:
    return Remembered(1, 1, 1, Fate.READ, ranges_of(rows))


@given(st.lists(ROWS, max_size=8))
def test_what_later_segments_hold_is_found_as_if_row_by_row(found):
    names = [f"x/{n + 1:06d}-{'0' * 16}.kseg" for n in range(len(found))]
    doubled, holders = {}, {}
    for name, rows in reversed(list(zip(names, found, strict=True))):
        if rows <= holders.keys():
            doubled[name] = {holders[row] for row in rows}
        holders = dict.fromkeys(rows, name) | holders
    assert _doubled({name: remembered(rows) for name, rows in zip(names, found, strict=True)}) == doubled


@given(ROWS, st.integers(1, 9))
def test_rows_are_parted_into_as_few_as_they_can(rows, most):
    parts = list(parts_of(ranges_of(rows), most))
    found = [[row for first, last in pairs(each) for row in range(first, last + 1)] for each in parts]
    assert [row for each in found for row in each] == sorted(rows)
    assert [len(each) for each in found] == [count_of(each) for each in parts]
    assert all(len(each) == most for each in found[:-1])
    assert len(found[-1]) <= most
