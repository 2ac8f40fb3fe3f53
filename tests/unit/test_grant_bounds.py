"""Grants that nobody needs: kept as far as they can be due, passed over beyond that, and in nobody's way."""

import pytest

from core.commands import epochs, members, participants
from core.events.members import RENEWALS_MAX
from core.ids import DeviceId, Id, KeyId, MemberId
from core.keys import grant_bounds, key_custody
from core.keys.grant_bounds import Due, relied_on
from core.keys.grants import HYBRID, PLAIN, WRAPPED
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from core.sealing import crypto
from core.sealing.crypto import KeyKind
from core.storage.log import Log
from sync.relay import mailbox
from sync.relay.mailbox import Mailbox
from tests.builders import World, a_code, a_participant, a_source, alice, everything, exchange, invited, parsed, twin_of
from tests.wire import talk


def bundle(project, *grants) -> TransferBundle:
    return TransferBundle(project.id, (), (), tuple(grant.raw for grant in grants))


@pytest.fixture
def team():
    """Ada owns the project; Bo has a changed program; Cy is honest."""
    world = World(71)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    a_code(bo)
    exchange(ada, bo, cy)
    return world, ada, bo, cy


def own_device(world, project) -> Project:
    """Another device of the same member."""
    secrets = crypto.new_device(world.entropy)
    project.do(members.add_device, project.member, secrets.keys)
    return Project.join(Log(None), secrets, world.clock(), world.entropy, everything(project))


def to_box(granter, world, key: Id, box: Id):
    version = HYBRID if crypto.has_hybrid() else PLAIN
    sealed = world.entropy(grant_bounds.SEALED_BYTES[version])
    return granter.custody.keychain.granter._signed(version, KeyId(key), box, sealed)


@pytest.mark.parametrize("is_false", [False, True])
def test_a_false_grant_delays_no_key_also_while_the_owner_is_away(is_false):
    """Bo puts nonsense of the right form in the place of the owner's grant to Dan; Cy gives Dan the key."""
    world = World(40)
    ada = alice(world)
    bo, cy, dan, mo = (invited(world, ada, name) for name in ("Bo", "Cy", "Dan", "Mo"))
    a_code(bo)
    exchange(ada, bo, cy, dan, mo)
    ada.do(members.remove_member, mo.member)
    key = ada.custody.current_epoch().wrapping
    box = crypto.box_id(ada.state.devices.rows[dan.device].box)
    grants = [grant.raw for grant in ada.log.grants() if grant.recipient != box]
    if is_false:
        grants.append(to_box(bo, world, key, box).raw)
    cy.accept(TransferBundle(ada.id, tuple(ada.log.devices().values()), tuple(parsed(ada)), tuple(grants)))
    code = a_code(cy, "til Dan")
    cy.share_missing_keys()
    assert any(grant.granter == bo.device and grant.recipient == box for grant in cy.log.grants()) == is_false
    dan.accept(everything(cy))
    assert key in dan.custody.keychain.keys
    assert code in dan.state.codes.rows


def test_what_is_no_grant_of_its_version_is_not_kept(team):
    world, ada, bo, cy = team
    granter, box = bo.custody.keychain.granter, Id(b"\0" + world.entropy(15))
    wrapping, words = Id(b"\2" + world.entropy(15)), KeyId(Id(b"\3" + world.entropy(15)))
    for version, key, recipient, sealed in (
        (WRAPPED, words, wrapping, bytes(15_000)),
        (WRAPPED, words, box, bytes(64)),
        (PLAIN, wrapping, box, bytes(97)),
        (HYBRID, wrapping, wrapping, bytes(1184)),
        (5, words, bo.device, bytes(40)),
        (5, words, ada.device, bytes(40)),
    ):
        assert cy.accept(bundle(cy, granter._signed(version, KeyId(key), recipient, sealed))).grants == 0
    assert cy.accept(bundle(cy, granter._signed(WRAPPED, words, wrapping, bytes(64)))).grants == 1


