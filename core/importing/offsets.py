"""Places in a text as other tools count them: found out by evidence, and moved to code points of the normal form.

The standard counts Unicode code points from 0, the end exclusive. Some tools count UTF-16 units, some count a line end
of two characters as one, some count a byte-order mark. Which it was is told by where the places fall: at the edges of
words.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from core.text.normal import normalise

NAME_MIN = 6
"""A selection's name of so many characters counts as evidence where it is the beginning of its words."""
GAIN, GAIN_OF_LAST = 0.2, 0.4
"""How much better, by each place in dispute, another way of counting must be; no tool is known to name the last one."""


class OffsetConvention(NamedTuple):
    """How places are counted."""

    is_utf16: bool = False
    folds_lines: bool = False
    counts_mark: bool = False
    end_is_last: bool = False


STANDARD = OffsetConvention()
_ALL = [
    OffsetConvention(u, f, m, e)
    for e in (False, True)
    for m in (False, True)
    for f in (False, True)
    for u in (False, True)
]

_LINE = re.compile(r"[^\r\n]+|\r\n|\r|\n")
StatedPlaces = Sequence[tuple[int | None, int | None]]


def best_convention(raw: str, places: StatedPlaces, names: Sequence[str]) -> tuple[OffsetConvention, float]:
    """The convention under which most places begin and end at the edges of words, or begin with their own names, and
    the share of edges under it. The standard's own where, of the places where they differ, no other explains clearly
    more. `raw` is the text as it lies in the file."""
    stated = [(start, end) for start, end in places if start is not None and end is not None]
    called = list(names) if len(names) == len(stated) else [""] * len(stated)
    # One of no length tells nothing: counting otherwise would give it words that nobody marked.
    pairs = [(place, name) for place, name in zip(stated, called, strict=True) if place[0] != place[1]]
    known, named = [place for place, _ in pairs], [name for _, name in pairs]
    if not known:
        return STANDARD, 1.0
    standard = _scored(raw, known, named, STANDARD)
    best, most = STANDARD, sum(each.score for each in standard)
    for convention in _candidates(raw):
        scored = _scored(raw, known, named, convention)
        differing = [(one, other) for one, other in zip(scored, standard, strict=True) if one.place != other.place]
        gain = sum(one.score - other.score for one, other in differing)
        total = sum(each.score for each in scored)
        needed = GAIN_OF_LAST if convention.end_is_last else GAIN
        if total > most and gain >= needed * len(differing):
            best, most = convention, total
    final = _scored(raw, known, named, best)
    return best, sum(each.edges for each in final) / len(final)


def convention_of_length(raw: str, length: int) -> OffsetConvention | None:
    """The convention under which a text is so long, where there is one; the standard's own before others."""
    return next(
        (each for each in _candidates(raw) if not each.end_is_last and len(_counted(raw, each)) - 1 == length), None
    )


def moved(raw: str, places: StatedPlaces, convention: OffsetConvention) -> list[tuple[int, int] | None]:
    """The same places in code points of the normal form; None where a place is no number or lies outside."""
    if not places:
        return []
    counted = _counted(raw, convention)
    normal = normal_places(raw)
    found: list[tuple[int, int] | None] = []
    for start, end in places:
        last = None if end is None else end + (1 if convention.end_is_last else 0)
        if start is None or last is None or not 0 <= start < len(counted) or not 0 <= last < len(counted):
            found.append(None)
            continue
        found.append((normal[counted[start]], normal[counted[last]]))
    return found


def _candidates(raw: str) -> list[OffsetConvention]:
    """Those that differ on this text."""
    wide, two, mark = any(ord(char) > 0xFFFF for char in raw), "\r\n" in raw, raw.startswith("\ufeff")
    return [
        each
        for each in _ALL
        if (wide or not each.is_utf16) and (two or not each.folds_lines) and (mark or not each.counts_mark)
    ]


