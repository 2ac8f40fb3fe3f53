"""The same seed gives the same world, byte for byte, in another process too."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = ("0", "1", "2", "3", "5", "11", "17")


def test_the_same_seed_gives_the_same_world_in_another_process():
    """Set order follows PYTHONHASHSEED: it differs between the two."""
    command = [sys.executable, "-m", "tests.simulation.replay", *SEEDS]
    running = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "2")
    ]
    (first, first_errors), (second, second_errors) = (each.communicate() for each in running)
    assert len(first.splitlines()) == len(SEEDS), first_errors + second_errors
    assert first == second
