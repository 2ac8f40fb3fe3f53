"""Keys that this device lacks or owes, and the key periods that somebody who was removed could open."""

from collections import Counter
from collections.abc import Iterator

from core.analysis.health.facts import Facts
from core.analysis.health.finding import Finding, Named, When, finding, several
from core.analysis.nameless import nameless_codes
from core.ids import DeviceId, Id
from core.keys import epoch_rules
from core.log.clocks import TICKS
from core.project import Project
from core.sealing.crypto import KeyKind, box_id, is_of_kind
from core.views import epochs
from core.views.key_records import Epoch
from core.views.withdrawals import hidden_keys


def keys_awaited(project: Project, _: Facts) -> Iterator[Finding]:
    """The newest clean key period, where its keys have not come: nothing newer can be read here."""
    newest = _newest_clean(project)
    if newest is not None and _is_in_team(project) and not _is_held(project, newest):
        others = several([Named("device", each) for each in _holders(project, newest)])
        yield finding("keys-awaited", Named("device", newest.device), since=_started(project, newest), of=others)


def keys_missing(project: Project, _: Facts) -> Iterator[Finding]:
    """Older key periods whose events cannot be opened here."""
    newest, gone = _newest_clean(project), project.custody.dropped_keys()
    lacking = [
        row
        for row in project.state.epochs.rows.values()
        if row.key not in project.custody.keychain.makers and row.key not in gone and row != newest and row.counts
    ]
    if _is_in_team(project):
        for device, count in sorted(Counter(row.device for row in lacking).items()):
            yield finding("keys-missing", Named("device", device), periods=count)


def words_keys_missing(project: Project, _: Facts) -> Iterator[Finding]:
    """Texts, participants and files that were not withdrawn and whose key has not come."""
    state, held = project.state, project.custody.keychain.makers
    gone = project.custody.withdrawn_keys() | hidden_keys(state)
    lacking = {
        use.things[0]
        for key, use in state.key_uses.rows.items()
        if is_of_kind(key, KeyKind.WORDS) and key not in held and key not in gone and not state.is_shredded(key)
    }
    if _is_in_team(project):
        for device, count in sorted(Counter(device for device, _, _ in lacking).items()):
            yield finding("words-keys-missing", Named("device", device), things=count)


def keys_owed(project: Project, _: Facts) -> Iterator[Finding]:
    """Devices of the team that nobody has handed the keys of the current period to, as far as is known here."""
    current = project.custody.current_epoch()
    if current is None or not _is_in_team(project):
        return
    given = {to for key, to, _ in project.log.granted() if key == current.wrapping}
    for device in sorted(project.custody.trust.devices()):
        row = project.state.devices.rows[device]
        if device not in (project.device, current.device) and box_id(row.box) not in given:
            yield finding("keys-owed", Named("device", device), since=_started(project, current))


def epoch_not_clean(project: Project, _: Facts) -> Iterator[Finding]:
    """No key period is in use that began after the last removal or withdrawal: the next event begins one."""
    rows = project.state.epochs.rows.values()
    if _is_in_team(project) and _newest_clean(project) is None:
        last = epoch_rules.last_readable(rows, project.custody.keychain.keys)
        if last is not None:
            yield finding("epoch-not-clean", Named("device", last.device), since=_started(project, last))


def epochs_open_to_removed(project: Project, _: Facts) -> Iterator[Finding]:
    """How many key periods somebody who was removed could open, and the one that is in use instead."""
    state, current = project.state, project.custody.current_epoch()
    gone = [row for row in state.devices.rows.values() if row.id not in epochs.team(state)]
    if not gone or current is None:
        return
    opened = sum(not project.custody.trust.is_clean(row) for row in _counting(project))
    people = several([Named("member", each) for each in sorted({row.member for row in gone})])
    yield finding(
        "epochs-open-to-removed",
        Named("device", current.device),
        periods=opened,
        members=people,
        since=_started(project, current),
    )


def _counting(project: Project) -> list[Epoch]:
    return [row for row in project.state.epochs.rows.values() if row.counts]


def _newest_clean(project: Project) -> Epoch | None:
    clean = project.custody.trust.clean_epochs()
    return clean[-1] if clean else None


def _is_held(project: Project, epoch: Epoch) -> bool:
    held = project.custody.keychain.keys
    return epoch.key in held and epoch.wrapping in held


def _is_in_team(project: Project) -> bool:
    return project.custody.is_in_team(project.device)


def _holders(project: Project, epoch: Epoch) -> list[DeviceId]:
    """The devices of the team that hold a period's keys as far as is known here: who made them, and who got them."""
    given: set[Id] = {to for key, to, _ in project.log.granted() if key == epoch.wrapping}
    rows = project.state.devices.rows
    team = epochs.team(project.state) - {project.device}
    machines = [each for each in team if rows[each].kind != "paper"]
    return sorted(each for each in machines if each == epoch.device or box_id(rows[each].box) in given)


def _started(project: Project, epoch: Epoch) -> When:
    """When a period began."""
    state = project.state
    event = next(event for event, row in state.epochs.rows.items() if row == epoch)
    place = project.timeline.places.get(event)
    return When(place.time >> TICKS if place is not None else 0)


def code_nameless(project: Project, _: Facts) -> Iterator[Finding]:
    """Codes in use whose names were destroyed with words that somebody took back."""
    if found := [row.id.hex()[:8] for row in nameless_codes(project.state)]:
        yield finding("code-nameless", count=len(found), ids=", ".join(found), first=found[0])
