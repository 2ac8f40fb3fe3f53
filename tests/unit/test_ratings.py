"""Tables of ratings at any level: published figures, another library's, odd tables, and laws."""

import io
from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.agreement import coefficients as c
from core.analysis.agreement.icc import FORMS, icc
from core.analysis.agreement.ratings import (
    PLAIN,
    SCALED,
    TABLE_METRICS,
    TableOptions,
    confusion,
    of_table,
    pairs_of_table,
)
from core.analysis.agreement.weights import WEIGHTS, ac2, holsti, weight, weighted_kappa
from core.errors import BadFile, KodesporError, Refused
from core.importing.ratings import read_ratings
from tests.refusals import refuses

CANONICAL = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
ROWS = [tuple(None if each == "." else float(each) for each in unit) for unit in zip(*CANONICAL, strict=True)]
FIVE = (1.0, 2.0, 3.0, 4.0, 5.0)
JUDGES = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


@pytest.mark.parametrize(("weights", "published"), [("linear", 0.85874), ("quadratic", 0.91400), ("ordinal", 0.89894)])
def test_ac2_as_irrcac_has_it(weights, published):
    """Four raters of twelve units with missing values, irrCAC's example cac.raw4raters; by irrCAC 0.4.4."""
    near = weight(weights, FIVE, is_by_rank=False)
    assert ac2(Counter(ROWS), near, FIVE) == pytest.approx(published, abs=5e-6)
    how = TableOptions("ac2", "interval", FIVE, weights)
    assert of_table(ROWS, how, Random(1)).value == pytest.approx(published, abs=5e-6)


def test_the_others_as_irrcac_has_them():
    for metric, published in (("gwet", 0.77544), ("fleiss", 0.76117), ("brennan-prediger", 0.77273)):
        found = of_table(ROWS, TableOptions(metric, categories=FIVE), Random(1))
        assert found.value == pytest.approx(published, abs=5e-6)


@pytest.mark.parametrize(
    ("form", "published"),
    [("1,1", 0.17), ("A,1", 0.29), ("C,1", 0.71), ("1,k", 0.44), ("A,k", 0.62), ("C,k", 0.91)],
)
def test_icc_of_shrout_and_fleiss(form, published):
    """Shrout and Fleiss 1979, tables 2 and 4."""
    assert icc(JUDGES, form) == pytest.approx(published, abs=5e-3)
    exact = {"1,1": 0.1657, "A,1": 0.2898, "C,1": 0.7148, "1,k": 0.4428, "A,k": 0.6201, "C,k": 0.9093}
    assert icc(JUDGES, form) == pytest.approx(exact[form], abs=5e-5), "by pingouin 0.6.1"
    found = of_table([tuple(map(float, row)) for row in JUDGES], TableOptions("icc", "interval", form=form), Random(1))
    assert found.value == pytest.approx(published, abs=5e-3)


def test_holsti():
    """ATLAS.ti's example of two coders and ten segments: 6 of 10 alike; where both decide on all, Holsti is percent."""
    rows = list(zip("1100000000", "0110010100", strict=True))
    assert holsti(rows) == pytest.approx(0.6)
    assert c.krippendorff(Counter(rows)) == pytest.approx(0.095, abs=5e-4)
    assert holsti([("a", "a"), ("b", None), (None, "c"), ("d", "e")]) == pytest.approx(2 * 1 / 6)


def test_weights_decide_and_unused_categories_count():
    rows = [(1.0, 2.0), (2.0, 2.0), (3.0, 3.0), (1.0, 1.0)]
    found = {
        each: of_table(rows, TableOptions("weighted-kappa", "ordinal", weights=each), Random(1)) for each in WEIGHTS
    }
    assert found["linear"].value < found["quadratic"].value
    three, five = (of_table(rows, TableOptions("brennan-prediger", categories=FIVE[:n]), Random(1)) for n in (3, 5))
    assert three.value == pytest.approx((0.75 - 1 / 3) / (2 / 3))
    assert five.value == pytest.approx((0.75 - 1 / 5) / (4 / 5))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=2, max_size=30), st.booleans())
def test_weighted_kappa_as_another_library_has_it(pairs, is_linear):
    sklearn = pytest.importorskip("sklearn.metrics")
    near = weight("linear" if is_linear else "quadratic", (1, 2, 3, 4), is_by_rank=True)
    ours = weighted_kappa(Counter(pairs), near)
    if ours is None:
        assert len({value for pair in pairs for value in pair}) == 1
        return
    kind = "linear" if is_linear else "quadratic"
    theirs = sklearn.cohen_kappa_score(*zip(*pairs, strict=True), labels=[1, 2, 3, 4], weights=kind)
    assert ours == pytest.approx(theirs, abs=1e-9)


