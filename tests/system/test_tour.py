"""The tour on the command line shows the study that the app opens, with what was decided there since."""

import os
import subprocess
import sys
from pathlib import Path

from app import sample

ROOT = Path(__file__).parents[2]


def test_the_tour_shows_what_was_done_in_the_sample_study_since(tmp_path):
    environment = os.environ | {
        "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "HOME": str(tmp_path), "KODESPOR_PASSPHRASE": sample.PASSPHRASE, "KODESPOR_LANGUAGE": "en",
    }  # fmt: skip
    environment.pop("KODESPOR_PROJECT", None)

    def run(*arguments):
        command = [sys.executable, "-m", *map(str, arguments)]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout, done.stderr

    run("tools.tour")
    (study,) = tmp_path.rglob("coder-a")
    run("app.cli.main", "--project", study, "codes", "add", "En kode til")
    shown, said = run("tools.tour")
    assert "En kode til" in shown
    assert "copy" not in said
