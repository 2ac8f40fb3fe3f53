"""Transcripts whose turns begin without a colon: “P1. words”, “I – words”."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from core.text.speaker_labels import is_ordinary, is_role

_NAME = r"[^\W\d_][\w.'’-]{0,19}"
_MARKS = (
    re.compile(r"^[ \t]*(?P<name>[^\W\d_][\w-]{0,19}(?:[ ]\d{1,3})?)\.(?=[ \t\n]|$)", re.MULTILINE),
    re.compile(rf"^[ \t]*(?P<name>{_NAME}(?:[ ]{_NAME}|[ ]\d{{1,3}})?)[ \t]+[–—-](?=[ \t\n]|$)", re.MULTILINE),
)
"""What may be the sign of a speaker: before a full stop, before a dash."""
_SPOKEN_MIN, _SPEAKERS_MAX = 2, 12
"""A sign begins so many lines at least; more different ones than this are headings or a list."""
_LISTED = ({"a", "b"}, {"i", "ii"})
"""Signs that stand beside each other in lists."""


def without_colon(text: str, is_declared: Callable[[str], bool]) -> list[re.Match[str]]:
    """The labels of turns in a text that has none with a colon: signs for roles, or names that were declared, at the
    beginning of lines, each again and again and in turns. Lists and headings are not like that, and with any doubt
    there are none. The last code point of a label is where its words begin."""
    for mark in _MARKS:
        found = [match for match in mark.finditer(text) if not is_ordinary(match["name"]) or is_declared(match["name"])]
        counts = Counter(match["name"] for match in found)
        if any(listed <= {name.casefold() for name in counts} for listed in _LISTED):
            continue
        sure = {name for name in counts if is_declared(name) or is_role(name)}
        beside = {name for name, count in counts.items() if count >= _SPOKEN_MIN and name[:1].isupper()}
        speaking = {name for name in sure if counts[name] >= _SPOKEN_MIN or is_declared(name)}
        if speaking and mark is _MARKS[1]:
            speaking |= beside  # “Kari – …” beside “I – …”
        labels = [match for match in found if match["name"] in speaking]
        changes = sum(one["name"] != other["name"] for one, other in pairwise(labels))
        if 1 < len(speaking) <= _SPEAKERS_MAX and len(labels) > len(speaking) and 2 * changes >= len(labels):
            return labels
    return []
