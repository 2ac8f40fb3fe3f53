"""Roles, votes, devices, removals and withdrawals on the screens of those whom they concern."""

import pytest

from app.features.health.screen import HealthScreen
from app.features.home.screen import HomeScreen
from app.features.people.screen import PeopleScreen
from app.features.settings.screen import SettingsScreen
from app.features.team.screen import TeamScreen
from core.analysis.health.facts import Facts
from core.analysis.health.kinds import findings
from core.commands import members
from core.commands.participants import set_status, withdraw_participant
from core.commands.project import undo
from core.limits import VOTES_WAIT_MS
from core.sealing.crypto import new_device
from tests.builders import TEXT, World, a_participant, a_source, alice, everything, exchange, invited
from tests.refusals import refuses
from tests.unit.app.screens import StandIn, buttons_in, press, texts_in
from tests.unit.health.told import removed_unseen

INTERVIEWED = "Set the status to “interviewed”"


@pytest.fixture
def team():
    """Alice, who owns the project, and Bo and Cy, who code."""
    world = World(81)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    return world, ada, bo, cy


def says(root, words: str) -> bool:
    return any(words in each for each in texts_in(root))


def roles(project) -> dict[str, str]:
    return {project.words(row.name): row.role for row in project.state.members.values()}


def test_an_owner_makes_others_owners_coders_and_reviewers_and_is_told_that_one_is_few(team):
    _, ada, bo, cy = team
    shell = StandIn(ada)
    screen = TeamScreen(shell)
    assert says(screen.root, "only one owner")
    names = sorted(row.id for row in ada.state.members.rows.values())
    for number, role in ((names.index(bo.member), "owner"), (names.index(cy.member), "reviewer")):
        shell.fields = {"Role": role}
        press(screen.root, "Role", min(number, buttons_in(screen.root).count("Role") - 1))
        screen.refresh()
    assert sorted(roles(ada).values()) == ["owner", "owner", "reviewer"]
    assert not says(screen.root, "only one owner")


def test_coders_and_reviewers_have_no_buttons_for_what_they_cannot_do(team):
    world, ada, bo, _ = team
    rita = invited(world, ada, "Rita", role="reviewer")
    exchange(ada, bo, rita)
    assert not {"Role", "Remove"} & set(buttons_in(TeamScreen(StandIn(bo)).root))
    assert not {"Role", "Remove", "Vote"} & set(buttons_in(TeamScreen(StandIn(rita)).root))


def test_all_coders_vote_for_an_owner_and_wait(team):
    world, ada, bo, cy = team

    def vote(voter):
        screen = TeamScreen(StandIn(voter))
        coders = sorted(row.id for row in voter.state.members.rows.values() if row.role == "coder")
        press(screen.root, "Vote", coders.index(cy.member))
        exchange(ada, bo, cy)

    vote(bo)
    vote(cy)
    assert roles(ada)["Cy"] == "coder"
    world.now += VOTES_WAIT_MS
    vote(bo)
    assert roles(ada)["Cy"] == "owner"


def test_a_device_that_a_colleague_added_is_said_and_confirmed_by_its_owner(team):
    world, ada, bo, _ = team
    phone = invited(world, ada, device_of=bo.member)
    exchange(ada, bo, phone)
    for each in (ada, phone):
        screen = TeamScreen(StandIn(each))
        assert says(screen.root, "only reads until it is confirmed")
    label = "Confirm that this is my device"
    assert label not in buttons_in(TeamScreen(StandIn(ada)).root)
    screen = TeamScreen(StandIn(bo))
    press(screen.root, label)
    screen.refresh()
    assert not says(screen.root, "only reads until it is confirmed")
    assert bo.state.devices.rows[phone.device].is_confirmed


def test_who_was_removed_is_told_so_and_the_lists_show_who_is_gone(team):
    _, ada, bo, cy = team
    shell = StandIn(ada)
    screen = TeamScreen(shell)
    order = [row.id for row in ada.state.members.values() if row.id != ada.member]
    press(screen.root, "Remove", order.index(cy.member))
    exchange(ada, bo, cy)
    for each in (ada, bo, cy):
        assert says(TeamScreen(StandIn(each)).root, "no longer in the project: removed by Alice")
    for built in (TeamScreen, HomeScreen):
        assert says(built(StandIn(cy)).root, "removed")
        assert says(built(StandIn(cy)).root, "Alice")
    assert not {"Role", "Remove", "Vote"} & set(buttons_in(TeamScreen(StandIn(cy)).root))
    removal = ada.removal() or cy.removal()
    assert removal is not None
    ada.do(undo, removal.id)
    exchange(ada, bo, cy)
    assert not says(TeamScreen(StandIn(ada)).root, "no longer in the project")
    assert not says(HomeScreen(StandIn(cy)).root, "removed by")


