"""A transcript that a local program made comes in as a draft, is corrected and finished, by the command line."""

import json

import pytest
from click.testing import CliRunner

from app import composition
from app.cli import language
from app.cli.main import cli
from core.sealing.crypto import PassphraseCost

HEARD = {
    "segments": [
        {"start": 1.5, "end": 3.04, "text": " Hei der.", "speaker": "SPEAKER_00"},
        {"start": 5.0, "end": 6.0, "text": " Ja, jeg var red.", "speaker": "SPEAKER_01"},
    ]
}


class Ada:
    """Gives commands in this process, which is quicker than a process for each."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {"KODESPOR_PASSPHRASE": "riktig hest batteri stift", "KODESPOR_PROJECT": str(folder)}

    def run(self, *arguments, ok=0):
        done = CliRunner(env=self.environment).invoke(cli, list(map(str, arguments)))
        assert done.exit_code == ok, done.output
        return done.stdout

    def json(self, *arguments):
        return json.loads(self.run(*arguments, "--json"))


@pytest.fixture
def ada(tmp_path, monkeypatch):
    monkeypatch.setattr(composition, "COST", PassphraseCost(1, 64, 1))
    yield Ada(tmp_path / "ada")
    language.use("")


def test_what_a_local_program_heard_is_corrected_and_finished(ada, tmp_path):
    ada.run("init", ada.folder, "--title", "Prøve", "--name", "Ada")
    sound, heard, corrected = (tmp_path / name for name in ("opptak.wav", "whisper.json", "rettet.txt"))
    sound.write_bytes(b"RIFF" + bytes(99))
    heard.write_text(json.dumps(HEARD), encoding="utf-8")
    ada.run("attach", sound)
    begun = ada.json("transcripts", "begin", "opptak.wav", "--from", heard)
    assert ada.json("transcripts")[0]["transcript"] == begun["transcript"]
    draft = ada.run("transcripts", "show", "opptak.wav")
    assert draft == "[00:00:01.5] SPEAKER_00: Hei der.\n[00:00:05.0] SPEAKER_01: Ja, jeg var red.\n"
    corrected.write_text(draft.replace("red.", "redd."), encoding="utf-8")
    ada.run("transcripts", "save", "opptak.wav", corrected)
    assert "redd" in ada.run("transcripts", "show", "opptak.wav")
    ada.run("transcripts", "finish", "opptak.wav", "Kari 1", "--speaker", "SPEAKER_01=Kari", "--interviewer",
            "SPEAKER_00")  # fmt: skip
    text = ada.json("text", "Kari 1", "--turns")
    assert text["text"] == "SPEAKER_00: Hei der.\nSPEAKER_01: Ja, jeg var redd.\n"
    assert [turn["role"] for turn in text["turns"]] == ["interviewer", "participant"]
    ada.run("transcripts", "show", "opptak.wav", ok=1)
    ada.run("withdraw", "Kari", "--yes")
    assert b"redd" not in b"".join(each.read_bytes() for each in ada.folder.rglob("*") if each.is_file())
