"""Who speaks when: turns that begin with a name and a colon."""

import re
from collections import Counter
from typing import NamedTuple

_LABEL = re.compile(
    r"^[ \t]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?[ \t]*)?"
    r"(?P<name>[^\W\d_][\w .'’/-]{0,38}[\w.)])[ \t]?:(?=[ \t\n]|$)",
    re.MULTILINE,
)
_SINGLE = re.compile(r"^[ \t]*(?P<name>[^\W\d_])[ \t]?:(?=[ \t])", re.MULTILINE)
TURNS_MIN = 2
_WORDS_MAX = 4


class Turn(NamedTuple):
    """What one speaker says without interruption: code points `start` to `end`, of which the words begin at `words`."""

    speaker: str
    start: int
    words: int
    end: int


def turns(text: str) -> list[Turn]:
    """The turns of a transcript; a label counts as a speaker when it begins two lines at least."""
    matches = sorted([*_LABEL.finditer(text), *_SINGLE.finditer(text)], key=lambda match: match.start())
    named = [match for match in matches if len(match["name"].split()) <= _WORDS_MAX]
    counts = Counter(match["name"] for match in named)
    labels = [match for match in named if counts[match["name"]] >= TURNS_MIN]
    ends = [*(match.start() for match in labels), len(text)][1:]
    return [Turn(match["name"], match.start(), match.end(), end) for match, end in zip(labels, ends, strict=True)]


def places_of(text: str, names: set[str]) -> tuple[tuple[int, int], ...]:
    """The ranges in which these speakers speak, each with the name before the turn."""
    return tuple((turn.start, turn.end) for turn in turns(text) if turn.speaker in names)


def speakers(text: str) -> list[str]:
    """The speakers in the order in which they first speak."""
    return list(dict.fromkeys(turn.speaker for turn in turns(text)))
