"""Krippendorff's alpha for unitizing (Krippendorff 2004, section 11.6): where coders cut units out of a continuum.

Lengths and places are code points of a text, or any other whole numbers.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Section(NamedTuple):
    """A stretch of the continuum by one coder: a unit of the category, or a gap between such units."""

    start: int
    length: int
    is_unit: bool


class Disagreement(NamedTuple):
    """Observed and expected, of one category."""

    observed: float
    expected: float


Spans = Sequence[tuple[int, int]]
"""Units of one category by one coder: start and end. Where they overlap each other they count as one."""


def unitizing_alpha(disagreements: Sequence[Disagreement]) -> float | None:
    """Alpha of one category, or of all together; None where nothing was marked, or nothing could differ."""
    expected = sum(each.expected for each in disagreements)
    return 1 - sum(each.observed for each in disagreements) / expected if expected else None


def disagreement(coders: Sequence[Spans], start: int, length: int) -> Disagreement:
    """How far coders differ on one category, over the continuum of `length` from `start` on."""
    cut = [sections(spans, start, start + length) for spans in coders]
    return Disagreement(_observed(cut, length), _expected(cut, length))


def disagreements(coders: Sequence[Mapping[str, Spans]], start: int, length: int) -> dict[str, Disagreement]:
    """For each category that some coder used."""
    names = sorted({name for coder in coders for name in coder})
    return {name: disagreement([coder.get(name, ()) for coder in coders], start, length) for name in names}


def sections(spans: Spans, start: int, end: int) -> list[Section]:
    """The whole continuum cut into units and gaps."""
    found: list[Section] = []
    at = start
    for first, last in merged(spans):
        if first > at:
            found.append(Section(at, first - at, False))
        found.append(Section(first, last - first, True))
        at = last
    if end > at:
        found.append(Section(at, end - at, False))
    return found


def merged(spans: Spans) -> list[tuple[int, int]]:
    """Overlapping spans as one: one coder's own overlapping codings are no agreement."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _observed(coders: Sequence[Sequence[Section]], length: int) -> float:
    total = 0
    for n, one in enumerate(coders):
        for other in coders[n + 1 :]:
            total += 2 * _between(one, other)
    return total / (len(coders) * (len(coders) - 1) * length * length)


def _between(one: Sequence[Section], other: Sequence[Section]) -> int:
    """Squared differences of two coders' sections. Both cover the continuum, so only neighbours can meet."""
    total = place = 0
    for section in one:
        while place < len(other) and other[place].start + other[place].length <= section.start:
            place += 1
        at = place
        while at < len(other) and other[at].start < section.start + section.length:
            total += _squared(section, other[at])
            at += 1
    return total


def _squared(one: Section, other: Section) -> int:
    ahead = one.start - other.start
    behind = one.start + one.length - other.start - other.length
    if one.is_unit and other.is_unit:
        return ahead * ahead + behind * behind
    if one.is_unit and not other.is_unit and ahead >= 0 and behind <= 0:
        return one.length * one.length
    if other.is_unit and not one.is_unit and ahead <= 0 and behind >= 0:
        return other.length * other.length
    return 0


def _expected(coders: Sequence[Sequence[Section]], length: int) -> float:
    units = [each for coder in coders for each in coder if each.is_unit]
    gaps = [each.length for coder in coders for each in coder if not each.is_unit]
    total = 0.0
    for unit in units:
        n = unit.length
        total += (len(units) - 1) / 3 * (2 * n**3 - 3 * n**2 + n)
        total += n * n * sum(gap - n + 1 for gap in gaps if gap >= n)
    whole = len(coders) * length
    ways = whole * (whole - 1) - sum(unit.length * (unit.length - 1) for unit in units)
    return 2 / length * total / ways if ways else 0.0
