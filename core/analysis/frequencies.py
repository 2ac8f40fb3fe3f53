"""How often each word stands in the texts, and where: without the small words of Norwegian and English, if wanted."""

import re
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.errors import Refused
from core.ids import Id
from core.text.quoting import repeats, words_of
from core.text.speaker_turns import turns
from core.text.stop_words import STOP_WORDS
from core.text.words import plain
from core.views.records import Source

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

class Word(NamedTuple):
    """A word in lower case, how often it stands, and in how many sources."""

    word: str
    times: int
    sources: int


def frequencies(
    presentation: Presentation, sources: Collection[Id] | None = None, speaker: str = "", all_words: bool = False
) -> list[Word]:
    """The words, the most frequent first, then by the alphabet. `speaker`: only in that one’s turns. Lines of a
    condensed text that stand in its original too are counted there alone."""
    counts: Counter[str] = Counter()
    where: Counter[str] = Counter()
    for source in presentation.state.sources.values():
        if source.status != "live" or (sources is not None and source.id not in sources):
            continue
        try:
            text = presentation.layered(source.id).text
        except Refused:
            continue
        if told := _told(presentation, source, sources):
            text = "\n".join(line for line in text.split("\n") if not repeats(line, told))
        words = Counter(word for part in _parts(text, speaker) for word in _WORD.findall(plain(part)))
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


def _parts(text: str, speaker: str) -> list[str]:
    """The text, or what one speaker says in it. Speakers' names before their turns are nobody's words."""
    spoken = turns(text)
    if not spoken:
        return [] if speaker else [text]
    before = [] if speaker else [text[: spoken[0].start]]
    return before + [text[each.words : each.end] for each in spoken if not speaker or each.speaker == speaker]
