"""Coefficients against published figures, against independent libraries, and where others get it wrong."""

import csv
import math
import re
from collections import Counter
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.agreement import coefficients as c
from core.analysis.agreement.ratings import TableOptions, of_table
from core.analysis.agreement.unitisation import Compared, cut_out
from core.analysis.agreement.unitizing_alpha import disagreements, merged, sections, unitizing_alpha
from core.errors import BadFile, Refused
from core.importing.ratings import read_ratings

DATA = Path(__file__).parents[3] / "shared" / "data"
CANONICAL = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."]
MISSING = ".", "·"


def coded(*rows: str) -> Counter:
    """One row for each coder, one character for each unit."""
    return Counter(tuple(None if value in MISSING else value for value in unit) for unit in zip(*rows, strict=True))


def numbers(*rows: str) -> Counter:
    return Counter(
        {tuple(None if each is None else float(each) for each in unit): n for unit, n in coded(*rows).items()}
    )


def table(*rows: str) -> Counter:
    """A table of two coders: how many units the first put in a row's category and the second in a column's."""
    return Counter({(a, b): int(n) for a, row in enumerate(rows) for b, n in enumerate(row.split()) if int(n)})


def counts(*rows: str) -> Counter:
    """Fleiss' form: for each unit, how many coders chose each category."""
    units = [[int(n) for n in row.split()] for row in rows]
    return Counter(tuple(k for k, n in enumerate(unit) for _ in range(n)) for unit in units)


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_krippendorff_2011(level, published):
    assert c.krippendorff(numbers(*CANONICAL), level) == pytest.approx(published, abs=5e-4)


def test_others_on_the_same_data():
    assert c.fleiss(coded(*CANONICAL)) == pytest.approx(0.7612, abs=5e-5)
    assert c.brennan_prediger(coded(*CANONICAL)) == pytest.approx(0.7727, abs=5e-5)
    assert c.gwet(coded(*CANONICAL)) == pytest.approx(0.7754, abs=5e-5)
    assert c.krippendorff(coded("0100000010", "1110010000")) == pytest.approx(0.095, abs=5e-4)
    assert c.krippendorff(coded("aabbdcccedda", "babbbccceddd")) == pytest.approx(0.692, abs=5e-4)


@pytest.mark.parametrize(
    ("rows", "observed", "kappa"),
    [
        (("20 5", "10 15"), 0.70, 0.40),
        (("45 15", "25 15"), 0.60, 0.1304),
        (("25 35", "5 35"), 0.60, 0.2593),
        (("88 14 18", "10 40 10", "2 6 12"), 0.70, 0.492),
        (("50 0 0", "10 10 10", "20 0 0"), 0.60, 0.27),
        (("40 9", "6 45"), 0.85, 0.70),
        (("80 10", "5 5"), 0.85, 0.32),
    ],
)
def test_cohen(rows, observed, kappa):
    assert c.percent(table(*rows)) == pytest.approx(observed, abs=5e-4)
    digits = 4 if len(f"{kappa}") > 5 else len(f"{kappa}".partition(".")[2])
    assert c.cohen(table(*rows)) == pytest.approx(kappa, abs=0.51 * 10**-digits)


def test_brennan_and_prediger():
    assert c.brennan_prediger(table("50 0 0", "10 10 10", "20 0 0")) == pytest.approx(0.40)
    for rows in (("40 9", "6 45"), ("80 10", "5 5")):
        assert c.brennan_prediger(table(*rows)) == pytest.approx(0.70)


def test_weighted_kappa():
    """Cohen 1968."""
    weights = ((0, 1, 3), (1, 0, 6), (3, 6, 0))
    rows = table("44 5 1", "7 20 3", "9 5 6")
    assert c.weighted_cohen(rows, lambda a, b: weights[a][b]) == pytest.approx(0.348, abs=5e-4)


