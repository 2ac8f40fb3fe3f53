"""Whether a device is in the team, and whether it may still write."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from core.commands.context import Decision
from core.errors import Refused
from core.events.history import EventUndone
from core.events.members import DeviceRemoved, OwnerVoted
from core.events.registry import RecordedEvent
from core.ids import Id
from core.log.opened_log import OpenedLog
from core.sealing.sealed_text import Text
from core.views.authorisation import powers_of
from core.views.members import is_owner_by_vote

BY_VOTE = "member-removed-by-vote"


def removal_of(opened: OpenedLog, device: Id) -> RecordedEvent | None:
    """The event by which a device, or its member, was removed; None while both are in the project."""
    row = opened.state.devices.get(device)
    if row is None:
        return None
    removed = opened.state.members.rows[row.member].removed or row.removed
    return None if removed is None else opened.event(removed)


def not_in_team(opened: OpenedLog, device: Id, words: Callable[[Text | None], str | None]) -> Refused | None:
    """Why a device writes nothing any more: who removed it or its member, and on which day (UTC); None while both are
    in the project."""
    removal, state = removal_of(opened, device), opened.state
    if removal is None:
        return None
    author = state.members.rows[state.devices.rows[removal.device].member]
    by = words(author.name) or author.id.hex()[:8]
    day = datetime.fromtimestamp(removal.at / 1000, UTC).date().isoformat()
    if powers_of(state, device) == "owner" and is_owner_by_vote(state, author.id):
        return Refused(BY_VOTE, by=by, day=day)
    is_device = isinstance(removal.event, DeviceRemoved)
    return Refused("device-removed-here" if is_device else "member-removed-here", by=by, day=day)


def is_speaking_up(opened: OpenedLog, decisions: Sequence[Decision]) -> bool:
    """Whether decisions undo votes for an owner, and nothing else: so an owner whom somebody with such votes removed
    says that they are still there."""
    undone = [opened.event(each.event.target) for each in decisions if isinstance(each.event, EventUndone)]
    return bool(undone) and len(undone) == len(decisions) and all(isinstance(each.event, OwnerVoted) for each in undone)
