"""Quotes that the makers of an audit bundle state for codings, held against the texts that the bundle discloses."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from core.events.attributed import CodingAttributed
from core.events.codings import CodingCreated, CodingResized
from core.events.sources import SourceImported, SourceSpeakerSealed
from core.ids import Id
from core.sealing import crypto
from core.sealing.codec import SealedText
from core.text.ranges import are_in_order
from core.text.redaction import BLANK, filled


class StatedQuote(NamedTuple):
    """A quotation that the makers of the bundle state for a coding. The log alone does not prove it, unless the whole
    text is disclosed."""

    coding: Id
    quote: str


class QuoteCheck(Enum):
    """Whether a stated quote is what the disclosed text has at that coding."""

    PROVED = "proved"
    STATED = "stated"
    CONTRADICTED = "contradicted"


class CheckedQuote(NamedTuple):
    """A stated quote, and what the disclosed texts say of it: `STATED` where they say nothing."""

    coding: Id
    quote: str
    check: QuoteCheck


class Texts:
    """The texts and the places of codings in the events that a bundle discloses."""

    def __init__(self, events: Sequence[Any], words: Mapping[bytes, str]) -> None:
        """`words` finds the disclosed words of a sealed text by its hash."""
        self._words = words
        self._places: dict[Id, list[tuple[int, int]]] = {}
        self._source_of: dict[Id, Id] = {}
        self.texts: dict[Id, str] = {}
        spoken: dict[tuple[Id, Id], list[tuple[Any, str]]] = {}
        sealed: dict[Id, list[tuple[Id, str]]] = {}
        for event in events:
            if isinstance(event, (CodingCreated, CodingAttributed, CodingResized)) and event.start < event.end:
                self._places.setdefault(event.coding, []).append((event.start, event.end))
            if isinstance(event, (CodingCreated, CodingAttributed)) and event.start < event.end:
                self._source_of.setdefault(event.coding, event.source)
            elif isinstance(event, SourceSpeakerSealed):
                said = (event.places, self._of(event.words) or "")
                spoken.setdefault((event.source, event.seal), []).append(said)
            elif isinstance(event, SourceImported) and (text := self._of(event.text)) is not None:
                sealed.setdefault(event.source, []).append((event.seal, text))
        for source, texts in sealed.items():
            seal, text = texts[0]  # as it came in: who speaks may be corrected, the words are the same
            fitting = [each for each in spoken.get((source, seal), ()) if are_in_order(each[0], len(text))]
            self.texts[source] = filled(text, fitting)

    def _of(self, text: Any) -> str | None:
        return self._words.get(crypto.digest(text.blob)) if isinstance(text, SealedText) else text

    def checked(self, stated: StatedQuote, is_all_open: bool) -> CheckedQuote:
        """Proved where any place that the coding ever had has these words. `is_all_open`: all events are disclosed, so
        that a coding that is not among them is none."""
        source = self._source_of.get(stated.coding)
        text = None if source is None else self.texts.get(source)
        check = QuoteCheck.STATED
        if source is None:
            check = QuoteCheck.CONTRADICTED if is_all_open else check
        elif text is not None:
            passages = [text[start:end] for start, end in self._places.get(stated.coding, ())]
            if stated.quote in passages:
                check = QuoteCheck.PROVED
            elif not any(BLANK in each for each in passages):
                check = QuoteCheck.CONTRADICTED
        return CheckedQuote(*stated, check)
