"""Removals that do not count now and may count later, and what a device does about them.

A removal that another one voids counts after all where somebody who stays had seen it before hearing of the other.
Until every remaining member who ever wrote has written something that knows of the other, or a month has gone by,
nobody can tell. Meanwhile no key made by who had seen the removal may reach whom it is of, or they would open what was
written after their removal; so custody treats it like one that counts (core/keys/key_custody.py). Each device that
hears of such a pair says so by itself, with an event that holds only its public key, so that nobody waits for long.
"""

from collections.abc import Callable, Mapping

from core.ids import DeviceId, EventId, MemberId
from core.log.causality import Causality
from core.log.clocks import DAY_MS, TICKS
from core.log.ordering import Timeline
from core.log.validity_rules import Validity
from core.views import epochs
from core.views.records import Device
from core.views.state import State

DOUBT_MS = 30 * DAY_MS
"""So long after a removal others have to say what they had seen: who says nothing shuts nobody out for ever."""

Questions = Mapping[EventId, tuple[frozenset[DeviceId], frozenset[MemberId]]]
"""For each removal that others stand against: the devices of the team that it is of, and the members who have not
written anything yet that knows of one of the others."""


class DoubtfulRemovals:
    """Answers for one project; what was found is kept until the state changes."""

    def __init__(self, timeline: Callable[[], Timeline]) -> None:
        self._timeline = timeline
        self._found: tuple[State, int, Validity, Questions] | None = None

    def now(self) -> dict[EventId, frozenset[DeviceId]]:
        """The removals of which nobody can tell yet whether they will count, with the devices of the team that they are
        of."""
        return {removal: of for removal, (of, silent) in self._questions().items() if silent}

    def has_to_answer(self, device: DeviceId) -> bool:
        """Whether the others wait for a word of this device's member before they can tell whether a removal counts."""
        state = self._timeline().state
        row = state.devices.get(device)
        if row is None or not state.void_removals.rows or not _is_asked(state, row):
            return False
        return any(row.member in silent for _, silent in self._questions().values())

    def _questions(self) -> Questions:
        timeline = self._timeline()
        state = timeline.state
        if not state.void_removals.rows:
            return {}
        known = self._found
        if known is None or known[0] is not state or known[1:3] != (state.count, timeline.validity):
            self._found = known = (state, state.count, timeline.validity, _open_questions(timeline))
        return known[3]


def _open_questions(timeline: Timeline) -> Questions:
    state, causality = timeline.state, timeline.causality
    if causality is None or not state.void_removals.rows:
        return {}
    team = epochs.team(state)
    wrote = set(causality.lines())
    asked = {state.devices.rows[each].member for each in team & wrote if _is_asked(state, state.devices.rows[each])}
    now = timeline.order[-1].time >> TICKS
    heard: dict[EventId, frozenset[MemberId]] = {}
    found = {}
    for removal, row in state.void_removals.rows.items():
        of = frozenset(each for each in team if row.of in (each, state.devices.rows[each].member))
        author = state.devices.get(row.device)
        if not of or author is None or removal in timeline.validity.undone:
            continue
        silent = asked - {author.member} - {state.devices.rows[each].member for each in of}
        against = {each for each in _against(timeline, author, of) if each in timeline.places}
        if any(now - (timeline.places[each].time >> TICKS) > DOUBT_MS for each in against):
            silent = set()
        for each in against:
            if each not in heard:
                heard[each] = _members_who_know(each, causality, state)
            silent -= heard[each]
        if against:
            found[removal] = (of, frozenset(silent))
    return found


def _against(timeline: Timeline, author: Device, of: frozenset[DeviceId]) -> set[EventId]:
    """The removals that count and are of the author of a removal, or by whom it is of."""
    state = timeline.state
    member = state.members.get(author.member)
    found = {each for each in (author.removed, member.removed if member is not None else None) if each is not None}
    counting = epochs.needed(state) - epochs.withdrawals(state)
    return found | {each for each in counting if each in timeline.places and timeline.places[each].device in of}


def _is_asked(state: State, row: Device) -> bool:
    """Whether a device may bear witness: one of the team that its member confirmed. A sheet that lies in a drawer has
    seen nothing."""
    return row.is_confirmed and row.kind != "paper" and row.id in epochs.team(state)


def _members_who_know(event: EventId, causality: Causality, state: State) -> frozenset[MemberId]:
    devices = causality.who_know(event)
    return frozenset(state.devices.rows[each].member for each in devices if each in state.devices.rows)
