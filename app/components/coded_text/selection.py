"""What is marked in a text, and how gestures change it. Pure: code points of the text in, a selection out.

A place comes from a pointer as a `Spot`: the letter that it is on, and the nearest gap between letters. Marking by
words takes every word that a letter was touched of; marking by letters goes from gap to gap.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

from core.text.find import Range

Unit = Literal["letter", "word", "paragraph"]
"""What a gesture marks at least."""
UNITS: tuple[Unit, ...] = ("letter", "word", "paragraph")
"""By how often one clicked: once, twice, three times."""
_ONE_BY_ONE = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
"""Scripts that put no spaces between words (Thai, Lao, Burmese, Khmer), or words of one sign: each sign is its own."""
_WORD = re.compile(
    rf"(?:(?![{_ONE_BY_ONE}])[^\W_]|[\u0300-\u036f])(?:(?![{_ONE_BY_ONE}])\w|[\u0300-\u036f'’·\u00ad-])*"
)
_JOINER, _REGIONAL, _TONES = "\u200d", range(0x1F1E6, 0x1F200), range(0x1F3FB, 0x1F400)


class Spot(NamedTuple):
    """Where a pointer is: on a letter (its number), and nearest to which gap (the number of the letter after it)."""

    letter: int
    gap: int


class Selection(NamedTuple):
    """What is marked: from where one began (`anchor`) to where one is (`focus`), in code points, in any order."""

    anchor: int
    focus: int

    @property
    def range(self) -> Range:
        """The same in the order of the text; empty where nothing is marked."""
        return Range(min(self), max(self))


# -- letters, words, paragraphs


def is_inside(text: str, place: int) -> bool:
    """Whether a place would cut what people see as one letter: an accent from its letter, or an emoji in two."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if after == _JOINER or ord(after) in _TONES or unicodedata.category(after) in ("Mn", "Mc", "Me"):
        return before != "\n"
    return is_joined(text, place)


def is_joined(text: str, place: int) -> bool:
    """Whether an emoji is drawn as part of the one before it: after a joiner, or as the second letter of a flag."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before == _JOINER:
        return place > 1 and not text[place - 2].isspace() and unicodedata.category(after) == "So"
    if ord(after) in _REGIONAL and ord(before) in _REGIONAL:
        start = place
        while start > 0 and ord(text[start - 1]) in _REGIONAL:
            start -= 1
        return (place - start) % 2 == 1
    return False


def letter_start(text: str, place: int) -> int:
    """The nearest place at or before this one that cuts no letter."""
    place = max(0, min(place, len(text)))
    while is_inside(text, place):
        place -= 1
    return place


def letter_end(text: str, place: int) -> int:
    """The nearest place at or after this one that cuts no letter."""
    place = max(0, min(place, len(text)))
    while is_inside(text, place):
        place += 1
    return place


def _words(text: str, start: int, end: int) -> Iterator[Range]:
    """The words of a stretch of a text. It is cut at white space, so that a word is never met half."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    for match in _WORD.finditer(text, start, end):
        word = match.group().rstrip("'’·-\u00ad")  # a mark at the end belongs to no word
        yield Range(match.start(), match.start() + len(word))


def word_at(text: str, letter: int) -> Range:
    """The word that a letter is part of; a sign or a space stands for itself."""
    if not text:
        return Range(0, 0)
    letter = max(0, min(letter, len(text) - 1))
    for word in _words(text, letter, letter + 1):
        if word.start <= letter < word.end:
            return Range(letter_start(text, word.start), letter_end(text, word.end))
    return Range(letter_start(text, letter), letter_end(text, letter + 1))


def paragraph_at(text: str, letter: int) -> Range:
    """The paragraph (a turn, where people speak) that a letter is in, without its line end."""
    letter = max(0, min(letter, len(text)))
    start = text.rfind("\n", 0, letter) + 1
    end = text.find("\n", letter)
    return Range(start, len(text) if end < 0 else end)


def _unit_at(text: str, spot: Spot, unit: Unit) -> Range:
    if unit == "letter":
        gap = letter_start(text, spot.gap)
        return Range(gap, gap)
    return word_at(text, spot.letter) if unit == "word" else paragraph_at(text, spot.letter)


# -- gestures


class Marking(NamedTuple):
    """A gesture under way: what it began with, and by what unit it marks."""

    begin: Spot
    unit: Unit = "word"


def pressed(text: str, spot: Spot, clicks: int) -> tuple[Marking, Selection]:
    """A button goes down for the first, second or third time in a row. The first marks nothing yet."""
    unit = UNITS[(clicks - 1) % 3]
    found = _unit_at(text, spot, unit)
    return Marking(spot, "word" if unit == "letter" else unit), Selection(*found)


def drawn(text: str, marking: Marking, spot: Spot, by_letters: bool = False) -> Selection:
    """The pointer is drawn to a spot: everything from the first unit to the one there, both included."""
    unit: Unit = "letter" if by_letters else marking.unit
    one, two = _unit_at(text, marking.begin, unit), _unit_at(text, spot, unit)
    whole = Range(min(one.start, two.start), max(one.end, two.end))
    tight = whole if by_letters else without_blanks(text, whole)
    is_backwards = two.start < one.start
    return Selection(tight.end, tight.start) if is_backwards else Selection(*tight)


def extended(text: str, selection: Selection, spot: Spot, by_letters: bool = False) -> tuple[Marking, Selection]:
    """Shift and a click: the selection reaches from where it began to the spot. What was begun with stays inside."""
    start = selection.anchor
    backwards = selection.focus < selection.anchor
    begin = Spot(max(0, start - 1) if backwards else min(start, max(0, len(text) - 1)), start)
    marking = Marking(begin, "word")
    return marking, drawn(text, marking, spot, by_letters)


def edge_drawn(text: str, selection: Range, edge: Literal["start", "end"], spot: Spot, by_letters: bool) -> Range:
    """A handle at the start or the end is drawn to a spot. The range never gets empty and is never turned around."""
    if by_letters:
        place = letter_start(text, spot.gap)
    else:
        found = word_at(text, spot.letter)
        place = found.start if edge == "start" else found.end
    start, end = (place, selection.end) if edge == "start" else (selection.start, place)
    if start >= end:
        last = word_at(text, selection.end - 1 if edge == "start" else selection.start)
        start, end = (last.start, selection.end) if edge == "start" else (selection.start, last.end)
    tight = without_blanks(text, Range(start, end))
    return tight if tight.start < tight.end else selection


def stepped(text: str, selection: Selection, by: int, unit: Unit = "letter") -> Selection:
    """Shift and an arrow: the focus goes one letter or word on (`by` 1) or back (-1)."""
    place = selection.focus
    if unit == "letter":
        found = letter_end(text, place + 1) if by > 0 else letter_start(text, place - 1)
        return Selection(selection.anchor, found)
    while 0 <= (ahead := place if by > 0 else place - 1) < len(text) and text[ahead].isspace():
        place += by
    word = word_at(text, place if by > 0 else place - 1)
    return Selection(selection.anchor, max(place, word.end) if by > 0 else min(place, word.start))


def without_blanks(text: str, found: Range) -> Range:
    """A range without white space at its ends, as people mean it."""
    start, end = found
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Range(start, end)
