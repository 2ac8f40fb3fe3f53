"""What undos, and undos of those, are about in the end: a chain of them is followed once for all events in it."""

from typing import Any

from core.events.registry import RecordedEvent
from core.ids import EventId
from core.log.ordering import Timeline


class LastTargets:
    """Looks through the events of some types that name another one as their `target`. Holds for the timeline as it is:
    one that grows is looked at anew."""

    def __init__(self, timeline: Timeline, *looked_through: type[Any]) -> None:
        self._timeline, self._kinds = timeline, looked_through
        self._known: dict[EventId, RecordedEvent | None] = {}

    def of(self, recorded: RecordedEvent) -> RecordedEvent | None:
        """The event itself where it is of none of these types, else what it is about in the end; None where that is not
        here."""
        passed: list[EventId] = []
        found: RecordedEvent | None = recorded
        while found is not None and isinstance(found.event, self._kinds):
            if found.id in self._known:
                found = self._known[found.id]
                break
            passed.append(found.id)
            self._known[found.id] = None  # also where events name each other in a circle
            key = self._timeline.places.get(EventId(found.event.target))
            found = self._timeline.recorded(key) if key is not None else None
        self._known.update(dict.fromkeys(passed, found))
        return found
