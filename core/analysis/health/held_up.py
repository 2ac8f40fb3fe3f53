"""Events that wait, and events that others have seen and this device has not got."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from core.analysis.health.facts import Facts
from core.analysis.health.finding import Finding, Named, When, finding, several
from core.analysis.missing_events import events_others_read
from core.events.registry import EventDraft
from core.ids import DeviceId, Id
from core.log.clocks import TICKS
from core.log.clone_detection import branch_to
from core.project import Project
from core.sealing.envelope import Head, Sealed

NONSENSE = {"malformed", "bad_value", "too_long", "too_many", "empty", "key_of_other_kind", "foreign_id"}
"""Conflicts that no unchanged program makes."""


def events_wait_for_key(project: Project, _: Facts) -> Iterator[Finding]:
    """Events that are here and cannot be opened."""
    if project.not_in_team() is not None:  # who was removed waits for nothing
        return
    counts = Counter(sealed.device for sealed, draft in _waiting(project) if draft is None)
    said = "may_be_removed" if events_others_read(project) else "on_its_way"
    for device, count in sorted(counts.items()):
        since = When(_last_placed(project, device))
        yield finding("events-wait-for-key", Named("device", device), events=count, since=since, key=said)


def events_wait_for_events(project: Project, _: Facts) -> Iterator[Finding]:
    """Events that can be opened and build on others that have no place yet."""
    places = project.timeline.places
    counts: Counter[DeviceId] = Counter()
    since: dict[DeviceId, int] = {}
    lacking: dict[DeviceId, set[Id]] = defaultdict(set)
    for sealed, draft in _waiting(project):
        if draft is not None:
            counts[sealed.device] += 1
            since[sealed.device] = min(draft.at, since.get(sealed.device, draft.at))
            lacking[sealed.device].update(head.device for head in draft.seen if head.id not in places)
    for device, count in sorted(counts.items()):
        of = several([Named("device", each) for each in sorted(lacking[device] or {device})])
        yield finding("events-wait-for-events", Named("device", device), events=count, since=When(since[device]), of=of)


def feed_withheld(project: Project, _: Facts) -> Iterator[Finding]:
    """Later events of a device that others have seen and that are not here."""
    here = _newest_here(project)
    for feed, found in _missing(project).items():
        count = max(head.seq for head, _, _ in found) - here.get(feed, 0)
        if count > 0:
            yield _missing_events("feed-withheld", feed, found, {"events": count})


def branch_missing(project: Project, _: Facts) -> Iterator[Finding]:
    """Events of a device that others have seen at places where this device has other ones: the feed is forked."""
    here = _newest_here(project)
    for feed, found in _missing(project).items():
        at = [head.seq for head, _, _ in found]
        if max(at) <= here.get(feed, 0):
            yield _missing_events("branch-missing", feed, found, {"event": min(at)})


def feed_not_taken(project: Project, _: Facts) -> Iterator[Finding]:
    """Events of a device of the team that were offered and wait for the key of its first event."""
    here = _newest_here(project)
    for device in sorted({head.device for head in project.log.declined.heads()}):
        if device in project.state.devices.rows:
            yield finding("feed-not-taken", Named("device", device), event=here.get(device, 0) + 1)


def feed_forked(project: Project, _: Facts) -> Iterator[Finding]:
    """Devices of somebody of which several copies write."""
    yield from (_forked(project, each, "feed-forked") for each in project.forked_devices() if each != project.device)


def own_feed_forked(project: Project, _: Facts) -> Iterator[Finding]:
    """This device, where another copy of it writes."""
    yield from (
        _forked(project, each, "own-feed-forked") for each in project.forked_devices() if each == project.device
    )


def newer_version(project: Project, _: Facts) -> Iterator[Finding]:
    """Events of types that this program does not know."""
    for device, count in sorted(_conflicts(project, {"newer_version"}).items()):
        yield finding("newer-version", Named("device", device), events=count)


def nonsense(project: Project, _: Facts) -> Iterator[Finding]:
    """Signed events without effect that no unchanged program makes."""
    for device, count in sorted(_conflicts(project, NONSENSE).items()):
        yield finding("nonsense", Named("device", device), events=count)


def late_events(project: Project, _: Facts) -> Iterator[Finding]:
    """Events that wait to be accepted: their author wrote them after having been removed."""
    accepted = project.timeline.validity.accepted
    events = {event for event, row in project.state.conflicts.rows.items() if row.kind == "after_removal"} - accepted
    for device, count in sorted(Counter(project.timeline.places[each].device for each in events).items()):
        yield finding("late-events", Named("device", device), events=count)


def _waiting(project: Project) -> Iterator[tuple[Sealed, EventDraft | None]]:
    return ((sealed, draft) for _, sealed, draft in project.timeline.waiting.values())


def _conflicts(project: Project, kinds: set[str]) -> Counter[DeviceId]:
    places = project.timeline.places
    return Counter(places[event].device for event, row in project.state.conflicts.rows.items() if row.kind in kinds)


def _newest_here(project: Project) -> dict[DeviceId, int]:
    here: dict[DeviceId, int] = {}
    for head in project.log.heads():
        here[head.device] = max(head.seq, here.get(head.device, 0))
    return here


def _last_placed(project: Project, device: DeviceId) -> int:
    """When a device's last event that can be read was made; the project's first where there is none."""
    order = project.timeline.order
    own = next((key for key in reversed(order) if key.device == device), order[0] if order else None)
    return own.time >> TICKS if own is not None else 0


def _missing(project: Project) -> dict[DeviceId, list[tuple[Head, DeviceId, int]]]:
    """For each feed, the events that others name and that are not here: which, who names it, and when (ms)."""
    places, waiting = project.timeline.places, project.timeline.waiting
    found: dict[DeviceId, list[tuple[Head, DeviceId, int]]] = defaultdict(list)
    for sealed, draft in _waiting(project):
        for head in draft.seen if draft is not None else ():
            if head.id not in places and head.id not in waiting:
                found[head.device].append((head, sealed.device, draft.at if draft is not None else 0))
    return dict(sorted(found.items()))


def _missing_events(
    code: str, feed: DeviceId, found: list[tuple[Head, DeviceId, int]], details: dict[str, int]
) -> Finding:
    witnesses = several([Named("device", each) for each in sorted({witness for _, witness, _ in found})])
    since = When(min(at for _, _, at in found))
    return finding(code, Named("device", feed), witnesses=witnesses, since=since, **details)


def _forked(project: Project, device: Id, code: str) -> Finding:
    """Where the branches part, and the number and the beginning of the id of the last event of each."""
    settled = {row.head for row in project.state.clones.values()}
    ends = [head for head in project.log.heads() if head.device == device and head.id not in settled]
    first = min(branch_to(project.log, device, head.id, head.seq).first for head in ends)
    said = " · ".join(f"{head.seq} ({head.id.hex()[:8]})" for head in ends)
    return finding(code, Named("device", device), first=first, ends=said)
