"""Epochs: what they are to the rules about keys, whether the start of one counts, and what those have to know who seal.

Used by the folds and by core/keys/epoch_rules.py.
"""

from collections.abc import Iterable, Set
from typing import Protocol

from core.events.members import EpochStarted
from core.events.registry import RecordedEvent
from core.ids import DeviceId, EventId, Id, KeyId, MemberId
from core.sealing.crypto import KeyKind
from core.views import key_records
from core.views.state import State

VOID_STARTS_MAX = 64
"""So many starts by one device that do not count are remembered: nobody makes the team keep keys without end."""
VOID_REMOVALS_MAX = 64
"""So many removals by one device that do not count are remembered: each is a reason for an epoch."""


class Epoch(Protocol):
    """The start of an epoch in its place, as the rules see it."""

    @property
    def key(self) -> KeyId:
        """Its sealing key."""

    @property
    def wrapping(self) -> KeyId:
        """Its wrapping key."""

    @property
    def number(self) -> int:
        """Its place among all starts in the total order."""

    @property
    def device(self) -> DeviceId:
        """The device that started it, and so knows its keys."""

    @property
    def replaces(self) -> tuple[KeyId, ...]:
        """The wrapping keys of the epochs whose keys its author held."""

    @property
    def after(self) -> tuple[EventId, ...]:
        """The removals and withdrawals that counted for its author."""

    @property
    def counts(self) -> bool:
        """Whether its start counts; one that does not is remembered, since events may be sealed with its key."""


def start_counts(is_owner: bool, after: Set[EventId], replaced: Iterable[Epoch], own: Iterable[Epoch]) -> bool:
    """Whether the start of an epoch counts. An owner rotates at will. Anybody else starts an epoch only where none of
    those whose keys they held (`replaced`) came after all that this one comes after (`after`), nor what the same device
    started before (`own`), taken together: so nobody can start epochs without end."""
    if is_owner:
        return True
    before = [each for each in own if each.counts]
    is_again = bool(before) and after <= {event for each in before for event in each.after}
    return not is_again and not any(each.counts and after <= set(each.after) for each in replaced)


def takes_start(state: State, recorded: RecordedEvent, event: EpochStarted, member: MemberId, is_owner: bool) -> bool:
    """Folds the start of an epoch; False where it does not count, but is remembered as one with whose key others may
    have sealed. What its author says to come after counts only where it is known here."""
    if not _brings_keys(state, recorded, event):
        return True  # the conflict says what is wrong
    after = (needed(state) | state.void_removals.rows.keys()) & set(event.after)
    rows = state.epochs.rows.values()
    replaced = [each for each in rows if each.wrapping in event.replaces]
    own = [each for each in rows if each.device == recorded.device]
    counts = start_counts(is_owner, after, replaced, own)
    if counts or sum(not each.counts for each in own) < VOID_STARTS_MAX:
        _put(state, recorded, event, member, counts)
    return counts


def note_void_start(state: State, recorded: RecordedEvent, event: EpochStarted, member: MemberId) -> None:
    """Remembers the start of an epoch by somebody who had been removed: what was sealed with its key may be
    accepted."""
    own = [each for each in state.epochs.rows.values() if each.device == recorded.device and not each.counts]
    if len(own) < VOID_STARTS_MAX and event.key not in state.key_uses.rows and _brings_keys(state, recorded, event):
        _put(state, recorded, event, member, False)


def note_void_removal(state: State, recorded: RecordedEvent) -> None:
    """Remembers a removal that another stands against: it may yet count, once somebody who had seen it speaks up."""
    row = key_records.VoidRemoval(recorded.device, Id(recorded.event[0]))
    if sum(each.device == row.device for each in state.void_removals.rows.values()) < VOID_REMOVALS_MAX:
        state.void_removals.put(recorded.id, row)


def _brings_keys(state: State, recorded: RecordedEvent, event: EpochStarted) -> bool:
    is_new = state.brings_key(recorded, event.key, KeyKind.SEALING, event.key)
    return is_new and state.brings_key(recorded, event.key, KeyKind.WRAPPING, event.wrapping)


def _put(state: State, recorded: RecordedEvent, event: EpochStarted, member: MemberId, counts: bool) -> None:
    number, device = len(state.epochs.rows), recorded.device
    state.epochs.put(
        recorded.id, key_records.Epoch(event.key, event.wrapping, number, member, device, *event[2:], counts)
    )


def needed(state: State) -> frozenset[EventId]:
    """The removals and destroying withdrawals that count: whoever seals has to have seen them."""
    gone = {row.removed for table in (state.members, state.devices) for row in table.rows.values() if row.removed}
    return frozenset(gone | withdrawals(state))


def withdrawals(state: State) -> frozenset[EventId]:
    """The events by which keys have to be destroyed; also where somebody else says that such a key is theirs, since
    whoever holds the key knows better."""
    return frozenset(row.event for row in state.shredded.rows.values() if row.retires and row.devices)


def team(state: State) -> frozenset[DeviceId]:
    """The devices that belong to a member, where neither of the two was removed."""
    members = state.members.rows
    return frozenset(
        row.id
        for row in state.devices.rows.values()
        if row.removed is None and row.member in members and members[row.member].removed is None
    )


def has_sheet(state: State, member: MemberId) -> bool:
    """Whether a member has a recovery sheet."""
    rows = state.devices.rows.values()
    return any(row.member == member and row.kind == "paper" and row.removed is None for row in rows)


def is_sheet_outdated(state: State, member: MemberId) -> bool:
    """Whether a member's recovery sheet was made before the last withdrawal: with old copies of grants it could still
    open what was withdrawn, since a key on paper cannot be renewed."""
    made = [
        row.renewed
        for row in state.devices.rows.values()
        if row.member == member and row.kind == "paper" and row.removed is None
    ]
    last = max((row.number for key, row in state.shredded.rows.items() if state.is_shredded(key)), default=-1)
    return bool(made) and min(made) < last
