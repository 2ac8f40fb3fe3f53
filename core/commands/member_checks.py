"""Decisions on what went back to participants, and what they answered."""

from collections.abc import Sequence

from core.commands.attributes import is_valid_value
from core.commands.context import CommandContext, Decision, checked_note
from core.commands.participants import require_active_participant
from core.errors import Refused
from core.events.member_checks import FINDINGS_ANSWERS as FINDINGS_ANSWERS
from core.events.member_checks import TRANSCRIPT_ANSWERS as TRANSCRIPT_ANSWERS
from core.events.member_checks import FindingsAnswered, FindingsShown, TranscriptAnswered, TranscriptReturned
from core.ids import CodeId, EventId, KeyId, ParticipantId, SourceId, TargetId


def return_transcript(
    context: CommandContext, participant: ParticipantId, source: SourceId, day: str, note: str = ""
) -> list[Decision]:
    """Records that a participant was given a text with their words on a day (YYYY-MM-DD). Raises Refused."""
    keys = _keys(context, participant, day)
    row = context.state.sources.get(source)
    if row is None or row.status != "live":
        raise Refused("no-such-source")
    if participant not in row.participants:
        person = context.shown(context.state.participants.rows[participant].pseudonym)
        raise Refused("not-their-text", participant=person, source=context.shown(row.name))
    return [Decision(TranscriptReturned(participant, source, day, checked_note(note.strip()) or ""), keys=keys)]


def answer_transcript(
    context: CommandContext, returned: EventId, day: str, answer: str, note: str = ""
) -> list[Decision]:
    """Records what a participant answered to a text that was returned. Raises Refused."""
    row = context.state.transcripts_returned.get(returned)
    if row is None:
        raise Refused("nothing-returned")
    if answer not in TRANSCRIPT_ANSWERS:
        raise Refused("answer-unknown", choices=TRANSCRIPT_ANSWERS)
    keys = _keys(context, row.participant, day)
    said = checked_note(note.strip()) or ""
    return [Decision(TranscriptAnswered(TargetId(returned), row.participant, day, answer, said), keys=keys)]


def show_findings(
    context: CommandContext, participants: Sequence[ParticipantId], day: str, shown: str, codes: Sequence[CodeId] = ()
) -> list[Decision]:
    """Records that participants were shown findings on a day: in words, and which codes. Raises Refused."""
    words = checked_note(shown.strip())
    if not words:
        raise Refused("findings-empty")
    for code in codes:
        if code not in context.state.codes.rows:
            raise Refused("no-such-code")
    named = tuple(dict.fromkeys(codes))
    return [
        Decision(FindingsShown(each, named, day, words), keys=_keys(context, each, day))
        for each in dict.fromkeys(participants)
    ]


def answer_findings(
    context: CommandContext, shown: EventId, day: str, answer: str, words: str = "", changed: str = ""
) -> list[Decision]:
    """Records what a participant said to findings, and what was changed because of it. Raises Refused."""
    row = context.state.findings_shown.get(shown)
    if row is None:
        raise Refused("nothing-shown")
    if answer not in FINDINGS_ANSWERS:
        raise Refused("answer-unknown", choices=FINDINGS_ANSWERS)
    keys = _keys(context, row.participant, day)
    said, changes = (checked_note(each.strip()) or "" for each in (words, changed))
    return [Decision(FindingsAnswered(TargetId(shown), row.participant, day, answer, said, changes), keys=keys)]


def _keys(context: CommandContext, participant: ParticipantId, day: str) -> tuple[KeyId, ...]:
    """The key of the participant, under which all words of these events are sealed, so that a withdrawal takes them."""
    row = require_active_participant(context, participant)
    if not is_valid_value(day, "date", ()):
        raise Refused("day-malformed", day=day)
    return (row.key,)
