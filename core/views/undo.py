"""Undo has no view of its own: what was undone is left out before the folds see it (core/log/validity_rules.py)."""

from core.events.history import EventUndone
from core.events.registry import RecordedEvent
from core.ids import MemberId
from core.views.state import State, folds


@folds(EventUndone, looks_at=())
def event_undone(state: State, recorded: RecordedEvent, event: EventUndone, _: MemberId) -> None:
    """Takes effect on its target, in the target's place."""
