"""What owners, coders and reviewers may do also holds against a program that lets them do everything."""

import pytest

from core.commands import codebook, codings, members, memos, project
from core.commands.context import Decision
from core.errors import Refused
from core.events.history import EventUndone
from core.events.members import (
    DeviceConfirmed,
    DeviceRemoved,
    MemberAdmitted,
    MemberNamed,
    MemberRemoved,
    MemberRoleSet,
    OwnerVoted,
)
from core.limits import VOTES_WAIT_MS
from core.log import event_writer
from core.sealing.crypto import new_device
from core.views.authorisation import powers_of
from tests.builders import World, a_code, a_coding, a_source, alice, everything, exchange, invited
from tests.refusals import refuses
from tests.unit.test_attacks import HOUR_MS, sign, turn


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
    world = team[0]
    bo.do(members.vote_for_owner, cy.member)
    world.now += VOTES_WAIT_MS
    bo.do(members.vote_for_owner, cy.member)
    exchange(bo, cy, rita)
    assert roles_in(cy)["Cy"] == "coder", "one of two is not all"
    vote = changed(rita, OwnerVoted(cy.member))
    cy.do(members.vote_for_owner, cy.member)
    exchange(bo, cy, rita)
    assert said_of((bo, cy, rita), vote) == "by_reviewer"
    assert roles_in(bo)["Cy"] == "coder", "nobody is named before a month has gone by"
    world.now += VOTES_WAIT_MS
    bo.do(members.vote_for_owner, cy.member)
    exchange(bo, cy, rita)
    assert roles_in(bo)["Cy"] == "owner"
    cy.do(members.remove_member, ada.member, "er borte for godt")
    exchange(bo, cy, rita)
    assert bo.state.members.rows[ada.member].removed is not None


def test_an_owner_who_speaks_up_takes_a_vote_back(team):
    _, ada, bo, cy, rita = team
    named(team)
    cy.do(members.set_role, bo.member, "owner")
    exchange(bo, cy, rita)
    assert roles_in(rita)["Bo"] == "owner"
    a_code(ada, "uten å vite det")
    exchange(ada, bo, cy, rita)
    assert {roles_in(each)["Cy"] for each in (ada, bo, cy, rita)} == {"coder"}
    assert roles_in(rita)["Bo"] == "coder", "what the other did as an owner has no effect either"


def test_an_owner_who_knows_of_a_vote_and_lets_it_be_leaves_two_owners(team):
    world, ada, bo, cy, rita = team
    vote = named(team)
    world.now += VOTES_WAIT_MS
    exchange(ada, bo, cy, rita)
    a_code(ada, "greit for meg")
    exchange(ada, bo, cy, rita)
    assert roles_in(rita) == {"Alice": "owner", "Bo": "coder", "Cy": "owner", "Rita": "reviewer"}
    ada.do(project.undo, vote, "nei, likevel ikke")
    exchange(ada, bo, cy, rita)
    assert roles_in(rita)["Cy"] == "coder"


def test_an_owner_who_is_removed_by_whom_the_coders_named_comes_back_with_a_word(team):
    _, ada, bo, cy, rita = team
    vote = named(team)
    cy.do(members.remove_member, ada.member)
    exchange(ada, bo, cy, rita)
    with refuses("member-removed-by-vote"):
        a_code(ada)
    ada.do(project.undo, vote, "jeg er her ennå")
    exchange(ada, bo, cy, rita)
    for each in (ada, bo, cy, rita):
        assert roles_in(each) == {"Alice": "owner", "Bo": "coder", "Cy": "coder", "Rita": "reviewer"}
        assert each.state.members.rows[ada.member].removed is None
    a_code(ada)


