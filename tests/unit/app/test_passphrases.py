"""A new passphrase is asked for twice and may not be one that is guessed; a script is warned, and goes on."""

import click
import pytest

from app.cli.base import Session
from app.services.passphrase_strength import check_new, is_weak
from core.errors import Refused


@pytest.mark.parametrize(
    "words",
    [
        "",
        "passord",
        "Passord123",
        "sommer2026",
        "Oslo1234",
        "qwertyuiop123",
        "kodespor",
        "aaaaaaaaaaaaaaaaaaaa",
        "12.03.1988",
    ],
)
def test_what_is_guessed_is_weak(words):
    assert is_weak(words)


@pytest.mark.parametrize(
    "words",
    ["riktig hest batteri stift", "fire helt nye ord", "hvalross pendler øvre gitter", "x8#Tq!vL2p9Zw"],
)
def test_four_words_that_do_not_belong_together_are_not(words):
    assert not is_weak(words)


def test_what_others_know_of_the_study_is_weak():
    assert is_weak("selvhjelpsgruppe", "Å være i ei selvhjelpsgruppe", "Ada Fiksjon")
    assert not is_weak("selvhjelpsgruppe")


def test_a_long_one_costs_no_time():
    assert not is_weak("riktig hest batteri stift " * 4000)


def test_two_that_differ_are_refused():
    for first, again in (("riktig hest batteri stift", "riktig hest batteri stift."), ("", "")):
        with pytest.raises(Refused, match="passphrases-differ"):
            check_new(first, again)
    with pytest.raises(Refused, match="passphrase-weak"):
        check_new("Ada2026", "Ada2026", "Ada")
    check_new("riktig hest batteri stift", "riktig hest batteri stift", "Ada")


def test_a_script_is_warned_and_goes_on(monkeypatch, capsys):
    """`init` by a script with a passphrase of its own has worked and goes on working."""
    monkeypatch.setenv("KODESPOR_PASSPHRASE", "passord")
    monkeypatch.setenv("KODESPOR_LANGUAGE", "en")
    assert Session({}).passphrase(True) == "passord"
    assert "can be guessed" in capsys.readouterr().err
    assert Session({}).passphrase(False) == "passord"
    assert capsys.readouterr().err == ""


def test_a_person_is_asked_again_until_it_is_hard_to_guess(monkeypatch, capsys):
    answers = iter(["sommer2026", "riktig hest batteri stift"])
    asked = []

    def prompt(*_, **options):
        asked.append(options)
        return next(answers)

    monkeypatch.delenv("KODESPOR_PASSPHRASE", raising=False)
    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    session = Session({})
    assert session.passphrase(True) == "riktig hest batteri stift"
    assert [each["confirmation_prompt"] for each in asked] == [True, True]
    assert all(each["hide_input"] for each in asked)
    assert capsys.readouterr().err.count("\n") == 1
