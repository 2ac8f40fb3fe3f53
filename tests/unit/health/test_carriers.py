"""Findings about folders and relays that carry a project, and files in them."""

from core.analysis.health.facts import Carrier, Facts, FolderFile
from core.errors import BadFile
from core.ids import Id
from core.log.clocks import DAY_MS
from core.messages import Message
from core.project import Project
from tests.builders import World, a_code, alice
from tests.unit.health.told import DISK, FOLDER, RELAY, found, now_of


def carried(project: Project, **changes: object) -> Facts:
    """A shared folder that went well a while ago, with some of it changed."""
    now = now_of(project)
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
    later = Facts(now_of(project) + 8 * DAY_MS)
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
