"""A name that goes with its code's definition is announced before, and asked for afterwards (invariant 6)."""

import pytest

from app.features.codebook.code_page import code_page
from app.features.home.screen import HomeScreen
from core.analysis.nameless import nameless_codes
from core.analysis.presentation import Presentation
from core.analysis.withdrawal_preview import preview_for_participant
from core.commands import codebook, participants
from tests.builders import World, a_code, a_participant, a_source, alice
from tests.unit.app.screens import StandIn, buttons_in, everything_in, texts_in

SAID = "Jeg gikk alltid langs fjorden om kvelden."
DEFINITION = "Som da hun gikk alltid langs fjorden om natten."


@pytest.fixture
def study():
    """A code that was defined before the interview came: what was typed then has a key of its own."""
    ada = alice(World(31))
    code = ada.do(codebook.create_code, "Ensomhet", None, DEFINITION)[0].event.code
    a_code(ada, "Ro")
    person = a_participant(ada, "Kari")
    a_source(ada, SAID, participant=person)
    return ada, code, person


def test_the_announcement_lists_a_name_that_goes_with_its_definition(study):
    ada, _, person = study
    assert preview_for_participant(Presentation(ada), person).code_names == ("Ensomhet",)


def test_a_nameless_code_asks_for_a_name_until_it_has_one(study):
    ada, code, person = study
    assert nameless_codes(ada.state) == []
    ada.do(participants.withdraw_participant, person)
    assert [row.id for row in nameless_codes(ada.state)] == [code]
    shell = StandIn(ada)
    home = HomeScreen(shell)
    label = "A code has lost the name with words that were withdrawn: give a new name"
    assert label in buttons_in(home.root)
    next(each for each in everything_in(home.root) if getattr(each, "content", None) == label).on_click(None)
    assert shell.went == ["codebook"]
    said = "The name of this code was deleted with words that somebody took back"
    page = lambda: [t for c in code_page(shell, ada.state.codes.rows[code], lambda _: None, True) for t in texts_in(c)]  # noqa: E731
    assert any(said in each for each in page())
    ada.do(codebook.rename_code, code, "Alene")
    assert nameless_codes(ada.state) == []
    assert not any(said in each for each in page())
