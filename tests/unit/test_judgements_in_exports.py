"""What coders think of each other's codings, and what they agreed on, stands in every export that people read."""

import json
import sqlite3

import pytest

from app.i18n.catalogue import Catalogue
from core.analysis.consensus import consensus as agreed_codings
from core.analysis.figures import figures
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, consensus, layers
from core.commands.chosen_quotes import choose_quote
from core.commands.quotes import number_quotes
from core.commands.rounds import open_round
from core.exporting.dataframes import judgements
from core.exporting.formats import exported
from core.exporting.judged import agreed
from core.exporting.refi_targets import losses, target_named
from core.report.options import Options
from core.report.review import review
from tests.builders import World, a_code, a_coding, a_source, alice, exchange, invited
from tests.unit.test_reasons_in_exports import READABLE, words_of

TEXT = "Kari var redd. Det var kaffe der.\n"


@pytest.fixture(autouse=True)
def _library_of_the_form(request):
    """Skips spreadsheets where the library for them is missing, as on a phone."""
    spec = getattr(request.node, "callspec", None)
    if spec is not None and spec.params.get("form") == "xlsx":
        pytest.importorskip("xlsxwriter")


@pytest.fixture
def pair():
    world = World(19)
    ada = alice(world)
    bo = invited(world, ada, "Bo")
    source, fear, joy = a_source(ada, TEXT), a_code(ada, "Frykt"), a_code(ada, "Glede")
    exchange(ada, bo)
    first, second = a_coding(ada, source, fear, 9, 13), a_coding(bo, source, joy, 9, 13)
    exchange(ada, bo)
    bo.do(codings.judge_coding, first, "propose", joy, "Hun ler av det.")
    ada.do(codings.judge_coding, second, "disagree", None, "Stemmen skjelver.")
    exchange(ada, bo)
    ada.do(consensus.record_consensus, (first, second), (fear,), 9, 13, "Vi hørte opptaket igjen.")
    exchange(ada, bo)
    return ada, bo, source


@pytest.mark.parametrize("form", READABLE)
def test_judgements_and_consensus_stand_in_each_export(pair, form):
    said = words_of(Presentation(pair[0], None, Catalogue("en")), form)
    for words in ("Hun ler av det.", "Stemmen skjelver.", "Vi hørte opptaket igjen.", "Glede", "Bo"):
        assert words in said
    if form in ("html", "md", "docx", "vault"):
        assert "proposes → Glede" in said
        assert "Consensus" in said


def test_places_are_those_of_the_layer_that_is_shown(pair):
    ada, _, source = pair
    ada.do(layers.replace_words, source, "anonymised", ((0, 4),), "Deltakeren")
    shown = Presentation(ada, None, Catalogue("en"), "anonymised")
    value = json.loads(exported(shown, "json"))
    text = value["texts"][0]["text"]
    for row in (*value["judgements"], *value["consensus"]):
        assert text[row["start"] : row["end"]] == "redd"
    base = sqlite3.connect(":memory:")
    base.deserialize(exported(shown, "sqlite"))
    assert base.execute("select start, end, codes, coders from consensus").fetchall() == [
        (15, 19, "Frykt", "Alice, Bo")
    ]
    proposed = base.execute(
        "select codes.name from judgements join codes on codes.id = judgements.proposed join codings on "
        "codings.id = judgements.coding"
    )
    assert proposed.fetchall() == [("Glede",)]
    assert base.execute("pragma foreign_key_check").fetchall() == []


def test_judgements_on_codings_that_are_gone_or_hidden_do_not_stand_there(pair):
    ada, bo, source = pair
    assert len(judgements(Presentation(ada)).rows) == 2
    own = next(row.id for row in ada.state.codings.values() if row.by == ada.member)
    ada.do(codings.uncode, own)
    exchange(ada, bo)
    assert [row[-1] for row in judgements(Presentation(bo)).rows] == ["Stemmen skjelver."]
    bo.do(open_round, "blind", [source], [ada.member, bo.member])
    exchange(ada, bo)
    assert "Stemmen skjelver." not in repr(judgements(Presentation(bo)).rows), "others' views are hidden in a round"
    assert agreed(Presentation(bo)) == []


def test_what_a_coder_of_a_blind_round_settles_is_hidden_from_the_others_of_it():
    world = World(23)
    ada = alice(world)
    bo, kim = invited(world, ada, "Bo"), invited(world, ada, "Kim")
    source, fear, joy = a_source(ada, TEXT), a_code(ada, "Frykt"), a_code(ada, "Glede")
    exchange(ada, bo, kim)
    by_kim = a_coding(kim, source, fear, 9, 13)
    a_coding(bo, source, fear, 0, 4)
    exchange(ada, bo, kim)
    ada.do(open_round, "blind", [source], [ada.member, bo.member])
    ada.do(consensus.record_consensus, (by_kim,), (joy,), 9, 13, "Hun gleder seg.")
    exchange(ada, bo, kim)
    for who, number in ((ada, 1), (bo, 0), (kim, 1)):
        presentation = Presentation(who)
        assert len(agreed(presentation)) == len(agreed_codings(presentation)) == number
        assert figures(presentation).consensus == number
        lost = [each for each in losses(presentation, [], target_named("standard")) if each.id.endswith("consensus")]
        assert [each.parameters["count"] for each in lost] == [1] * number
        reviewed = review(who, Options(), Catalogue("en"))
        assert ("Hun gleder seg." in repr(reviewed)) == bool(number)


def test_a_proposed_code_that_was_merged_is_the_one_it_went_into(pair):
    ada = pair[0]
    joy = next(row.code for row in ada.state.judgements.values() if row.code is not None)
    ada.do(codebook.merge_codes, joy, a_code(ada, "Lettelse"))
    base = sqlite3.connect(":memory:")
    base.deserialize(exported(Presentation(ada, None, Catalogue("en")), "sqlite"))
    proposed = base.execute("select codes.name from judgements join codes on codes.id = judgements.proposed")
    assert proposed.fetchall() == [("Lettelse",)]


def test_quotes_that_a_blind_round_hides_are_not_counted_before_an_export(pair):
    ada, bo = pair[:2]
    first = next(row.id for row in ada.state.codings.values() if row.by == ada.member)
    ada.do(open_round, "blind", [ada.state.codings.rows[first].source], [ada.member, bo.member])
    ada.do(choose_quote, ada.state.codings.rows[first].code, first)
    ada.do(number_quotes, [first])
    exchange(ada, bo)
    for who, number in ((ada, 2), (bo, 0)):
        lost = {each.id: each.parameters for each in losses(Presentation(who), [], target_named("standard"))}
        assert lost.get("export-loss-own", {}).get("count", 0) == number
