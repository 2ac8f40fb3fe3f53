"""What a member with a changed program tried, and what an honest third device makes of it.

The attacker names nothing of what they saw, skips the writer's checks, and has any clock that they like.
"""

import pytest

from core.commands import members, participants, project
from core.commands.context import Decision
from core.commands.epochs import rotate_key
from core.events.members import DeviceAdded, DeviceRemoved, EpochStarted, MemberRemoved, MemberRoleSet
from core.events.participants import ParticipantAdded
from core.events.project import MilestoneMarked
from core.ids import ParticipantId, new_id
from core.keys.grants import open_grant
from core.project import Moment, Project
from core.sealing import crypto
from core.storage.log import Log
from core.views import epochs
from tests.builders import (
    START_MS,
    World,
    a_code,
    a_coding,
    a_participant,
    a_source,
    alice,
    everything,
    exchange,
    invited,
    parsed,
)

HOUR_MS = 3_600_000
STEP_MS = 89 * 24 * HOUR_MS
"""As far as a clock may go on from one event to the next, and a little less."""


def turn(device: Project, at: int | None = None) -> None:
    """Makes a device hostile from here on; with `at`, its clock stands still there."""
    device.writer._check = lambda _: None
    device.writer._unseen = lambda: ()
    if at is not None:
        device.writer._clock = lambda: Moment(at, 60)


def sign(device: Project, event, *keys: crypto.HeldKey):
    return device.do(lambda _: [Decision(event, seal_quotes=False, new_keys=keys)])[0]


@pytest.mark.parametrize("role", ["coder", "reviewer"])
def test_nobody_says_beforehand_that_the_device_of_another_is_theirs(role):
    world = World(1)
    ada = alice(world)
    bo = invited(world, ada, "Bo", role=role)
    bo.do(members.name_member, "Bo")
    early = world.now
    world.now += HOUR_MS
    olga, cy = invited(world, ada, "Olga", role="owner"), invited(world, ada, "Cy")
    exchange(ada, olga, cy)
    a_coding(olga, a_source(olga), a_code(olga))
    row, owner = olga.state.devices.rows[olga.device], olga.member
    turn(bo, early + 1000)
    sign(bo, DeviceAdded(bo.member, olga.device, row.sign, row.box, "device"))
    sign(bo, DeviceRemoved(olga.device))
    exchange(ada, bo, olga, cy)
    for each in (ada, olga, cy):
        assert each.state.devices.rows[olga.device].member == owner
        assert each.state.devices.rows[olga.device].removed is None
        assert [coding.by for coding in each.state.codings.values()] == [owner]
    a_code(olga, "skriver videre")


def test_nobody_makes_others_seal_under_a_key_that_the_removed_hold():
    """They say of an epoch of somebody else that they start it, after a removal; and that they never saw it."""
    world = World(3)
    ada = alice(world)
    bo, mal, cy = invited(world, ada, "Bo"), invited(world, ada, "Mal"), invited(world, ada, "Cy")
    bo.do(members.name_member, "Bo")  # the last that Bo says to have seen anything
    exchange(ada, bo, mal, cy)
    ada.do(rotate_key)
    exchange(ada, bo, mal, cy)
    known = cy.custody.current_epoch()
    ada.do(members.remove_member, mal.member)
    exchange(ada, bo, cy, mal)
    turn(bo)
    bo.writer._completed = lambda decision, _: decision
    after = tuple(sorted(epochs.needed(ada.state)))
    keys = [bo.custody.keychain.held(each) for each in (known.key, known.wrapping)]
    sign(bo, EpochStarted(known.key, known.wrapping, (), after), *keys)
    exchange(ada, bo, cy)
    assert [row.counts for row in cy.state.epochs.values() if row.device == bo.device] == [True], "nobody else can tell"
    for each in (ada, cy):
        assert each.custody.current_epoch().device != bo.device
    a_code(cy, "hemmelig")
    written = parsed(cy)[-1]
    assert written.key not in mal.custody.keychain.keys
    assert mal.opened.open(written) is None


def test_who_says_that_anothers_key_is_theirs_keeps_no_withdrawn_word_open():
    world = World(4)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    person = a_participant(ada, "Kari")
    source = a_source(ada, participant=person)
    exchange(ada, bo, cy)
    keys = [ada.state.participants.rows[person].key, ada.state.sources.rows[source].key]
    old = [grant for grant in cy.log.grants() if grant.key in keys]
    assert old
    turn(bo)
    for key in keys:
        sign(bo, ParticipantAdded(ParticipantId(new_id(bo.device, world.entropy)), "Per", key))
    exchange(ada, bo, cy)
    ada.do(participants.withdraw_participant, person)
    exchange(ada, bo, cy)
    keychain = cy.custody.keychain
    assert not set(keys) & set(keychain.keys)
    for grant in old:
        assert grant.recipient not in keychain.keys, "the key that opens the old grant is gone"
        assert open_grant(grant, keychain.boxes, keychain.keys) is None


