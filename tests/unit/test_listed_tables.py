"""Tables of people, of texts and of answers below a title or on another sheet; lists without headings. Fictional."""

import pytest

from core.analysis.codebook_tree import codes_in_order
from core.analysis.presentation import Presentation
from core.errors import BadFile
from core.importing.codebook import read_codebook
from core.importing.opaque_content import bring_in
from core.importing.people import read_people
from core.importing.survey import read_survey
from core.importing.text_table import read_text_attributes
from core.importing.transcript_sheet import read
from tests.builders import World, alice
from tests.unit.test_headings_below_a_title import book_of

PEOPLE = [["Pseudonym", "alder", "kjønn"], ["Kari", "44", "kvinne"], ["Ola", "", "mann"], ["Per", "31", "mann"]]
FOUND = {"Kari": {"alder": "44", "kjønn": "kvinne"}, "Ola": {"kjønn": "mann"}, "Per": {"alder": "31", "kjønn": "mann"}}
TITLES = {
    "one line": ["Deltakere i studien, våren 2026"],
    "one line and an empty one": ["Deltakere", ""],
    "two lines": ["Deltakere i studien", "Oppdatert 3. mars"],
    "a title of two cells": ["Deltakere;2026"],
    "a title with empty cells": ["Deltakere;;", ";;"],
    "none": [],
}
LONG = "Jeg var redd i begynnelsen, men så ble det tryggere for hver gang vi møttes der."


def test_a_codebook_keeps_the_order_of_its_table():
    project = alice(World(1))
    table = "kode,overkode\nUro,\nSorg,Uro\nGlede,Uro\nAnger,Uro\nHåp,\nEn,\n"
    bring_in(project, read_codebook("k.csv", table.encode()))
    shown = [branch.name for branch, _ in codes_in_order(Presentation(project))]
    assert shown == ["Uro", "Sorg", "Glede", "Anger", "Håp", "En"]


@pytest.mark.parametrize("title", TITLES)
def test_people_below_a_title(title):
    lines = [*TITLES[title], *(";".join(row) for row in PEOPLE)]
    people, remarks = read_people("p.csv", "\n".join(lines).encode())
    assert {each.pseudonym: each.attributes for each in people} == FOUND
    shown = [line.strip(";").replace(";", " ") for line in TITLES[title] if line.strip(";")]
    assert [row for each in remarks for row in each.parameters["rows"]] == shown
    with pytest.raises(BadFile) as caught:
        read_people("p.csv", "\n".join([*lines, ";12;mann"]).encode())
    assert caught.value.parameters["row"] == len(lines) + 1, "the number that the row has in the file"


def test_people_on_another_sheet_and_sheets_behind_the_twentieth_are_named():
    notes = [["Dette er en liste"], ["over dem som var med"]]
    more = {f"Ark {n}": [["x"]] for n in range(22)}
    people, remarks = read_people("p.xlsx", book_of(Om=notes, Folk=[["Deltakere"], [], *PEOPLE], **more))
    assert {each.pseudonym: each.attributes for each in people} == FOUND
    unread = next(each.parameters for each in remarks if each.id == "importing-sheets-unread")
    assert unread["count"] == 23
    assert unread["names"][:2] == ["Om", "Ark 0"]


def test_a_list_of_names_alone_stays_what_it_is():
    names = ["Kari", "Ola", "Per", "Eva"]
    for lines in (["Deltaker", *names], ["Pseudonym", "", *names]):
        people, remarks = read_people("p.csv", "\n".join(lines).encode())
        assert ([each.pseudonym for each in people], remarks) == (names, [])
    codes = [["Navn", "Farge"], ["a", "rød"], ["b", "blå"]]
    book = book_of(Folk=[["Deltaker"], *([each] for each in names)], Koder=codes)
    assert [each.pseudonym for each in read_people("p.xlsx", book).found] == names
    with pytest.raises(BadFile):  # a cell beside a list has no heading, and makes none of a name
        read_people("p.csv", b"Deltaker\nKari\nOla;44\nPer\nEva\nNina\n")


def test_attributes_of_texts_below_a_title():
    content = b"Intervjuene\n\nTekst;sted;varighet\nen;bibliotek;40\nto;hjemme;\n"
    table, remarks = read_text_attributes("t.csv", content)
    assert table == [("en", {"sted": "bibliotek", "varighet": "40"}), ("to", {"sted": "hjemme"})]
    assert [each.parameters["rows"] for each in remarks] == [["Intervjuene"]]


@pytest.mark.parametrize("named", [((), ""), (("Hvordan var det?",), "Nr")])
def test_answers_below_a_title(named):
    rows = [["Undersøkelse våren 2026", "", ""], ["", "", ""], ["Nr", "alder", "Hvordan var det?"], ["7", "44", LONG]]
    rows += [["8", "31", LONG + " Ja."]]
    survey = read_survey("s.csv", "\n".join(";".join(row) for row in rows).encode(), *named)
    assert [each.text.text for each in survey.answers] == [LONG, LONG + " Ja."]
    assert survey.answers[0].text.origin.endswith("row 4")
    assert dict(survey.answers[0].attributes)["alder"] == "44"
    assert [each.id for each in survey.remarks] == ["importing-rows-above"]


@pytest.mark.parametrize("word", ["Navn", "Kode", "Tag", "Name"])
def test_a_code_that_is_called_like_a_heading_is_none_in_the_midst_of_a_list(word):
    with pytest.raises(BadFile) as caught:  # the list has no headings
        read_codebook("k.csv", "\n".join(["redsel", "mat", word, "svik"]).encode())
    assert caught.value.code == "codes-table"
    for lines in ([word, "redsel", word], ["Kodebok", "", word, "redsel", word]):
        found = read_codebook("k.csv", "\n".join(lines).encode())
        assert [code.name for code in found.codes] == ["redsel", word]


def test_in_a_transcript_in_a_table_only_cr_and_lf_end_a_row():
    content = "speaker,text\nKari,Jeg var redd.\x0bOg trøtt.\nPer,Ja\u2028vel?\nKari,Nei.\nPer,Jo.\n"
    assert read(content.encode()).text == "Kari: Jeg var redd.\nOg trøtt.\nPer: Ja\nvel?\nKari: Nei.\nPer: Jo.\n"
