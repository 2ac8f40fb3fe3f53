"""Transcripts, field notes and condensed texts."""

from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, LOOSE, NEW, Breach, InOrder, Items, Name, Note, Number, OneOf, Words
from core.events.policy import AUTHOR, CODERS, NOBODY, InBundles, Policy
from core.events.registry import event
from core.ids import KeyId, ParticipantId, SourceId
from core.limits import LINKS_MAX, NAME_CODE_POINTS_MAX, TEXT_CODE_POINTS_MAX
from core.sealing.sealed_text import Text

KINDS = ("interview", "group", "note", "condensed")
Participants = Annotated[tuple[ParticipantId, ...], Items(LINKS_MAX), LOOSE]


def _text(event: "SourceImported") -> Breach:
    return BAD_VALUE if isinstance(event.text, str) and len(event.text) != event.chars else ""


@event(
    "source.imported",
    Policy(CODERS, AUTHOR, in_bundles=InBundles.WITH_WHOLE_TEXTS, not_in_trail=("text",)),
    whole=_text,
)
class SourceImported(NamedTuple):
    """A text came in. Its words, name and origin are sealed under its own key; its length stays countable.

    `chars` counts code points of the normalised text; `text_hash` is its SHA-256 in hexadecimal;
    `origin` tells the file and how it was read; `derived_from` is the source that a condensed one stands for.
    """

    source: Annotated[SourceId, NEW]
    kind: Annotated[str, OneOf(KINDS)]
    name: Name
    text: Annotated[Text, Words(TEXT_CODE_POINTS_MAX)]
    text_hash: Annotated[Text, Words(NAME_CODE_POINTS_MAX, is_line=True)]
    origin: Note
    chars: Annotated[int, Number(1, TEXT_CODE_POINTS_MAX)]
    key: KeyId
    participants: Participants
    derived_from: Annotated[SourceId | None, LOOSE]


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

    source: Annotated[SourceId, LOOSE]
    participant: Annotated[ParticipantId, LOOSE]
    key: KeyId
    places: Annotated[tuple[tuple[int, int], ...], InOrder()]
    words: Annotated[Text, Words(TEXT_CODE_POINTS_MAX)]


@event("source.renamed", Policy(CODERS, AUTHOR))
class SourceRenamed(NamedTuple):
    """A source got another name."""

    source: SourceId
    name: Name


@event("source.assigned", Policy(CODERS, AUTHOR))
class SourceAssigned(NamedTuple):
    """Somebody said whose words a source holds; the last one to say so counts."""

    source: SourceId
    participants: Participants


@event("source.withdrawn", Policy(CODERS, NOBODY))
class SourceWithdrawn(NamedTuple):
    """A source without a participant was withdrawn. By an owner: its key is destroyed on every device that learns of
    it; by a coder: its words are hidden until an owner confirms or declines it."""

    source: SourceId
    keys: Annotated[tuple[KeyId, ...], Items()]
