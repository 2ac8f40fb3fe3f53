"""One guard of a promise: where it stands, how it is broken in a copy of the source, and whether its test notices."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
COPIED = ("app", "assets", "core", "sync", "tests", "tools", "docs", "pyproject.toml", "README.md", "CONTRIBUTING.md")


class Guard(NamedTuple):
    """A line of source that keeps a promise; what stands in its place when it is broken; and the test, as pytest names
    it below tests/, that fails then."""

    promise: int
    what: str
    file: str
    line: str
    broken: str
    test: str


def broken_copy(guard: Guard, folder: Path) -> None:
    """A copy of the source in which one guard is broken."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    path = folder / guard.file
    source = path.read_text(encoding="utf-8")
    assert source.count(guard.line) == 1, f"{guard.file}: not once there: {guard.line}"
    path.write_text(source.replace(guard.line, guard.broken), encoding="utf-8")


def is_noticed(guard: Guard) -> bool:
    """Whether the guard's test fails when the guard is broken. An error before any test ran does not count."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        broken_copy(guard, folder)
        command = [sys.executable, "-m", "pytest", "-n", "0", "-q", "-x", "--no-header", f"tests/{guard.test}"]
        environment = os.environ | {"PYTHONPATH": name, "KODESPOR_SEEDS": "40"}
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        return done.returncode == 1
