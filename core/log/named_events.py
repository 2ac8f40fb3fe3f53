"""What undos and acceptances name: an event of a timeline, and of an undo all that the event's gesture recorded."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from core.events.concerns import concerned
from core.events.history import EventUndone
from core.events.registry import RecordedEvent
from core.ids import EventId
from core.log.acts import Part, Start, parts_of, start_of
from core.log.causality import Key
from core.views.authorisation import is_undone_alone


def targets_of(recorded: RecordedEvent) -> set[EventId]:
    """The event that an undo or an acceptance names; of any other event: none."""
    return {EventId(each) for each in concerned(recorded.event, "event")}


class NamedEvents:
    """Each named event is opened once. `missed` are those that have no place yet, `acts` those that an event named is
    of."""

    def __init__(
        self, order: Sequence[Key], places: Mapping[EventId, Key], recorded: Callable[[Key], RecordedEvent]
    ) -> None:
        """`order` and `places` grow while this is used."""
        self._order, self._places, self._recorded = order, places, recorded
        self._opened: dict[EventId, RecordedEvent] = {}
        self._parts: dict[Start, tuple[Part, ...]] = {}
        self.missed: set[EventId] = set()
        self.acts: set[Start] = set()

    def note(self, retroactive: Iterable[RecordedEvent]) -> None:
        """Takes note of all that these name."""
        for event in {target for each in retroactive for target in targets_of(each)}:
            if event in self._places:
                self.acts.add(start_of(self._places[event]))
            else:
                self.missed.add(event)

    def note_anew(self, retroactive: Iterable[RecordedEvent]) -> None:
        """The same, and of nothing else."""
        self.missed.clear()
        self.acts.clear()
        self.note(retroactive)

    def act_grew(self, start: Start) -> None:
        """What an act holds is looked up anew."""
        self._parts.pop(start, None)

    def target(self, recorded: RecordedEvent) -> tuple[Part, ...]:
        """What one names, if it stands before it: an undo takes back all that its target's gesture recorded."""
        target = self.named(recorded)
        if target is None:
            return ()
        if type(recorded.event) is not EventUndone or is_undone_alone(target.event):
            return (Part(target, (target.id,)),)
        start = start_of(target)
        if start not in self._parts:
            self._parts[start] = parts_of(self._order, start, self._recorded)
        return self._parts[start]

    def named(self, recorded: RecordedEvent) -> RecordedEvent | None:
        """The event that one names, if it stands before it."""
        key = next((self._places[each] for each in targets_of(recorded) if each in self._places), None)
        if key is None or key[:4] >= recorded[:4]:
            return None
        if key.id not in self._opened:
            self._opened[key.id] = self._recorded(key)
        return self._opened[key.id]
