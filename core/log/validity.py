"""Finds which events count (by the rules in core/log/validity_rules.py), from the retroactive events alone.

Whether such an event counts depends on who was a member when it was made, and that depends on which removals count. So
the answer is found in rounds: the first assumes that nothing is void and finds who was a member when, and so what
counts; each further round starts from what the one before found, until nothing changes. Should the rounds repeat
themselves in a circle, the first answer that comes again holds. Either way the outcome is a function of the set of
events, in whatever order they arrived, and the number of rounds is limited.

Who owns the project by a vote of the coders is asked last: all is worked out once without any vote, so that it is
known what the owners wrote, and votes that an owner's word stands against are left out (core/log/owner_votes.py).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from core.events.history import EventUndone
from core.events.members import DeviceAdded, DeviceRemoved, MemberAdmitted, MemberRoleSet, OwnerVoted
from core.events.policy import Retroactive
from core.events.registry import RecordedEvent, policy_of
from core.ids import EventId, Id, TargetId
from core.log.acts import Part
from core.log.causality import Causality, Key, is_loss, is_removal
from core.log.claims import Claims
from core.log.deciding import decide
from core.log.folding import apply
from core.log.owner_votes import taken_back
from core.log.removals import ControlEvent, Knowledge, Team
from core.log.validity_rules import NOTHING, Lowered, Validity
from core.views.authorisation import is_entitled, powers_of
from core.views.state import State

ROUNDS_MAX = 64
"""Honest histories take two or three."""

Target = Callable[[RecordedEvent], Sequence[Part]]
"""Finds what an undo or an acceptance names, if it stands before it: of an undo all that one gesture recorded."""

PassedOver = Mapping[EventId, str]


class Resolved(NamedTuple):
    """What counts, and the undos that their authors were entitled to by it; None where the rounds went in a circle."""

    validity: Validity
    undos: Sequence[ControlEvent] | None


def resolve_validity(
    events: Sequence[RecordedEvent], target: Target, causality: Causality | None = None, order: Sequence[Key] = ()
) -> Validity:
    """What counts, as `resolved` finds it."""
    return resolved(events, target, causality, order).validity


def resolved(
    events: Sequence[RecordedEvent], target: Target, causality: Causality | None = None, order: Sequence[Key] = ()
) -> Resolved:
    """What counts, found from the retroactive events alone, which are given in the total order.

    `causality` says who knew what, of all events that are looked at, whose places are `order`; it is there wherever
    `needs_causality` says so.
    """
    if causality is None and not any(_is(each, Retroactive.CONTROL) for each in events):
        return Resolved(NOTHING, ())
    votes = [each for each in events if isinstance(each.event, OwnerVoted)]
    if not votes or causality is None:
        return _settled(events, target, causality, order, {})
    without = _settled(events, target, causality, order, {each.id: "vote_taken_back" for each in votes}).validity
    against = taken_back(votes, events, without, causality, order)
    return _settled(events, target, causality, order, dict.fromkeys(against, "vote_taken_back"))


def is_retroactive(event: object) -> bool:
    """Whether an event changes which other events count, earlier ones too."""
    return policy_of(event).retroactive is not Retroactive.NO


def needs_causality(events: Sequence[RecordedEvent]) -> bool:
    """Whether it matters who knew what: where somebody is removed or made less, where coders vote for an owner, and
    where a device was let in twice."""
    admitted = [each.event.device for each in events if isinstance(each.event, (MemberAdmitted, DeviceAdded))]
    return len(admitted) > len(set(admitted)) or any(
        is_removal(each.event) or isinstance(each.event, OwnerVoted) or is_loss(each.event) for each in events
    )


def _is(recorded: RecordedEvent, retroactive: Retroactive) -> bool:
    return policy_of(recorded.event).retroactive is retroactive


def _settled(
    events: Sequence[RecordedEvent],
    target: Target,
    causality: Causality | None,
    order: Sequence[Key],
    passed_over: PassedOver,
) -> Resolved:
    """What counts where these events are passed over from the beginning."""
    judge = _Judge(events, target, causality, order, passed_over)
    earlier: list[Validity] = []
    validity = NOTHING._replace(passed_over=passed_over)
    while validity not in earlier and len(earlier) < ROUNDS_MAX:
        earlier.append(validity)
        validity = judge.round(validity)
    return Resolved(validity, judge.undos if validity == earlier[-1] else None)


class _Judge:
    """Works out round after round, of the same events."""

    def __init__(
        self,
        events: Sequence[RecordedEvent],
        target: Target,
        causality: Causality | None,
        order: Sequence[Key],
        passed_over: PassedOver,
    ) -> None:
        self._events, self._target, self._causality, self._passed_over = events, target, causality, passed_over
        self._admissions = {each.id: each for each in events if _is(each, Retroactive.ADMISSION)}
        self._claims = Claims(causality, order) if causality is not None else None
        self.undos: list[ControlEvent] = []

    def round(self, validity: Validity) -> Validity:
        """What counts if what the round before found to count does."""
        state = State()
        controls: list[ControlEvent] = []
        losses: list[RecordedEvent] = []
        by_owners: set[EventId] = set()
        if self._claims is not None:
            self._claims.clear()
        for recorded in self._events:
            state.speaks_as = validity.speaks_as(recorded)
            if _is(recorded, Retroactive.CONTROL):
                controls += _controls(state, recorded, self._target(recorded))
                if powers_of(state, recorded.device) == "owner":
                    by_owners.add(recorded.id)
            elif self._claims is not None and recorded.id in self._admissions:
                self._claims.note(state, recorded, validity)
            if _is_loss(state, recorded, validity):
                losses.append(recorded)
            apply(state, recorded, validity)
        self.undos = [each for each in controls if each.is_entitled and type(each.recorded.event) is EventUndone]
        if self._causality is None:
            return decide(controls)._replace(passed_over=self._passed_over)
        team = _described_team(state, self._admissions, self._events)
        described = _Described(state, team)
        controls = [
            described.removal(each, by_owners) if is_removal(each.recorded.event) else each for each in controls
        ]
        knowledge = Knowledge(self._causality, team, [each for each in controls if each.is_entitled and each.targets])
        found = decide(controls, knowledge)
        claims = {} if self._claims is None else self._claims.passed_over(team)
        lowered: dict[Id, tuple[Lowered, ...]] = {}
        for loss in losses:
            for device, each in described.lowered(loss, knowledge).items():
                lowered[device] = (*lowered.get(device, ()), each)
        return found._replace(passed_over={**self._passed_over, **claims}, lowered=lowered)


def _controls(state: State, recorded: RecordedEvent, parts: Sequence[Part]) -> list[ControlEvent]:
    """A control event; an undo of several events as one for each part that is judged as one."""
    if len(parts) < 2:
        part = parts[0] if parts else None
        entitled = is_entitled(state, recorded, None if part is None else part.first)
        return [ControlEvent(recorded, entitled, events=() if part is None else part.events)]
    found = []
    for first, events in parts:
        of_part = recorded._replace(event=EventUndone(TargetId(first.id)))
        found.append(ControlEvent(of_part, is_entitled(state, recorded, first), events=events))
    return found


def _is_loss(state: State, recorded: RecordedEvent, validity: Validity) -> bool:
    """Whether an event makes another member less."""
    event = recorded.event
    if not isinstance(event, MemberRoleSet) or validity.is_void(recorded):
        return False
    row, author = state.members.get(event.member), state.devices.get(recorded.device)
    if row is None or author is None or author.member == row.id or powers_of(state, author.id) != "owner":
        return False
    return row.role == "coder" and event.role == "reviewer"  # nobody else makes an owner less


def _described_team(state: State, admissions: dict[EventId, RecordedEvent], events: Sequence[RecordedEvent]) -> Team:
    """The members and devices that a round ended with: whom a removal is of does not hang on its place in the order."""
    devices = state.devices.rows.values()
    return Team(
        {row.id: row.member for row in devices},
        {row.id: admissions[row.admitted] for row in devices},
        {row.id for row in devices if not row.is_confirmed},
        events,
    )


class _Described:
    """Events on the team with all that the rules look at."""

    def __init__(self, state: State, team: Team) -> None:
        self._devices, self._team = state.devices.rows, team
        self._of: dict[Id, list[Id]] = {}
        self._first: dict[Id, tuple[int, Id, int, EventId]] = {}
        for device, member in team.members.items():
            self._of.setdefault(member, []).append(device)
            place = team.admissions[device][:4]
            self._first[member] = min(place, self._first.get(member, place))

    def removal(self, removal: ControlEvent, by_owners: Collection[EventId]) -> ControlEvent:
        """A removal. Whoever is no owner removes only what is theirs in the end: not a device that they said was theirs
        before an owner let it in as another's."""
        event, row = removal.recorded.event, self._devices.get(removal.recorded.device)
        if row is None:
            return removal
        if isinstance(event, DeviceRemoved) and removal.recorded.id not in by_owners:
            is_own = self._team.members.get(event.device) == row.member
            removal = removal._replace(is_entitled=removal.is_entitled and is_own)
        gone = [event.device] if isinstance(event, DeviceRemoved) else self._of.get(event.member, [])
        seniority = self._first[row.member], self._team.admissions[row.id][:4]
        return removal._replace(
            seniority=seniority, member=row.member, is_paper=row.kind == "paper", targets=frozenset(gone)
        )

    def lowered(self, loss: RecordedEvent, knowledge: Knowledge) -> dict[Id, Lowered]:
        """For each device of somebody who was made less, what of it had been seen before."""
        devices = frozenset(self._of.get(loss.event.member, ()))
        row = self._devices.get(loss.device)
        if row is None or not devices:
            return {}
        seen = knowledge.seen_before(ControlEvent(loss, True, member=row.member, targets=devices))
        role = loss.event.role
        return {device: Lowered(loss[:4], role, seen.last[device], seen.branches) for device in devices}
