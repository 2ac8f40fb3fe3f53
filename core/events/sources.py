"""Transcripts, field notes and condensed texts."""

from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, LOOSE, NEW, Breach, InOrder, Items, Name, Note, Number, OneOf, Turns, Words
from core.events.participants import ClearName
from core.events.policy import AUTHOR, CODERS, NOBODY, OWNERS, InBundles, Policy
from core.events.registry import event
from core.ids import KeyId, ParticipantId, SourceId
from core.limits import LINKS_MAX, NAME_CODE_POINTS_MAX, TEXT_CODE_POINTS_MAX
from core.sealing.sealed_text import Text

KINDS = ("interview", "group", "note", "condensed")
Participants = Annotated[tuple[ParticipantId, ...], Items(LINKS_MAX), LOOSE]
SpokenTurns = Annotated[tuple[tuple[int, int, int, int], ...], Turns()]


def _text(event: "SourceImported") -> Breach:
    return BAD_VALUE if isinstance(event.text, str) and len(event.text) != event.chars else ""


@event(
    "source.imported",
    Policy(CODERS, AUTHOR, in_bundles=InBundles.WITH_WHOLE_TEXTS, not_in_trail=("text", "turns")),
    whole=_text,
)
class SourceImported(NamedTuple):
    """A text came in. Its words, name and origin are sealed under its own key, the words under `seal` as well, which
    nothing else needs; its length stays countable.

    `chars` counts code points of the normalised text; `text_hash` is its SHA-256 in hexadecimal;
    `origin` tells the file and how it was read; `derived_from` is the source that a condensed one stands for.
    `turns`: first code point, that of the words, and last of each turn, and who speaks: a number of `participants`,
    counted from 0; one more than the last is an interviewer, and what is above that is somebody else.
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
    seal: KeyId
    turns: SpokenTurns


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
    that text's key and `seal` and one of the participant's own. Comes just before the text itself, which has blanks
    there and names the same `seal`."""

    source: Annotated[SourceId, LOOSE]
    participant: Annotated[ParticipantId, LOOSE]
    key: KeyId
    places: Annotated[tuple[tuple[int, int], ...], InOrder()]
    words: Annotated[Text, Words(TEXT_CODE_POINTS_MAX)]
    seal: KeyId


@event(
    "source.speakers_set",
    Policy(OWNERS, NOBODY, in_bundles=InBundles.WITH_WHOLE_TEXTS, not_in_trail=("text", "turns")),
)
class SourceSpeakersSet(NamedTuple):
    """An owner said anew who speaks in a text. The words are the same, sealed anew under
    `seal`: the text with blanks here, what each participant says in the events before. What was sealed before goes
    with the next withdrawal of somebody who speaks there. `participants` and `turns` as in `source.imported`."""

    source: SourceId
    participants: Participants
    turns: SpokenTurns
    text: Annotated[Text, Words(TEXT_CODE_POINTS_MAX)]
    seal: KeyId


@event("source.renamed", Policy(CODERS, AUTHOR))
class SourceRenamed(NamedTuple):
    """A source got another name."""

    source: SourceId
    name: Name


@event("source.described", Policy(CODERS, AUTHOR))
class SourceDescribed(NamedTuple):
    """An attribute of a text was written down, such as where or when it was recorded; an empty value clears it."""

    source: SourceId
    attribute: ClearName
    value: Note


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
