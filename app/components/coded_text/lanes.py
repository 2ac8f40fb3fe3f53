"""How bars and names stand beside a text: none over another, while there are lanes. No controls here."""

from collections.abc import Sequence

LANES_MAX = 5


def lanes(spans: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each span of lines (first and last, both included), in the order of their first lines: the lowest
    that is free. Where more than `LANES_MAX` overlap, the rest share the last one."""
    ends: list[int] = []
    found = []
    for first, last in spans:
        lane = next((n for n, end in enumerate(ends) if end < first), len(ends))
        if lane == len(ends) and lane < LANES_MAX:
            ends.append(last)
        lane = min(lane, LANES_MAX - 1)
        ends[lane] = max(ends[lane], last)
        found.append(lane)
    return found


def without_overlap(tops: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Where names stand that would like to begin at `tops` (ascending): there, or below the one before."""
    found, free = [], 0.0
    for top, height in zip(tops, heights, strict=True):
        found.append(max(top, free))
        free = found[-1] + height
    return found
