"""Which segments of a text its summary does not cover: an alignment by the words that both have.

It knows no language. Words that begin with the same four letters count as one (“trygg”, “tryggere”). A word counts the
more, the fewer segments of the original it stands in, so that small words hardly count. A segment of the original is
covered as far as its words stand in the three neighbouring sentences of the summary that have most of them; or wholly,
where somebody linked it to a segment of the summary. It is a help for reading, no measure: a summary in other words
covers more than it shows.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.errors import Refused
from core.ids import SourceId
from core.text.ranges import overlaps
from core.text.who_speaks import Role
from core.text.words import forms_in

LEAST = 0.25
"""A segment with less of its words in the summary is said to be not covered."""
SEGMENT_CODE_POINTS = 200
"""Sentences that follow each other in one turn are one segment until it is so long."""
LETTERS = 4
_SENTENCE = re.compile(r"[^.!?…\n]*[^\W_][^.!?…\n]*[.!?…]*[\"»”’)]*")

Place = tuple[int, int]


class Checked(NamedTuple):
    """A segment of the original (code points), its words, how far the summary has them (0 to 1), whether somebody
    linked it, and the place in the summary that is nearest, if any has one of its words."""

    start: int
    end: int
    words: str
    share: float
    is_linked: bool
    near: Place | None
    near_words: str

    def is_covered(self, least: float = LEAST) -> bool:
        """Whether as much as that is in the summary."""
        return self.is_linked or self.share >= least


class SummaryCheck(NamedTuple):
    """An original, its summary, and what became of each segment of the original, in order. What interviewers say, and
    what has no words, is left out."""

    original: SourceId
    summary: SourceId
    segments: tuple[Checked, ...]


def check_summary(presentation: Presentation, summary: SourceId) -> SummaryCheck:
    """Aligns a summary to its original. Raises Refused where it is none, or the words of one are not here."""
    state = presentation.state
    row = state.sources.get(summary)
    original = row.derived_from if row is not None else None
    if original is None:
        raise Refused("not-a-summary")
    spoken, told = presentation.project.text(original), presentation.project.text(summary)
    links = [each for each in state.passages.values() if each.source == summary and each.status == "live"]
    linked = tuple(sorted((each.original_start, each.original_end) for each in links))
    places = list(_segments(presentation, original, spoken))
    forms = [_forms(spoken[start:end]) for start, end in places]
    rarity = Counter(form for each in forms for form in each)
    sentences = [found.span() for found in _SENTENCE.finditer(told)]
    told_forms = [_forms(told[start:end]) for start, end in sentences]
    by_form: dict[str, list[int]] = {}
    for n, each in enumerate(told_forms):
        for form in each:
            by_form.setdefault(form, []).append(n)
    segments = []
    for place, own in zip(places, forms, strict=True):
        share, near = _nearest({form: 1 / rarity[form] for form in own}, by_form, len(sentences))
        where = None if near is None else sentences[near]
        near_words = "" if where is None else presentation.passage(summary, *where).strip()
        is_linked = overlaps(linked, (place,))
        segments.append(Checked(*place, presentation.passage(original, *place), share, is_linked, where, near_words))
    return SummaryCheck(original, summary, tuple(segments))


def _nearest(weights: dict[str, float], by_form: dict[str, list[int]], count: int) -> tuple[float, int | None]:
    """The share of the weights that stands in the best three neighbouring sentences, and the one in their middle that
    has most itself."""
    own, around = [0.0] * count, [0.0] * count
    for form, weight in weights.items():
        near = set[int]()
        for n in by_form.get(form, ()):
            own[n] += weight
            near |= {n - 1, n, n + 1}
        for n in near:
            if 0 <= n < count:
                around[n] += weight
    total = sum(weights.values())
    if not total or not any(around):
        return 0.0, None
    best = max(range(count), key=lambda n: (around[n], own[n], -n))
    return min(1.0, around[best] / total), best


def _segments(presentation: Presentation, source: SourceId, text: str) -> Iterator[Place]:
    turns = presentation.turns(source)
    spans = [(turn.words, turn.end) for turn in turns if turn.role is not Role.INTERVIEWER] or [(0, len(text))]
    if turns:
        spans.insert(0, (0, turns[0].start))
    for start, end in spans:
        begun: Place | None = None
        for found in _SENTENCE.finditer(text, start, end):
            if begun is not None and (
                begun[1] - begun[0] >= SEGMENT_CODE_POINTS or "\n" in text[begun[1] : found.start()]
            ):
                yield begun
                begun = None
            begun = (begun[0] if begun is not None else _first(text, found.start()), found.end())
        if begun is not None:
            yield begun


def _first(text: str, at: int) -> int:
    """Where the words begin."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _forms(text: str) -> set[str]:
    return {form[:LETTERS] for form in forms_in(text)}
