"""Agreement in a project: what is compared, what is counted, and that it is said."""

from collections import Counter
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.agreement import coefficients as c
from core.analysis.agreement.comparison import compare
from core.analysis.agreement.intercoder_agreement import AgreementOptions, agreement
from core.analysis.agreement.unitisation import compared
from core.analysis.presentation import Presentation
from core.commands import codebook, codings
from tests.builders import World, a_code, a_source, alice, exchange, invited


@pytest.fixture
def pair():
    world = World(61)
    ada = alice(world)
    bo = invited(world, ada)
    source, code, other = a_source(ada), a_code(ada, "frykt"), a_code(ada, "håp")
    exchange(ada, bo)
    return ada, bo, source, code, other


def figures(project, how: AgreementOptions, coders):
    return agreement(Presentation(project), coders, how, Random(1))


def mark(project, source, code, start, end):
    return project.do(codings.code_segment, source, start, end, [code])[0].event.coding


def test_two_coders_without_a_text_in_common_are_undefined(pair):
    ada, bo, source, code, _ = pair
    mark(ada, source, code, 0, 12)
    second = a_source(bo)
    mark(bo, second, code, 0, 12)
    exchange(ada, bo)
    for metric in ("percent", "krippendorff", "cohen", "unitizing", "f1"):
        found = figures(ada, AgreementOptions(metric), [ada.member, bo.member])
        assert found.overall.value is None
        assert found.overall.undefined.id == "estimate-undefined-no-common-text"


def test_what_is_counted_changes_everything_and_is_said(pair):
    ada, bo, source, code, _ = pair
    mark(ada, source, code, 0, 20)
    mark(bo, source, code, 10, 30)
    exchange(ada, bo)
    both = [ada.member, bo.member]
    chars = ada.state.sources.rows[source].chars
    whole = figures(ada, AgreementOptions("percent"), both)
    only = figures(ada, AgreementOptions("percent", only_coded=True), both)
    assert whole.overall.value == pytest.approx((chars - 20) / chars)
    assert whole.overall.units == chars
    assert only.overall.value == pytest.approx(10 / 30)
    assert only.overall.units == 30
    assert whole.explanation != only.explanation
    passages = [figures(ada, AgreementOptions("percent", "passage", overlap), both).overall for overlap in (0.5, 0.51)]
    assert [(each.value, each.units) for each in passages] == [(1.0, 1), (0.0, 2)]
    assert figures(ada, AgreementOptions("f1"), both).overall.value == 0
    assert 0 < figures(ada, AgreementOptions("unitizing"), both).overall.value < 1


def test_one_coders_own_overlapping_codings_are_no_agreement(pair):
    ada, bo, source, code, other = pair
    for start, end in ((0, 20), (5, 25), (0, 20)):
        mark(ada, source, code, start, end)
    mark(bo, source, other, 40, 60)
    exchange(ada, bo)
    both = [ada.member, bo.member]
    found = figures(ada, AgreementOptions("percent", "passage"), both)
    assert found.overall.value == 0
    assert found.overall.units == 2
    assert figures(ada, AgreementOptions("f1"), both).overall.value == 0
    assert figures(ada, AgreementOptions("krippendorff", only_coded=True), both).overall.value < 0


def test_a_merged_code_is_the_one_it_went_into(pair):
    ada, bo, source, code, other = pair
    mark(ada, source, code, 0, 20)
    mark(bo, source, other, 0, 20)
    exchange(ada, bo)
    both = [ada.member, bo.member]
    assert figures(ada, AgreementOptions("f1"), both).overall.value == 0
    ada.do(codebook.merge_codes, other, code, "det same")
    found = figures(ada, AgreementOptions("f1"), both)
    assert found.overall.value == 1
    assert list(found.codes) == [code]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 90), st.integers(1, 60)), min_size=2, max_size=12)
)
def test_counting_by_stretches_is_counting_every_character(marks):
    world = World(62)
    ada = alice(world)
    bo = invited(world, ada)
    source, codes = a_source(ada), (a_code(ada, "a"), a_code(ada, "b"))
    exchange(ada, bo)
    on = {(who, code): set() for who in (0, 1) for code in codes}
    for is_bo, which, start, length in marks:
        mark((ada, bo)[is_bo], source, codes[which], start, start + length)
        on[is_bo, codes[which]] |= set(range(start, start + length))
    exchange(ada, bo)
    found = figures(ada, AgreementOptions("cohen"), [ada.member, bo.member])
    chars = ada.state.sources.rows[source].chars
    if {who for who, *_ in marks} != {False, True}:
        assert found.overall.value is None
        return
    used = {codes[which] for _, which, *_ in marks}
    plain = Counter((n in on[0, code], n in on[1, code]) for code in used for n in range(chars))
    assert found.overall.value == pytest.approx(c.cohen(plain))
    assert found.overall.units == len(used) * chars


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 60), st.integers(1, 30)), min_size=2, max_size=12)
)
def test_each_coding_stands_in_one_pair(marks):
    world = World(63)
    ada = alice(world)
    bo = invited(world, ada)
    source, codes = a_source(ada), (a_code(ada, "a"), a_code(ada, "b"))
    exchange(ada, bo)
    made = {mark((ada, bo)[who], source, codes[code], start, start + length) for who, code, start, length in marks}
    exchange(ada, bo)
    found = compare(compared(Presentation(ada), [ada.member, bo.member]))
    if {who for who, *_ in marks} != {False, True}:
        assert found == []
        return
    shown = [each.id for pair in found for each in (pair.first, pair.second) if each is not None]
    assert sorted(shown) == sorted(made)
    for pair in found:
        both = [each for each in (pair.first, pair.second) if each is not None]
        assert len({each.code for each in both}) == 1
        assert (pair.kind in ("both", "boundaries")) == (len(both) == 2)
        if pair.kind == "both":
            assert (pair.first.start, pair.first.end) == (pair.second.start, pair.second.end)
    alone = [pair for pair in found if pair.kind.startswith("only")]
    for one, other in combinations(alone, 2):
        if {one.kind, other.kind} == {"only_first", "only_second"} and one.code == other.code:
            a, b = one.first or one.second, other.first or other.second
            assert a.end <= b.start or b.end <= a.start, "two that overlap would have been matched"
