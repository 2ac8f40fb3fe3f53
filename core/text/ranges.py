"""Several ranges of one text: whether they are in order, and whether they overlap others. Code points."""

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
    """Whether any of these ranges shares a code point with any of the others."""
    return any(start < end_2 and start_2 < end for start, end in one for start_2, end_2 in other)
