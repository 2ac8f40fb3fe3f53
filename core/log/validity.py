"""Finds which events count (by the rules in core/log/validity_rules.py), from the retroactive events alone.

Whether such an event counts depends on who was a member when it was made, and that depends on which removals count. So
the answer is found in rounds: the first assumes that nothing is void and finds who was a member when, and so what
counts; each further round starts from what the one before found, until nothing changes. Should the rounds repeat
themselves in a circle, the first answer that comes again holds. Either way the outcome is a function of the set of
events, in whatever order they arrived, and the number of rounds is limited.
"""

from collections.abc import Callable, Collection, Sequence

from core.events.members import DeviceRemoved
from core.events.policy import Retroactive
from core.events.registry import RecordedEvent, policy_of
from core.ids import EventId, Id
from core.log.causality import Causality, is_removal
from core.log.folding import apply
from core.log.removals import ControlEvent, Knowledge
from core.log.validity_rules import NOTHING, Validity, decide
from core.views.authorisation import is_entitled, powers_of
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
        validity = _round(events, admissions, validity, target, causality)
    return validity


def is_retroactive(event: object) -> bool:
    """Whether an event changes which other events count, earlier ones too."""
    return policy_of(event).retroactive is not Retroactive.NO


def _is(recorded: RecordedEvent, retroactive: Retroactive) -> bool:
    return policy_of(recorded.event).retroactive is retroactive


def _round(
    events: Sequence[RecordedEvent],
    admissions: dict[EventId, RecordedEvent],
    validity: Validity,
    target: Target,
    causality: Causality | None,
) -> Validity:
    """What counts if what the round before found to count does."""
    state = State()
    found: list[ControlEvent] = []
    by_owners: set[EventId] = set()
    for recorded in events:
        if _is(recorded, Retroactive.CONTROL):
            found.append(ControlEvent(recorded, is_entitled(state, recorded, target(recorded))))
            if powers_of(state, recorded.device) == "owner":
                by_owners.add(recorded.id)
        apply(state, recorded, validity)
    if causality is None:
        return decide(found)
    team = _Team(state, admissions)
    found = [team.described(each, by_owners) if is_removal(each.recorded.event) else each for each in found]
    removals = [each for each in found if each.is_entitled and each.targets]
    return decide(found, Knowledge(causality, team.members, team.admissions, removals))


class _Team:
    """The members and devices that a round ended with: whom a removal is of does not hang on its place in the order."""

    def __init__(self, state: State, admissions: dict[EventId, RecordedEvent]) -> None:
        self._devices = state.devices.rows
        self.members: dict[Id, Id] = {row.id: row.member for row in self._devices.values()}
        self.admissions: dict[Id, RecordedEvent] = {row.id: admissions[row.admitted] for row in self._devices.values()}
        self._of: dict[Id, list[Id]] = {}
        self._first: dict[Id, tuple[int, Id, int, EventId]] = {}
        for device, member in self.members.items():
            self._of.setdefault(member, []).append(device)
            place = self.admissions[device][:4]
            self._first[member] = min(place, self._first.get(member, place))

    def described(self, removal: ControlEvent, by_owners: Collection[EventId]) -> ControlEvent:
        """A removal with all that the rules look at. Whoever is no owner removes only what is theirs in the end: not a
        device that they said was theirs before an owner let it in as another's."""
        event, row = removal.recorded.event, self._devices.get(removal.recorded.device)
        if row is None:
            return removal
        if isinstance(event, DeviceRemoved) and removal.recorded.id not in by_owners:
            is_own = self.members.get(event.device) == row.member
            removal = removal._replace(is_entitled=removal.is_entitled and is_own)
        gone = [event.device] if isinstance(event, DeviceRemoved) else self._of.get(event.member, [])
        seniority = self._first[row.member], self.admissions[row.id][:4]
        return removal._replace(
            seniority=seniority, member=row.member, is_paper=row.kind == "paper", targets=frozenset(gone)
        )
