"""Whoever is killed while they attach a file or make a sync file: nothing stays of it, but what others are at does."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from core.limits import CHUNK_BYTES
from sync.transports.passing_folder import passing_folder
from tests.system.cli import Person, pair

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a pipe with a name gives the file part by part")


class Attaching:
    """`kodespor attach` of a file that comes part by part: its first chunk is sealed when this is made."""

    def __init__(self, person: Person, pipe: Path) -> None:
        os.mkfifo(pipe)
        command = [sys.executable, "-m", "app.cli.main", "attach", str(pipe)]
        self.process = subprocess.Popen(command, env=person.environment, stdout=-1, stderr=-1, text=True)
        self._end = os.open(pipe, os.O_WRONLY)
        self.write(CHUNK_BYTES + 1)
        while not left(person):
            assert self.process.poll() is None, self.process.communicate()

    def write(self, count: int) -> None:
        with os.fdopen(os.dup(self._end), "wb") as opened:
            opened.write(bytes(count))

    def finish(self) -> int:
        os.close(self._end)
        self.process.communicate()
        return self.process.returncode

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()
        os.close(self._end)


def left(person: Person) -> int:
    with closing(sqlite3.connect(f"file:{person.folder / 'log.db'}?mode=ro", uri=True)) as log:
        return log.execute("SELECT count(*) FROM notes WHERE name LIKE 'attaching/%'").fetchone()[0]


def test_what_a_killed_attach_left_is_said_and_deleted_at_the_next_command(tmp_path):
    ada, *_ = pair(tmp_path)
    Attaching(ada, tmp_path / "opptak.wav").kill()
    assert left(ada) == 1
    assert "attaching-left" in [each["code"] for each in ada.json("doctor")["findings"]]
    ada.run("status")
    assert "attach it again" in ada.said
    assert left(ada) == 0
    ada.run("status")
    assert ada.said == ""


def test_what_a_killed_process_left_of_a_sync_file_is_deleted_at_the_next_command(tmp_path):
    ada, *_ = pair(tmp_path)
    temporary = Path(ada.environment["TMPDIR"])
    code = (  # killed when all is written, and before it is packed
        "import os, signal, sys, sync.transports.sync_file as made; from app.cli import main\n"
        "sync_folder = made.sync_folder\n"
        "made.sync_folder = lambda *given: (sync_folder(*given), os.kill(os.getpid(), signal.SIGKILL))\n"
        "sys.exit(main._run(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "sync", "send", str(tmp_path / "ada.ksync")]
    assert subprocess.run(command, env=ada.environment, check=False).returncode < 0
    assert list(temporary.rglob("*.kgrant"))
    ada.run("status")
    assert list(temporary.rglob("*.kgrant")) == []
    tempfile.tempdir = str(temporary)
    try:
        with passing_folder() as folder:
            ada.run("status")
            assert folder.is_dir()
    finally:
        tempfile.tempdir = None


def test_a_file_that_another_process_attaches_is_not_taken_for_one_that_was_broken_off(tmp_path):
    ada, *_ = pair(tmp_path)
    attaching = Attaching(ada, tmp_path / "opptak.wav")
    ada.run("status")
    assert ada.said == ""
    attaching.write(1000)
    assert attaching.finish() == 0
    (file,) = ada.json("files")
    assert (file["bytes"], file["here"]) == (CHUNK_BYTES + 1001, True)
    assert left(ada) == 0
