"""Where codings lie in a text as it is laid out: blocks, and pieces between boundaries. No controls here.

All offsets are code points of the source; the screen's own are UTF-16 units of a block's text, and are
converted here and nowhere else.
"""

import bisect
import itertools
import re
from collections.abc import Iterable
from typing import NamedTuple

from core.text.find import Range

BLOCK_CODE_POINTS = 900
BLOCK_CODE_POINTS_NARROW = 250
"""On a phone the names of codings stand below their block, so it has to be short."""
BLOCK_CODE_POINTS_MAX = 6000
SELECTED, FOUND, SPEAKER, LIT = "selected", "found", "speaker", "lit"
"""Keys of marks that are drawn over the text and are no codings."""
NOTE = "memo "
"""What the key of a memo in the margin begins with; the memo's id follows."""
_SENTENCE_END = re.compile(r"(?<=[.!?…»”\"])\s+(?=\S)|\n+")


class Mark(NamedTuple):
    """Something that lies on a range: a coding, a find, the selection. `colour` is #rrggbb."""

    start: int
    end: int
    key: str
    colour: str


class TextRun(NamedTuple):
    """A stretch of text on which the same marks lie."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def blocks(text: str, size: int = BLOCK_CODE_POINTS) -> list[Range]:
    """Cuts a text after paragraphs into blocks that one can select across; only a giant paragraph is cut inside."""
    found: list[Range] = []
    start = place = 0
    while place < len(text):
        end = text.find("\n", place)
        place = len(text) if end < 0 else end + 1
        if place - start > BLOCK_CODE_POINTS_MAX:
            found += _cut(text, start, place)
            start = place
        elif place - start >= size:
            found.append(Range(start, place))
            start = place
    if start < len(text):
        found.append(Range(start, len(text)))
    return found


def _cut(text: str, start: int, end: int) -> list[Range]:
    cuts = [start]
    for sentence in sentences(text, Range(start, end)):
        if sentence.end - cuts[-1] > BLOCK_CODE_POINTS_MAX // 2:
            cuts.append(sentence.end)
    if cuts[-1] != end:
        cuts.append(end)
    return [Range(one, two) for one, two in itertools.pairwise(cuts)]


def sentences(text: str, within: Range) -> list[Range]:
    """The sentences of a stretch of text, for moving by keyboard."""
    found, start = [], within.start
    for match in _SENTENCE_END.finditer(text, within.start, within.end):
        if match.start() > start:
            found.append(Range(start, match.start()))
        start = match.end()
    if start < within.end and text[start : within.end].strip():
        found.append(Range(start, start + len(text[start : within.end].rstrip())))
    return found


def text_runs(within: Range, marks: Iterable[Mark]) -> list[TextRun]:
    """A block cut at every boundary of a mark."""
    inside = [mark for mark in marks if mark.start < within.end and within.start < mark.end]
    edges = {within.start, within.end}
    for mark in inside:
        edges |= {max(mark.start, within.start), min(mark.end, within.end)}
    cuts = sorted(edges)
    return [
        TextRun(start, end, tuple(mark for mark in inside if mark.start <= start and end <= mark.end))
        for start, end in itertools.pairwise(cuts)
    ]


def moved_edge(text: str, passage: Range, edge: str, by: int) -> Range:
    """A passage whose start or end (`edge`) went by so many words; it never gets empty."""
    words = [match.span() for match in re.finditer(r"\S+", text)]
    edges = [start for start, _ in words] if edge == "start" else [end for _, end in words]
    place = passage.start if edge == "start" else passage.end
    number = bisect.bisect_right(edges, place) - 1 + by if by > 0 else bisect.bisect_left(edges, place) + by
    moved = edges[max(0, min(number, len(edges) - 1))]
    found = passage._replace(**{edge: moved})
    return found if found.start < found.end else passage


def code_points(text: str, units: int) -> int:
    """How many code points the first `units` UTF-16 units of a text are; half a pair counts as none."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore"))


def trimmed(text: str, passage: Range) -> Range:
    """A passage without white space at its ends, as people mean it."""
    start, end = passage
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Range(start, end)
