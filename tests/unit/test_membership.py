"""Who may do what: reviewers, devices that were lost, new keys."""

import pytest

from core.commands import codebook, codings, members, memos, participants
from core.commands.context import Decision
from core.commands.epochs import rotate_key
from core.errors import Refused
from core.events.members import LateEventAccepted
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
