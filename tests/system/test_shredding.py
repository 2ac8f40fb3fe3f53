"""Invariant 6 from inside: keys that were destroyed do not come back, whichever way they try."""

from core.commands import members, memos, participants, sources
from core.commands.context import Decision
from core.commands.epochs import start_epoch
from core.commands.sources import Incoming
from core.events.participants import ParticipantWithdrawn
from core.keys.withdrawal_notices import make_notice
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from core.sealing import envelope
from tests.builders import TEXT, World, a_code, a_coding, a_participant, a_source, alice, everything, exchange, invited


def withdrawn_study():
    world = World(11)
    a = alice(world)
    person = a_participant(a, "Deltaker 1")
    source = a_source(a, participant=person)
    a_coding(a, source, a_code(a), why="fordi")
    b = invited(world, a)
    return world, a, b, person, source


def test_the_keys_and_their_grants_go_on_every_device_that_learns_of_it():
    _, a, b, person, source = withdrawn_study()
    key = a.state.sources.rows[source].key
    assert b.text(source) == TEXT
    a.do(participants.withdraw_participant, person)
    exchange(a, b)
    for device in (a, b):
        assert key not in device.custody.keychain.keys
        assert key not in {grant.key for grant in device.log.grants()}
        assert device.state.sources.rows[source].status == "withdrawn"


def test_a_grant_that_arrives_before_or_after_the_news_is_refused_for_ever():
    world, a, b, person, source = withdrawn_study()
    key = a.state.sources.rows[source].key
    old = tuple(grant.raw for grant in a.log.grants() if grant.key == key)
    assert old
    a.do(participants.withdraw_participant, person)
    b.accept(TransferBundle(a.id, (), (), old))
    exchange(a, b)
    for device in (a, b):
        assert device.accept(TransferBundle(a.id, (), (), old)).grants == 0
        assert key not in {grant.key for grant in device.log.grants()}
        reopened = Project(device.log, device.secrets, world.clock(), world.entropy)
        assert key not in reopened.custody.keychain.keys


def test_an_interview_imported_unseen_for_somebody_who_withdrew_goes_too():
    _, a, b, person, _ = withdrawn_study()
    a.do(participants.withdraw_participant, person)
    late = b.do(sources.import_source, Incoming("Senere", "Nye ord. " * 9, "t"), (person,))[0].event.source
    exchange(a, b)
    key = b.state.sources.rows[late].key
    assert key not in a.custody.keychain.keys
    assert key not in b.custody.keychain.keys
    assert a.state.digest() == b.state.digest()


def test_a_quotation_in_a_memo_elsewhere_is_sealed_with_the_interview():
    _, a, b, person, _ = withdrawn_study()
    quoting = a.do(memos.write_memo, "analytic", "Hun sa: da forsto jeg at jeg ikke var alene.")[0].event.memo
    own = a.do(memos.write_memo, "analytic", "Mine egne tanker om dette.")[0].event.memo
    assert a.words(a.state.memos.rows[quoting].text) is not None
    a.do(participants.withdraw_participant, person)
    exchange(a, b)
    for device in (a, b):
        assert device.words(device.state.memos.rows[quoting].text) is None
        assert device.words(device.state.memos.rows[own].text) == "Mine egne tanker om dette."


def test_removed_pages_are_scrubbed_from_the_file(tmp_path):
    from core.storage.log import Log
    from tests.builders import crypto

    world = World(12)
    log = Log(tmp_path / "log.db")
    a = Project.create(log, crypto.new_device(world.entropy), world.clock(), world.entropy, "T", "A")
    person = a_participant(a)
    a_source(a, participant=person)
    doomed = [grant.raw for grant in log.grants() if grant.key == a.state.participants.rows[person].key]
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert all(raw[-64:] in held for raw in doomed)
    a.do(participants.withdraw_participant, person)
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not any(raw[-64:] in left for raw in doomed)


def test_everything_travels_without_the_destroyed_keys():
    _, a, _, person, source = withdrawn_study()
    key = a.state.sources.rows[source].key
    a.do(participants.withdraw_participant, person)
    assert not [raw for raw in everything(a).grants if key in raw]


def test_a_removed_coders_device_learns_of_a_withdrawal_that_it_cannot_read():
    _, a, b, person, source = withdrawn_study()
    a.do(members.remove_member, b.member)
    a.do(participants.withdraw_participant, person)
    key = a.state.sources.rows[source].key
    b.accept(everything(a)._replace(notices=()))
    assert b.cannot_read_some_events()
    assert b.text(source) == TEXT, "without the notice it would keep the words"
    b.accept(everything(a)._replace(notices=tuple(notice.raw for notice in a.log.notices())))
    assert key not in b.custody.keychain.keys
    assert key not in {grant.key for grant in b.log.grants()}
    assert b.accept(TransferBundle(a.id, (), (), tuple(grant.raw for grant in a.log.grants()))).grants == 0


def test_a_notice_destroys_nothing_unless_an_owner_withdrew():
    """A coder's withdrawal proves nothing to whoever cannot read the log; nor does a stranger's, or another event."""
    world, a, b, person, source = withdrawn_study()
    c = invited(world, a, "Cy")
    exchange(a, b, c)
    a.do(members.remove_member, c.member)
    a_code(a, "etterpå")
    b.do(participants.withdraw_participant, person)
    withdrawal = next(each for each in b.trail() if isinstance(each.event, ParticipantWithdrawn))
    sealed = envelope.parse(b.log.raw(b.timeline.places[withdrawal.id].row))
    its_key = envelope.one_key(sealed, b.custody.keychain.keys[sealed.key])
    forged = make_notice(a.id, [(sealed, its_key)])
    c.accept(everything(a))
    assert c.cannot_read_some_events()
    c.accept(TransferBundle(a.id, (), (), (), (forged.raw,)))
    assert c.text(source) == TEXT
    assert forged.raw not in {notice.raw for notice in c.log.notices()}


def test_a_notice_never_names_an_epochs_key():
    _, a, _, person, _ = withdrawn_study()
    epoch = next(iter(a.state.epochs.rows.values()))
    context = a.context()
    event = ParticipantWithdrawn(person, (epoch.key, epoch.wrapping))
    made = a.do(lambda _: [Decision(event), *start_epoch(context)])[0]
    sealed = envelope.parse(a.log.raw(a.timeline.places[made.id].row))
    notice = make_notice(a.id, [(sealed, envelope.one_key(sealed, a.custody.keychain.keys[sealed.key]))])
    assert notice.keys == frozenset()
    assert epoch.key in a.custody.keychain.keys
