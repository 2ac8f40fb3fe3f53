"""What was said of a coding stands in every export that people read; nothing is cut, and every character gets out."""

import csv
import io
import re
import tempfile
import zipfile
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.i18n.catalogue import Catalogue
from core.analysis.fourcolumn import four_columns
from core.analysis.presentation import Presentation
from core.commands import codebook, codings, memos, relations
from core.exporting.formats import FORMATS, exported
from core.exporting.fourcolumns import written
from core.exporting.margin import with_margin
from core.exporting.sheets import to_csv, to_xlsx
from core.exporting.workbook import CELL_UNITS_MAX, Sheet, workbook
from core.importing.segments import read_segments
from core.text.formulas import without_guard
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice


@pytest.fixture(autouse=True)
def _library_of_the_form(request):
    """Skips spreadsheets where the library for them is missing, as on a phone."""
    form = getattr(request.node, "callspec", None) and request.node.callspec.params.get("form", "")
    if form and "xlsx" in form:
        pytest.importorskip("openpyxl")
        pytest.importorskip("xlsxwriter")


READABLE = ("html", "md", "csv", "xlsx", "docx", "json")
SAID = ("Talar imot.", "Berre ein gong.", "Når nokon fryktar.", "Ikkje uro.", "Om kodinga.", "Om koden.")


@pytest.fixture(scope="module")
def study():
    project = alice(World(190))
    source = a_source(project, participant=a_participant(project, "Ina"))
    top = a_code(project, "Kjensler")
    code = a_code(project, "Frykt", top)
    project.do(codebook.define_code, code, "use", SAID[2])
    project.do(codebook.define_code, code, "not_use", SAID[3])
    coding = project.do(codings.code_segment, source, 3, 11, [code], SAID[0])[0].event.coding
    project.do(codings.set_coding_stance, coding, "against")
    project.do(codings.annotate_coding, coding, 70, SAID[1])
    project.do(memos.write_memo, "analytic", SAID[4], "coding", coding)
    project.do(memos.write_memo, "theoretical", SAID[5], "code", code, "Yalom 2005")
    project.do(memos.write_memo, "reflexive", "Om studien.", "", None)
    return project, source


