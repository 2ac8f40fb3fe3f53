"""Members and their devices, and the periods between changes of who may read."""

from core.events.members import (
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
from core.sealing.crypto import digest
from core.views import epochs
from core.views.authorisation import powers_of
from core.views.pending_records import OwnerVote
from core.views.records import CloneRecord, Device, Member
from core.views.state import State, folds

VOTERS_MIN = 2
"""So many coders, and all who remain, have to vote for one before that one is an owner."""


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
    """Adds a device of a known member: confirmed only if a confirmed device of that member added it."""
    if event.member not in state.members.rows:
        state.conflict(recorded, "unknown", event.member)
    elif not _is_new_device(state, recorded, event):
        state.conflict(recorded, "already_admitted", event.device)
    else:
        is_own = event.member == by and state.devices.rows[recorded.device].is_confirmed
        device = _new_device(state, recorded, event, event.kind)._replace(is_confirmed=is_own)
        state.devices.put(device.id, device)


def _new_device(state: State, recorded: RecordedEvent, event: MemberAdmitted | DeviceAdded, kind: str) -> Device:
    first = digest(event.box)
    place = (kind, recorded.id, None, state.count, 0)
    return Device(event.device, event.member, event.sign, event.box, first, *place)


def _is_new_device(state: State, recorded: RecordedEvent, event: MemberAdmitted | DeviceAdded) -> bool:
    if device_id(event.sign, digest(event.box)) != event.device:
        return False
    row = state.devices.get(event.device)
    return row is None or (powers_of(state, recorded.device) == "owner" and _is_only_claimed(state, row))


def _is_only_claimed(state: State, device: Device) -> bool:
    """Whether a device has written nothing yet, and a member who is no owner said that it is a further one of theirs:
    with a false clock, anybody could say that of the device that an owner lets in, before the owner does."""
    has_others = any(row.member == device.member and row.id != device.id for row in state.devices.rows.values())
    is_owners = state.members.rows[device.member].role == "owner"
    return has_others and not is_owners and device.id not in state.seen.rows


@folds(DeviceConfirmed)
def device_confirmed(state: State, recorded: RecordedEvent, event: DeviceConfirmed, member: MemberId) -> None:
    """Gives a device its member's powers, where a confirmed device of the same member says so."""
    row = state.devices.get(event.device)
    if row is None or row.member != member or not state.devices.rows[recorded.device].is_confirmed:
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
    """Notes a coder's vote, the last of each counts; makes a coder an owner once all remaining coders agree on one."""
    candidate, voter = state.members.get(event.member), state.members.rows[member]
    if candidate is None or candidate.role != "coder" or candidate.removed is not None:
        state.conflict(recorded, "unknown", event.member)
        return
    if voter.role != "coder" or voter.removed is not None or not state.devices.rows[recorded.device].is_confirmed:
        state.conflict(recorded, "not_voter", member)
        return
    state.owner_votes.put(member, OwnerVote(candidate.id))
    coders = [row.id for row in state.members.rows.values() if row.role == "coder" and row.removed is None]
    votes = [state.owner_votes.get(each) for each in coders]
    if len(coders) >= VOTERS_MIN and all(vote is not None and vote.candidate == candidate.id for vote in votes):
        state.members.put(candidate.id, candidate._replace(role="owner"))


@folds(MemberNamed)
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
    """From here on keys are granted to the new box key of the device that says so."""
    row = state.devices.rows[recorded.device]
    if event.number <= row.renewals:
        state.conflict(recorded, "already_there", row.id)
        return
    state.devices.put(row.id, row._replace(box=event.box, renewed=state.count, renewals=event.number))


@folds(LateEventAccepted)
def event_accepted_late(state: State, recorded: RecordedEvent, event: LateEventAccepted, _: MemberId) -> None:
    """The accepted event takes effect in its own place (core/log/validity_rules.py); nothing is folded here."""
