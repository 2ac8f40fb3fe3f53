"""Members and their devices, and the periods between changes of who may read."""

from core.events.members import (
    RENEWALS_AHEAD_MAX,
    DeviceAdded,
    DeviceCloneSplit,
    DeviceConfirmed,
    DeviceKeysRenewed,
    DeviceRemoved,
    EpochStarted,
    LateEventAccepted,
    MemberAdmitted,
    MemberNamed,
    MemberRemoved,
    MemberRoleSet,
    OwnerVoted,
)
from core.events.registry import RecordedEvent
from core.ids import MemberId, device_id
from core.limits import VOTES_WAIT_MS
from core.sealing.crypto import box_id, digest
from core.views import epochs
from core.views.authorisation import powers_of
from core.views.pending_records import OwnerVote
from core.views.records import CloneRecord, Device, Member
from core.views.state import State, folds

VOTERS_MIN = 2
"""So many coders, and all who remain, have to vote for one before that one is an owner."""

TIME_BITS = 20
"""The lower bits of an effective time count the events of one millisecond (core/log/clocks.py)."""


@folds(MemberAdmitted)
def member_admitted(state: State, recorded: RecordedEvent, event: MemberAdmitted, _: MemberId) -> None:
    """A member and a first device. Where both exist already (two admitted the same request), the first stays."""
    if event.member in state.members.rows or not _is_new_device(state, recorded, event):
        state.conflict(recorded, "already_admitted", event.device)
    else:
        device = _new_device(state, recorded, event, "device")
        state.devices.put(device.id, device)
        state.members.put(event.member, Member(event.member, event.name, event.role, None))


@folds(DeviceAdded)
def device_added(state: State, recorded: RecordedEvent, event: DeviceAdded, by: MemberId) -> None:
    """Adds a device of a known member: confirmed if a device of that member added it, or an owner for somebody who has
    no device left and is none."""
    if event.member not in state.members.rows:
        state.conflict(recorded, "unknown", event.member)
    elif not _is_new_device(state, recorded, event):
        state.conflict(recorded, "already_admitted", event.device)
    else:
        is_known = event.member == by or _has_lost_all(state, event.member)
        device = _new_device(state, recorded, event, event.kind)._replace(is_confirmed=is_known)
        state.devices.put(device.id, device)


def _new_device(state: State, recorded: RecordedEvent, event: MemberAdmitted | DeviceAdded, kind: str) -> Device:
    first = digest(event.box)
    place = (kind, recorded.id, None, state.count, 0)
    return Device(event.device, event.member, event.sign, event.box, first, *place)


def _is_new_device(state: State, recorded: RecordedEvent, event: MemberAdmitted | DeviceAdded) -> bool:
    if not has_keys_of_its_device(event):
        return False
    row = state.devices.get(event.device)
    return row is None or (powers_of(state, recorded.device) == "owner" and _is_only_claimed(state, row))


def has_keys_of_its_device(event: MemberAdmitted | DeviceAdded) -> bool:
    """Whether the device that an admission names follows from the keys in it."""
    return device_id(event.sign, digest(event.box)) == event.device


def _is_only_claimed(state: State, device: Device) -> bool:
    """Whether a device has written nothing yet, and a member who is no owner said that it is a further one of theirs:
    with a false clock, anybody could say that of the device that an owner lets in, before the owner does."""
    has_others = any(row.member == device.member and row.id != device.id for row in state.devices.rows.values())
    is_owners = state.members.rows[device.member].role == "owner"
    return has_others and not is_owners and device.id not in state.seen.rows


def _has_lost_all(state: State, member: MemberId) -> bool:
    """Whether a member who is no owner has no device left that could confirm another."""
    row = state.members.rows[member]
    devices = [each for each in state.devices.rows.values() if each.member == member]
    return row.role != "owner" and not any(each.removed is None and each.is_confirmed for each in devices)


def may_confirm(state: State, device: Device, by: MemberId) -> bool:
    """Whether a member may confirm a device: their own; an owner one of somebody who has no other left."""
    is_owner = state.members.rows[by].role == "owner"
    return device.member == by or (is_owner and _has_lost_all(state, device.member))


@folds(DeviceConfirmed)
def device_confirmed(state: State, recorded: RecordedEvent, event: DeviceConfirmed, member: MemberId) -> None:
    """Gives a device its member's powers, where another of the same member says so, or an owner for who has none."""
    row = state.devices.get(event.device)
    if row is None or not may_confirm(state, row, member):
        state.conflict(recorded, "not_own", event.device)
        return
    state.devices.put(row.id, row._replace(is_confirmed=True))


@folds(MemberRoleSet)
def member_role_set(state: State, recorded: RecordedEvent, event: MemberRoleSet, member: MemberId) -> None:
    """Sets a role. Nobody but an owner lowers their own."""
    row = state.members.get(event.member)
    if row is None:
        state.conflict(recorded, "unknown", event.member)
    elif row.role == "owner" and event.role != "owner" and row.id != member:
        state.conflict(recorded, "owner_lowered", event.member)
    else:
        state.members.put(row.id, row._replace(role=event.role))


