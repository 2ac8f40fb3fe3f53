"""Attributes of texts and participants: typed, sealed with the keys of whose they are, usable in filters and tables."""

import pytest

from core.analysis.agreement.by_blindness import Wanted, by_blindness
from core.analysis.agreement.intercoder_agreement import AgreementOptions
from core.analysis.attributes import attribute_names, things_with, values_of
from core.analysis.category_table import category_table
from core.analysis.crosstabs import by_column
from core.analysis.filters import narrow, narrowed, saved_filters, texts_with
from core.analysis.framework import framework_matrix
from core.analysis.frequencies import frequencies
from core.analysis.presentation import Presentation
from core.analysis.result_table import result_table
from core.analysis.saturation import saturation, uses
from core.commands import participants, queries, sources
from core.commands.chosen_quotes import choose_quote
from core.commands.context import Decision
from core.commands.interchange_import import import_project
from core.commands.participants import describe_participant, set_attribute_type
from core.commands.sources import Incoming
from core.commands.text_attributes import describe_source, describe_texts
from core.events.queries import QuerySaved
from core.events.sources import SourceDescribed
from core.exporting.refi import to_qdpx
from core.exporting.tables import HEADER, SAID, with_attributes
from core.ids import QueryId, SourceId
from core.importing.refi import read_qdpx
from core.importing.text_table import read_text_attributes
from tests.builders import World, a_code, a_coding, a_participant, alice, exchange, fresh_copy, invited
from tests.refusals import refuses


@pytest.fixture
def study():
    """Two texts by two people, a coding in each, and attributes of texts and people."""
    project = alice(World(3))
    kari, ola = a_participant(project, "Kari"), a_participant(project, "Ola")
    texts = [
        project.do(sources.import_source, Incoming(name, text, "test"), (who,))[0].event.source
        for name, text, who in (("Ein", "redd og glad", kari), ("To", "trygg og rolig", ola))
    ]
    code = a_code(project, "kode")
    made = [a_coding(project, text, code, 0, 4) for text in texts]
    project.do(set_attribute_type, "alder", "number")
    project.do(set_attribute_type, "opptak", "yesno")
    project.do(describe_participant, kari, "alder", "39,5")
    project.do(describe_participant, ola, "alder", "62")
    project.do(describe_source, texts[0], "sted", "nett")
    project.do(describe_source, texts[1], "sted", "hjemme")
    project.do(describe_source, texts[1], "opptak", "ja")
    return project, texts, made


def found(project, *conditions):
    presentation = Presentation(project)
    pairs = tuple(("attribute", each) for each in conditions)
    return [each.id for each in narrowed(presentation, presentation.live_codings(), pairs)]


@pytest.mark.parametrize(("conditions", "which"), [
    (("sted=nett",), (0,)), (("sted=NETT",), (0,)), (("sted!=nett",), (1,)), (("alder>=40",), (1,)),
    (("alder<39,6",), (0,)), (("alder=62.0",), (1,)), (("opptak=yes",), (1,)), (("opptak=Ja",), (1,)),
    (("opptak!=yes",), ()), (("sted=nett", "sted=hjemme"), (0, 1)), (("sted=nett", "alder>=40"), ()),
    (("alder>=30", "alder<=50"), (0,)), (("alder > 50",), (1,)),
])  # fmt: skip
def test_a_filter_by_attributes(study, conditions, which):
    project, _, made = study
    assert set(found(project, *conditions)) == {made[n] for n in which}


def test_days_are_compared_as_days_and_what_has_no_size_is_refused(study):
    project, texts, made = study
    project.do(set_attribute_type, "dag", "date")
    project.do(describe_source, texts[0], "dag", "2026-02-03")
    assert found(project, "dag<2026-10-01") == [made[0]]
    with refuses("attribute-not-compared"):
        found(project, "sted<hjemme")
    with refuses("attribute-form"):
        found(project, "sted")
    with refuses("attribute-unknown"):
        found(project, "stde=nett")
    project.do(set_attribute_type, "gruppe", "choice", ("ja til alt", "nei"))
    assert found(project, "gruppe=NEI") == []
    with refuses("attribute-not-a-choice"):
        found(project, "gruppe=neei")
    with refuses("value-not-date"):
        project.do(describe_source, texts[1], "dag", "3.2.2026")
    with refuses("value-not-yesno"):
        project.do(describe_source, texts[1], "opptak", "kanskje")
    with refuses("attribute-value-misfits"):
        project.do(set_attribute_type, "sted", "number")


def test_a_name_with_a_sign_in_it_is_found(study):
    project, texts, made = study
    project.do(describe_source, texts[0], "år<20=ung", "ja")
    assert found(project, "år<20=ung=ja") == [made[0]]


def test_tables_and_exports_count_by_attributes_of_texts(study):
    project, *_ = study
    presentation = Presentation(project)
    table = by_column(presentation, "sted")
    assert (table.columns, table.cells) == (("hjemme", "nett"), ((1, 1),))
    assert by_column(presentation, "alder").columns == ("39,5", "62")
    left = by_column(presentation, "opptak")
    assert left.cells == ((1,),)
    assert left.explanation.id == "crosstab-without-value"
    assert left.explanation.parameters["count"] == 1
    header, rows = with_attributes(presentation)
    assert header == (*HEADER, *SAID, "alder", "opptak", "sted")
    assert {row[-3:] for row in rows} == {("39,5", "", "nett"), ("62", "term-yes", "hjemme")}
    having = things_with(presentation, "sted=nett")
    assert {each.word for each in frequencies(presentation, having=[having])} == {"redd", "glad"}
    assert {each.word for each in frequencies(presentation, having=[things_with(presentation, "alder>50")])} == {
        "trygg", "rolig",
    }  # fmt: skip


