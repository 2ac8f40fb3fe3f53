"""Which removals count: in each step those that nothing undecided voids, or else the strongest of a ring.

Each removal is looked at anew only where one that is of its author, or that it is of, was decided since: a ring of
hundreds, or thousands that were undone, take a time in proportion to their number.
"""

from collections.abc import Iterable, Sequence

from core.ids import EventId, Id
from core.log.removals import ControlEvent, Knowledge
from core.log.validity_rules import (
    REMOVAL_AGREES_WITH_THOSE_THAT_COUNT,
    REMOVAL_IS_NOT_VOIDED,
    REMOVAL_IS_UNDONE_BY_OTHERS,
    RING_IS_BROKEN_BY_THE_STRONGEST,
    Case,
    seniority_of,
    voids,
)

Group = tuple[Id, frozenset[Id]]
"""The author of removals, and the devices that they remove: the first of a group that counts cuts as far as all."""


class _Index:
    """Removals by the device that made them, and by each that they remove."""

    def __init__(self) -> None:
        self.by_author: dict[Id, dict[EventId, ControlEvent]] = {}
        self.by_target: dict[Id, dict[EventId, ControlEvent]] = {}

    def add(self, each: ControlEvent) -> None:
        self.by_author.setdefault(each.recorded.device, {})[each.recorded.id] = each
        for device in each.targets:
            self.by_target.setdefault(device, {})[each.recorded.id] = each

    def remove(self, each: ControlEvent) -> None:
        del self.by_author[each.recorded.device][each.recorded.id]
        for device in each.targets:
            del self.by_target[device][each.recorded.id]

    def of(self, device: Id) -> Iterable[ControlEvent]:
        """The removals of a device."""
        return self.by_target.get(device, {}).values()

    def near(self, each: ControlEvent) -> dict[EventId, ControlEvent]:
        """Those that could void a removal, or be voided by it."""
        found = dict(self.by_target.get(each.recorded.device, {}))
        for device in each.targets:
            found |= self.by_author.get(device, {})
        return found


class Settling:
    """Decides on removals, step by step."""

    def __init__(self, removals: Sequence[ControlEvent], undos: Sequence[ControlEvent], knowledge: Knowledge) -> None:
        """`undos` are those that undo a removal, or such an undo, and so on."""
        self._undos, self._knowledge = undos, knowledge
        self._removals = {each.recorded.id: each for each in removals}
        self._groups: dict[Group, list[ControlEvent]] = {}
        for each in reversed(removals):
            self._groups.setdefault((each.recorded.device, each.targets), []).append(each)  # the first one last
        self._undecided: dict[EventId, ControlEvent] = {}
        self._open, self._counting = _Index(), _Index()
        self._is_free: dict[EventId, bool] = {}
        self._strengths: dict[EventId, tuple[frozenset[EventId], int]] = {}
        for group in reversed(self._groups.values()):
            self._expose(group)

    def settled(self) -> tuple[list[ControlEvent], set[EventId]]:
        """The removals that count, of several by one device against the same devices the first; and the ids of all."""
        counting, ids = list[ControlEvent](), set[EventId]()
        while self._undecided:
            surely, maybe = self._taken_back()
            gone = [each for each in self._undecided.values() if each.recorded.id in surely]
            if not gone:
                found = self._found(maybe)
                counting += found
                for each in found:
                    ids |= {one.recorded.id for one in self._groups[each.recorded.device, each.targets]}
                gone = self._count(found)
            for each in gone:
                group = self._groups[each.recorded.device, each.targets]
                self._hide(each)
                while group and (group[-1] is each or group[-1].recorded.id in surely):
                    group.pop()
                self._expose(group)
        return counting, ids

    def _expose(self, group: list[ControlEvent]) -> None:
        """Takes up the first removal that is left of a group, leaving out those that do not agree with what counts."""
        while group:
            each = group[-1]
            near = list(self._counting.near(each).values())
            case = Case(counting=near, knowledge=self._knowledge)
            if near and not REMOVAL_AGREES_WITH_THOSE_THAT_COUNT.holds(each, case):
                group.pop()
                continue
            self._undecided[each.recorded.id] = each
            self._open.add(each)
            self._look_again_at(each)
            return

    def _hide(self, each: ControlEvent) -> None:
        """Does not ask for a removal any more."""
        del self._undecided[each.recorded.id]
        self._open.remove(each)
        self._look_again_at(each)

    def _look_again_at(self, each: ControlEvent) -> None:
        self._is_free.pop(each.recorded.id, None)
        for event in self._open.near(each):
            self._is_free.pop(event, None)

    def _voiders(self, each: ControlEvent) -> list[ControlEvent]:
        case = Case(knowledge=self._knowledge)
        return [one for one in self._open.of(each.recorded.device) if voids(one, each, case)]

    def _found(self, maybe: set[EventId]) -> list[ControlEvent]:
        """The removals that are found to count."""
        found = []
        for event, each in self._undecided.items():
            if event not in self._is_free:
                case = Case(undecided=self._voiders(each), knowledge=self._knowledge)
                self._is_free[event] = REMOVAL_IS_NOT_VOIDED.holds(each, case)
            if self._is_free[event] and event not in maybe:
                found.append(each)
        if found:
            return found
        ring = Case(other=self._strongest_of_a_ring(), knowledge=self._knowledge)
        return [each for each in self._undecided.values() if RING_IS_BROKEN_BY_THE_STRONGEST.holds(each, ring)]

    def _count(self, found: Sequence[ControlEvent]) -> list[ControlEvent]:
        """Notes that these count; the undecided ones that do not agree with them."""
        near: dict[EventId, ControlEvent] = {}
        for each in found:
            self._hide(each)
            self._counting.add(each)
            self._groups[each.recorded.device, each.targets].clear()
        for each in found:
            near |= self._open.near(each)
        gone = []
        for each in near.values():
            counting = list(self._counting.near(each).values())
            case = Case(counting=counting, knowledge=self._knowledge)
            if not REMOVAL_AGREES_WITH_THOSE_THAT_COUNT.holds(each, case):
                gone.append(each)
        return gone

    def _taken_back(self) -> tuple[set[EventId], set[EventId]]:
        """What undos surely take back, and what they take back unless an undecided removal voids them."""
        surely, maybe = set[EventId](), set[EventId]()
        knows = self._knowledge
        for each in reversed(self._undos):
            undo, target = each.recorded, each.recorded.event.target
            case = Case(other=self._removals.get(target))
            if undo.id in surely or not REMOVAL_IS_UNDONE_BY_OTHERS.holds(each, case):
                continue
            if any(knows.voids(one, undo) for one in self._counting.of(undo.device)):
                continue
            is_sure = undo.id not in maybe and not any(knows.voids(one, undo) for one in self._open.of(undo.device))
            (surely if is_sure else maybe).add(target)
        return surely & self._removals.keys(), maybe - surely

    def _strongest_of_a_ring(self) -> ControlEvent:
        """By how many members support a removal against all that void it; a sheet's; the senior one."""
        return min(
            self._undecided.values(), key=lambda each: (-self._support(each), not each.is_paper, seniority_of(each))
        )

    def _support(self, each: ControlEvent) -> int:
        against = self._voiders(each)
        ids = frozenset(one.recorded.id for one in against)
        known = self._strengths.get(each.recorded.id)
        if known is None or known[0] != ids:
            support = len(self._knowledge.supporters(each, against)) if against else 0
            known = self._strengths[each.recorded.id] = (ids, support)
        return known[1]
