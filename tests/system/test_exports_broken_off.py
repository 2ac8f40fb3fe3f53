"""An export that is broken off leaves nothing in clear: ended politely it cleans up itself, and what a killed one left
is deleted when the study is opened next, or named where it cannot be."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.system.cli import Person

SLOW = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # the tests may run where these are ignored
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from pathlib import Path
from app.cli.main import main
from core.storage import files
def waits(*_):
    Path(sys.argv[1]).touch()
    time.sleep(60)
files.os.fsync = files.os.sync = waits
main(sys.argv[2:])
"""
"""The real command, in which the disk is slow."""
LATE = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from pathlib import Path
from app.cli.main import main
from app.services import exports
from core.storage import files
flag, where = Path(sys.argv[1]), sys.argv[2]
def held(call):
    def waits(*arguments, **options):
        flag.touch()
        while not flag.with_name("signalled").exists():
            time.sleep(0.02)
        return call(*arguments, **options)
    return waits
room = exports if where == "record_export" else files if where == "sync_folder_entry" else files.os
setattr(room, where, held(getattr(room, where)))
main(sys.argv[3:])
"""
"""The real command, held where it records, puts its file in place, or has done so, until the signal was sent."""
WORDS = "Jeg torde ikke si det til noen den høsten."

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows ends a process without telling it")


@pytest.fixture
def ada(tmp_path):
    person = Person(tmp_path, "ada")
    person.run("init", person.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    text = tmp_path / "kari.txt"
    text.write_text(WORDS, encoding="utf-8")
    person.run("import", text, "--participant", "Kari")
    text.unlink()
    person.run("codes", "add", "frykt")
    person.run("code", "kari", 0, len(WORDS), "frykt")
    return person


def writing(person, *arguments, script=SLOW):
    """A command that has begun to write, and gets no further."""
    flag = person.base / "writing"
    flag.unlink(missing_ok=True)
    command = [sys.executable, "-c", script, str(flag), *map(str, arguments)]
    running = subprocess.Popen(command, env=person.environment, stderr=subprocess.PIPE, text=True)
    while not flag.exists():
        assert running.poll() is None, running.communicate()
        time.sleep(0.05)
    return running


def broken_off(person, number, *arguments):
    """Starts a command, and ends it while it writes; returns its status."""
    running = writing(person, *arguments)
    running.send_signal(number)
    _, said = running.communicate(timeout=60)
    assert "Traceback" not in said
    return running.returncode


def in_clear(folder):
    """The files below a folder that hold the words."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [each.name for each in files if WORDS[:20].encode() in each.read_bytes()]


@pytest.mark.parametrize("form", ["html", "vault"])
def test_one_that_is_ended_politely_cleans_up(ada, form):
    out = ada.base / "out"
    out.mkdir()
    for number in (signal.SIGTERM, signal.SIGHUP):
        assert broken_off(ada, number, "export", form, out / f"study.{form}") == -number
        assert os.listdir(out) == []
    assert ada.json("exports") == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize(
    ("form", "where"),
    [("html", "record_export"), ("html", "replace"), ("html", "sync_folder_entry"), ("vault", "rename")],
)
def test_one_that_is_asked_to_end_when_it_is_recorded_comes_to_its_end(ada, form, where, number):
    """Else its file lay there whole, and whoever asked for it was told that it had been broken off; or it was recorded
    and there was none."""
    out = ada.base / "out"
    out.mkdir()
    running = writing(ada, where, "export", form, out / "study", script=LATE)
    running.send_signal(number)
    (ada.base / "signalled").touch()
    _, said = running.communicate(timeout=60)
    assert running.returncode == 0, said
    assert "without a record" not in said
    assert os.listdir(out) == ["study"]
    assert len(ada.json("exports")) == 1


@pytest.mark.parametrize("form", ["html", "vault"])
def test_what_a_killed_one_left_is_deleted_when_the_study_is_opened_next(ada, form):
    out = ada.base / "out"
    out.mkdir()
    (out / f".study.{form}.part").mkdir()  # somebody's own
    broken_off(ada, signal.SIGKILL, "export", form, out / f"study.{form}")
    assert in_clear(out), "otherwise this test sees nothing"
    assert out.name.encode() not in b"".join(each.read_bytes() for each in ada.folder.iterdir())
    ada.run("codes", ok=0)
    assert "broken off" in ada.said
    assert os.listdir(out) == [f".study.{form}.part"]
    ada.run("codes", ok=0)
    assert "broken off" not in ada.said


def test_an_export_that_another_process_writes_is_left_alone_whatever_its_number(ada):
    """Two containers on one folder may each run as number 1."""
    out = ada.base / "out"
    out.mkdir()
    running = writing(ada, "export", "html", out / "study.html")
    of_its_number = (
        f"import os, sys; os.getpid = lambda: {running.pid}; from app.cli.main import main; main(sys.argv[1:])"
    )
    done = subprocess.run([sys.executable, "-c", of_its_number, "codes"], env=ada.environment, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert in_clear(out)
    running.kill()
    running.communicate()
    ada.run("codes", ok=0)
    assert "broken off" in ada.said
    assert os.listdir(out) == []


def test_what_lies_on_a_drive_that_is_away_is_named(ada):
    out, away = ada.base / "stick", ada.base / "away"
    out.mkdir()
    broken_off(ada, signal.SIGKILL, "export", "html", out / "study.html")
    shutil.move(out, away)
    said = ada.process("withdraw", "Kari", "--yes").stderr
    assert "may still lie unencrypted" in said
    assert str(out) in said
    findings = json.loads(ada.process("doctor", "--json").stdout)["findings"]
    (found,) = [each for each in findings if each["code"] == "left-in-clear"]
    assert str(out) in found["what"]
    shutil.move(away, out)
    ada.process("doctor")
    assert os.listdir(out) == []
