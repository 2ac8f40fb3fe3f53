"""From words that were found to the sentence, turn or paragraph around them. Code points."""

import re
from collections.abc import Sequence
from typing import Protocol

from core.text.speaker_turns import turns

WIDTHS = ("words", "sentence", "paragraph", "turn")
_SENTENCE_END = re.compile(r"[.!?…]+[»”\"')\]]*(?=\s|$)|\n")


class Said(Protocol):
    """A turn: where it begins, where its words do, and where it ends; code points."""

    @property
    def start(self) -> int:
        """With what stands before the words."""

    @property
    def words(self) -> int:
        """Where the words begin."""

    @property
    def end(self) -> int:
        """Exclusive."""


def widened(text: str, start: int, end: int, width: str, said: Sequence[Said] | None = None) -> tuple[int, int]:
    """The range around `start` to `end`, without white space at its ends; a speaker's name is not taken along. `said`:
    the turns, where it is known who speaks; else they are told by the text."""
    first, last = start, end
    known: Sequence[Said] = turns(text) if said is None else said
    if width == "sentence":
        before = [match.end() for match in _SENTENCE_END.finditer(text, max(0, start - 5000), start)]
        after = _SENTENCE_END.search(text, max(start, end - 1))
        first, last = (before[-1] if before else max(0, start - 5000)), after.end() if after else len(text)
    elif width in ("paragraph", "turn"):
        first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        last = len(text) if last < 0 else last
    spoken = [turn for turn in known if turn.start < end and start < turn.end] if width != "words" else []
    if width == "turn" and spoken:
        first, last = spoken[0].words, spoken[-1].end
    elif spoken and first < spoken[0].words <= start:
        first = spoken[0].words
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last
