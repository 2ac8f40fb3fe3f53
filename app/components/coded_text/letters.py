"""Where each letter of a line stands, so that a pointer finds it. No controls here. All widths are in ems."""

import bisect
import itertools
import unicodedata
from collections.abc import Sequence

from app.components.coded_text.line_layout import Faces, measure, paired
from app.components.coded_text.selection import Spot, is_inside, is_joined
from core.text.find import Range


def letter_places(text: str, line: Range, faces: Faces, bold: Sequence[Range] = ()) -> list[tuple[float, float]]:
    """From where to where each character of a line stands. `bold` are the ranges in the strong face. Words that run
    from right to left stand mirrored, as the page puts them into a line that runs from left to right."""
    found: list[tuple[float, float]] = []
    place = 0.0
    for number in range(line.start, line.end):
        face = faces.strong if any(each.start <= number < each.end for each in bold) else faces.plain
        wide = 0.0 if text[number] == "\n" or is_joined(text, number) else measure(face)(text[number])
        if number + 1 < line.end:
            wide += paired(face).get((text[number], text[number + 1]), 0.0)
        found.append((place, place + wide))
        place += wide
    for first, last in _mirrored(text, line):
        left, right = found[first][0], found[last - 1][1]
        found[first:last] = [(left + right - two, left + right - one) for one, two in found[first:last]]
    return found


def _mirrored(text: str, line: Range) -> list[tuple[int, int]]:
    """The stretches of a line, from 0, that run from right to left: from a letter of such a script to the last one
    before a letter of the other kind."""
    found: list[tuple[int, int]] = []
    kinds = [unicodedata.bidirectional(each) for each in text[line.start : line.end]]
    is_open = False
    for number, kind in enumerate(kinds):
        if kind in ("R", "AL"):
            found[-1:] = [(found[-1][0], number + 1)] if is_open else [*found[-1:], (number, number + 1)]
            is_open = True
        elif kind == "L":
            is_open = False
    return found


def spot_in(text: str, line: Range, places: Sequence[tuple[float, float]], x: float) -> Spot:
    """The letter at `x` in a line, and the nearest gap. Before the line it is the first letter, after it the last that
    one sees."""
    shown = len(text[line.start : line.end].rstrip())
    if shown == 0:
        return Spot(line.start, line.start)
    distances = [max(left - x, x - right, 0.0) for left, right in places[:shown]]
    nearest = min(range(shown), key=distances.__getitem__)
    left, right = places[nearest]
    is_mirrored = unicodedata.bidirectional(text[line.start + nearest]) in ("R", "AL")
    is_second_half = (x >= (left + right) / 2) != is_mirrored
    letter = line.start + nearest
    gap = letter
    if is_second_half:
        gap = letter + 1
        while gap < line.start + shown and is_inside(text, gap):
            gap += 1
    return Spot(letter, gap)


def gap_x(line: Range, places: Sequence[tuple[float, float]], gap: int) -> float:
    """Where the gap before a character of a line stands; after the last one where it is past the line."""
    if not places:
        return 0.0
    if gap - line.start >= len(places):
        return places[-1][1]
    return places[max(0, gap - line.start)][0]


def lines_of(starts: Sequence[int], end: int) -> list[Range]:
    """The lines of a block that begin at `starts` and end where the next one begins."""
    return [Range(one, two) for one, two in itertools.pairwise([*starts, end])]


def row_at(tops: Sequence[float], y: float) -> int:
    """The number of the row that a height is in, where rows begin at `tops` (ascending)."""
    return max(0, bisect.bisect_right(tops, y) - 1)