def test_attributes_of_texts_go_through_refi(study):
    project, *_ = study
    other = alice(World(8))
    other.do(import_project, read_qdpx("a.qdpx", to_qdpx(Presentation(project))))
    names = {other.words(row.name): row for row in other.state.sources.values()}
    kept = {name: {n: other.words(v) for n, v in row.attributes} for name, row in names.items()}
    assert kept == {"Ein": {"sted": "nett"}, "To": {"sted": "hjemme", "opptak": "true"}}


def test_a_table_of_texts_is_taken_whole_or_not_at_all(study):
    project, texts, _ = study
    table, _ = read_text_attributes("t.csv", b"tekst;sted;varighet\nEin;bibliotek;40\nto;hjemme;\n")
    made = project.do(describe_texts, table)
    assert [(each.event.attribute, project.words(each.event.value)) for each in made] == [
        ("sted", "bibliotek"), ("varighet", "40"),
    ]  # fmt: skip
    count = project.state.count
    for name, code in (("Tre", "table-text-unknown"), ("Ein", "nothing-new-in-table")):
        with refuses(code):
            project.do(describe_texts, [(name, {"sted": "bibliotek"})])
    with refuses("value-not-number"):
        project.do(describe_texts, [("Ein", {"sted": "nytt", "alder": "gammel"})])
    assert project.state.count == count
    project.do(sources.rename_source, texts[1], "Ein")
    with refuses("table-text-twice"):
        project.do(describe_texts, [("Ein", {"sted": "x"})])


def test_values_are_gone_with_the_text_and_with_who_withdraws(study):
    project, texts, _ = study
    kari = project.state.sources.rows[texts[0]].participants[0]
    project.do(queries.save_query, "Karis", "kode", (("speaker", "Kari"),))
    row = next(iter(project.state.queries.values()))
    assert saved_filters(Presentation(project), row) == (("speaker", "Kari"),)
    project.do(participants.withdraw_participant, kari)
    assert project.words(dict(project.state.sources.rows[texts[0]].attributes)["sted"]) is None
    with refuses("query-filters-gone"):
        saved_filters(Presentation(project), row)
    with refuses("source-withdrawn"):
        project.do(describe_source, texts[0], "sted", "x")


def test_an_attribute_that_has_no_place_has_no_effect(study, monkeypatch):
    project, texts, _ = study
    bo = invited(World(5), project)
    with refuses("without-effect"):
        bo.do(lambda _: [Decision(SourceDescribed(SourceId(bytes(16)), "a", "b"))])
    bo.do(lambda _: [Decision(QuerySaved(QueryId(bytes(16)), "navn", "x", "ingen liste"))])
    exchange(project, bo)
    assert project.state.digest() == bo.state.digest() == fresh_copy(project, World(6)).state.digest()
    with refuses("query-filters-gone"):
        saved_filters(Presentation(project), project.state.queries.rows[bytes(16)])
    monkeypatch.setattr("core.views.attributes.LINKS_MAX", 2)
    project.do(describe_source, texts[1], "sted", "")
    assert values_of(Presentation(project), "sted") == {texts[0]: "nett"}
    made = project.do(describe_source, texts[1], "tredje", "x")
    assert project.state.conflicts.rows[made[0].id].kind == "too_many"
    assert attribute_names(Presentation(project)) == ["alder", "opptak", "sted"]


def test_every_table_counts_what_the_filters_let_through(study):
    project, texts, made = study
    whole = Presentation(project)
    narrowed_to = narrow(whole, (("attribute", "sted=nett"),))
    assert narrow(whole, ()) is whole
    assert [each.id for each in narrowed_to.live_codings()] == [made[0]]
    assert [step.source for step in saturation(narrowed_to)] == [texts[0]]
    assert [each.codings for each in uses(narrowed_to)] == [1]
    assert [row.codings for row in result_table(whole)] == [2]
    assert [row.codings for row in result_table(narrowed_to)] == [1]
    assert [len(framework_matrix(each, "source").cases) for each in (whole, narrowed_to)] == [2, 1]
    assert [row.codings for row in result_table(narrow(whole, (("attribute", "alder>100"),)))] == []
    assert category_table(narrow(whole, (("attribute", "alder>100"),))) == []


def test_a_chosen_quote_that_a_filter_leaves_out_is_not_said_to_be_removed(study):
    project, _, made = study
    (code,) = project.state.codes.rows
    project.do(choose_quote, code, made[0])
    project.do(choose_quote, code, made[1])
    (row,) = result_table(narrow(Presentation(project), (("attribute", "sted=nett"),)))
    assert ([each.coding for each in row.quotes], row.gone) == ([made[0]], ())


def test_agreement_is_narrowed_to_texts_by_their_attributes_and_by_those_who_speak_there(study):
    project, texts, _ = study
    presentation = Presentation(project)
    assert texts_with(presentation, ()) is None
    assert texts_with(presentation, (("attribute", "sted=nett"),)) == {texts[0]}
    assert texts_with(presentation, (("attribute", "alder>50"),)) == {texts[1]}
    assert texts_with(presentation, (("attribute", "alder>50"), ("attribute", "sted=nett"))) == frozenset()
    person = next(row.participants[0] for row in project.state.sources.values() if row.id == texts[1])
    assert texts_with(presentation, (("participant", person.hex()),)) == {texts[1]}
    how = AgreementOptions("percent", "passage")
    (then, *_) = by_blindness(project, Wanted((project.member, project.member), how, frozenset()))
    assert then.agreement.overall.value is None
