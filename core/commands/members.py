"""Decisions on who takes part in the work."""

from core.commands.context import Decision, Desk, checked_name, checked_note
from core.errors import Refused
from core.events.members import (
    DeviceAdded,
    DeviceParted,
    DeviceRemoved,
    EpochStarted,
    EventAdopted,
    MemberAdmitted,
    MemberNamed,
    MemberRemoved,
)
from core.ids import EventId, Id
from core.sealing import crypto
from core.views.records import Member

NEVER_ADOPTED = (MemberAdmitted, DeviceAdded, DeviceParted, MemberRemoved, DeviceRemoved, EpochStarted, EventAdopted)

ROLES = ("owner", "coder", "reviewer")


def admit_member(desk: Desk, public: crypto.DevicePublic, name: str = "", role: str = "coder") -> list[Decision]:
    """A new person with a first device."""
    _check_new(desk, public)
    if role not in ROLES:
        raise Refused(f"A role is one of these: {', '.join(ROLES)}.")
    name = " ".join(name.split())
    return [Decision(MemberAdmitted(desk.new_id(), name, role, public.device, *public), own_words=False)]


def add_device(desk: Desk, member: Id, public: crypto.DevicePublic, kind: str = "device") -> list[Decision]:
    """One more device of a member."""
    _check_new(desk, public)
    present(desk, member)
    return [Decision(DeviceAdded(member, public.device, *public, kind))]


def name_member(desk: Desk, name: str) -> list[Decision]:
    """Says by what name one wants to be called."""
    return [Decision(MemberNamed(desk.member, checked_name(name)), own_words=False)]


def remove_member(desk: Desk, member: Id, why: str | None = None) -> list[Decision]:
    """Lets a member go: what was seen of their devices counts, what comes after does not; a new epoch begins."""
    present(desk, member)
    if member == desk.member:
        raise Refused("One cannot remove oneself; ask a co-coder to do it.")
    devices = [each.id for each in desk.state.devices.values() if each.member == member]
    last = dict.fromkeys(devices, 0)
    for head in desk.heads():
        if head.device in last:
            last[head.device] = max(head.seq, last[head.device])
    removal = MemberRemoved(member, tuple(sorted(last.items())))
    return [Decision(removal, why), *start_epoch(desk)]


def remove_device(desk: Desk, device: Id, why: str | None = None) -> list[Decision]:
    """Takes out a device that was lost: what was seen of it counts, what comes after does not; a new epoch begins."""
    row = desk.state.devices.get(device)
    if row is None or row.removed is not None:
        raise Refused("There is no such device, or it was removed already.")
    if device == desk.device:
        raise Refused("A device cannot remove itself; do it from another one, or ask a co-coder.")
    last = max((head.seq for head in desk.heads() if head.device == device), default=0)
    return [Decision(DeviceRemoved(device, last), checked_note(why)), *start_epoch(desk)]


def part_from(desk: Desk, device: Id, first: int, last: int, head: EventId) -> list[Decision]:
    """Says which events this device wrote while it was a copy of another of the same member."""
    row = desk.state.devices.get(device)
    if row is None or row.member != desk.member or device == desk.device:
        raise Refused("A device can part only from another one of the same member.")
    return [Decision(DeviceParted(device, first, last, head))]


def start_epoch(desk: Desk) -> list[Decision]:
    """A new key for all events from here on."""
    key = desk.entropy(crypto.KEY_BYTES)
    return [Decision(EpochStarted(crypto.key_id(key)), new_keys=(key,))]


def adopt_event(desk: Desk, target: EventId, why: str | None = None) -> list[Decision]:
    """Lets an event count that a removed member wrote afterwards."""
    remark = desk.state.remarks.get(target)
    if remark is None or remark.kind != "after_removal":
        raise Refused("Only what somebody wrote after having been removed can be adopted.")
    if isinstance(desk.event(target).event, NEVER_ADOPTED):
        raise Refused("Who is in the team is not decided by who was removed; decide it anew yourself.")
    return [Decision(EventAdopted(target), why)]


def present(desk: Desk, member: Id) -> Member:
    """The member, if still one. Raises Refused."""
    row = desk.state.members.get(member)
    if row is None or row.removed is not None:
        raise Refused("There is no such member, or they have left.")
    return row


def _check_new(desk: Desk, public: crypto.DevicePublic) -> None:
    if public.device in desk.state.devices.rows:
        raise Refused("This device has been admitted already.")
