"""Tables of ratings of every odd form: the same figure as of the plain table, with a note, or a refusal; never a wrong
number without a word."""

import io
from collections import Counter
from random import Random

import pytest

from core.analysis.agreement.coefficients import cohen
from core.analysis.agreement.ratings import TableOptions, of_table
from core.errors import Refused
from core.importing.ratings import read_ratings
from tests.refusals import refuses

PLAIN = [("x", "x"), ("y", "y"), ("x", "y")]


def read(table: str, level: str = "nominal"):
    found = read_ratings(table.encode(), level)
    return found, [note.id for note in found.notes]


HEADINGS = ("respondent", "Unit ID", "unit_id", "segmentId", "Sitat nr.", "Informant", "", "Unnamed: 0", "U", "løpenr")


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_column_of_units_is_none_of_the_coders(heading):
    """Ratings from 1 to 5 look like the numbers of the first units: they were taken for a third coder's."""
    found, notes = read(f"{heading},Kari,Ola\n1,1,1\n2,3,3\n3,1,2\n4,5,5\n", "interval")
    assert (found.coders, notes) == (("Kari", "Ola"), [])
    assert found.rows == [(1.0, 1.0), (3.0, 3.0), (1.0, 2.0), (5.0, 5.0)]


@pytest.mark.parametrize("table", ["no,yes\nno,no\nyes,yes\n", "no,yes,no\nyes,yes,yes\nno,no,no\nyes,no,yes\n"])
def test_no_is_a_rating_where_it_is_rated(table):
    found, notes = read(table)
    assert found.rows == [tuple(line.split(",")) for line in table.split()]
    assert notes == ["agreement-note-units", "agreement-note-coders"]


def test_rows_that_are_counted_are_units_without_headings_too():
    found, notes = read("1,1,1\n2,2,2\n3,1,2\n", "interval")
    assert (found.rows, notes) == ([(1.0, 1.0), (2.0, 2.0), (1.0, 2.0)], ["agreement-note-coders"])
    measured, notes = read("A,B,C\n9,2,5\n6,1,3\n8,4,6\n", "interval")
    assert (measured.coders, notes) == (("A", "B", "C"), ["agreement-note-units"]), "a coder who counts is none"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("Kari,Ola,Per\nA,A,B\nB,B,B\nC,C,A\nD,D,D\n", ["agreement-note-perhaps-units"]),
        ("a,a,b\nb,b,b\nc,c,a\nd,d,d\n", ["agreement-note-coders", "agreement-note-perhaps-units"]),
        ("unit,Ola,Per\nA,A,B\nB,B,B\nC,C,A\nD,D,D\n", []),
        (",Ola,Per\nA,x,x\nB,y,y\nC,x,y\nD,x,x\n", []),
        ("Sak,Ola,Per\nA,x,x\nB,y,y\nC,x,y\nD,x,x\n", []),
        ("unit,Kari,Ola,Per\n1,A,A,B\n2,B,B,B\n3,C,C,A\n4,D,D,D\n", []),
    ],
)
def test_letters_that_count_units_and_that_coders_rate_with_are_said_to_be_units(table, said):
    assert read(table)[1] == said


def test_a_second_column_of_units_is_no_coder():
    found, notes = read("løpenr;enhet;K;O\n1;s1;x;x\n2;s2;y;y\n3;s3;x;y\n")
    assert (found.rows, found.coders, notes) == (PLAIN, ("K", "O"), ["agreement-note-columns"])
    found, notes = read("K;O;unit\nk1;k2;s1\nk2;k2;s2\nk3;k1;s3\n")
    assert (found.coders, notes) == (("K", "O"), [])
    found, notes = read("K;unit;O\n1;s1;2\n2;s2;2\n3;s3;3\n")
    assert (found.coders, notes) == (("K", "O"), ["agreement-note-columns", "agreement-note-units"])


def test_coders_called_as_the_categories_are():
    found, notes = read("unit id,A,B\n1,a,a\n2,b,b\n3,a,b\n")
    assert (found.coders, notes) == (("A", "B"), [])
    assert found.rows == [("a", "a"), ("b", "b"), ("a", "b")]


