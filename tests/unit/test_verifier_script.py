"""The script that checks bundles without the program: its help, its languages, and files that are no bundles."""

import os
import subprocess
import sys

import pytest

from core.analysis import disclosure_selection
from core.analysis.presentation import Presentation
from core.commands import memos
from tests.builders import World, a_code, alice
from tests.forgeries import TOOL, made_of, pieces_of, verifier


def run(*arguments, **environment):
    clean = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL", "LC_MESSAGES")}
    clean.pop("KODESPOR_LANGUAGE", None)
    done = subprocess.run(
        [sys.executable, str(TOOL), *map(str, arguments)], capture_output=True, text=True, check=False,
        env=clean | {"PYTHONIOENCODING": "utf-8"} | environment,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    file = tmp_path_factory.mktemp("bundle") / "study.kaudit"
    file.write_bytes(pieces_of(11, "everything").content)
    return file


def test_a_person_reads_it_in_the_language_that_is_asked_for_or_the_systems(bundle, capsys, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "KODESPOR_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    def said(*arguments):
        assert verifier.main([*arguments, str(bundle)]) == 0
        return capsys.readouterr().out

    assert said().startswith("Whole, signed by 3 devices")
    assert said("--language", "nb").startswith("Hel,")
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    assert said().startswith("Hel, signert av 3 enheter")
    assert said("--language=en").startswith("Whole,")


def test_help_is_there_in_both_languages():
    assert (code := run("--help"))[0] == 0, code
    assert "python verify_bundle.py" in run("-h")[1]
    assert run("--help", "--language", "nb")[1].startswith("Kontrollerer en revisjonspakke")


def test_one_sentence_says_what_is_in_the_way(tmp_path, bundle, capsys):
    empty, other, cut = (tmp_path / name for name in ("empty", "other", "cut"))
    empty.write_bytes(b"")
    other.write_bytes(b"%PDF-1.7 ...")
    cut.write_bytes(bundle.read_bytes()[:5000])
    wanted = {
        empty: "The file is empty", other: "This is not an audit bundle", cut: "The audit bundle breaks off",
        tmp_path / "missing": "There is no file", tmp_path: f"“{tmp_path}” is a folder",
        "--what": "“--what” is not known",
        "": "Which audit bundle?", "a\0b": "“a\0b” cannot be read",
    }  # fmt: skip
    for given, beginning in wanted.items():
        for language in ("en", "nb"):
            assert verifier.main(["--language", language, *([str(given)] if str(given) else [])]) == 2
            said = capsys.readouterr()
            assert said.out == ""
            assert said.err.count("\n") == 1
            assert language == "nb" or said.err.startswith(beginning), (given, said.err)


def test_the_decisions_are_told_on_demand_and_move_no_cursor(tmp_path, capsys, monkeypatch):
    world = World(4)
    a = alice(world)
    a_code(a, "redsel")
    a.do(memos.write_memo, "reflexive", "\x1b[2J\x1b[HWhole, signed by 9 devices\u202e")
    file = tmp_path / "study.kaudit"
    file.write_bytes(made_of(a, disclosure_selection.everything(Presentation(a))))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert verifier.main(["--language", "en", "--trail", str(file)]) == 0
    said = capsys.readouterr().out
    assert "Alice created “redsel”" in said
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert verifier.main(["--language", "en", str(file)]) == 0
    assert "created" not in capsys.readouterr().out


def test_json_has_kinds_and_sentences(bundle, capsys, monkeypatch):
    assert verifier.main([str(bundle)]) == 0
    assert '"ok": true' in capsys.readouterr().out, "a program reads it"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert verifier.main([str(bundle), "--json"]) == 0
    assert '"ok": true' in capsys.readouterr().out
