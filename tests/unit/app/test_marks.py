"""Laying codings over a text: nothing is lost between blocks and text_runs, and offsets survive emoji."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from app.components.coded_text.text_spans import (
    BLOCK_CODE_POINTS_MAX,
    Mark,
    blocks,
    code_points,
    moved_edge,
    sentences,
    text_runs,
    trimmed,
)
from core.text.find import Range

texts = st.text(st.sampled_from("ab .!?\n😀å"), max_size=400)


@given(st.lists(texts, max_size=30).map("\n".join))
def test_blocks_hold_the_whole_text_in_order(text):
    found = blocks(text)
    assert "".join(text[one.start : one.end] for one in found) == text
    assert all(one.end - one.start <= BLOCK_CODE_POINTS_MAX * 1.5 for one in found)


def test_a_giant_paragraph_is_cut_between_sentences():
    text = "Dette er en setning. " * 900
    found = blocks(text)
    assert len(found) > 3
    assert all(text[one.start : one.end].lstrip().startswith("Dette er") for one in found)


@given(texts, st.data())
def test_pieces_hold_the_whole_block_and_every_mark(text, data):
    spot = st.integers(0, len(text))
    marks = [
        Mark(min(pair), max(pair), str(n), "#000000")
        for n, pair in enumerate(data.draw(st.lists(st.tuples(spot, spot), max_size=6)))
    ]
    found = text_runs(Range(0, len(text)), marks)
    assert "".join(text[one.start : one.end] for one in found) == text
    for mark in marks:
        covered = sum(one.end - one.start for one in found if mark in one.marks)
        assert covered == mark.end - mark.start


@given(texts, st.data())
def test_units_of_the_screen_become_code_points(text, data):
    place = data.draw(st.integers(0, len(text)))
    units = len(text[:place].encode("utf-16-le")) // 2
    assert code_points(text, units) == place


@given(texts)
def test_sentences_are_in_order_and_have_no_white_space_around(text):
    last = 0
    for one in sentences(text, Range(0, len(text))):
        assert last <= one.start < one.end
        last = one.end
    assert "".join("".join(text[a:b].split()) for a, b in sentences(text, Range(0, len(text)))) == "".join(text.split())


def test_a_passage_is_trimmed_to_what_is_meant():
    assert trimmed("  hei du \n", Range(0, 10)) == Range(2, 8)
    assert trimmed("   ", Range(0, 3)) == Range(3, 3)


@given(st.text(alphabet="ab \n😀", max_size=40), st.data())
def test_an_edge_moves_by_words_and_comes_back(text, data):
    words = [match.span() for match in re.finditer(r"\S+", text)]
    assume(len(words) > 1)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    passage = Range(words[first][0], words[last][1])
    for edge, by in (("start", -1), ("start", 1), ("end", -1), ("end", 1)):
        moved = moved_edge(text, passage, edge, by)
        assert moved.start < moved.end
        assert trimmed(text, moved) == moved, "boundaries are those of words"
        if moved != passage:
            assert moved_edge(text, moved, edge, -by) == passage


def test_an_edge_inside_a_word_goes_to_its_end_first():
    text = "ei dame kom inn"
    assert moved_edge(text, Range(3, 5), "end", 1) == Range(3, 7)
    assert moved_edge(text, Range(4, 7), "start", -1) == Range(3, 7)
    assert moved_edge(text, Range(3, 7), "end", -1) == Range(3, 7), "it never gets empty"
