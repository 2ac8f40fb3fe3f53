"""Coefficients for values that stand in an order or on a scale: weighted kappa, AC2, and how near two values are.

A weight is 1 for equal values and 0 for the two that are furthest apart (Gwet 2014, chapter 3).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from math import comb

from core.analysis.agreement.coefficients import Pattern, Ratings, Value, weighted_cohen

WEIGHTS = ("linear", "quadratic", "ordinal")
Weight = Callable[[Value, Value], float]


def weight(kind: str, categories: Sequence[Value], *, is_by_rank: bool) -> Weight:
    """The weight of two values. `categories`: all that there are, in order; they count by their ranks, or as the
    numbers that they are. `ordinal` always goes by ranks."""
    rank = {value: float(n) for n, value in enumerate(categories)}
    number = rank if is_by_rank or kind == "ordinal" else {value: float(value) for value in categories}  # type: ignore[arg-type]
    span = max(number.values(), default=0.0) - min(number.values(), default=0.0)
    if not span:
        return lambda one, other: float(one == other)
    most = comb(len(categories), 2)

    def of(one: Value, other: Value) -> float:
        apart = abs(number[one] - number[other])
        if kind == "ordinal":
            return 1 - comb(int(apart) + 1, 2) / most if apart else 1.0
        return 1 - (apart / span) ** (2 if kind == "quadratic" else 1)

    return of


def weighted_kappa(ratings: Ratings, near: Weight) -> float | None:
    """Weighted kappa of two coders (Cohen 1968)."""
    return weighted_cohen(ratings, lambda one, other: 1 - near(one, other))


def ac2(ratings: Ratings, near: Weight, categories: Sequence[Value]) -> float | None:
    """Gwet's AC2 (Gwet 2014, section 5.4): AC1 with weights, for any number of coders, with missing values."""
    observed = pairs = rated = 0.0
    shares: Counter[Value] = Counter()
    for pattern, count in ratings.items():
        values = Counter(value for value in pattern if value is not None)
        raters = sum(values.values())
        if not raters:
            continue
        rated += count
        for value, n in values.items():
            shares[value] += count * n / raters  # type: ignore[assignment]
        if raters > 1:
            pairs += count
            observed += count * _near_each_other(values, near) / (raters * (raters - 1))
    if not pairs or len(categories) < 2:
        return None
    spread = sum(share / rated * (1 - share / rated) for share in shares.values())
    total = sum(near(one, other) for one in categories for other in categories)
    chance = total * spread / (len(categories) * (len(categories) - 1))
    return (observed / pairs - chance) / (1 - chance) if abs(1 - chance) > 1e-12 else None


def _near_each_other(values: Counter[Value], near: Weight) -> float:
    return sum(n * (sum(near(one, other) * m for other, m in values.items()) - 1) for one, n in values.items())


def holsti(rows: Sequence[Pattern]) -> float | None:
    """Holsti's coefficient of reliability (1969): 2M / (N1 + N2), the mean over all pairs of coders. M: the decisions
    that both made alike; N: all that each made."""
    coders = len(rows[0]) if rows else 0
    found = []
    for one in range(coders):
        for other in range(one + 1, coders):
            made = sum((row[one] is not None) + (row[other] is not None) for row in rows)
            alike = sum(row[one] is not None and row[one] == row[other] for row in rows)
            found += [2 * alike / made] if made else []
    return sum(found) / len(found) if found else None