@pytest.mark.parametrize(
    ("table", "note"),
    [
        ("sep=;\nunit;K;O\n1;x;x\n2;y;y\n3;x;y\n", None),
        ("Ratings, spring\n\nunit,K,O\n1,x,x\n2,y,y\n3,x,y\n", None),
        ("# by hand\nunit,K,O\n1,x,x\n2,y,y\n3,x,y\n", "agreement-note-title"),
        ("unit,text,K,O,comment\n1,Ja da,x,x,\n2,Nei,y,y,sure\n3,Vel,x,y,\n", "agreement-note-columns"),
        ("K,O,unit\nx,x,1\ny,y,2\nx,y,3\n", None),
        ("unit,K,O\n1,x,x\n2,y,y\n3,x,y\nTotalt,3,2\n", "agreement-note-rows"),
        ("subject,rater,rating\n1,K,x\n1,O,x\n2,K,y\n2,O,y\n3,K,x\n3,O,y\n", None),
        ("Segment;Medkoder;Kode;Dato\n1;K;x;1/2\n1;O;x;1/2\n2;K;y;1/2\n2;O;y;1/2\n3;K;x;1/2\n3;O;y;1/2\n",
         "agreement-note-columns"),
    ],
)  # fmt: skip
def test_what_stands_around_the_ratings_is_left_out(table, note):
    found, notes = read(table)
    assert (found.rows, found.coders) == (PLAIN, ("K", "O"))
    assert note is None or notes == [note]
    assert of_table(found.rows, TableOptions("cohen"), Random(1)).value == pytest.approx(cohen(Counter(PLAIN)))


MISSING = ("n/a", "N.A.", "<NA>", "#I/T", "--", "—", "…", " ", "NULL", "-")


@pytest.mark.parametrize("cell", MISSING)
def test_what_programs_write_where_there_is_no_rating(cell):
    found, notes = read(f"unit,K,O\n1,x,x\n2,{cell},y\n3,x,y\n")
    assert (found.rows[1], notes) == ((None, "y"), ["agreement-note-missing"])


@pytest.mark.parametrize("cell", ["?", "None", "ikke kodet", "999", "-99"])
def test_what_may_mean_that_there_is_none_counts_and_is_said(cell):
    found, notes = read(f"unit,K,O\n1,1,1\n2,{cell},2\n3,2,1\n")
    assert (found.rows[1], notes) == ((cell, "2"), ["agreement-note-perhaps-missing"])
    assert read("unit,K,O\n1,99,99\n2,80,75\n", "interval")[1] == [], "ninety-nine of a hundred is a score"


def test_beside_a_plus_a_minus_is_a_rating():
    found, notes = read("unit,K,O\n1,+,+\n2,-,+\n3,-,-\n")
    assert (found.rows, notes) == ([("+", "+"), ("-", "+"), ("-", "-")], [])


def test_one_and_one_point_nought_are_one_category_but_codes_of_a_numbered_codebook_are_not():
    found, notes = read("unit,K,O\n1,1,1.0\n2,2.0,2\n")
    assert (found.rows, notes) == ([("1", "1"), ("2.0", "2.0")], ["agreement-note-spellings"])
    found, notes = read("unit,K,O\n1,1.1,1.10\n2,2.1,2.1\n")
    assert (found.rows[0], notes) == (("1.1", "1.10"), [])


def test_thousands_with_a_space_are_read_and_with_a_point_refused_where_the_table_tells():
    assert read("unit;K;O\n1;1 786;1786\n2;\u221220;2,5\n", "interval")[0].rows == [(1786.0, 1786.0), (-20.0, 2.5)]
    with refuses("ratings-thousands", Refused, row=2, value="1.786", number="1786"):
        read("unit;K;O\n1;1.786;1786\n2;2;3\n", "interval")
    assert read("unit;K;O\n1;1.786;1.8\n2;2000;3\n", "interval")[0].rows[0] == (1.786, 1.8)


def test_a_spreadsheet_with_an_index_and_a_title():
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Vurderinger"], [], [None, "K", "O"], [0, "x", "x"], [1, "y", "y"], [2, "x", "y"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    found = read_ratings(out.getvalue(), "nominal")
    assert (found.rows, found.coders) == (PLAIN, ("K", "O"))


def test_words_in_an_order_are_asked_for_in_their_order():
    with refuses("ratings-not-in-order", Refused, row=2, value="lav"):
        read("unit,K,O\n1,lav,lav\n2,høy,middels\n", "ordinal")
    found = read_ratings("unit,K,O\n1,lav,lav\n2,Høy,middels\n".encode(), "ordinal", ("lav", "middels", "høy"))
    assert found.rows == [(1.0, 1.0), (3.0, 2.0)]
