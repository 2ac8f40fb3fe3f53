"""The lines of a PDF's page: signs in the order of reading, and what stands beside each other in a row joined again.

A PDF holds signs at places. Words of scripts that run from the right come in the order of their places, so they are
turned; and a tab or a cell of a small table parts a row into lines, which are put together where no columns are.
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Any, NamedTuple

from core.importing.pdf_paragraphs import Line

_LIGATURE_MAX = 4
LINES_MAX, BESIDE_MAX = 300, 60
"""A page with more lines, or more of them beside others, is no page of a transcript; its rows stay as they are."""
_STRIPS = 12
_ALIGNED = 2.0
"""Points by which the lines of a column may begin apart."""
_BESIDE_MIN = 2
"""A gap that has so many other lines on each side is one between columns."""
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_SHAPED = re.compile("[\ufb1d-\ufdff\ufe70-\ufeff]")
_BULLET = re.compile("^[\ue000-\uf8ff]\\s*")
"""Signs of symbol fonts before the points of a list; nobody knows what they show."""


def blocks_of(boxes: list[Any]) -> list[list[Line]]:
    """The lines of blocks (pdfminer's LTTextBox), without those that are empty, each row joined."""
    blocks = [
        [Line(_text(each, is_right), each.x0, each.x1, each.y0, each.y1) for each in box]
        for box, is_right in ((box, _runs_from_the_right(box.get_text())) for box in boxes)
    ]
    return _with_rows_joined([found for block in blocks if (found := [line for line in block if line.text])])


def _runs_from_the_right(text: str) -> bool:
    """Whether most letters of a block are read from the right."""
    right = len(_RIGHT.findall(text))
    return bool(right) and 2 * right >= sum(map(str.isalpha, text))


# -- signs


class _Sign(NamedTuple):
    text: str
    place: float | None


def _text(line: Any, is_right: bool) -> str:
    """A line's words in the order of reading, in a block that is read from the right or the left."""
    text: str = _BULLET.sub("• ", line.get_text().strip(), count=1)
    if not _RIGHT.search(text):
        return text.strip()
    signs = [_Sign(each.get_text(), getattr(each, "x0", None)) for each in line if each.get_text() != "\n"]
    if _is_by_place(signs):
        signs = _turned(signs, is_right)
    words = "".join(each.text for each in signs)
    return _SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), words).strip()


def _is_by_place(signs: list[_Sign]) -> bool:
    """Whether signs that are read from the right come from the left to the right."""
    if any(len(each.text) > _LIGATURE_MAX for each in signs):
        return False  # the file tells the words of whole runs
    right = [each.place for each in signs if each.place is not None and _is_from_the_right(each)]
    rising = sum(one < other for one, other in pairwise(right))
    return len(right) > 1 and 2 * rising > len(right) - 1


def _turned(signs: list[_Sign], is_right: bool) -> list[_Sign]:
    """The same in the order of reading: runs from the right turned, or all of a line of a block that is mostly such."""
    if is_right:
        return _with_runs_turned(signs[::-1], _is_from_the_left)
    return _with_runs_turned(signs, _is_from_the_right)


def _is_from_the_right(sign: _Sign) -> bool:
    return _RIGHT.match(sign.text) is not None


def _is_from_the_left(sign: _Sign) -> bool:
    return sign.text[:1].isalnum() and not _is_from_the_right(sign)


def _with_runs_turned(signs: list[_Sign], is_inside: Callable[[_Sign], bool]) -> list[_Sign]:
    """Turns each run from one such sign to the last before another letter or digit."""
    found: list[_Sign] = []
    at = 0
    while at < len(signs):
        if not is_inside(signs[at]):
            found.append(signs[at])
            at += 1
            continue
        end = last = at + 1
        while end < len(signs) and (is_inside(signs[end]) or not signs[end].text[:1].isalnum()):
            end += 1
            last = end if is_inside(signs[end - 1]) else last
        found += reversed(signs[at:last])
        at = last
    return found


# -- rows


def _with_rows_joined(blocks: list[list[Line]]) -> list[list[Line]]:
    """Joins lines beside each other, by a tab where the gap is wide, unless the gap is one between columns."""
    placed = [line for block in blocks for line in block]
    rows = _rows(placed) if len(placed) <= LINES_MAX else []
    if not 0 < len(placed) - len(rows) <= BESIDE_MAX or not rows:
        return blocks
    kept: dict[int, Line | None] = {id(line): line for line in placed}
    for row in rows:
        first = row[0]
        for before, line in pairwise(row):
            merged = kept[id(first)]
            if merged is None or not _is_one_row(before, line) or _is_between_columns(placed, before, line):
                first = line
                continue
            is_wide = line.x0 - before.x1 > 0.6 * (line.y1 - line.y0) and merged.text != "•"
            between = "\t" if is_wide else " "
            kept[id(first)] = merged._replace(text=f"{merged.text}{between}{line.text}", x1=line.x1)
            kept[id(line)] = None
    joined = ([now for each in block if (now := kept[id(each)]) is not None] for block in blocks)
    return [block for block in joined if block]


def _is_one_row(before: Line, line: Line) -> bool:
    """Whether two lines stand side by side, in letters of one size."""
    one, other = before.y1 - before.y0, line.y1 - line.y0
    return line.x0 > before.x1 and abs(one - other) < 0.2 * max(one, other)


def _rows(lines: list[Line]) -> list[list[Line]]:
    """The lines by their height on the page, from the top; in each row from the left."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: -each.y0):
        if rows and abs(rows[-1][0].y0 - line.y0) < 0.3 * (line.y1 - line.y0):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda each: each.x0) for row in rows]


def _is_between_columns(lines: list[Line], before: Line, line: Line) -> bool:
    """Whether the second of two lines in a row is one of a column: others begin where it does, or a strip of the gap
    before it goes on up or down the page between others."""
    others = [each for each in lines if each is not before and each is not line]
    if sum(abs(each.x0 - line.x0) < _ALIGNED for each in others) >= _BESIDE_MIN:
        return True
    step = max(_ALIGNED, (line.x0 - before.x1) / _STRIPS)
    strips = int((line.x0 - before.x1) / step)
    return any(_is_free(others, line, before.x1 + step * (n + 0.5)) for n in range(strips))


def _is_free(others: list[Line], line: Line, place: float) -> bool:
    """Whether lines stand on both sides of a strip, from the first above to the first below that go across it."""
    across = [each for each in others if each.x0 < place < each.x1]
    top = min((each.y0 for each in across if each.y0 > line.y0), default=float("inf"))
    bottom = max((each.y1 for each in across if each.y1 < line.y1), default=float("-inf"))
    inside = [each for each in others if bottom <= each.y0 < top]
    left = sum(each.x1 <= place for each in inside)
    return min(left, len(inside) - left) >= _BESIDE_MIN
