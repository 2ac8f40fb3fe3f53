"""Transcripts that were returned, findings that were shown, and what participants answered."""

from core.events.member_checks import FindingsAnswered, FindingsShown, TranscriptAnswered, TranscriptReturned
from core.events.registry import RecordedEvent
from core.ids import EventId, MemberId
from core.views.ethics_records import FindingsAnswer, FindingsShowing, TranscriptAnswer, TranscriptReturn
from core.views.state import State, folds


@folds(TranscriptReturned)
def transcript_returned(state: State, recorded: RecordedEvent, event: TranscriptReturned, member: MemberId) -> None:
    """Adds it, where the text has words of this participant: nobody is given somebody else's transcript."""
    if event.participant not in state.sources.rows[event.source].participants:
        state.conflict(recorded, "not_their_text", event.participant, event.source)
        return
    state.transcripts_returned.put(recorded.id, TranscriptReturn(recorded.id, *event, member, recorded.at))


@folds(TranscriptAnswered)
def transcript_answered(state: State, recorded: RecordedEvent, event: TranscriptAnswered, member: MemberId) -> None:
    """Adds it beside earlier answers, where this participant was given the text that it is about."""
    returned = EventId(event.returned)
    row = state.transcripts_returned.get(returned)
    if row is None or row.participant != event.participant:
        state.conflict(recorded, "not_shown", event.participant)
        return
    answer = TranscriptAnswer(recorded.id, returned, event.day, event.answer, event.note, member, recorded.at)
    state.transcripts_answered.put(recorded.id, answer)


@folds(FindingsShown)
def findings_shown(state: State, recorded: RecordedEvent, event: FindingsShown, member: MemberId) -> None:
    """Adds it beside earlier ones."""
    state.findings_shown.put(recorded.id, FindingsShowing(recorded.id, *event, member, recorded.at))


@folds(FindingsAnswered)
def findings_answered(state: State, recorded: RecordedEvent, event: FindingsAnswered, member: MemberId) -> None:
    """Adds it beside earlier answers, where this participant was shown the findings that it is about."""
    shown = EventId(event.shown)
    row = state.findings_shown.get(shown)
    if row is None or row.participant != event.participant:
        state.conflict(recorded, "not_shown", event.participant)
        return
    answer = FindingsAnswer(
        recorded.id, shown, event.day, event.answer, event.words, event.changed, member, recorded.at
    )
    state.findings_answered.put(recorded.id, answer)
