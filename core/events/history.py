"""Undo: a new decision about an earlier one; the history keeps both."""

from typing import NamedTuple

from core.events.policy import AUTHOR, EVERYONE, Policy, Retroactive
from core.events.registry import event
from core.ids import TargetId


@event("event.undone", Policy(EVERYONE, AUTHOR, retroactive=Retroactive.CONTROL))
class EventUndone(NamedTuple):
    """An earlier event no longer counts, nor anything else that its gesture recorded. Undoing this one brings all of it
    back."""

    target: TargetId
