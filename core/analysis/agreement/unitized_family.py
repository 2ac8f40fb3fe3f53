"""The alpha family for unitized texts (Krippendorff, Mathet, Bouvry and Widlöcher 2016), as ATLAS.ti offers it.

Coders cut units out of a continuum and give each one value; what lies between is a gap. u-alpha asks of all of it
whether the values are alike; binary alpha (ATLAS.ti: c-alpha binary) whether the same text was found relevant;
cu-alpha, where coders both found something, whether they gave it the same value; (k)u-alpha (ATLAS.ti: (s)u-alpha) that
of one value.

What is expected by chance goes by all pairs of places that are not in the same unit, since a unit's places were not
valued one by one; the places of a gap were.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

GAP = None
"""The value of what lies between units."""


class Unit(NamedTuple):
    """A stretch that one coder gave a value; `end` is exclusive."""

    start: int
    end: int
    value: Hashable


class Coincidences(NamedTuple):
    """How long coders agree and differ, and how long they would by chance; by pairs of values. `valued` are the same of
    the text where both coders found something."""

    observed: Counter[tuple[Hashable, Hashable]]
    expected: Counter[tuple[Hashable, Hashable]]
    valued: Counter[tuple[Hashable, Hashable]]

    def plus(self, other: "Coincidences") -> "Coincidences":
        """Two continua that are not one, since other coders read them."""
        return Coincidences(*(Counter(dict(_sums(one, two))) for one, two in zip(self, other, strict=True)))


NOTHING = Coincidences(Counter(), Counter(), Counter())


def u_alpha(found: Coincidences) -> float | None:
    """Of all text, values and gaps."""
    return pooled(apart, [found])


def cu_alpha(found: Coincidences) -> float | None:
    """Of the values, where both coders of a pair found something."""
    return pooled(valued_apart, [found])


def pooled(of: Callable[[Coincidences], tuple[float, float]], found: Sequence[Coincidences]) -> float | None:
    """Of several sets of values at once: what is observed and what is expected is added up."""
    sums = [sum(part) for part in zip(*map(of, found), strict=True)] or [0.0, 0.0]
    return _alpha(*sums)


def apart(found: Coincidences) -> tuple[float, float]:
    """How long coders differ in all text, and would by chance."""
    return _off_diagonal(found.observed), _off_diagonal(found.expected)


def valued_apart(found: Coincidences) -> tuple[float, float]:
    """The same where both found something."""
    return _off_diagonal(_of_values(found.observed)), _off_diagonal(found.valued)


def binary_alpha(found: Coincidences) -> float | None:
    """Of all text: unit or gap."""
    split = [
        sum(n for (one, other), n in each.items() if one is GAP and other is not GAP)
        for each in (found.observed, found.expected)
    ]
    return _alpha(*split)


def ku_alpha(found: Coincidences, value: Hashable) -> float | None:
    """Of one value, where both coders of a pair found something."""
    sums = [(_row(each, value), each[value, value]) for each in (_of_values(found.observed), found.valued)]
    (observed, same), (expected, same_by_chance) = sums
    by_chance = expected - same_by_chance
    return 1 - expected / observed * (observed - same) / by_chance if observed and by_chance > 1e-9 else None


def coincidences(coders: Sequence[Sequence[Unit]], length: int) -> Coincidences:
    """Of one continuum of `length`; each coder's units do not overlap each other."""
    others = len(coders) - 1
    cut = [_with_gaps(sorted(units), length) for units in coders]
    observed: Counter[tuple[Hashable, Hashable]] = Counter()
    met: Counter[Hashable] = Counter()  # squared lengths of what of a unit met another coder's units
    for one, first in enumerate(cut):
        for other, second in enumerate(cut):
            if one != other:
                for unit, common, valued in _meetings(first, second):
                    for value, long in common.items():
                        observed[unit.value, value] += long / others  # type: ignore[assignment]
                    met[unit.value] += valued * valued / others  # type: ignore[assignment]
    return Coincidences(observed, _expected(cut, observed), _expected_of_values(observed, met))


def _meetings(first: Sequence[Unit], second: Sequence[Unit]) -> Iterable[tuple[Unit, Counter[Hashable], int]]:
    """For each section of the first: how long it meets which values of the second, and units of it."""
    place = 0
    for unit in first:
        while place < len(second) and second[place].end <= unit.start:
            place += 1
        common: Counter[Hashable] = Counter()
        at = place
        while at < len(second) and second[at].start < unit.end:
            common[second[at].value] += min(unit.end, second[at].end) - max(unit.start, second[at].start)
            at += 1
        valued = sum(long for value, long in common.items() if value is not GAP)
        yield unit, common, valued if unit.value is not GAP else 0


def _expected(
    cut: Sequence[Sequence[Unit]], observed: Counter[tuple[Hashable, Hashable]]
) -> Counter[tuple[Hashable, Hashable]]:
    sums, own = _margins(observed), Counter[Hashable]()
    for unit in (unit for units in cut for unit in units):
        long = unit.end - unit.start
        own[unit.value] += long if unit.value is GAP else long * long
    total = sum(sums.values())
    ways = total * total - sum(own.values())
    return _by_chance(sums, own, total / ways) if ways > 0 else Counter()


def _expected_of_values(
    observed: Counter[tuple[Hashable, Hashable]], met: Counter[Hashable]
) -> Counter[tuple[Hashable, Hashable]]:
    sums = _margins(_of_values(observed))
    total = sum(sums.values())
    own = Counter({value: met[value] for value in sums})
    ways = total * total - sum(own.values())
    return _by_chance(sums, own, total / ways) if ways > 1e-9 else Counter()


def _by_chance(sums: Counter[Hashable], own: Counter[Hashable], scale: float) -> Counter[tuple[Hashable, Hashable]]:
    found: Counter[tuple[Hashable, Hashable]] = Counter()
    for one, first in sums.items():
        for other, second in sums.items():
            ways = first * second - (own[one] if one == other else 0)
            found[one, other] = scale * ways  # type: ignore[assignment]
    return found


def _margins(found: Counter[tuple[Hashable, Hashable]]) -> Counter[Hashable]:
    sums: Counter[Hashable] = Counter()
    for (value, _), long in found.items():
        sums[value] += long
    return sums


def _of_values(found: Counter[tuple[Hashable, Hashable]]) -> Counter[tuple[Hashable, Hashable]]:
    return Counter({pair: long for pair, long in found.items() if GAP not in pair})


def _off_diagonal(found: Counter[tuple[Hashable, Hashable]]) -> float:
    return sum(long for (one, other), long in found.items() if one != other)


def _row(found: Counter[tuple[Hashable, Hashable]], value: Hashable) -> float:
    return sum(long for (one, _), long in found.items() if one == value)


def _alpha(observed: float, expected: float) -> float | None:
    return 1 - observed / expected if expected > 1e-9 else None


def _with_gaps(units: Sequence[Unit], length: int) -> list[Unit]:
    found: list[Unit] = []
    at = 0
    for unit in units:
        if unit.start > at:
            found.append(Unit(at, unit.start, GAP))
        found.append(unit)
        at = unit.end
    if length > at:
        found.append(Unit(at, length, GAP))
    return found


def _sums(
    one: Counter[tuple[Hashable, Hashable]], other: Counter[tuple[Hashable, Hashable]]
) -> Iterable[tuple[tuple[Hashable, Hashable], int]]:
    for pair in one.keys() | other.keys():
        yield pair, one[pair] + other[pair]
