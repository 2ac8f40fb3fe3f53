"""Some seconds of coverage-guided fuzzing in every run; more on demand, see tests/fuzz/network.py."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUNS = 15_000


def test_nothing_that_faces_the_network_crashes(tmp_path):
    pytest.importorskip("atheris", reason="atheris is for Linux")
    command = [sys.executable, "-m", "tests.fuzz.network", f"-runs={RUNS}", "-seed=1", "-max_len=4000", "-timeout=20",
               f"-artifact_prefix={tmp_path}/"]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert f"Done {RUNS} runs" in done.stderr
