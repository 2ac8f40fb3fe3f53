"""Everything that was ever said about a passage: codings on it, what became of them, judgements, memos, other words."""

from typing import Any

from core.analysis.presentation import Reading
from core.events.history import EventUndone
from core.events.registry import Happened
from core.events.sources import SourceVoiced
from core.ids import EventId, Id

_THINGS = ("coding", "memo", "settlement", "replacement", "link")


def said_about(reading: Reading, source: Id, start: int, end: int) -> list[tuple[int, Happened]]:
    """The events that concern this range (code points) of a text, with their numbers in the total order; also what was
    taken back since. What blind coding hides from this member is left out."""
    things: set[Any] = set()
    events: set[EventId] = set()
    found = []
    for n, happened in enumerate(reading.project.trail(), 1):
        event = happened.event
        if not _concerns(event, source, start, end, things, events) or reading.is_blind_to(happened):
            continue
        things |= {getattr(event, name, None) for name in _THINGS} - {None}
        events.add(happened.id)
        found.append((n, happened))
    return found


def _concerns(event: Any, source: Id, start: int, end: int, things: set[Any], events: set[EventId]) -> bool:
    if isinstance(event, EventUndone):
        return event.target in events
    named = {getattr(event, name, None) for name in (*_THINGS, "on", "thing")}
    if named & things or things & set(getattr(event, "about", ()) or ()):
        return True
    if isinstance(event, SourceVoiced) or source not in (getattr(event, "source", None), getattr(event, "on", None)):
        return False
    places = [(getattr(event, "start", None), getattr(event, "end", None)), *getattr(event, "places", ())]
    if hasattr(event, "original_start"):
        places = [(event.original_start, event.original_end)]
    return any(first is not None and last is not None and first < end and last > start for first, last in places)
