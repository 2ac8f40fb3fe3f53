"""The rules that decide which events count, as a table: each row has a name, a statement, a predicate, and a test.

Control events (undos, removals of members and devices, acceptances of late events) are collected from the whole stretch
of the log that is looked at and judged here; only then is the stretch folded. So the answer depends on the events
alone, not on the order in which they arrived.

A removal voids what the removed devices wrote that nobody who stayed had seen before hearing of it
(core/log/removals.py). Where two removals really void each other, the rows of RANKING decide, the first that makes a
difference. Who was entitled to a control event is found beforehand (core/log/validity.py).
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from core.events.registry import RecordedEvent
from core.ids import EventId, Id
from core.log.causality import Key
from core.log.removals import ControlEvent, Knowledge
from core.views.authorisation import RANKS


class Lowered(NamedTuple):
    """That a member was made less at a place in the order, and what their device wrote before it that counts as made
    with the role that was left: after `last`, or on `branches`."""

    place: tuple[int, Id, int, EventId]
    role: str
    last: int
    branches: frozenset[EventId]


class Validity(NamedTuple):
    """What counts: for each undone event its undo; for each cut device the last seq that counts; the late events that
    were accepted; the removals that do not count, since another removal overrules them; the control events whose
    authors were not entitled to them; what is void before the cuts: on branches of the feeds, or on the team; for each
    device of somebody who was made less what counts as if made afterwards; and events on the team that others stand
    against, with the kind of conflict that the trail says of them."""

    undone: Mapping[EventId, EventId]
    cuts: dict[Id, int]
    accepted: frozenset[EventId]
    overruled: frozenset[EventId] = frozenset()
    not_entitled: frozenset[EventId] = frozenset()
    branches: frozenset[EventId] = frozenset()
    lowered: Mapping[Id, tuple[Lowered, ...]] = MappingProxyType({})
    passed_over: Mapping[EventId, str] = MappingProxyType({})

    def is_void(self, recorded: RecordedEvent | Key) -> bool:
        """Whether a removed member wrote an event that nobody who stayed had seen, and nobody accepted it."""
        if recorded.device not in self.cuts:
            return False  # every event passes here: most are decided at once
        return _is_cut(recorded, self) and recorded.id not in self.accepted

    def speaks_as(self, recorded: RecordedEvent) -> tuple[Id, str] | None:
        """The role that an event counts with at most, if nobody had seen it before its author was made less."""
        if recorded.device not in self.lowered or recorded.id in self.accepted:
            return None
        control = ControlEvent(recorded, True)
        cases = [Case(self, lowered=each) for each in self.lowered[recorded.device]]
        roles = [
            each.lowered.role for each in cases if each.lowered and not LOWERED_EVENT_WAS_SEEN.holds(control, each)
        ]
        return (recorded.device, min(roles, key=RANKS.index)) if roles else None


NOTHING = Validity({}, {}, frozenset())


class Case(NamedTuple):
    """What a rule may look at beside the event: what counts as far as that is known; the removals that are not decided
    yet; those that were found to count; one that the event is compared with; who knew what; and how its author was made
    less."""

    validity: Validity = NOTHING
    undecided: Sequence[ControlEvent] = ()
    counting: Sequence[ControlEvent] = ()
    other: ControlEvent | None = None
    knowledge: Knowledge | None = None
    lowered: Lowered | None = None


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

EVENT_WAS_SEEN = Rule(
    "event_was_seen",
    "What a removed device wrote is void unless the author of the removal had seen it, or a device of another member "
    "that stays had seen it before it knew of the removal, or a remaining member accepted it late.",
    lambda control, case: not _is_cut(control.recorded, case.validity) or control.recorded.id in case.validity.accepted,
)

LOWERED_EVENT_WAS_SEEN = Rule(
    "lowered_event_was_seen",
    "What somebody wrote before they were made less, by its place in the order, counts with the role that was left to "
    "them, unless the author of that had seen it, or a device of another member had before it knew of that.",
    lambda control, case: (
        case.lowered is None
        or control.recorded[:4] > case.lowered.place
        or (control.recorded.seq <= case.lowered.last and control.recorded.id not in case.lowered.branches)
    ),
)

CONTROL_IS_NOT_UNDONE = Rule(
    "control_is_not_undone",
    "An undo or a removal does not count if an undo that counts names it.",
    lambda control, case: control.recorded.id not in case.validity.undone,
)

REMOVAL_IS_UNDONE_BY_OTHERS = Rule(
    "removal_is_undone_by_others",
    "No device undoes its own removal, nor that of its member.",
    lambda control, case: case.other is None or control.recorded.device not in case.other.targets,
)

ACCEPTANCE_IS_BY_A_REMAINING_MEMBER = Rule(
    "acceptance_is_by_a_remaining_member",
    "An acceptance by a removed device does not count if it is void itself.",
    lambda control, case: not _is_cut(control.recorded, case.validity),
)

REMOVAL_IS_NOT_VOIDED = Rule(
    "removal_is_not_voided",
    "A removal does not count while an undecided one voids it, unless each voids the other and it is the stronger one. "
    "Two that remove each other's authors and did not know of each other void each other.",
    lambda control, case: (
        not any(
            voids(other, control, case) and not (voids(control, other, case) and _is_stronger(control, other, case))
            for other in case.undecided
        )
    ),
)

REMOVAL_WITH_MORE_SUPPORT_WINS = Rule(
    "removal_with_more_support_wins",
    "Of two removals that void each other, the one wins after which more members wrote on before they saw the other; "
    "the two authors, and whoever either of them had not known as a member, are not counted.",
    lambda control, case: _support(control, case) > _support(*_turned(control, case)),
)

SHEET_WINS_OVER_MACHINES = Rule(
    "sheet_wins_over_machines",
    "With equal support, a recovery sheet wins over the machines of its member.",
    lambda control, case: (
        case.other is not None and control.member == case.other.member and control.is_paper and not case.other.is_paper
    ),
)

SENIOR_REMOVAL_WINS = Rule(
    "senior_removal_wins",
    "With equal support, and no sheet, the author wins whose member, and then whose device, was admitted first.",
    lambda control, case: case.other is not None and seniority_of(control) < seniority_of(case.other),
)

RING_IS_BROKEN_BY_THE_STRONGEST = Rule(
    "ring_is_broken_by_the_strongest",
    "Where undecided removals void each other in a ring, the one counts that most members support against those that "
    "void it; of equals a sheet's, and then the senior one.",
    lambda control, case: control is case.other,
)

REMOVAL_AGREES_WITH_THOSE_THAT_COUNT = Rule(
    "removal_agrees_with_those_that_count",
    "A removal does not count if one that counts voids it, or if it would void one that counts.",
    lambda control, case: (
        not any(voids(other, control, case) or voids(control, other, case) for other in case.counting)
    ),
)

RANKING = (REMOVAL_WITH_MORE_SUPPORT_WINS, SHEET_WINS_OVER_MACHINES, SENIOR_REMOVAL_WINS)

RULES = (
    AUTHOR_IS_ENTITLED,
    EVENT_WAS_SEEN,
    LOWERED_EVENT_WAS_SEEN,
    CONTROL_IS_NOT_UNDONE,
    REMOVAL_IS_UNDONE_BY_OTHERS,
    ACCEPTANCE_IS_BY_A_REMAINING_MEMBER,
    REMOVAL_IS_NOT_VOIDED,
    *RANKING,
    RING_IS_BROKEN_BY_THE_STRONGEST,
    REMOVAL_AGREES_WITH_THOSE_THAT_COUNT,
)


def voids(one: ControlEvent, other: ControlEvent, case: Case) -> bool:
    """Whether a removal would take another out of the history, if it counts."""
    knows = case.knowledge
    return knows is not None and (knows.voids(one, other.recorded) or knows.opposes(one, other))


def _turned(control: ControlEvent, case: Case) -> tuple[ControlEvent, Case]:
    """The other one, compared with this one."""
    return case.other or control, case._replace(other=control)


def _support(control: ControlEvent, case: Case) -> int:
    if case.knowledge is None or case.other is None:
        return 0
    return len(case.knowledge.supporters(control, [case.other]))


def _is_stronger(one: ControlEvent, other: ControlEvent, case: Case) -> bool:
    """Whether the first row of RANKING that makes a difference is for the one."""
    case = case._replace(other=other)
    for rule in RANKING:
        wins = rule.holds(one, case), rule.holds(*_turned(one, case))
        if wins[0] != wins[1]:
            return wins[0]
    return False


def seniority_of(control: ControlEvent) -> tuple[object, ...]:
    """Who compares less is the senior; of the same author the removal that comes first in the order."""
    return control.seniority, control.recorded[:4]


def _is_cut(recorded: RecordedEvent | Key, validity: Validity) -> bool:
    if recorded.device not in validity.cuts:
        return False
    return recorded.seq > validity.cuts[recorded.device] or recorded.id in validity.branches
