"""Turns that stand apart from their text: blanks in the place of what one speaker says, and filling them again."""

import re
from collections.abc import Iterable

from core.text.ranges import Ranges

BLANK = "•"
_INK = re.compile(r"[^\n]")
_RUN = re.compile(f"{BLANK}+(?:\\n+{BLANK}+)*")


def blanked(text: str, places: Ranges) -> str:
    """The text with a blank for each character at the places; lines stay."""
    parts, at = [], 0
    for start, end in places:
        parts += [text[at:start], _INK.sub(BLANK, text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def taken_out(text: str, places: Ranges) -> str:
    """The text at the places, joined."""
    return "".join(text[start:end] for start, end in places)


def filled(text: str, speaker_turns: Iterable[tuple[Ranges, str]]) -> str:
    """The text with words put back at their places; words that do not fit theirs are left out."""
    parts: list[tuple[int, int, str]] = []
    for places, words in speaker_turns:
        if sum(end - start for start, end in places) != len(words):
            continue
        at = 0
        for start, end in places:
            parts.append((start, end, words[at : at + end - start]))
            at += end - start
    letters = list(text)
    for start, end, words in parts:  # each as long as what it takes the place of, so places stay
        letters[start:end] = words
    return "".join(letters)


def with_sign(text: str, sign: str) -> str:
    """A passage for people: one sign for each run of blanks. One alone, with words around it, is the point of a list:
    what somebody says takes more, with the name before it."""
    if BLANK not in text:
        return text
    return sign if text.strip() == BLANK else _RUN.sub(lambda run: sign if len(run[0]) > 1 else run[0], text)
