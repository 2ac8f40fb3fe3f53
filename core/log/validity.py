"""Finds the verdict (core/log/validity_rules.py) on all events that reach back, from those events alone.

Whether such an event counts hangs on who was a member when it was made, and that hangs on which removals count. So
it is found in rounds, always from the same beginning: who is in if nothing is void; what then counts; who is in if that
counts; until nothing changes. Should it go round in a ring, then the first verdict that comes again holds. Either way
the outcome is a function of the set of events, however they arrived, and nobody can make it take for ever.
"""

from collections.abc import Callable, Sequence

from core.events.members import DeviceRemoved, MemberRemoved
from core.events.policy import Retroactive
from core.events.registry import RecordedEvent, policy_of
from core.ids import EventId, Id
from core.log.folding import apply
from core.log.validity_rules import NOTHING, ControlEvent, Seniority, Validity, decide
from core.views.authorisation import is_entitled
from core.views.state import State

ROUNDS_MAX = 64
"""Honest histories take two or three."""

Target = Callable[[RecordedEvent], RecordedEvent | None]
"""The event that an undo or an adoption names, if it stands before it."""


def resolve_validity(events: Sequence[RecordedEvent], target: Target) -> Validity:
    """What counts, found from the retroactive events alone, which are given in the total order."""
    if not any(_is(each, Retroactive.CONTROL) for each in events):
        return NOTHING
    admissions = {each.id: each for each in events if _is(each, Retroactive.ADMISSION)}
    verdicts: list[Validity] = []
    validity = NOTHING
    while validity not in verdicts and len(verdicts) < ROUNDS_MAX:
        verdicts.append(validity)
        validity = _round(events, admissions, validity, target)
    return validity


def is_retroactive(event: object) -> bool:
    """Whether an event changes which other events count, earlier ones too."""
    return policy_of(event).retroactive is not Retroactive.NO


def _is(recorded: RecordedEvent, retroactive: Retroactive) -> bool:
    return policy_of(recorded.event).retroactive is retroactive


def _round(
    events: Sequence[RecordedEvent], admissions: dict[EventId, RecordedEvent], validity: Validity, target: Target
) -> Validity:
    """What counts if what counted in `verdict` does."""
    state = State()
    found = []
    for recorded in events:
        if _is(recorded, Retroactive.CONTROL):
            found.append(
                (recorded, is_entitled(state, recorded, target(recorded)), _seniority(state, admissions, recorded))
            )
        apply(state, recorded, validity)
    return decide([ControlEvent(*each, _cuts(state, admissions, each[0])) for each in found])


def _seniority(state: State, admissions: dict[EventId, RecordedEvent], recorded: RecordedEvent) -> Seniority:
    """Since when the author of an event is there: the member, and then the device."""
    row = state.devices.get(recorded.device)
    if row is None:
        return ()
    own = [each for each in state.devices.rows.values() if each.member == row.member]
    return min(admissions[each.admitted][:4] for each in own), admissions[row.admitted][:4]


def _cuts(
    state: State, admissions: dict[EventId, RecordedEvent], recorded: RecordedEvent
) -> tuple[tuple[Id, int], ...]:
    """Sequence numbers after which each device of the removed member is void: 0 for one that its author did not know.

    The admissions that lead to the author of the removal stay valid.
    """
    event = recorded.event
    if isinstance(event, DeviceRemoved):
        last_valid: dict[Id, int] = {event.device: event.last}
    elif isinstance(event, MemberRemoved):
        known = dict(event.last)
        last_valid = {row.id: known.get(row.id, 0) for row in state.devices.values() if row.member == event.member}
    else:
        return ()
    device, seen = recorded.device, set()
    while device in state.devices.rows and device not in seen:
        seen.add(device)
        admission = admissions[state.devices.rows[device].admitted]
        device = admission.device
        if device in last_valid:
            last_valid[device] = max(last_valid[device], admission.seq)
    return tuple(sorted(last_valid.items()))
