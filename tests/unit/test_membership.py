"""Who may do what: reviewers, devices that were lost, new keys."""

import pytest

from core.commands import codebook, codings, members, memos, participants
from core.commands.context import Decision
from core.commands.epochs import rotate_key
from core.errors import Refused
from core.events.members import LateEventAccepted, MemberRemoved
from core.log import event_writer
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from tests.builders import World, a_code, a_participant, a_source, alice, everything, exchange, invited, twin_of
from tests.refusals import refuses


@pytest.fixture
def team():
    """Alice, a second device of hers, and Rita, who reviews."""
    world = World(51)
    ada = alice(world)
    phone = invited(world, ada, device_of=ada.member)
    rita = invited(world, ada, "Rita", role="reviewer")
    exchange(ada, phone, rita)
    return world, ada, phone, rita


def test_a_reviewer_reads_everything_and_writes_memos_only(team):
    _, ada, _, rita = team
    source, code, person = a_source(ada), a_code(ada), a_participant(ada)
    exchange(ada, rita)
    assert rita.text(source) == ada.text(source)
    for refused in (
        lambda: rita.do(codebook.create_code, "ny"),
        lambda: rita.do(codings.code_segment, source, 0, 5, [code]),
        lambda: rita.do(members.remove_member, ada.member),
        lambda: rita.do(rotate_key),
        lambda: rita.do(participants.withdraw_participant, person),
    ):
        with pytest.raises(Refused, match="reviewer-only-reads"):
            refused()
    memo = rita.do(memos.write_memo, "methodological", "Korleis vart dette til?", "code", code)[0].event.memo
    rita.do(memos.write_in_margin, "reflexive", "Sjå her.", source, (0, 5))
    exchange(ada, rita)
    assert ada.state.memos.rows[memo].by == rita.member
    assert len(ada.state.memos.rows) == 2


def test_what_a_changed_program_writes_for_a_reviewer_has_no_effect(team, monkeypatch):
    _, ada, phone, rita = team
    monkeypatch.setattr(event_writer, "is_allowed", lambda *_: True)
    made = rita.do(codebook.create_code, "snikt inn")[0]
    removal = rita.do(members.remove_member, ada.member)[0]
    exchange(ada, phone, rita)
    for each in (ada, phone):
        assert not each.state.codes.rows
        assert each.state.members.rows[ada.member].removed is None
        assert {each.state.conflicts.rows[event.id].kind for event in (made, removal)} == {"by_reviewer"}
    assert ada.state.digest() == phone.state.digest()


def test_a_lost_device_gets_no_new_keys_and_what_it_writes_later_waits_for_adoption(team):
    _, ada, phone, rita = team
    a_code(phone, "før")
    exchange(ada, phone, rita)
    late = a_code(phone, "etter")
    ada.do(members.remove_device, phone.device, "mista på bussen")
    source = a_source(ada)
    exchange(ada, rita)
    ada.accept(everything(phone))
    assert phone.device not in {public.device for public in ada.custody.team()}
    assert ada.device in {public.device for public in ada.custody.team()}, "the person stays"
    assert sorted(ada.words(row.name) for row in ada.state.codes.values()) == ["før"]
    exchange(ada, phone)
    assert source not in phone.state.sources.rows
    assert phone.cannot_read_some_events()
    written = next(each for each in ada.trail() if getattr(each.event, "code", None) == late)
    ada.do(members.accept_late_event, written.id)
    assert sorted(ada.words(row.name) for row in ada.state.codes.values()) == ["etter", "før"]


def test_a_device_is_not_removed_by_itself_nor_twice(team):
    _, ada, phone, _ = team
    with refuses("device-removes-itself"):
        ada.do(members.remove_device, ada.device)
    ada.do(members.remove_device, phone.device)
    with refuses("no-such-device"):
        ada.do(members.remove_device, phone.device)


def test_two_who_remove_each_others_device_at_once_agree_on_one_outcome(team):
    _, ada, phone, _ = team
    ada.do(members.remove_device, phone.device)
    phone.do(members.remove_device, ada.device)
    witness = Project(ada.log, ada.secrets, ada.writer._clock, ada._entropy)
    witness.accept(everything(phone))
    phone.accept(everything(ada))
    gone = [{row.id for row in each.state.devices.values() if row.removed} for each in (witness, phone)]
    assert gone[0] == gone[1]
    assert len(gone[0]) == 1


