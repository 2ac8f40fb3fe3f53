"""What a removal voids: what the removed devices wrote that nobody who stayed had seen before hearing of the removal.

All of it is asked of the causal order (core/log/causality.py), never of a clock or of what a removal claims. So a
removal takes back nothing that its author had seen, nor anything that a remaining colleague had built on.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from core.events.registry import RecordedEvent
from core.ids import EventId, Id
from core.log.causality import Causality

Seniority = tuple[tuple[int, Id, int, EventId], ...]
"""Where in the total order a member, and then a device, was admitted: who compares less is the senior."""

ROUNDS_MAX = 64
"""So often the cuts are worked out again, since a removed device vouches only for what it saw before its own cut."""


class ControlEvent(NamedTuple):
    """A control event; whether its author was entitled to it; the author's seniority, member, and whether the device is
    a sheet of paper; and, of a removal, the devices that it removes."""

    recorded: RecordedEvent
    is_entitled: bool
    seniority: Seniority = ()
    member: Id = Id(b"")
    is_paper: bool = False
    targets: frozenset[Id] = frozenset()


class Cuts(NamedTuple):
    """For each removed device the last event that counts; and events on branches of its feed that do not count although
    they stand before that."""

    last: dict[Id, int]
    branches: frozenset[EventId]


class Knowledge:
    """Who knew what, and who belongs to whom: what the rules of removals ask for."""

    def __init__(
        self,
        causality: Causality,
        members: Mapping[Id, Id],
        admissions: Mapping[Id, RecordedEvent],
        removals: Collection[ControlEvent],
    ) -> None:
        """`members` finds the member of a device, `admissions` the event that let a device in; `removals` are all that
        may count. Until it is decided which do, no device that one of them is of vouches for what it saw, nor one that
        such a device let in without the removal's author knowing it: nobody makes witnesses for themselves."""
        self._causality, self._members, self._admissions = causality, members, admissions
        self._first: dict[Id, RecordedEvent] = {}
        for device, admission in admissions.items():
            known = self._first.setdefault(members[device], admission)
            self._first[members[device]] = min(known, admission, key=lambda each: each[:4])
        against: dict[Id, list[RecordedEvent]] = {}
        for removal in removals:
            for device in removal.targets:
                against.setdefault(device, []).append(removal.recorded)
        knows = self._knows
        doubtful = self._let_in_by(lambda e: any(not knows(each, e.id) for each in against.get(e.device, ())))
        self._none = dict.fromkeys(causality.lines_of(doubtful | against.keys()), 0)
        self._seen: dict[EventId, dict[int, int]] = {}
        self._firsts: dict[EventId, Sequence[int]] = {}
        self._earliest: dict[tuple[EventId, ...], Sequence[int]] = {}
        self._lines: dict[Id, list[int]] = {}
        for line, device in causality.lines_of({device for each in removals for device in each.targets}).items():
            self._lines.setdefault(device, []).append(line)
        self._devices: dict[Id, set[Id]] = {}
        for device, member in members.items():
            self._devices.setdefault(member, set()).add(device)

    def _let_in_by(self, is_bad: Callable[[RecordedEvent], bool]) -> set[Id]:
        """The devices whose admission, or that of the device that let them in, and so on, is such an event."""
        known: dict[Id, bool] = {}
        for device in self._admissions:
            chain, current = dict[Id, None](), device
            while current in self._admissions and current not in known and current not in chain:
                chain[current] = None
                current = self._admissions[current].device
            is_after_bad = known.get(current, False)
            for each in reversed(chain):
                is_after_bad = known[each] = is_after_bad or is_bad(self._admissions[each])
        return {device for device, is_after_bad in known.items() if is_after_bad}

    def voids(self, removal: ControlEvent, event: RecordedEvent) -> bool:
        """Whether a removal takes an event's author out, and nobody who surely stays had seen the event before."""
        if event.device not in removal.targets or event.id == removal.recorded.id:
            return False
        return event.seq > self._surely(removal).get(self._causality.line_of(event.id), 0)

    def _surely(self, removal: ControlEvent) -> dict[int, int]:
        """How far each line of the removed devices had been seen by those who surely stay."""
        found = self._seen.get(removal.recorded.id)
        if found is None:
            found = self._seen[removal.recorded.id] = self._reached(removal, self._none)
        return found

    def _reached(self, removal: ControlEvent, limits: Mapping[int, int]) -> dict[int, int]:
        """How far each line of the removed devices had been seen, by the author or by other members' devices."""
        lines = [line for device in removal.targets for line in self._lines.get(device, ())]
        but = {each for device in removal.targets for each in self._devices.get(self._members.get(device, device), ())}
        event = removal.recorded.id
        found = self._causality.seen_on(lines, event, self._first_who_know(event), but, limits)
        admission = self._admissions.get(removal.recorded.device)
        if admission is not None:
            before = self._causality.past_on(lines, admission.id)
            found = {line: max(seq, before[line]) for line, seq in found.items()}
        return found

    def _knows(self, recorded: RecordedEvent, event: EventId) -> bool:
        """Whether the author of an event knew another one. Whoever is in the team knows of the admission by which they
        are, and of what came before it, whether they say so or not."""
        admission = self._admissions.get(recorded.device)
        known = [recorded.id] if admission is None else [recorded.id, admission.id]
        return any(self._causality.knows(each, event) for each in known)

    def _first_who_know(self, event: EventId) -> Sequence[int]:
        if event not in self._firsts:
            self._firsts[event] = self._causality.firsts(event)
        return self._firsts[event]

    def supporters(self, one: ControlEvent, others: Sequence[ControlEvent]) -> set[Id]:
        """The members, others than the authors, who wrote on after they had seen the one removal and before they had
        seen any of the others. Only those count whom all these authors had known: nobody invents support."""
        ids = tuple(each.recorded.id for each in others)
        if ids not in self._earliest:
            self._earliest[ids] = list(map(min, zip(*map(self._first_who_know, ids), strict=True)))
        devices = self._causality.writers_between(self._first_who_know(one.recorded.id), self._earliest[ids])
        members = {self._members[each] for each in devices if each in self._members}
        members -= {one.member, *(each.member for each in others)}
        return {each for each in members if all(self._is_known(control, each) for control in (one, *others))}

    def _is_known(self, control: ControlEvent, member: Id) -> bool:
        return self._causality.knows(control.recorded.id, self._first[member].id)

    def cuts(self, counting: Collection[ControlEvent]) -> Cuts:
        """Where each removed device is cut. A removed device vouches for what it had seen up to its own cut, and one
        that was let in by an event after such a cut for nothing."""
        ends = self._ends(counting, None)
        for _ in range(ROUNDS_MAX):
            limits = dict.fromkeys(self._causality.lines_of(self._let_in_after(ends)), 0) | ends
            found = self._ends(counting, limits)
            if found == ends:
                break
            ends = found
        targets = {device for each in counting for device in each.targets}
        last: dict[Id, int] = dict.fromkeys(targets, 0)
        lines = self._causality.lines_of(targets)
        for line, device in lines.items():
            last[device] = max(last[device], ends.get(line, 0))
        forked = {device for device in targets if sum(each == device for each in lines.values()) > 1}
        return Cuts(last, frozenset(self._causality.after(ends, forked)) if forked else frozenset())

    def _ends(self, counting: Collection[ControlEvent], limits: Mapping[int, int] | None) -> dict[int, int]:
        ends: dict[int, int] = {}
        for each in counting:
            for line, seq in (self._surely(each) if limits is None else self._reached(each, limits)).items():
                ends[line] = min(seq, ends.get(line, seq))
        return ends

    def _let_in_after(self, ends: Mapping[int, int]) -> set[Id]:
        line_of = self._causality.line_of
        return self._let_in_by(lambda each: each.seq > ends.get(line_of(each.id), each.seq))
