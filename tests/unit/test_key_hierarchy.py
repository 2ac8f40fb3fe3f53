"""The shape of keys: one grant a device and epoch, all else wrapped once; whose key is whose; unknown versions."""

import pytest

from core.commands import members as team
from core.commands import participants
from core.commands.context import Decision
from core.events.participants import ParticipantAdded, ParticipantWithdrawn
from core.ids import Id, ParticipantId, new_id
from core.keys.grants import ANNOUNCED, WRAPPED, parse_grant
from core.keys.recovery_sheet import paper_device
from core.log.transfer_bundle import TransferBundle
from core.sealing import codec, crypto
from core.sealing.crypto import KeyKind
from core.views.epochs import is_sheet_outdated
from tests.builders import TEXT, World, a_code, a_participant, a_source, alice, everything, exchange, invited
from tests.wire import talk


def claim(project, key: Id, seen=None):
    """A changed program says that a key belongs to a participant of its own; and withdraws that one."""
    person = ParticipantId(new_id(project.device, project._entropy))
    unseen = project.writer._unseen
    if seen is not None:
        project.writer._unseen = lambda: seen
    check, project.writer._check = project.writer._check, lambda _: None
    try:
        added = project.do(lambda _: [Decision(ParticipantAdded(person, "Per", key), seal_quotes=False)])[0]
        project.do(lambda _: [Decision(ParticipantWithdrawn(person, (key,)), seal_quotes=False)])
    finally:
        project.writer._unseen, project.writer._check = unseen, check
    return added


def test_a_device_gets_one_grant_an_epoch_and_every_other_key_is_wrapped_once():
    world = World(41)
    ada = alice(world)
    for n in range(8):
        ada.do(team.admit_member, crypto.new_device(world.entropy).keys, f"m{n}")
    for n in range(30):
        a_participant(ada, f"P{n}")
    to_boxes = [each for each in ada.log.grants() if each.version not in (WRAPPED, ANNOUNCED)]
    wrapped = [each for each in ada.log.grants() if each.version == WRAPPED]
    assert len(to_boxes) == 9
    assert len(wrapped) == 30 + 1
    assert ada.share_missing_keys() == 0
    ada.do(team.remove_member, next(row.id for row in ada.state.members.values() if row.role == "coder"))
    assert len(ada.log.grants()) == 9 + 31 + 8 + 2, "to each device, the new sealing key, and the older wrapping key"


def test_who_joins_after_many_epochs_reads_everything():
    world = World(42)
    ada = alice(world)
    source = a_source(ada)
    for n in range(6):
        guest = invited(world, ada, f"m{n}")
        ada.do(team.remove_member, guest.member)
        a_code(ada, f"kode {n}")
    late = invited(world, ada, "Sent")
    assert late.text(source) == TEXT
    assert late.state.digest() == ada.state.digest()


def test_a_grant_of_an_unknown_version_is_kept_and_passed_on_and_stops_nothing():
    world = World(23)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    newer = list(codec.decode(ada.log.grants()[0].raw))[:-1]
    newer[0], newer[5] = 77, b"from a later program"
    signer = ada.custody.keychain.signer
    raw = codec.encode([*newer, signer.sign(b"kodespor/grant/2", codec.encode(newer))])
    assert bo.accept(TransferBundle(ada.id, (), (), (raw,))).grants == 1
    one, other, _ = talk(bo, cy)
    assert one.problem is None
    assert other.problem is None
    assert parse_grant(raw) in cy.log.grants()
    code = a_code(bo, "videre")
    exchange(ada, bo, cy)
    assert code in cy.state.codes.rows


@pytest.mark.parametrize("kind", ["key", "wrapping"])
def test_an_epochs_key_is_never_the_key_of_words(kind):
    world = World(43)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    source = a_source(ada)
    exchange(ada, bo)
    epoch = getattr(next(iter(ada.state.epochs.rows.values())), kind)
    seen = claim(bo, epoch)
    unseen = claim(bo, Id(epoch[:1] + bytes(15)))
    exchange(ada, bo)
    for each in (ada, bo):
        assert each.state.conflicts.rows[seen.id].kind == "key_in_use"
        assert each.state.conflicts.rows[unseen.id].kind == "key_of_other_kind"
        assert epoch in each.custody.keychain.keys
        assert each.text(source) == TEXT


def test_a_key_that_was_seen_in_use_is_nobody_elses():
    world = World(44)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    source = a_source(ada)
    exchange(ada, bo)
    key = ada.state.sources.rows[source].key
    added = claim(bo, key)
    exchange(ada, bo)
    assert ada.state.conflicts.rows[added.id].kind == "key_in_use"
    assert ada.text(source) == TEXT


def test_who_names_anothers_key_unseen_destroys_nothing_and_the_owner_of_the_words_still_can():
    """The owner of the program is hostile here, so that the withdrawal counts at once."""
    world = World(45)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    person = a_participant(bo, "Kari")
    source = a_source(bo, participant=person)
    ada.accept(everything(bo))
    key = bo.state.sources.rows[source].key
    claim(ada, key, seen=())
    exchange(ada, bo)
    for each in (ada, bo):
        assert each.text(source) == TEXT
        assert not each.state.is_shredded(key)
    ada.do(participants.withdraw_participant, person)
    exchange(ada, bo)
    for each in (ada, bo):
        assert key not in each.custody.keychain.keys


def test_what_no_event_has_placed_yet_is_not_handed_on():
    world = World(46)
    ada = alice(world)
    unplaced = crypto.new_key(KeyKind.WORDS, ada.device, world.entropy)
    ada.custody.keychain.add(unplaced)
    ada.share_missing_keys()
    assert unplaced.id not in {grant.key for grant in ada.log.grants()}


def test_a_grant_that_holds_something_else_takes_nothing_from_anybody():
    """A coder grants nonsense to a new device before anybody else grants it the key; an owner's device does it all the
    same."""
    world = World(47)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    a_code(bo)
    exchange(ada, bo)
    secrets = crypto.new_device(world.entropy)
    ada.do(team.admit_member, secrets.keys, "Cy")
    with ada.log.transaction():
        ada.log.drop_grants_to([crypto.box_id(secrets.keys.box)])
    wrapping = ada.custody.current_epoch().wrapping
    false = bo.custody.keychain.held(wrapping)._replace(key=bytes(32))
    spoiled = bo.custody.keychain.granter.to_box(false, secrets.keys.box)
    assert ada.accept(TransferBundle(ada.id, (), (), (spoiled.raw,))).grants == 1
    assert ada.share_missing_keys() == 1


def test_a_sheet_that_was_made_before_a_withdrawal_is_to_be_made_again():
    world = World(48)
    ada = alice(world)
    person = a_participant(ada, "Kari")
    assert not is_sheet_outdated(ada.state, ada.member)
    ada.do(team.add_device, ada.member, paper_device(world.entropy(32)).keys, "paper")
    assert not is_sheet_outdated(ada.state, ada.member)
    ada.do(participants.withdraw_participant, person)
    assert is_sheet_outdated(ada.state, ada.member)
    old = next(row.id for row in ada.state.devices.values() if row.kind == "paper")
    ada.do(team.remove_device, old)
    ada.do(team.add_device, ada.member, paper_device(world.entropy(32)).keys, "paper")
    assert not is_sheet_outdated(ada.state, ada.member)
