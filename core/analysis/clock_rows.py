"""Which of one clock's times are believed where they contradict each other: the longest row that never falls back."""

from bisect import bisect_left, bisect_right

from core.log.clocks import DAY_MS


def longest_row(times: list[int]) -> list[int]:
    """The places of the longest row of times that never fall back, in ascending order. Of rows as long, the one of the
    times that more others show to within a day, then the one that is ahead: a clock that stood still is behind.

    The longest non-decreasing subsequence by weights, from the end on, with a Fenwick tree of maxima (Fenwick 1994, "A
    new data structure for cumulative frequency tables"): n log n.
    """
    values = sorted(times)
    ranks = {time: len(values) - n for n, time in enumerate(values)}  # the later a time, the lower its rank
    unit = len(times) ** 2 + 1
    tree = [_NOTHING] * (len(times) + 1)
    follows = [-1] * len(times)
    best = _NOTHING
    for n in range(len(times) - 1, -1, -1):
        time, rank, after = times[n], ranks[times[n]], _NOTHING
        while rank:  # the best row that begins with a time as late, or later
            after, rank = max(after, tree[rank]), rank & (rank - 1)
        near = bisect_right(values, time + DAY_MS) - bisect_left(values, time - DAY_MS)
        row, follows[n] = (after[0] + unit + near, time, -n), -after[2]
        best, rank = max(best, row), ranks[time]
        while rank < len(tree):
            tree[rank], rank = max(tree[rank], row), rank + (rank & -rank)
    found, n = [], -best[2]
    while n >= 0:
        found.append(n)
        n = follows[n]
    return found


_NOTHING = (0, 0, 1)
"""The weight of a row, its first time, and that time's place below 0: that of no row."""
