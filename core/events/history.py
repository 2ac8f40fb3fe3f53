"""Taking back: a new decision about an earlier one; the history keeps both."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import EventId


@event("event.undone")
class EventUndone(NamedTuple):
    """An earlier event no longer counts. Undoing this one brings it back."""

    target: EventId
