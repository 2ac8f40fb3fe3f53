"""What is no file of its own where a study has its files is refused by its name: nobody waits for a pipe."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import composition
from core.errors import KodesporError

ROOT = Path(__file__).parents[3]
PASSPHRASE = "riktig hest batteri stift"
OPENS = """
import sys
from pathlib import Path
from app import composition
from core.errors import KodesporError
try:
    project = composition.open_project(Path(sys.argv[1]), lambda _: sys.argv[2])
    print("opened", len(project.timeline.order))
except KodesporError as problem:
    print(problem.code, problem.parameters.get("file", ""))
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(composition, "COST", composition.PassphraseCost(1, 64, 1))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    project = composition.create_project(tmp_path / "study", "Prøvestudien", "Ada Fiksjon", lambda _: PASSPHRASE)
    project.log.close()
    return tmp_path / "study"


def what_opening_says(folder):
    """In a process of its own, which can be ended if it waits."""
    command = [sys.executable, "-c", OPENS, str(folder), PASSPHRASE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.strip()


def made(kind, path):
    path.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "dangling link":
        path.symlink_to(path.parent / "nowhere")
    else:
        path.symlink_to("/dev/zero")


@pytest.mark.parametrize("kind", ["pipe", "folder", "dangling link", "device"])
@pytest.mark.parametrize("name", ["log.db-journal", "log.db-wal", "log.db-shm"])
def test_beside_the_log(folder, kind, name):
    made(kind, folder / name)
    assert what_opening_says(folder) == f"storage-irregular {name}"
    (folder / name).rmdir() if kind == "folder" else (folder / name).unlink()
    assert what_opening_says(folder).startswith("opened")


@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_in_place_of_the_key(folder, kind):
    made(kind, folder / "device.key")
    assert what_opening_says(folder) == "file-irregular"


@pytest.mark.parametrize("name", ["device.key", "log.db", "log.db-wal"])
def test_no_study_is_begun_where_a_link_leads_elsewhere(tmp_path, name):
    (tmp_path / name).symlink_to(tmp_path / "nowhere")
    with pytest.raises(KodesporError):
        composition.create_project(tmp_path, "Prøvestudien", "Ada Fiksjon", lambda _: PASSPHRASE)
    assert not (tmp_path / "nowhere").exists()