def test_a_coders_withdrawal_is_hidden_and_an_owner_confirms_or_declines_it(team):
    _, ada, bo, cy = team
    kari, ola = a_participant(ada, "Kari"), a_participant(ada, "Ola")
    exchange(ada, bo, cy)
    shell = StandIn(bo)
    for person, name in ((kari, "Kari"), (ola, "Ola")):
        screen = PeopleScreen(shell)
        shell.fields = {f"Type “{name}” to confirm": name}
        shown = [row.id for row in sorted(bo.state.participants.values(), key=lambda row: (row.at, row.id))]
        live = [each for each in shown if bo.state.participants.rows[each].status != "hidden"]
        press(screen.root, "Record withdrawal", live.index(person))
    exchange(ada, bo, cy)
    assert buttons_in(PeopleScreen(StandIn(cy)).root).count("Take withdrawal back") == 0, "it is not Cy’s"
    assert buttons_in(PeopleScreen(StandIn(bo)).root).count("Take withdrawal back") == 2
    assert not says(PeopleScreen(StandIn(cy)).root, "Kari")
    assert says(HomeScreen(StandIn(ada)).root, "withdrawals wait")
    screen = PeopleScreen(StandIn(ada))
    assert says(screen.root, "Kari")
    press(screen.root, "Confirm withdrawal")
    screen.refresh()
    press(screen.root, "Take withdrawal back")
    exchange(ada, bo, cy)
    assert [row.status for row in sorted(cy.state.participants.values(), key=lambda row: row.at)] == [
        "withdrawn",
        ada.state.participants.rows[ola].status,
    ]
    assert says(PeopleScreen(StandIn(cy)).root, "Ola")


def test_a_name_that_is_typed_wrongly_withdraws_nobody(team):
    _, ada, *_ = team
    kari = a_participant(ada, "Kari")
    shell = StandIn(ada)
    shell.fields = {"Type “Kari” to confirm": "Kåre"}
    with refuses("name-not-confirmed"):
        press(PeopleScreen(shell).root, "Record withdrawal")
    assert ada.state.participants.rows[kari].status not in ("withdrawn", "hidden")


def test_who_may_have_been_removed_without_a_word_is_told_on_home_and_team(team):
    """The key of the removal was retired before it had come to Cy."""
    _, ada, bo, cy = team
    removed_unseen(ada, cy)
    exchange(ada, bo)
    cy.accept(everything(bo))
    for screen in (HomeScreen(StandIn(cy)), TeamScreen(StandIn(cy))):
        assert says(screen.root, "this device may have been removed: ask an owner")
    for screen in (HomeScreen(StandIn(bo)), TeamScreen(StandIn(bo))):
        assert not says(screen.root, "may have been removed")


def test_home_asks_for_a_new_recovery_sheet_after_a_withdrawal(team):
    world, ada, *_ = team
    ada.do(members.add_device, ada.member, new_device(world.entropy).keys, "paper")
    person = a_participant(ada)
    assert not says(HomeScreen(StandIn(ada)).root, "recovery sheet")
    ada.do(withdraw_participant, person)
    assert says(HomeScreen(StandIn(ada)).root, "Your recovery sheet is older than the last withdrawal")


def test_the_health_check_is_reached_from_home_and_settings(team):
    _, ada, *_ = team
    shell = StandIn(ada)
    for screen in (HomeScreen(shell), SettingsScreen(shell)):
        press(screen.root, "Health check")
    assert shell.went == ["health", "health"]


def test_the_health_check_tells_what_matters_most_first_and_shows_it_without_names(team):
    _, ada, bo, cy = team
    ada.do(members.remove_member, cy.member)
    exchange(ada, bo, cy)
    shell = StandIn(cy)
    screen = HealthScreen(shell)
    assert says(screen.root, "Looking")
    screen._found = findings(cy, Facts(0))
    screen.refresh()
    heads = [each for each in texts_in(screen.root) if each in ("Damage", "To do", "Good to know")]
    assert heads[0] == "Damage"
    assert says(screen.root, "You were removed from the project by Alice")
    press(screen.root, "Show without names")
    assert "member" in shell.asked[-1]
    assert not any(name in each for name in ("Alice", "Bo ", "Cy") for each in shell.asked)
    screen._found = []
    screen.refresh()
    assert says(screen.root, "Nothing needs doing")


def test_those_whose_interviews_are_here_are_offered_to_be_called_interviewed():
    project = alice(World(7))
    kari, per, ola = (a_participant(project, name) for name in ("Kari", "Per", "Ola"))
    a_source(project, TEXT, kari)
    project.do(set_status, per, "declined")
    shell = StandIn(project)
    screen = PeopleScreen(shell)
    assert says(screen.root, "The interview with Kari is here")
    press(screen.root, INTERVIEWED)
    statuses = {each: project.state.participants.rows[each].status for each in (kari, per, ola)}
    assert statuses == {kari: "interviewed", per: "declined", ola: "invited"}
    screen.refresh()
    assert INTERVIEWED not in buttons_in(screen.root)
    shell.session.undo()
    screen.refresh()
    assert INTERVIEWED in buttons_in(screen.root)
