"""Where lines break, and how bars and names stand beside them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.components.coded_text.lanes import LANES_MAX, lanes, that_fit, without_overlap
from app.components.coded_text.letters import gap_x, letter_places, spot_in
from app.components.coded_text.line_layout import Faces, break_lines, break_lines_as_seen, measure
from app.components.coded_text.margin import grouped, one_per_name
from app.components.coded_text.selection import Spot
from app.components.coded_text.text_spans import NOTE, Mark
from app.shell.fonts import PLAIN, READING
from core.text.find import Range

STRONG = f"{READING} SemiBold"
FACES = Faces(READING, STRONG)
LABELS = {"a": ("skam", "", ""), "b": ("skam", "", "BF"), "c": ("trygghet", "", "")}


def laid(text, width, bold=(), within=None):
    return break_lines(text, within or Range(0, len(text)), width, FACES, bold).starts


def lines_of(text, width):
    starts = [*laid(text, width), len(text)]
    return [text[one:two] for one, two in itertools.pairwise(starts)]


@given(some.text("abcæøå ,.-\n", max_size=300), some.floats(3, 60))
def test_every_line_fits_and_nothing_is_lost(text, width):
    lines = lines_of(text, width)
    assert "".join(lines) == text
    wide = measure(READING)
    for line in lines:
        shown = line.rstrip()
        assert wide(shown) <= width or " " not in shown.strip()


@given(some.lists(some.text("abcdefg", min_size=1, max_size=8), min_size=1, max_size=60), some.floats(8, 40))
def test_a_line_takes_as_many_words_as_fit(words, width):
    text = " ".join(words)
    wide = measure(READING)
    for line, after in itertools.pairwise(lines_of(text, width)):
        assert wide(line.rstrip()) + wide(" ") + wide(after.split()[0]) > width


def test_a_line_ends_where_the_text_says_so_and_stronger_words_are_wider():
    assert laid("en\nto\n\ntre", 40) == (0, 3, 6, 7)
    text = "Intervjuer Intervjuer Intervjuer"
    between = (measure(READING)(text) + measure(STRONG)(text)) / 2
    assert len(laid(text, between)) == 1
    assert len(laid(text, between, [Range(0, len(text))])) == 2


def test_a_block_in_the_middle_counts_from_the_beginning_of_the_text():
    text = "først litt\nog så mer"
    found = break_lines(text, Range(11, len(text)), 40, FACES)
    assert found.starts == (11,)
    assert found.line(14) == 0


def test_emoji_and_joiners_have_a_width_that_can_be_reckoned_with():
    wide = measure(PLAIN)
    assert wide("字") == 1.0


@pytest.mark.parametrize(
    ("joined", "glyphs"),
    [
        ("👩‍👩‍👧", 1),
        ("👩🏽‍💻", 1),
        ("👍🏽", 1),
        ("🇳🇴", 1),
        ("🇳🇴🇸🇪", 2),
        ("🏳️‍🌈", 1),
        ("👩💻", 2),
        ("👩‍", 1),
        ("🇳", 1),
        ("\u200d👩", 1),
    ],
)  # fmt: skip
def test_joined_emoji_are_as_wide_as_one_and_what_follows_stands_where_it_is_seen(joined, glyphs):
    wide = measure(FACES.plain)
    one = wide("👩")
    assert wide(joined) == pytest.approx(glyphs * one)
    text = f"Ja {joined} så det"
    places = letter_places(text, Range(0, len(text)), FACES)
    assert places[-1][1] == pytest.approx(wide(text))
    after = 3 + len(joined)
    assert places[after][0] == pytest.approx(wide("Ja ") + glyphs * one)


class Counted(str):
    """Words that count how often one of their letters is looked at."""

    reads = 0

    def __getitem__(self, place):
        self.reads += 1
        return super().__getitem__(place)


def test_a_long_row_of_flags_is_measured_in_one_go():
    flags = Counted("🇳🇴" * 300)
    assert measure(PLAIN)(flags) == pytest.approx(300 * measure(PLAIN)("👩"))
    assert flags.reads <= 10 * len(flags)


def test_letters_of_other_scripts_after_a_joiner_keep_their_widths():
    wide = measure(PLAIN)
    assert wide("क्‍ष") == pytest.approx(wide("क") + wide("ष"))


def test_lines_are_broken_narrower_until_the_page_breaks_none_once_more():
    text = "og så forsto jeg at det var noe mer enn ord " * 12
    within = Range(0, len(text) - 1)
    usual = len(break_lines_as_seen(text, within, 30, FACES, (), []).starts)
    assert len(break_lines_as_seen(text, within, 30, FACES, (), [usual]).starts) == usual
    narrower = len(break_lines_as_seen(text, within, 30, FACES, (), [usual + 1]).starts)
    narrowest = len(break_lines_as_seen(text, within, 30, FACES, (), [usual + 9] * 9).starts)
    assert usual <= narrower < narrowest


def test_letters_stand_where_their_widths_and_pairs_say():
    text = "Kari: Tyve. Åtte\n"
    places = letter_places(text, Range(0, len(text)), FACES, [Range(0, 5)])
    assert all(one[1] == pytest.approx(two[0]) for one, two in itertools.pairwise(places))
    plain = text[6:].strip()
    assert places[len(text) - 2][1] - places[6][0] == pytest.approx(measure(READING)(plain))
    assert measure(READING)("ay") < measure(READING)("a") + measure(READING)("y") - 0.02, "kerning"
    line = Range(0, len(text))
    for number in range(len(text) - 1):
        left, right = places[number]
        if left < right:
            near = left + (right - left) / 4
            assert spot_in(text, line, places, near) == Spot(number, number)
            assert spot_in(text, line, places, right - (right - left) / 4) == Spot(number, number + 1)
            assert gap_x(line, places, number) == left
    assert spot_in(text, line, places, -4).gap == 0
    assert spot_in(text, line, places, 400).gap == len(text) - 1, "before the line end"


def test_words_that_run_from_right_to_left_stand_mirrored():
    text = "ja שלום ja"
    places = letter_places(text, Range(0, len(text)), FACES)
    assert places[3][0] > places[6][0], "the first letter of the word is at the right"
    middle = (places[6][0] + places[6][1]) / 2
    assert spot_in(text, Range(0, len(text)), places, middle - 0.01).letter == 6
    assert spot_in(text, Range(0, len(text)), places, middle - 0.01).gap == 7, "its left side is its end"


def test_names_that_find_no_room_stand_behind_a_number_and_none_leaves_its_block():
    assert that_fit(5, 140, 26) == 5
    assert that_fit(6, 140, 26) == 4, "and one place for +2"
    assert that_fit(1, 20, 26) == 1
    assert without_overlap([0, 10, 100], [26, 26, 26], 120) == [0, 26, 94]
    assert without_overlap([90, 90, 90], [26, 26, 26], 116) == [38, 64, 90]


@given(some.lists(some.tuples(some.integers(0, 30), some.integers(0, 8)), max_size=25))
def test_what_overlaps_has_lanes_of_its_own_while_there_are_any(pairs):
    spans = sorted((first, first + more) for first, more in pairs)
    found = lanes(spans)
    assert all(0 <= lane < LANES_MAX for lane in found)
    for (one, here), (two, there) in itertools.combinations(zip(spans, found, strict=True), 2):
        if two[0] <= one[1] and here == there:
            assert here == LANES_MAX - 1, "only the last lane is shared"


@given(some.lists(some.tuples(some.floats(0, 500), some.floats(20, 60)), max_size=20))
def test_no_name_over_another_and_none_above_its_line(pairs):
    pairs.sort()
    tops, heights = [top for top, _ in pairs], [height for _, height in pairs]
    found = without_overlap(tops, heights)
    assert all(place >= top for place, top in zip(found, tops, strict=True))
    for (one, height), two in zip(zip(found, heights, strict=True), found[1:], strict=False):
        assert two >= one + height


def test_one_name_for_what_touches_and_one_for_each_place():
    marks = [
        Mark(0, 10, "a", "#111111"), Mark(5, 20, "b", "#111111"), Mark(30, 40, "a", "#111111"),
        Mark(6, 8, "c", "#222222"), Mark(6, 8, NOTE + "1", "#000000"), Mark(6, 8, NOTE + "2", "#000000"),
    ]  # fmt: skip
    found = grouped(marks, lambda mark: LABELS[mark.key])
    keys = [[mark.key for mark in each.marks] for each in found]
    assert keys == [["a", "b"], ["c"], [NOTE + "1"], [NOTE + "2"], ["a"]]
    assert (found[0].start, found[0].end) == (0, 20)
    once = one_per_name(found, lambda mark: LABELS[mark.key])
    keys = [[mark.key for mark in each.marks] for each in once]
    assert keys == [["a", "b", "a"], ["c"], [NOTE + "1"], [NOTE + "2"]], "where there is no room for each place"
