"""A project that two imported before they heard of each other is told, with the one act that joins them."""

import pytest

from app.i18n.catalogue import Catalogue
from app.services.health_words import HealthWords
from core.analysis.acts import undo_act
from core.analysis.health.facts import Facts
from core.analysis.health.kinds import findings
from core.analysis.presentation import Presentation
from core.ids import Id
from core.importing.opaque_content import bring_in
from tests.builders import a_coding, exchange
from tests.unit.health.told import found, now_of
from tests.unit.test_attributed import a_file
from tests.unit.test_coming_again import figures, newer
from tests.unit.test_texts_met_by_words import LONG

pytest.importorskip("defusedxml")
NEW = Id(b"a new GUID there")


def later_of(project, one, other):
    """Whose import is the later one in the order."""
    (told,) = found("imported-twice", project)
    return (one, other) if told.where == "Alice" else (other, one)


def test_imported_twice(team):
    _, ada, bo, cy = team
    for each in (ada, bo):
        bring_in(each, a_file())
    assert found("imported-twice", ada) == []
    exchange(*team[1:])
    assert figures(cy) == (2, 2, 10, 2, 0)
    later, first = later_of(cy, ada, bo)
    (told,) = found("imported-twice", later)
    (other,) = found("imported-twice", first)
    assert told.command.startswith("kodespor undo ")
    assert (other.command, told.details["texts"], told.details["since"]) == ("", 1, 0)
    number = int(told.command.rpartition(" ")[2])
    undo_act(Presentation(later), later.timeline.order[number - 1].id)
    exchange(*team[1:])
    assert [figures(each) for each in team[1:]] == [(1, 2, 5, 1, 0)] * 3
    assert found("imported-twice", cy) == []
    bring_in(later, newer())
    assert figures(later) == (2, 3, 6, 1, 0), "of a newer state only what is new comes in"


def test_what_was_made_on_the_second_copy_is_counted(team):
    _, ada, bo, cy = team
    for each in (ada, bo):
        bring_in(each, a_file())
    exchange(*team[1:])
    later, _ = later_of(cy, ada, bo)
    second = max(cy.state.sources.values(), key=lambda row: cy.timeline.place_of(row.event))
    code = next(iter(cy.state.codes.rows))
    a_coding(cy, second.id, code, 0, 4)
    exchange(*team[1:])
    (told,) = found("imported-twice", later)
    assert told.details["since"] == 1
    facts = Facts(now_of(later))
    (one,) = [each for each in findings(later, facts) if each.code == "imported-twice"]
    assert "1 coding or memo was made" in HealthWords(Catalogue("en"), later).told(one).what


def test_a_newer_state_and_a_text_that_came_in_once_more_are_no_second_import(team):
    _, ada, bo, _ = team
    bring_in(ada, a_file())
    exchange(ada, bo)
    bring_in(bo, newer())
    assert found("imported-twice", bo) == []


def test_the_same_texts_under_new_guids_are_a_second_import_too(team):
    _, ada, bo, cy = team
    long = a_file()._replace(sources=(a_file().sources[0]._replace(text=LONG),))
    again = long._replace(
        sources=tuple(each._replace(id=NEW, name="kari (2)") for each in long.sources),
        codings=tuple(each._replace(id=Id(each.id[:8] + b"new-guid"), source=NEW) for each in long.codings),
    )
    bring_in(ada, long)
    bring_in(bo, again)
    exchange(*team[1:])
    later, _ = later_of(cy, ada, bo)
    (told,) = found("imported-twice", later)
    assert told.details["texts"] == 1
    number = int(told.command.rpartition(" ")[2])
    undo_act(Presentation(later), later.timeline.order[number - 1].id)
    exchange(*team[1:])
    assert found("imported-twice", cy) == []
