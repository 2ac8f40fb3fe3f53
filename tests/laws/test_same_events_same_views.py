"""Invariants 1, 2, 3 and 8: whatever the order of arrival, the same events give the same state."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.commands import codebook, codings, members, memos, project
from core.commands.context import Decision
from core.errors import Refused
from core.events.history import EventUndone
from core.ids import Id
from core.log import ordering
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from core.sealing.envelope import Sealed, parse
from core.storage.log import Log
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
    secrets_of,
)
from tests.simulation.actions import random_action


def a_history(seed: int, actions: int = 60) -> tuple[World, list[Project]]:
    """Three devices of two people that worked apart, with some exchanges in between."""
    world = World(seed)
    first = alice(world)
    a_source(first, participant=a_participant(first))
    for name in ("Mot", "Frykt", "Håp"):
        a_code(first, name)
    others = [invited(world, first), invited(world, first, skew_ms=-(10**9), device_of=first.member)]
    devices = [first, *others]
    exchange(*devices)
    for _ in range(actions):
        random_action(world, world.random.choice(devices))
        if world.random.random() < 0.05:
            exchange(*world.random.sample(devices, 2))
    return world, devices


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_any_interleaving_duplication_and_partition_gives_the_same_digest(seed):
    world, devices = a_history(seed)
    exchange(*devices)
    expected = devices[0].state.digest()
    # A device that was taken out gets no new keys, so it cannot show what the others show.
    devices = [each for each in devices if devices[0].state.devices.rows[each.device].removed is None]
    assert {each.state.digest() for each in devices} == {expected}
    receiver = Project.join(Log(None), *_guest(world, devices[0]), everything(devices[0]))
    for each in devices:
        exchange(each, receiver)
    expected = receiver.state.digest()
    cold = Project.join(Log(None), secrets_of(receiver), world.clock(), world.entropy, everything(receiver))
    assert cold.state.digest() == expected
    shuffled = _replica_fed_in_pieces(world, receiver)
    assert shuffled.state.digest() == expected


def _guest(world: World, host: Project):
    from core.sealing import crypto

    secrets = crypto.new_device(world.entropy)
    host.do(members.admit_member, secrets.keys, "Cara")
    return secrets, world.clock(), world.entropy


def _replica_fed_in_pieces(world: World, origin: Project) -> Project:
    """The same device's log, built by handing feeds over in random pieces, with repetitions."""
    log = Log(None)
    with log.transaction():
        log.set_note("project", origin.id)
        for public in origin.log.devices().values():
            log.add_device(public)
    replica = Project(log, secrets_of(origin), world.clock(), world.entropy)
    bundle = everything(origin)
    replica.accept(TransferBundle(origin.id, bundle.devices, (), bundle.grants))
    feeds: dict[Id, list[Sealed]] = {}
    for sealed in bundle.envelopes:
        feeds.setdefault(sealed.device, []).append(sealed)
    sent = dict.fromkeys(feeds, 0)
    while any(sent[feed] < len(feeds[feed]) for feed in feeds):
        feed = world.random.choice(sorted(feeds))
        start = world.random.randrange(0, sent[feed] + 1)
        end = min(len(feeds[feed]), sent[feed] + world.random.randrange(0, 9))
        replica.accept(TransferBundle(origin.id, bundle.devices, tuple(feeds[feed][start:end]), ()))
        sent[feed] = max(sent[feed], end)
    return replica


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9), st.integers(2, 17))
def test_views_and_checkpoints_come_back_identical(seed, every):
    ordering.SNAPSHOT_EVENTS, kept = every, ordering.SNAPSHOT_EVENTS
    try:
        world, devices = a_history(seed, 40)
        exchange(*devices)
        for each in devices:
            digest = each.state.digest()
            assert Project(each.log, each.secrets, world.clock(), world.entropy).state.digest() == digest
            assert fresh_copy(each, world).state.digest() == digest
    finally:
        ordering.SNAPSHOT_EVENTS = kept


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9), st.integers(2, 17))
@example(24918, 12)
def test_the_state_at_n_is_that_of_a_device_that_holds_the_first_n(seed, every):
    ordering.SNAPSHOT_EVENTS, kept = every, ordering.SNAPSHOT_EVENTS
    try:
        world, devices = a_history(seed, 40)
        exchange(*devices)
        origin = devices[0]
        raws = [parse(origin.log.raw(key.row)) for key in origin.timeline.order]
        bundle = everything(origin)
        for n in sorted({1, len(raws), *world.random.sample(range(1, len(raws)), 6)}):
            log = Log(None)
            with log.transaction():
                log.set_note("project", origin.id)
            replica = Project(log, secrets_of(origin), world.clock(), world.entropy)
            replica.accept(TransferBundle(origin.id, bundle.devices, (), bundle.grants))
            replica.accept(TransferBundle(origin.id, bundle.devices, tuple(raws[:n]), ()))
            # A replica that has a withdrawal without what its device did next renews its keys by an event of its own.
            held = replica.state if len(replica.timeline.order) == n else replica.as_of(n)
            assert held.digest() == origin.as_of(n).digest(), f"after {n} of {len(raws)}"
    finally:
        ordering.SNAPSHOT_EVENTS = kept


