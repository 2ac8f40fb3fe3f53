"""A wrong clock at the command line: refused where it is impossible, asked about where it is a day behind."""

import unicodedata

import pytest

from tests.system.cli import Person, pair

SHIFTED = """
import os, time
shift = float(os.environ.get("CLOCK_SHIFT_SECONDS", "0"))
if shift:
    now = time.time
    time.time = lambda: now() + shift
"""
DAY = 24 * 60 * 60
YEAR = 365 * DAY


@pytest.fixture
def clock(tmp_path):
    """What makes the clock of a command show another time: its environment, given days."""
    folder = tmp_path / "clock"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SHIFTED)

    def shifted(person: Person, days: float) -> dict[str, str]:
        path = f"{folder}:{person.environment['PYTHONPATH']}"
        return {"PYTHONPATH": path, "CLOCK_SHIFT_SECONDS": str(days * DAY)}

    return shifted


def test_clocks_at_the_command_line(tmp_path, clock):
    ada, bo, shared = pair(tmp_path)
    code = ada.json("codes", "add", "mot")["code"]
    before = ada.json("status")["events"]
    for years in (-80, 90):
        said = ada.process("codes", "add", "aldri", env=clock(ada, years * 365))
        assert said.returncode == 1
        assert "clock" in said.stderr
        assert len(said.stderr.strip().splitlines()) == 1
    assert ada.json("status")["events"] == before
    ada.run("sync", "folder", shared)
    bo.run("sync", "folder", shared)

    bo.run("codes", "rename", code, "om to dager", env=clock(bo, 2))
    bo.run("sync", "folder", shared)
    ada.run("sync", "folder", shared)
    for command in (("status",), ("codes", "add", "redsel")):
        said = ada.process(*command)
        assert said.returncode == 0
        assert "Is the clock of this device right?" in said.stderr
        assert "Bo" in said.stderr
    assert "clock" not in ada.process("codes").stderr, "whoever only reads is not asked"
    last = ada.json("status")["events"]
    doubted = [each["n"] for each in ada.json("log") if each["clock_doubt"]]
    assert len(doubted) == 1
    past = ada.process("codes", "--as-of", last)
    assert past.returncode == 0
    assert f"The clock of Bo Fiksjon was wrong for event {doubted[0]}:" in past.stderr
    assert ada.json("replay", "--at", last)["clock_doubt"] == doubted
    assert ada.json("replay", "--at", 1)["clock_doubt"] == []
    norwegian = ada.process("status", env={"KODESPOR_LANGUAGE": "nb"})
    assert "Er klokken på denne enheten riktig?" in norwegian.stderr


def test_a_passphrase_typed_apart_and_a_file_with_a_mark_open(tmp_path):
    ada = Person(tmp_path, "ada", passphrase="blåbærsyltetøy på låven")
    ada.run("init", ada.folder, "--title", "T", "--name", "Ada")
    ada.passphrase = unicodedata.normalize("NFD", ada.passphrase)
    ada.run("codes", "add", "Pål")
    file = tmp_path / "pass.txt"
    file.write_bytes(b"\xef\xbb\xbf" + ada.passphrase.encode() + b"\r\n")
    ada.passphrase = "wrong"
    name = unicodedata.normalize("NFD", "Pål")
    ada.run("--passphrase-file", file, "codes", "rename", name, "Per")
    assert "Per" in ada.run("--passphrase-file", file, "codes")
