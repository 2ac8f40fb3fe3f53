"""Who may make an event, and who may undo it, as the classes of events declare it (core/events/policy.py)."""

from core.events.concerns import concerned
from core.events.history import EventUndone
from core.events.members import DeviceRemoved, MemberRemoved
from core.events.policy import MadeBy, UndoneBy
from core.events.registry import RecordedEvent, Unknown, policy_of
from core.ids import Id
from core.views.state import State


def is_allowed(state: State, member: Id, event: object) -> bool:
    """Whether a member's role allows an event. Only reviewers are held back; a member who is not (yet) known is not."""
    row = state.members.get(member)
    if row is None or row.role != "reviewer":
        return True
    made_by = policy_of(event).made_by
    if made_by is MadeBy.EVERYONE_FOR_THEMSELVES:
        return concerned(event, "member") == {member}
    return made_by is MadeBy.EVERYONE


def is_entitled(state: State, recorded: RecordedEvent, target: RecordedEvent | None) -> bool:
    """Whether the author of an undo, a removal or an acceptance may make it, `target` being the event that it names."""
    device = state.devices.get(recorded.device)
    if device is None or not is_allowed(state, device.member, recorded.event):
        return False
    if isinstance(recorded.event, MemberRemoved):
        return recorded.event.member in state.members.rows
    if isinstance(recorded.event, DeviceRemoved):
        return recorded.event.device in state.devices.rows
    if target is None:
        return False
    if isinstance(recorded.event, EventUndone):
        return may_undo(state, device.member, target)
    return isinstance(target.event, Unknown) or policy_of(target.event).undone_by is not UndoneBy.NOBODY


def may_undo(state: State, member: Id, target: RecordedEvent) -> bool:
    """Whether a member may undo an event: their own, where its class lets its author; any, where it lets any member."""
    undone_by = policy_of(target.event).undone_by
    if undone_by is UndoneBy.ANY_MEMBER:
        return True
    author = state.devices.get(target.device)
    return undone_by is UndoneBy.AUTHOR and author is not None and author.member == member
