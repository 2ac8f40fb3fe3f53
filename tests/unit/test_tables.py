"""Counts against counting one by one, and files that a spreadsheet opens as they were meant."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.crosstabs import by_column, co_occurrence
from core.analysis.frequencies import frequencies
from core.analysis.presentation import Presentation
from core.analysis.saturation import saturation, uses
from core.commands import codebook, codings, participants
from core.exporting.sheets import to_csv, to_xlsx
from tests.builders import World, a_code, a_participant, a_source, alice
from tests.refusals import refuses

marks = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 80), st.integers(1, 40)), min_size=1, max_size=14
)


def coded(found):
    project = alice(World(71))
    people = [a_participant(project, f"P{n}") for n in range(2)]
    sources = [a_source(project, participant=people[n % 2]) for n in range(3)]
    codes = [a_code(project, name) for name in ("frykt", "håp", "mot")]
    for source, code, start, length in found:
        project.do(codings.code_segment, sources[source], start, start + length, [codes[code]])
    return project, people, sources, codes


@settings(max_examples=40, deadline=None)
@given(marks)
def test_codes_that_stand_together_are_counted_place_by_place(found):
    project, *_ = coded(found)
    table = co_occurrence(Presentation(project))
    names = ("frykt", "håp", "mot")
    covered = {
        (name, source): {
            at
            for s, c, start, length in found
            if (s, names[c]) == (source, name)
            for at in range(start, start + length)
        }
        for name in names
        for source in range(3)
    }
    starts = {  # touching codings of one code are two places
        name: {(s, start) for s, c, start, _ in found if names[c] == name} for name in names
    }
    for a, row in zip(table.rows, table.cells, strict=True):
        for b, count in zip(table.columns, row, strict=True):
            assert count == table.cells[table.rows.index(b)][table.columns.index(a)], "the table is symmetrical"
            both = [covered[a, source] & covered[b, source] for source in range(3)]
            assert (count > 0) == any(both)
            assert count <= len(starts[a] | starts[b]) + min(len(starts[a]), len(starts[b]))


@settings(max_examples=40, deadline=None)
@given(marks)
def test_every_coding_is_counted_in_its_column(found):
    project, *_ = coded(found)
    presentation = Presentation(project)
    for column in ("sources", "participants", "coders"):
        table = by_column(presentation, column)
        assert sum(map(sum, table.cells)) == len(found)
    steps = saturation(presentation)
    assert sum(step.new for step in steps) == steps[-1].total == len({code for _, code, *_ in found})
    assert [step.total for step in steps] == sorted(step.total for step in steps)
    assert sum(step.codings for step in steps) == sum(use.codings for use in uses(presentation)) == len(found)


def test_a_category_counts_what_is_below_it_and_a_merged_code_what_it_is_now():
    project, people, _, codes = coded([(0, 0, 0, 5), (1, 1, 0, 5), (2, 2, 10, 5), (2, 1, 12, 5)])
    top = a_code(project, "Egenkraft")
    for code in codes[:2]:
        project.do(codebook.move_code, code, top)
    for person, value in zip(people, ("ung", "eldre"), strict=True):
        project.do(participants.describe_participant, person, "alder", value)
    table = by_column(Presentation(project), "alder", with_below=True)
    assert table.columns == ("eldre", "ung")
    assert dict(zip(table.rows, table.cells, strict=True))["Egenkraft"] == (1, 2)
    project.do(codebook.merge_codes, codes[2], codes[1], "det same")
    assert "mot" not in by_column(Presentation(project), "sources").rows
    together = co_occurrence(Presentation(project))
    assert dict(zip(together.rows, together.cells, strict=True))["håp"][-1] == 2
    with refuses("attribute-unknown", attribute="kjønn", known=["alder"]):
        by_column(Presentation(project), "kjønn")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_words_arrive_in_a_spreadsheet_as_words(cells):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx("tabell", ["a", *cells], [["=1+1", *cells], ["b", 3]])))
    sheet = book.active
    assert sheet["A2"].value == "=1+1"
    assert sheet["A2"].data_type == "s"
    assert sheet["B3"].value == 3


def test_words_that_begin_like_a_formula_do_not_run():
    content = to_csv(["kode"], [["=HYPERLINK(1)"], ["-1 av ti"], ["æøå"], [4]]).decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(content))] == ["kode", "'=HYPERLINK(1)", "'-1 av ti", "æøå", "4"]


def test_words_are_counted_without_small_ones_and_names_of_speakers():
    project = alice(World(72))
    text = "Kari: Eg var redd, redd for å seie det.\nOla: Ikkje redd? Redsel, då.\nKari: Jo, REDD.\nOla: Ja.\n"
    source = a_source(project, text)
    a_source(project, "Ein tekst utan talar. Redd.")
    found = {each.word: (each.times, each.sources) for each in frequencies(Presentation(project))}
    assert found["redd"] == (5, 2)
    assert found["redsel"] == (1, 1)
    assert not {"kari", "ola", "eg", "for", "ikkje"} & set(found)
    assert frequencies(Presentation(project))[0].word == "redd"
    kari = {each.word: each.times for each in frequencies(Presentation(project), {source}, "Kari", all_words=True)}
    assert (kari["redd"], kari["eg"]) == (3, 1)
    assert "redsel" not in kari
    assert sum(each.times for each in frequencies(Presentation(project), {source}, all_words=True)) == 15


def test_codings_that_a_merge_made_the_same_count_once():
    project = alice(World(77))
    source, (one, two) = a_source(project), [a_code(project, name) for name in ("A", "B")]
    project.do(codings.code_segment, source, 0, 5, [one, two])
    project.do(codings.code_segment, source, 6, 9, [two])
    project.do(codebook.merge_codes, two, one)
    presentation = Presentation(project)
    assert len(presentation.live_codings()) == 3
    assert len(presentation.counted_codings()) == sum(presentation.count_codings().values()) == 2
    assert by_column(presentation, "sources").cells == ((2,),)


def test_a_table_says_how_many_of_its_codings_stand_on_words_that_are_gone():
    project, people, _, codes = coded([(0, 0, 0, 9), (2, 1, 5, 9), (1, 0, 3, 9), (0, 2, 2, 9)])
    assert by_column(Presentation(project), "sources").explanation.id == "crosstab-counts-codings"
    project.do(codebook.delete_code, codes[2], "feil")
    project.do(participants.withdraw_participant, people[0])
    table = by_column(Presentation(project), "sources")
    assert (table.explanation.id, table.explanation.parameters["count"]) == ("crosstab-with-gone", 2)
    assert sum(map(sum, table.cells)) == 3