def test_no_removal_voids_the_founding_of_the_project():
    """Also not by somebody who says to have seen nothing at all, and whose clock climbs from 1970, as far as each step
    is believed, until after their own admission."""
    world = World(5)
    ada = alice(world, "Egen kraft")
    olga, cy = invited(world, ada, "Olga", role="owner"), invited(world, ada, "Cy")
    exchange(ada, cy)
    turn(olga)
    for step in range(1 + START_MS // STEP_MS):
        olga.writer._clock = lambda at=step * STEP_MS: Moment(at, 0)
        sign(olga, MilestoneMarked(f"steg {step}"))
    olga.writer._clock = lambda: Moment((1 + START_MS // STEP_MS) * STEP_MS, 0)
    removal = sign(olga, MemberRemoved(ada.member))
    for each in (ada, cy):
        each.accept(everything(olga))
        past = each.timeline.causality.past_of(removal.id)
        assert ada.device not in past, "by its own word its author knows of nothing"
        assert each.state.members.rows[ada.member].removed == removal.id
    for each in (ada, olga, cy):
        assert [each.words(row.title) for row in each.state.project.values()] == ["Egen kraft"]
        assert olga.device in each.state.devices.rows


def test_an_owner_who_denies_having_seen_anybody_takes_nobody_along():
    world = World(8)
    ada = alice(world)
    olga = invited(world, ada, "Olga", role="owner")
    olga.do(members.name_member, "Olga")
    xi = invited(world, ada, "Xi", role="owner")
    cy = invited(world, xi, "Cy")
    exchange(ada, olga, xi, cy)
    source, code = a_source(ada), a_code(ada)
    exchange(ada, olga, xi, cy)
    a_coding(cy, source, code)
    exchange(ada, olga, xi, cy)
    turn(olga)
    removal = olga.do(lambda _: [Decision(MemberRemoved(ada.member), seal_quotes=False)])[0]
    exchange(ada, olga, xi, cy)
    for each in (olga, xi, cy):
        assert len(each.state.codings.rows) == 1, "what colleagues wrote stays"
        assert [row.id for row in each.state.members.values() if row.removed is not None] == [ada.member]
        a_code(each, "skriver videre")
    xi.do(project.undo, removal.id, "hun er ikke ferdig")
    exchange(ada, olga, xi, cy)
    assert all(row.removed is None for row in cy.state.members.rows.values()), "another owner undoes it"


def test_a_silent_second_device_bears_no_witness_to_what_an_ex_owner_dates_back():
    world = World(30)
    ada = alice(world)
    olga, cy, pup = invited(world, ada, "Olga", role="owner"), invited(world, ada, "Cy"), invited(world, ada, "Pup")
    exchange(ada, olga, cy, pup)
    silent, early = invited(world, pup, device_of=pup.member), world.now
    exchange(ada, olga, cy, pup, silent)
    ada.do(members.remove_member, olga.member)
    exchange(ada, cy, pup)
    world.now += 90 * 24 * HOUR_MS
    for each in (ada, cy, pup):
        a_code(each, "videre")
    exchange(ada, cy, pup)
    olga.writer._check = lambda _: None
    for event in (MemberRoleSet(pup.member, "owner"), MemberRemoved(ada.member)):
        olga.writer._clock = lambda: Moment(early + 5, 60)
        sign(olga, event)
        exchange(olga, silent)
        silent.writer._clock = lambda: Moment(early + 10, 60)
        a_code(silent, "jeg så det")
        exchange(ada, cy, pup, silent)
        for each in (ada, cy, pup):
            rows = {each.words(row.name): (row.role, row.removed is None) for row in each.state.members.values()}
            assert rows == {
                "Alice": ("owner", True), "Olga": ("owner", False), "Cy": ("coder", True), "Pup": ("coder", True)
            }  # fmt: skip


def test_an_ex_owner_and_a_friend_who_had_not_heard_do_not_take_the_remover_along():
    world = World(15)
    ada = alice(world)
    olga, cy = invited(world, ada, "Olga", role="owner"), invited(world, ada, "Cy")
    friend = invited(world, olga, "Pup")
    friend.do(members.name_member, "Pup")
    exchange(ada, olga, cy, friend)
    ada.do(members.remove_member, olga.member)
    exchange(ada, cy)
    a_code(cy, "bygger på det")
    turn(olga)
    sign(olga, MemberRemoved(ada.member))
    exchange(olga, friend)
    a_code(friend, "støtter det")
    exchange(ada, olga, cy, friend)
    for each in (ada, cy, friend):
        assert [row.id for row in each.state.members.values() if row.removed is not None] == [olga.member]


@pytest.mark.parametrize("kind", ["device", "paper"])
def test_of_two_who_say_that_a_device_is_theirs_the_clock_decides_nothing(kind):
    world = World(9)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    bo.do(members.name_member, "Bo")
    early = world.now
    world.now += HOUR_MS
    cy, di = invited(world, ada, "Cy"), invited(world, ada, "Di")
    exchange(ada, cy, di)
    secrets = crypto.new_device(world.entropy)
    cy.do(members.add_device, cy.member, secrets.keys, kind)
    exchange(ada, cy, di)
    if kind == "device":
        phone = Project.join(Log(None), secrets, world.clock(), world.entropy, everything(cy))
        a_code(phone, "fra telefonen")
        exchange(cy, phone)
    else:
        a_code(di, "videre")
    turn(bo, early + 1000)
    sign(bo, DeviceAdded(bo.member, secrets.keys.device, *secrets.keys, kind))
    sign(bo, DeviceRemoved(secrets.keys.device))
    exchange(ada, bo, cy, di)
    for each in (ada, cy, di):
        row = each.state.devices.rows[secrets.keys.device]
        assert (row.member, row.removed) == (cy.member, None)
