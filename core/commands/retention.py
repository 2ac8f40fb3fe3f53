"""Decisions on until when the study, or what one participant said, is kept."""

from core.commands.attributes import is_valid_value
from core.commands.context import CommandContext, Decision, checked_note
from core.commands.participants import require_active_participant
from core.errors import Refused
from core.events.retention import AFTERWARDS as AFTERWARDS
from core.events.retention import RetentionSet
from core.ids import ParticipantId
from core.views.authorisation import powers_of
from core.views.retention import WHOLE


def set_retention(
    context: CommandContext, participant: ParticipantId | None, day: str, then: str = "decide", note: str = ""
) -> list[Decision]:
    """Sets the day (YYYY-MM-DD) until which the study, or what one participant said, may be kept; an empty day takes
    the date away. Raises Refused, also for whoever is no owner."""
    if powers_of(context.state, context.device) != "owner":
        raise Refused("only-owners")
    keys = () if participant is None else (require_active_participant(context, participant).key,)
    if day and not is_valid_value(day, "date", ()):
        raise Refused("day-malformed", day=day)
    if then not in AFTERWARDS:
        raise Refused("retention-afterwards-unknown", choices=AFTERWARDS)
    row = context.state.retention.get(participant or WHOLE)
    if not day and (row is None or not row.day):
        raise Refused("retention-no-date")
    return [Decision(RetentionSet(participant, day, then, checked_note(note.strip()) or ""), keys=keys)]
