"""A text that is set aside is out of the way: its decisions stay, and so does the way back."""

import pytest

from app.features.home import screen as home
from app.features.retrieve import screen as retrieve
from app.features.texts import screen as texts
from app.features.texts.about_dialogs import ask_to_set_aside
from core.analysis.attributes import why_aside
from core.commands.sources import Incoming, import_source, withdraw_source
from core.commands.text_attributes import SET_ASIDE, describe_source, set_aside, take_back
from core.errors import Refused
from tests.unit.app.screens import everything_in, texts_in
from tests.unit.app.test_book_screens import Study


@pytest.fixture
def study():
    study = Study()
    study.project.do(import_source, Incoming("The pilot", "I: Hello there.\n", "test"))
    study.pilot = next(key for key in study.project.state.sources.rows if key != study.source)
    study.name = study.presentation.source(study.pilot)
    return study


def row_of(study):
    return study.project.state.sources.rows[study.pilot]


def is_shown(study, screen):
    return any(study.name in each for each in texts_in(screen.build(study.shell).root))


def test_it_leaves_the_lists_and_comes_back(study):
    assert is_shown(study, texts)
    made = study.shell.session.do(set_aside, study.pilot, " a pilot ")
    assert why_aside(study.presentation, row_of(study)) == "a pilot"
    assert not is_shown(study, texts)
    assert not is_shown(study, home)
    screen = texts.build(study.shell)
    screen.root.update = lambda: None
    folded = study.shell.words("texts-aside", count=1)
    next(each for each in everything_in(screen.root) if getattr(each, "content", "") == folded).on_click(None)
    assert any(study.name in each for each in texts_in(screen.root))
    assert any("a pilot" in each for each in texts_in(screen.root))
    study.shell.session.undo(made[0].id)
    assert why_aside(study.presentation, row_of(study)) == ""
    study.shell.session.do(set_aside, study.pilot)
    study.shell.session.do(take_back, study.pilot)
    assert is_shown(study, home)


def test_its_codings_stay_and_are_counted(study):
    before = len(study.presentation.live_codings())
    study.shell.session.do(set_aside, study.source)
    assert len(study.presentation.live_codings()) == before > 0
    assert study.shell.words("retrieve-found", count=2) in " ".join(texts_in(retrieve.build(study.shell).root))


@pytest.mark.parametrize("said", ["no", "Nei"])
def test_a_table_that_says_no_sets_nothing_aside(study, said):
    study.project.do(describe_source, study.pilot, SET_ASIDE, said)
    assert why_aside(study.presentation, row_of(study)) == ""
    assert is_shown(study, home)


def test_what_is_withdrawn_is_not_set_aside_and_its_reason_is_gone(study):
    study.shell.session.do(set_aside, study.pilot, "too little said")
    study.shell.session.do(withdraw_source, study.pilot)
    assert why_aside(study.presentation, row_of(study)) == ""
    with pytest.raises(Refused):
        study.shell.session.do(set_aside, study.pilot)


def test_the_app_asks_why_and_offers_the_way_back(study):
    asked = []
    study.shell.ask = lambda title, content, label, act: asked.append((content, act))
    ask_to_set_aside(study.shell, study.pilot)
    ((content, act),) = asked
    content.controls[1].value = "the same as the first"
    act()
    assert why_aside(study.presentation, row_of(study)) == "the same as the first"


def test_what_a_table_counts_on_a_text_that_was_withdrawn_is_said_where_it_leads(study):
    study.shell.session.do(withdraw_source, study.source)
    said = " ".join(texts_in(retrieve.build(study.shell, code=study.code).root))
    assert study.shell.words("retrieve-without-words", count=2) in said
