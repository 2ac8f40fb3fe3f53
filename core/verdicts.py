"""Which events count: what was taken back, and what a removed member wrote after leaving.

Three kinds of events reach back: an undo, a removal (of a member or a device), and the adoption of
an event written after a removal. They are collected from the whole stretch of the log that is looked
at, judged here, and only then is the stretch folded. So the answer depends on the events alone, not on their arrival.

The rules. A removal counts unless its author had been cut off before it by a removal earlier in the
total order: so of two members who remove each other, the one whose removal sorts first stays, on
every device. An undo counts unless a later counting undo names it. Who may undo what was checked by
the fold (`Control.valid`).
"""

from typing import NamedTuple

from core.events.history import EventUndone
from core.events.members import DeviceRemoved, EventAdopted, MemberRemoved
from core.events.registry import Happened
from core.ids import EventId, Id


class Control(NamedTuple):
    """An event that reaches back, and whether its author was entitled to it."""

    happened: Happened
    valid: bool


class Verdict(NamedTuple):
    """What follows from the controls: undone event -> the undo; device -> last seq that counts; adopted events."""

    undone: dict[EventId, EventId]
    cuts: dict[Id, int]
    adopted: frozenset[EventId]

    def is_void(self, happened: Happened) -> bool:
        """Whether an event was written by a removed member after the recorded place, and nobody adopted it."""
        cut = self.cuts.get(happened.device)
        return cut is not None and happened.seq > cut and happened.id not in self.adopted


NOTHING = Verdict({}, {}, frozenset())

REMOVALS = (MemberRemoved, DeviceRemoved)
CONTROLS = frozenset({EventUndone, *REMOVALS, EventAdopted})


def judge(controls: list[Control]) -> Verdict:
    """The verdict over controls that are given in the total order."""
    adopted = _adopted(controls)
    undone = _undone(controls, Verdict({}, {}, adopted))
    cuts: dict[Id, int] = {}
    for happened, valid in controls:
        if not valid or type(happened.event) not in REMOVALS or happened.id in undone:
            continue
        if Verdict({}, cuts, adopted).is_void(happened):
            continue
        for device, last in _recorded(happened.event):
            cuts[device] = min(last, cuts.get(device, last))
    adopted = frozenset(_adopted([each for each in controls if not _cut_off(each.happened, cuts)]))
    verdict = Verdict({}, cuts, adopted)
    return Verdict(_undone(controls, verdict), cuts, adopted)


def _recorded(event: MemberRemoved | DeviceRemoved) -> tuple[tuple[Id, int], ...]:
    """For each device that a removal takes out, the last event that still counts."""
    return event.last if isinstance(event, MemberRemoved) else ((event.device, event.last),)


def _cut_off(happened: Happened, cuts: dict[Id, int]) -> bool:
    return happened.device in cuts and happened.seq > cuts[happened.device]


def _adopted(controls: list[Control]) -> frozenset[EventId]:
    return frozenset(
        control.happened.event.target
        for control in controls
        if control.valid and type(control.happened.event) is EventAdopted
    )


def _undone(controls: list[Control], verdict: Verdict) -> dict[EventId, EventId]:
    """From the last to the first, so that whether an undo counts is known before what it undoes is judged."""
    undone: dict[EventId, EventId] = {}
    for happened, valid in reversed(controls):
        counts = valid and happened.id not in undone and not verdict.is_void(happened)
        if counts and type(happened.event) is EventUndone:
            undone[happened.event.target] = happened.id
    return undone
