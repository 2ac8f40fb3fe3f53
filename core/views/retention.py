"""Until when the study may keep what participants said."""

from core.events.registry import RecordedEvent
from core.events.retention import RetentionSet
from core.ids import ID_BYTES, Id, MemberId
from core.views.ethics_records import Retention
from core.views.merged_people import merge_unseen
from core.views.state import State, folds

WHOLE = Id(bytes(ID_BYTES))
"""The place of the date for the whole study; those of participants stand under their ids."""


@folds(RetentionSet)
def retention_set(state: State, recorded: RecordedEvent, event: RetentionSet, member: MemberId) -> None:
    """The date that was set last in the order shows. Where its author did not know that the participant is also
    somebody else, who may be kept less long, the sooner day stays, as at the merge."""
    if event.participant is not None and merge_unseen(state, recorded, event.participant) is not None:
        before = state.retention.get(event.participant)
        if before is not None and before.day and not "" < event.day < before.day:
            state.conflict(recorded, "sooner_day", event.participant)
            return
    row = Retention(event.participant, event.day, event.then, event.note, member, recorded.at)
    state.retention.put(event.participant or WHOLE, row)