def test_rival_names_are_both_kept_until_somebody_settles_them():
    world = World(1)
    a = alice(world)
    code = a_code(a, "Mot")
    b = invited(world, a)
    a.do(codebook.rename_code, code, "Styrke", "sterkere ord")
    b.do(codebook.rename_code, code, "Kraft", "informantens ord")
    exchange(a, b)
    names = {a.words(naming.text) for naming in a.state.codes.rows[code].names}
    assert names == {"Styrke", "Kraft"}
    a.do(codebook.rename_code, code, "Egenkraft", "begge deler")
    exchange(a, b)
    assert [b.words(naming.text) for naming in b.state.codes.rows[code].names] == ["Egenkraft"]


def test_a_coding_made_unseen_with_a_merged_code_shows_under_the_other_and_remembers():
    world = World(2)
    a = alice(world)
    one, two, source = a_code(a, "En"), a_code(a, "To"), a_source(a)
    b = invited(world, a)
    a.do(codebook.merge_codes, one, two, "samme sak")
    coding = a_coding(b, source, one)
    exchange(a, b)
    from core.views.codebook import resolve_merged

    assert resolve_merged(a.state, a.state.codings.rows[coding].code) == two
    assert a.state.codings.rows[coding].code == one


def test_use_of_a_code_deleted_unseen_is_a_disagreement_whichever_sorts_first():
    for skew in (-(10**8), 10**8):
        world = World(3)
        a = alice(world)
        code, source = a_code(a), a_source(a)
        b = invited(world, a, skew_ms=skew)
        a.do(codebook.delete_code, code, "overflødig")
        a_coding(b, source, code)
        exchange(a, b)
        assert "deleted_in_use" in {conflict.kind for conflict in b.state.conflicts.rows.values()}
        assert a.state.digest() == b.state.digest()


def test_concurrent_moves_never_make_a_cycle():
    world = World(4)
    a = alice(world)
    one, two = a_code(a, "En"), a_code(a, "To")
    b = invited(world, a)
    a.do(codebook.move_code, one, two)
    b.do(codebook.move_code, two, one)
    exchange(a, b)
    assert a.state.digest() == b.state.digest()
    parents = {code: a.state.codes.rows[code].parent for code in (one, two)}
    assert sorted(parents.values(), key=lambda each: each is None) in ([one, None], [two, None])
    assert "cycle" in {conflict.kind for conflict in a.state.conflicts.rows.values()}


def test_nobody_changes_anothers_coding_or_memo():
    world = World(5)
    a = alice(world)
    coding = a_coding(a, a_source(a), a_code(a))
    memo = a.do(memos.write_memo, "analytic", "min tanke")[0]
    b = invited(world, a)
    for command, *arguments in (
        (codings.uncode, coding),
        (codings.resize, coding, 0, 5),
        (memos.revise_memo, memo.event.memo, "din"),
        (project.undo, memo.id),
    ):
        with pytest.raises(Refused):
            b.do(command, *arguments)


