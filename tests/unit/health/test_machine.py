"""Findings about the log, its copies, the disk and what is near a limit."""

import pytest

from app.i18n.catalogue import Catalogue
from app.services.health import examine_closed
from app.services.health_words import HealthWords
from core.analysis.health.facts import Facts
from core.analysis.health.limits import uses
from core.errors import Refused
from core.limits import CHUNK_BYTES, CODEBOOK_DEPTH_MAX
from tests.builders import a_code, a_participant, a_source, exchange
from tests.unit.health.told import DISK, FOLDER, MIB, found, now_of


def test_log_empty(team, tmp_path):
    _, ada, *_ = team
    assert found("log-empty", ada) == []
    (tmp_path / "log.db").touch()
    words = HealthWords(Catalogue("nb"), None)
    (one,) = map(words.told, examine_closed(tmp_path))
    assert (one.code, one.where) == ("log-empty", str(tmp_path))


def test_log_damaged(team):
    _, ada, *_ = team
    facts = Facts(now_of(ada), DISK._replace(faults=("row 7 missing from index", "x")))
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
    facts = Facts(now_of(ada), DISK._replace(copies=("log (1).db",)))
    assert "log (1).db" in found("log-copies", ada, facts)[0].what


def test_log_went_back(team):
    _, ada, *_ = team
    reason = Refused("copy-went-back", folder=FOLDER, seq=3, own=2)
    (one,) = found("log-went-back", ada, Facts(now_of(ada), DISK._replace(went_back=reason)))
    assert "hendelse 3" in one.what


def test_other_copy(team):
    _, ada, *_ = team
    notices = (Refused("copy-older-elsewhere", folder=FOLDER), Refused("folder-is-carried", folder="", carrier=""))
    (one,) = found("other-copy", ada, Facts(now_of(ada), DISK._replace(notices=notices)))
    assert FOLDER in one.what


def test_copy_not_taken_in(team):
    _, ada, *_ = team
    notice = Refused("log-copy-unusable", file="log (2).db", reason=Refused("storage-damaged"))
    (one,) = found("copy-not-taken-in", ada, Facts(now_of(ada), DISK._replace(notices=(notice,))))
    assert "log (2).db" in one.what


def test_left_in_clear(team):
    _, ada, *_ = team
    notice = Refused("part-left-in-clear", file="/somewhere/.kodespor-1.part")
    (one,) = found("left-in-clear", ada, Facts(now_of(ada), DISK._replace(notices=(notice,))))
    assert "/somewhere/.kodespor-1.part" in one.what


def test_opens_withdrawn(team):
    _, ada, *_ = team
    notices = (
        Refused("log-copy-opens-withdrawn", file="log (older).db", events=0),
        Refused("backup-opens-withdrawn", file="/somewhere/before.kbackup"),
    )
    one, two = found("opens-withdrawn", ada, Facts(now_of(ada), DISK._replace(notices=notices)))
    assert "log (older).db" in one.what
    assert "before.kbackup" in two.what


def test_synced_folder(team):
    _, ada, *_ = team
    facts = Facts(now_of(ada), DISK._replace(synced_by="Dropbox"))
    assert "Dropbox" in found("synced-folder", ada, facts)[0].what


def test_disk_low(team):
    _, ada, *_ = team
    assert found("disk-low", ada, Facts(now_of(ada), DISK)) == []
    assert len(found("disk-low", ada, Facts(now_of(ada), DISK._replace(free=100 * MIB)))) == 1
    assert len(found("disk-low", ada, Facts(now_of(ada), DISK._replace(free=900 * MIB, size=500 * MIB)))) == 1


def test_open_to_others(team):
    _, ada, *_ = team
    assert len(found("open-to-others", ada, Facts(now_of(ada), DISK._replace(is_open_to_others=True)))) == 1


def test_near_limit(team):
    _, ada, *_ = team
    parent = None
    for n in range(CODEBOOK_DEPTH_MAX * 8 // 10 + 1):
        parent = a_code(ada, f"nivå {n}", parent)
    (one,) = found("near-limit", ada)
    assert "52 av 64 koder under hverandre" in one.what
    a_source(ada)
    a_participant(ada)
    facts = Facts(now_of(ada), DISK._replace(size=900 * MIB))
    assert len(found("near-limit", ada, facts)) == 2
    assert {use.what for use in uses(ada, facts)} >= {"devices", "depth", "chunks", "declined", "grants", "text", "log"}


def test_attaching_left(team, monkeypatch):
    _, ada, *_ = team
    assert found("attaching-left", ada) == []
    monkeypatch.setattr(ada.files, "drop", lambda _: None)  # as where the program is killed

    def stick():
        yield bytes(CHUNK_BYTES)
        raise OSError("the stick was pulled out")

    with pytest.raises(OSError, match="stick"):
        ada.attach("", None, "opptak.wav", "audio/wav", stick())
    monkeypatch.undo()
    (one,) = found("attaching-left", ada)
    assert (one.details["files"], one.severity) == (1, "note")
    assert ada.files.drop_left() == 1
    assert found("attaching-left", ada) == []


def test_recordings_missing(team):
    _, ada, bo, _ = team
    ada.attach("", None, "opptak.wav", "audio/wav", [bytes(1000)])
    exchange(ada, bo)
    (one,) = found("recordings-missing", bo)
    assert (one.details["chunks"], one.details["files"], one.details["size"]) == (1, 1, 1)
    assert one.details["by"]["first"][0]["id"] == ada.member.hex()
    assert found("recordings-missing", ada) == []


def test_recordings_elsewhere(team):
    _, ada, bo, _ = team
    bo.files.wanted.choose(takes_all=False)
    event = ada.attach("", None, "opptak.wav", "audio/wav", [bytes(CHUNK_BYTES)] * 12).event
    exchange(ada, bo)
    assert found("recordings-missing", bo) == []
    (one,) = found("recordings-elsewhere", bo)
    assert (one.details["files"], one.details["size"], one.severity) == (1, 3, "note")
    assert one.details["by"]["first"][0]["id"] == ada.member.hex()
    bo.files.wanted.ask(event.key)
    assert found("recordings-elsewhere", bo) == []
    assert [one.details["chunks"] for one in found("recordings-missing", bo)] == [12]
