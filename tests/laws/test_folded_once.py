"""What comes in many parts is folded once, gives what the whole log folded anew gives, and decides nothing before."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.commands import members, participants
from core.log import opened_events, ordering
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from sync.relay.mailbox import Mailbox
from sync.session import Session
from sync.transports.folder import sync_folder
from tests.builders import (
    World,
    a_code,
    a_coding,
    a_participant,
    a_source,
    alice,
    everything,
    exchange,
    fresh_copy,
    invited,
    twin_of,
)
from tests.laws.folded_anew import folded_anew
from tests.simulation.actions import random_action
from tests.wire import Wire

PARTS = 10


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9), st.integers(2, 17))
def test_what_comes_in_parts_gives_what_all_of_it_gives(seed, every):
    ordering.SNAPSHOT_EVENTS, kept = every, ordering.SNAPSHOT_EVENTS
    opened_events.LAST_HELD, held = 20, opened_events.LAST_HELD
    ordering.LAST_HELD = 20
    try:
        world = World(seed)
        first = alice(world)
        a_source(first, participant=a_participant(first))
        a_code(first, "Mot")
        devices = [first, invited(world, first, role="owner"), invited(world, first)]
        exchange(*devices)
        for _ in range(50):
            random_action(world, world.random.choice(devices))
        for receiver in devices:
            _hand_over_in_parts(world, devices, receiver)
            assert receiver.state.digest() == folded_anew(receiver).state.digest()
    finally:
        ordering.SNAPSHOT_EVENTS = kept
        opened_events.LAST_HELD = ordering.LAST_HELD = held


def _hand_over_in_parts(world: World, devices: list[Project], receiver: Project) -> None:
    """In parts with more to come; now and then somebody looks, works, or all is folded."""
    for sender in devices:
        whole = everything(sender)
        receiver.accept(
            TransferBundle(whole.project, whole.devices, (), whole.grants, whole.notices), is_more_to_come=True
        )
        envelopes = list(whole.envelopes)
        while envelopes:
            count = world.random.randrange(1, 9)
            part, envelopes = envelopes[:count], envelopes[count:]
            receiver.accept(TransferBundle(whole.project, whole.devices, tuple(part), ()), is_more_to_come=True)
            chance = world.random.random()
            if chance < 0.05:
                assert receiver.state.digest() == folded_anew(receiver).state.digest()
            elif chance < 0.1:
                random_action(world, receiver)
            elif chance < 0.15:
                receiver.fold_accepted()
    receiver.fold_accepted()


@pytest.fixture
def late(tmp_path):
    """Bo's old codings lie in a folder in PARTS files; Ada, who made many since, has not heard of them."""
    world = World(3)
    ada = alice(world)
    source, code = a_source(ada), a_code(ada)
    bo = invited(world, ada, "Bo")
    exchange(ada, bo)
    for _ in range(PARTS):
        for n in range(8):
            a_coding(bo, source, code, n, n + 9)
        sync_folder(bo, tmp_path)
    for n in range(60):
        a_coding(ada, source, code, n, n + 9)
    return world, ada, bo, tmp_path


@pytest.fixture
def folded(monkeypatch):
    """Counts the events that are folded."""
    count, apply = [0], ordering.apply

    def counted(*args):
        count[0] += 1
        apply(*args)

    monkeypatch.setattr(ordering, "apply", counted)
    return count


def test_many_files_are_folded_once(late, folded):
    _, ada, _, folder = late
    sync_folder(ada, folder)
    assert folded[0] <= 1.1 * len(ada.timeline.order)


def test_many_batches_are_folded_once(late, folded):
    world, ada, bo, _ = late
    for other in (Mailbox(twin_of(bo, world).log, bo.id, 1 << 40, lambda: 0), bo):
        device = twin_of(ada, world)
        folded[0] = 0
        # Batches are doubled from 4 KB on: there are several.
        caller, callee = Session(device, True), Session(other, False)
        Wire(caller, callee).run()
        assert caller.problem is callee.problem is None
        sides = 1 + (other is bo)
        assert folded[0] <= sides * 1.1 * len(device.timeline.order)
        assert device.state.digest() == fresh_copy(device, world).state.digest()


def test_a_late_event_has_little_opened_again(late):
    _, ada, bo, folder = late
    sync_folder(ada, folder)
    a_coding(bo, next(iter(bo.state.sources.rows)), next(iter(bo.state.codes.rows)), 3, 20)
    news = everything(bo)
    before = ada.timeline.opened_again
    ada.accept(news)
    assert ada.timeline.opened_again == before


@pytest.fixture
def withdrawn_meanwhile():
    """A key, and then its withdrawal, came to Ada with more to come."""
    world = World(4)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo", role="owner"), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    key = bo.state.participants.rows[a_participant(bo)].key
    bo.share_missing_keys()
    ada.accept(everything(bo), is_more_to_come=True)
    bo.do(participants.withdraw_participant, next(iter(bo.state.participants.rows)))
    ada.accept(everything(bo)._replace(grants=(), notices=()), is_more_to_come=True)
    assert key in {grant.key for grant in ada.log.grants()}
    return ada, cy, key


def test_nothing_goes_out_by_a_state_that_lacks_what_came(withdrawn_meanwhile):
    ada, cy, key = withdrawn_meanwhile
    Wire(Session(ada, True), Session(cy, False)).run()
    assert key not in {grant.key for project in (ada, cy) for grant in project.log.grants()}
    assert key not in cy.custody.keychain.makers


def test_no_key_is_granted_before_what_came_is_folded(withdrawn_meanwhile):
    ada, _, key = withdrawn_meanwhile
    ada.share_missing_keys()
    assert key not in {grant.key for grant in ada.log.grants()}


def test_nobody_writes_by_a_state_that_lacks_a_removal():
    world = World(5)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo", role="owner"), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    bo.do(members.remove_member, cy.member)
    ada.accept(everything(bo), is_more_to_come=True)
    code = a_code(ada, "Etter")
    Wire(Session(ada, True), Session(cy, False)).run()
    assert code in ada.state.codes.rows
    assert code not in cy.state.codes.rows
    assert (
        not {each.wrapping for each in ada.state.epochs.rows.values() if each.after} & cy.custody.keychain.keys.keys()
    )
