"""How one event takes effect: who made it, whether it counts, and which fold it goes to."""

from core.events.checkpoints import AnchorMade, AnchorSigned, AnchorStamped
from core.events.codebook import CodeCreated
from core.events.consensus import DifferenceSettled
from core.events.files import FileAttached, FileDetached
from core.events.history import EventUndone
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
from core.events.memos import MemoDeleted, MemoPlaced, MemoRevised, MemoWritten
from core.events.participants import ParticipantWithdrawn
from core.events.project import ProjectFounded
from core.events.references import MemoLinked, MemoUnlinked
from core.events.registry import Happened, Unknown
from core.events.relations import RelationDrawn
from core.events.sources import SourceVoiced, SourceWithdrawn
from core.ids import Id
from core.log.validity_rules import Verdict
from core.views.records import Seen
from core.views.state import FOLDS, State

NEVER_UNDONE = (
    ProjectFounded,
    MemberAdmitted,
    DeviceAdded,
    MemberRemoved,
    DeviceRemoved,
    DeviceParted,
    EpochStarted,
    EventAdopted,
    FileAttached,
    FileDetached,
    ParticipantWithdrawn,
    SourceVoiced,
    SourceWithdrawn,
    AnchorMade,
    AnchorSigned,
    AnchorStamped,
)
"""Keys were handed out or destroyed, or a checkpoint given away: that cannot be taken back, so nobody is told that it
was."""

SHARED = (CodeCreated.__module__, RelationDrawn.__module__, DifferenceSettled.__module__)
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
    DeviceParted,
    EventUndone,
    AnchorMade,
    AnchorSigned,
    AnchorStamped,
)
"""What somebody in the role of a reviewer may do; and add devices of their own."""


def apply(state: State, happened: Happened, verdict: Verdict) -> None:
    """Folds one event. Never raises on an event that does not fit: it leaves a remark, the same on every device."""
    state.count += 1
    if happened.seen:
        _note_seen(state, happened)
    cls = type(happened.event)
    device = state.devices.get(happened.device)
    if device is None and cls is not ProjectFounded:
        state.remark(happened, "stranger")
        return
    if verdict.cuts and verdict.is_void(happened):
        state.remark(happened, "after_removal")
        return
    if happened.id in verdict.overruled:
        state.remark(happened, "overruled")
        return
    if cls is Unknown:
        state.remark(happened, "newer_version")
        return
    member = device.member if device is not None else Id(b"")
    if not is_allowed(state, member, happened.event):
        state.remark(happened, "by_reviewer")
        return
    fold = FOLDS[cls]
    if happened.id not in verdict.undone:
        fold.apply(state, happened, happened.event, member)
    elif fold.unmake is not None:
        fold.apply(state, happened, happened.event, member)
        fold.unmake(state, happened, happened.event)


def is_allowed(state: State, member: Id, event: object) -> bool:
    """Whether a member's role allows an event. Who is not known (yet) is nobody's reviewer."""
    row = state.members.get(member)
    if row is None or row.role != "reviewer" or isinstance(event, OF_REVIEWERS):
        return True
    return isinstance(event, DeviceAdded) and event.member == member


def is_entitled(state: State, happened: Happened, target: Happened | None) -> bool:
    """Whether the author of an undo, a removal or an adoption may do it; leaves a remark where not."""
    device = state.devices.get(happened.device)
    if device is None or not is_allowed(state, device.member, happened.event):
        return False
    if isinstance(happened.event, MemberRemoved):
        return happened.event.member in state.members.rows
    if isinstance(happened.event, DeviceRemoved):
        return happened.event.device in state.devices.rows
    if target is None:
        return False
    if isinstance(happened.event, EventUndone):
        return may_undo(state, device.member, target)
    return not isinstance(target.event, NEVER_UNDONE)


def may_undo(state: State, member: Id, target: Happened) -> bool:
    """Own events, and anybody's decisions on the codebook; but never what handed out or destroyed keys."""
    if isinstance(target.event, (*NEVER_UNDONE, Unknown)):
        return False
    author = state.devices.get(target.device)
    own = author is not None and author.member == member
    return own or type(target.event).__module__ in SHARED


def _note_seen(state: State, happened: Happened) -> None:
    seen = state.seen.get(happened.device)
    heads = dict(seen.heads) if seen is not None else {}
    for head in happened.seen:
        heads[head.device] = max(head.seq, heads.get(head.device, 0))
    state.seen.put(happened.device, Seen(tuple(sorted(heads.items()))))
