"""Marking: what gestures mark in a text, by words and by letters, whatever the text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.components.coded_text import selection as model
from app.components.coded_text.selection import Selection, Spot
from core.text.find import Range

TEXT = "Kari: Det å ikke bli avbrutt,\ndet var «helt nytt» for meg. 👩‍👩‍👧 To-tre år."
PIECES = (
    "å",
    "ord",
    "e\u0301",
    " ",
    "  ",
    "\n",
    ". ",
    ", ",
    "-",
    "'",
    "😀",
    "👩‍👩‍👧",
    "🇳🇴",
    "👍🏽",
    "字",
    "ที่",
    "שלום",
    "ሰላም",
    "«",
    "»",
    "10",
)
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def on(quote, text=TEXT, at=0):
    """A spot on a letter of a quote."""
    place = text.index(quote) + at
    return Spot(place, place)


def marked(text, selection):
    return text[slice(*selection.range)]


def test_a_drag_takes_every_word_that_it_touched_whichever_way_it_went():
    marking, _ = model.pressed(TEXT, on("ikke", at=2), 1)
    assert marked(TEXT, model.drawn(TEXT, marking, on("avbrutt", at=1))) == "ikke bli avbrutt"
    marking, _ = model.pressed(TEXT, on("avbrutt", at=6), 1)
    back = model.drawn(TEXT, marking, on("ikke", at=3))
    assert (marked(TEXT, back), back.focus < back.anchor) == ("ikke bli avbrutt", True)


def test_by_letters_a_drag_goes_from_gap_to_gap_and_cuts_no_emoji():
    marking, _ = model.pressed(TEXT, on("ikke", at=2), 1)
    assert marked(TEXT, model.drawn(TEXT, marking, on("avbrutt", at=2), by_letters=True)) == "ke bli av"
    family = TEXT.index("👩")
    marking, _ = model.pressed(TEXT, Spot(family, family), 1)
    assert marked(TEXT, model.drawn(TEXT, marking, Spot(family + 2, family + 2), True)) == ""
    assert marked(TEXT, model.drawn(TEXT, marking, Spot(family + 5, family + 5), True)) == "👩‍👩‍👧"


def test_two_clicks_mark_a_word_and_three_a_turn():
    assert marked(TEXT, model.pressed(TEXT, on("nytt", at=3), 1)[1]) == ""
    assert marked(TEXT, model.pressed(TEXT, on("nytt", at=3), 2)[1]) == "nytt"
    assert marked(TEXT, model.pressed(TEXT, on("To-tre", at=4), 2)[1]) == "To-tre"
    assert marked(TEXT, model.pressed(TEXT, on("nytt"), 3)[1]) == TEXT.split("\n")[1]
    marking, _ = model.pressed(TEXT, on("nytt"), 3)
    assert marked(TEXT, model.drawn(TEXT, marking, on("bli"))) == TEXT


def test_shift_and_a_click_moves_the_far_end_and_keeps_the_near_one():
    _, word = model.pressed(TEXT, on("helt"), 2)
    _, longer = model.extended(TEXT, word, on("meg"))
    assert marked(TEXT, longer) == "helt nytt» for meg"
    _, back = model.extended(TEXT, longer, on("ikke"))
    assert marked(TEXT, back).startswith("ikke bli")
    assert marked(TEXT, back).endswith("helt")


def test_the_arrows_go_letter_by_letter_or_word_by_word():
    start = TEXT.index("ikke")
    selection = Selection(start, start)
    for _ in range(3):
        selection = model.stepped(TEXT, selection, 1)
    assert marked(TEXT, selection) == "ikk"
    selection = model.stepped(TEXT, selection, 1, "word")
    selection = model.stepped(TEXT, selection, 1, "word")
    assert marked(TEXT, selection) == "ikke bli"
    selection = model.stepped(TEXT, selection, -1, "word")
    assert marked(TEXT, selection) == "ikke "
    family = TEXT.index("👩")
    assert marked(TEXT, model.stepped(TEXT, Selection(family, family), 1)) == "👩‍👩‍👧"


def test_a_handle_moves_one_edge_and_never_past_the_other():
    place = Range(TEXT.index("ikke"), TEXT.index(","))
    assert TEXT[slice(*model.edge_drawn(TEXT, place, "end", on("helt"), False))] == "ikke bli avbrutt,\ndet var «helt"
    assert TEXT[slice(*model.edge_drawn(TEXT, place, "start", on("Det"), False))] == "Det å ikke bli avbrutt"
    assert TEXT[slice(*model.edge_drawn(TEXT, place, "end", on("Kari"), False))] == "ikke"
    assert TEXT[slice(*model.edge_drawn(TEXT, place, "start", on("nytt"), False))] == "avbrutt"


@pytest.mark.parametrize("text", ["", "\n", " ", "e\u0301"])
def test_a_text_of_next_to_nothing_can_be_pressed(text):
    for clicks in (1, 2, 3):
        marking, _ = model.pressed(text, Spot(0, 0), clicks)
        model.drawn(text, marking, Spot(0, len(text)))
    assert model.stepped(text, Selection(0, 0), 1).focus == len(text)


@settings(max_examples=150)
@given(texts, st.data())
def test_whatever_the_gestures_no_letter_and_no_word_is_cut(text, data):
    spots = st.integers(0, max(0, len(text) - 1)).flatmap(lambda at: st.sampled_from([Spot(at, at), Spot(at, at + 1)]))
    begin, end = data.draw(spots), data.draw(spots)
    marking, first = model.pressed(text, begin, data.draw(st.integers(1, 6)))
    found = model.drawn(text, marking, end)
    again, _ = model.pressed(text, end, model.UNITS.index(marking.unit) + 1)
    assert model.drawn(text, again, begin).range == found.range, "the same both ways"
    assert marked(text, found) == marked(text, found).strip()
    for edge in found.range:
        assert not model.is_inside(text, edge)
        if 0 < edge < len(text):
            word = model.word_at(text, edge)
            assert not word.start < edge < word.end, "a word is cut"
    for unit in ("letter", "word"):
        moved = model.stepped(text, found, data.draw(st.sampled_from((1, -1))), unit)
        assert moved.anchor == found.anchor
        assert 0 <= moved.focus <= len(text)
        assert not model.is_inside(text, moved.focus)
    _, longer = model.extended(text, found, data.draw(spots))
    letters = model.drawn(text, marking, end, by_letters=True)
    for each in (first, longer, letters):
        assert 0 <= each.range.start <= each.range.end <= len(text)
        assert not any(model.is_inside(text, edge) for edge in each.range)
    if found.range.start < found.range.end:
        edge = model.edge_drawn(text, found.range, data.draw(st.sampled_from(("start", "end"))), end, False)
        assert edge.start < edge.end, "a handle leaves something"


@given(texts)
def test_letters_are_found_from_both_sides(text):
    for place in range(len(text) + 1):
        assert model.letter_start(text, place) <= place <= model.letter_end(text, place)
    for number, sign in enumerate(text):
        if number and unicodedata.category(sign) == "Mn" and text[number - 1] != "\n":
            assert model.is_inside(text, number)
