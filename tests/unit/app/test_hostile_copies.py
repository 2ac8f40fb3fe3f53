"""Second copies of a log that somebody made to harm: the study opens all the same, and says so."""

import os
import sqlite3

import pytest

from app import composition
from app.keeping import log_copies
from core.errors import BadFile
from core.sealing.crypto import PassphraseCost
from core.storage import copied_log
from core.storage.database import PAGE_BYTES
from tests.builders import a_code
from tests.refusals import refuses

WORDS = "riktig hest batteri stift"
COPY = "log (1).db"
ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
HARM = {
    "unknown feed": "INSERT INTO envelopes VALUES (99, 77, 1, x'00')",
    "text for bytes": "INSERT INTO envelopes VALUES (99, 1, 3, 'hei')",
    "nothing for bytes": "INSERT INTO envelopes VALUES (99, 1, 3, NULL)",
    "short envelope": "INSERT INTO envelopes VALUES (99, 1, 3, x'00')",
    "negative place": "INSERT INTO envelopes VALUES (99, 1, -3, x'00')",
    "text for a place": "INSERT INTO envelopes VALUES (99, 1, 'hei', x'00')",
    "a number that asks for memory": "UPDATE notes SET value = 100000000000 WHERE name = 'project'",
    "text for a note": "UPDATE notes SET value = 'hei' WHERE name = 'project'",
    "nothing for a device": "INSERT INTO devices VALUES (50, NULL, NULL, NULL)",
    "short device": "INSERT INTO devices VALUES (50, x'00', x'01', x'02')",
    "number for a grant": "INSERT INTO grants VALUES (zeroblob(16), zeroblob(16), zeroblob(16), zeroblob(16), 3)",
    "short grant": "INSERT INTO grants VALUES (zeroblob(16), zeroblob(16), zeroblob(16), zeroblob(16), x'00')",
    "nothing for a notice": "INSERT INTO notices VALUES (zeroblob(16), NULL)",
    "missing table": "DROP TABLE grants",
    "missing column": "DROP TABLE chunks; CREATE TABLE chunks (digest)",
    "trigger": "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM grants; END",
    "endless view": f"DROP TABLE grants; CREATE VIEW grants AS {ENDLESS} SELECT 1 AS raw FROM c WHERE x < 0",
}


@pytest.fixture
def study(tmp_path, monkeypatch):
    monkeypatch.setattr(composition, "COST", PassphraseCost(1, 64, 1))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "study"
    project = composition.create_project(folder, "Kraft", "Ada Fiksjon", lambda _: WORDS)
    a_code(project, "felles")
    project.log.close()
    source, target = sqlite3.connect(folder / "log.db"), sqlite3.connect(folder / COPY)
    source.backup(target)
    source.close()
    target.close()
    return folder


def change(path, script):
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()


def opened(folder):
    """What is said of copies when the study is opened."""
    project = composition.open_project(folder, lambda _: WORDS)
    a_code(project, "ny")
    project.log.close()
    return [
        (each.code, each.parameters["reason"].code) for each in project.record.notices if "reason" in each.parameters
    ]


@pytest.mark.parametrize("script", HARM.values(), ids=HARM)
def test_a_study_opens_beside_a_copy_that_was_made_to_harm(study, script):
    change(study / COPY, script)
    ((code, _),) = opened(study)
    assert code == "log-copy-unusable"


def test_a_study_opens_beside_a_copy_of_which_any_page_cannot_be_read(study):
    whole, told = (study / COPY).read_bytes(), set()
    for begin in range(PAGE_BYTES, len(whole), PAGE_BYTES):
        (study / COPY).write_bytes(whole[:begin] + b"\xff" * PAGE_BYTES + whole[begin + PAGE_BYTES :])
        told.update(opened(study))
    assert told == {("log-copy-unusable", "log-copy-odd")}


def test_what_a_copy_makes_sqlite_do_is_bounded(study):
    database = copied_log.CopiedDatabase(study / COPY)
    with refuses("log-copy-odd"):
        database.one(f"{ENDLESS} SELECT 1 FROM c WHERE x < 0")
    database.close()


def test_a_copy_is_opened_to_read(study):
    log = copied_log.open_copied_log(study / COPY)
    with pytest.raises(sqlite3.OperationalError):
        log.set_note("a", b"b")
    log.close()


def test_a_copy_too_large_is_not_copied_and_is_tried_when_the_log_has_grown(study, monkeypatch):
    own = (study / "log.db").stat().st_size
    os.truncate(study / COPY, 2 * own + (6 << 30))  # no bytes on the disk
    monkeypatch.setattr(log_copies, "create", None)
    assert opened(study) == [("log-copy-unusable", "file-larger-than")]
    assert opened(study) == [("log-copy-unusable", "file-larger-than")]


def test_a_copy_that_cannot_be_used_is_looked_at_once_and_named_each_time(study, monkeypatch):
    change(study / COPY, HARM["missing table"])
    assert opened(study) == [("log-copy-unusable", "log-copy-odd")]
    monkeypatch.setattr(log_copies, "_taken_in", None)
    assert opened(study) == [("log-copy-unusable", "log-copy-odd")]


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_nobody_else_reads_what_is_set_down(study, tmp_path):
    place = tmp_path / "place"
    place.mkdir()
    (study / COPY).chmod(0o644)
    (study / f"{COPY}-wal").write_bytes(b"wal")
    log_copies._set_down(study / COPY, place, 1 << 30)
    assert {path.name: path.stat().st_mode & 0o777 for path in place.iterdir()} == {
        "log.db": 0o600,
        "log.db-wal": 0o600,
    }
    assert (place / "log.db").read_bytes() == (study / COPY).read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_put_in_the_place_of_a_copy_is_not_waited_for(study, tmp_path):
    """Between the look at the folder and the opening."""
    (study / COPY).unlink()
    os.mkfifo(study / COPY)
    with pytest.raises(BadFile):
        log_copies._set_down(study / COPY, tmp_path, 1 << 30)
    (study / COPY).unlink()
    (study / COPY).symlink_to(study / "log.db")
    with pytest.raises(OSError, match=COPY.replace("(", r"\(").replace(")", r"\)")):
        log_copies._set_down(study / COPY, tmp_path, 1 << 30)
