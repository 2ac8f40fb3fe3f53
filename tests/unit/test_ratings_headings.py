"""Headings of tables of ratings that look like ratings, and ratings that look like headings."""

import pytest

from app.i18n.catalogue import Catalogue
from core.importing.ratings import read_ratings


def read(text, level="nominal"):
    found = read_ratings(text.encode(), level)
    return found, [note.id for note in found.notes]


@pytest.mark.parametrize("table", ["1,2,3\n4,5,4\n3,3,2\n1,1,1\n", "101;102\n1;2\n2;2\n", "0\t1\n1\t1\n0\t0\n"])
def test_numbers_that_may_be_headings_count_as_ratings_and_that_is_said(table):
    found, notes = read(table, "interval")
    assert len(found.rows) == len(table.splitlines())
    assert "agreement-note-perhaps-headings" in notes
    note = next(each for each in found.notes if each.id == "agreement-note-perhaps-headings")
    assert "as in “coder 1”." in Catalogue("en").say(note)
    assert "som i «koder 1»." in Catalogue("nb").say(note)


@pytest.mark.parametrize(
    "table", ["2,2\n1,2\n", "3,1\n1,1\n", "yes,no\nno,no\nyes,yes\n", "1.5,2.5\n1,2\n", "a,b\nb,a\na,a\n"]
)
def test_other_first_rows_are_no_headings_and_nothing_is_asked(table):
    found, notes = read(table)
    assert len(found.rows) == len(table.splitlines())
    assert "agreement-note-perhaps-headings" not in notes


def test_numbers_under_a_heading_of_units_are_headings():
    found, notes = read("unit,1,2\na,3,4\nb,3,3\n", "interval")
    assert found.coders == ("1", "2")
    assert notes == []


def test_a_heading_of_remarks_tells_that_the_numbers_beside_it_are_headings_too():
    found, notes = read("date;1;2\n2026-02-01;0;1\nsent;1;1\nse linje 3;0;1\n")
    assert found.coders == ("1", "2")
    assert len(found.rows) == 3
    assert "agreement-note-perhaps-headings" not in notes


@pytest.mark.parametrize("table", ["tid,tid\nrom,tid\nrom,rom\n", "Tid;Tid;rom\nrom;tid;rom\nrom;rom;tid\n"])
def test_a_word_that_may_head_remarks_is_a_rating_where_others_rate_so(table):
    found, notes = read(table)
    assert len(found.rows) == 3
    assert "agreement-note-coders" in notes


@pytest.mark.parametrize("table", ["-,KH,AB\n1,x,y\n2,x,x\n", "–;KH;AB\nu1;x;y\nu2;x;x\n"])
def test_a_dash_above_the_units_is_a_heading(table):
    found, notes = read(table)
    assert (found.coders, found.rows, notes) == (("KH", "AB"), [("x", "y"), ("x", "x")], [])


def test_a_first_row_with_a_missing_rating_is_a_row():
    found, _ = read("n/a,B\nC,C\nn/a,C\nB,C\n")
    assert found.rows[0] == (None, "B")
    found, _ = read("unit,KH,NA\n1,a,b\n2,b,b\n")
    assert found.coders == ("KH", "NA"), "initials are no missing rating"


def test_in_two_columns_the_first_counts_for_what_is_a_rating():
    found, notes = read("C;B\nB;A\nC;C\n")
    assert found.rows == [("C", "B"), ("B", "A"), ("C", "C")]
    assert "agreement-note-coders" in notes


def test_a_column_of_texts_is_no_unit_where_the_first_names_them():
    found, notes = read("Dok;text;koder1;koder2\na;;K3;\nb;se linje 3;K3;K2\nc;side 4;;K3\n")
    assert found.coders == ("koder1", "koder2")
    assert found.rows == [("K3", None), ("K3", "K2"), (None, "K3")]
    assert "agreement-note-columns" in notes


def test_letters_that_count_are_units_though_they_are_categories_as_well():
    found, _ = read("a;A;C\nb;C;A\nc;B;A\nd;B;C\ne;B;B\n")
    assert found.rows == [("A", "C"), ("C", "A"), ("B", "A"), ("B", "C"), ("B", "B")]


def test_a_title_of_several_words_above_two_columns_is_left_out_and_said():
    found, notes = read("Runde 1, mars 2026;\n1;2\n0;0\n1;1\n")
    assert found.coders == ("coder 1", "coder 2")
    assert notes[0] == "agreement-note-title"


def test_a_byte_order_mark_after_the_separator_is_nothing():
    found, _ = read('sep=,\n\ufeff"unit",A,B\n1,x,y\n2,x,x\n')
    assert found.coders == ("A", "B")