def test_fleiss():
    rows = ("0 0 0 0 14", "0 2 6 4 2", "0 0 3 5 6", "0 3 9 2 0", "2 2 8 1 1", "7 7 0 0 0", "3 2 6 3 0", "2 5 3 2 2",
            "6 5 2 1 0", "0 2 2 3 7")  # fmt: skip
    assert c.fleiss(counts(*rows)) == pytest.approx(0.210, abs=5e-4)


def test_unitizing():
    """Krippendorff 2004, p. 254."""
    one = {"c": [(225, 295), (370, 400)], "k": [(180, 240), (300, 350)]}
    other = {"c": [(220, 300), (355, 375), (400, 420)], "k": [(180, 240), (300, 350)]}
    found = disagreements([one, other], 150, 300)
    assert unitizing_alpha([found["c"]]) == pytest.approx(0.7286, abs=5e-5)
    assert unitizing_alpha([found["k"]]) == 1.0
    assert unitizing_alpha(list(found.values())) == pytest.approx(0.8591, abs=5e-4)


@pytest.mark.parametrize(
    ("name", "published"), [("grouping", 0.836), ("macro", 0.784), ("connectivity", 0.878), ("rst", 0.733)]
)
def test_five_raters_of_diagrams(name, published):
    place = DATA / "ai2d-rst-reliability" / "reliability" / name / f"{name}.csv"
    if not place.exists():
        pytest.skip("the data set is not here")
    rows = list(csv.reader(place.open(encoding="utf-8")))
    values = [row[-5:] for row in rows[1:]]
    found = of_table(
        [tuple(each or None for each in row) for row in values], TableOptions("fleiss", "nominal"), Random(1)
    )
    assert found.value == pytest.approx(published, abs=5e-4)
    assert found.low < found.value < found.high


def brat_marks(place: Path) -> dict[str, dict[str, list[tuple[str, int, int]]]]:
    """For each annotator and document: label, start, end."""
    found: dict = {}
    for file in sorted(place.glob("*/*.ann")):
        lines = file.read_text(encoding="utf-8").splitlines()
        marks = [re.match(r"T\d+\t(\S+) (\d+) (\d+)\t", line) for line in lines]
        found.setdefault(file.parent.name, {})[file.stem] = [(m[1], int(m[2]), int(m[3])) for m in marks if m]
    return found


def test_four_annotators_of_news():
    place = DATA / "bratiaa" / "example-files" / "example-project"
    if not place.exists():
        pytest.skip("the data set is not here")
    marks = brat_marks(place)
    exact = [Counter({(doc, *each) for doc, found in by.items() for each in found}) for by in marks.values()]
    assert c.mean_of_pairs(exact) == pytest.approx(0.890, abs=5e-4)
    for label, published in (("LOC", 0.819), ("MISC", 0.840), ("ORG", 0.906), ("PER", 0.938)):
        only = [Counter({each: n for each, n in coder.items() if each[1] == label}) for coder in exact]
        assert c.mean_of_pairs(only) == pytest.approx(published, abs=5e-4)
    tokens = []
    for name, by in marks.items():
        split: Counter = Counter()
        for doc, found in by.items():
            text = (place / name / f"{doc}.txt").read_text(encoding="utf-8")
            places = [match.span() for match in re.finditer(r"\S+", text)]
            for label, start, end in found:
                split.update((doc, label, a, b) for a, b in places if a < end and start < b)
        tokens.append(split)
    assert c.mean_of_pairs(tokens) == pytest.approx(0.964, abs=5e-4)


# -- independent libraries


ratings = st.lists(st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=3, max_size=3), min_size=4, max_size=30)


