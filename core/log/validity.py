"""Finds which events count (by the rules in core/log/validity_rules.py), from the retroactive events alone.

Whether such an event counts depends on who was a member when it was made, and that depends on which removals count. So
the answer is found in rounds: the first assumes that nothing is void and finds who was a member when, and so what
counts; each further round starts from what the one before found, until nothing changes. Should the rounds repeat
themselves in a circle, the first answer that comes again holds. Either way the outcome is a function of the set of
events, in whatever order they arrived, and the number of rounds is limited.
"""

from collections.abc import Callable, Sequence

from core.events.members import DeviceRemoved, MemberRemoved
from core.events.policy import Retroactive
from core.events.registry import RecordedEvent, policy_of
from core.ids import EventId, Id
from core.log.causality import Causality
from core.log.folding import apply
from core.log.validity_rules import NOTHING, ControlEvent, Seniority, Validity, decide
from core.views.authorisation import is_entitled
from core.views.state import State

ROUNDS_MAX = 64
"""Honest histories take two or three."""

Target = Callable[[RecordedEvent], RecordedEvent | None]
"""Finds the event that an undo or an acceptance names, if it stands before it."""


def resolve_validity(events: Sequence[RecordedEvent], target: Target, causality: Causality | None = None) -> Validity:
    """What counts, found from the retroactive events alone, which are given in the total order.

    `causality` says who knew what, of all events that are looked at; it is there wherever there is a removal.
    """
    if not any(_is(each, Retroactive.CONTROL) for each in events):
        return NOTHING
    admissions = {each.id: each for each in events if _is(each, Retroactive.ADMISSION)}
    earlier: list[Validity] = []
    validity = NOTHING
    while validity not in earlier and len(earlier) < ROUNDS_MAX:
        earlier.append(validity)
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
    """What counts if what the round before found to count does."""
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
    """Where in the total order the author of an event was admitted: the member, and then the device."""
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
