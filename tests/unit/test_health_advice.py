"""What the doctor advises is for whoever asks: a coder is not told to do what takes an owner."""

import pytest

from app.i18n.catalogue import Catalogue
from app.services.health_words import HealthWords, Told
from core.analysis.health.facts import Facts
from core.analysis.health.kinds import findings
from core.commands import members, participants
from core.keys.recovery_sheet import paper_device
from core.project import Project
from tests.builders import World, a_participant, alice, everything, exchange, invited


def told(code: str, project: Project, language: str = "en") -> list[Told]:
    words = HealthWords(Catalogue(language), project)
    facts = Facts(project.writer._clock().at)
    return [words.told(each) for each in findings(project, facts) if each.code == code]


@pytest.fixture
def pair():
    world = World(72)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    exchange(ada, bo)
    return world, ada, bo


def test_only_an_owner_is_told_to_make_a_second_one(pair):
    _, ada, bo = pair
    (to_owner,), (to_coder,) = told("one-owner", ada), told("one-owner", bo)
    assert to_owner.command.startswith("kodespor members role")
    assert (to_coder.advice, to_coder.command) == ("Ask Alice to make a second owner.", "")


def test_a_coder_is_told_to_ask_for_the_decision_on_a_withdrawal(pair):
    _, ada, bo = pair
    who = a_participant(ada, "P1")
    exchange(ada, bo)
    bo.do(participants.withdraw_participant, who)
    exchange(ada, bo)
    (to_owner,), (to_coder,) = told("withdrawal-waits", ada), told("withdrawal-waits", bo)
    assert to_owner.command
    assert (to_coder.command, to_coder.advice[:12]) == ("", "Ask an owner")


def test_somebody_elses_sheet_is_for_them_to_renew(pair):
    world, ada, bo = pair
    bo.do(members.add_device, bo.member, paper_device(world.entropy(32)).keys, "paper")
    who = a_participant(ada, "P1")
    exchange(ada, bo)
    ada.do(participants.withdraw_participant, who)
    exchange(ada, bo)
    (own,), (anothers,) = told("sheet-outdated", bo), told("sheet-outdated", ada)
    assert own.command == "kodespor recovery create"
    assert (anothers.command, anothers.advice[:14]) == ("", "Tell its owner")


@pytest.mark.parametrize(("language", "place"), [("en", "shared folder"), ("nb", "delte mappen")])
def test_a_recovery_sheet_is_not_asked_to_sync(pair, language, place):
    world, ada, bo = pair
    bo.do(members.add_device, bo.member, paper_device(world.entropy(32)).keys, "paper")
    ada.accept(everything(bo)._replace(grants=()))
    (one,) = told("keys-owed", ada, language)
    assert place in one.advice
