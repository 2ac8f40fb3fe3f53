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
from core.text.words import plain
from core.views.records import Source

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

NORWEGIAN = """
alle alt altså andre at av bare begge ble bli blir blitt bort bra bruk da de deg dei deim dem den denne der
dere deres desse det dette di din ditt du dykk dykkar då eg ein eit eitt eller en enn er et ett etter for
fordi fra frå få får før gikk gjekk gjennom gjer gjere gjorde gjør gjøre gå går ha hadde han hans har hatt
heile hele her hit ho hun hva hvem hver hvis hvor hvordan hvorfor i ikke ikkje ingen inn inni ja jeg jo kan
kanskje kjem kom kome komme kommer korleis kunne kva kvar kven kvifor liksom litt man mange me med meg meir
mellom men mer mest mi min mitt mot mye mykje må måtte nei no noe noen noka noko nokon nokre nå når og også om
opp oss over på sa sagt same samme seg sei seie seier selv si sia siden sier sin sitt sjølv skal skulle slik
som så sånn ta tar til um under ut utan uten var vart ved veit vel veldig vere vet vi vil ville vore vår være
vært å åt
"""
"""Both written forms: what joins and points, and what interviews are full of."""

ENGLISH = """
a about after all also an and any are as at be because been before being but by can could did do does doing
don down each even few for from further get go going got had has have having he her here hers him his how i if
in into is it its just kind know like me more most my no nor not now of off on once one only or other our out
over own really s said same say says she should so some sort such t than that the their them then there these
they thing things this those through to too under until up us very was we well were what when where which
while who why will with would yeah yes you your
"""

STOP_WORDS = frozenset(NORWEGIAN.split() + ENGLISH.split())


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
