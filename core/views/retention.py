"""Until when the study may keep what participants said."""

from core.events.registry import RecordedEvent
from core.events.retention import RetentionSet
from core.ids import ID_BYTES, Id, MemberId
from core.views.ethics_records import Retention, keeps_least, stands_against
from core.views.merged_people import merge_unseen
from core.views.state import State, folds

WHOLE = Id(bytes(ID_BYTES))
"""The place of the date for the whole study; those of participants stand under their ids."""


@folds(RetentionSet)
def retention_set(state: State, recorded: RecordedEvent, event: RetentionSet, member: MemberId) -> None:
    """The date that was set last in the order shows. Where its author did not know of another date, or that the
    participant is also somebody else, what keeps less counts, as at a merge; the trail says so."""
    before, person = state.retention.get(event.participant or WHOLE), event.participant or WHOLE
    row = Retention(
        event.participant, event.day, event.then, event.note, member, recorded.device, recorded.seq, recorded.at
    )
    if before is None:
        state.retention.put(person, row)
        return
    known = ((before.device, before.seq), *before.against)
    unseen = [each for each in known if not state.saw(recorded, *each)]
    if (unseen or _is_merge_unseen(state, recorded, before)) and before.day and keeps_least(before) != keeps_least(row):
        if keeps_least(before) < keeps_least(row):
            state.conflict(recorded, "sooner_day" if before.day != row.day else "sooner_end", person)
            state.retention.put(person, stands_against(before, (row.device, row.seq)))
            return
        state.conflict(recorded, "concurrent_day", person)
    state.retention.put(person, stands_against(row, *unseen))


def _is_merge_unseen(state: State, recorded: RecordedEvent, before: Retention) -> bool:
    """Whether the author of another date did not know that it is about the same person."""
    return before.participant is not None and merge_unseen(state, recorded, before.participant) is not None
