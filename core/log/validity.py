"""Finds the verdict (core/log/validity_rules.py) on all events that reach back, from those events alone.

Whether such an event counts hangs on who was a member when it was made, and that hangs on which removals count. So
it is found in rounds, always from the same beginning: who is in if nothing is void; what then counts; who is in if that
counts; until nothing changes. Should it go round in a ring, then the first verdict that comes again holds. Either way
the outcome is a function of the set of events, however they arrived, and nobody can make it take for ever.
"""

from collections.abc import Callable, Sequence

from core.events.members import DeviceAdded, DeviceRemoved, MemberAdmitted, MemberRemoved
from core.events.project import ProjectFounded
from core.events.registry import Happened
from core.ids import EventId, Id
from core.log.validity_rules import CONTROLS, NOTHING, Control, Standing, Verdict, decide
from core.views.folding import apply, is_entitled
from core.views.state import State

ADMISSIONS = (ProjectFounded, MemberAdmitted, DeviceAdded)
REACHING = CONTROLS | frozenset(ADMISSIONS)
"""Events that bear on which others count."""

ROUNDS_MAX = 64
"""Honest histories take two or three."""

Target = Callable[[Happened], Happened | None]
"""The event that an undo or an adoption names, if it stands before it."""


def judge(events: Sequence[Happened], target: Target) -> Verdict:
    """The verdict on events of the types in REACHING, which are given in the total order."""
    if not any(type(each.event) in CONTROLS for each in events):
        return NOTHING
    admissions = {each.id: each for each in events if isinstance(each.event, ADMISSIONS)}
    verdicts: list[Verdict] = []
    verdict = NOTHING
    while verdict not in verdicts and len(verdicts) < ROUNDS_MAX:
        verdicts.append(verdict)
        verdict = _round(events, admissions, verdict, target)
    return verdict


def _round(
    events: Sequence[Happened], admissions: dict[EventId, Happened], verdict: Verdict, target: Target
) -> Verdict:
    """What counts if what counted in `verdict` does."""
    state = State()
    found = []
    for happened in events:
        if type(happened.event) in CONTROLS:
            found.append(
                (happened, is_entitled(state, happened, target(happened)), _standing(state, admissions, happened))
            )
        apply(state, happened, verdict)
    return decide([Control(*each, _cuts(state, admissions, each[0])) for each in found])


def _standing(state: State, admissions: dict[EventId, Happened], happened: Happened) -> Standing:
    """Since when the author of an event is there: the member, and then the device."""
    row = state.devices.get(happened.device)
    if row is None:
        return ()
    own = [each for each in state.devices.rows.values() if each.member == row.member]
    return min(admissions[each.admitted][:4] for each in own), admissions[row.admitted][:4]


def _cuts(state: State, admissions: dict[EventId, Happened], happened: Happened) -> tuple[tuple[Id, int], ...]:
    """What a removal cuts off: all devices of whom it removes, one that its author did not know of from its first
    event, and nobody else's; but never that by which its author is there."""
    event = happened.event
    if isinstance(event, DeviceRemoved):
        recorded: dict[Id, int] = {event.device: event.last}
    elif isinstance(event, MemberRemoved):
        known = dict(event.last)
        recorded = {row.id: known.get(row.id, 0) for row in state.devices.values() if row.member == event.member}
    else:
        return ()
    device, seen = happened.device, set()
    while device in state.devices.rows and device not in seen:
        seen.add(device)
        admission = admissions[state.devices.rows[device].admitted]
        device = admission.device
        if device in recorded:
            recorded[device] = max(recorded[device], admission.seq)
    return tuple(sorted(recorded.items()))
