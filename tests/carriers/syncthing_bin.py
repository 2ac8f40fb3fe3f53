"""Whether Syncthing's trash can undoes a withdrawal: two instances on the loopback carry a shared folder for two
people, one withdraws a participant, and then every old file in `.stversions`, with all keys that both have now, is
tried.

    python -m tests.carriers.syncthing_bin

Needs Debian's `syncthing`. Takes about a minute; leaves nothing behind.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

from app.composition import unlock_device
from core.errors import BadSeal
from core.ids import Id
from core.keys.box_keys import seeds_of
from core.keys.grants import open_grant, parse_grant
from core.keys.keychain import Keychain
from core.sealing import codec
from core.sealing.crypto import can_be_withdrawn
from core.storage.log import Log
from tests.system.cli import Person

FOLDER = "kodespor"
WAIT_S = 60
BIN = ".stversions"


class Instance:
    """One Syncthing with one shared folder, which keeps what others delete or replace."""

    def __init__(self, base: Path, name: str) -> None:
        self.home, self.shared = base / name / "syncthing", base / name / "shared"
        self.shared.mkdir(parents=True)
        self.port = _free_port()
        subprocess.run(["syncthing", "generate", f"--home={self.home}"], check=True, capture_output=True)
        self.id = subprocess.run(
            ["syncthing", f"--home={self.home}", "--device-id"], check=True, capture_output=True, text=True
        ).stdout.strip()

    def configure(self, other: "Instance") -> None:
        """Knows the other instance and nobody else, and shares the folder with it."""
        path = self.home / "config.xml"
        tree = ElementTree.parse(path)
        root = tree.getroot()
        for old in [*root.findall("folder"), *root.findall("device")]:
            root.remove(old)
        for who in (self, other):
            device = ElementTree.SubElement(root, "device", id=who.id, name=who.home.parent.name)
            ElementTree.SubElement(device, "address").text = f"tcp://127.0.0.1:{who.port}"
        folder = ElementTree.SubElement(
            root, "folder", id=FOLDER, label=FOLDER, path=str(self.shared), type="sendreceive",
            rescanIntervalS="2", fsWatcherEnabled="true", fsWatcherDelayS="1",
        )  # fmt: skip
        for who in (self, other):
            ElementTree.SubElement(folder, "device", id=who.id)
        ElementTree.SubElement(folder, "versioning", type="trashcan")
        root.find("gui").set("enabled", "false")  # type: ignore[union-attr]
        options = root.find("options")
        assert options is not None
        wanted = {
            "listenAddress": f"tcp://127.0.0.1:{self.port}", "globalAnnounceEnabled": "false", "startBrowser": "false",
            "localAnnounceEnabled": "false", "relaysEnabled": "false", "natEnabled": "false", "urAccepted": "-1",
            "crashReportingEnabled": "false", "autoUpgradeIntervalH": "0",
        }  # fmt: skip
        for name, value in wanted.items():
            for old in options.findall(name):
                options.remove(old)
            ElementTree.SubElement(options, name).text = value
        tree.write(path)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Serves until left."""
        command = ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--no-default-folder"]
        environment = os.environ | {"STNOUPGRADE": "1"}
        log = (self.home.parent / "syncthing.log").open("wb")
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            yield
        finally:
            process.terminate()
            process.wait(20)
            log.close()

    def files(self) -> dict[str, bytes]:
        """What lies in the shared folder, without what is Syncthing's own."""
        found = {}
        for path in self.shared.rglob("*"):
            name = str(path.relative_to(self.shared))
            if path.is_file() and not name.startswith((".st", "~syncthing~")) and "/.syncthing." not in name:
                found[name] = path.read_bytes()
        return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(is_so: Callable[[], bool], what: str) -> None:
    """Waits. Raises TimeoutError."""
    end = time.monotonic() + WAIT_S
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.3)


