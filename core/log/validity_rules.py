"""Which events count: what was taken back, and what a removed member wrote after leaving.

Three kinds of events reach back: an undo, a removal (of a member or a device), and the adoption of
an event written after a removal. They are collected from the whole stretch of the log that is looked
at, judged here, and only then is the stretch folded. So the answer depends on the events alone, not on their arrival.

The rules. A removal counts unless its author was cut off before it by one that counts. Where two would
void each other, the one counts whose author was in the project first: a place that nobody can claim
afterwards, as one can a time. So whoever was removed cannot win by backdating. An undo counts unless a
later counting undo names it. Who may undo what is found beforehand (core/log/validity.py).
"""

from typing import NamedTuple

from core.events.history import EventUndone
from core.events.members import DeviceRemoved, LateEventAccepted, MemberRemoved
from core.events.registry import RecordedEvent
from core.ids import EventId, Id

Seniority = tuple[tuple[int, Id, int, EventId], ...]
"""Where in the total order a person, and then a device, was let in: who compares less was there first."""


class ControlEvent(NamedTuple):
    """An event that reaches back, whether its author was entitled to it, since when the author is there, and, of a
    removal, for each device that it takes out the last event that still counts."""

    recorded: RecordedEvent
    valid: bool
    seniority: Seniority
    cuts: tuple[tuple[Id, int], ...]


class Validity(NamedTuple):
    """What follows from the controls: undone event -> the undo; device -> last seq that counts; adopted events; and
    removals that do not count, because one by somebody who was there before their author does."""

    undone: dict[EventId, EventId]
    cuts: dict[Id, int]
    adopted: frozenset[EventId]
    overruled: frozenset[EventId] = frozenset()

    def is_void(self, recorded: RecordedEvent) -> bool:
        """Whether an event was written by a removed member after the recorded place, and nobody adopted it."""
        cut = self.cuts.get(recorded.device)
        return cut is not None and recorded.seq > cut and recorded.id not in self.adopted


NOTHING = Validity({}, {}, frozenset())

REMOVALS = (MemberRemoved, DeviceRemoved)


def decide(controls: list[ControlEvent]) -> Validity:
    """The verdict over controls that are given in the total order."""
    adopted = _adopted(controls)
    undone = _undone(controls, Validity({}, {}, adopted))
    removals = [
        each
        for each in controls
        if each.valid and type(each.recorded.event) in REMOVALS and each.recorded.id not in undone
    ]
    cuts: dict[Id, int] = {}
    counting = _counting(removals, adopted)
    overruled = frozenset(each.recorded.id for each in removals if each not in counting)
    for each in counting:
        for device, last in each.cuts:
            cuts[device] = min(last, cuts.get(device, last))
    adopted = frozenset(_adopted([each for each in controls if not _cut_off(each.recorded, cuts)]))
    validity = Validity({}, cuts, adopted)
    return Validity(_undone(controls, validity), cuts, adopted, overruled)


def _counting(removals: list[ControlEvent], adopted: frozenset[EventId]) -> list[ControlEvent]:
    """The removals that count: those that nothing which may count voids; then, where some void each other in a ring,
    the one whose author was there first; and so on."""
    open_ones = sorted(removals, key=lambda each: (each.seniority, each.recorded[:4]))
    counting: list[ControlEvent] = []
    while open_ones:
        free = [
            each
            for each in open_ones
            if not any(_voids(other, each, adopted) and not _outranks(each, other, adopted) for other in open_ones)
        ]
        accepted = free or open_ones[:1]
        counting += accepted
        open_ones = [
            each
            for each in open_ones
            if each not in accepted
            and not any(_voids(other, each, adopted) or _voids(each, other, adopted) for other in accepted)
        ]
    return counting


def _voids(one: ControlEvent, other: ControlEvent, adopted: frozenset[EventId]) -> bool:
    """Whether a removal cuts off the author of another one before it."""
    recorded = other.recorded
    if one is other or recorded.id in adopted:
        return False
    return any(recorded.device == device and recorded.seq > last for device, last in one.cuts)


def _outranks(one: ControlEvent, other: ControlEvent, adopted: frozenset[EventId]) -> bool:
    """Whether two void each other and the first stays."""
    order = [(each.seniority, each.recorded[:4]) for each in (one, other)]
    return _voids(one, other, adopted) and order[0] < order[1]


def _cut_off(recorded: RecordedEvent, cuts: dict[Id, int]) -> bool:
    return recorded.device in cuts and recorded.seq > cuts[recorded.device]


def _adopted(controls: list[ControlEvent]) -> frozenset[EventId]:
    return frozenset(
        control.recorded.event.target
        for control in controls
        if control.valid and type(control.recorded.event) is LateEventAccepted
    )


def _undone(controls: list[ControlEvent], validity: Validity) -> dict[EventId, EventId]:
    """From the last to the first, so that whether an undo counts is known before what it undoes is judged."""
    undone: dict[EventId, EventId] = {}
    for recorded, valid, *_ in reversed(controls):
        counts = valid and recorded.id not in undone and not validity.is_void(recorded)
        if counts and type(recorded.event) is EventUndone:
            undone[recorded.event.target] = recorded.id
    return undone
