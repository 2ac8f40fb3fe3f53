"""Members and their devices, and the periods between changes of who may read."""

from core.events.members import (
    DeviceAdded,
    DeviceCloneSplit,
    DeviceRemoved,
    EpochStarted,
    LateEventAccepted,
    MemberAdmitted,
    MemberNamed,
    MemberRemoved,
)
from core.events.registry import RecordedEvent
from core.ids import MemberId, device_id
from core.views.records import CloneRecord, Device, Epoch, Member
from core.views.state import State, folds


@folds(MemberAdmitted)
def member_admitted(state: State, recorded: RecordedEvent, event: MemberAdmitted, _: MemberId) -> None:
    """A member and a first device. Where both exist already (two admitted the same request), the first stays."""
    if event.member in state.members.rows or not _add_device(state, recorded, event, event.member, "device"):
        state.conflict(recorded, "already_admitted", event.device)
        return
    state.members.put(event.member, Member(event.member, event.name, event.role, None))


@folds(DeviceAdded)
def device_added(state: State, recorded: RecordedEvent, event: DeviceAdded, _: MemberId) -> None:
    """Adds a device of a known member."""
    member = state.members.get(event.member)
    if member is None:
        state.conflict(recorded, "unknown", event.member)
    elif not _add_device(state, recorded, event, event.member, event.kind):
        state.conflict(recorded, "already_admitted", event.device)


def _add_device(
    state: State, recorded: RecordedEvent, event: MemberAdmitted | DeviceAdded, member: MemberId, kind: str
) -> bool:
    if event.device in state.devices.rows or device_id(event.sign, event.box) != event.device:
        return False
    state.devices.put(event.device, Device(event.device, member, event.sign, event.box, kind, recorded.id, None))
    return True


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
    """The newest epoch in the order is the one to seal with; concurrent ones are all valid."""
    if event.key not in state.epochs.rows:
        state.epochs.put(event.key, Epoch(event.key, len(state.epochs.rows), member))


@folds(LateEventAccepted)
def event_accepted_late(state: State, recorded: RecordedEvent, event: LateEventAccepted, _: MemberId) -> None:
    """The accepted event takes effect in its own place (core/log/validity_rules.py); nothing is folded here."""
