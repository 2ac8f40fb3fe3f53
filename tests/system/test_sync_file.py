"""Two people who share nothing but files that they send each other."""

import json

import pytest

from tests.system.cli import InProcess, join


@pytest.fixture
def pair(tmp_path, monkeypatch, capsys):
    """Ada, who owns the project, and Bo, who joined."""
    ada, bo = (InProcess(tmp_path, name, monkeypatch, capsys) for name in ("ada", "bo"))
    ada.run("init", ada.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    join(ada, bo, tmp_path)
    return ada, bo


def test_two_files_bring_both_to_the_same_and_hold_no_word(pair, tmp_path):
    ada, bo = pair
    ada.run("codes", "add", "Trygge rammer")
    bo.run("codes", "add", "Uro om natten")
    there, back = tmp_path / "there.ksync", tmp_path / "back.ksync"
    ada.run("sync", "send", there)
    taken = json.loads(bo.run("sync", "receive", there, "--json"))
    assert taken["received"] >= 1
    assert taken["lacking"] >= 1  # a file back is due
    bo.run("sync", "send", back)
    answered = json.loads(ada.run("sync", "receive", back, "--json"))
    assert answered["lacking"] == 0
    assert (answered["digest"], answered["events_digest"]) == (
        json.loads(bo.run("sync", "receive", there, "--json"))["digest"],
        taken["events_digest"],
    )
    assert "lacked" in bo.run("sync", "receive", there)
    said = ada.run("sync", "receive", back)
    assert "Whoever made the file has all that is here." in said
    assert "wait" not in said
    for word in ("Trygge rammer", "Uro om natten", "Egen kraft", "Ada Fiksjon"):
        assert word.encode() not in there.read_bytes() + back.read_bytes()


def test_a_file_that_is_none_gets_a_sentence(pair, tmp_path):
    ada, _ = pair
    (tmp_path / "letter.ksync").write_text("Kjære Bo")
    ada.run("sync", "receive", tmp_path / "letter.ksync", ok=1)
    assert "This is not a sync file of Kodespor" in ada.said