@settings(max_examples=60, deadline=None)
@given(ratings, st.sampled_from(c.LEVELS))
def test_krippendorff_as_another_library_has_it(rows, level):
    oracle = pytest.importorskip("krippendorff")
    numpy = pytest.importorskip("numpy")
    ours = c.krippendorff(Counter(tuple(float(each) if each else None for each in row) for row in rows), level)
    data = numpy.array([[math.nan if each is None else each for each in row] for row in rows], float).T
    try:
        theirs = oracle.alpha(reliability_data=data, level_of_measurement=level)
    except (ValueError, ZeroDivisionError):
        assert ours is None
        return
    if ours is None:
        assert not any(len({each for each in row if each}) > 1 for row in rows), (
            "it says undefined only without variation"
        )
    else:
        assert ours == pytest.approx(theirs, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=40))
def test_cohen_as_another_library_has_it(pairs):
    sklearn = pytest.importorskip("sklearn.metrics")
    ours = c.cohen(Counter(pairs))
    if ours is None:
        assert len({value for pair in pairs for value in pair}) == 1
    else:
        assert ours == pytest.approx(sklearn.cohen_kappa_score(*zip(*pairs, strict=True)), abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=2, max_size=30))
def test_fleiss_as_another_library_has_it(rows):
    theirs = pytest.importorskip("statsmodels.stats.inter_rater")
    ours = c.fleiss(Counter(map(tuple, rows)))
    if ours is None:
        assert len({value for row in rows for value in row}) == 1
    else:
        assert ours == pytest.approx(theirs.fleiss_kappa(theirs.aggregate_raters(rows)[0]), abs=1e-9)


# -- laws


spans = st.lists(st.tuples(st.integers(0, 180), st.integers(1, 20)), max_size=8).map(
    lambda found: merged([(start, start + length) for start, length in found])
)


@settings(max_examples=80, deadline=None)
@given(spans, spans, st.integers(0, 1000))
def test_unitizing_alpha_does_not_hang_on_who_is_first_or_where_the_text_begins(one, other, shift):
    def alpha(first, second, start):
        moved = [[(a + start, b + start) for a, b in each] for each in (first, second)]
        return unitizing_alpha(list(disagreements([{"c": each} for each in moved], start, 200).values()))

    value = alpha(one, other, 0)
    assert value == alpha(other, one, 0) == alpha(one, other, shift)
    assert (value == 1.0) if one == other and one and one != [(0, 200)] else (value is None or value < 1)
    assert sum(each.length for each in sections(one, 0, 200)) == 200


def test_where_nothing_varies_nothing_is_defined():
    same = Counter({(1, 1): 30})
    for measure in (c.cohen, c.fleiss, c.krippendorff):
        assert measure(same) is None
    assert c.percent(same) == 1.0
    assert c.percent(Counter({(1, None): 4})) is None
    found = of_table([(1, 1)] * 9, TableOptions("krippendorff", "nominal"), Random(1))
    assert found.value is None
    assert found.undefined.id == "estimate-undefined-flat"


# -- tables


def test_a_table_as_a_spreadsheet_writes_it(tmp_path):
    for content in (
        "unit,a,b\n1,x,x\n2,x,y\n3,,y\n",
        "unit;a;b\r\n1;x;x\r\n2;x;y\r\n3;;y\r\n",
        "\ufeffunit\ta\tb\n1\tx\tx\n2\tx\ty\n3\t\ty",
    ):
        read = read_ratings(content.encode(), "nominal")
        assert read.rows == [("x", "x"), ("x", "y"), (None, "y")]
        assert read.coders == ("a", "b")
    assert read_ratings("enhet;a;b\n1;1,5;2\n".encode("cp1252"), "interval").rows == [(1.5, 2.0)]


def test_what_is_missing_is_left_out_and_said():
    read = read_ratings(b"unit,A,B\n1,yes,yes\n2,NA,yes\n3,no,n/a\n4,.,-\n5,yes,no\n6,no,no\n", "nominal")
    assert of_table(read.rows, TableOptions("cohen", "nominal"), Random(1)).value == pytest.approx(0.4)
    assert [each.parameters for each in read.notes] == [{"missing": 4, "units": 3}]
    assert read.categories == ("no", "yes")


