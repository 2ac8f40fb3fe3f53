"""Segments in a shared folder that are damaged, gone, or lie in a folder that was moved: no event is missed."""

import pytest

from sync.transports.folder import sync_folder
from tests.builders import a_code, invited, parsed
from tests.unit.test_folder import age, of_device, pair, told

__all__ = ["pair"]


@pytest.mark.parametrize("damage", ["cut", "flipped", "gone", "empty"])
def test_a_damaged_segment_of_this_device_is_written_again(pair, damage):
    world, ada, bo, shared, _ = pair
    path = of_device(shared, ada, ada.device)
    good = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        bad = {"cut": good[:-9], "flipped": good[:99] + bytes([good[99] ^ 1]) + good[100:], "empty": b""}[damage]
        path.write_bytes(bad)
        age(path)
    sync_folder(ada, shared)
    if damage != "gone":
        assert path.read_bytes() == good
    fresh = invited(world, bo, "Eva")
    done = sync_folder(fresh, shared)
    assert done.problems == ()
    assert fresh.events_digest() != ada.events_digest()  # Bo's admission of Eva
    assert {sealed.id for sealed in parsed(ada)} <= {sealed.id for sealed in parsed(fresh)}


@pytest.mark.parametrize("damage", ["none", "cut", "gone"])
def test_in_a_folder_that_was_moved_nothing_is_taken_for_there_that_is_not(pair, damage, tmp_path_factory):
    world, ada, bo, shared, _ = pair
    a_code(bo, "etter")
    sync_folder(bo, shared)
    path = of_device(shared, ada, ada.device)
    if damage == "gone":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:-9])
        age(path)
    moved = shared.rename(tmp_path_factory.mktemp("other") / "moved")
    done = sync_folder(ada, moved)
    assert done.received == 1
    assert (done.sent > 0) == (damage != "none")
    assert ada.state.digest() == bo.state.digest()
    eva = invited(world, bo, "Eva")
    sync_folder(eva, moved)
    assert {sealed.id for sealed in parsed(ada)} <= {sealed.id for sealed in parsed(eva)}


def test_a_damaged_segment_of_somebody_else_is_named_and_its_events_are_there_again(pair):
    world, ada, bo, shared, _ = pair
    path = of_device(shared, ada, ada.device)
    good = path.read_bytes()
    path.write_bytes(good[:-9])
    age(path)
    said = told(sync_folder(bo, shared))
    assert path.name in said
    assert "damaged" in said
    ada_events = {sealed.id for sealed in parsed(ada)}
    path.unlink()
    eva = invited(world, bo, "Eva")
    sync_folder(bo, shared)
    sync_folder(eva, shared)
    assert ada_events <= {sealed.id for sealed in parsed(eva)}
