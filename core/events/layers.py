"""Layers over a transcript: corrections, and what stands for a name."""

from typing import NamedTuple

from core.events.policy import AUTHOR, CODERS, Policy
from core.events.registry import event
from core.ids import PassageLinkId, ReplacementId, SourceId
from core.sealing.sealed_text import Text


@event("text.replaced", Policy(CODERS, AUTHOR, attaches="replacement", segment=("places",)))
class TextReplaced(NamedTuple):
    """In a layer of a source (corrected, anonymised) other words stand at these places.

    Places are code points of the text as it was brought in, so that codings and layers never move each other.
    """

    replacement: ReplacementId
    source: SourceId
    layer: str
    places: tuple[tuple[int, int], ...]
    words: Text


@event("passage.linked", Policy(CODERS, AUTHOR, attaches="link", segment=("start", "end")))
class PassageLinked(NamedTuple):
    """In a condensed text, `start` to `end` stands for `original_start` to `original_end` of its original."""

    link: PassageLinkId
    source: SourceId
    start: int
    end: int
    original_start: int
    original_end: int


@event("passage.unlinked", Policy(CODERS, AUTHOR))
class PassageUnlinked(NamedTuple):
    """Two passages were found not to belong together."""

    link: PassageLinkId