def test_a_flood_is_kept_as_far_as_it_could_be_due_and_comes_once(team, monkeypatch):
    world, _, bo, cy = team
    monkeypatch.setattr(grant_bounds, "due", lambda state: Due(30, 40))
    granter = bo.custody.keychain.granter
    before = len(cy.log.grants())
    flood = [to_box(bo, world, Id(b"\2" + world.entropy(15)), Id(b"\0" + world.entropy(15))) for _ in range(60)]
    flood += [granter._signed(WRAPPED, KeyId(Id(b"\3" + world.entropy(15))), Id(b"\2" + world.entropy(15)), bytes(64))
              for _ in range(60)]  # fmt: skip
    flood += [granter.announce(crypto.new_device(world.entropy).keys.box, n, ()) for n in range(300)]
    newer = [granter._signed(77, KeyId(Id(world.entropy(16))), Id(world.entropy(16)), bytes(9)) for _ in range(50)]
    flood += newer
    kept = cy.accept(bundle(cy, *flood)).grants
    by_bo = 40 + 30 + grant_bounds.ANNOUNCED_BY_ONE_MAX + grant_bounds.UNKNOWN_BY_ONE_MAX
    assert by_bo - 20 <= kept <= by_bo, "Bo had granted something before"
    assert len(cy.log.grants()) == before + kept
    with bo.log.transaction():
        for grant in flood:
            bo.log.add_grant(grant)
    talk(bo, cy)
    assert len(cy.log.grants()) <= before + kept + 1, "Cy grants Bo a key to the box key that Bo announced"
    talk(bo, cy)
    assert talk(bo, cy)[2].bytes < 500, "what was not taken is not sent again"
    code = a_code(cy)
    talk(cy, bo)
    assert code in bo.state.codes.rows


def test_the_devices_of_one_member_flood_together(team, monkeypatch):
    """Bo adds devices of his own, as everybody may: what they leave does not grow with their number."""
    world, ada, bo, cy = team
    others = [own_device(world, bo) for _ in range(6)]
    for device in others:
        a_code(device)  # whoever wrote nothing is not known by a key yet
    exchange(ada, bo, cy, *others)
    monkeypatch.setattr(grant_bounds, "due", lambda state: Due(30, 40))
    flood = [
        to_box(device, world, Id(b"\2" + world.entropy(15)), Id(b"\0" + world.entropy(15)))
        for device in (bo, *others)
        for _ in range(40)
    ]
    taken = cy.accept(bundle(cy, *flood)).grants
    assert 30 < taken <= grant_bounds.OF_ONE_MEMBER * 30, "more than one may leave, and not as much as seven"
    assert cy.accept(
        bundle(cy, to_box(ada, world, Id(b"\2" + world.entropy(15)), Id(b"\0" + world.entropy(15))))
    ).grants


def test_one_grant_a_place_and_granter(team):
    world, _, bo, cy = team
    key, box = Id(b"\2" + world.entropy(15)), Id(b"\0" + world.entropy(15))
    assert cy.accept(bundle(cy, *[to_box(bo, world, key, box) for _ in range(20)])).grants == 4
    assert cy.accept(bundle(cy, *[to_box(bo, world, key, box) for _ in range(20)])).grants == 0


def test_what_was_too_much_is_offered_again_once_more_is_due(team, monkeypatch):
    world, _, bo, cy = team
    most = [Due(30, 40)]
    monkeypatch.setattr(grant_bounds, "due", lambda state: most[0])
    cy.custody.is_more_due()
    flood = [to_box(bo, world, Id(b"\2" + world.entropy(15)), Id(b"\0" + world.entropy(15))) for _ in range(60)]
    assert cy.accept(bundle(cy, *flood)).grants < 60
    most[0] = Due(30_000, 40_000)
    a_code(bo)
    cy.accept(everything(bo))
    with bo.log.transaction():
        for grant in flood:
            bo.log.add_grant(grant)
    talk(bo, cy)
    assert {grant.raw for grant in flood} <= {grant.raw for grant in cy.log.grants()}


def test_who_is_relied_on():
    key, box = Id(bytes([KeyKind.WRAPPING]) * 16), Id(bytes(16))
    devices = [DeviceId(Id(bytes([n]) * 16)) for n in range(1, 6)]
    member = {device: MemberId(Id(device)) for device in devices}
    granted = [(key, box, device) for device in devices]
    assert relied_on(granted[:1], {devices[0]}, {}) == {key: {box}}, "an owner"
    assert relied_on(granted[:2], set(), member) == {}, "two others"
    assert relied_on(granted[:3], set(), member) == {key: {box}}
    one = dict.fromkeys(devices, member[devices[0]])
    assert relied_on(granted, set(), one) == {}, "one member with many devices"
    assert relied_on(granted, set(), {}) == {}, "an owner relies on owners alone"


def test_a_grant_of_an_unknown_version_is_kept_but_not_relied_on(team):
    """Bo says that a key lies under the current wrapping key, in a version that nobody can open; Cy wraps it there."""
    _, ada, bo, cy = team
    ada.do(members.remove_device, an_added_device(team))
    exchange(ada, cy)
    under = cy.custody.current_epoch().wrapping
    key = next(row.wrapping for row in cy.state.epochs.rows.values() if row.wrapping != under)
    unknown = bo.custody.keychain.granter._signed(9, key, under, b"x" * 48)
    with cy.log.transaction():
        cy.log.drop_grants_to([under])
        cy.log.add_grant(unknown)
    cy.share_missing_keys()
    found = {grant.version for grant in cy.log.grants() if (grant.key, grant.recipient) == (key, under)}
    assert found == {9, WRAPPED}
    assert (key, under, bo.device) in cy.log.granted()
    assert (key, under, bo.device) not in cy.log.granted(is_readable=True)


