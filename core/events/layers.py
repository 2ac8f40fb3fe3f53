"""Layers over a transcript: corrections, and what stands for a name."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id
from core.sealing.sealed_text import Text


@event("text.replaced")
class TextReplaced(NamedTuple):
    """In a layer of a source (corrected, anonymised) other words stand at these places.

    Places are code points of the text as it was brought in, so that codings and layers never move each other.
    """

    replacement: Id
    source: Id
    layer: str
    places: tuple[tuple[int, int], ...]
    words: Text


@event("passage.linked")
class PassageLinked(NamedTuple):
    """In a condensed text, `start` to `end` stands for `original_start` to `original_end` of its original."""

    link: Id
    source: Id
    start: int
    end: int
    original_start: int
    original_end: int


@event("passage.unlinked")
class PassageUnlinked(NamedTuple):
    """Two passages were found not to belong together."""

    link: Id
