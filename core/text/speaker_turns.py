"""Who speaks when: turns that begin with a name and a colon."""

import re
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from core.text.normal import look_alike

_LABEL = re.compile(
    r"^[ \t]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?[ \t]*[-–]?[ \t]*)?(?P<bracket>\[)?"
    r"(?P<name>[^\W\d_](?:[\w .,'’()&/-]{0,58}[\w.)])?)(?(bracket)\])[ \t]?:(?=[ \t\n]|$)",
    re.MULTILINE,
)
_ROLE = re.compile(
    r"(?:[a-zæøå]|i[np]|int|inf|resp|fg|sp|sp[ea]*ker|person|del(?:taker)?|participant|informant|intervjue?r|intervjuar"
    r"|interviewe[re]|interviewpartner|moderator|respondent|forsker|researcher|facilitator|ordstyrer|observatør|observer)"
    r"[ _.-]?\d{0,3}[a-z]?",
    re.IGNORECASE,
)
"""What people write for a speaker whom they do not name: these need not speak twice to be one."""
TURNS_MIN = 2
_WORDS_MAX = 4


class Turn(NamedTuple):
    """What one speaker says without interruption: code points `start` to `end`, of which the words begin at `words`."""

    speaker: str
    start: int
    words: int
    end: int


def turns(text: str, declared: Collection[str] = ()) -> list[Turn]:
    """The turns of a transcript. A label counts as a speaker when it begins two lines at least, is one of the names
    that were `declared`, or, in a text with two labels or more, is a sign for a role such as I, P07 or Interviewer."""
    named = [match for match in _LABEL.finditer(text) if _may_be_name(match["name"])]
    counts = Counter(match["name"] for match in named)
    known = {look_alike(each) for each in declared}
    roles = {name for name in counts if _ROLE.fullmatch(name)}
    has_several = sum(counts[name] for name in counts if name in roles or counts[name] >= TURNS_MIN) >= TURNS_MIN
    speaking = {
        name
        for name, count in counts.items()
        if count >= TURNS_MIN or look_alike(name) in known or (name in roles and has_several)
    }
    labels = [match for match in named if match["name"] in speaking]
    ends = [*(match.start() for match in labels), len(text)][1:]
    return [Turn(match["name"], match.start(), match.end(), end) for match, end in zip(labels, ends, strict=True)]


def _may_be_name(name: str) -> bool:
    """Of few words; with a comma, as in “Nordmann, Ola (Guest)”, each of them written as a name."""
    words = name.split()
    return len(words) <= _WORDS_MAX and ("," not in name or all(each.lstrip("(")[:1].isupper() for each in words))


def places_of(text: str, names: Collection[str]) -> tuple[tuple[int, int], ...]:
    """The ranges in which these speakers speak, each with the name before the turn."""
    return tuple((turn.start, turn.end) for turn in turns(text, names) if turn.speaker in names)


def speakers(text: str) -> list[str]:
    """The speakers in the order in which they first speak."""
    return list(dict.fromkeys(turn.speaker for turn in turns(text)))