def an_added_device(team) -> DeviceId:
    world, ada, _, _ = team
    secrets = crypto.new_device(world.entropy)
    ada.do(members.add_device, ada.member, secrets.keys)
    return secrets.keys.device


def test_a_mailbox_that_somebody_filled_with_keys_is_left_and_the_next_one_works(team, monkeypatch):
    world, ada, bo, cy = team
    boxes = []
    for _ in range(2):
        log = Log(None)
        with log.transaction():
            log.set_note("project", ada.id)
        boxes.append(Mailbox(log, ada.id, 10**9, lambda: 0))
    for each in (ada, cy):
        assert talk(each, boxes[0])[0].problem is None
    monkeypatch.setattr(mailbox, "GRANTS_MAX", len(ada.log.grants()) + 5)
    flood = [to_box(bo, world, Id(b"\2" + world.entropy(15)), Id(b"\0" + world.entropy(15))) for _ in range(5)]
    boxes[0].accept(bundle(ada, *flood))
    assert talk(cy, boxes[0])[0].problem is None, "who brings no key is not refused"
    ada.do(members.start_epoch)
    problem = talk(ada, boxes[0])[0].problem
    assert problem.parameters["reason"].code == "relay-too-many-keys"
    monkeypatch.setattr(mailbox, "GRANTS_MAX", 1000)
    assert talk(ada, boxes[1])[0].problem is None
    assert talk(cy, boxes[1])[0].problem is None
    assert cy.custody.current_epoch() == ada.custody.current_epoch()


def test_a_mailbox_keeps_no_more_than_members_would_and_sends_it_once(team):
    world, ada, bo, _ = team
    log = Log(None)
    with log.transaction():
        log.set_note("project", ada.id)
    box = Mailbox(log, ada.id, 10**9, lambda: 0)
    talk(ada, box)
    key, place = Id(b"\2" + world.entropy(15)), Id(b"\0" + world.entropy(15))
    wrong = bo.custody.keychain.granter._signed(WRAPPED, KeyId(key), Id(b"\2" + bytes(15)), bytes(9000))
    flood = [wrong, *[to_box(bo, world, key, place) for _ in range(20)]]
    before = len(log.grants())
    assert box.accept(bundle(ada, *flood)).grants == 4
    assert box.accept(bundle(ada, *reversed(flood))).grants == 0
    assert len(log.grants()) == before + 4
    with ada.log.transaction():
        for grant in flood:
            ada.log.add_grant(grant)
    talk(ada, box)
    assert talk(ada, box)[2].bytes < 500


def test_a_grant_that_is_here_is_not_checked_again(team, monkeypatch):
    """There is one for most decisions: a bundle with all of them would cost a signature each, at every sync."""
    _, ada, bo, _ = team
    exchange(ada, bo)
    checked = []
    monkeypatch.setattr(key_custody, "granted_by", lambda *given: checked.append(given) or True)
    bo.accept(everything(ada))
    assert checked == []


@pytest.mark.parametrize("how", ["event", "announced", "beyond", "many"])
def test_a_copy_that_announces_the_last_number_stops_no_device(team, how):
    """Somebody has a copy of Bo's device and names a box key of their own, with the highest number that there is."""
    world, ada, bo, cy = team
    who = a_participant(ada)
    source = a_source(ada, participant=who)
    exchange(ada, bo, cy)
    copy = twin_of(bo, world)
    theirs = crypto.new_device(world.entropy).keys.box
    granter = copy.custody.keychain.granter
    if how == "event":
        copy.do(epochs.renew_box_key, theirs, RENEWALS_MAX, False)
        ada.accept(everything(copy))
    else:
        numbers = {"announced": [RENEWALS_MAX], "beyond": [2**64 - 1], "many": range(0, 64 * 300, 64)}[how]
        for each in (ada, bo, cy):
            each.accept(bundle(copy, *(granter.announce(theirs, number, ()) for number in numbers)))
    ada.do(participants.withdraw_participant, who)
    exchange(ada, bo, cy)
    exchange(ada, bo, cy)
    key = ada.state.sources.rows[source].key
    assert key not in bo.custody.keychain.keys
    row = ada.state.devices.rows[bo.device]
    assert crypto.box_id(row.box) in bo.custody.keychain.boxes, "Bo's own device is the one that keys are sent to"
    assert ada.custody._newest_boxes()[bo.device][1] == row.box
    assert row.renewals < RENEWALS_MAX // 2
    code = a_code(ada, "etter")
    exchange(ada, bo, cy)
    assert code in bo.state.codes.rows