@pytest.mark.parametrize("pause", [0, 2 * VOTES_WAIT_MS])
def test_early_coders_with_false_clocks_do_not_become_owners_before_others_came(pause):
    world = World(63)
    ada = alice(world)
    bo, eve = invited(world, ada, "Bo"), invited(world, ada, "Eve")
    for each, name in ((bo, "Bo"), (eve, "Eve")):
        each.do(members.name_member, name)
    early = world.now
    world.now += HOUR_MS + pause
    later = [invited(world, ada, name) for name in ("Cy", "Di")]
    for each in (ada, *later):
        a_code(each)
    exchange(ada, *later)
    for each in (bo, eve):
        turn(each, early + HOUR_MS // 2)
        sign(each, OwnerVoted(bo.member))
    turn(bo, early + HOUR_MS // 2 + VOTES_WAIT_MS + 1)
    sign(bo, OwnerVoted(bo.member))
    sign(bo, MemberRemoved(ada.member))
    exchange(ada, bo, eve, *later)
    for each in (ada, *later):
        assert roles_in(each) == {"Alice": "owner", "Bo": "coder", "Eve": "coder", "Cy": "coder", "Di": "coder"}
        assert each.state.members.rows[ada.member].removed is None
        a_code(each, "skriver videre")


def named(team):
    """Bo and Cy vote for Cy, while Ada is away; the id of the vote by which Cy is an owner."""
    world, _, bo, cy, rita = team
    for each in (bo, cy):
        each.do(members.vote_for_owner, cy.member)
    world.now += VOTES_WAIT_MS
    exchange(bo, cy, rita)
    vote = bo.do(members.vote_for_owner, cy.member)[0]
    exchange(bo, cy, rita)
    assert roles_in(rita)["Cy"] == "owner"
    return vote.id


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


def test_a_device_that_somebody_adds_for_an_owner_only_reads_until_the_owner_says_so(team, changed):
    world, ada, bo, cy, rita = team
    ada.do(members.set_role, bo.member, "owner")
    exchange(ada, bo, cy, rita)
    slipped = invited(world, bo, device_of=ada.member)
    exchange(ada, bo, cy, rita, slipped)
    assert powers_of(ada.state, slipped.device) == ""
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
    assert {said_of(everybody, each) for each in (*tries, confirmed)} == {"unconfirmed"}
    with refuses("device-not-confirmed"):
        a_code(slipped, "koding kan den heller ikke")
    with refuses("no-such-device"):
        bo.do(members.confirm_device, slipped.device)
    ada.do(members.confirm_device, slipped.device)
    exchange(*everybody)
    assert powers_of(cy.state, slipped.device) == "owner"
    slipped.do(members.set_role, cy.member, "reviewer")
    exchange(*everybody)
    assert roles_in(bo)["Cy"] == "reviewer"


def test_a_device_that_an_owner_adds_for_a_coder_does_nothing_as_that_coder(team, changed):
    world, ada, bo, cy, rita = team
    source, code = a_source(cy), a_code(cy)
    coding = cy.do(codings.code_segment, source, 0, 5, [code])[0]
    exchange(ada, bo, cy, rita)
    slipped = invited(world, ada, device_of=cy.member)
    made = [
        changed(slipped, each)
        for each in (EventUndone(coding.id), MemberNamed(cy.member, "Falsk"), DeviceRemoved(cy.device),
                     DeviceConfirmed(slipped.device), OwnerVoted(bo.member))
    ]  # fmt: skip
    exchange(ada, bo, cy, rita, slipped)
    assert {said_of((ada, bo, cy, rita), each) for each in made} == {"unconfirmed"}
    assert [row.status for row in ada.state.codings.values()] == ["live"]
    with refuses("no-such-device"):
        ada.do(members.confirm_device, slipped.device)
    cy.do(members.confirm_device, slipped.device)
    exchange(ada, bo, cy, slipped)
    a_code(slipped, "nå kan den kode")


def test_a_coder_who_lost_the_only_phone_comes_back_with_an_owners_word(team):
    world, ada, bo, cy, rita = team
    code = a_code(cy, "fra den tapte telefonen")
    exchange(ada, bo, cy, rita)
    early = invited(world, ada, device_of=cy.member)
    ada.do(members.remove_device, cy.device, "mistet")
    ada.do(members.confirm_device, early.device)
    exchange(ada, bo, rita, early)
    early.do(codebook.rename_code, code, "fra den nye")
    exchange(ada, bo, rita, early)
    ada.do(members.remove_device, early.device, "mistet den også")
    exchange(ada, bo, rita, early)
    late = invited(world, ada, device_of=cy.member)
    a_code(late, "nå uten å vente")
    exchange(ada, bo, rita, late)
    assert {bo.words(row.name) for row in bo.state.codes.values()} == {"fra den nye", "nå uten å vente"}
    ada.do(members.set_role, bo.member, "owner")
    exchange(ada, bo, rita)
    ada.do(members.remove_device, bo.device)
    refused = invited(world, ada, device_of=bo.member)
    assert powers_of(ada.state, refused.device) == "", "of an owner another owner does not say so"


def test_what_a_coder_dates_back_before_being_made_a_reviewer_has_no_effect_unless_somebody_saw_it(team):
    world, ada, bo, cy, rita = team
    seen = a_code(bo, "sett av Cy")
    cy.accept(everything(bo))
    a_code(cy, "bygger på den")
    early = world.now
    world.now += HOUR_MS
    ada.do(members.set_role, bo.member, "reviewer")
    exchange(ada, rita)
    turn(bo, early)
    late = a_code(bo, "datert tilbake")
    made = bo.timeline.order[-1].id
    exchange(ada, bo, cy, rita)
    assert {said_of((ada, bo, cy, rita), bo.event(made))} == {"after_role"}
    assert seen in rita.state.codes.rows
    assert late not in rita.state.codes.rows
    cy.do(members.accept_late_event, made)
    exchange(ada, bo, cy, rita)
    assert late in rita.state.codes.rows, "a remaining member lets it count"


def test_a_team_of_two_with_one_owner_is_advised_to_have_two(team):
    _world, ada, bo, _, _ = team
    alone = alice(World(62))
    assert not members.needs_second_owner(alone.state)
    assert members.needs_second_owner(ada.state)
    ada.do(members.set_role, bo.member, "owner")
    assert not members.needs_second_owner(ada.state)


def test_a_removal_does_not_go_with_the_last_gesture_that_is_undone(team):
    from core.analysis.acts import last_act

    _, ada, _bo, _cy, rita = team
    coding = ada.do(codebook.create_code, "sist")[0]
    ada.do(members.remove_member, rita.member)
    assert last_act(ada) == coding.id
    a_coding(ada, a_source(ada), coding.event.code)
