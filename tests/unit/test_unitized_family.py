"""The alpha family of unitized texts against a count by characters; segments, documents, oneself, and a paragraph."""

from itertools import product
from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.i18n.catalogue import Catalogue
from core.analysis.agreement.by_blindness import Wanted, by_blindness
from core.analysis.agreement.confusion import confusion_of_codes
from core.analysis.agreement.intercoder_agreement import FAMILY, METRICS, AgreementOptions, measured
from core.analysis.agreement.intracoder import with_oneself
from core.analysis.agreement.method_paragraph import method_paragraph
from core.analysis.agreement.unitisation import Compared
from core.analysis.agreement.unitized_family import (
    Unit,
    binary_alpha,
    coincidences,
    cu_alpha,
    ku_alpha,
    u_alpha,
)
from core.commands import codings
from tests.builders import World, a_code, a_source, alice, exchange, invited

LENGTH = 24


@st.composite
def cuts(draw):
    units, at = [], 0
    while True:
        start = at + draw(st.integers(0, 5))
        end = start + draw(st.integers(1, 6))
        if end > LENGTH or draw(st.integers(0, 4)) == 0:
            return units
        units.append(Unit(start, end, draw(st.sampled_from("xyz"))))
        at = end


def by_characters(coders, value_of):
    """All pairs of characters: those of two coders at one place, and those that are not in one and the same unit."""
    places = [
        [next(((u.value, (n, u.start)) for u in units if u.start <= at < u.end), (None, (n, "gap", at)))
         for at in range(LENGTH)]
        for n, units in enumerate(coders)
    ]  # fmt: skip
    apart = sum(
        value_of(one[at][0]) != value_of(other[at][0])
        for one, other in product(places, places) if one is not other for at in range(LENGTH)
    )  # fmt: skip
    flat = [each for row in places for each in row]
    ways = [value_of(a) != value_of(b) for (a, one), (b, other) in product(flat, flat) if one != other]
    expected = sum(ways) / len(ways) if ways else 0
    return 1 - apart / (len(coders) - 1) / (len(coders) * LENGTH * expected) if expected else None


@settings(max_examples=60, deadline=None)
@given(st.lists(cuts(), min_size=2, max_size=3), st.randoms(use_true_random=False))
def test_the_family_is_a_count_of_characters(coders, random):
    found = coincidences(coders, LENGTH)
    for ours, theirs in (
        (u_alpha(found), by_characters(coders, lambda value: value)),
        (binary_alpha(found), by_characters(coders, lambda value: value is None)),
    ):
        assert ours == (None if theirs is None else pytest.approx(theirs, abs=1e-9))
    again = coincidences(random.sample(coders, len(coders)), LENGTH)
    for of in (u_alpha, binary_alpha, cu_alpha, lambda each: ku_alpha(each, "x")):
        assert of(again) == (None if of(found) is None else pytest.approx(of(found), abs=1e-9))


def test_cu_alpha_sees_only_what_both_found():
    """By hand: both found 0–4 and 6–10; the values meet as x/x for 4 and y/x for 4. Of 16 valued places x has 12 and y
    4; a unit's places do not count against each other."""
    one, other = [Unit(0, 4, "x"), Unit(6, 10, "y")], [Unit(0, 4, "x"), Unit(6, 12, "x")]
    found = coincidences([one, other], 20)
    expected = 2 * 12 * 4 / (16 * 16 - (3 * 16 + 16)) * 16
    assert cu_alpha(found) == pytest.approx(1 - 8 / expected)
    assert binary_alpha(found) < 1
    assert cu_alpha(coincidences([one, one], 20)) == 1.0
    assert cu_alpha(coincidences([[Unit(0, 4, "x")], [Unit(5, 9, "x")]], 20)) is None, "nothing that both found"


# -- in a project


def of(how, texts, lengths=None, codes=(b"a", b"b"), domains=None):
    def spans(found):
        return [SimpleNamespace(start=start, end=end, code=code) for code, start, end in found]

    sources = {source: {coder: spans(each) for coder, each in by.items()} for source, by in texts.items()}
    coders = tuple(sorted({coder for by in texts.values() for coder in by}))
    units = Compared(coders, sources, codes, lengths or dict.fromkeys(texts, 100), domains or {})
    return measured(units, how, Random(1)), units


TWO = {b"s": {b"1": [(b"a", 0, 10), (b"b", 20, 30)], b"2": [(b"a", 1, 10), (b"b", 60, 70)]}}


@pytest.mark.parametrize(
    ("counted", "metric", "value", "units"),
    [
        ("segment", "percent", 2 / 4, 4),  # a is found by both, and counts for each; b by neither
        ("passage", "percent", 1 / 3, 3),
        ("presence", "percent", 1.0, 2),
        ("frequency", "percent", 1.0, 2),
        ("character", "holsti", 2 * 9 / 39, 200),
    ],
)
def test_what_is_counted(counted, metric, value, units):
    found, _ = of(AgreementOptions(metric, counted, 0.9), TWO)
    assert (found.overall.value, found.overall.units) == (pytest.approx(value), units)


