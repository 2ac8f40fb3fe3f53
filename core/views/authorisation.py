"""Who may make an event, and who may undo it, as the classes of events declare it (core/events/policy.py)."""

from core.events.concerns import concerned
from core.events.history import EventUndone
from core.events.members import DeviceRemoved, MemberRemoved
from core.events.policy import MadeBy, Retroactive, UndoneBy
from core.events.project import ProjectCreated
from core.events.registry import RecordedEvent, Unknown, breach_of, policy_of
from core.ids import Id
from core.views.state import State

RANKS = ("reviewer", "coder", "owner")
"""The roles; each may do what those before it may."""


def powers_of(state: State, device: Id) -> str:
    """The role with which a device speaks: its member's; of an event that the member dated back before losing a role,
    the one that was left. Empty for a device that was never admitted, or that waits to be confirmed."""
    row = state.devices.get(device)
    member = None if row is None else state.members.get(row.member)
    if row is None or member is None or not row.is_confirmed:
        return ""
    if state.speaks_as is not None and state.speaks_as[0] == device:
        return min(member.role, state.speaks_as[1], key=RANKS.index)
    return member.role


def is_allowed(state: State, device: Id, event: object) -> bool:
    """Whether the powers of a device allow an event. Only the first event of a project needs none, and what a device
    says of its own keys."""
    role, made_by = powers_of(state, device), policy_of(event).made_by
    if role == "":
        return isinstance(event, ProjectCreated) or (made_by is MadeBy.DEVICES and device in state.devices.rows)
    if made_by in (MadeBy.EVERYONE, MadeBy.DEVICES) or role == "owner":
        return True
    if made_by is MadeBy.OWNERS_OR_THEMSELVES:
        return _is_about_themselves(state, device, event)
    return made_by is MadeBy.CODERS and role == "coder"


def _is_about_themselves(state: State, device: Id, event: object) -> bool:
    """Whether a device speaks of nobody but its own member, or of that member's devices."""
    row = state.devices.rows[device]
    named = concerned(event, "member")
    if not named:
        devices = [state.devices.get(each) for each in concerned(event, "device")]
        named = {Id(b"") if each is None else each.member for each in devices}
    return named == {row.member}


def refusal(state: State, device: Id) -> str:
    """What the trail says where the powers of a device do not allow an event: the kind of a conflict."""
    if state.speaks_as is not None and state.speaks_as[0] == device:
        return "after_role"
    if not state.devices.rows[device].is_confirmed:
        return "unconfirmed"
    return "not_owner" if powers_of(state, device) == "coder" else "by_reviewer"


def is_entitled(state: State, recorded: RecordedEvent, target: RecordedEvent | None) -> bool:
    """Whether the author of an undo, a removal or an acceptance may make it, `target` being the event that it names."""
    if not is_allowed(state, recorded.device, recorded.event) or breach_of(recorded.event, recorded.why):
        return False
    if isinstance(recorded.event, MemberRemoved):
        return recorded.event.member in state.members.rows
    if isinstance(recorded.event, DeviceRemoved):
        return recorded.event.device in state.devices.rows
    if target is None:
        return False
    if isinstance(recorded.event, EventUndone):
        return may_undo(state, recorded.device, target)
    return may_be_accepted_late(target.event)


def may_undo(state: State, device: Id, target: RecordedEvent) -> bool:
    """Whether a device may undo an event: as the event's class declares, and only what its powers let it make."""
    undone_by = policy_of(target.event).undone_by
    if undone_by is UndoneBy.NOBODY or not is_allowed(state, device, target.event):
        return False
    if undone_by is UndoneBy.ANY_MEMBER:
        return True
    if undone_by in (UndoneBy.ANY_OWNER, UndoneBy.AUTHOR_OR_OWNERS) and powers_of(state, device) == "owner":
        return True
    own, author = state.devices.get(device), state.devices.get(target.device)
    is_author = own is not None and author is not None and author.member == own.member
    return undone_by in (UndoneBy.AUTHOR, UndoneBy.AUTHOR_OR_OWNERS) and is_author


def is_undone_alone(event: object) -> bool:
    """Whether an undo takes an event back by its name alone, and not with its act: one that says who may do what, or
    which events count."""
    return policy_of(event).retroactive is not Retroactive.NO


def may_be_accepted_late(event: object) -> bool:
    """Whether an event of a removed member may be accepted: none on the team or on keys, none that nobody undoes."""
    if isinstance(event, Unknown):
        return True
    policy = policy_of(event)
    is_on_team = policy.retroactive is not Retroactive.NO and not isinstance(event, EventUndone)
    return policy.undone_by is not UndoneBy.NOBODY and not is_on_team
