"""Late events that are folded into their places give what the whole log folded anew gives, after every exchange."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import ids
from core.commands import codebook, codings, members, memos, references
from core.commands import project as study
from core.errors import Refused
from core.events.codings import CodingCreated
from core.ids import CodingId, Id, SourceId, new_id
from core.log import journal, ordering
from core.project import Project
from core.sealing import crypto
from core.storage.log import Log
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, everything, exchange, invited
from tests.laws.folded_anew import folded_anew, snapshots_are_right
from tests.signing import sign
from tests.simulation.actions import random_action


@contextmanager
def small(every: int, kept: int) -> Iterator[None]:
    """Snapshots of few events, and a short way back without them."""
    before = ordering.SNAPSHOT_EVENTS, journal.KEPT
    ordering.SNAPSHOT_EVENTS, journal.KEPT = every, kept
    try:
        yield
    finally:
        ordering.SNAPSHOT_EVENTS, journal.KEPT = before


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9), st.integers(2, 12), st.integers(2, 8), st.booleans())
def test_folded_into_their_places_gives_what_the_log_folded_anew_gives(seed, every, kept, is_of_any_kind):
    _history(seed, every, kept, random_action if is_of_any_kind else _of_coders)


def test_late_events_are_folded_into_their_places():
    found = [_history(seed, 5, 4, _of_coders) for seed in range(6)]
    assert sum(found) > 20, "else the law above says nothing"


def test_a_deletion_looks_at_the_late_codings_of_its_code():
    with small(4, 3):
        world = World(1)
        ada = alice(world)
        bo = invited(world, ada)
        source, codes = a_source(ada), [a_code(ada, f"Kode {n}") for n in range(3)]
        exchange(ada, bo)
        late = a_coding(bo, source, codes[0])
        for n in range(24):
            a_coding(ada, source, codes[1], 0, 20 + n)
            if n == 12:
                ada.do(codebook.delete_code, codes[0])
        placed = ada.timeline.late_placed
        exchange(ada, bo)
        assert ada.timeline.late_placed == placed, "the deletion is folded again, so that it sees the coding"
        for each in (ada, bo):
            assert "deleted_in_use" in {row.kind for row in each.state.conflicts.rows.values()}
            assert late in each.state.codings.rows
            _is_as_folded_anew(each)


def test_a_link_that_is_made_where_it_is_already_is_seen_by_a_late_event_that_takes_it_away():
    with small(4, 3):
        world = World(1)
        ada = alice(world)
        source, code = a_source(ada), a_code(ada)
        laptop, phone = (invited(world, ada, device_of=ada.member) for _ in range(2))
        bo = invited(world, ada)
        memo = ada.do(memos.write_memo, "analytic", "Tanke", "source", source)[0].event.memo
        exchange(ada, laptop, phone, bo)
        ada.do(references.link_memo, memo, "code", code)
        exchange(ada, laptop)
        laptop.do(references.unlink_memo, memo, code)
        phone.do(references.link_memo, memo, "code", code)
        for n in range(12):
            a_code(bo, f"Kode {n}")
        exchange(ada, phone, bo)
        exchange(ada, laptop, phone, bo)
        for each in (ada, laptop, phone, bo):
            _is_as_folded_anew(each)


def test_two_devices_that_give_ids_alike_bring_in_a_thing_once_wherever_the_later_one_comes_first():
    with small(4, 3), mock.patch.object(ids, "MAKER_BYTES", 1):  # of eight, somebody has to try for hours
        world = World(1)
        ada = alice(world)
        source, code, bo = a_source(ada), a_code(ada), invited(world, ada)
        secrets = crypto.new_device(world.entropy)
        while secrets.keys.device[:1] != bo.device[:1]:
            secrets = crypto.new_device(world.entropy)
        bo.do(members.add_device, bo.member, secrets.keys)
        twin = Project.join(Log(None), secrets, world.clock(), world.entropy, everything(bo))
        exchange(ada, bo, twin)
        coding = CodingId(new_id(bo.device, world.entropy))
        sign(bo, CodingCreated(coding, source, 0, 5, code))
        sign(twin, CodingCreated(coding, SourceId(Id(bytes(16))), 0, 5, code))
        for _ in range(12):
            a_code(ada)
        exchange(ada, twin)
        for _ in range(12):
            a_code(ada)
        exchange(ada, bo)
        assert [each.kind for each in ada.state.conflicts.rows.values()] == ["already_there"]
        _is_as_folded_anew(ada)


def _history(seed: int, every: int, kept: int, act: Callable[[World, Project], object]) -> int:
    """A study of three people on four devices that meet now and then. Returns how many late events found places."""
    with small(every, kept):
        world, placed = World(seed), 0
        ada = alice(world)
        a_source(ada, participant=a_participant(ada))
        for n in range(4):
            a_code(ada, f"Kode {n}")
        devices = [
            ada,
            invited(world, ada, device_of=ada.member),
            invited(world, ada, role="owner"),
            invited(world, ada),
        ]
        exchange(*devices)
        for n in range(12):
            a_code(devices[0], f"Kode {n + 4}")
        exchange(*devices)
        for _ in range(5):
            for _ in range(world.random.randrange(40)):
                act(world, world.random.choice(devices))
            met = world.random.sample(devices, world.random.randrange(2, len(devices) + 1))
            exchange(*met)
            for each in met:
                _is_as_folded_anew(each)
            if world.random.random() < 0.3:
                placed += devices[0].timeline.late_placed
                devices[0] = Project(ada.log, ada.secrets, world.clock(), world.entropy)
                _is_as_folded_anew(devices[0])
        return placed + sum(each.timeline.late_placed for each in devices)


def _of_coders(world: World, device: Project) -> None:
    """What coders do most of the time, and now and then something on the codebook."""
    random, state = world.random, device.state
    source, code = random.choice(list(state.sources.rows)), random.choice(list(state.codes.rows))
    start = random.randrange(60)
    with suppress(Refused, IndexError):  # of somebody else, or removed already; or nobody has one
        chance = random.random()
        if chance < 0.5 or not state.codings.rows:
            device.do(codings.code_segment, source, start, start + 9, [code], random.choice([None, "Fordi"]))
        elif chance < 0.55:
            device.do(memos.write_memo, "analytic", "Tanke", "coding", random.choice(list(state.codings.rows)))
        elif chance < 0.65 and state.memos.rows:
            memo = random.choice([row for row in state.memos.rows.values() if row.by == device.member])
            ways = [(references.link_memo, memo.id, "code", random.choice(list(state.codes.rows)[:3]))]
            device.do(*random.choice([*ways, *((references.unlink_memo, memo.id, thing) for _, thing in memo.links)]))
        elif chance < 0.9:
            coding = random.choice(list(state.codings.rows))
            own = random.choice([key for key, row in state.codings.rows.items() if row.by == device.member] or [coding])
            device.do(*random.choice([
                (codings.judge_coding, coding, "agree"), (codings.recode, own, code), (codings.uncode, own),
                (codings.resize, own, start, start + 5), (codings.annotate_coding, own, 3, "Obs"),
                (study.undo, device.timeline.order[-1 - random.randrange(5)].id),
            ]))  # fmt: skip
        elif chance < 0.94:
            device.do(codebook.rename_code, code, f"Mot {start}")
        elif chance < 0.97:
            device.do(codebook.delete_code, code)
        else:
            random_action(world, device)


def _is_as_folded_anew(device: Project) -> None:
    anew, timeline = folded_anew(device), device.timeline
    assert timeline.order == anew.order
    assert timeline.state.count == anew.state.count == len(anew.order)
    assert timeline.state.digest() == anew.state.digest()
    assert dict(timeline.validity.undone) == dict(anew.validity.undone)
    snapshots_are_right(timeline, anew)
