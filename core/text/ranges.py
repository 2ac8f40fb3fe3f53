"""Several ranges of one text: whether they are in order, and whether they overlap others. Code points."""

from bisect import bisect_right
from collections.abc import Sequence

Ranges = tuple[tuple[int, int], ...]
"""Pairs of a start and an end, the end exclusive."""


def are_in_order(ranges: Ranges, chars: int) -> bool:
    """Whether there are ranges, all within `chars` code points, none empty, each after the one before."""
    at = 0
    for start, end in ranges:
        if not at <= start < end <= chars:
            return False
        at = end
    return bool(ranges)


def overlaps(one: Ranges, other: Ranges) -> bool:
    """Whether any of these ranges shares a code point with any of the others. In any order, and whether or not those of
    one side overlap each other; an empty range shares one where it lies inside another."""
    ends = sorted([(*each, 0) for each in one] + [(*each, 1) for each in other])
    reach = [-1, -1]
    for start, end, side in ends:
        if reach[1 - side] > start and (end > start or reach[1 - side] > end):
            return True
        reach[side] = max(reach[side], end)
    return False


def are_free(places: Sequence[tuple[int, int]], wanted: Ranges) -> bool:
    """Whether none of the wanted ranges shares a code point with places that are in order and apart; none is empty."""
    for start, end in wanted:
        after = bisect_right(places, (start, end))
        if (after and places[after - 1][1] > start) or (after < len(places) and places[after][0] < end):
            return False
    return True
