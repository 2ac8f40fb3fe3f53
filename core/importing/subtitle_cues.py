"""Cues of subtitles before their words are read: who speaks in each, and what is only shown once more."""

import re
from collections import Counter
from typing import NamedTuple

from core.importing.left_out import LeftOut
from core.text.speaker_labels import is_ordinary

NAMED_CUE = re.compile(r"\d{1,6}[ \t]+\"(?P<name>[^\"<>]{1,60})\"(?:[ \t]+\(\d*\))?")
"""The name of a cue in Webex: its number, who speaks, and that person's number."""
_NAME = r"[^\W\d_][\w .'’-]{0,58}"
_BRACKETED = re.compile(rf"[ \t]*[-–]?[ \t]?(?:\((?P<round>{_NAME})\)|\[(?P<square>{_NAME})\])[ \t]+(?P<words>\S.*)")
_INNER_TIME = re.compile(r"<\d+:[\d:.]+>")
_MARKUP = re.compile(r"<[^<>]{1,60}>")
_SPEAKERS_MAX = 12
_MOST = 0.6
"""So great a part of the cues begins with a name in brackets where it says who speaks; else it is a remark (laughs)."""


class Cue(NamedTuple):
    """What is shown at a time: first and last ms, its lines, and who speaks where the cue's name says so."""

    first: int
    last: int
    lines: list[str]
    said_by: str = ""


def without_rolling(cues: list[Cue], left_out: LeftOut) -> list[Cue]:
    """Cues without lines that are shown for a second time while the next ones appear below them, as in captions that
    roll. Only files that time each word do so; elsewhere somebody says the same again."""
    if not any(_INNER_TIME.search(line) for cue in cues for line in cue.lines):
        return cues
    kept: list[Cue] = []
    shown: list[str] = []
    end = -1
    for cue in cues:
        lines = list(cue.lines)
        bare = [" ".join(_MARKUP.sub("", line).split()) for line in lines]
        if cue.first <= end:
            while lines and bare[0] in shown and not _INNER_TIME.search(lines[0]):
                left_out.words("remark", bare.pop(0))
                lines.pop(0)
        shown, end = [" ".join(_MARKUP.sub("", line).split()) for line in cue.lines], cue.last
        if lines or not cue.lines:
            kept.append(cue._replace(lines=lines))
    return kept


def _names_above(cues: list[Cue]) -> set[str]:
    """The names that stand alone on the first lines of cues: in most of them, again and again."""
    firsts = [cue.lines[0].strip() for cue in cues if len(cue.lines) > 1]
    names = Counter(first for first in firsts if re.fullmatch(rf"{_NAME}\d{{0,3}}", first) and first[:1].isupper())
    known = {name for name, count in names.items() if count > 1 and not is_ordinary(name)}
    is_layout = sum(names[name] for name in known) >= _MOST * len(cues) and 1 < len(known) <= _SPEAKERS_MAX
    return known if is_layout else set()


def with_speakers_marked(cues: list[Cue]) -> list[Cue]:
    """Cues in which whoever is named beside the words stands in a voice mark, as in WebVTT."""
    found = [_BRACKETED.fullmatch(cue.lines[0]) if cue.lines else None for cue in cues]
    names = Counter(each["round"] or each["square"] for each in found if each)
    is_layout = sum(names.values()) > _MOST * len(cues) and 1 < len(names) < sum(names.values())
    above = _names_above(cues)
    marked = []
    for cue, begins in zip(cues, found, strict=True):
        if cue.said_by and cue.lines:
            marked.append(cue._replace(lines=[f"<v {cue.said_by}>{cue.lines[0]}", *cue.lines[1:]]))
        elif len(cue.lines) > 1 and cue.lines[0].strip() in above:
            marked.append(cue._replace(lines=[f"<v {cue.lines[0].strip()}>{cue.lines[1]}", *cue.lines[2:]]))
        elif begins and is_layout and min(names.values()) > 1:
            words = f"<v {begins['round'] or begins['square']}>{begins['words']}"
            marked.append(cue._replace(lines=[words, *cue.lines[1:]]))
        else:
            marked.append(cue)
    return marked
