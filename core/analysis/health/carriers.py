"""Ways to others that failed or lag, and files of a shared folder that were not taken."""

from collections import defaultdict
from collections.abc import Iterator

from core.analysis.health.facts import Carrier, Facts, FolderFile
from core.analysis.health.finding import (
    SHOWN_MAX,
    Detail,
    Finding,
    Named,
    Place,
    Several,
    Subject,
    When,
    finding,
    several,
)
from core.errors import KodesporError
from core.ids import Id
from core.log.clocks import DAY_MS, TICKS
from core.project import Project
from core.views import epochs

LAG_MS = 3 * DAY_MS
"""Events that were not sent for so long are said."""
SILENCE_MS = 14 * DAY_MS
"""A way to others that was not used for so long is said."""
GIVEN_UP_MS = 60 * DAY_MS
"""Who has synced another way for so long uses that one."""
ALONE_MS = 7 * DAY_MS
"""A project that is so old, and only here, is said."""


def carrier_failed(_: Project, facts: Facts) -> Iterator[Finding]:
    """The last exchange did not go well; earlier ones did."""
    for each in facts.carriers:
        if each.problem is not None and each.well_at:
            yield finding(
                "carrier-failed", _subject(each), at=When(each.at), well=When(each.well_at), reason=each.problem
            )


def carrier_never(_: Project, facts: Facts) -> Iterator[Finding]:
    """No exchange went well yet, and none went well elsewhere since: that one was a slip, then."""
    well_at = max((each.well_at for each in facts.carriers), default=0)
    for each in facts.carriers:
        if each.problem is not None and not each.well_at and each.at > well_at:
            yield finding("carrier-never", _subject(each), at=When(each.at), reason=each.problem)


def carrier_lags(project: Project, facts: Facts) -> Iterator[Finding]:
    """Events are still to be sent, or a shared folder or relay was not asked for a long time. One that was given up for
    another is not said any more."""
    last, newest = project.log.last_row(), max((each.well_at for each in facts.carriers), default=0)
    for each in facts.carriers:
        behind, age = max(0, last - each.row), facts.now - each.well_at
        is_given_up = newest - each.well_at > GIVEN_UP_MS
        if each.kind != "lan" and each.well_at and not is_given_up and age > (LAG_MS if behind else SILENCE_MS):
            yield finding("carrier-lags", _subject(each), events=behind, since=When(each.well_at))


def no_carrier(project: Project, facts: Facts) -> Iterator[Finding]:
    """Several devices, and no way between them that this one knows."""
    rows, team = project.state.devices.rows, epochs.team(project.state)
    machines = [Named("device", each) for each in sorted(team) if each != project.device and rows[each].kind != "paper"]
    if machines and not facts.carriers and project.device in team:
        yield finding("no-carrier", None, devices=several(machines))


def only_here(project: Project, facts: Facts) -> Iterator[Finding]:
    """All that there is of the project is on this machine."""
    order = project.timeline.order
    is_alone = not any(row.id != project.device and row.kind != "paper" for row in project.state.devices.rows.values())
    if is_alone and not facts.carriers and order and facts.now - (order[0].time >> TICKS) > ALONE_MS:
        yield finding("only-here", None, events=len(order))


def own_file_damaged(project: Project, facts: Facts) -> Iterator[Finding]:
    """Files of this device in a shared folder that are not whole: the next sync writes them again."""
    own = [each for each in facts.files if each.fate == "damaged" and each.device == project.device.hex()]
    yield from _by_folder("own-file-damaged", own)


def folder_file_damaged(project: Project, facts: Facts) -> Iterator[Finding]:
    """Files of others in a shared folder that are not whole."""
    foreign = [each for each in facts.files if each.fate == "damaged" and each.device != project.device.hex()]
    yield from _by_folder("folder-file-damaged", foreign)


def folder_file_waits(_: Project, facts: Facts) -> Iterator[Finding]:
    """Files of a shared folder that hold something that builds on what is not here."""
    yield from _by_folder("folder-file-waits", [each for each in facts.files if each.fate == "waiting"])


def folder_file_unread(_: Project, facts: Facts) -> Iterator[Finding]:
    """Files of a shared folder that came since the last sync."""
    yield from _by_folder("folder-file-unread", [each for each in facts.files if each.fate == "unread"])


def folder_second_copy(_: Project, facts: Facts) -> Iterator[Finding]:
    """Second copies of folders and files that a carrier made."""
    found = [each for each in facts.files if each.fate == "second"]
    if found:
        names = Several(tuple(Place("file", each.name) for each in found[:SHOWN_MAX]), len(found))
        yield finding("folder-second-copy", Place("folder", found[0].folder), files=names, count=len(found))


def folder_file_refused(_: Project, facts: Facts) -> Iterator[Finding]:
    """Files of a shared folder that are whole and were refused."""
    by_code: dict[str, list[FolderFile]] = defaultdict(list)
    for each in facts.files:
        if each.fate == "refused" and each.reason is not None:
            by_code[each.reason.code].append(each)
    for found in by_code.values():
        yield from _by_folder("folder-file-refused", found, found[0].reason)


def _by_folder(code: str, found: list[FolderFile], reason: KodesporError | None = None) -> Iterator[Finding]:
    """One finding for each device in whose subfolder they lie, with their names."""
    groups: dict[tuple[str, str], list[FolderFile]] = defaultdict(list)
    for each in found:
        groups[each.folder, each.device].append(each)
    for (_folder, device), files in sorted(groups.items()):
        names = Several(tuple(Place("file", each.name) for each in files[:SHOWN_MAX]), len(files))
        details: dict[str, Detail] = {"files": names, "count": len(files)}
        yield Finding(code, _owner(device), details if reason is None else details | {"reason": reason})


def _owner(device: str) -> Subject:
    try:
        return Named("device", Id(bytes.fromhex(device)))
    except ValueError:
        return Place("folder", device)


def _subject(carrier: Carrier) -> Subject:
    if carrier.kind == "lan":
        return Named("device", Id(bytes.fromhex(carrier.place))) if carrier.place else None
    return Place(carrier.kind, carrier.place)
