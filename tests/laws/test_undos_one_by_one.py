"""Undos that are judged one by one, and a state that goes back a little way, give what the whole log folded anew gives;
and one more undo costs what it changes."""

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.commands import project as study
from core.commands.codebook import create_code, rename_code
from core.commands.members import remove_member
from core.errors import Refused
from core.ids import EventId
from core.log import journal, opened_log, ordering, snapshots
from core.log.opened_log import OpenedLog
from core.project import Project
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited
from tests.laws.folded_anew import folded_anew, snapshots_are_right

ROW = 300


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9), st.integers(2, 17), st.booleans())
def test_one_by_one_gives_what_all_at_once_gives(seed, every, is_somebody_gone):
    ordering.SNAPSHOT_EVENTS, kept = every, ordering.SNAPSHOT_EVENTS
    journal.KEPT, journaled = 12, journal.KEPT
    try:
        world = World(seed)
        ada = alice(world)
        devices = [ada, invited(world, ada, role="owner"), invited(world, ada), invited(world, ada)]
        source, code = a_source(ada), a_code(ada)
        exchange(*devices)
        if is_somebody_gone:
            ada.do(remove_member, devices.pop().member)
            exchange(*devices)
        for _ in range(30):
            device = world.random.choice(devices)
            with suppress(Refused):  # where the text or the code is undone, or nothing is left to undo
                _act(world, device, source, code)
            _is_as_folded_anew(device)
            if world.random.random() < 0.15:
                exchange(*devices)
        exchange(*devices)
        for device in devices:
            _is_as_folded_anew(device)
    finally:
        ordering.SNAPSHOT_EVENTS, journal.KEPT = kept, journaled


def _act(world: World, device: Project, source, code) -> None:
    chance = world.random.random()
    if chance < 0.15:
        start = world.random.randrange(60)
        a_coding(device, source, code, start, start + 9)
    elif chance < 0.25:
        device.do(rename_code, code, f"Mot {world.random.randrange(99)}")
    else:  # nearly always of one of the last: undos of undos, and of what was undone already
        order = device.timeline.order
        key = order[max(0, len(order) - 1 - int(world.random.expovariate(0.3)))]
        device.do(world.random.choice([study.undo, study.undo, study.redo]), key.id)


def _is_as_folded_anew(device: Project) -> None:
    anew = folded_anew(device)
    timeline = device.timeline
    assert dict(timeline.validity.undone) == dict(anew.validity.undone)
    assert timeline.validity.not_entitled == anew.validity.not_entitled
    assert timeline.state.digest() == anew.state.digest()
    assert timeline.state.count == anew.state.count == len(timeline.order)
    snapshots_are_right(timeline, anew)
    for key in timeline.order:
        assert timeline.undos_of(key.id) == anew.undos_of(key.id)


@pytest.fixture
def folded(monkeypatch):
    """Counts the events that are folded."""
    count, apply = [0], ordering.apply

    def counted(*args):
        count[0] += 1
        apply(*args)

    monkeypatch.setattr(ordering, "apply", counted)
    return count


def _row_of_undos(ada: Project) -> EventId:
    """A code, an undo of it, an undo of that, and so on."""
    code = last = ada.do(create_code, "Mot")[0].id
    for _ in range(ROW):
        last = ada.do(study.undo, last)[0].id
    return code


def test_a_row_of_undos_folds_no_event_more_than_a_few_times(folded):
    ada = alice(World(1))
    for n in range(40):
        a_code(ada, f"Kode {n}")
    folded[0] = 0
    code = _row_of_undos(ada)
    assert folded[0] <= 4 * ROW
    assert (code in ada.timeline.validity.undone) == bool(ROW % 2)


def test_undone_and_redone_many_times_folds_no_event_more_than_a_few_times(folded):
    ada = alice(World(1))
    code = ada.do(create_code, "Mot")[0].id
    folded[0] = 0
    for _ in range(ROW // 2):
        ada.do(study.undo, code)
        ada.do(study.redo, code)
    assert folded[0] <= 4 * ROW


@pytest.fixture
def kept_small(monkeypatch):
    monkeypatch.setattr(opened_log, "SAVED_EVERY", 0)
    monkeypatch.setattr(ordering, "SNAPSHOT_EVENTS", 8)


def test_an_undo_is_in_one_snapshot_and_what_it_undid_is_not_folded_again_at_the_start(kept_small):
    world = World(1)
    ada = alice(world)
    codes = [ada.do(create_code, f"Kode {n}")[0].id for n in range(30)]
    for code in codes[:9]:
        ada.do(study.undo, code)
    kept = [snapshots._open(n, raw, ada.secrets.local) for n, raw in enumerate(ada.log.snapshots())]
    held = sum(len(each.retroactive) for each in kept)
    assert held == sum(each[:4] <= ada.timeline.snapshots[-1].keys[-1][:4] for each in ada.timeline.retroactive)
    again = OpenedLog(ada.log, ada.custody.keychain, world.entropy)
    again.resume()
    again.read_on()
    assert again.state.digest() == ada.state.digest()
    assert dict(again.timeline.validity.undone) == dict(ada.timeline.validity.undone)
    assert again.timeline.opened_again <= 2 * len(codes[:9]), "what undos name is opened, and nothing folded again"
