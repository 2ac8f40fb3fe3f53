"""Coefficients of a table of ratings: any metric at any level of measurement that it fits, and where coders differ."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from random import Random
from typing import NamedTuple

from core.analysis.agreement.coefficients import Pattern, Ratings, Value, gwet
from core.analysis.agreement.icc import FORMS, icc
from core.analysis.agreement.intercoder_agreement import Estimate, figure, measure_of
from core.analysis.agreement.weights import WEIGHTS, ac2, holsti, weight, weighted_kappa
from core.errors import Refused
from core.messages import Message

PLAIN = ("percent", "cohen", "fleiss", "krippendorff", "brennan-prediger", "gwet", "holsti")
"""For any values; of these only krippendorff takes a level into account."""
SCALED = ("weighted-kappa", "ac2", "icc")
"""For values in an order or on a scale."""
TABLE_METRICS = (*PLAIN, *SCALED)
PAIRED_MAX = 10
"""So many coders are compared in pairs with an interval for each: of sixty there are 1,770 pairs."""
SINGLE = Message("estimate-undefined-single-ratings")


class TableOptions(NamedTuple):
    """How ratings are measured. `categories`: all that there are to choose from, in their order, also those that nobody
    chose; those that occur, where there are none. `weights` and `form` are for weighted-kappa, ac2 and icc."""

    metric: str = "krippendorff"
    level: str = "nominal"
    categories: tuple[Value, ...] = ()
    weights: str = "quadratic"
    form: str = "A,1"


def of_table(rows: Sequence[Pattern], how: TableOptions, random: Random | None) -> Estimate:
    """A coefficient of ratings, one pattern for each unit. Raises Refused where the metric is not for such."""
    _check(rows, how)
    used = [row for row in rows if None not in row] if how.metric == "icc" else list(rows)
    rated = sum(sum(value is not None for value in row) > 1 for row in used)
    return figure([Counter([row]) for row in used], _measure(rows, how), rated, random, SINGLE)


def _check(rows: Sequence[Pattern], how: TableOptions) -> None:
    if how.metric not in TABLE_METRICS:
        raise Refused("metric-not-for-ratings", metrics=TABLE_METRICS)
    if how.metric in ("cohen", "weighted-kappa") and rows and len(rows[0]) != 2:
        raise Refused("cohen-two-coders")
    if how.metric in SCALED and how.level not in (("interval", "ratio") if how.metric == "icc" else LEVELS_IN_ORDER):
        raise Refused("metric-needs-level", levels=["interval", "ratio"] if how.metric == "icc" else LEVELS_IN_ORDER)
    if how.level != "nominal" and how.metric in PLAIN and how.metric != "krippendorff":
        raise Refused("metric-without-level")
    if how.weights not in WEIGHTS:
        raise Refused("weights-unknown", weights=WEIGHTS)
    if how.form not in FORMS:
        raise Refused("icc-form-unknown", forms=FORMS)


LEVELS_IN_ORDER = ["ordinal", "interval", "ratio"]


def _measure(rows: Sequence[Pattern], how: TableOptions) -> Callable[[Ratings], float | None]:
    if how.metric == "icc":
        return lambda ratings: icc([tuple(map(_number, row)) for row in ratings.elements()], how.form)
    if how.metric == "holsti":
        return lambda ratings: holsti(list(ratings.elements()))
    occur = {value for row in rows for value in row if value is not None}
    categories = how.categories or tuple(sorted(occur, key=_in_order))
    if how.metric in SCALED:
        near = weight(how.weights, categories, is_by_rank=how.level == "ordinal")
        if how.metric == "ac2":
            return lambda ratings: ac2(ratings, near, categories)
        return lambda ratings: weighted_kappa(ratings, near)
    if how.metric == "gwet":
        return lambda ratings: gwet(ratings, len(how.categories) or None)
    return measure_of(how.metric, how.level, len(how.categories) or None)


def notes_on(rows: Sequence[Pattern], how: TableOptions) -> list[Message]:
    """What is to be known of how a figure was made: rows that do not count, the form of ICC, the weights."""
    if how.metric == "icc":
        incomplete = sum(None in row for row in rows)
        left_out = [Message("agreement-note-incomplete", {"count": incomplete})] if incomplete else []
        return [*left_out, Message(f"agreement-icc-{how.form.replace(',', '-')}")]
    return [Message(f"agreement-weights-{how.weights}")] if how.metric in SCALED else []


def pairs_of_table(rows: Sequence[Pattern], how: TableOptions, random: Random) -> dict[tuple[int, int], Estimate]:
    """The same figure for each pair of coders, by their places; of many coders without intervals."""
    coders = len(rows[0]) if rows else 0
    drawn = random if coders <= PAIRED_MAX else None
    return {
        (one, other): of_table([(row[one], row[other]) for row in rows], how, drawn)
        for one, other in combinations(range(coders), 2)
    }


def confusion(rows: Sequence[Pattern], one: int, other: int) -> Counter[tuple[Value, Value]]:
    """How many units the one coder put in a category and the other in another; units that both rated."""
    pairs = ((row[one], row[other]) for row in rows)
    return Counter((a, b) for a, b in pairs if a is not None and b is not None)


def _number(value: Value) -> float:
    return float(value)  # type: ignore[arg-type]


def _in_order(value: Value) -> tuple[float, str]:
    return (float(value), "") if isinstance(value, int | float) else (0.0, str(value))
