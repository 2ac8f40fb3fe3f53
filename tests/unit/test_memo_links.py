"""Links of memos in both directions, and the four columns over a whole text with the works that memos point to."""

import re

import pytest

from core.analysis.backlinks import memos_about, pointing_to
from core.analysis.fourcolumn import four_columns
from core.analysis.presentation import Presentation
from core.commands import codebook, memos
from core.commands.references import add_references, link_memo, unlink_memo
from core.exporting.fourcolumns import works, written
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice

TEXT = "I: Hva skjedde?\nKari: Eg var redd. Så gikk det over.\n\nKari: Nå er jeg rolig. <script>\n"


@pytest.fixture
def study():
    project = alice(World(4))
    source = a_source(project, TEXT, a_participant(project, "Kari"))
    code = a_code(project, "redsel")
    coding = a_coding(project, source, code, 22, 34)
    return project, source, code, coding


def a_memo(project, text, kind="analytic", on_kind="", on=None):
    return project.do(memos.write_memo, kind, text, on_kind, on)[0].event.memo


def ids(rows):
    return {row.id for row in rows}


def test_a_memo_is_found_from_all_that_it_is_on_or_points_to(study):
    project, source, code, coding = study
    on_coding, on_project = a_memo(project, "om", on_kind="coding", on=coding), a_memo(project, "tanke")
    person = next(iter(project.state.participants.rows))
    for kind, thing in (("participant", person), ("memo", on_coding), ("code", code)):
        project.do(link_memo, on_project, kind, thing)
    presentation = Presentation(project)
    assert ids(memos_about(presentation, "code", code)) == {on_coding, on_project}
    assert ids(memos_about(presentation, "source", source)) == {on_coding}
    assert ids(memos_about(presentation, "participant", person)) == {on_project}
    assert ids(pointing_to(presentation, "memo", on_coding)) == {on_project}
    assert ids(pointing_to(presentation, "code", code)) == {on_project}
    project.do(unlink_memo, on_project, on_coding)
    assert pointing_to(Presentation(project), "memo", on_coding) == []


def test_a_link_to_a_code_is_found_after_a_merge_and_not_after_the_memo_is_deleted(study):
    project, _, code, _ = study
    other = a_code(project, "angst")
    memo = a_memo(project, "tanke")
    project.do(link_memo, memo, "code", code)
    project.do(codebook.merge_codes, code, other)
    assert ids(memos_about(Presentation(project), "code", other)) == {memo}
    project.do(memos.delete_memo, memo)
    assert memos_about(Presentation(project), "code", other) == []


def test_the_rows_over_a_whole_text_hold_every_word_once(study):
    project, source, *_ = study
    rows = four_columns(Presentation(project), source, whole=True)
    assert re.findall(r"\w+", " ".join(row.quote for row in rows)) == re.findall(r"\w+", TEXT)
    assert all(re.search(r"\w", row.quote) for row in rows), "no row of bare punctuation"
    assert [row.codes for row in rows if row.codes] == [("redsel",)]
    assert all(row.quote == TEXT[row.start : row.end] and "\n" not in row.quote for row in rows)
    assert len(four_columns(Presentation(project), source)) == 1


def test_a_name_before_a_passage_stands_in_its_row():
    project = alice(World(5))
    text = "Kari: Det var stille. Helt stille.\nOla: Ja.\n"
    source = a_source(project, text)
    a_coding(project, source, a_code(project, "ro"), 6, 21)
    rows = four_columns(Presentation(project), source, whole=True)
    assert [(row.quote, row.codes) for row in rows] == [
        ("Kari: Det var stille.", ("ro",)), ("Helt stille.", ()), ("Ola: Ja.", ())
    ]  # fmt: skip
    assert [row.quote for row in four_columns(Presentation(project), source)] == ["Det var stille."]


def test_works_that_memos_point_to_are_cited_and_listed_below(study):
    pytest.importorskip("citeproc")
    project, source, _, coding = study
    item = '{"author":[{"family":"Aaker"}],"issued":{"date-parts":[[1979]]},"title":"Helse","type":"book"}'
    work = project.do(add_references, [item])[0].event.reference
    memo = a_memo(project, "Som der.", "theoretical", "coding", coding)
    project.do(link_memo, memo, "reference", work)
    presentation = Presentation(project)
    cited = {each: short for each, (short, _) in works(presentation).items()}
    rows = four_columns(presentation, source, True, cited)
    (theory,) = [row.theory for row in rows if row.theory]
    assert theory[0].startswith("Som der. ")
    assert "Aaker" in theory[0]
    assert "1979" in theory[0]
    page = written(presentation, ".html", "kari", rows).decode()
    assert "A4 landscape" in page
    assert "Helse" in page
    assert "<script>" not in page
    assert written(presentation, ".docx", "kari", rows)[:2] == b"PK"
    assert "Helse" in written(presentation, ".md", "kari", rows).decode()
