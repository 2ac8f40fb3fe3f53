"""What owners, coders and reviewers may do also holds against a program that lets them do everything."""

import pytest

from core.commands import codebook, codings, members, memos, project
from core.commands.context import Decision
from core.errors import Refused
from core.events.history import EventUndone
from core.events.members import DeviceConfirmed, DeviceRemoved, MemberAdmitted, MemberRoleSet, OwnerVoted
from core.log import event_writer
from core.sealing.crypto import new_device
from core.views.authorisation import powers_of
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited
from tests.refusals import refuses


@pytest.fixture
def team():
    """Alice, who owns the project, Bo and Cy, who code, and Rita, who reviews."""
    world = World(61)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    rita = invited(world, ada, "Rita", role="reviewer")
    exchange(ada, bo, cy, rita)
    return world, ada, bo, cy, rita


@pytest.fixture
def changed(monkeypatch):
    """A program that lets its user sign whatever they like."""

    def sign(author, event):
        with monkeypatch.context() as patch:
            patch.setattr(event_writer, "is_allowed", lambda *_: True)
            return author.do(lambda _: [Decision(event, seal_quotes=False)])[0]

    return sign


def said_of(everybody, event):
    """What the trail says of an event, the same on every device."""
    kinds = {getattr(each.state.conflicts.get(event.id), "kind", "") for each in everybody}
    assert len({each.state.digest() for each in everybody}) == 1
    (kind,) = kinds
    return kind


def roles_in(device):
    return {device.words(row.name): row.role for row in device.state.members.values()}


def test_a_reviewer_undoes_nothing_of_others_also_with_a_changed_program(team, changed):
    _, ada, bo, cy, rita = team
    code = ada.do(codebook.create_code, "A")[0]
    renamed = ada.do(codebook.rename_code, code.event.code, "Aa")[0]
    relation = bo.do(codebook.create_code, "B")[0]
    exchange(ada, bo, cy, rita)
    undos = [changed(rita, EventUndone(target.id)) for target in (code, renamed, relation)]
    exchange(ada, bo, cy, rita)
    assert {said_of((ada, bo, cy, rita), undo) for undo in undos} == {"not_entitled"}
    assert sorted(ada.words(row.name) for row in ada.state.codes.values() if row.status == "live") == ["Aa", "B"]


def test_a_reviewer_undoes_memos_of_their_own_and_no_others(team):
    _, ada, bo, cy, rita = team
    own = rita.do(memos.write_memo, "analytic", "Mitt eget.", "", None)[0]
    foreign = ada.do(memos.write_memo, "analytic", "Adas.", "", None)[0]
    exchange(ada, bo, cy, rita)
    rita.do(project.undo, own.id)
    with refuses("undo-not-possible"):
        rita.do(project.undo, foreign.id)
    exchange(ada, bo, cy, rita)
    assert {row.status for row in ada.state.memos.values()} == {"live", "deleted"}


def test_who_was_made_a_reviewer_undoes_none_of_their_codings(team, changed):
    _, ada, bo, cy, rita = team
    source, code = a_source(ada), a_code(ada)
    exchange(ada, bo, cy, rita)
    coding = bo.do(codings.code_segment, source, 0, 5, [code])[0]
    exchange(ada, bo, cy, rita)
    ada.do(members.set_role, bo.member, "reviewer")
    exchange(ada, bo, cy, rita)
    with refuses("undo-not-possible"):
        bo.do(project.undo, coding.id)
    undo = changed(bo, EventUndone(coding.id))
    exchange(ada, bo, cy, rita)
    assert said_of((ada, bo, cy, rita), undo) == "not_entitled"
    assert ada.state.codings.rows[coding.event.coding].status == "live"


def test_owners_alone_admit_remove_and_set_roles(team, changed):
    world, ada, bo, cy, rita = team
    stranger = new_device(world.entropy).keys
    for refused in (
        lambda: bo.do(members.admit_member, stranger),
        lambda: bo.do(members.add_device, cy.member, stranger),
        lambda: bo.do(members.remove_member, cy.member),
        lambda: bo.do(members.remove_device, cy.device),
        lambda: bo.do(members.set_role, bo.member, "owner"),
    ):
        with pytest.raises(Refused):
            refused()
    made = [
        changed(bo, MemberAdmitted(bytes(16), "", "owner", stranger.device, *stranger)),
        changed(bo, DeviceRemoved(cy.device)),
        changed(bo, MemberRoleSet(bo.member, "owner")),
    ]
    exchange(ada, bo, cy, rita)
    assert {said_of((ada, bo, cy, rita), each) for each in made} == {"not_owner"}
    assert roles_in(cy) == {"Alice": "owner", "Bo": "coder", "Cy": "coder", "Rita": "reviewer"}
    assert cy.state.devices.rows[cy.device].removed is None


def test_a_coder_adds_and_removes_devices_of_their_own(team):
    world, ada, bo, cy, rita = team
    phone = invited(world, bo, device_of=bo.member)
    exchange(ada, bo, cy, rita, phone)
    a_code(phone, "fra telefonen")
    exchange(ada, bo, cy, rita, phone)
    bo.do(members.remove_device, phone.device, "mistet")
    exchange(ada, bo, cy, rita)
    assert ada.state.devices.rows[phone.device].removed is not None
    assert [ada.words(row.name) for row in ada.state.codes.values()] == ["fra telefonen"]


