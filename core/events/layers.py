"""Layers over a transcript: corrections, and what stands for a name."""

from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, NEW, Breach, InOrder, Note, Number, OneOf
from core.events.policy import AUTHOR, CODERS, Policy
from core.events.registry import event
from core.ids import PassageLinkId, ReplacementId, SourceId
from core.limits import TEXT_CODE_POINTS_MAX

LAYERS = ("corrected", "anonymised")
"""The layers over the text as it was spoken, the lower one first."""
Place = Annotated[int, Number(0, TEXT_CODE_POINTS_MAX)]


def _ranges(event: "PassageLinked") -> Breach:
    return "" if event.start < event.end and event.original_start < event.original_end else BAD_VALUE


@event("text.replaced", Policy(CODERS, AUTHOR, attaches="replacement", segment=("places",)))
class TextReplaced(NamedTuple):
    """In a layer of a source (corrected, anonymised) other words stand at these places.

    Places are code points of the text as it was brought in, so that codings and layers never move each other.
    """

    replacement: Annotated[ReplacementId, NEW]
    source: SourceId
    layer: Annotated[str, OneOf(LAYERS)]
    places: Annotated[tuple[tuple[int, int], ...], InOrder()]
    words: Note


@event("passage.linked", Policy(CODERS, AUTHOR, attaches="link", segment=("start", "end")), whole=_ranges)
class PassageLinked(NamedTuple):
    """In a condensed text, `start` to `end` stands for `original_start` to `original_end` of its original."""

    link: Annotated[PassageLinkId, NEW]
    source: SourceId
    start: Place
    end: Place
    original_start: Place
    original_end: Place


@event("passage.unlinked", Policy(CODERS, AUTHOR))
class PassageUnlinked(NamedTuple):
    """Two passages were found not to belong together."""

    link: PassageLinkId
