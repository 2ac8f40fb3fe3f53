"""How often each word stands in the texts, and where: without the small words of Norwegian and English, if wanted."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.errors import Refused
from core.ids import Id
from core.text.normal import look_alike
from core.text.quoting import repeats, words_of
from core.text.stop_words import STOP_WORDS
from core.text.who_speaks import Role
from core.text.words import plain
from core.views.records import Source

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Word(NamedTuple):
    """A word in lower case, how often it stands, and in how many sources."""

    word: str
    times: int
    sources: int


def frequencies(
    presentation: Presentation,
    sources: Collection[Id] | None = None,
    speaker: str = "",
    all_words: bool = False,
    having: Sequence[Collection[Id]] = (),
) -> list[Word]:
    """The words, the most frequent first, then by the alphabet. What interviewers say is left out. `speaker`: only in
    that one’s turns, also an interviewer’s. `having`: only what participants say who,
    or whose texts, are in each of these. Lines of a condensed text that stand in its original too are counted there
    alone."""
    counts: Counter[str] = Counter()
    where: Counter[str] = Counter()
    for source in presentation.state.sources.values():
        if source.status != "live" or (sources is not None and source.id not in sources):
            continue
        try:
            parts = _parts(presentation, source, speaker, having)
        except Refused:
            continue
        if told := _told(presentation, source, sources):
            parts = [line for part in parts for line in part.split("\n") if not repeats(line, told)]
        words = Counter(word for part in parts for word in _WORD.findall(plain(part)))
        counts += words
        where.update(words.keys())
    kept = (word for word in counts if all_words or word not in STOP_WORDS)
    return sorted((Word(word, counts[word], where[word]) for word in kept), key=lambda each: (-each.times, each.word))


def _told(presentation: Presentation, source: Source, sources: Collection[Id] | None) -> str:
    """The words of the original of a condensed text, where that is counted too."""
    row = presentation.state.sources.get(source.derived_from) if source.derived_from is not None else None
    if row is None or row.status != "live" or (sources is not None and row.id not in sources):
        return ""
    try:
        return words_of(presentation.layered(row.id).text)
    except Refused:
        return ""


def _parts(presentation: Presentation, source: Source, speaker: str, having: Sequence[Collection[Id]]) -> list[str]:
    """What participants and others say in a text, and what stands outside all turns; or what one speaker says, or those
    in all of `having`. Names before turns are nobody's words."""
    layered, wanted = presentation.layered(source.id), look_alike(speaker)
    turns = presentation.turns(source.id)
    whole = (source.id,) if turns else (source.id, *source.participants)  # without turns, all is its participants'
    is_whole = all(any(one in each for one in whole) for each in having)
    parts, at = [], 0
    for turn in turns:
        if not speaker and is_whole:
            parts.append(layered.passage(at, turn.start))
        names = (look_alike(turn.speaker), look_alike(turn.label))
        is_had = all(source.id in each or turn.participant in each for each in having)
        if is_had and (wanted in names if speaker else turn.role is not Role.INTERVIEWER):
            parts.append(layered.passage(turn.words, turn.end))
        at = turn.end
    return parts if speaker or not is_whole else [*parts, layered.passage(at, source.chars)]
