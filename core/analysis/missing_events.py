"""What others have seen and this device has not got: events name what their authors had seen, so a carrier that
withholds or turns back something is noticed. And what they read and this device cannot."""

from typing import NamedTuple

from core.ids import Id
from core.project import Project
from core.views import epochs


class MissingRun(NamedTuple):
    """`witness`, a device, had seen `events` later events of `feed`, a device, than are here. `since`: the witness's
    clock (ms) when it first said so, as far as is known."""

    witness: Id
    feed: Id
    events: int
    since: int


def missing_runs(project: Project) -> list[MissingRun]:
    """What is known to be missing, the largest first: from events that wait here, and from those that are in place."""
    here: dict[Id, int] = {}
    for head in project.log.heads():
        here[head.device] = max(head.seq, here.get(head.device, 0))
    found: dict[tuple[Id, Id], MissingRun] = {}
    for _, sealed, written in project.timeline.waiting.values():
        if written is None:
            continue
        for head in written.seen:
            count = head.seq - here.get(head.device, 0)
            before = found.get((sealed.device, head.device))
            if count > 0:
                since = min(written.at, before.since) if before is not None else written.at
                most = max(count, before.events) if before is not None else count
                found[sealed.device, head.device] = MissingRun(sealed.device, head.device, most, since)
    return sorted(found.values(), key=lambda run: (-run.events, run.witness, run.feed))


def events_others_read(project: Project) -> int:
    """How many events wait here for keys that others have, where that may be because this device was removed, by an
    event that it cannot read; 0 where it knows that it was removed, and where the keys are on their way for all that
    is known."""
    if project.not_in_team() is not None:
        return 0
    team, log = epochs.team(project.state), project.log
    gone = project.state.devices.rows.keys() - team
    locked = [sealed for _, sealed, draft in project.timeline.waiting.values() if draft is None]
    keys = [sealed.key for sealed in locked if sealed.device not in gone]
    for head in log.declined.heads():  # of feeds whose first event was not taken
        if head.device in team and (key := log.declined.awaited(head.id)):
            keys += [key] * head.seq
    lacking = set(keys) - project.custody.keychain.keys.keys()
    return len(keys) if lacking and project.custody.is_left_behind(lacking) else 0