@folds(OwnerVoted)
def owner_voted(state: State, recorded: RecordedEvent, event: OwnerVoted, member: MemberId) -> None:
    """Notes a coder's vote, the last of each counts; makes a coder an owner by the first vote that comes once all
    remaining coders have agreed on one for long enough."""
    candidate, voter = state.members.get(event.member), state.members.rows[member]
    if candidate is None or candidate.role != "coder" or candidate.removed is not None:
        state.conflict(recorded, "unknown", event.member)
        return
    if voter.role != "coder" or voter.removed is not None:
        state.conflict(recorded, "not_voter", member)
        return
    now, before = recorded.time >> TIME_BITS, state.owner_votes.get(member)
    if before is None or before.candidate != candidate.id:
        state.owner_votes.put(member, OwnerVote(candidate.id, now))
    since = votes_complete_at(state, candidate.id)
    if since is not None and now >= since + VOTES_WAIT_MS:
        state.members.put(candidate.id, candidate._replace(role="owner"))


def votes_complete_at(state: State, candidate: MemberId) -> int | None:
    """Since when (effective time, ms since 1970) all remaining coders, at least two, vote for one; None where they do
    not."""
    coders = [row.id for row in state.members.rows.values() if row.role == "coder" and row.removed is None]
    votes = [state.owner_votes.get(each) for each in coders]
    agreed = [vote.since for vote in votes if vote is not None and vote.candidate == candidate]
    return max(agreed) if len(agreed) == len(coders) >= VOTERS_MIN else None


def is_owner_by_vote(state: State, member: MemberId) -> bool:
    """Whether coders voted for a member who is an owner now."""
    row = state.members.rows[member]
    return row.role == "owner" and any(vote.candidate == member for vote in state.owner_votes.rows.values())


@folds(MemberNamed, looks_at=())
def member_named(state: State, recorded: RecordedEvent, event: MemberNamed, member: MemberId) -> None:
    """Sets a member's name, which only that member gives."""
    row = state.members.get(event.member)
    if row is None or event.member != member:
        state.conflict(recorded, "not_own", event.member)
        return
    state.members.put(row.id, row._replace(name=event.name))


@folds(MemberRemoved)
def member_removed(state: State, recorded: RecordedEvent, event: MemberRemoved, _: MemberId) -> None:
    """Marks the member as removed; core/log/validity_rules.py decides which of their events still count."""
    row = state.members.get(event.member)
    if row is None:
        state.conflict(recorded, "unknown", event.member)
        return
    state.members.put(row.id, row._replace(removed=recorded.id))


@folds(DeviceRemoved)
def device_removed(state: State, recorded: RecordedEvent, event: DeviceRemoved, _: MemberId) -> None:
    """What the device wrote after the recorded place was already left out (core/log/validity_rules.py)."""
    row = state.devices.get(event.device)
    if row is None:
        state.conflict(recorded, "unknown", event.device)
        return
    state.devices.put(row.id, row._replace(removed=recorded.id))


@folds(DeviceCloneSplit)
def device_clone_split(state: State, recorded: RecordedEvent, event: DeviceCloneSplit, member: MemberId) -> None:
    """Records which events a device wrote as a clone of another; both belong to the same member."""
    row = state.devices.get(event.device)
    if row is None or row.member != member or row.id == recorded.device:
        state.conflict(recorded, "not_own", event.device)
        return
    state.clones.put(recorded.device, CloneRecord(recorded.device, event.device, event.first, event.last, event.head))


@folds(EpochStarted)
def epoch_started(state: State, recorded: RecordedEvent, event: EpochStarted, member: MemberId) -> None:
    """Adds an epoch; which one is sealed with says core/keys/epoch_rules.py. One that somebody who is no owner had no
    need to start is void."""
    if not epochs.takes_start(state, recorded, event, member, powers_of(state, recorded.device) == "owner"):
        state.conflict(recorded, "epoch_not_needed")


@folds(DeviceKeysRenewed)
def device_keys_renewed(state: State, recorded: RecordedEvent, event: DeviceKeysRenewed, _: MemberId) -> None:
    """From here on keys are granted to the new box key of the device that says so. Of two with one number, which only
    copies of a device make, the one counts whose id is larger: else each copy would wait for the other."""
    row = state.devices.rows[recorded.device]
    number = min(event.number, row.renewals + RENEWALS_AHEAD_MAX)
    if (number, box_id(event.box)) <= (row.renewals, box_id(row.box)):
        state.conflict(recorded, "already_there", row.id)
        return
    state.devices.put(row.id, row._replace(box=event.box, renewed=state.count, renewals=number))


@folds(LateEventAccepted)
def event_accepted_late(state: State, recorded: RecordedEvent, event: LateEventAccepted, _: MemberId) -> None:
    """The accepted event takes effect in its own place (core/log/validity_rules.py); nothing is folded here."""
