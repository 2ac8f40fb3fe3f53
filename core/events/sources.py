"""Transcripts, field notes and condensed texts."""

from typing import NamedTuple

from core.events.policy import AUTHOR, CODERS, NOBODY, InBundles, Policy
from core.events.registry import event
from core.ids import KeyId, ParticipantId, SourceId
from core.sealing.sealed_text import Text


@event(
    "source.imported",
    Policy(CODERS, AUTHOR, in_bundles=InBundles.WITH_WHOLE_TEXTS, not_in_trail=("text",)),
)
class SourceImported(NamedTuple):
    """A text came in. Its words, name and origin are sealed under its own key; its length stays countable.

    `chars` counts code points of the normalised text; `text_hash` is its SHA-256 in hexadecimal;
    `origin` tells the file and how it was read; `derived_from` is the source that a condensed one stands for.
    """

    source: SourceId
    kind: str
    name: Text
    text: Text
    text_hash: Text
    origin: Text
    chars: int
    key: KeyId
    participants: tuple[ParticipantId, ...]
    derived_from: SourceId | None


@event(
    "source.speaker_sealed",
    Policy(
        CODERS,
        NOBODY,
        in_bundles=InBundles.WITH_WHOLE_TEXTS,
        not_in_trail=("words", "places"),
    ),
)
class SourceSpeakerSealed(NamedTuple):
    """What one participant says in a text of several: the code points at `places`, one after the other, sealed under
    that text's key and one of the participant's own. Comes just before the text itself, which has blanks there."""

    source: SourceId
    participant: ParticipantId
    key: KeyId
    places: tuple[tuple[int, int], ...]
    words: Text


@event("source.renamed", Policy(CODERS, AUTHOR))
class SourceRenamed(NamedTuple):
    """A source got another name."""

    source: SourceId
    name: Text


@event("source.assigned", Policy(CODERS, AUTHOR))
class SourceAssigned(NamedTuple):
    """Somebody said whose words a source holds; the last one to say so counts."""

    source: SourceId
    participants: tuple[ParticipantId, ...]


@event("source.withdrawn", Policy(CODERS, NOBODY))
class SourceWithdrawn(NamedTuple):
    """A source without a participant was withdrawn: its key is destroyed on every device that learns of it."""

    source: SourceId
    keys: tuple[KeyId, ...]
