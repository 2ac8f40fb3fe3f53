"""The review on paper and in its wording: short tables stay whole, raw data are what was gathered."""

import io

import pytest

from app.i18n.catalogue import Catalogue
from core.commands import codebook, memos, participants, relations, sources
from core.commands.sources import Incoming
from core.report.document_model import Table
from core.report.options import Options
from core.report.page import page
from core.report.plain import to_docx, to_markdown
from core.report.review import review
from tests.builders import World, a_code, a_participant, a_source, alice

NORWEGIAN = Catalogue("nb")


@pytest.fixture
def study():
    a = alice(World(3))
    person = a_participant(a, "Kari")
    a.do(participants.set_status, person, "interviewed")
    first = a_source(a, participant=person)
    a.do(sources.import_source, Incoming("kort", "Kort sagt.", "test", "condensed"), (person,), first)
    a.do(sources.import_source, Incoming("notat", "Hun kom presis.", "test", "note"), ())
    one, other = a_code(a, "«Jeg er ikke alene» – dele"), a_code(a, "rammer")
    a.do(relations.create_relation, other, "causes", one, "sier de")
    a.do(codebook.move_code, other, one, "felles trekk")
    a.do(memos.write_memo, "observational", "Lang pause.")
    return a


def test_a_summary_is_no_raw_data_and_a_field_note_counts_once(study):
    made = to_markdown(review(study, Options(), NORWEGIAN)).decode()
    assert "| Rådata | 1 tekst; 2 feltnotater og observasjonsmemoer |" in made
    assert "1 fortettet tekst" in made


def test_where_all_decisions_have_a_reason_it_is_said_in_a_word(study):
    made = to_markdown(review(study, Options(), NORWEGIAN)).decode()
    assert "nytt navn på en kode, med begrunnelse" in made
    study.do(codebook.move_code, _code(study, "rammer"), None)
    assert "nye navn på koder, 1 med begrunnelse" in to_markdown(review(study, Options(), NORWEGIAN)).decode()


def _code(a, name):
    return next(row.id for row in a.state.codes.values() if a.words(row.name) == name)


def test_names_with_quotation_marks_of_their_own_have_single_ones_in_sentences(study):
    made = to_markdown(review(study, Options(), NORWEGIAN)).decode()
    assert "«rammer» fører til «‘Jeg er ikke alene’ – dele»: sier de" in made
    assert "««" not in made
    assert "»»" not in made


def test_a_short_table_is_printed_whole_and_a_long_one_is_not():
    short = Table(("a", "b"), (("1", "2"),) * 5)
    assert short.is_short
    assert not short._replace(rows=short.rows * 8).is_short
    assert not short._replace(rows=(("1", "x" * 2000),)).is_short


def test_short_tables_and_quotes_stay_together_on_both_kinds_of_paper(study):
    docx = pytest.importorskip("docx")
    made = review(study, Options(), NORWEGIAN)
    assert '<table class="short">' in page(made).decode()
    kept = [
        [bool(cell.paragraphs[0].paragraph_format.keep_with_next) for cell in table.columns[0].cells]
        for table in docx.Document(io.BytesIO(to_docx(made))).tables
    ]
    short = [each for each in kept if any(each)]
    assert short
    assert all(each == [True] * (len(each) - 1) + [False] for each in short)
    assert [False] * 33 in kept, "COREQ may go on on the next page"


def test_one_code_is_not_called_all_codes():
    a = alice(World(5))
    a_source(a)
    a_code(a, "rammer")
    made = {say.language: to_markdown(review(a, Options(), say)).decode() for say in (Catalogue("en"), NORWEGIAN)}
    assert "the one code was created after the first text was imported" in made["en"]
    assert "den ene koden ble opprettet etter at den første teksten var importert" in made["nb"]
    a_code(a, "mer")
    assert "alle 2 koder ble opprettet" in to_markdown(review(a, Options(), NORWEGIAN)).decode()