def words_of(content):
    """All that is written in a file."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return unescape("\n".join(archive.read(n).decode() for n in archive.namelist() if n.endswith(".xml")))


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("form", READABLE)
def test_every_readable_export_says_all_that_was_said(study, form, language):
    project, _ = study
    words = words_of(exported(Presentation(project, None, Catalogue(language)), form)).replace("\\.", ".")
    negative = {"json": "against", "csv": "against"}.get(form) or Catalogue(language)("export-negative-case")
    for each in (*SAID, negative, "70", "Ina", "var redd", "Frykt", "Kjensler"):
        assert each in words, each
    if form != "csv":  # which is one table, of codings
        assert "Om studien." in words
        assert "Yalom 2005" in words


@pytest.mark.parametrize("form", ["html", "md", "docx", "csv"])
def test_what_is_said_of_a_code_stands_in_the_order_in_which_it_is_asked_for(form):
    project = alice(World(194))
    code = a_code(project, "Uro")
    a_coding(project, a_source(project), code)
    for part in reversed(codebook.PARTS):
        project.do(codebook.define_code, code, part, f"Ord om {part}")
    words = words_of(exported(Presentation(project, None, Catalogue("nb")), form)).replace("\\", "")
    places = [words.index(f"Ord om {part}") for part in codebook.PARTS]
    assert places == sorted(places)


@pytest.mark.parametrize("form", ["html", "md", "docx", "csv"])
def test_how_codes_are_related_stands_with_the_code_from_which_it_goes(form):
    project = alice(World(191))
    one, other, gone = (a_code(project, name) for name in ("Uro", "Mot", "Borte"))
    a_coding(project, a_source(project), one)
    project.do(relations.create_relation, one, "causes", other, "Sagt to ganger.")
    project.do(relations.create_relation, one, "causes", gone)
    project.do(codebook.delete_code, gone, "Ikke brukt.")
    words = words_of(exported(Presentation(project, None, Catalogue("nb")), form)).replace("\\.", ".")
    assert "fører til → Mot (Sagt to ganger.)" in words
    assert words.count("fører til") == 1


@pytest.mark.parametrize("form", [".html", ".docx", ".md", ".xlsx", ".csv"])
def test_the_four_columns_and_the_margin_say_it_too(study, form):
    project, source = study
    presentation = Presentation(project, None, Catalogue("nb"))
    made = [written(presentation, form, "Intervju", four_columns(presentation, source))]
    made += [with_margin(presentation, source, form)] if form in (".html", ".docx") else []
    for each in made:
        words = words_of(each)
        assert all(said in words.replace("\\", "") for said in ("negativt tilfelle", "vekt 70", *SAID[:2], SAID[4]))


def test_a_spreadsheet_has_sheets_widths_filters_and_broken_lines(study):
    openpyxl = pytest.importorskip("openpyxl")
    project, _ = study
    book = openpyxl.load_workbook(io.BytesIO(exported(Presentation(project, None, Catalogue("nb")), "xlsx")))
    assert book.sheetnames == ["Kodinger", "Kodebok", "Memoer", "Deltakere", "Tekster", "Studien"]
    for sheet in book:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes == "B2"
        assert 8 <= sheet.column_dimensions["B"].width <= 60
    first = dict(zip(*([cell.value for cell in row] for row in book["Kodinger"].iter_rows(max_row=2)), strict=True))
    assert (first["fra"], first["vekt"], first["for eller mot"]) == (3, 70, "mot (negativt tilfelle)")
    assert [row[1].value for row in book["Kodebok"].iter_rows(min_row=2)] == ["Kjensler", "Kjensler › Frykt"]


def test_a_word_document_is_for_the_paper_that_people_have(study):
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(exported(Presentation(study[0], None, Catalogue("nb")), "docx")))
    assert [round(each.page_width.mm) for each in document.sections] == [210]
    assert [round(each.page_height.mm) for each in document.sections] == [297]


def test_a_code_at_any_depth_stands_in_the_word_document_with_its_path():
    project, above, names = alice(World(191)), None, [f"Nivå {n}" for n in range(1, 15)]
    for name in names:
        above = a_code(project, name, above)
    project.do(codings.code_segment, a_source(project), 0, 5, [above])
    words = words_of(exported(Presentation(project, None, Catalogue("nb")), "docx"))
    assert " › ".join(names) in words
    assert 'w:val="nb-NO"' in words
    indents = {int(each.split('"')[1]) for each in words.split("w:left=")[1:] if each[1:2].isdigit()}
    assert len([each for each in indents if each % 340 == 0]) >= len(names) - 1


@pytest.mark.parametrize("form", [*FORMATS, "margin"])
def test_no_export_puts_words_into_a_temporary_file(study, form, monkeypatch):
    """Some libraries spool there what they write, and whoever kills the program leaves it there, readable."""
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at all")
    project, source = study
    presentation = Presentation(project, None, Catalogue("nb"))
    assert with_margin(presentation, source, ".docx") if form == "margin" else exported(presentation, form)


# -- nothing cut, every character


@pytest.mark.parametrize("form", [*READABLE, "qdpx", "qdc"])
def test_characters_that_xml_cannot_hold_do_not_stop_an_export(form):
    said = "Kari: a\ufffeb\x0bc\x1fd\uffffe f."
    project = alice(World(192))
    source = a_source(project, said)
    code = a_code(project, "kode\ufffe")
    project.do(codings.code_segment, source, 0, len(said), [code], "fordi\x01")
    content = exported(Presentation(project, None, Catalogue("en")), form)
    if form in ("docx", "xlsx"):
        words = words_of(content)
        assert "kode\ufffd" in words
        assert "fordi\ufffd" in words
        assert "Kari: a\ufffdb\ufffdc\ufffdd\ufffde f." in words
        assert "4 characters that this format cannot hold" in words or "7 characters" in words


def test_words_longer_than_a_cell_go_on_in_a_sheet_of_their_own():
    openpyxl = pytest.importorskip("openpyxl")
    long = "å😀" * 30_000
    made = to_xlsx("Tabell", ["a", "b"], [["kort", long], ["kort", "x" * CELL_UNITS_MAX]], say=Catalogue("nb"))
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Tabell", "Lange tekster", "Merknader"]
    rows = list(book["Lange tekster"].iter_rows(min_row=2, values_only=True))
    assert "".join(row[3] for row in rows) == long
    assert {row[:2] for row in rows} == {("Tabell", "B2")}
    assert "Lange tekster" in book["Tabell"]["B2"].value
    assert book["Tabell"]["B3"].value == "x" * CELL_UNITS_MAX
    for sheet in book:
        assert all(len(str(cell.value).encode("utf-16-le")) // 2 <= CELL_UNITS_MAX for row in sheet for cell in row)


NAMES = ["[a]/b", "A b", "'x'", "history", "", "Samme navn som er mye lengre enn det et ark kan ha", "😀" * 20]


@pytest.mark.parametrize("title", NAMES)
def test_a_sheet_has_a_name_that_can_be_and_its_whole_title_is_said(title):
    openpyxl = pytest.importorskip("openpyxl")
    made = workbook([Sheet(title, ("a",), [["1"]])] * 2, Catalogue("nb"))
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert len({each.casefold() for each in book.sheetnames}) == len(book.sheetnames) == (3 if title else 2)
    for name in book.sheetnames:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name.strip("'") == name
        assert name.casefold() != "history"
    if title:
        said = [row[2] for row in book["Merknader"].iter_rows(min_row=2, values_only=True)]
        assert any(title in each for each in said)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("'=+-@;\t\r\n _x0A1\\aå＝\"\ufeff")), max_size=14))
def test_what_a_table_makes_harmless_is_read_as_it_was(words):
    (cell,) = next(csv.reader(io.StringIO(to_csv([words], []).decode("utf-8-sig"), newline="")), [""])
    assert without_guard(cell) == words
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    inside = re.split("[;\t\r\n]", cell)[1:]  # as where a file is cut at semicolons, whatever it is called
    assert not any(each.lstrip('\ufeff" ').startswith(("=", "+", "-", "@", "＝")) for each in inside)


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("'=+-@; _x0A1\\aå")), min_size=1, max_size=14))
def test_words_stand_in_a_spreadsheet_as_they_are(words):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx("t", ["a"], [[words]])))
    assert book["t"]["A2"].value == words


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_own_table_of_segments_comes_home_as_it_went(form, language):
    """Also words that begin like a formula, codes with a comma in their name, and the second of two equal quotes."""
    project = alice(World(193))
    text = "Bo: =1+1 er to; -ja. Ja da.\nIna: '+47 er Norge. Ja da.\n"
    source = a_source(project, text)
    top = a_code(project, "Tal, og meir")
    names = ["=SUM(A1)", "'-minus", "a; =b"]
    places = [(text.rindex(each), text.rindex(each) + len(each)) for each in ("=1+1 er to; -ja.", "'+47 er", "Ja da.")]
    for name, place in zip(names, places, strict=True):
        project.do(codings.code_segment, source, *place, [a_code(project, name, top)], "-fordi")
    content = exported(Presentation(project, None, Catalogue(language)), form)
    read = read_segments(f"t.{form}", content, {}, lambda name: source, project.text)
    assert read.remarks == ()
    assert [(each.start, each.end) for each in read.found] == places
    assert [each.code for each in read.found] == [f"Tal, og meir › {name}" for name in names]
    assert {each.why for each in read.found} == {"-fordi"}
