"""Two instances of Syncthing on loopback: no discovery, no relays, its trash can on."""

import json
import os
import re
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app import composition
from app.keeping.log_copies import second_copies
from core.sealing.crypto import PassphraseCost
from tests.builders import a_code
from tests.carriers.scenario import need, places, run, study_goes_on

WAIT_SECONDS = 60
FOLDER = "kodespor"
WORDS = "riktig hest batteri stift"


def shared_folder() -> str:
    """The shared folder, carried by Syncthing."""
    with places() as (base, here, there), pair(base, here, there) as machines:
        said = study_goes_on(here, there, lambda _: settled(machines))
        binned = sum(path.is_file() for path in (there / ".stversions").rglob("*"))
        half = [path.name for path in (*here.rglob("*.tmp"), *there.rglob("*.tmp"))]
        assert half == [], half
        return f"{said}; {binned} files in Syncthing's bin"


def study_inside() -> str:
    """A study that lies in the synced folder: both machines write while apart, and Syncthing makes a conflict copy."""
    composition.COST = PassphraseCost(1, 64, 1)
    with places() as (base, here, there), pair(base, here, there) as machines:
        study = Path("study")
        with machine(base / "data-here"):
            project = composition.create_project(here / study, "Egen kraft", "Ada Fiksjon", lambda _: WORDS)
            assert [each.parameters["carrier"] for each in project.record.notices] == ["Syncthing"]
            project.log.close()
        settled(machines)
        for each in machines:
            each.stop()
        for place, data, name in ((here, "data-here", "på den ene"), (there, "data-there", "på den andre")):
            with machine(base / data):
                project = composition.open_project(place / study, lambda _: WORDS)
                a_code(project, name)
                project.log.close()
            time.sleep(1.1)  # so that one is newer
        for each in machines:
            each.start()
        until(lambda: bool(second_copies(here / study) + second_copies(there / study)), "a conflict copy")
        settled(machines)
        found = []
        for place, data in ((here, "data-here"), (there, "data-there")):
            with machine(base / data):
                project = composition.open_project(place / study, lambda _: WORDS)
                found.append({project.words(row.name) for row in project.state.codes.values()})
                project.log.close()
        assert found == [{"på den ene", "på den andre"}] * 2, found
        return "both machines have both decisions"


@contextmanager
def machine(data: Path) -> Iterator[None]:
    """Local app data of one machine."""
    before = os.environ.get("XDG_DATA_HOME")
    os.environ["XDG_DATA_HOME"] = str(data)
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_DATA_HOME"]
        else:
            os.environ["XDG_DATA_HOME"] = before


class Instance:
    """One instance, with its own configuration and ports."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.home, self.folder = home, folder
        self.program = need("syncthing")
        run(self.program, "generate", f"--home={home}", "--no-default-folder")
        config = (home / "config.xml").read_text()
        self.id = re.search(r'<device id="([A-Z0-9-]+)"', config)[1]  # type: ignore[index]
        self.key = re.search(r"<apikey>(.+?)</apikey>", config)[1]  # type: ignore[index]
        self.gui, self.port = free_port(), free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def configure(self, other: "Instance") -> None:
        """Knows the other instance, and nobody else."""
        path = self.home / "config.xml"
        config = path.read_text()
        options = {
            "listenAddress": f"tcp://127.0.0.1:{self.port}",
            "globalAnnounceEnabled": "false",
            "localAnnounceEnabled": "false",
            "relaysEnabled": "false",
            "natEnabled": "false",
            "startBrowser": "false",
            "urAccepted": "-1",
            "crashReportingEnabled": "false",
            "autoUpgradeIntervalH": "0",
            "reconnectionIntervalS": "1",
        }
        for name, value in options.items():
            config = re.sub(rf"<{name}>.*?</{name}>", f"<{name}>{value}</{name}>", config)
        config = re.sub(r"(<gui .*?<address>).*?(</address>)", rf"\g<1>127.0.0.1:{self.gui}\g<2>", config, flags=re.S)
        peer = f'<device id="{other.id}" name="b"><address>tcp://127.0.0.1:{other.port}</address></device>'
        folder = (
            f'<folder id="{FOLDER}" path="{self.folder}" type="sendreceive" rescanIntervalS="3600" '
            f'fsWatcherEnabled="true" fsWatcherDelayS="1"><device id="{self.id}"></device>'
            f'<device id="{other.id}"></device><maxConflicts>10</maxConflicts>'
            f'<versioning type="trashcan"></versioning></folder>'
        )
        path.write_text(config.replace("</configuration>", f"{peer}{folder}</configuration>"))

    def start(self) -> None:
        """Starts, and waits until it answers."""
        command = [self.program, "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--logflags=0"]
        quiet = subprocess.DEVNULL
        environment = os.environ | {"HOME": str(self.home), "STNOUPGRADE": "1"}
        self.process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment)
        until(self.answers, "an answer of Syncthing")

    def answers(self) -> bool:
        try:
            return self.get("system/ping") == {"ping": "pong"}
        except OSError:
            return False

    def get(self, path: str) -> dict[str, object]:
        return dict(json.loads(self._ask(path, None) or b"{}"))

    def post(self, path: str) -> None:
        self._ask(path, b"")

    def _ask(self, path: str, body: bytes | None) -> bytes:
        request = urllib.request.Request(f"http://127.0.0.1:{self.gui}/rest/{path}", body, {"X-API-Key": self.key})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=30) as answer:
            return bytes(answer.read())

    def stop(self) -> None:
        """Ends this process, and no other."""
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)


@contextmanager
def pair(base: Path, here: Path, there: Path) -> Iterator[tuple[Instance, Instance]]:
    """Two instances that sync two folders."""
    with tempfile.TemporaryDirectory(prefix="st-", dir=base) as name:
        one, other = Instance(Path(name) / "one", here), Instance(Path(name) / "other", there)
        one.configure(other)
        other.configure(one)
        try:
            one.start()
            other.start()
            yield one, other
        finally:
            one.stop()
            other.stop()


def settled(machines: tuple[Instance, Instance]) -> None:
    """Waits until both have found what is new and the two folders hold the same."""
    for each in machines:
        each.post(f"db/scan?folder={FOLDER}")
    until(lambda: _is_level(machines) and _files(machines[0].folder) == _files(machines[1].folder), "the same files")


def _is_level(machines: tuple[Instance, Instance]) -> bool:
    states = [each.get(f"db/status?folder={FOLDER}") for each in machines]
    return all(state["state"] == "idle" and not state["needFiles"] and not state["needDeletes"] for state in states)


def _files(folder: Path) -> dict[str, int]:
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        try:
            if not name.startswith(".st") and path.is_file():
                found[name] = path.stat().st_size
        except FileNotFoundError:
            continue
    return found


def until(holds: Callable[[], bool], what: str) -> None:
    """Waits for something, but not for ever."""
    end = time.monotonic() + WAIT_SECONDS
    while not holds():
        assert time.monotonic() < end, f"waited {WAIT_SECONDS} s for {what}"
        time.sleep(0.2)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
