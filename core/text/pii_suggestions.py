"""What in a transcript may tell who somebody is: rules only, offline. Every one is for a person to decide on."""

import re
from collections import Counter
from typing import NamedTuple

from core.text.layers import occurrences


class Suggestion(NamedTuple):
    """Words that stand at these places, and why they are shown: one of KINDS."""

    kind: str
    words: str
    places: tuple[tuple[int, int], ...]


KINDS = ("e-mail", "address", "number", "telephone", "name")

_PATTERNS = (
    ("e-mail", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("address", re.compile(r"https?://\S+|www\.\S+")),
    ("number", re.compile(r"(?<!\d)\d{6} ?\d{5}(?!\d)")),  # a Norwegian national identity number
    ("telephone", re.compile(r"(?<![\d+])(?:(?:\+|00)\d{2} ?)?\d{2,3}(?: ?\d{2,3}){2,3}(?!\d)")),
)
_NAME = re.compile(r"(?<![\w.])[A-ZÆØÅÄÖÜÉ][\w’'-]*[a-zæøåäöüé](?:[ -][A-ZÆØÅÄÖÜÉ][\w’'-]*[a-zæøåäöüé])*")
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?…:»”\"–—-])\s*$|\n\s*$")
_SPEAKER = re.compile(r"^([^\n:]{1,40}):", re.MULTILINE)
_ALWAYS_LARGE = frozenset({"I", "Jeg", "Eg", "Intervjuer", "Intervjuar", "Interviewer", "Gud", "God"})


def suggestions(text: str) -> list[Suggestion]:
    """In the order of their first places. A word with a capital inside a sentence is taken for a name, and then at the
    beginning of sentences and as a speaker too."""
    found: dict[str, Suggestion] = {}
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            before = found.get(match[0])
            places = (*(before.places if before else ()), match.span())
            found[match[0]] = Suggestion(before.kind if before else kind, match[0], places)
    for name in _names(text):
        places = tuple(occurrences(text, name))
        if places and name not in found:
            found[name] = Suggestion("name", name, places)
    return sorted(found.values(), key=lambda each: each.places[0])


def _names(text: str) -> list[str]:
    inside: Counter[str] = Counter()
    for match in _NAME.finditer(text):
        name = match[0]
        if not _SENTENCE_ENDS.search(text, max(0, match.start() - 4), match.start()) and name not in _ALWAYS_LARGE:
            inside[name.removesuffix("s") if text.count(name.removesuffix("s")) > text.count(name) else name] += 1
    speakers = {match[1].strip() for match in _SPEAKER.finditer(text)} - _ALWAYS_LARGE
    return sorted({*inside, *(each for each in speakers if _NAME.fullmatch(each))}, key=lambda each: (-len(each), each))
