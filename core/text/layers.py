"""A text with other words at some of its places, and where each place of the one is in the other. Code points."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """Replaces the code points `start` to `end` with other words."""

    start: int
    end: int
    words: str


class Layered:
    """The text with its edits made. Edits do not overlap each other."""

    def __init__(self, original: str, edits: Iterable[Edit]) -> None:
        self._edits = sorted(edits)
        self._starts = [edit.start for edit in self._edits]
        parts: list[str] = []
        self._shifts: list[int] = []
        at = shift = 0
        for edit in self._edits:
            self._shifts.append(shift)
            parts += [original[at : edit.start], edit.words]
            at = edit.end
            shift += len(edit.words) - (edit.end - edit.start)
        parts.append(original[at:])
        self.text = "".join(parts)
        self._moved = [edit.start + shift for edit, shift in zip(self._edits, self._shifts, strict=True)]

    def to_layer(self, start: int, end: int) -> tuple[int, int]:
        """Where a range of the original is here. A replacement that it touches is in it whole."""
        return self._forward(start, False), self._forward(end, True)

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Where a range here is in the original. What a replacement stands for is in it whole."""
        return self._back(start, False), self._back(end, True)

    def passage(self, start: int, end: int) -> str:
        """The words here of a range of the original."""
        first, last = self.to_layer(start, end)
        return self.text[first:last]

    def _forward(self, place: int, is_end: bool) -> int:
        number = bisect_right(self._starts, place - 1 if is_end else place) - 1
        if number < 0:
            return place
        edit, shift = self._edits[number], self._shifts[number]
        if place < edit.end or (is_end and place == edit.end):
            return edit.start + shift + (len(edit.words) if is_end else 0)
        return place + shift + len(edit.words) - (edit.end - edit.start)

    def _back(self, place: int, is_end: bool) -> int:
        number = bisect_right(self._moved, place - 1 if is_end else place) - 1
        if number < 0:
            return place
        edit, moved = self._edits[number], self._moved[number]
        last = moved + len(edit.words)
        if place < last or (is_end and place == last):
            return edit.end if is_end else edit.start
        return place - last + edit.end


def on_top(below: Iterable[Edit], above: Iterable[Edit]) -> list[Edit]:
    """Both layers' edits; where they meet, the upper layer's."""
    upper = sorted(above)
    kept = [edit for edit in below if not any(edit.start < each.end and each.start < edit.end for each in upper)]
    return sorted([*kept, *upper])


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand as whole words; a genitive's s may follow and is not taken along."""
    if not words.strip():
        return []
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?=(?:['’]?s)?(?!\w))")
    return [match.span() for match in pattern.finditer(text)]
