"""Everything that was ever said about a passage: codings on it, what became of them, judgements, memos, other words."""

from typing import Any

from core.analysis.presentation import Presentation
from core.events.history import EventUndone
from core.events.registry import RecordedEvent
from core.events.sources import SourceSpeakerSealed
from core.ids import EventId, Id

_THINGS = ("coding", "memo", "consensus", "replacement", "link")


def passage_history(presentation: Presentation, source: Id, start: int, end: int) -> list[tuple[int, RecordedEvent]]:
    """The events that concern this range (code points) of a text, with their numbers in the total order; also what was
    taken back since. What blind coding hides from this member is left out."""
    things: set[Any] = set()
    events: set[EventId] = set()
    found = []
    for n, recorded in enumerate(presentation.project.trail(), 1):
        event = recorded.event
        if not _concerns(event, source, start, end, things, events) or presentation.is_blind_to(recorded):
            continue
        things |= {getattr(event, name, None) for name in _THINGS} - {None}
        events.add(recorded.id)
        found.append((n, recorded))
    return found


def _concerns(event: Any, source: Id, start: int, end: int, things: set[Any], events: set[EventId]) -> bool:
    if isinstance(event, EventUndone):
        return event.target in events
    named = {getattr(event, name, None) for name in (*_THINGS, "on", "thing")}
    if named & things or things & set(getattr(event, "about", ()) or ()):
        return True
    if isinstance(event, SourceSpeakerSealed) or source not in (
        getattr(event, "source", None),
        getattr(event, "on", None),
    ):
        return False
    places = [(getattr(event, "start", None), getattr(event, "end", None)), *getattr(event, "places", ())]
    if hasattr(event, "original_start"):
        places = [(event.original_start, event.original_end)]
    return any(first is not None and last is not None and first < end and last > start for first, last in places)