tables = st.integers(2, 4).flatmap(
    lambda coders: st.lists(
        st.tuples(*[st.one_of(st.none(), st.integers(1, 4).map(float))] * coders), min_size=1, max_size=12
    )
)


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from(TABLE_METRICS), st.randoms(use_true_random=False))
def test_no_figure_hangs_on_the_order_of_units_or_coders(rows, metric, random):
    how = TableOptions(metric, "nominal" if metric in PLAIN else "interval")
    if metric in ("cohen", "weighted-kappa") and len(rows[0]) != 2:
        with pytest.raises(Refused, match="cohen-two-coders"):
            of_table(rows, how, Random(1))
        return
    order = random.sample(range(len(rows[0])), len(rows[0]))
    shuffled = [tuple(row[n] for n in order) for row in random.sample(rows, len(rows))]
    one, other = (of_table(each, how, Random(1)) for each in (rows, shuffled))
    assert one.value == (None if other.value is None else pytest.approx(other.value, abs=1e-9))
    assert one.units == other.units
    assert one.value is None or -1000 < one.value <= 1.0 + 1e-9, "never nan or infinite"
    assert (one.value is None) == (one.undefined is not None)


def test_pairs_and_where_they_differ():
    rows = [("a", "a", "b"), ("b", "a", "b"), ("b", "b", None)]
    pairs = pairs_of_table(rows, TableOptions("percent"), Random(1))
    assert {pair: each.value for pair, each in pairs.items()} == {
        (0, 1): pytest.approx(2 / 3), (0, 2): 0.5, (1, 2): 0.0
    }  # fmt: skip
    assert confusion(rows, 0, 1) == {("a", "a"): 1, ("b", "a"): 1, ("b", "b"): 1}
    assert confusion(rows, 0, 2) == {("a", "b"): 1, ("b", "b"): 1}


def test_metrics_that_need_a_level_say_so():
    for metric in SCALED:
        with pytest.raises(Refused, match="metric-needs-level"):
            of_table([(1.0, 2.0)], TableOptions(metric), Random(1))
    with pytest.raises(Refused, match="metric-needs-level"):
        of_table([(1.0, 2.0)], TableOptions("icc", "ordinal"), Random(1))


# -- odd tables


def measured(content: bytes, metric: str = "percent", level: str = "nominal"):
    read = read_ratings(content, level)
    return of_table(read.rows, TableOptions(metric, level), Random(1)), read, [each.id for each in read.notes]


def test_a_row_that_is_there_twice_counts_once_or_is_refused():
    found, read, notes = measured(b"unit,A,B\n1,x,x\n2,x,y\n2,x,y\n")
    assert (found.value, len(read.rows), notes) == (0.5, 2, ["agreement-note-twice"])
    with pytest.raises(BadFile, match="ratings-unit-twice"):
        read_ratings(b"unit,A,B\n1,x,x\n2,x,y\n2,y,y\n", "nominal")


def test_a_coder_who_rated_nothing_is_left_out_and_said():
    found, read, notes = measured(b"unit,A,B,C\n1,x,x,\n2,x,y,\n", "cohen")
    assert (read.coders, notes) == (("A", "B"), ["agreement-note-silent"])
    assert found.value == 0.0
    found, read, notes = measured(b"unit,A,B\n1,x,\n2,y,NA\n", "cohen")
    assert (found.value, found.undefined.id) == (None, "estimate-undefined-single-ratings")
    assert "agreement-note-silent" in notes


def test_one_category_only_is_not_defined():
    for metric in ("cohen", "krippendorff", "fleiss", "gwet", "brennan-prediger"):
        found, *_ = measured(b"unit,A,B\n1,x,x\n2,x,x\n", metric)
        assert (found.value, found.undefined.id) == (None, "estimate-undefined-flat")
    for metric in SCALED:
        found, *_ = measured(b"unit,A,B\n1,3,3\n2,3,3\n", metric, "interval")
        assert (found.value, found.undefined.id) == (None, "estimate-undefined-flat")


def test_a_category_written_in_two_ways_is_one_and_said():
    found, read, notes = measured(b"unit,A,B\n1,Ja,ja\n2,nei,Nei\n")
    assert (found.value, read.categories, notes) == (1.0, ("Ja", "nei"), ["agreement-note-spellings"])