def told(project: Project) -> TransferBundle:
    """All that a project could send, its notices of withdrawal as well."""
    return everything(project)._replace(notices=tuple(notice.raw for notice in project.log.notices()))


def test_a_notice_of_somebody_who_was_removed_does_not_keep_out_the_teams(team):
    """A copy of a removed device had heard of a withdrawal that does not count; then the team withdraws."""
    world, ada, _, _ = team
    bo = invited(world, ada)
    person = a_participant(ada)
    source = a_source(ada, participant=person)
    exchange(ada, bo)
    copy = twin_of(bo, world)
    key = ada.state.sources.rows[source].key
    ada.do(members.remove_member, bo.member)
    bo.do(participants.withdraw_participant, person)  # unseen by the team, and after the place that counts
    copy.accept(TransferBundle(ada.id, (), (), (), told(bo).notices))
    copy.accept(everything(ada))
    assert copy.text(source), "what a removed member decides destroys nothing"
    ada.do(participants.withdraw_participant, person)
    copy.accept(told(ada))
    assert copy.cannot_read_some_events()
    with pytest.raises(Refused):
        copy.text(source)
    assert key not in {grant.key for grant in copy.log.grants()}


def removal_of(member, cuts):
    return lambda context: [Decision(MemberRemoved(member, tuple(sorted(cuts.items()))))]


def test_a_removal_cannot_void_that_by_which_its_author_is_there(team):
    """A changed program says that nothing of anybody ever counted: it would have to void its own admission."""
    _, ada, phone, rita = team
    world = World(52)
    before = a_code(ada, "før Bo kom")
    bo = invited(world, ada, "Bo", role="owner")
    after = a_code(ada, "etter at Bo kom")
    exchange(ada, phone, rita, bo)
    everybody = dict.fromkeys(bo.state.devices.rows, 0)
    bo.do(removal_of(ada.member, everybody))
    exchange(ada, phone, rita, bo)
    assert len({each.state.digest() for each in (ada, phone, rita, bo)}) == 1
    state = rita.state
    assert {row.id for row in state.members.values()} == {ada.member, rita.member, bo.member}
    assert state.members.rows[ada.member].removed is not None, "any coder may remove; it is said, and by whom"
    assert state.members.rows[rita.member].removed is None, "others named in it are not touched"
    assert set(state.codes.rows) == {before}, f"what led to the author's admission counts, {after.hex()} does not"
    ada.do(members.remove_member, bo.member)  # who was there first has the last word
    exchange(ada, phone, rita, bo)
    assert rita.state.members.rows[ada.member].removed is not None, "unless it saw the other removal before"


def test_who_was_removed_cannot_turn_it_round_by_a_false_clock_and_frontier(team):
    _, ada, phone, rita = team
    world = World(53)
    bo = invited(world, ada, "Bo", skew_ms=-(10**9), role="owner")
    exchange(ada, phone, rita, bo)
    ada.do(members.remove_member, bo.member)
    bo.writer._unseen = lambda: ()
    cuts = {each: 0 for each in bo.state.devices.rows if each != bo.device}
    for target in (ada.member, rita.member):
        bo.do(removal_of(target, cuts))
    for order in ((ada, phone, rita), (rita, phone, ada)):
        for each in order:
            each.accept(everything(bo))
            exchange(*order)
    for each in (ada, phone, rita):
        gone = {row.id for row in each.state.members.values() if row.removed is not None}
        assert gone == {bo.member}
    assert len({each.state.digest() for each in (ada, phone, rita)}) == 1


def test_what_a_removed_member_decided_on_the_team_is_not_adopted(team):
    _, ada, phone, rita = team
    bo = invited(World(54), ada, "Bo", role="owner")
    exchange(ada, phone, rita, bo)
    ada.do(members.remove_member, bo.member)
    removal = bo.do(members.remove_member, rita.member)[0]
    code = bo.do(codebook.create_code, "etterpå")[0]
    exchange(ada, phone, rita)
    ada.accept(everything(bo))
    with refuses("late-event-on-team"):
        ada.do(members.accept_late_event, removal.id)
    ada.do(lambda context: [Decision(LateEventAccepted(removal.id))])  # a changed program does it all the same
    ada.do(members.accept_late_event, code.id)
    for order in ((ada, phone, rita), (rita, phone, ada)):
        exchange(*order)
    for each in (ada, phone, rita):
        assert each.state.members.rows[rita.member].removed is None
        assert [each.words(row.name) for row in each.state.codes.values()] == ["etterpå"]