class _Scored(NamedTuple):
    place: tuple[int, int] | None
    edges: float
    score: float


def _scored(raw: str, places: list[tuple[int, int]], names: list[str], convention: OffsetConvention) -> list[_Scored]:
    counted = _counted(raw, convention)
    found = []
    for (start, end), name in zip(places, names, strict=True):
        last = end + (1 if convention.end_is_last else 0)
        if not 0 <= start < last < len(counted):
            found.append(_Scored(None, 0.0, 0.0))
            continue
        first, stop = counted[start], counted[last]
        edges = (_is_edge(raw, first) + _is_edge(raw, stop)) / 2
        spaces = (raw[first : first + 1].isspace() + raw[stop - 1 : stop].isspace()) / 2
        words = " ".join(raw[first:stop].split())
        is_named = len(name) >= NAME_MIN and words.startswith(" ".join(name.split()).rstrip("…. "))
        found.append(_Scored((first, stop), edges, edges - spaces + is_named))
    return found


def _is_edge(text: str, at: int) -> bool:
    if at in (0, len(text)):
        return True
    return not (text[at - 1].isalnum() and text[at].isalnum())


def _counted(raw: str, convention: OffsetConvention) -> Sequence[int]:
    """For each count from 0 on, the index in `raw` that it means; one more for the end."""
    is_wide = convention.is_utf16 and max(raw, default="") > "\uffff"
    is_folded = convention.folds_lines and "\r\n" in raw
    if not (is_wide or is_folded or (raw.startswith("\ufeff") and not convention.counts_mark)):
        return range(len(raw) + 1)
    found: list[int] = []
    for at, char in enumerate(raw):
        if at == 0 and char == "\ufeff" and not convention.counts_mark:
            continue
        if char == "\n" and convention.folds_lines and at and raw[at - 1] == "\r":
            continue
        found += [at] * (2 if convention.is_utf16 and ord(char) > 0xFFFF else 1)
    return [*found, len(raw)]


def normal_places(raw: str) -> Sequence[int]:
    """For each index of `raw`, and its end, where that is in the normal form. Composed characters move as one."""
    if normalise(raw) == raw:
        return range(len(raw) + 1)
    found: list[int] = []
    total = 0
    for line in _LINE.finditer(raw):  # most lines are in the normal form already
        words = line[0]
        if normalise(words) == words:
            found += range(total, total + len(words))
            total += len(words)
        else:
            places = _places_of_clusters(words, line.start() == 0)
            found += [total + each for each in places[:-1]]
            total += places[-1]
    return [*found, total]


def _places_of_clusters(raw: str, is_first: bool) -> list[int]:
    """The same of one line or line end, a character with its marks after the other; whether the text begins here."""
    found: list[int] = []
    total, at = 0, 0
    while at < len(raw):
        end = at + 1
        while end < len(raw) and (unicodedata.combining(raw[end]) or (raw[at:end].endswith("\r") and raw[end] == "\n")):
            end += 1
        part = raw[at:end]
        length = 0 if is_first and at == 0 and part == "\ufeff" else len(normalise("x" + part)) - 1
        found += [total] * len(part)
        total += length
        at = end
    return [*found, total]


class Text:
    """A text as a tool kept it, with places in code points that are moved to the normal form."""

    def __init__(self, raw: str) -> None:
        self.normal = normalise(raw)
        self.length = len(raw)
        self._raw = raw
        self._moved = normal_places(raw)

    def place(self, start: object, end: object, quote: str) -> tuple[int, int] | None:
        """Code points of the normal form. None where they are no places in it, or where other words stand there than
        `quote` says."""
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= self.length):
            return None
        if quote and _letters(quote) != _letters(self._raw[start:end]):
            return None
        first, last = self._moved[start], self._moved[end]
        return (first, last) if first < last <= len(self.normal) else None


def _letters(text: str) -> str:
    return "".join(normalise(text).split())
