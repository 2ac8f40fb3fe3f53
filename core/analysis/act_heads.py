"""Which event of an act says what its gesture was: a split, not the first of the codes that it made."""

from itertools import islice

from core.events.registry import RecordedEvent, wire_name
from core.ids import EventId
from core.log.acts import events_of, start_of
from core.log.ordering import Timeline
from core.views.authorisation import is_undone_alone

HEADS = (
    "project.imported", "participant.withdrawn", "source.withdrawn", "withdrawal.confirmed", "member.removed",
    "transcript.closed", "source.imported", "code.split", "consensus.recorded", "coding.created", "coding.attributed",
    "coding.recoded", "memo.written", "participant.added",
)  # fmt: skip
"""Of these the first that is there; else the first event of the act."""
SUPPORTING = (
    "epoch.started",
    "device.keys_renewed",
    "source.speaker_sealed",
    "source.timecodes_set",
    "memo.placed",
    "memo.linked",
    "memo.unlinked",
    "memo.attributed",
    "consensus.attributed",
    "export.recorded",
)
"""What an act records for the sake of another event of it: never what it is called by, unless it is alone."""
UNSAID = {"code.split": ("code.created",)}
"""What goes without saying where the act is called by another event, which names the same things."""
READ_MAX = 1000
"""So many events of an act are looked at; an import begins with what it is called by, or nearly."""


def rank(wire: str) -> int:
    """How far an event is from saying what its gesture was."""
    if wire in HEADS:
        return HEADS.index(wire)
    return len(HEADS) + (wire in SUPPORTING)


def head_of(timeline: Timeline, event: EventId) -> RecordedEvent:
    """The event that says what the gesture of an event was; of one that is undone alone itself."""
    recorded = timeline.recorded(timeline.places[event])
    if is_undone_alone(recorded.event):
        return recorded
    act = map(timeline.recorded, islice(events_of(timeline.order, start_of(recorded)), READ_MAX))
    return min(act, key=lambda each: rank(wire_name(each.event)))
