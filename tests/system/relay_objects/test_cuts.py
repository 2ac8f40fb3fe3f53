"""Work at a relay's objects that is cut off or fails, at any step: nothing is lost or there twice."""

import itertools
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import StorageFailed
from sync.relay.mailbox import Mailbox
from sync.relay.objects import MARKER
from tests.builders import everything
from tests.system.relay_objects.place import Place, drop, ids


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
        drop(box, team.id)
    else:
        place.store.remove_unused(-1, set())


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
