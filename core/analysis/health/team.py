"""What the team has yet to decide, and clocks that do not agree."""

from collections.abc import Iterator

from core.analysis.clock_doubt import ClockDoubts
from core.analysis.health.facts import Facts
from core.analysis.health.finding import Finding, Named, When, finding, several
from core.commands.members import needs_second_owner
from core.events.members import DeviceRemoved
from core.ids import DeviceId, MemberId
from core.limits import VOTES_WAIT_MS
from core.log.clocks import DAY_MS
from core.project import Project
from core.views.epochs import is_sheet_outdated
from core.views.members import votes_complete_at
from core.views.withdrawals import waiting


def removed_here(project: Project, _: Facts) -> Iterator[Finding]:
    """This device or its member was removed."""
    removal = project.removal()
    if removal is not None:
        what = "device" if isinstance(removal.event, DeviceRemoved) else "member"
        yield finding(
            "removed-here",
            Named("device", project.device),
            by=_member_of(project, removal.device),
            since=When(removal.at),
            what=what,
        )


def device_not_confirmed(project: Project, _: Facts) -> Iterator[Finding]:
    """Devices that somebody else added for their member."""
    for row in project.state.devices.values():
        if not row.is_confirmed and project.custody.is_in_team(row.id):
            added = project.event(row.admitted)
            yield finding(
                "device-not-confirmed",
                Named("device", row.id),
                by=_member_of(project, added.device),
                since=When(added.at),
            )


def withdrawal_waits(project: Project, _: Facts) -> Iterator[Finding]:
    """Withdrawals that no owner has confirmed or declined."""
    for row in waiting(project.state):
        by = several([Named("member", each) for each in sorted({ask.by for ask in row.asks})])
        yield finding(
            "withdrawal-waits",
            Named(row.kind, row.thing),
            by=by,
            since=When(min(ask.at for ask in row.asks)),
            id=row.thing.hex()[:8],
        )


def vote_open(project: Project, _: Facts) -> Iterator[Finding]:
    """Coders who were voted for as an owner, while not all have voted."""
    for candidate, votes, absent in _votes(project):
        if absent:
            yield finding("vote-open", Named("member", candidate), votes=votes, absent=several(absent))


def vote_waits(project: Project, _: Facts) -> Iterator[Finding]:
    """Coders for whom all have voted, and who become owners unless an owner writes before that."""
    for candidate, votes, _absent in _votes(project):
        since = votes_complete_at(project.state, candidate)
        if since is not None:
            until = When(since + VOTES_WAIT_MS)
            yield finding("vote-waits", Named("member", candidate), votes=votes, until=until)


def _votes(project: Project) -> Iterator[tuple[MemberId, int, list[Named]]]:
    """Who was voted for, by how many coders, and who has not voted for them."""
    members = project.state.members.rows
    coders = {row.id for row in members.values() if row.role == "coder" and row.removed is None}
    votes = {voter: row.candidate for voter, row in project.state.owner_votes.rows.items() if voter in coders}
    for candidate in sorted(set(votes.values()) & coders):
        absent = sorted(each for each in coders if votes.get(each) != candidate)
        yield MemberId(candidate), len(coders) - len(absent), [Named("member", each) for each in absent]


def one_owner(project: Project, _: Facts) -> Iterator[Finding]:
    """A team that hangs on one owner."""
    if needs_second_owner(project.state):
        rows = project.state.members.values()
        owner = next((row.id for row in rows if row.role == "owner" and row.removed is None), None)
        if owner is not None:
            yield finding("one-owner", Named("member", owner))


def no_owner(project: Project, _: Facts) -> Iterator[Finding]:
    """A team that no owner is left in."""
    rows = [row for row in project.state.members.values() if row.removed is None]
    if rows and all(row.role != "owner" for row in rows):
        coders = [Named("member", row.id) for row in rows if row.role == "coder"]
        yield finding("no-owner", None, coders=several(coders))


def sheet_outdated(project: Project, _: Facts) -> Iterator[Finding]:
    """Recovery sheets that were made before the last withdrawal."""
    for row in project.state.members.values():
        if row.removed is None and is_sheet_outdated(project.state, row.id):
            yield finding("sheet-outdated", Named("member", row.id))


def clock_behind(project: Project, _: Facts) -> Iterator[Finding]:
    """The clock of this machine, where another device has an event of a later day."""
    found = project.writer.clock_behind()
    if found is not None:
        yield finding(
            "clock-behind",
            Named("device", project.device),
            now=When(found.now.at),
            then=When(found.claim),
            other=Named("device", found.device),
        )


def clock_wrong(project: Project, _: Facts) -> Iterator[Finding]:
    """Devices whose clock was wrong, in how many events, and by how many days at most."""
    doubts = ClockDoubts(project.timeline, project.state)
    counts: dict[DeviceId, int] = {}
    most: dict[DeviceId, int] = {}
    for key in project.timeline.order:
        if doubts.is_doubtful(key):
            counts[key.device] = counts.get(key.device, 0) + 1
            most[key.device] = max(most.get(key.device, 0), abs(doubts.difference(key)))
    for device, count in sorted(counts.items()):
        days = max(1, most[device] // DAY_MS)
        yield finding("clock-wrong", Named("device", device), events=count, days=days)


def _member_of(project: Project, device: DeviceId) -> Named:
    """Whose device it is; the device itself where nobody's is known."""
    row = project.state.devices.get(device)
    return Named("device", device) if row is None else Named("member", row.member)
