"""No word of data is obeyed by a terminal: escape sequences and marks of direction are shown as signs."""

import io
import json
import re
import threading
import time
from pathlib import Path

import pytest

from app.cli import stopping, terminal
from app.cli.terminal import echo, echo_json, put, shown

HOSTILE = (
    "\x1b[2J\x1b]0;title\x07", "\x9b31m", "\x1bP0;1|17/41\x1b\\", "\r\x1b[A\x1b[2K", "a\x08b", "\x7f",
    "ada\u202egnp.exe", "\u2066x\u2069", "\x00",
)  # fmt: skip
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FOLDER = Path(terminal.__file__).parent


@pytest.mark.parametrize("words", HOSTILE)
def test_what_a_terminal_would_obey_is_shown(words, capsys):
    echo(f"Bo {words} Fiksjon")
    echo(words, err=True)
    out, err = capsys.readouterr()
    assert not OBEYED.search(out + err)
    assert "Bo " in out


@pytest.mark.parametrize("words", HOSTILE)
def test_json_holds_the_same_value_and_nothing_that_is_obeyed(words, capsys):
    echo_json({"name": words, "norsk": "æøå 😀"})
    out = capsys.readouterr().out
    assert json.loads(out) == {"name": words, "norsk": "æøå 😀"}
    assert not OBEYED.search(out)
    assert "æøå 😀" in out


def test_a_text_is_printed_as_it_is_except_on_a_terminal(monkeypatch, capsys):
    put("a\x1b[2Jb\n")
    assert capsys.readouterr().out == "a\x1b[2Jb\n"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    put("a\x1b[2Jb\n")
    assert capsys.readouterr().out == "a␛[2Jb\n"


def test_people_read_their_languages_as_before():
    for words in ("blåbær", "שלום \u200fעולם", "👩‍👩‍👧", "one\ttwo\nthree"):
        assert shown(words) == words


def test_nothing_else_prints():
    """Every command prints by these functions; the picture of an invitation has no words of others in it."""
    printing = re.compile(r"click\.s?echo\(|sys\.std(out|err)\.write\(|(?<!console\.)\bprint\(")
    found = {path.name for path in FOLDER.glob("*.py") if printing.search(path.read_text(encoding="utf-8"))}
    assert found - {"terminal.py", "invite_join.py"} == set()


class _Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_bar_moves_on_a_terminal_while_work_goes_on_and_is_gone_after_it(monkeypatch):
    out = _Terminal()
    monkeypatch.setattr("sys.stderr", out)
    monkeypatch.setattr(terminal, "SHOWN_AFTER_SECONDS", 0.01)
    monkeypatch.setattr(terminal, "MOVES_EVERY_SECONDS", 0.001)
    with terminal.moving(lambda seconds: f"{seconds} s"):
        while len({line.strip() for line in out.getvalue().split("\r") if "█" in line}) < 3:
            time.sleep(0.001)
    lines = out.getvalue().split("\r")
    assert all(line.rstrip().endswith(" s") for line in lines if "█" in line)
    assert lines[-1] == ""
    assert lines[-2].strip() == ""
    assert len(lines[-2]) >= max(len(line.rstrip()) for line in lines)


def test_short_work_and_programs_that_read_see_no_bar(monkeypatch):
    quick, read = _Terminal(), io.StringIO()
    for out in (quick, read):
        monkeypatch.setattr("sys.stderr", out)
        with terminal.moving(lambda seconds: f"{seconds} s"):
            pass
        assert out.getvalue() == ""


def test_the_bar_ends_where_the_work_is_stopped(monkeypatch):
    monkeypatch.setattr("sys.stderr", _Terminal())
    before = threading.active_count()
    with pytest.raises(KeyboardInterrupt), terminal.moving(lambda seconds: f"{seconds} s"):
        raise KeyboardInterrupt
    assert threading.active_count() == before


def test_there_is_one_bar_at_a_time(monkeypatch):
    monkeypatch.setattr("sys.stderr", _Terminal())
    monkeypatch.setattr(stopping, "SHOWN_AFTER_SECONDS", -1)
    stopper = stopping.TerminalStopper()
    with terminal.moving(lambda seconds: f"{seconds} s"):
        stopper.tell(300, 600)
        assert stopper._bar is None
    stopper.tell(300, 600)
    assert stopper._bar is not None
    stopper.hide()
