"""Decisions on members, their devices, and key periods."""

from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.commands.epochs import start_epoch
from core.errors import Refused
from core.events.members import ROLES as ROLES
from core.events.members import (
    DeviceAdded,
    DeviceCloneSplit,
    DeviceConfirmed,
    DeviceRemoved,
    LateEventAccepted,
    MemberAdmitted,
    MemberNamed,
    MemberRemoved,
    MemberRoleSet,
    OwnerVoted,
)
from core.ids import DeviceId, EventId, MemberId, TargetId
from core.sealing import crypto
from core.sealing.public_keys import is_box, is_signing_key
from core.text.normal import normal_name
from core.views.authorisation import may_be_accepted_late, powers_of
from core.views.members import VOTERS_MIN, may_confirm
from core.views.records import Member
from core.views.state import State


def admit_member(
    context: CommandContext, public: crypto.DeviceKeys, name: str = "", role: str = "coder"
) -> list[Decision]:
    """Admits a new member with a first device. Raises Refused."""
    _check_new(context, public)
    if role not in ROLES:
        raise Refused("role-unknown", roles=ROLES)
    name = normal_name(name)
    return [Decision(MemberAdmitted(context.new_id(MemberId), name, role, public.device, *public), seal_quotes=False)]


def add_device(
    context: CommandContext, member: MemberId, public: crypto.DeviceKeys, kind: str = "device"
) -> list[Decision]:
    """Another device for a member. Raises Refused."""
    _check_new(context, public)
    require_active_member(context, member)
    return [Decision(DeviceAdded(member, public.device, *public, kind))]


def confirm_device(context: CommandContext, device: DeviceId) -> list[Decision]:
    """Gives a device that somebody else added for this member all of the member's powers; an owner does so for a coder
    or a reviewer who has no other device left. Raises Refused."""
    row = context.state.devices.get(device)
    if row is None or row.removed is not None:
        raise Refused("no-such-device")
    if row.is_confirmed:
        raise Refused("device-confirmed-already")
    if not context.state.devices.rows[context.device].is_confirmed:
        raise Refused("device-not-confirmed")
    if not may_confirm(context.state, row, context.member):
        raise Refused("no-such-device")
    return [Decision(DeviceConfirmed(device))]


def owners(state: State) -> list[Member]:
    """The owners who are in the project."""
    return [row for row in state.members.values() if row.role == "owner" and row.removed is None]


def needs_second_owner(state: State) -> bool:
    """Whether the team hangs on one owner alone: then nobody can admit, remove or withdraw once that one is gone."""
    return len(owners(state)) == 1 and sum(row.removed is None for row in state.members.rows.values()) > 1


def set_role(context: CommandContext, member: MemberId, role: str, why: str | None = None) -> list[Decision]:
    """Makes a member an owner, a coder or a reviewer. Nobody but an owner lowers their own role. Raises Refused."""
    row = require_active_member(context, member)
    if role not in ROLES:
        raise Refused("role-unknown", roles=ROLES)
    if role == row.role:
        raise Refused("role-the-same")
    if row.role == "owner" and member != context.member:
        raise Refused("owner-keeps-role")
    if row.role == "owner" and len(owners(context.state)) == 1:
        raise Refused("last-owner-stays")
    return [Decision(MemberRoleSet(member, role), checked_note(why))]


def vote_for_owner(context: CommandContext, member: MemberId, why: str | None = None) -> list[Decision]:
    """Votes for a coder as an owner, for a team whose owners are gone. Raises Refused."""
    row, voter = require_active_member(context, member), require_active_member(context, context.member)
    if voter.role != "coder" or powers_of(context.state, context.device) != "coder":
        raise Refused("vote-of-coders")
    if not context.state.devices.rows[context.device].is_confirmed:
        raise Refused("device-not-confirmed")
    if row.role != "coder":
        raise Refused("vote-for-coder")
    coders = [each for each in context.state.members.values() if each.role == "coder" and each.removed is None]
    if len(coders) < VOTERS_MIN:
        raise Refused("vote-needs-two")
    return [Decision(OwnerVoted(member), checked_note(why))]


def name_member(context: CommandContext, name: str) -> list[Decision]:
    """Gives one's own name. Raises Refused."""
    return [Decision(MemberNamed(context.member, checked_name(name)), seal_quotes=False)]


def remove_member(context: CommandContext, member: MemberId, why: str | None = None) -> list[Decision]:
    """Removes a member, and begins a new key period. What somebody who stays has seen of them before they hear of it
    counts. Raises Refused."""
    require_active_member(context, member)
    if member == context.member:
        raise Refused("member-removes-itself")
    return [Decision(MemberRemoved(member), checked_note(why)), *start_epoch(context)]


def remove_device(context: CommandContext, device: DeviceId, why: str | None = None) -> list[Decision]:
    """Removes a device, for example a lost one, and begins a new key period. What this device has seen of it counts,
    and what others have seen before they hear of it. Raises Refused."""
    row = context.state.devices.get(device)
    if row is None or row.removed is not None:
        raise Refused("no-such-device")
    if device == context.device:
        raise Refused("device-removes-itself")
    return [Decision(DeviceRemoved(device), checked_note(why)), *start_epoch(context)]


def split_clone(context: CommandContext, device: DeviceId, first: int, last: int, head: EventId) -> list[Decision]:
    """Records which events this device wrote while it was a clone of another device of the same member.

    Raises Refused.
    """
    row = context.state.devices.get(device)
    if row is None or row.member != context.member or device == context.device:
        raise Refused("clone-of-another-member")
    return [Decision(DeviceCloneSplit(device, first, last, head))]


def accept_late_event(context: CommandContext, target: EventId, why: str | None = None) -> list[Decision]:
    """Lets an event count that a member made after being removed. Raises Refused."""
    conflict = context.state.conflicts.get(target)
    if conflict is None or conflict.kind not in ("after_removal", "after_role"):
        raise Refused("not-a-late-event")
    if not may_be_accepted_late(context.event(target).event):
        raise Refused("late-event-on-team")
    return [Decision(LateEventAccepted(TargetId(target)), why)]


def require_active_member(context: CommandContext, member: MemberId) -> Member:
    """The member, if still one. Raises Refused."""
    row = context.state.members.get(member)
    if row is None or row.removed is not None:
        raise Refused("no-such-member")
    return row


def _check_new(context: CommandContext, public: crypto.DeviceKeys) -> None:
    if not is_signing_key(public.sign) or not is_box(public.box):
        raise Refused("device-keys-weak")
    if public.device in context.state.devices.rows:
        raise Refused("device-already-admitted")
