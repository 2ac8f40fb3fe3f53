"""What the views hold of transcripts that are being written."""

from typing import NamedTuple

from core.ids import EventId, FileId, MemberId, ParticipantId, SourceId, TranscriptId


class Transcript(NamedTuple):
    """A transcript that is being written from a recording. `saved`: the events that saved a version of it, in their
    order, each with those that it builds on. status: live, finished (`source` holds it now) or closed (given up)."""

    id: TranscriptId
    file: FileId
    participants: tuple[ParticipantId, ...]
    saved: tuple[tuple[EventId, tuple[EventId, ...]], ...]
    by: MemberId
    at: int
    source: SourceId | None
    status: str
