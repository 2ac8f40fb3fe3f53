"""What people install, built once for all tests: a wheel in an empty environment, a folder that runs without Python."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.browser.conftest import browser  # noqa: F401 - a fixture
from tools import make_dist

ROOT = Path(__file__).parents[2]


class Installed:
    """The installed program, run in an empty folder with a home of its own, and with no Python or checkout in reach."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path, self.folder = path, folder
        self._environment = {
            "HOME": str(folder),
            "KODESPOR_PASSPHRASE": "riktig hest batteri stift",
            "LANG": "C.UTF-8",
            "PATH": str(folder / "nothing"),
            "TMPDIR": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
        }

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """One command, to its end."""
        return subprocess.run(
            [str(self.path), *arguments], cwd=self.folder, env=self._environment, capture_output=True, text=True,
            check=False, timeout=120,
        )  # fmt: skip

    def say(self, *arguments: str) -> str:
        """What a command that works prints."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    make_dist.packages(target)
    (found,) = target.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def environment(wheel, tmp_path_factory) -> Path:
    """The folder of programs of an environment that holds the wheel and what a lock file of ours says."""
    made = tmp_path_factory.mktemp("environment") / "venv"
    _python(Path(sys.executable), "-m", "venv", str(made))
    programs = made / ("Scripts" if os.name == "nt" else "bin")
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _python(*pip, "--require-hashes", "-r", str(ROOT / "requirements.txt"))
    _python(*pip, "--no-deps", str(wheel))
    return programs


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    return make_dist.folder(tmp_path_factory.mktemp("built"))


@pytest.fixture(params=("wheel", "folder"))
def program(request, tmp_path) -> Path:
    """The path of the program, installed either way."""
    if request.param == "folder":
        path: Path = request.getfixturevalue("built")
        return path
    programs: Path = request.getfixturevalue("environment")
    return programs / "kodespor"


@pytest.fixture
def installed(program, tmp_path) -> Installed:
    return Installed(program, tmp_path)


def _python(*command: str | Path) -> None:
    """Runs a Python outside this checkout. Raises CalledProcessError."""
    outside: Sequence[str] = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    environment = {key: value for key, value in os.environ.items() if key not in outside}
    subprocess.run([str(each) for each in command], check=True, cwd="/", env=environment)
