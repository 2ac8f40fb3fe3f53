"""Who may make an event, and who may take it back."""

from core.events.checkpoints import CheckpointMade, CheckpointSigned, CheckpointStamped
from core.events.codebook import CodeCreated
from core.events.consensus import ConsensusRecorded
from core.events.files import FileAttached, FileDetached
from core.events.history import EventUndone
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
from core.events.memos import MemoDeleted, MemoPlaced, MemoRevised, MemoWritten
from core.events.participants import ParticipantWithdrawn
from core.events.project import ProjectCreated
from core.events.references import MemoLinked, MemoUnlinked
from core.events.registry import RecordedEvent, Unknown
from core.events.relations import RelationCreated
from core.events.sources import SourceSpeakerSealed, SourceWithdrawn
from core.ids import Id
from core.views.state import State

NEVER_UNDONE = (
    ProjectCreated,
    MemberAdmitted,
    DeviceAdded,
    MemberRemoved,
    DeviceRemoved,
    DeviceCloneSplit,
    EpochStarted,
    LateEventAccepted,
    FileAttached,
    FileDetached,
    ParticipantWithdrawn,
    SourceSpeakerSealed,
    SourceWithdrawn,
    CheckpointMade,
    CheckpointSigned,
    CheckpointStamped,
)
"""Keys were handed out or destroyed, or a checkpoint given away: that cannot be taken back, so nobody is told that it
was."""

SHARED = (CodeCreated.__module__, RelationCreated.__module__, ConsensusRecorded.__module__)
"""The codebook and what was agreed belong to all: any member may take a decision on them back. Everything else is its
author's."""


OF_REVIEWERS = (
    MemoWritten,
    MemoPlaced,
    MemoRevised,
    MemoDeleted,
    MemoLinked,
    MemoUnlinked,
    MemberNamed,
    DeviceCloneSplit,
    EventUndone,
    CheckpointMade,
    CheckpointSigned,
    CheckpointStamped,
)
"""What somebody in the role of a reviewer may do; and add devices of their own."""


def is_allowed(state: State, member: Id, event: object) -> bool:
    """Whether a member's role allows an event. Who is not known (yet) is nobody's reviewer."""
    row = state.members.get(member)
    if row is None or row.role != "reviewer" or isinstance(event, OF_REVIEWERS):
        return True
    return isinstance(event, DeviceAdded) and event.member == member


def is_entitled(state: State, recorded: RecordedEvent, target: RecordedEvent | None) -> bool:
    """Whether the author of an undo, a removal or an adoption may do it; leaves a remark where not."""
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
    return not isinstance(target.event, NEVER_UNDONE)


def may_undo(state: State, member: Id, target: RecordedEvent) -> bool:
    """Own events, and anybody's decisions on the codebook; but never what handed out or destroyed keys."""
    if isinstance(target.event, (*NEVER_UNDONE, Unknown)):
        return False
    author = state.devices.get(target.device)
    own = author is not None and author.member == member
    return own or type(target.event).__module__ in SHARED