def test_an_owner_makes_others_owners_whom_nobody_else_lowers(team, changed):
    _, ada, bo, cy, rita = team
    ada.do(members.set_role, bo.member, "owner")
    exchange(ada, bo, cy, rita)
    bo.do(members.set_role, cy.member, "reviewer")
    with refuses("owner-keeps-role"):
        bo.do(members.set_role, ada.member, "coder")
    lowered = changed(bo, MemberRoleSet(ada.member, "reviewer"))
    exchange(ada, bo, cy, rita)
    assert said_of((ada, bo, cy, rita), lowered) == "owner_lowered"
    assert roles_in(rita) == {"Alice": "owner", "Bo": "owner", "Cy": "reviewer", "Rita": "reviewer"}
    ada.do(members.set_role, ada.member, "coder")
    exchange(ada, bo)
    assert roles_in(bo)["Alice"] == "coder"
    with refuses("last-owner-stays"):
        bo.do(members.set_role, bo.member, "coder")


def test_all_coders_together_name_an_owner(team, changed):
    _, ada, bo, cy, rita = team
    bo.do(members.vote_for_owner, cy.member)
    exchange(bo, cy, rita)
    assert roles_in(cy)["Cy"] == "coder", "one of two is not all"
    vote = changed(rita, OwnerVoted(cy.member))
    cy.do(members.vote_for_owner, cy.member)
    exchange(bo, cy, rita)
    assert said_of((bo, cy, rita), vote) == "by_reviewer"
    assert roles_in(bo)["Cy"] == "owner"
    cy.do(members.remove_member, ada.member, "er borte for godt")
    exchange(bo, cy, rita)
    assert bo.state.members.rows[ada.member].removed is not None


def test_an_owner_who_speaks_up_takes_a_vote_back(team):
    _, ada, bo, cy, rita = team
    votes = [bo.do(members.vote_for_owner, cy.member)[0], cy.do(members.vote_for_owner, cy.member)[0]]
    exchange(ada, bo, cy, rita)
    assert roles_in(ada)["Cy"] == "owner"
    ada.do(project.undo, votes[0].id, "jeg er her ennå")
    exchange(ada, bo, cy, rita)
    assert {roles_in(each)["Cy"] for each in (ada, bo, cy, rita)} == {"coder"}


def test_one_coder_alone_names_nobody(team):
    _, ada, bo, cy, _rita = team
    ada.do(members.set_role, cy.member, "reviewer")
    exchange(ada, bo)
    with refuses("vote-needs-two"):
        bo.do(members.vote_for_owner, bo.member)
    with refuses("vote-for-coder"):
        bo.do(members.vote_for_owner, cy.member)
    with refuses("vote-of-coders"):
        ada.do(members.vote_for_owner, bo.member)


def test_a_device_that_somebody_adds_for_an_owner_is_a_coders_until_the_owner_says_so(team, changed):
    world, ada, bo, cy, rita = team
    ada.do(members.set_role, bo.member, "owner")
    exchange(ada, bo, cy, rita)
    slipped = invited(world, bo, device_of=ada.member)
    exchange(ada, bo, cy, rita, slipped)
    assert powers_of(ada.state, slipped.device) == "coder"
    with refuses("device-not-confirmed"):
        slipped.do(members.remove_member, cy.member)
    tries = [
        changed(slipped, MemberRoleSet(cy.member, "reviewer")),
        changed(slipped, DeviceRemoved(ada.device)),
    ]
    for each in (DeviceConfirmed(slipped.device),):
        confirmed = changed(slipped, each)
    exchange(ada, bo, cy, rita, slipped)
    everybody = (ada, bo, cy, rita, slipped)
    assert {said_of(everybody, each) for each in tries} == {"not_owner"}
    assert said_of(everybody, confirmed) == "not_own"
    code = a_code(slipped, "koding kan den")
    exchange(*everybody)
    assert code in cy.state.codes.rows
    with refuses("no-such-device"):
        bo.do(members.confirm_device, slipped.device)
    ada.do(members.confirm_device, slipped.device)
    exchange(*everybody)
    assert powers_of(cy.state, slipped.device) == "owner"
    slipped.do(members.set_role, cy.member, "reviewer")
    exchange(*everybody)
    assert roles_in(bo)["Cy"] == "reviewer"


def test_a_team_of_two_with_one_owner_is_advised_to_have_two(team):
    _world, ada, bo, _, _ = team
    alone = alice(World(62))
    assert not members.needs_second_owner(alone.state)
    assert members.needs_second_owner(ada.state)
    ada.do(members.set_role, bo.member, "owner")
    assert not members.needs_second_owner(ada.state)


def test_a_removal_does_not_go_with_the_last_gesture_that_is_undone(team):
    from core.analysis.audit_trail import last_own

    _, ada, _bo, _cy, rita = team
    coding = ada.do(codebook.create_code, "sist")[0]
    ada.do(members.remove_member, rita.member)
    assert last_own(ada) == coding.id
    a_coding(ada, a_source(ada), coding.event.code)
