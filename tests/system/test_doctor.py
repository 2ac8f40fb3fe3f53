"""The doctor on a team of two whose project and shared folder somebody breaks by hand."""

import json
import os
import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.system.cli import InProcess, join


@pytest.fixture
def team(tmp_path, monkeypatch, capsys):
    """Ada and Bo, who have synced through a folder."""
    ada, bo = (InProcess(tmp_path, name, monkeypatch, capsys) for name in ("ada", "bo"))
    shared = tmp_path / "shared"
    shared.mkdir()
    ada.run("init", ada.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    join(ada, bo, tmp_path)
    for each in (ada, bo, ada):
        each.run("sync", "folder", shared)
    return ada, bo, shared


@pytest.fixture
def found():
    """What the doctor finds for somebody, by its codes; the exit status says whether anything has to be done."""

    def ask(person, *arguments, ok=3):
        value = json.loads(person.run("doctor", "--json", *arguments, ok=ok))
        assert value["ok"] == (ok == 0)
        for each in value["findings"]:
            assert {"code", "severity", "what", "where", "advice", "subject", "details"} <= set(each)
        return {each["code"]: each for each in value["findings"]}

    return ask


def test_a_team_that_is_well_is_told_so(team, found):
    ada, bo, _ = team
    assert set(found(ada, ok=0)) == {"one-owner"}
    assert "Nothing needs doing" in bo.run("doctor")
    assert "Alt er i orden" in bo.run("doctor", "--language", "nb")


def test_a_folder_that_is_gone_a_damaged_file_and_a_withheld_one_are_named(team, found, tmp_path):
    ada, bo, shared = team
    ada.run("codes", "add", "Egenkraft")
    ada.run("sync", "folder", shared)
    (newest,) = sorted(shared.rglob("000002-*.kseg"))
    assert found(bo, ok=0)["folder-file-unread"]["details"]["count"] >= 1
    whole = newest.read_bytes()
    newest.write_bytes(bytes(len(whole)))
    damaged = found(bo)["folder-file-damaged"]
    assert newest.name in damaged["what"]
    assert damaged["where"].startswith("Ada Fiksjon")
    assert newest.name in found(ada)["own-file-damaged"]["what"]
    newest.write_bytes(whole)
    moved = shared.rename(tmp_path / "elsewhere")
    assert found(bo)["carrier-failed"]["where"] == str(shared)
    moved.rename(shared)
    assert found(bo, ok=0).keys() == {"folder-file-unread", "one-owner"}


def test_what_is_shared_with_strangers_names_nobody(team):
    _, bo, shared = team
    shown = bo.run("doctor", "--share", "--json") + bo.run("doctor", "--share")
    for name in ("Ada", "Fiksjon", "Egen kraft", str(shared), str(bo.folder)):
        assert name not in shown
    assert "member 1" in shown or "member 2" in shown


@pytest.mark.parametrize("damage", ["a page", "all", "empty"])
def test_a_damaged_file_of_the_project_is_said(team, found, tmp_path, damage):
    _, bo, _ = team
    with closing(sqlite3.connect(bo.folder / "log.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(bo.folder, tmp_path / "copy", ignore=shutil.ignore_patterns("*-wal", "*-shm"))
    file = tmp_path / "copy" / "log.db"
    content = bytearray(file.read_bytes())
    content[16384 * 4 : 16384 * 5] = bytes(16384)
    file.write_bytes({"a page": bytes(content), "all": os.urandom(9000), "empty": b""}[damage])
    first = next(iter(found(bo, "--project", tmp_path / "copy").values()))
    assert first["code"] == ("log-empty" if damage == "empty" else "log-damaged")
    assert str(tmp_path / "copy") in first["what"]
    if damage == "a page":
        assert "kodespor doctor" in bo.run("verify", "--project", tmp_path / "copy", ok=3)


def test_who_was_removed_is_told_by_whom(team, found):
    ada, bo, shared = team
    ada.run("members", "remove", "Bo Fiksjon", "--why", "ferdig")
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)
    assert "You were removed from the project by Ada Fiksjon" in bo.run("doctor", ok=3)
    assert found(ada, ok=0)["epochs-open-to-removed"]["details"]["periods"] == 1
