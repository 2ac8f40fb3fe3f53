"""Transcripts that are still being written from a recording: begun, saved again and again, finished or given up."""

from typing import Annotated, NamedTuple

from core.events.form import LOOSE, NEW, Items, Words
from core.events.policy import AUTHOR, CODERS, NOBODY, InBundles, Policy
from core.events.registry import event
from core.ids import EventId, FileId, ParticipantId, SourceId, TranscriptId
from core.limits import LINKS_MAX, TEXT_CODE_POINTS_MAX
from core.sealing.sealed_text import Text

BASES_MAX = 100
"""So many versions of a draft can be joined into one; each device that wrote apart from the others leaves one."""


@event("transcript.begun", Policy(CODERS, NOBODY, attaches="transcript"))
class TranscriptBegun(NamedTuple):
    """Somebody began to transcribe a recording, in which these participants speak, as far as it is known yet."""

    transcript: Annotated[TranscriptId, NEW]
    file: FileId
    participants: Annotated[tuple[ParticipantId, ...], Items(LINKS_MAX)]


@event(
    "transcript.saved",
    Policy(CODERS, NOBODY, in_bundles=InBundles.WITH_WHOLE_TEXTS, not_in_trail=("text", "builds_on")),
)
class TranscriptSaved(NamedTuple):
    """A draft as it stands: the whole text with its time stamps, since a part would be nothing without those before it.
    `builds_on`: the versions that it takes the place of, by their events. Where two devices wrote apart, two versions
    stand until one is saved that builds on both."""

    transcript: TranscriptId
    text: Annotated[Text, Words(TEXT_CODE_POINTS_MAX)]
    builds_on: Annotated[tuple[EventId, ...], Items(BASES_MAX)]


@event("transcript.closed", Policy(CODERS, AUTHOR))
class TranscriptClosed(NamedTuple):
    """A draft was finished into a source, or (without one) given up."""

    transcript: TranscriptId
    source: Annotated[SourceId | None, LOOSE]
