"""Transcripts that are being written: their versions, and what became of them."""

from core.events.registry import RecordedEvent
from core.events.transcripts import TranscriptBegun, TranscriptClosed, TranscriptSaved
from core.ids import EventId, Id, MemberId
from core.limits import ITEMS_MAX
from core.views.state import State, folds
from core.views.transcript_records import Transcript

LIVE, FINISHED, CLOSED = "live", "finished", "closed"


@folds(TranscriptBegun)
def transcript_begun(state: State, recorded: RecordedEvent, event: TranscriptBegun, member: MemberId) -> None:
    """Adds a draft that holds nothing yet."""
    row = Transcript(event.transcript, event.file, event.participants, (), member, recorded.at, None, LIVE)
    state.transcripts.put(row.id, row)


@folds(TranscriptSaved)
def transcript_saved(state: State, recorded: RecordedEvent, event: TranscriptSaved, _: MemberId) -> None:
    """Adds a version; one of a draft that was finished meanwhile is kept beside what came of it."""
    row = state.transcripts.get(event.transcript)
    if row is None:
        state.conflict(recorded, "unknown", event.transcript)
        return
    if len(row.saved) >= ITEMS_MAX:
        state.conflict(recorded, "too_many", row.id)
        return
    state.transcripts.put(row.id, row._replace(saved=(*row.saved, (recorded.id, event.builds_on))))
    if row.status != LIVE:
        state.conflict(recorded, "not_live", row.id)


def _unmade(state: State, recorded: RecordedEvent, event: TranscriptClosed) -> None:
    row = state.transcripts.get(event.transcript)
    if row is not None and row.source == event.source:
        state.transcripts.put(row.id, row._replace(status=LIVE, source=None))


@folds(TranscriptClosed, unmake=_unmade)
def transcript_closed(state: State, recorded: RecordedEvent, event: TranscriptClosed, _: MemberId) -> None:
    """Finishes a draft, or gives it up; what was finished stays so."""
    row = state.transcripts.get(event.transcript)
    if row is None:
        state.conflict(recorded, "unknown", event.transcript)
    elif row.status == FINISHED:
        state.conflict(recorded, "not_live", row.id)
    else:
        state.transcripts.put(row.id, row._replace(status=FINISHED if event.source else CLOSED, source=event.source))


def newest(row: Transcript) -> tuple[EventId, ...]:
    """The versions that no other takes the place of: several where devices wrote apart."""
    replaced = {each for _, bases in row.saved for each in bases}
    return tuple(event for event, _ in row.saved if event not in replaced)


def of_source(state: State, source: Id) -> list[Transcript]:
    """The transcripts that were finished into a source."""
    return [row for row in state.transcripts.values() if row.status == FINISHED and row.source == source]
