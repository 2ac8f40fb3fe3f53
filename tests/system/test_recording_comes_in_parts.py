"""A recording of which a part has come is told as that, with who attached it; what is missing comes with the next sync,
also where the one before was killed in the middle."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.system.cli import pair

PIECE = 256 * 1024
KILLED = """
import os, signal, sys
from core.storage.log import Log
add, left = Log.add_chunk, [int(sys.argv[1])]
def add_chunk(*given):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return add(*given)
Log.add_chunk = add_chunk
from app.cli import main
sys.exit(main._run(sys.argv[2:]))
"""


def killed_after(person, pieces: int, *arguments: object) -> int:
    command = [sys.executable, "-c", KILLED, str(pieces), *map(str, arguments)]
    return subprocess.run(command, env=person.environment, capture_output=True, check=False).returncode


def test_what_came_before_a_cut_stays_and_is_counted(tmp_path: Path) -> None:
    ada, bo, shared = pair(tmp_path)
    recording = tmp_path / "opptak.wav"
    recording.write_bytes(os.urandom(9 * PIECE + 17))
    ada.run("attach", recording)
    ada.run("sync", "folder", shared)
    assert killed_after(bo, 4, "sync", "folder", shared) == -signal.SIGKILL
    (file,) = bo.json("files")
    assert (file["here"], file["pieces_here"], file["pieces"]) == (False, 4, 10)
    assert f"4 of 10 pieces are here; attached by {file['by']}" in bo.run("files")
    assert killed_after(bo, 3, "sync", "folder", shared) == -signal.SIGKILL
    assert bo.json("files")[0]["pieces_here"] == 7, "what was here was not taken once more"
    assert killed_after(bo, 3, "sync", "folder", shared) == 0
    (file,) = bo.json("files")
    assert (file["here"], file["pieces_here"]) == (True, 10)
    bo.run("files", "save", file["file"], tmp_path / "out.wav")
    assert (tmp_path / "out.wav").read_bytes() == recording.read_bytes()


def test_a_recording_that_was_left_with_others_is_fetched_and_goes_on_after_a_kill(tmp_path: Path) -> None:
    ada, bo, shared = pair(tmp_path)
    recording, letter = tmp_path / "opptak.wav", tmp_path / "brev.txt"
    recording.write_bytes(os.urandom(9 * PIECE + 17))
    letter.write_text("Hei.")
    assert bo.json("files", "take") == {"take": "always"}
    assert bo.json("files", "take", "when-asked") == {"take": "when-asked"}
    for each in (recording, letter):
        ada.run("attach", each)
    ada.run("sync", "folder", shared)
    for _ in range(2):
        bo.run("sync", "folder", shared)
    listed = {each["name"]: each for each in bo.json("files")}
    assert (listed["brev.txt"]["here"], listed["brev.txt"]["comes"]) == (True, True)
    assert (listed["opptak.wav"]["pieces_here"], listed["opptak.wav"]["comes"]) == (0, False)
    assert "0 of 10 pieces are here, the rest comes when you ask for it" in bo.run("files")
    (left,) = bo.json("status")["files_elsewhere"]
    assert (left["name"], left["bytes_lacking"], left["by"]) == ("opptak.wav", 9 * PIECE + 17, listed["brev.txt"]["by"])
    assert f"(2 MiB to come, attached by {left['by']}): see files" in bo.run("status")
    (told,) = [each for each in bo.json("doctor")["findings"] if each["code"].startswith("recordings")]
    assert told["code"] == "recordings-elsewhere"
    assert f"2 MiB, attached by {left['by']}" in told["what"]
    bo.run("files", "save", "opptak.wav", tmp_path / "out.wav", ok=1)
    assert not (tmp_path / "out.wav").exists()

    assert bo.json("files", "fetch", "opptak.wav")["pieces_here"] == 0
    assert killed_after(bo, 4, "sync", "folder", shared) == -signal.SIGKILL
    assert bo.json("files", "fetch", "opptak.wav", "--cancel")["pieces_here"] == 4
    bo.run("sync", "folder", shared)
    assert "not fetched: 4 of 10 pieces are here" in bo.run("files", "fetch", "opptak.wav", "--cancel")
    assert "comes with the next syncs: 4 of 10 pieces" in bo.run("files", "fetch", "opptak.wav")
    assert killed_after(bo, 6, "sync", "folder", shared) == 0
    assert bo.json("status")["files_elsewhere"] == []
    bo.run("files", "save", "opptak.wav", tmp_path / "out.wav")
    assert (tmp_path / "out.wav").read_bytes() == recording.read_bytes()
    bo.run("backup", tmp_path / "whole.kbackup")
    assert bo.json("backup", tmp_path / "whole2.kbackup")["left_out"] == []

    bo.run("files", "leave", "brev.txt", "--yes", ok=1)
    ada.run("files", "leave", "opptak.wav", "--yes", ok=1)
    bo.run("files", "leave", "opptak.wav", "--yes")
    listed = {each["name"]: each for each in bo.json("files")}
    assert (listed["opptak.wav"]["pieces_here"], listed["opptak.wav"]["comes"]) == (0, False)
    bo.run("sync", "folder", shared)
    assert bo.json("files")[0]["here"] != bo.json("files")[1]["here"]
    for command in (("backup", tmp_path / "part.kbackup"), ("sync", "send", tmp_path / "part.ksync")):
        assert bo.json(*command)["left_out"] == [listed["opptak.wav"]["file"]]
    bo.run("restore", tmp_path / "part.kbackup", tmp_path / "again")
    bo.run("files", "fetch", "opptak.wav", "--project", tmp_path / "again")
    bo.run("sync", "folder", shared, "--project", tmp_path / "again")
    bo.run("files", "save", "opptak.wav", tmp_path / "again.wav", "--project", tmp_path / "again")
    assert (tmp_path / "again.wav").read_bytes() == recording.read_bytes()
