"""Coefficients of agreement, in plain Python, so that a phone can compute them.

Ratings come as a Counter of patterns: how many units got these values, one from each coder; None where a coder gave
none. A coefficient that is not defined, because nobody rated a unit twice or nothing varies, is None and never 1.0.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from itertools import combinations

Value = Hashable
Pattern = tuple[Value | None, ...]
Ratings = Counter[Pattern]
Difference = Callable[[list[float], int, int], float]
"""Squared difference of the values at two places; given with how often each value occurs."""

LEVELS = ("nominal", "ordinal", "interval", "ratio")


def percent(ratings: Ratings) -> float | None:
    """Observed agreement: of all pairs of coders who rated the same unit, how many agree; the mean over units."""
    total = weight = 0.0
    for pattern, count in ratings.items():
        values = Counter(value for value in pattern if value is not None)
        raters = sum(values.values())
        if raters > 1:
            total += count * sum(n * (n - 1) for n in values.values()) / (raters * (raters - 1))
            weight += count
    return total / weight if weight else None


def cohen(ratings: Ratings) -> float | None:
    """Cohen's kappa of two coders (Cohen 1960): chance goes by each coder's own use of the categories."""
    return weighted_cohen(ratings, lambda one, other: float(one != other))


def weighted_cohen(ratings: Ratings, disagreement: Callable[[Value, Value], float]) -> float | None:
    """Weighted kappa of two coders (Cohen 1968); `disagreement` is 0 for equal categories."""
    pairs = {pattern: count for pattern, count in ratings.items() if None not in pattern}
    total = sum(pairs.values())
    if not total:
        return None
    margins = [Counter[Value](), Counter[Value]()]
    for pattern, count in pairs.items():
        for margin, value in zip(margins, pattern, strict=True):
            margin[value] += count
    observed = sum(count * disagreement(*pattern) for pattern, count in pairs.items()) / total
    expected = sum(
        first * second * disagreement(one, other)
        for one, first in margins[0].items()
        for other, second in margins[1].items()
    ) / (total * total)
    return 1 - observed / expected if expected else None


def fleiss(ratings: Ratings) -> float | None:
    """Fleiss' kappa (1971), for units with different numbers of coders as Gwet (2014) generalises it."""
    return _beyond_chance(ratings, lambda shares: sum(share * share for share in shares))


def brennan_prediger(ratings: Ratings, categories: int | None = None) -> float | None:
    """Brennan and Prediger's coefficient (1981): chance is one in the number of categories there are to choose from;
    those that occur, where it is not given."""
    return _beyond_chance(ratings, lambda shares: 1 / (categories or len(shares)))


def gwet(ratings: Ratings, categories: int | None = None) -> float | None:
    """Gwet's AC1 (2008); `categories`: how many there are to choose from, those that occur where it is not given."""

    def chance(shares: list[float]) -> float:
        count = categories or len(shares)
        return sum(share * (1 - share) for share in shares) / (count - 1) if count > 1 else 1.0

    return _beyond_chance(ratings, chance)


def _beyond_chance(ratings: Ratings, chance: Callable[[list[float]], float]) -> float | None:
    observed = percent(ratings)
    shares: Counter[Value] = Counter()
    weight = 0
    for pattern, count in ratings.items():
        values = [value for value in pattern if value is not None]
        weight += count if values else 0
        for value in values:
            shares[value] += count / len(values)  # type: ignore[assignment]
    if observed is None:
        return None
    expected = chance([share / weight for share in shares.values()])
    return (observed - expected) / (1 - expected) if abs(1 - expected) > 1e-12 else None


def krippendorff(ratings: Ratings, level: str = "nominal") -> float | None:
    """Krippendorff's alpha (Krippendorff 2011); values are numbers unless the level is nominal."""
    together: Counter[tuple[Value, Value]] = Counter()
    for pattern, count in ratings.items():
        values = Counter(value for value in pattern if value is not None)
        raters = sum(values.values())
        if raters < 2:
            continue
        for one, first in values.items():
            for other, second in values.items():
                pairs = first * (second - (one == other))
                together[one, other] += count * pairs / (raters - 1)  # type: ignore[assignment]
    sums: Counter[Value] = Counter()
    for (one, _), n in together.items():
        sums[one] += n
    order = sorted(sums, key=str if level == "nominal" else _number)
    difference = _difference(level, [sums[each] for each in order], order)
    place = {value: n for n, value in enumerate(order)}
    observed = sum(n * difference(place[one], place[other]) for (one, other), n in together.items())
    expected = sum(sums[a] * sums[b] * difference(place[a], place[b]) for a in order for b in order)
    total = sum(sums.values())
    return 1 - (total - 1) * observed / expected if expected else None


def _difference(level: str, counts: list[float], order: list[Value]) -> Callable[[int, int], float]:
    """Squared differences of values by their places in ascending order."""
    numbers = [] if level == "nominal" else [_number(each) for each in order]

    def ordinal(one: int, other: int) -> float:
        low, high = sorted((one, other))
        return (sum(counts[low : high + 1]) - (counts[low] + counts[high]) / 2) ** 2 if low < high else 0.0

    def ratio(one: int, other: int) -> float:
        both = numbers[one] + numbers[other]
        return ((numbers[one] - numbers[other]) / both) ** 2 if both else 0.0

    return {
        "nominal": lambda one, other: float(one != other),
        "ordinal": ordinal,
        "interval": lambda one, other: (numbers[one] - numbers[other]) ** 2,
        "ratio": ratio,
    }[level]


def _number(value: Value) -> float:
    return float(value)  # type: ignore[arg-type]


def f1(first: Counter[Hashable], second: Counter[Hashable]) -> float | None:
    """Of what two coders marked, the share that both did (Hripcsak and Rothschild 2005)."""
    total = sum(first.values()) + sum(second.values())
    return 2 * sum((first & second).values()) / total if total else None


def mean_of_pairs(coders: Iterable[Counter[Hashable]]) -> float | None:
    """F1, the mean over all pairs of coders."""
    values = [f1(one, other) for one, other in combinations(coders, 2)]
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def holsti_of_marks(ratings: Ratings) -> float | None:
    """Holsti (1969) where the values say whether something was marked: 2M / (N1 + N2) with all that both marked and all
    that each did, the mean over the pairs of coders."""
    coders = max(map(len, ratings), default=0)
    found = []
    for one, other in combinations(range(coders), 2):
        pairs = Counter[tuple[Value, Value]]()
        for pattern, count in ratings.items():
            pairs[pattern[one], pattern[other]] += count
        both, single = pairs[True, True], pairs[True, False] + pairs[False, True]
        found += [2 * both / (2 * both + single)] if both + single else []
    return sum(found) / len(found) if found else None
