"""The quote bank: numbers that stay, over time and between co-coders, and what is said where a quote is gone."""

import pytest

from core.analysis.presentation import Presentation
from core.analysis.quote_bank import quote_bank, quote_named
from core.commands import codings, participants
from core.commands.chosen_quotes import choose_quote
from core.commands.context import Decision
from core.commands.project import undo
from core.commands.quotes import note_use, number_quotes
from core.errors import AmbiguousName, UnknownName
from core.events.quotes import QuoteNumbered
from core.exporting.quote_bank import as_table
from core.exporting.wide_tables import ENDINGS, written
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, exchange, fresh_copy, invited
from tests.refusals import refuses


@pytest.fixture
def study():
    world = World(6)
    project = alice(world)
    person = a_participant(project, "Kari")
    source, code = a_source(project, participant=person), a_code(project, "frykt")
    made = [a_coding(project, source, code, n * 10, n * 10 + 8) for n in range(4)]
    return world, project, code, made


def labels(project):
    return {each.coding: each.labels for each in quote_bank(Presentation(project))}


def test_numbers_stay_while_quotes_come_and_go(study):
    _, project, _, made = study
    project.do(number_quotes, [made[1], made[0], made[1]])
    assert labels(project) == {made[1]: ("Q1",), made[0]: ("Q2",)}
    project.do(codings.uncode, made[1])
    project.do(number_quotes, [made[2], made[0]])
    found = quote_bank(Presentation(project))
    assert [(each.labels, each.gone) for each in found] == [(("Q1",), "removed"), (("Q2",), ""), (("Q3",), "")]
    with refuses("quotes-numbered-already"):
        project.do(number_quotes, [made[0]])
    with refuses("no-such-coding"):
        project.do(number_quotes, [made[1][::-1]])
    with refuses("quote-not-numbered"):
        project.do(note_use, made[3], "kapittel 1")


def test_two_who_number_at_once_both_keep_their_numbers(study):
    world, ada, _, made = study
    bo = invited(world, ada)
    ada.do(number_quotes, [made[0], made[1]])
    bo.do(number_quotes, [made[2], made[1], made[0]])
    exchange(ada, bo)
    assert ada.state.digest() == bo.state.digest() == fresh_copy(ada, world).state.digest()
    mark = {each: each.hex()[:4] for each in made}
    assert (
        labels(ada)
        == labels(bo)
        == {
            made[0]: (f"Q1-{mark[made[0]]}", "Q3"),
            made[2]: (f"Q1-{mark[made[2]]}",),
            made[1]: ("Q2",),
        }
    )
    assert [each.kind for each in ada.state.conflicts.values()] == ["same_quote_number"]
    presentation = Presentation(ada)
    with pytest.raises(AmbiguousName):
        quote_named(presentation, "Q1")
    with pytest.raises(UnknownName):
        quote_named(presentation, "Q9")
    assert quote_named(presentation, f"q1-{mark[made[2]]}") == made[2]
    assert quote_named(presentation, "3") == made[0]
    ada.do(number_quotes, [made[3]])
    assert labels(ada)[made[3]] == ("Q4",)


def test_a_number_out_of_reach_takes_no_others_along(study):
    _, project, _, made = study
    project.do(lambda _: [Decision(QuoteNumbered(made[0], 1_000_000))])
    project.do(number_quotes, made[1:3])
    assert labels(project) == {made[1]: ("Q1",), made[2]: ("Q2",), made[0]: ("Q1000000",)}
    with refuses("without-effect"):
        project.do(lambda _: [Decision(QuoteNumbered(made[3], 0))])


def test_a_quote_tells_where_it_is_used_and_goes_with_its_words(study):
    pytest.importorskip("openpyxl")
    world, ada, code, made = study
    bo = invited(world, ada)
    ada.do(number_quotes, [made[0]])
    ada.do(choose_quote, code, made[0])
    exchange(ada, bo)
    bo.do(note_use, made[0], "artikkel 2")
    ada.do(note_use, made[0], "kapittel 4")
    exchange(ada, bo)
    (quote,) = quote_bank(Presentation(ada))
    assert quote.used[0] == "frykt"
    assert set(quote.used[1:]) == {"artikkel 2", "kapittel 4"}
    assert (quote.speaker, quote.source, quote.codes) == ("Kari", "Intervju", ("frykt",))
    ada.do(note_use, made[0], "")
    assert quote_bank(Presentation(ada))[0].used == ("frykt", "artikkel 2")
    presentation = Presentation(ada)
    for ending in ENDINGS:
        assert written(ending, [as_table(presentation, quote_bank(presentation))])
    ada.do(participants.withdraw_participant, next(iter(ada.state.participants.rows)))
    (gone,) = quote_bank(Presentation(ada))
    assert (gone.labels, gone.gone) == (("Q1",), "withdrawn")
    assert "artikkel 2" not in gone.used
    with refuses("quote-withdrawn"):
        ada.do(note_use, made[0], "igjen")


def test_a_number_that_was_taken_back_is_given_to_no_other_quote(study):
    world, project, _, made = study
    (given,) = project.do(number_quotes, [made[0]])
    (taken,) = project.do(undo, given.id)
    assert labels(project) == {}
    project.do(number_quotes, [made[1]])
    assert labels(project) == {made[1]: ("Q2",)}
    project.do(number_quotes, [made[0]])
    assert labels(project) == {made[0]: ("Q1",), made[1]: ("Q2",)}
    project.do(undo, taken.id)
    assert labels(project) == {made[0]: ("Q1",), made[1]: ("Q2",)}
    assert fresh_copy(project, world).state.digest() == project.state.digest()


def test_taking_ones_own_number_back_leaves_what_another_gave(study):
    world, ada, _, made = study
    bo = invited(world, ada)
    (by_ada,) = ada.do(number_quotes, [made[0]])
    bo.do(number_quotes, [made[0]])
    exchange(ada, bo)
    ada.do(undo, by_ada.id)
    exchange(ada, bo)
    assert labels(ada) == labels(bo) == {made[0]: ("Q1",)}
    bo.do(number_quotes, [made[1]])
    assert labels(bo)[made[1]] == ("Q2",)
