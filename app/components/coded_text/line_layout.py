"""Where the lines of a text break on the screen, so that the margin can point at them. No controls here.

The page does not say where its lines break; but the typefaces are our own, and so are their widths. Kerning is left
out but for what it comes to on the average, so a line may break a word earlier or later than is computed here.
"""

import bisect
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from app.shell.fonts import WIDTHS
from core.text.find import Range

_IDEOGRAPHS = r"\u2e80-\u9fff\uac00-\ud7af"
_HYPHENS = r"/\u2013\u2014-"
_CHUNK = re.compile(
    rf"\n|[^\S\n]+|[{_IDEOGRAPHS}]|[^\s{_IDEOGRAPHS}{_HYPHENS}]*[{_HYPHENS}]+|[^\s{_IDEOGRAPHS}{_HYPHENS}]+"
)
"""What stays together on a line: a word up to its hyphens, a stretch of white space, a character of a script without
spaces."""
WIDE = 1.0
"""How wide a character is that none of the typefaces has, in ems."""
KERNING = 0.988
"""How wide our reading face comes out on the screen, against the sum of its characters' widths (measured)."""
TRIES = (1.0, 1.008, 0.992, 1.016, 0.984, 1.024, 0.976)


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
    """Gives the width of words in ems; what the face lacks is looked up in the fallback typefaces."""
    own, emoji, arabic = advances(face), advances("Emoji"), advances("Arabic")

    @cache
    def width(character: str) -> float:
        place = ord(character)
        if unicodedata.category(character) in ("Mn", "Me", "Cf", "Sk"):
            return 0.0
        return own.get(place) or emoji.get(place) or arabic.get(place) or WIDE

    return lambda words: sum(map(width, words))


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
        wide = (heavy if any(each.start <= start < each.end for each in bold) else plain)(chunk)
        if chunk.isspace():
            blank += wide
        elif used and used + blank + wide > width:
            starts.append(start)
            used, blank = wide, 0.0
        else:
            used, blank = used + blank + wide, 0.0
        while used > width:  # one word that is longer than a line
            used -= width
            starts.append(starts[-1] + max(1, int(len(chunk) * width / wide)))
    return LineLayout(tuple(starts))


def break_lines_as_seen(
    text: str, within: Range, width: float, faces: Faces, bold: Sequence[Range], seen: int | None
) -> LineLayout:
    """The same, with as many lines as were seen, if a slightly other width gives so many."""
    first = None
    for share in TRIES:
        found = break_lines(text, within, width * share / KERNING, faces, bold)
        if seen is None or len(found.starts) == seen:
            return found
        first = first or found
    assert first is not None
    return first