def test_undo_and_undo_of_undo():
    world = World(6)
    a = alice(world)
    code = a_code(a, "Før")
    renamed = a.do(codebook.rename_code, code, "Etter")[0]
    taken_back = a.do(project.undo, renamed.id)[0]
    assert a.words(a.state.codes.rows[code].name) == "Før"
    a.do(project.undo, taken_back.id)
    assert a.words(a.state.codes.rows[code].name) == "Etter"
    assert a.words(a.as_of(len(a.timeline.order) - 1).codes.rows[code].name) == "Før"
    assert a.words(a.as_of(len(a.timeline.order) - 2).codes.rows[code].name) == "Etter"


@pytest.mark.parametrize("skew", [-(10**8), 10**8])
def test_of_two_who_remove_each_other_who_was_there_first_stays_whatever_the_clocks_say(skew):
    world = World(7)
    a = alice(world)
    b = invited(world, a, "Bob", skew_ms=skew, role="owner")
    c = invited(world, a, "Cara", skew_ms=-skew, role="owner")
    exchange(a, b, c)
    a.do(members.remove_member, b.member)
    b.do(members.remove_member, a.member)
    b.do(members.remove_member, c.member)
    late = a_code(b, "etterpå")
    for _ in range(2):
        exchange(a, b, c)
    for device in (a, b, c):
        removed = {row.id for row in device.state.members.rows.values() if row.removed is not None}
        assert removed == {b.member}
        assert late not in device.state.codes.rows
    assert len({device.state.digest() for device in (a, b, c)}) == 1


def test_a_removal_that_was_seen_is_not_answered_by_removing_its_author():
    """Who removed somebody with cause is not thrown out by them afterwards, though they were there first."""
    world = World(8)
    a = alice(world)
    b = invited(world, a, "Bob", role="owner")
    c = invited(world, a, "Cara")
    exchange(a, b, c)
    b.do(members.remove_member, a.member)
    exchange(a, b, c)
    with pytest.raises(Refused, match="member-removed-here"):
        a.do(members.remove_member, b.member)
    a.not_in_team = lambda: None  # a changed program
    a.do(members.remove_member, b.member)
    for _ in range(2):
        exchange(a, b, c)
    for device in (b, c):
        assert {row.id for row in device.state.members.rows.values() if row.removed is not None} == {a.member}


def test_an_undo_of_something_that_comes_later_counts_the_same_everywhere():
    """A changed program names an event that it does not say it has seen."""
    world = World(10)
    a = alice(world)
    b, c = (invited(world, a, name) for name in ("Bob", "Cara"))
    exchange(a, b, c)
    made = b.do(codebook.create_code, "Feil")[0]
    a.do(lambda context: [Decision(EventUndone(made.id))])
    c.accept(everything(a))
    assert not c.state.codes.rows
    for each in (b, a):
        c.accept(everything(b))
        each.accept(everything(a))
        each.accept(everything(b))
    assert len({each.state.digest() for each in (a, b, c)}) == 1
    assert [row.status for row in c.state.codes.values()] != ["live"]


def test_removals_in_a_ring_have_one_outcome():
    world = World(9)
    a = alice(world)
    b, c = (invited(world, a, name, skew_ms=-(10**7) * n, role="owner") for n, name in enumerate(("Bob", "Cara"), 1))
    exchange(a, b, c)
    a.do(members.remove_member, b.member)
    b.do(members.remove_member, c.member)
    c.do(members.remove_member, a.member)
    for _ in range(3):
        exchange(a, b, c)
    outcomes = [{row.id for row in each.state.members.rows.values() if row.removed is not None} for each in (a, b, c)]
    assert outcomes[0] == outcomes[1] == outcomes[2] == {b.member}
