"""Undos as they were judged, so that one more costs what it changes and not all that were ever made.

Whether an undo counts hangs on the undos of it alone, as long as no removal is about it. So one more turns what it
names, and where that is an undo, what that one names in turn, and so on. The oracle is core/log/deciding.py, which
judges all of them at once: from the last to the first, and of several that count the earliest is the one.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

from core.events.history import EventUndone
from core.events.registry import RecordedEvent
from core.ids import DeviceId, EventId
from core.log.acts import Part
from core.log.removals import ControlEvent
from core.log.validity_rules import Validity

Place = tuple[int, DeviceId, int, EventId]


class JudgedUndos:
    """The undos that their authors were entitled to, and that are not void. A name stands for events that are judged as
    one: the first of them. `undone` says of each undone event by which undo; `on_team` are the events that say who may
    do what, and the undos of these, and so on: whether they count is found out with everything else."""

    def __init__(self, undos: Iterable[ControlEvent], validity: Validity, retroactive: Iterable[RecordedEvent]) -> None:
        """`undos` and `retroactive` in the total order, and what counts by them."""
        self.on_team: set[EventId] = set()
        for event in retroactive:
            if type(event.event) is not EventUndone or event.event.target in self.on_team:
                self.on_team.add(event.id)
        self.undone = dict(validity.undone)
        self._names: dict[EventId, list[EventId]] = {}
        self._events: dict[EventId, tuple[EventId, ...]] = {}
        self._counting: dict[EventId, list[Place]] = {}
        self._places: dict[EventId, Place] = {}
        for each in undos:
            undo, name = each.recorded, each.events[0] if each.events else EventId(each.recorded.event.target)
            if validity.is_void(undo):
                continue
            self._names.setdefault(undo.id, []).append(name)
            self._places[undo.id] = undo[:4]
            self._events[name] = each.events or (name,)
            listed = self._counting.setdefault(name, [])
            if undo.id not in self.undone:
                listed.append(undo[:4])

    def of(self, events: Iterable[EventId]) -> list[EventId]:
        """The undos that count by which some of these events are taken back, in the total order; of an act all are
        asked for."""
        found = {place for event in events for place in self._counting.get(event, ())}
        return [place[3] for place in sorted(found)]

    def take(self, undo: Place, parts: Sequence[Part]) -> set[EventId]:
        """Takes in an undo that counts and stands after all others. Returns the events that count otherwise now, and
        are no undos."""
        self._names[undo[3]] = [part.events[0] for part in parts]
        self._places[undo[3]] = undo
        for part in parts:
            self._events[part.events[0]] = part.events
            self._counting.setdefault(part.events[0], [])
        turned: set[EventId] = set()
        names, places, waiting = self._names, self._places, [(undo[3], True)]  # that count from now on, or no more
        while waiting:
            one, counts = waiting.pop()
            for name in names[one]:
                if not self._turn(name, places[one], counts):
                    continue
                if name in names:
                    waiting.append((name, not counts))
                else:
                    turned ^= {name}
        return {event for name in turned for event in self._events[name]}

    def _turn(self, name: EventId, undo: Place, counts: bool) -> bool:
        """Counts an undo among those of a name, or not any more; whether the name is undone for it, or no more."""
        listed, undone, events = self._counting[name], self.undone, self._events[name]
        if not counts and len(listed) == 1:  # as in a long row of undos of undos
            listed.clear()
            for event in events:
                del undone[event]
            return True
        was = listed[0] if listed else None
        if counts:
            insort(listed, undo)
        else:
            del listed[bisect_left(listed, undo)]
        if listed[0] != was:
            for event in events:
                undone[event] = listed[0][3]
        return was is None
