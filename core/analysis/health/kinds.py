"""Every kind of finding, with its severity, in the order in which they are told. Each has a test of its name."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from core.analysis.health import attested, carriers, ethics, held_up, imports, keys, limits, place, team
from core.analysis.health.facts import Facts
from core.analysis.health.finding import Finding, Severity
from core.project import Project


class Kind(NamedTuple):
    """What is looked for, and how much it matters."""

    code: str
    severity: Severity
    find: Callable[[Project, Facts], Iterator[Finding]]


KINDS = (
    Kind("log-damaged", "error", place.log_damaged),
    Kind("log-empty", "error", place.log_empty),
    Kind("log-cut-short", "error", place.log_cut_short),
    Kind("log-went-back", "error", place.log_went_back),
    Kind("copy-not-taken-in", "error", place.copy_not_taken_in),
    Kind("attested-false", "error", attested.attested_false),
    Kind("attested-disputed", "error", attested.attested_disputed),
    Kind("removed-here", "error", team.removed_here),
    Kind("own-feed-forked", "error", held_up.own_feed_forked),
    Kind("feed-forked", "error", held_up.feed_forked),
    Kind("branch-missing", "error", held_up.branch_missing),
    Kind("feed-withheld", "error", held_up.feed_withheld),
    Kind("folder-file-damaged", "error", carriers.folder_file_damaged),
    Kind("folder-file-refused", "error", carriers.folder_file_refused),
    Kind("synced-folder", "warning", place.synced_folder),
    Kind("not-proved-yet", "warning", attested.not_proved_yet),
    Kind("events-wait-for-key", "warning", held_up.events_wait_for_key),
    Kind("events-wait-for-events", "warning", held_up.events_wait_for_events),
    Kind("feed-not-taken", "warning", held_up.feed_not_taken),
    Kind("keys-awaited", "warning", keys.keys_awaited),
    Kind("keys-missing", "warning", keys.keys_missing),
    Kind("words-keys-missing", "warning", keys.words_keys_missing),
    Kind("keys-owed", "warning", keys.keys_owed),
    Kind("own-file-damaged", "warning", carriers.own_file_damaged),
    Kind("folder-file-waits", "warning", carriers.folder_file_waits),
    Kind("carrier-failed", "warning", carriers.carrier_failed),
    Kind("carrier-never", "warning", carriers.carrier_never),
    Kind("carrier-lags", "warning", carriers.carrier_lags),
    Kind("clock-behind", "warning", team.clock_behind),
    Kind("no-owner", "warning", team.no_owner),
    Kind("withdrawal-waits", "warning", team.withdrawal_waits),
    Kind("device-not-confirmed", "warning", team.device_not_confirmed),
    Kind("sheet-outdated", "warning", team.sheet_outdated),
    Kind("imported-twice", "warning", imports.imported_twice),
    Kind("code-nameless", "warning", keys.code_nameless),
    Kind("newer-version", "warning", held_up.newer_version),
    Kind("other-copy", "warning", place.other_copy),
    Kind("left-in-clear", "warning", place.left_in_clear),
    Kind("opens-withdrawn", "warning", place.opens_withdrawn),
    Kind("disk-low", "warning", place.disk_low),
    Kind("open-to-others", "warning", place.open_to_others),
    Kind("near-limit", "warning", limits.near_limit),
    Kind("kept-too-long", "warning", ethics.kept_too_long),
    Kind("no-consent", "warning", ethics.no_consent),
    Kind("recorded-unasked", "warning", ethics.recorded_unasked),
    Kind("kept-until-soon", "warning", ethics.kept_until_soon),
    Kind("vote-waits", "warning", team.vote_waits),
    Kind("folder-second-copy", "note", carriers.folder_second_copy),
    Kind("folder-file-unread", "note", carriers.folder_file_unread),
    Kind("one-owner", "note", team.one_owner),
    Kind("vote-open", "note", team.vote_open),
    Kind("late-events", "note", held_up.late_events),
    Kind("nonsense", "note", held_up.nonsense),
    Kind("clock-wrong", "note", team.clock_wrong),
    Kind("epoch-not-clean", "note", keys.epoch_not_clean),
    Kind("epochs-open-to-removed", "note", keys.epochs_open_to_removed),
    Kind("recordings-missing", "note", place.recordings_missing),
    Kind("recordings-elsewhere", "note", place.recordings_elsewhere),
    Kind("attaching-left", "note", place.attaching_left),
    Kind("log-copies", "note", place.log_copies),
    Kind("no-carrier", "note", carriers.no_carrier),
    Kind("only-here", "note", carriers.only_here),
)
BEFORE_THE_LOG = frozenset({"log-damaged", "log-went-back", "synced-folder", "not-proved-yet", "carrier-failed",
                            "carrier-never", "disk-low", "open-to-others"})  # fmt: skip
"""What is looked for while a newcomer reads what members attest."""
SEVERITIES = {kind.code: kind.severity for kind in KINDS}


def findings(project: Project, facts: Facts) -> list[Finding]:
    """All that there is to say, what matters most first. Before the log has come, what it holds is not judged."""
    kinds = [kind for kind in KINDS if kind.code in BEFORE_THE_LOG] if project.first.is_on else KINDS
    return [found for kind in kinds for found in kind.find(project, facts)]


def is_whole(found: list[Finding]) -> bool:
    """Whether nobody has to do anything: there are notes at most."""
    return all(SEVERITIES[each.code] == "note" for each in found)