def test_a_table_without_units_or_headings_is_counted_and_that_is_said():
    read = read_ratings(b"A,B,C\nyes,no,no\nyes,no,no\nno,yes,yes\nno,no,no\n", "nominal")
    assert (read.coders, len(read.rows)) == (("A", "B", "C"), 4)
    assert [each.id for each in read.notes] == ["agreement-note-units"]
    assert of_table(read.rows, TableOptions("percent", "nominal"), Random(1)).value == pytest.approx(0.5)
    bare = read_ratings(b"u1,yes,no\nu2,no,no\nu3,yes,yes\n", "nominal")
    assert (bare.coders, bare.rows[0]) == (("coder 1", "coder 2"), ("yes", "no"))
    assert [each.id for each in bare.notes] == ["agreement-note-coders"]


def test_the_long_form_is_recognised_in_any_order_of_columns():
    rows = b"value;coder;unit\nyes;A;1\nyes;B;1\nno;A;2\n"
    read = read_ratings(rows, "nominal")
    assert (read.rows, read.coders) == ([("yes", "yes"), ("no", None)], ("A", "B"))
    with pytest.raises(BadFile, match="ratings-twice"):
        read_ratings(rows + b"yes;A;2\n", "nominal")


def test_categories_may_be_given():
    rows = b"unit,A,B\n1,lav,middels\n2,Lav,lav\n"
    assert read_ratings(rows, "ordinal", ("lav", "middels", "h\u00f8y")).rows == [(1.0, 2.0), (1.0, 1.0)]
    assert read_ratings(rows, "nominal", ("lav", "middels")).rows == [("lav", "middels"), ("lav", "lav")]
    with pytest.raises(Refused, match="ratings-category-unknown"):
        read_ratings(rows, "nominal", ("lav",))


def test_a_ratio_has_no_negative_values():
    with pytest.raises(Refused, match="ratings-negative"):
        read_ratings(b"unit,A,B\n1,-1,1\n2,2,2\n", "ratio")
    assert read_ratings(b"unit,A,B\n1,-1,1\n2,2,2\n", "interval").rows == [(-1.0, 1.0), (2.0, 2.0)]


@pytest.mark.parametrize(
    ("content", "level", "code"),
    [
        (b"", "nominal", "ratings-table"),
        (b"unit,a\n1,x\n", "nominal", "ratings-one-coder"),
        (b"unit,a,b\n1,x,y,z\n", "nominal", "row-too-wide"),
        (b"unit,a,b\n1,x,y\n", "ratio", "ratings-not-a-number"),
        (b"unit,a,b\n1,x,y\n", "feil", "ratings-level"),
    ],
)
def test_what_is_no_table_is_said(content, level, code):
    with pytest.raises((BadFile, Refused)) as refused:
        read_ratings(content, level)
    assert refused.value.code == code


def test_metrics_that_do_not_fit_are_refused():
    for metric, level, code in (
        ("f1", "nominal", "metric-not-for-ratings"),
        ("fleiss", "ordinal", "metric-without-level"),
        ("tull", "nominal", "metric-not-for-ratings"),
    ):
        with pytest.raises(Refused) as refused:
            of_table([(1, 2)], TableOptions(metric, level), Random(1))
        assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        of_table([(1, 2, 3)], TableOptions("cohen", "nominal"), Random(1))
    assert refused.value.code == "cohen-two-coders"


def test_texts_laid_end_to_end_are_one_continuum():
    def spans(*ranges):
        return [SimpleNamespace(start=start, end=end, code=b"c") for start, end in ranges]

    texts = {b"s": {b"a": spans((1000, 3000)), b"b": spans((1000, 3000))}}
    texts[b"t"] = {b"a": spans((0, 100)), b"b": spans((150, 250))}
    found = Compared((b"a", b"b"), texts, (b"c",), {b"s": 30_000, b"t": 300})
    assert unitizing_alpha(cut_out(found, [b"s", b"t"], b"c")) == pytest.approx(0.997, abs=0.0005)
