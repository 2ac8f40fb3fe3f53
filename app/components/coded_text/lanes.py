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


def without_overlap(tops: Sequence[float], heights: Sequence[float], room: float | None = None) -> list[float]:
    """Where names stand that would like to begin at `tops` (ascending): there, or below the one before; and where they
    would leave the `room`, as far up as they have to."""
    found, free = [], 0.0
    for top, height in zip(tops, heights, strict=True):
        found.append(max(top, free))
        free = found[-1] + height
    below = room
    for number in reversed(range(len(found) if room is not None else 0)):
        assert below is not None
        below = max(0.0, min(found[number], below - heights[number]))
        found[number] = below
    return found


def that_fit(count: int, room: float, height: float) -> int:
    """How many of so many names of one height fit into a room; where not all do, one place is kept for “+3”."""
    fitting = int(room // height)
    return count if count <= max(1, fitting) else max(0, fitting - 1)