def test_segments_count_from_their_threshold_on():
    for share, value in ((0.9, 0.5), (0.91, 0.0)):
        assert of(AgreementOptions("percent", "segment", share), TWO)[0].overall.value == value


def test_presence_and_frequency_look_away_from_places():
    texts = {b"s": {b"1": [(b"a", 0, 5), (b"a", 8, 9)], b"2": [(b"a", 50, 60)]}}
    for counted, value in (("presence", 1.0), ("frequency", 0.0)):
        assert of(AgreementOptions("percent", counted), texts, codes=(b"a",))[0].overall.value == value


@pytest.mark.parametrize("metric", METRICS)
def test_three_coders_one_of_whom_read_one_text_only(metric):
    texts = {
        b"s": {b"1": [(b"a", 0, 10)], b"2": [(b"b", 0, 10)], b"3": []},
        b"t": {b"1": [(b"a", 5, 20), (b"b", 40, 50)], b"2": [(b"a", 5, 25)]},
    }
    if metric == "cohen":
        return
    found, _ = of(AgreementOptions(metric), texts, domains={b"a": b"a", b"b": b"a"})
    assert len(found.pairs) == 3
    for each in (found.overall, *found.codes.values(), *found.sources.values(), *found.pairs.values()):
        assert (each.value is None) == (each.undefined is not None)
        assert each.value is None or each.value == each.value


def test_words_with_two_codes_of_one_category_are_left_out_and_counted():
    texts = {b"s": {b"1": [(b"a", 0, 10), (b"b", 5, 15)], b"2": [(b"a", 0, 10), (b"b", 12, 15)]}}
    found, _ = of(AgreementOptions("cu-alpha"), texts, domains={b"a": b"a", b"b": b"a"})
    assert found.explanation.parameters["left"] == 5
    assert found.overall.value == 1.0
    apart, _ = of(AgreementOptions("cu-alpha"), texts)
    assert apart.explanation.parameters["left"] == 0, "codes of two categories may stand on the same words"
    for metric in FAMILY:
        assert of(AgreementOptions(metric), texts)[0].explanation.id == f"estimate-counts-{metric}"


def test_confusion_of_codes_covers_each_character():
    texts = {b"s": {b"1": [(b"a", 0, 10), (b"b", 5, 20)], b"2": [(b"a", 5, 15)]}}
    _, units = of(AgreementOptions("percent"), texts)
    cells = confusion_of_codes(units, b"1", b"2")
    assert cells == {(b"a", None): 5, (b"a", b"a"): 5, (b"b", None): 10, (b"b", b"a"): 5, (None, None): 80}


@pytest.fixture
def pair():
    world = World(66)
    ada = alice(world)
    bo = invited(world, ada)
    source, code = a_source(ada), a_code(ada, "frykt")
    exchange(ada, bo)
    return ada, bo, source, code


def test_oneself_later_is_what_was_coded_anew(pair):
    ada, _, source, code = pair
    first = ada.do(codings.code_segment, source, 0, 20, [code])[0].event.coding
    n = len(list(ada.trail()))
    how = AgreementOptions("percent", only_coded=True)
    assert (
        with_oneself(ada, ada.member, n, Wanted((ada.member,), how)).overall.undefined.id
        == "estimate-undefined-nothing-anew"
    )
    ada.do(codings.uncode, first)
    ada.do(codings.code_segment, source, 10, 30, [code])
    assert with_oneself(ada, ada.member, n, Wanted((ada.member,), how)).overall.value == pytest.approx(10 / 30)


def test_the_paragraph_says_what_was_measured_in_both_languages(pair):
    ada, bo, source, code = pair
    ada.do(codings.code_segment, source, 0, 20, [code])
    bo.do(codings.code_segment, source, 10, 30, [code])
    exchange(ada, bo)
    how = AgreementOptions("krippendorff")
    figures = by_blindness(ada, Wanted((ada.member, bo.member), how))
    value = figures[0].agreement.overall.value
    for language, words in (("nb", "uavhengig"), ("en", "independently")):
        say = Catalogue(language)
        text = method_paragraph(say, ["Ada", "Bo"], how, figures, {"Runde 1": [source]})
        assert words in text
        assert f"{value:.3f}".replace(".", "," if language == "nb" else ".") in text
        assert "Runde 1" in text
        assert "agreement-" not in text
        assert method_paragraph(say, ["Ada"], how, by_blindness(bo, Wanted((ada.member, b"?"), how)), {}) == ""
