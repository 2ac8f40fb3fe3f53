"""Undos as they were judged, so that one more costs what it changes and not all that were ever made.

Whether an undo counts hangs on the undos of it alone, as long as no removal is about it. So one more turns what it
names, and where that is an undo, what that one names in turn, and so on. The oracle is core/log/deciding.py, which
judges all of them at once: from the last to the first, and of several that count the earliest is the one.

Undos of undos stand in a row, where each is the only undo of the one before it: every second one of them counts, and
one more at the end turns the whole row in one step.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from core.events.history import EventUndone
from core.events.registry import RecordedEvent
from core.ids import DeviceId, EventId
from core.log.acts import Part
from core.log.removals import ControlEvent
from core.log.validity_rules import Validity

Place = tuple[int, DeviceId, int, EventId]


class Undone(Mapping[EventId, EventId]):
    """For each undone event its undo. `alone` holds those that stand in no row; `row_of` of each that stands in a row
    the row and its number there."""

    def __init__(self, undone: Mapping[EventId, EventId]) -> None:
        self.alone = dict(undone)
        self.row_of: dict[EventId, tuple[list[EventId], int]] = {}

    def __getitem__(self, event: EventId) -> EventId:
        found = self.row_of.get(event)
        if found is None:
            return self.alone[event]
        row, n = found
        if (len(row) - n) % 2:  # the last one counts
            raise KeyError(event)
        return row[n + 1]

    def __contains__(self, event: object) -> bool:
        if event in self.alone:
            return True
        row, n = self.row_of.get(event, ((), 1))  # type: ignore[call-overload]
        return not (len(row) - n) % 2

    def __iter__(self) -> Iterator[EventId]:
        yield from self.alone
        yield from (event for event, (row, n) in self.row_of.items() if not (len(row) - n) % 2)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def dissolve(self, event: EventId) -> list[EventId]:
        """Takes the row of an event apart; returns it."""
        row, _ = self.row_of[event]
        self.alone |= {each: self[each] for each in row if each in self}
        for each in row:
            del self.row_of[each]
        return row


class JudgedUndos:
    """The undos that their authors were entitled to, and that are not void. A name stands for events that are judged as
    one: the first of them. `on_team` are the events that say who may do what, and the undos of these, and so on:
    whether they count is found out with everything else."""

    def __init__(self, undos: Iterable[ControlEvent], validity: Validity, retroactive: Iterable[RecordedEvent]) -> None:
        """`undos` and `retroactive` in the total order, and what counts by them."""
        self.on_team: set[EventId] = set()
        for event in retroactive:
            if type(event.event) is not EventUndone or event.event.target in self.on_team:
                self.on_team.add(event.id)
        self.undone = Undone(validity.undone)
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
            if undo.id not in validity.undone:
                listed.append(undo[:4])

    def of(self, events: Iterable[EventId]) -> list[EventId]:
        """The undos that count by which some of these events are taken back, in the total order; of an act all are
        asked for."""
        found = set[Place]()
        for event in events:
            found.update(self._counting.get(event, ()))
            if event in self.undone.row_of and event in self.undone:
                found.add(self._places[self.undone[event]])
        return [place[3] for place in sorted(found)]

    def count_of(self, undo: EventId) -> int:
        """How many events an undo takes back; none where it has no effect."""
        return sum(len(self._events[name]) for name in self._names.get(undo, ()))

    def take(self, undo: Place, parts: Sequence[Part]) -> set[EventId]:
        """Takes in an undo that counts and stands after all others. Returns the events that count otherwise now, and
        are no undos."""
        names = [part.events[0] for part in parts]
        self._names[undo[3]], self._places[undo[3]] = names, undo
        self._events |= {part.events[0]: part.events for part in parts}
        if len(names) == 1 and self._goes_on(names[0]):
            row, n = self.undone.row_of[names[0]]
            row.append(undo[3])
            self.undone.row_of[undo[3]] = row, n + 1
            turned = [(row[0], bool(len(row) % 2))]
        else:
            for name in names:
                self._leave_row(name)
                self._counting.setdefault(name, [])
            turned = [(undo[3], True)]
        return self._turn_all(turned)

    def _goes_on(self, name: EventId) -> bool:
        """Whether what is named ends a row, or is an undo that begins one now: nothing names it yet."""
        row_of = self.undone.row_of
        if name in row_of:
            row, n = row_of[name]
            return n == len(row) - 1
        if name not in self._names or name in self._counting:
            return False
        row_of[name] = [name], 0
        return True

    def _leave_row(self, name: EventId) -> None:
        """Takes the row of what is named apart, since it has more than one undo now."""
        if name in self.undone.row_of:
            row = self.undone.dissolve(name)
            for one, other in pairwise(row):
                self._counting[one] = [] if other in self.undone else [self._places[other]]

    def _turn_all(self, waiting: list[tuple[EventId, bool]]) -> set[EventId]:
        """`waiting` are undos that count from now on, or not any more."""
        turned: set[EventId] = set()
        while waiting:
            one, counts = waiting.pop()
            for name in self._names[one]:
                if not self._turn(name, self._places[one], counts):
                    continue
                if name in self._names:
                    waiting.append((name, not counts))
                else:
                    turned ^= {name}
        return {event for name in turned for event in self._events[name]}

    def _turn(self, name: EventId, undo: Place, counts: bool) -> bool:
        """Counts an undo among those of a name, or not any more; whether the name is undone for it, or no more."""
        listed, undone, events = self._counting[name], self.undone.alone, self._events[name]
        was = listed[0] if listed else None
        if counts:
            insort(listed, undo)
        else:
            del listed[bisect_left(listed, undo)]
        if not listed:
            for event in events:
                del undone[event]
        elif listed[0] != was:
            undone.update(dict.fromkeys(events, listed[0][3]))
        return (was is None) != (not listed)
