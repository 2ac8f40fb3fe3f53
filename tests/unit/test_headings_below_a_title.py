"""Tables whose headings stand below a title, or on another sheet of a workbook."""

import io

import pytest

from app.i18n.catalogue import Catalogue
from core.errors import BadFile, Refused
from core.importing.codebook import read_codebook
from core.importing.segments import read_segments
from tests.builders import World, a_source, alice

TEXT = "Kari: Jeg var redd. Det var kaffe der.\n"
TITLE = ["Kodede segmenter; studie 1, våren", "", "Skrevet ut 3. mars"]
ROWS = [["Document", "Quote", "Code"], ["kari", "Jeg var redd", "redsel"], ["kari", "står ikke der", "mat"]]
BOOK = [["Navn", "Beskrivelse"], ["redsel", "når hun nøler"]]


def book_of(**sheets):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def below_title(rows):
    return [[each] for each in TITLE] + rows


def segments(name, content, mapping=None):
    project = alice(World(31))
    source = a_source(project, TEXT)
    return read_segments(name, content, mapping or {}, lambda _: source, project.text)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_segments_below_a_title_come_in_and_the_title_is_said(separator):
    lines = [TITLE[0], "", TITLE[2], *(separator.join(row) for row in ROWS)]
    found = segments("t.csv", "\n".join(lines).encode())
    assert [(each.start, each.end, each.code) for each in found.found] == [(6, 18, "redsel")]
    said = {each.id: each.parameters for each in found.remarks}
    assert said["importing-row-no-quote"]["row"] == 6, "the number that the row has in the file"
    assert said["importing-rows-above"]["count"] == 2
    kept = [thing for each in found.omissions if each.kind == "other" for thing in each.things]
    assert TITLE[2] in kept
    assert "Skrevet ut" in Catalogue("nb").say(found.remarks[-1])


def test_a_mark_that_only_another_separator_would_see_holds_up_no_table():
    rows = [*ROWS, ["kari", 'Det var,"kaffe', "mat"], *[["kari", "og mer " * 100, "mat"]] * 200]
    content = "\n".join("\t".join(row) for row in rows)
    found = segments("t.csv", content.encode())
    assert [each.code for each in found.found] == ["redsel"]


def test_segments_on_a_second_sheet_come_in_and_the_others_are_named():
    content = book_of(Om=[["Om filen"]], Segmenter=below_title(ROWS), Tall=[[1, 2]], Tomt=[])
    found = segments("t.xlsx", content)
    assert [each.code for each in found.found] == ["redsel"]
    said = {each.id: each.parameters for each in found.remarks}
    assert said["importing-sheets-unread"]["names"] == ["Om", "Tall"]
    assert {"Om", "Tall"} <= {thing for each in found.omissions for thing in each.things}


def test_columns_that_one_names_are_found_below_a_title_too():
    content = "\n".join([TITLE[0], "Fil;Ord;Merke", "kari;Jeg var redd;redsel"]).encode()
    found = segments("t.csv", content, {"source": "Fil", "quote": "Ord", "code": "Merke"})
    assert [each.code for each in found.found] == ["redsel"]


def test_a_codebook_below_a_title_or_on_a_second_sheet():
    for name, content in (
        ("k.csv", "\n".join(["Kodebok, versjon 3", "", *(";".join(row) for row in BOOK)]).encode()),
        ("k.xlsx", book_of(Om=[["Om filen"]], Koder=[["Kodebok"], *BOOK])),
    ):
        foreign = read_codebook(name, content)
        assert [(each.name, each.definition) for each in foreign.codes] == [("redsel", "når hun nøler")]
        assert [each.kind for each in foreign.omissions] == ["other"]


@pytest.mark.parametrize("rows", [[["a", "b"]] * 20, [*([["tittel", "x"]] * 13), *ROWS]])
def test_a_table_without_headings_near_its_top_is_refused_by_its_first_row(rows):
    with pytest.raises(Refused) as raised:
        segments("t.csv", "\n".join(",".join(row) for row in rows).encode())
    assert raised.value.parameters["columns"] == rows[0]


def test_what_is_no_table_is_refused():
    for content in (b"", b"\n\n\n", b"x", b'"', b"\x00", b"PK\x03\x04"):
        for name in ("t.csv", "t.xlsx"):
            with pytest.raises((BadFile, Refused)):
                segments(name, content)
