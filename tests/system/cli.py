"""Runs the real command in a process of its own, as a person or a script would."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.system import forked

ROOT = Path(__file__).parents[2]
PASSPHRASE = "riktig hest batteri stift"


@dataclass
class Person:
    """Somebody with a device: a project folder, a home of their own, and a temporary folder."""

    base: Path
    name: str
    passphrase: str = PASSPHRASE

    @property
    def folder(self) -> Path:
        return self.base / self.name / "project"

    @property
    def environment(self) -> dict[str, str]:
        home = self.base / self.name
        for sub in ("home", "tmp"):
            (home / sub).mkdir(parents=True, exist_ok=True)
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("KODESPOR", "XDG"))}
        return kept | {
            "HOME": str(home / "home"),
            "XDG_DATA_HOME": str(home / "home" / "data"),
            "TMPDIR": str(home / "tmp"),
            "KODESPOR_PASSPHRASE": self.passphrase,
            "KODESPOR_PROJECT": str(self.folder),
            "KODESPOR_LANGUAGE": "en",
            "PYTHONPATH": str(ROOT),
        }

    def run(self, *arguments: object, ok: int = 0, env: dict[str, str] | None = None) -> str:
        """Standard output; asserts the exit status, and that a refusal is one sentence without a traceback."""
        done = self.process(*arguments, env=env)
        assert done.returncode == ok, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        assert "mistake of its own" not in done.stderr
        self.said = done.stderr
        if ok == 1:
            assert len(done.stderr.strip().splitlines()) == 1, done.stderr
            assert done.stderr.strip()
        return done.stdout

    def process(self, *arguments: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Forked from a process that has imported the program, unless it needs another Python environment."""
        environment = self.environment | (env or {})
        if os.name == "posix" and all(name.startswith("KODESPOR") for name in env or ()):
            return forked.run([*map(str, arguments)], environment, self.base)
        command = [sys.executable, "-m", "app.cli.main", *map(str, arguments)]
        return subprocess.run(
            command,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            cwd=self.base,
            check=False,
        )

    def json(self, *arguments: object):
        return json.loads(self.run(*arguments, "--json"))


class InProcess(Person):
    """The same without a process for each command, for tests of what a command says rather than of how it starts."""

    def __init__(self, base: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
        super().__init__(base, name)
        self._patch, self._output = monkeypatch, capsys
        monkeypatch.setattr("app.composition.COST", forked.CHEAP)  # device files say for themselves what they cost

    def process(self, *arguments: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        from app.cli import main

        given = list(map(str, arguments))
        with self._patch.context() as patch:
            for name, value in (self.environment | (env or {})).items():
                if name.startswith(("KODESPOR", "XDG")):
                    patch.setenv(name, value)
            self._output.readouterr()
            status = main._run(given)
            out, err = self._output.readouterr()
        return subprocess.CompletedProcess(given, status, out, err)


def pair(base: Path) -> tuple[Person, Person, Path]:
    """Ada's project that Bo has joined, and a shared folder."""
    ada, bo = Person(base, "ada"), Person(base, "bo", "en helt annen setning")
    shared = base / "shared"
    shared.mkdir()
    ada.run("init", ada.folder, "--title", "Egen kraft", "--name", "Ada Fiksjon")
    join(ada, bo, base)
    return ada, bo, shared


def join(host: Person, guest: Person, base: Path) -> None:
    request, welcome = base / f"{guest.name}.kreq", base / f"{guest.name}.kwel"
    guest.run("request", request, "--name", f"{guest.name.title()} Fiksjon")
    host.run("admit", request, welcome)
    guest.run("join", welcome, "--project", guest.folder)
