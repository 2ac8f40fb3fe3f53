"""Where the lines of a text break on the screen, and where each of its letters stands. No controls here.

The page does not say where its lines break; but the typefaces are our own, and so are the widths of their letters and
of pairs of letters. So lines are broken here, a little before the page would, and the page is given them broken.
"""

import bisect
import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from app.components.coded_text.selection import is_inside, is_joined, letter_start
from app.shell.fonts import WIDTHS
from core.text.find import Range

_IDEOGRAPHS = r"\u2e80-\u9fff\uac00-\ud7af"
_HYPHENS = r"/\u2013\u2014-"
_CHUNK = re.compile(
    rf"\n|[^\S\n]+|[{_IDEOGRAPHS}]|[^\s{_IDEOGRAPHS}{_HYPHENS}]*[{_HYPHENS}]+|[^\s{_IDEOGRAPHS}{_HYPHENS}]+"
)
"""What stays together on a line: a word up to its hyphens, a stretch of white space, a character of a script without
spaces."""
_FLAG = re.compile("([\U0001f1e6-\U0001f1ff])[\U0001f1e6-\U0001f1ff]")
_JOINER, _NOTHING = "\u200d", "\u2060"
"""What joins emoji to one; and what has no width and joins nothing."""
WIDE = 1.0
"""How wide a character is that none of the typefaces has, in ems."""
ROOM = 0.15
"""How much of a line's width (ems) stays free, so that the page never has to break one that was broken here."""
TRIES = (1.0, 0.985, 0.97, 0.94, 0.9, 0.8, 0.65, 0.5)
"""By what shares of the width lines are broken until the page shows as many as there are: letters of scripts that our
typefaces lack are as wide as another typeface makes them."""


class Faces(NamedTuple):
    """The typefaces of a text, each one of `PAGE_FONTS`: the usual one, and the one of speakers' names."""

    plain: str
    strong: str


class LineLayout(NamedTuple):
    """A block as it is laid out: where its lines begin (code points of the source), ascending."""

    starts: tuple[int, ...]

    def line(self, place: int) -> int:
        """The number of the line that a place is in, from 0."""
        return max(0, bisect.bisect_right(self.starts, place) - 1)


@cache
def advances(face: str) -> dict[int, float]:
    """The widths of a typeface's characters in ems, by code point; the face is one of `PAGE_FONTS`."""
    runs, unit = _widths()[face]["runs"], _widths()[face]["unit"]
    return {first + index: width / unit for first, *widths in runs for index, width in enumerate(widths)}


@cache
def _widths() -> dict[str, dict[str, Any]]:
    """The table that `tools/letter_widths.py` wrote."""
    table: dict[str, dict[str, Any]] = json.loads(WIDTHS.read_text(encoding="utf-8"))
    return table


@cache
def measure(face: str) -> Callable[[str], float]:
    """Gives the width of words in ems; what the face lacks is looked up in the fallback typefaces. Emoji that are
    joined to one (by a joiner, or two letters to a flag) are one glyph, as wide as the first of them."""
    faces = [advances(each) for each in (face, "Signs", "Emoji", "Arabic", "Scripts")]

    @cache
    def width(character: str) -> float:
        place = ord(character)
        if unicodedata.category(character) in ("Mn", "Me", "Cf", "Sk"):
            return 0.0
        return next((found for each in faces if (found := each.get(place))), WIDE)

    pairs = paired(face)

    def wide(words: str) -> float:
        words = _FLAG.sub(rf"\1{_NOTHING}", words)
        if _JOINER in words:
            words = "".join(each for place, each in enumerate(words) if not is_joined(words, place))
        total = sum(map(width, words))
        return total + sum(pairs.get(pair, 0.0) for pair in itertools.pairwise(words)) if pairs else total

    return wide


@cache
def paired(face: str) -> dict[tuple[str, str], float]:
    """By how much a letter of the reading face is wider before another one, in ems; pairs that are not here stand as
    their widths say."""
    table, unit = _widths()[face]["pairs"], _widths()[face]["unit"]
    return {(one, two): int(by) / unit for one, row in table.items() for by, seconds in row.items() for two in seconds}


def break_lines(text: str, within: Range, width: float, faces: Faces, bold: Sequence[Range] = ()) -> LineLayout:
    """Breaks a stretch of a text into lines of a width (in ems). `bold` are the ranges in the strong face."""
    plain, heavy = measure(faces.plain), measure(faces.strong)
    starts, used, blank = [within.start], 0.0, 0.0
    for match in _CHUNK.finditer(text, within.start, within.end):
        chunk, start = match.group(), match.start()
        if chunk == "\n":
            starts.append(match.end())
            used = blank = 0.0
            continue
        face = heavy if any(each.start <= start < each.end for each in bold) else plain
        wide = face(chunk)
        if chunk.isspace():
            blank += wide
        elif used and used + blank + wide > width:
            starts.append(start)
            used, blank = wide, 0.0
        else:
            used, blank = used + blank + wide, 0.0
        while used > width:  # one word that is longer than a line
            cut = _last_that_fits(text, starts[-1], match.end(), width, face)
            if cut >= match.end():
                break
            starts.append(cut)
            used = face(text[cut : match.end()])
    return LineLayout(tuple(starts))


def _last_that_fits(text: str, start: int, end: int, width: float, face: Callable[[str], float]) -> int:
    """Where a word is broken that begins a line at `start`: after as many whole letters as fit, after one at least."""
    ends = range(start + 1, end)
    cut = letter_start(text, start + bisect.bisect_right(ends, width, key=lambda each: face(text[start:each])))
    if cut <= start:
        cut = start + 1
        while is_inside(text, cut):
            cut += 1
    return cut


def break_lines_as_seen(
    text: str, within: Range, width: float, faces: Faces, bold: Sequence[Range], seen: Sequence[int]
) -> LineLayout:
    """The same a little narrower, until no line is broken once more by the page: `seen` are the numbers of lines that
    it showed for the shares of the width that were tried before, in the order of `TRIES`."""
    for share, lines in zip(TRIES, [*seen, None], strict=False):
        found = break_lines(text, within, max(1.0, width * share - ROOM), faces, bold)
        if lines is None or len(found.starts) >= lines:
            return found
    return found