def test_tables_as_spreadsheets_leave_them():
    found, read, _ = measured(
        "\ufeff\r\n;;;\r\nenhet;Ada;Bo;\r\n1;1,5;1,5;\r\n;;;\r\n2;2,5;3;\r\n".encode(), "icc", "interval"
    )
    assert read.coders == ("Ada", "Bo")
    assert found.value is not None
    bare = read_ratings(b"1;1,5;2,5\n2;2,5;2,5\n3;3,5;2,5\n", "interval")
    assert bare.rows == [(1.5, 2.5), (2.5, 2.5), (3.5, 2.5)]
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["unit", "A", "B"], [], [1, "ja", "nei"], [None, None, None], [2, "ja", "ja"], [3, None, "ja"], []):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    found, read, notes = measured(out.getvalue())
    assert (found.value, found.units, read.coders) == (0.5, 2, ("A", "B"))
    assert notes == ["agreement-note-missing"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("unit,;\t\nAB12xy.-NA\"' e9"), max_size=60), st.sampled_from(("nominal", "interval")))
def test_any_text_is_a_table_or_refused(text, level):
    try:
        read = read_ratings(text.encode(), level)
        metric = "krippendorff" if level == "interval" else "fleiss"
        found = of_table(read.rows, TableOptions(metric, level, read.values), Random(1))
    except KodesporError:
        return
    assert found.value is None or found.value == found.value


def test_every_form_and_metric_has_a_name_of_its_own():
    assert len(set(TABLE_METRICS)) == len(TABLE_METRICS)
    assert len(FORMS) == 6


def test_columns_with_one_heading_are_numbered_and_it_is_said():
    _, read, notes = measured(b"unit,A,A,A (2)\n1,x,x,y\n2,x,y,y\n3,y,y,x\n")
    assert read.coders == ("A", "A (3)", "A (2)")
    assert notes == ["agreement-note-same-heading"]


@pytest.mark.parametrize(
    ("table", "code", "where"),
    [
        ("unit,a\n1,x\n2,y\n", "ratings-one-coder", {"coder": "a"}),
        ('unit,a,b\n1,"1,000",2\n2,900,900\n', "ratings-thousands", {"row": 2, "value": "1,000", "number": "1000"}),
        ("unit;a;b\n1;1,5;2\n2;1.000;2,5\n", "ratings-thousands", {"row": 3, "value": "1.000", "number": "1000"}),
    ],
)
def test_what_could_be_read_in_two_ways_is_refused(table, code, where):
    with refuses(code, BadFile if code == "ratings-one-coder" else Refused, **where):
        read_ratings(table.encode(), "interval")


@pytest.mark.parametrize("table", ["u\n;1", "unit\n1;x\n", "unit,\n1,x\n", "\u200b,unit\n1\n", "unit\n\n,,\n,x"])
def test_a_heading_without_coders_is_refused(table):
    with pytest.raises(BadFile):
        read_ratings(table.encode(), "nominal")


@pytest.mark.parametrize(
    ("table", "first"),
    [("unit;a;b\n1;1,125;1,5\n", 1.125), ("unit,a,b\n1,1.125,1.5\n", 1.125), ("unit;a;b\n1;0,125;1\n", 0.125)],
)
def test_three_decimals_are_decimals_where_the_table_tells(table, first):
    assert read_ratings(table.encode(), "interval").rows[0][0] == first


def test_a_row_for_each_coder_is_read_the_other_way_round_and_said():
    read = read_ratings(b"coder,u1,u2,u3\na,x,y,y\nb,x,x,y\n", "nominal")
    assert (read.coders, read.rows) == (("a", "b"), [("x", "x"), ("y", "x"), ("y", "y")])
    assert [note.id for note in read.notes] == ["agreement-note-turned"]


def test_what_looks_the_same_is_one_category():
    read = read_ratings("unit,a,b\n1,é,e\u0301\n2,y,\u200by\n3,x\u00a0 z,x z\n".encode(), "nominal")
    assert all(one == other for one, other in read.rows)


def test_many_coders_are_compared_without_drawing_again_for_each_pair():
    rows = [tuple(str((u * c) % 5) for c in range(40)) for u in range(60)]
    found = pairs_of_table(rows, TableOptions(), Random(1))
    assert len(found) == 780
    assert all(each.low is None for each in found.values())
