"""Each kind of finding of the doctor: a project in which it is found, what its sentence holds, and one without it."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.i18n.catalogue import Catalogue
from app.services.health import examine_closed
from app.services.health_words import HealthWords, Told
from core.analysis.health.facts import Carrier, Disk, Facts, FolderFile
from core.analysis.health.finding import Finding
from core.analysis.health.kinds import KINDS, findings, is_whole
from core.analysis.health.limits import uses
from core.commands import members, participants, retention
from core.commands.epochs import rotate_key
from core.errors import BadFile, Refused
from core.ids import Id
from core.limits import CODEBOOK_DEPTH_MAX, VOTES_WAIT_MS
from core.log.clocks import DAY_MS
from core.log.transfer_bundle import TransferBundle
from core.messages import Message
from core.project import Project
from core.sealing import crypto
from tests.builders import World, a_code, a_participant, a_source, alice, everything, exchange, invited, parsed, twin_of
from tests.signing import framed, sign_bytes

NAMES = ("Alice", "Bo", "Cy", "Hemmelig", "/hjem/kari/Studien", "relé.uni.no", "Intervju")
FOLDER, RELAY = "/hjem/kari/Studien", "https://relé.uni.no"
MIB = 1024 * 1024
DISK = Disk(FOLDER, 100_000 * MIB, MIB)


def test_each_kind_has_a_test_of_its_name():
    tests = set(re.findall(r"def test_(\w+)\(", Path(__file__).read_text(encoding="utf-8")))
    assert [kind.code for kind in KINDS if kind.code.replace("-", "_") not in tests] == []


def told(project: Project, *found: Finding) -> list[Told]:
    """The findings in Norwegian. In English they are there, too, and for strangers they name nobody."""
    for language in ("nb", "en"):
        for is_shared in (False, True):
            words = HealthWords(Catalogue(language), project, is_shared)
            for each in map(words.told, found):
                assert each.what
                assert each.advice
                if is_shared:
                    said = repr(each)
                    assert [name for name in NAMES if re.search(rf"{re.escape(name)}\b", said)] == []
                    assert re.findall(r"(?=[0-9a-f]*[a-f])[0-9a-f]{8,}", said) == [], "the beginning of an id"
    return [HealthWords(Catalogue("nb"), project).told(each) for each in found]


def found(code: str, project: Project, facts: Facts | None = None) -> list[Told]:
    """The findings of one kind."""
    facts = facts or Facts(_now(project))
    return told(project, *(each for each in findings(project, facts) if each.code == code))


def _now(project: Project) -> int:
    return project.writer._clock().at


@pytest.fixture
def team():
    """Alice, who owns the project, and Bo and Cy, who code; all is everywhere."""
    world = World(71)
    ada = alice(world, "Hemmelig studie")
    bo, cy = invited(world, ada, "Bo"), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    return world, ada, bo, cy


def with_owners(*projects: Project) -> None:
    """Makes all of them owners, so that no team hangs on one."""
    for each in projects[1:]:
        projects[0].do(members.set_role, each.member, "owner")
    exchange(*projects)


def some_of(project: Project, *seqs: int, device: Id | None = None) -> TransferBundle:
    """All keys that a project has, and only these events of a device: of the project’s own where none is given."""
    whole = everything(project)
    device = device or project.device
    return whole._replace(
        envelopes=tuple(each for each in parsed(project) if each.device == device and each.seq in seqs)
    )


def test_a_new_project_is_whole():
    project = alice(World(70))
    assert findings(project, Facts(_now(project), DISK)) == []


def test_a_team_that_has_synced_has_notes_at_most(team):
    _, ada, bo, _ = team
    for each in (ada, bo):
        facts = Facts(_now(each), DISK, (Carrier("folder", FOLDER, _now(each), _now(each), each.log.last_row(), None),))
        assert [one.code for one in findings(each, facts)] == ["one-owner"]
        assert is_whole(findings(each, facts))


# -- held up


def test_events_wait_for_key(team):
    _, ada, bo, cy = team
    ada.do(members.remove_member, cy.member)
    a_code(ada, "etter")
    bo.accept(everything(ada)._replace(grants=()))
    (one,) = found("events-wait-for-key", bo)
    assert one.details["events"] == 1, "the removal and the start of a period are sealed under the old one"
    assert "Alice" in one.what
    assert found("events-wait-for-key", ada) == []


def test_events_wait_for_events(team):
    _, ada, bo, cy = team
    a_code(ada, "A")
    exchange(ada, bo)
    a_code(bo, "B")
    cy.accept(some_of(bo, *range(1, 99)))
    (one,) = found("events-wait-for-events", cy)
    assert one.details["events"] == 1
    assert one.where.startswith("Bo (")
    assert "Alice" in one.advice


def test_feed_withheld(team):
    _, ada, bo, cy = team
    for name in "ABC":
        a_code(ada, name)
    exchange(ada, bo)
    a_code(bo, "D")
    cy.accept(some_of(bo, *range(1, 99)))
    (one,) = found("feed-withheld", cy)
    assert one.details["events"] == 3
    assert one.where.startswith("Alice (")
    assert "Bo (" in one.what
    exchange(ada, bo, cy)
    assert found("feed-withheld", cy) == []


def test_branch_missing(team):
    world, ada, bo, cy = team
    twin = twin_of(ada, world)
    a_code(ada, "A")
    a_code(twin, "B")
    cy.accept(everything(ada))
    bo.accept(everything(twin))
    a_code(bo, "C")
    cy.accept(some_of(bo, *range(1, 99)))
    (one,) = found("branch-missing", cy)
    assert one.where.startswith("Alice (")
    assert found("feed-withheld", cy) == []


def test_feed_forked(team):
    world, ada, bo, _ = team
    twin = twin_of(ada, world)
    a_code(ada, "A")
    a_code(twin, "B")
    exchange(ada, twin, bo)
    (one,) = found("feed-forked", bo)
    heads = [head for head in bo.log.heads() if head.device == ada.device]
    assert one.details["first"] == heads[0].seq
    assert all(head.id.hex()[:8] in one.what for head in heads)
    assert found("own-feed-forked", bo) == []


def test_own_feed_forked(team):
    world, ada, *_ = team
    twin = twin_of(ada, world)
    a_code(ada, "A")
    a_code(twin, "B")
    exchange(ada, twin)
    (one,) = found("own-feed-forked", ada)
    assert one.where == "denne enheten"
    assert one.command == "kodespor devices split-clone"
    assert found("feed-forked", ada) == []


def test_feed_not_taken(team):
    _, ada, bo, cy = team
    ada.do(members.remove_member, cy.member)
    exchange(ada, bo)
    with bo.log.transaction():
        head = ada.log.heads()[0]
        bo.log.declined.add_branch(head._replace(device=ada.device, seq=99), None, Id(bytes(16)))
    (one,) = found("feed-not-taken", bo)
    assert one.where.startswith("Alice (")


def test_newer_version(team):
    _, ada, bo, _ = team
    a_code(bo, "før")
    sign_bytes(bo, framed("mood.noted", {"mood": "glad"}))
    exchange(ada, bo)
    (one,) = found("newer-version", ada)
    assert (one.details["events"], one.where[:4]) == (1, "Bo (")


def test_nonsense(team):
    _, ada, bo, _ = team
    sign_bytes(bo, b"\xc1", b"\xc1\xc1")
    exchange(ada, bo)
    (one,) = found("nonsense", ada)
    assert (one.details["events"], one.where[:4]) == (2, "Bo (")


def test_late_events(team):
    _, ada, bo, cy = team
    ada.do(members.remove_member, cy.member)
    late = a_code(cy, "sent")
    exchange(ada, bo)
    ada.accept(everything(cy))
    (one,) = found("late-events", ada)
    assert one.details["events"] == 1
    event = next(each.id for each in ada.trail() if getattr(each.event, "code", None) == late)
    ada.do(members.accept_late_event, event)
    assert found("late-events", ada) == []


# -- keys


def test_keys_awaited(team):
    _, ada, bo, cy = team
    ada.do(members.remove_member, cy.member)
    a_code(ada, "etter")
    bo.accept(everything(ada)._replace(grants=()))
    (one,) = found("keys-awaited", bo)
    assert one.where.startswith("Alice (")
    exchange(ada, bo)
    assert found("keys-awaited", bo) == []


def test_keys_missing(team):
    _, ada, bo, _ = team
    ada.do(rotate_key)
    ada.do(rotate_key)
    exchange(ada, bo)
    first = min(bo.state.epochs.rows.values(), key=lambda row: row.number + (row.number == 0) * 99)
    del bo.custody.keychain.makers[first.key]
    (one,) = found("keys-missing", bo)
    assert one.details["periods"] == 1


def test_words_keys_missing(team):
    _, ada, bo, _cy = team
    source = a_source(ada)
    exchange(ada, bo)
    assert found("words-keys-missing", bo) == []
    del bo.custody.keychain.makers[bo.state.sources.rows[source].key]
    (one,) = found("words-keys-missing", bo)
    assert one.details["things"] == 1
    assert one.where.startswith("Alice (")


def test_keys_owed(team):
    world, ada, bo, _cy = team
    with_owners(ada, bo)
    secrets = crypto.new_device(world.entropy)
    bo.do(members.admit_member, secrets.keys, "Di", "coder")
    ada.accept(everything(bo)._replace(grants=()))
    (one,) = found("keys-owed", ada)
    assert one.where.startswith("Di (")
    ada.share_missing_keys()
    assert found("keys-owed", ada) == []


def test_epoch_not_clean(team):
    _, ada, bo, cy = team
    with_owners(ada, bo)
    ada.do(members.remove_member, cy.member)
    exchange(ada, bo)
    assert found("epoch-not-clean", bo) == []
    lost = [event for event, row in bo.state.epochs.rows.items() if row.after]
    for event in lost:
        del bo.state.epochs.rows[event]
    (one,) = found("epoch-not-clean", bo)
    assert one.severity == "note"


def test_epochs_open_to_removed(team):
    _, ada, _bo, cy = team
    assert found("epochs-open-to-removed", ada) == []
    ada.do(members.remove_member, cy.member)
    (one,) = found("epochs-open-to-removed", ada)
    assert one.details["periods"] == 1
    assert "(Cy)" in one.what
    assert one.severity == "note"


# -- the team


def test_removed_here(team):
    _, ada, bo, cy = team
    ada.do(members.remove_member, cy.member)
    exchange(ada, bo)
    cy.accept(everything(ada))
    (one,) = found("removed-here", cy)
    assert "Alice" in one.what
    assert found("removed-here", bo) == []


def test_device_not_confirmed(team):
    world, ada, bo, _ = team
    phone = invited(world, ada, device_of=bo.member)
    exchange(ada, bo, phone)
    (one,) = found("device-not-confirmed", bo)
    assert "Alice" in one.what
    bo.do(members.confirm_device, phone.device)
    assert found("device-not-confirmed", bo) == []


def test_withdrawal_waits(team):
    _, ada, bo, _ = team
    who = a_participant(ada, "Hemmelig person")
    exchange(ada, bo)
    bo.do(participants.withdraw_participant, who)
    exchange(ada, bo)
    (one,) = found("withdrawal-waits", ada)
    assert one.where == "Hemmelig person", "an owner has to know whom they decide about"
    assert "Bo" in one.what
    assert ' "Hemmelig person"' in one.command
    assert "Hemmelig" not in found("withdrawal-waits", bo)[0].what


def test_no_consent(team):
    _, ada, bo, _ = team
    who = a_participant(ada, "Hemmelig person")
    a_source(ada, participant=who)
    exchange(ada, bo)
    (one,) = found("no-consent", ada)
    assert one.where == "Hemmelig person"
    assert ' "Hemmelig person"' in one.command
    ada.do(participants.note_consent, who, "2026-01-01")
    assert found("no-consent", ada) == []


def test_recorded_unasked(team):
    _, ada, _, _ = team
    who = a_participant(ada, "Hemmelig person")
    ada.do(participants.note_consent, who, "2026-01-01")
    ada.attach("participant", who, "opptak.wav", "audio/wav", [bytes(10)])
    assert [one.where for one in found("recorded-unasked", ada)] == ["Hemmelig person"]
    ada.do(participants.note_consent, who, "2026-01-02", "", None, participants.Consented(recording="yes"))
    assert found("recorded-unasked", ada) == []


def test_kept_too_long(team):
    _, ada, bo, _ = team
    who = a_participant(ada, "Hemmelig person")
    ada.do(retention.set_retention, who, "2020-01-01", "destroy")
    exchange(ada, bo)
    (one,) = found("kept-too-long", ada)
    assert (one.where, one.details["until"]) == ("Hemmelig person", "2020-01-01")
    assert "Spør en eier" in found("kept-too-long", bo)[0].advice


def test_kept_until_soon(team):
    _, ada, _, _ = team
    day = datetime.fromtimestamp(_now(ada) / 1000, UTC).date() + timedelta(days=30)
    ada.do(retention.set_retention, None, day.isoformat(), "archive")
    (one,) = found("kept-until-soon", ada)
    assert one.details["days"] == 30
    assert found("kept-too-long", ada) == []


def test_vote_open(team):
    _, ada, bo, cy = team
    bo.do(members.vote_for_owner, cy.member)
    exchange(ada, bo, cy)
    (one,) = found("vote-open", ada)
    assert (one.where, one.details["votes"]) == ("Cy", 1)
    assert "Cy" in one.what


def test_vote_waits(team):
    world, ada, bo, cy = team
    for each in (bo, cy):
        each.do(members.vote_for_owner, cy.member)
        exchange(ada, bo, cy)
    (one,) = found("vote-waits", bo)
    assert (one.where, one.details["votes"]) == ("Cy", 2)
    assert found("vote-open", bo) == []
    world.now += VOTES_WAIT_MS + DAY_MS
    bo.do(members.vote_for_owner, cy.member)
    assert found("vote-waits", bo) == []


def test_one_owner(team):
    _, ada, bo, cy = team
    assert [one.where for one in found("one-owner", bo)] == ["Alice"]
    with_owners(ada, bo, cy)
    assert found("one-owner", bo) == []


def test_no_owner(team):
    _, ada, _bo, _ = team
    rows = ada.state.members.rows
    rows[ada.member] = rows[ada.member]._replace(role="coder")
    (one,) = found("no-owner", ada)
    assert "Bo" in one.advice


def test_sheet_outdated(team):
    world, ada, bo, _ = team
    who = a_participant(ada)
    ada.do(members.add_device, ada.member, crypto.new_device(world.entropy).keys, "paper")
    assert found("sheet-outdated", ada) == []
    ada.do(participants.withdraw_participant, who)
    (one,) = found("sheet-outdated", ada)
    assert one.where == "Alice"
    exchange(ada, bo)
    assert len(found("sheet-outdated", bo)) == 1


def test_clock_behind(team):
    world, ada, bo, _ = team
    world.now += 3 * DAY_MS
    a_code(ada, "i morgen")
    exchange(ada, bo)
    world.now -= 3 * DAY_MS
    (one,) = found("clock-behind", bo)
    assert "Alice" in one.what
    world.now += 3 * DAY_MS
    assert found("clock-behind", bo) == []


def test_clock_wrong():
    world = World(72)
    ada = alice(world)
    bo, cy = invited(world, ada, "Bo", skew_ms=40 * DAY_MS), invited(world, ada, "Cy")
    exchange(ada, bo, cy)
    a_code(bo, "fra framtida")
    exchange(ada, bo, cy)
    for each in (ada, cy):
        a_code(each, "etterpå")
    exchange(ada, bo, cy)
    (one,) = found("clock-wrong", ada)
    assert one.where.startswith("Bo (")
    assert 39 <= one.details["days"] <= 40


# -- carriers

DAY = 1_760_000_000_000


def carried(project: Project, **changes: object) -> Facts:
    """A shared folder that went well a while ago, with some of it changed."""
    now = _now(project)
    carrier = Carrier("folder", FOLDER, now, now, project.log.last_row(), None)._replace(**changes)
    return Facts(now, DISK, (carrier,))


def test_carrier_failed(team):
    _, ada, *_ = team
    problem = Message("error-folder-missing", {"folder": FOLDER})
    (one,) = found("carrier-failed", ada, carried(ada, problem=problem))
    assert one.where == FOLDER
    assert "Opprett den" in one.what
    assert found("carrier-failed", ada, carried(ada)) == []


def test_carrier_never(team):
    _, ada, *_ = team
    facts = carried(ada, kind="relay", place=RELAY, problem=Message("error-relay-no-access"), well_at=0)
    (one,) = found("carrier-never", ada, facts)
    assert one.where == RELAY
    later = Carrier("folder", FOLDER, facts.now + 1, facts.now + 1, 1, None)
    assert found("carrier-never", ada, facts._replace(carriers=(*facts.carriers, later))) == []


def test_carrier_lags(team):
    _, ada, *_ = team
    facts = carried(ada)
    a_code(ada, "ny")
    assert found("carrier-lags", ada, facts) == []
    facts = facts._replace(now=facts.now + 4 * DAY_MS)
    (one,) = found("carrier-lags", ada, facts)
    assert one.details["events"] == 1
    silent = carried(ada)
    (one,) = found("carrier-lags", ada, silent._replace(now=silent.now + 20 * DAY_MS))
    assert one.details["events"] == 0
    fresh = silent.carriers[0]._replace(place="annet", well_at=silent.now + 90 * DAY_MS)
    given_up = silent._replace(now=silent.now + 90 * DAY_MS, carriers=(*silent.carriers, fresh))
    assert found("carrier-lags", ada, given_up) == []


def test_no_carrier(team):
    _, _ada, bo, _ = team
    (one,) = found("no-carrier", bo)
    assert "Alice" in one.what
    assert found("no-carrier", bo, carried(bo)) == []


def test_only_here():
    project = alice(World(73))
    assert found("only-here", project) == []
    later = Facts(_now(project) + 8 * DAY_MS)
    assert [one.details["events"] for one in found("only-here", project, later)] == [1]


def files(project: Project, device: Id | str, fate: str, count: int = 1) -> Facts:
    name = device if isinstance(device, str) else device.hex()
    reason = BadFile("segment-damaged") if fate == "refused" else None
    some = tuple(FolderFile(FOLDER, f"{name}/{n:06}-aa.kseg", name, fate, reason) for n in range(count))
    return carried(project)._replace(files=some)


def test_folder_file_damaged(team):
    _, ada, bo, _ = team
    (one,) = found("folder-file-damaged", ada, files(ada, bo.device, "damaged", 7))
    assert one.where.startswith("Bo (")
    assert "000000-aa.kseg" in one.what
    assert "2 til" in one.what
    assert found("own-file-damaged", ada, files(ada, bo.device, "damaged")) == []


def test_own_file_damaged(team):
    _, ada, *_ = team
    (one,) = found("own-file-damaged", ada, files(ada, ada.device, "damaged"))
    assert "000000-aa.kseg" in one.what
    assert found("folder-file-damaged", ada, files(ada, ada.device, "damaged")) == []


def test_folder_file_refused(team):
    _, ada, *_ = team
    (one,) = found("folder-file-refused", ada, files(ada, "noe rart", "refused"))
    assert one.where == "noe rart"
    assert "En fil med hendelser er skadet" in one.what


def test_folder_file_waits(team):
    _, ada, bo, _ = team
    (one,) = found("folder-file-waits", ada, files(ada, bo.device, "waiting"))
    assert one.details["count"] == 1


def test_folder_file_unread(team):
    _, ada, bo, _ = team
    (one,) = found("folder-file-unread", ada, files(ada, bo.device, "unread", 3))
    assert one.severity == "note"
    assert one.details["count"] == 3


def test_folder_second_copy(team):
    _, ada, bo, _ = team
    (one,) = found("folder-second-copy", ada, files(ada, bo.device, "second"))
    assert "000000-aa.kseg" in one.what
    assert one.where == FOLDER


# -- this machine


def test_log_empty(team, tmp_path):
    _, ada, *_ = team
    assert found("log-empty", ada) == []
    (tmp_path / "log.db").touch()
    words = HealthWords(Catalogue("nb"), None)
    (one,) = map(words.told, examine_closed(tmp_path))
    assert (one.code, one.where) == ("log-empty", str(tmp_path))


def test_log_damaged(team):
    _, ada, *_ = team
    facts = Facts(_now(ada), DISK._replace(faults=("row 7 missing from index", "x")))
    (one,) = found("log-damaged", ada, facts)
    assert one.where == FOLDER
    assert "row 7 missing" in one.what


def test_log_cut_short(team):
    _, ada, *_ = team
    assert found("log-cut-short", ada) == []
    with ada.log.transaction():
        ada.log._connection.execute("DELETE FROM heads WHERE device = ?", (ada.device,))
    ada.log._heads_at = -1
    (one,) = found("log-cut-short", ada)
    assert one.severity == "error"


def test_log_copies(team):
    _, ada, *_ = team
    facts = Facts(_now(ada), DISK._replace(copies=("log (1).db",)))
    assert "log (1).db" in found("log-copies", ada, facts)[0].what


def test_log_went_back(team):
    _, ada, *_ = team
    reason = Refused("copy-went-back", folder=FOLDER, seq=3, own=2)
    (one,) = found("log-went-back", ada, Facts(_now(ada), DISK._replace(went_back=reason)))
    assert "hendelse 3" in one.what


def test_other_copy(team):
    _, ada, *_ = team
    notices = (Refused("copy-older-elsewhere", folder=FOLDER), Refused("folder-is-carried", folder="", carrier=""))
    (one,) = found("other-copy", ada, Facts(_now(ada), DISK._replace(notices=notices)))
    assert FOLDER in one.what


def test_copy_not_taken_in(team):
    _, ada, *_ = team
    notice = Refused("log-copy-unusable", file="log (2).db", reason=Refused("storage-damaged"))
    (one,) = found("copy-not-taken-in", ada, Facts(_now(ada), DISK._replace(notices=(notice,))))
    assert "log (2).db" in one.what


def test_synced_folder(team):
    _, ada, *_ = team
    facts = Facts(_now(ada), DISK._replace(synced_by="Dropbox"))
    assert "Dropbox" in found("synced-folder", ada, facts)[0].what


def test_disk_low(team):
    _, ada, *_ = team
    assert found("disk-low", ada, Facts(_now(ada), DISK)) == []
    assert len(found("disk-low", ada, Facts(_now(ada), DISK._replace(free=100 * MIB)))) == 1
    assert len(found("disk-low", ada, Facts(_now(ada), DISK._replace(free=900 * MIB, size=500 * MIB)))) == 1


def test_open_to_others(team):
    _, ada, *_ = team
    assert len(found("open-to-others", ada, Facts(_now(ada), DISK._replace(is_open_to_others=True)))) == 1


def test_near_limit(team):
    _, ada, *_ = team
    parent = None
    for n in range(CODEBOOK_DEPTH_MAX * 8 // 10 + 1):
        parent = a_code(ada, f"nivå {n}", parent)
    (one,) = found("near-limit", ada)
    assert "52 av 64 koder under hverandre" in one.what
    a_source(ada)
    a_participant(ada)
    facts = Facts(_now(ada), DISK._replace(size=900 * MIB))
    assert len(found("near-limit", ada, facts)) == 2
    assert {use.what for use in uses(ada, facts)} >= {"devices", "depth", "chunks", "declined", "grants", "text", "log"}


def test_recordings_missing(team):
    _, ada, bo, _ = team
    ada.attach("", None, "opptak.wav", "audio/wav", [bytes(1000)])
    exchange(ada, bo)
    assert [one.details["chunks"] for one in found("recordings-missing", bo)] == [1]
    assert found("recordings-missing", ada) == []


def test_what_matters_most_is_told_first_and_only_notes_are_whole(team):
    _, ada, _bo, cy = team
    order = [kind.severity for kind in KINDS]
    assert order == sorted(order, key=["error", "warning", "note"].index)
    ada.do(members.remove_member, cy.member)
    cy.accept(everything(ada))
    assert not is_whole(findings(cy, Facts(_now(cy))))