def keys_of(person: Person) -> tuple[dict[Id, bytes], dict[Id, bytes]]:
    """All keys, and the seeds of the box keys, that somebody's folder and passphrase give now."""
    secrets = unlock_device(person.folder, person.passphrase).secrets
    log = Log(person.folder / "log.db")
    keychain = Keychain(Id(log.note("project") or b""), secrets, seeds_of(log, secrets))
    keychain.open_grants(log.grants())
    log.close()
    return keychain.keys, keychain.boxes


def opened(keys: dict[Id, bytes], boxes: dict[Id, bytes], grants: set[bytes]) -> set[Id]:
    """The ids of all keys that come of these and of old grants."""
    keys, before = dict(keys), -1
    while before != len(keys):
        before = len(keys)
        for grant in map(parse_grant, grants):
            try:
                key = open_grant(grant, boxes, keys)  # type: ignore[arg-type]
            except BadSeal:
                continue
            if key is not None:
                keys[key.id] = key.key
    return set(keys)


def grants_in(folder: Path) -> set[bytes]:
    """All grants in all files below a folder, whatever they are called now: the bin's own name is between."""
    return {raw for path in folder.rglob("*.kgrant") for raw in codec.decode(path.read_bytes())[1]}


def run(base: Path) -> int:
    """Plays it; 1 where something opens."""
    ada, bo = Person(base, "ada", "første setning her"), Person(base, "bo", "andre setning her")
    instances = one, two = Instance(base, "st-ada"), Instance(base, "st-bo")
    one.configure(two)
    two.configure(one)
    ada.run("init", ada.folder, "--title", "Studie", "--name", "Ada")
    ada.run("memo", "add", "--kind", "reflexive", "--text", "Før: hun sa at hun ble låst inne på lageret der.")
    bo.run("request", base / "r.req", "--name", "Bo")
    ada.run("admit", base / "r.req", base / "w.wel", "--name", "Bo")
    bo.run("join", base / "w.wel")
    (base / "kari.txt").write_text("Kari: Ja, hun ble låst inne på lageret der.\n", encoding="utf-8")
    (base / "opptak.ogg").write_bytes(os.urandom(100_000))
    ada.run("import", base / "kari.txt", "--participant", "Kari")
    ada.run("attach", base / "opptak.ogg", "--to", "Kari")

    def same() -> bool:
        return one.files() == two.files()

    def exchange() -> None:
        for person, instance in ((ada, one), (bo, two), (ada, one)):
            person.run("sync", "folder", instance.shared)
            wait_until(same, "the folders are equal")

    with one.running(), two.running():
        exchange()
        words = {key for key in keys_of(bo)[0] if can_be_withdrawn(key)}
        ada.run("withdraw", "Kari", "--yes")
        exchange()
        exchange()
        bo.run("memo", "add", "--kind", "reflexive", "--text", "etterpå")
        exchange()
    binned = [instance.shared / BIN for instance in instances]
    kept = [sorted({path.suffix for path in folder.rglob("*") if path.is_file()}) for folder in binned]
    grants = {raw for instance in instances for raw in grants_in(instance.shared)}
    old = {raw for folder in binned for raw in grants_in(folder)}
    print(f"in the bins: {kept}, {len(old)} grants; {len(words)} keys of words before")
    alive = set.intersection(*(set(keys_of(each)[0]) for each in (ada, bo)))
    gone = words - alive
    found = {person.folder.parent.name: opened(*keys_of(person), grants) & gone for person in (ada, bo)}
    print(f"destroyed: {len(gone)} keys; opened again: { {name: len(keys) for name, keys in found.items()} }")
    named = {parse_grant(raw).key for raw in old}
    if not gone & named:
        print("the bins hold no grant of what was withdrawn: nothing was tried")
        return 1
    return 1 if any(found.values()) else 0


def main() -> int:
    """Runs it in a folder that goes with it; 1 where something opens, 2 where Syncthing is missing."""
    if shutil.which("syncthing") is None:
        print("syncthing is not installed")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        return run(Path(folder))


if __name__ == "__main__":
    sys.exit(main())
