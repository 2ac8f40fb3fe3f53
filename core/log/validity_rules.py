"""The rules that decide which events count, as a table: each row has a name, a statement, a predicate, and a test.

Control events (undos, removals of members and devices, acceptances of late events) are collected from the whole stretch
of the log that is looked at and judged here; only then is the stretch folded. So the answer depends on the events
alone, not on the order in which they arrived.

A removal voids what the removed member wrote after it. Where two removals void each other, seniority decides: the order
of admission cannot be forged later, as a time can, so a removed member gains nothing by backdating. Who was entitled to
a control event is found beforehand (core/log/validity.py).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from core.events.history import EventUndone
from core.events.members import DeviceRemoved, LateEventAccepted, MemberRemoved
from core.events.registry import RecordedEvent
from core.ids import EventId, Id

Seniority = tuple[tuple[int, Id, int, EventId], ...]
"""Where in the total order a member, and then a device, was admitted: who compares less is the senior."""


class ControlEvent(NamedTuple):
    """A control event; whether its author was entitled to it; the author's seniority; and, of a removal, for each
    device of the removed member the last event that still counts."""

    recorded: RecordedEvent
    is_entitled: bool
    seniority: Seniority
    cuts: tuple[tuple[Id, int], ...]


class Validity(NamedTuple):
    """What counts: for each undone event its undo; for each cut device the last seq that counts; the late events that
    were accepted; the removals that do not count, since another removal overrules them; and the control events whose
    authors were not entitled to them."""

    undone: dict[EventId, EventId]
    cuts: dict[Id, int]
    accepted: frozenset[EventId]
    overruled: frozenset[EventId] = frozenset()
    not_entitled: frozenset[EventId] = frozenset()

    def is_void(self, recorded: RecordedEvent) -> bool:
        """Whether a removed member wrote an event after the cut, and nobody accepted it."""
        if recorded.device not in self.cuts:
            return False  # every event passes here: most are decided at once
        return not EVENT_IS_BEFORE_THE_CUT.holds(ControlEvent(recorded, True, (), ()), Case(validity=self))


NOTHING = Validity({}, {}, frozenset())


class Case(NamedTuple):
    """What a rule may look at beside the event: what counts as far as that is known, the removals that are not decided
    yet (the senior ones first), and those that were found to count in this step."""

    validity: Validity = NOTHING
    undecided: Sequence[ControlEvent] = ()
    counting: Sequence[ControlEvent] = ()


class Rule(NamedTuple):
    """A row of the table. An event counts where all rules for its kind hold."""

    name: str
    statement: str
    holds: Callable[[ControlEvent, Case], bool]


AUTHOR_IS_ENTITLED = Rule(
    "author_is_entitled",
    "An undo, a removal or an acceptance counts only if its author was entitled to it when it was made.",
    lambda control, _: control.is_entitled,
)

EVENT_IS_BEFORE_THE_CUT = Rule(
    "event_is_before_the_cut",
    "What a removed device wrote after its cut is void, unless a remaining member accepted it late.",
    lambda control, case: (
        not _is_after(control.recorded, case.validity.cuts) or control.recorded.id in case.validity.accepted
    ),
)

CONTROL_IS_NOT_UNDONE = Rule(
    "control_is_not_undone",
    "An undo or a removal does not count if an undo that counts names it.",
    lambda control, case: control.recorded.id not in case.validity.undone,
)

ACCEPTANCE_IS_BY_A_REMAINING_MEMBER = Rule(
    "acceptance_is_by_a_remaining_member",
    "An acceptance that a removed device wrote after its cut does not count.",
    lambda control, case: not _is_after(control.recorded, case.validity.cuts),
)

REMOVAL_IS_NOT_VOIDED = Rule(
    "removal_is_not_voided",
    "A removal does not count while an undecided one voids it, unless each voids the other and it is the senior one.",
    lambda control, case: (
        not any(_voids(other, control, case) and not _outranks(control, other, case) for other in case.undecided)
    ),
)

SENIOR_REMOVAL_BREAKS_A_RING = Rule(
    "senior_removal_breaks_a_ring",
    "Where undecided removals void each other in a ring, the senior one counts.",
    lambda control, case: case.undecided[0] is control,
)

REMOVAL_AGREES_WITH_THOSE_THAT_COUNT = Rule(
    "removal_agrees_with_those_that_count",
    "A removal does not count if one that counts voids it, or if it would void one that counts.",
    lambda control, case: (
        not any(_voids(other, control, case) or _voids(control, other, case) for other in case.counting)
    ),
)

RULES = (
    AUTHOR_IS_ENTITLED,
    EVENT_IS_BEFORE_THE_CUT,
    CONTROL_IS_NOT_UNDONE,
    ACCEPTANCE_IS_BY_A_REMAINING_MEMBER,
    REMOVAL_IS_NOT_VOIDED,
    SENIOR_REMOVAL_BREAKS_A_RING,
    REMOVAL_AGREES_WITH_THOSE_THAT_COUNT,
)


def decide(controls: list[ControlEvent]) -> Validity:
    """What counts, given the control events in the total order."""
    accepted = _accepted(controls, (AUTHOR_IS_ENTITLED,), NOTHING)
    validity = Validity({}, {}, accepted)
    validity = Validity(_undone(controls, validity), {}, accepted)
    removals = [
        each
        for each in controls
        if isinstance(each.recorded.event, (MemberRemoved, DeviceRemoved))
        and _hold((AUTHOR_IS_ENTITLED, CONTROL_IS_NOT_UNDONE), each, Case(validity))
    ]
    counting = _counting(removals, validity)
    overruled = frozenset(each.recorded.id for each in removals if each not in counting)
    cuts = _earliest_cuts(counting)
    of_the_remaining = (AUTHOR_IS_ENTITLED, ACCEPTANCE_IS_BY_A_REMAINING_MEMBER)
    accepted = _accepted(controls, of_the_remaining, Validity({}, cuts, frozenset()))
    not_entitled = frozenset(each.recorded.id for each in controls if not AUTHOR_IS_ENTITLED.holds(each, Case()))
    return Validity(_undone(controls, Validity({}, cuts, accepted)), cuts, accepted, overruled, not_entitled)


def _hold(rules: Sequence[Rule], control: ControlEvent, case: Case) -> bool:
    return all(rule.holds(control, case) for rule in rules)


def _counting(removals: list[ControlEvent], validity: Validity) -> list[ControlEvent]:
    """The removals that count: in each step those that nothing undecided voids, or else the senior one of a ring."""
    undecided = sorted(removals, key=lambda each: (each.seniority, each.recorded[:4]))
    counting: list[ControlEvent] = []
    while undecided:
        case = Case(validity, undecided)
        found = [each for each in undecided if REMOVAL_IS_NOT_VOIDED.holds(each, case)]
        found = found or [each for each in undecided if SENIOR_REMOVAL_BREAKS_A_RING.holds(each, case)]
        counting += found
        case = Case(validity, undecided, found)
        undecided = [
            each for each in undecided if each not in found and REMOVAL_AGREES_WITH_THOSE_THAT_COUNT.holds(each, case)
        ]
    return counting


def _earliest_cuts(removals: Sequence[ControlEvent]) -> dict[Id, int]:
    """Of several cuts of one device the earliest holds."""
    cuts: dict[Id, int] = {}
    for each in removals:
        for device, last in each.cuts:
            cuts[device] = min(last, cuts.get(device, last))
    return cuts


def _voids(one: ControlEvent, other: ControlEvent, case: Case) -> bool:
    """Whether a removal cuts off the author of another one before that one, and nobody accepted it."""
    if one is other or other.recorded.id in case.validity.accepted:
        return False
    return any(other.recorded.device == device and other.recorded.seq > last for device, last in one.cuts)


def _outranks(one: ControlEvent, other: ControlEvent, case: Case) -> bool:
    """Whether two void each other and the first is the senior one."""
    order = [(each.seniority, each.recorded[:4]) for each in (one, other)]
    return _voids(one, other, case) and order[0] < order[1]


def _is_after(recorded: RecordedEvent, cuts: Mapping[Id, int]) -> bool:
    return recorded.device in cuts and recorded.seq > cuts[recorded.device]


def _accepted(controls: list[ControlEvent], rules: Sequence[Rule], validity: Validity) -> frozenset[EventId]:
    """The late events that acceptances for which these rules hold let count."""
    return frozenset(
        control.recorded.event.target
        for control in controls
        if isinstance(control.recorded.event, LateEventAccepted) and _hold(rules, control, Case(validity))
    )


def _undone(controls: list[ControlEvent], validity: Validity) -> dict[EventId, EventId]:
    """From the last undo to the first, so that whether an undo counts is known before what it undoes is judged."""
    undone: dict[EventId, EventId] = {}
    rules = (AUTHOR_IS_ENTITLED, CONTROL_IS_NOT_UNDONE, EVENT_IS_BEFORE_THE_CUT)
    for control in reversed(controls):
        case = Case(validity._replace(undone=undone))
        if isinstance(control.recorded.event, EventUndone) and _hold(rules, control, case):
            undone[control.recorded.event.target] = control.recorded.id
    return undone
