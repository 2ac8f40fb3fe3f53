"""Until when the study may keep what participants said."""

from core.events.registry import RecordedEvent
from core.events.retention import RetentionSet
from core.ids import ID_BYTES, Id, MemberId
from core.views.ethics_records import Retention
from core.views.state import State, folds

WHOLE = Id(bytes(ID_BYTES))
"""The place of the date for the whole study; those of participants stand under their ids."""


@folds(RetentionSet)
def retention_set(state: State, recorded: RecordedEvent, event: RetentionSet, member: MemberId) -> None:
    """The date that was set last in the order shows."""
    row = Retention(event.participant, event.day, event.then, event.note, member, recorded.at)
    state.retention.put(event.participant or WHOLE, row)
