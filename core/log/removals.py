"""What a removal voids: what the removed devices wrote that nobody who stayed had seen before hearing of the removal.

All of it is asked of the causal order (core/log/causality.py), never of a clock or of what a removal claims. So a
removal takes back nothing that its author had seen, nor anything that a remaining colleague had built on. The loss of
a role is judged in the same way: what was dated back before it counts only where somebody had seen it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from core.events.registry import RecordedEvent
from core.ids import EventId, Id
from core.log.causality import Causality, Witnesses

Seniority = tuple[tuple[int, Id, int, EventId], ...]
"""Where in the total order a member, and then a device, was admitted: who compares less is the senior."""

ROUNDS_MAX = 64
"""So often the cuts are worked out again, since a removed device vouches only for what it saw before its own cut."""


class ControlEvent(NamedTuple):
    """A control event; whether its author was entitled to it; the author's seniority, member, and whether the device is
    a sheet of paper; of a removal, the devices that it removes; of an undo, the events that it takes back, all of the
    class of the one that it names."""

    recorded: RecordedEvent
    is_entitled: bool
    seniority: Seniority = ()
    member: Id = Id(b"")
    is_paper: bool = False
    targets: frozenset[Id] = frozenset()
    events: tuple[EventId, ...] = ()


class Team(NamedTuple):
    """Who belongs to whom in the end: the member of each device, the event that let it in, and the devices that wait to
    be confirmed by their member, which bear no witness; and all events on the team, in their order."""

    members: Mapping[Id, Id]
    admissions: Mapping[Id, RecordedEvent]
    unconfirmed: Collection[Id] = ()
    events: Sequence[RecordedEvent] = ()


class Cuts(NamedTuple):
    """For each removed device the last event that counts; and events that do not count although they stand before that:
    on branches of its feed, or on the team."""

    last: dict[Id, int]
    branches: frozenset[EventId]


class Knowledge:
    """Who knew what, and who belongs to whom: what the rules of removals ask for."""

    def __init__(self, causality: Causality, team: Team, removals: Collection[ControlEvent]) -> None:
        """`removals` are all that may count. Until it is decided which do, no device that one of them is of vouches for
        what it saw, nor one that such a device let in without the removal's author knowing it: nobody makes witnesses
        for themselves. Unless that author knew of nobody but their senior, whom they remove: then the senior's word on
        who had come meanwhile stands against theirs."""
        self._causality, self._team = causality, team
        self._members, self._admissions = team.members, team.admissions
        self._first: dict[Id, RecordedEvent] = {}
        self._devices: dict[Id, set[Id]] = {}
        for device, admission in team.admissions.items():
            member = team.members[device]
            self._first[member] = min(self._first.get(member, admission), admission, key=lambda each: each[:4])
            self._devices.setdefault(member, set()).add(device)
        self._line_numbers: dict[Id, list[int]] = {}
        for line, device in enumerate(causality.lines()):
            self._line_numbers.setdefault(device, []).append(line)
        self._of_many = self._members_of_many_lines()
        against: dict[Id, list[ControlEvent]] = {}
        for removal in removals:
            for device in removal.targets:
                against.setdefault(device, []).append(removal)
        self._let_in: dict[Id, set[Id]] = {}
        self._alone: dict[EventId, bool] = {}
        doubtful = self._let_in_by(lambda each: any(self._hides(one, each) for one in against.get(each.device, ())))
        self._silent = dict.fromkeys(self._numbers(team.unconfirmed), 0)
        self._none = dict.fromkeys(self._numbers(doubtful | against.keys()), 0) | self._silent
        self._limits: Mapping[int, int] = self._silent
        self._removed = self._numbers(against)
        self._observers: dict[int, list[int]] = {}
        self._seen: dict[EventId, dict[int, int]] = {}
        self._firsts: dict[EventId, Sequence[int]] = {}
        self._earliest: dict[tuple[EventId, ...], Sequence[int]] = {}

    def _numbers(self, devices: Iterable[Id]) -> list[int]:
        """The numbers of the lines of some devices."""
        return [line for device in devices for line in self._line_numbers.get(device, ())]

    def _members_of_many_lines(self) -> list[list[int]]:
        """The lines of each member who has several, leaving out devices that wait to be confirmed."""
        confirmed = (devices - set(self._team.unconfirmed) for devices in self._devices.values())
        found = [self._numbers(devices) for devices in confirmed]
        return [lines for lines in found if len(lines) > 1]

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

    def _hides(self, removal: ControlEvent, admission: RecordedEvent) -> bool:
        """Whether the author of a removal did not know of an admission by the removed, and is believed in that."""
        return not self._knows(removal.recorded, admission.id) and not self._is_of_a_senior_alone(removal)

    def _is_of_a_senior_alone(self, removal: ControlEvent) -> bool:
        """Whether a removal is of somebody more senior, by somebody who knew of nobody else in the team whom they had
        not let in themselves."""
        found = self._alone.get(removal.recorded.id)
        if found is None:
            found = self._alone[removal.recorded.id] = self._find_alone(removal)
        return found

    def _find_alone(self, removal: ControlEvent) -> bool:
        one, others = removal.member, {self._members.get(each, Id(b"")) for each in removal.targets}
        if one in others or one not in self._first or not others <= self._first.keys():
            return False
        if any(self._first[one][:4] < self._first[other][:4] for other in others):
            return False
        if one not in self._let_in:
            own = self._let_in_by(lambda each: self._members.get(each.device) == one)
            self._let_in[one] = {self._members[each] for each in own}
        mine = self._let_in[one]
        return not any(
            self._knows(removal.recorded, first.id)
            for member, first in self._first.items()
            if member != one and member not in others and member not in mine
        )

    def voids(self, removal: ControlEvent, event: RecordedEvent) -> bool:
        """Whether a removal takes an event's author out, and nobody who surely stays had seen the event before."""
        if event.device not in removal.targets or event.id == removal.recorded.id:
            return False
        return event.seq > self._surely(removal).get(self._causality.line_of(event.id), 0)

    def _surely(self, removal: ControlEvent) -> dict[int, int]:
        """How far each line of the removed devices had been seen by those who surely stay."""
        found = self._seen.get(removal.recorded.id)
        if found is None:
            found = self._seen[removal.recorded.id] = self._reached(removal, self._none, is_on_team=True)
        return found

    def _reached(self, removal: ControlEvent, limits: Mapping[int, int], is_on_team: bool) -> dict[int, int]:
        """How far each line of the removed devices had been seen, by the author or by other members' devices.

        For what is on the team a member's devices bear witness together: to no more than what each of them that wrote
        after hearing of the removal had seen by then. Else one that was kept silent could say anything later.
        """
        lines = self._numbers(removal.targets)
        but = {each for device in removal.targets for each in self._devices.get(self._members.get(device, device), ())}
        event, observers = removal.recorded.id, sorted({n for line in lines for n in self._observers_of(line)})
        firsts, bounds = self._first_who_know(event) if observers else (), dict[int, Mapping[int, int]]()
        for of in self._of_many if is_on_team and observers else ():
            if not set(of) & set(observers):
                continue
            bound = self._causality.seen_when_hearing(lines, firsts, of, limits)
            if bound is not None:
                bounds |= dict.fromkeys(of, bound)
        found = self._causality.seen_on(lines, event, Witnesses(firsts, but, limits, bounds, observers))
        admission = self._admissions.get(removal.recorded.device)
        if admission is not None:
            before = self._causality.past_on(lines, admission.id)
            found = {line: max(seq, before[line]) for line, seq in found.items()}
        return found

    def _observers_of(self, line: int) -> list[int]:
        """The lines on which anything of a line of the removed was ever seen."""
        if line not in self._observers:
            self._observers |= self._causality.observers_of([line] if self._observers else [*self._removed, line])
        return self._observers[line]

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

    def opposes(self, one: ControlEvent, other: ControlEvent) -> bool:
        """Whether two removals are of each other's authors, and neither knew of the other."""
        if one.recorded.device not in other.targets or other.recorded.device not in one.targets:
            return False
        ids = one.recorded.id, other.recorded.id
        return not self._causality.knows(*ids) and not self._causality.knows(*reversed(ids))

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
        return self._causality.knows(control.recorded.id, self._first[member].id) or self._is_of_a_senior_alone(control)

    def cuts(self, counting: Collection[ControlEvent]) -> Cuts:
        """Where each removed device is cut. A removed device vouches for what it had seen up to its own cut, and one
        that was let in by an event after such a cut for nothing."""
        ends, on_team = self._settled(counting)
        last: dict[Id, int] = {}
        void, forked = set[EventId](), set[Id]()
        for device in {device for each in counting for device in each.targets}:
            lines = self._line_numbers.get(device, ())
            last[device] = max((ends.get(line, 0) for line in lines), default=0)
            if len(lines) > 1:
                forked.add(device)
        if forked:
            void |= self._causality.after(ends, forked)
        for event in self._team.events:
            if event.device in last and event.seq <= last[event.device]:
                line = self._causality.line_of(event.id)
                if event.seq > on_team.get(line, event.seq):
                    void.add(event.id)
        return Cuts(last, frozenset(void))

    def _settled(self, counting: Collection[ControlEvent]) -> tuple[dict[int, int], dict[int, int]]:
        """How far each line of the removed counts, in general and in what is on the team."""
        ends, on_team = self._ends(counting, None)
        for _ in range(ROUNDS_MAX):
            self._limits = dict.fromkeys(self._numbers(self._let_in_after(on_team)), 0) | ends | self._silent
            found = self._ends(counting, self._limits)
            if found == (ends, on_team):
                break
            ends, on_team = found
        return ends, on_team

    def _ends(
        self, counting: Collection[ControlEvent], limits: Mapping[int, int] | None
    ) -> tuple[dict[int, int], dict[int, int]]:
        """The same, with these witnesses; None: with those that surely stay."""
        ends: dict[int, int] = {}
        on_team: dict[int, int] = {}
        for each in counting:
            strictly = self._surely(each) if limits is None else self._reached(each, limits, is_on_team=True)
            widely = self._reached(each, self._none if limits is None else limits, is_on_team=False)
            for found, seen in ((ends, widely), (on_team, strictly)):
                for line, seq in seen.items():
                    found[line] = min(seq, found.get(line, seq))
        return ends, on_team

    def _let_in_after(self, ends: Mapping[int, int]) -> set[Id]:
        line_of = self._causality.line_of
        return self._let_in_by(lambda each: each.seq > ends.get(line_of(each.id), each.seq))

    def seen_before(self, loss: ControlEvent) -> Cuts:
        """How far what a member's devices wrote had been seen by others before they heard of the loss of a role, for
        which these devices are the targets. Asked after `cuts`, which says how far the removed bear witness."""
        ends = self._reached(loss, self._limits, is_on_team=False)
        last = {device: max((ends[line] for line in self._numbers([device])), default=0) for device in loss.targets}
        forked = {device for device in loss.targets if len(self._line_numbers.get(device, ())) > 1}
        return Cuts(last, frozenset(self._causality.after(ends, forked)) if forked else frozenset())
