"""What a member with a changed program tried, and what an honest third device makes of it.

The attacker names nothing of what they saw, skips the writer's checks, and has any clock that they like.
"""

import pytest

from core.commands import members, participants
from core.commands.context import Decision
from core.events.members import DeviceAdded, DeviceRemoved, EpochStarted, MemberRemoved
from core.events.participants import ParticipantAdded
from core.ids import ParticipantId, new_id
from core.keys.grants import open_grant
from core.project import Moment, Project
from core.sealing import crypto
from core.views import epochs
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, exchange, invited, parsed

HOUR_MS = 3_600_000


def turn(project: Project, at: int | None = None) -> None:
    """Makes a device hostile from here on; with `at`, its clock stands still there."""
    project.writer._check = lambda _: None
    project.writer._unseen = lambda: ()
    if at is not None:
        project.writer._clock = lambda: Moment(at, 60)


def sign(project: Project, event, *keys: crypto.HeldKey) -> None:
    project.do(lambda _: [Decision(event, seal_quotes=False, new_keys=keys)])


@pytest.mark.parametrize("role", ["coder", "reviewer"])
def test_nobody_says_beforehand_that_the_device_of_another_is_theirs(role):
    world = World(1)
    ada = alice(world)
    bo, early = invited(world, ada, "Bo", role=role), world.now
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
    world = World(3)
    ada = alice(world)
    bo, mal, cy = invited(world, ada, "Bo"), invited(world, ada, "Mal"), invited(world, ada, "Cy")
    exchange(ada, mal, cy)
    first = next(iter(ada.state.epochs.rows.values()))
    ada.do(members.remove_member, mal.member)
    exchange(ada, bo, cy, mal)
    turn(bo)
    bo.writer._completed = lambda decision, _: decision
    after = tuple(sorted(epochs.needed(ada.state)))
    sign(bo, EpochStarted(first.key, first.wrapping, (), after), bo.custody.keychain.held(first.key))
    exchange(ada, bo, cy)
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
    world = World(5)
    ada = alice(world, "Egen kraft")
    olga, cy = invited(world, ada, "Olga", role="owner"), invited(world, ada, "Cy")
    exchange(ada, cy)
    turn(olga)
    sign(olga, MemberRemoved(ada.member))
    exchange(ada, olga, cy)
    for each in (ada, olga, cy):
        assert [each.words(row.title) for row in each.state.project.values()] == ["Egen kraft"]
        assert olga.device in each.state.devices.rows
