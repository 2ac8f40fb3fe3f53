"""Who speaks when: turns that begin with a name and a colon."""

import re
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from core.text.normal import look_alike
from core.text.speaker_labels import alike, is_ordinary_label, is_role, is_strong_interviewer, is_written_as_name
from core.text.speaker_marks import without_colon

_TIME = (
    r"(?:[Kk][Ll]\.?[ \t]?)?(?:\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?|\d{1,2}\.\d{2}(?:\.\d{2})?(?=[\])]|[ \t]|:[ \t]))"
)
_LABEL = re.compile(
    rf"^[ \t]*+(?:(?P<bold>[*_]{{1,3}})[ \t]*+)?(?:[\[(]?{_TIME}[\])]?:?[ \t]*+(?:[-–][ \t]*+)?)?(?P<bracket>\[)?"
    r"(?P<name>\d{1,2}(?=[ \t]?:[ \t])|"
    r"[^\W\d_](?:[\w .,'’()&/-]{0,58}(?:[^\W_]|[.)]))?(?:[ \t]?\[[^\W\d_][\w .'’-]{0,38}\])?)(?(bracket)\])"
    rf"(?:[ \t]*[\[(]{_TIME}[\])])?(?(bold)[*_]{{0,3}})"
    rf"(?:[ \t]?:(?(bold)[*_]{{0,3}})(?=[ \t\n]|$)|:(?=[^\W\d_])|：)",
    re.MULTILINE,
)
TURNS_MIN = 2
_LABELLED = 0.9
"""So great a part of the lines at least begins with a label where one that comes once is a name, too."""
_WORDS_MAX = 4
_HEAD_WORDS_MAX = 5
"""So many words stand at most behind a label in the head of a transcript, as in “Intervjuer: Kari Holm”."""


class Turn(NamedTuple):
    """What one speaker says without interruption: code points `start` to `end`, of which the words begin at `words`."""

    speaker: str
    start: int
    words: int
    end: int


def turns(text: str, declared: Collection[str] = ()) -> list[Turn]:
    """The turns of a transcript. A label counts as a speaker when it is one of the names that were `declared`; when it
    begins two lines at least and is no ordinary word (“Men: …”, “Note: …”); when it is written as a name in a text in
    which nearly every line begins with a label; or, in a text with two labels or more, when
    it is a sign for a role such as I, P07 or Interviewer. What only heads a transcript (“Intervjuer: Kari Holm”) does
    not."""
    named = [match for match in _LABEL.finditer(text) if _may_be_name(match["name"]) or match["name"] in declared]
    named = _with_odd_names(named, declared, text)
    counts = Counter(match["name"] for match in named)
    known = {look_alike(each) for each in declared}

    def is_declared(name: str) -> bool:
        return look_alike(name) in known or any(alike(name, each) for each in declared)

    is_known = {name: is_declared(name) for name in counts}
    counts = Counter({name: count for name, count in counts.items() if is_known[name] or not name.isdecimal()})
    named = [match for match in named if match["name"] in counts]
    likely = {name for name in counts if is_role(name) or (counts[name] >= TURNS_MIN and not is_ordinary_label(name))}
    heads = {match.start() for match in _head(named, text) if not is_known[match["name"]]} if len(likely) > 1 else set()
    if heads:
        named = [match for match in named if match.start() not in heads]
        counts = Counter(match["name"] for match in named)
    roles = {name for name in counts if is_role(name)}
    several = {name for name in counts if name in roles or (counts[name] >= TURNS_MIN and not is_ordinary_label(name))}
    has_several = sum(counts[name] for name in several) >= TURNS_MIN
    speaking = {
        name
        for name in counts
        if is_known[name]
        or (name in several and (name not in roles or counts[name] >= TURNS_MIN or has_several))
        or is_strong_interviewer(name)
    }
    speaking |= _once(named, counts, speaking, text)
    labels = [match for match in named if match["name"] in speaking] or without_colon(text, is_declared)
    ends = [*(match.start() for match in labels), len(text)][1:]
    return [Turn(match["name"], match.start(), match.end(), end) for match, end in zip(labels, ends, strict=True)]


def _with_odd_names(named: list[re.Match[str]], declared: Collection[str], text: str) -> list[re.Match[str]]:
    """The labels, and those of declared names that look like none: numbers of telephones, addresses, long titles."""
    odd = sorted((each for each in declared if each.strip() and not _is_label(each)), key=len, reverse=True)
    if not odd:
        return named
    literal = re.compile(rf"^(?P<name>{'|'.join(map(re.escape, odd))})[ \t]?:(?=[ \t\n]|$)", re.MULTILINE)
    found = {match.start(): match for match in named} | {match.start(): match for match in literal.finditer(text)}
    return [found[place] for place in sorted(found)]


def _is_label(name: str) -> bool:
    found = _LABEL.match(f"{name}: ")
    return found is not None and found["name"] == name


def _once(named: list[re.Match[str]], counts: Counter[str], speaking: Collection[str], text: str) -> set[str]:
    """Names that speak once among others who speak again and again, where nearly every line begins with a name: what
    they say would else be of the one before."""
    if not any(counts[name] >= TURNS_MIN for name in speaking):
        return set()
    lines = sum(bool(line.strip()) for line in text.split("\n"))
    if len(named) < _LABELLED * lines:
        return set()
    begun = min(match.start() for match in named if match["name"] in speaking)
    after = (match["name"] for match in named if match.start() > begun)
    return {name for name in after if counts[name] == 1 and is_written_as_name(name)}


def label_of(before: str) -> str:
    """The name in what stands before the words of a turn, without its time, colon, brackets and emphasis; nothing of
    what was withdrawn."""
    found = _LABEL.match(before)
    if found is not None:
        return found["name"]
    label = before.strip().strip("*_").rstrip(":.–—-").strip("*_ \t")
    return "" if "•" in label else label.removeprefix("[").removesuffix("]") if label[:1] == "[" else label


def _head(named: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """The labels at the beginning of a text, each once in it, with a few words and no sentence behind each."""
    counts = Counter(match["name"] for match in named)
    head: list[re.Match[str]] = []
    at = 0
    for match in named:
        end = text.find("\n", match.end())
        behind = text[match.end() : end if end >= 0 else len(text)].split()
        is_sentence = bool(behind) and behind[-1].endswith((".", "?", "!", "…"))
        if text[at : match.start()].strip() or counts[match["name"]] > 1 or is_sentence:
            break
        if len(behind) > _HEAD_WORDS_MAX or not behind:
            break
        head.append(match)
        at = end if end >= 0 else len(text)
    return head if len(named) > len(head) and len(head) > 1 else []


def _may_be_name(name: str) -> bool:
    """Of few words; with a comma, as in “Nordmann, Ola (Guest)”, each of them written as a name."""
    words = name.split()
    return len(words) <= _WORDS_MAX and ("," not in name or all(each.lstrip("([")[:1].isupper() for each in words))


def places_of(text: str, names: Collection[str]) -> tuple[tuple[int, int], ...]:
    """The ranges in which these speakers speak, each with the name before the turn."""
    return tuple((turn.start, turn.end) for turn in turns(text, names) if turn.speaker in names)


def speakers(text: str) -> list[str]:
    """The speakers in the order in which they first speak."""
    return list(dict.fromkeys(turn.speaker for turn in turns(text)))
