"""Transcripts, field notes and condensed texts."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id
from core.sealing.sealed_text import Text


@event("source.imported")
class SourceImported(NamedTuple):
    """A text came in. Its words, name and origin are sealed under its own key; its length stays countable.

    `chars` counts code points of the normalised text; `text_hash` is its SHA-256 in hexadecimal;
    `origin` tells the file and how it was read; `derived_from` is the source that a condensed one stands for.
    """

    source: Id
    kind: str
    name: Text
    text: Text
    text_hash: Text
    origin: Text
    chars: int
    key: Id
    participants: tuple[Id, ...]
    derived_from: Id | None


@event("source.speaker_sealed")
class SourceSpeakerSealed(NamedTuple):
    """What one participant says in a text of several: the code points at `places`, one after the other, sealed under
    that text's key and one of the participant's own. Comes just before the text itself, which has blanks there."""

    source: Id
    participant: Id
    key: Id
    places: tuple[tuple[int, int], ...]
    words: Text


@event("source.renamed")
class SourceRenamed(NamedTuple):
    """A source got another name."""

    source: Id
    name: Text


@event("source.assigned")
class SourceAssigned(NamedTuple):
    """It was said (again) whose words a source holds."""

    source: Id
    participants: tuple[Id, ...]


@event("source.withdrawn")
class SourceWithdrawn(NamedTuple):
    """A source without a participant was taken back: its key is destroyed on every device that learns of it."""

    source: Id
    keys: tuple[Id, ...]
