"""Three hosts in network namespaces of the test's own: loss, a slow link and cuts between them, and all arrives.

Needs root, iproute2 and nftables; skipped with a reason where these lack. Nothing outside the namespaces is touched.
Packets are dropped by nftables, since not every kernel has netem.
"""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from app import composition
from app.cli.main import cli
from core.commands import codebook, codings, sources
from core.commands.sources import Incoming
from core.errors import Refused
from core.ids import Id
from core.project import Project

ROOT = Path(__file__).parents[2]
PASSPHRASE = "riktig hest batteri stift"
NAMES = ("a", "b", "c")
SECONDS = 240
"""So long nothing may come; a busy machine may take its time."""
RELAY, PORT = "10.77.0.200", 8470
SERVE = """
import sys
from pathlib import Path
import uvicorn
from sync.relay.file_store import FileMailboxStore
from sync.relay.server import Relay
from sync.relay.mailboxes import Limits, Mailboxes
store, host, port, certificate, key = sys.argv[1:]
app = Relay(Mailboxes(FileMailboxStore(Path(store)), Limits()), Limits()).app
uvicorn.run(app, host=host, port=int(port), ssl_certfile=certificate, ssl_keyfile=key, ws="websockets-sansio",
            log_level="warning")
"""
SLOW = "tc qdisc add dev wire root tbf rate 8mbit burst 32kbit latency 400ms"


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def inside(name: str, *command: str) -> list[str]:
    return ["ip", "netns", "exec", name, *command]


@pytest.fixture
def network() -> Iterator[dict[str, str]]:
    """Namespaces by host, joined by a bridge in one more."""
    if os.name != "posix" or os.geteuid() != 0 or not all(map(shutil.which, ("ip", "tc", "nft"))):
        pytest.skip("needs root, ip, tc and nft to make bad networks")
    mark = f"k{os.getpid()}"
    spaces = {name: f"{mark}{name}" for name in NAMES}
    try:
        try:
            run("ip", "netns", "add", mark)
        except subprocess.CalledProcessError as problem:
            pytest.skip(f"no network namespaces here: {problem.stderr.decode().strip()}")
        run(*inside(mark, "ip", "link", "add", "bridge", "type", "bridge"))
        run(*inside(mark, "ip", "link", "set", "bridge", "up"))
        for number, space in enumerate(spaces.values(), 1):
            run("ip", "netns", "add", space)
            run("ip", "link", "add", "wire", "netns", space, "type", "veth", "peer", f"port{number}", "netns", mark)
            run(*inside(mark, "ip", "link", "set", f"port{number}", "master", "bridge", "up"))
            run(*inside(space, "ip", "addr", "add", f"10.77.0.{number}/24", "dev", "wire"))
            run(*inside(space, "ip", "link", "set", "lo", "up"))
            run(*inside(space, "ip", "link", "set", "wire", "up"))
            run(*inside(space, "ip", "route", "add", "default", "dev", "wire"))
        yield spaces
    finally:
        for space in (*spaces.values(), mark):
            with contextlib.suppress(subprocess.CalledProcessError):
                run("ip", "netns", "del", space)


def command(place: Path, *arguments: str) -> None:
    cli.main([*arguments, "--project", str(place)], standalone_mode=False)


def looked_into(place: Path) -> Project:
    return composition.open_project(place, lambda _: PASSPHRASE)


@pytest.fixture
def places(tmp_path, monkeypatch) -> dict[str, Path]:
    """One project on three devices of three people, each with work that the others lack."""
    monkeypatch.setenv("KODESPOR_PASSPHRASE", PASSPHRASE)
    found = {name: tmp_path / name for name in NAMES}
    composition.create_project(found["a"], "Nettprøve", "Ada Fiksjon", lambda _: PASSPHRASE).log.close()
    for name in NAMES[1:]:
        request, welcome = tmp_path / f"{name}.kreq", tmp_path / f"{name}.kwel"
        command(found[name], "request", str(request), "--name", f"Koder {name}")
        command(found["a"], "admit", str(request), str(welcome))
        command(found[name], "join", str(welcome))
    for name, place in found.items():
        project = looked_into(place)
        text = f"Dette sa {name}, og det var nok. " * 40
        source = project.do(sources.import_source, Incoming(f"intervju {name}", text, "test"))[0].event.source
        code = project.do(codebook.create_code, f"kode {name}")[0].event.code
        for _ in range(3):
            project.do(lambda context, source=source, code=code: [
                one for n in range(400) for one in codings.code_segment(context, source, n, n + 9, [code])
            ])  # fmt: skip
        project.log.close()
    return found


def lose(space: str, percent: int) -> None:
    """Drops so many of the packets that come in over the wire."""
    rules = f"""
        table ip bad {{
            chain in {{
                type filter hook input priority 0;
                iifname wire numgen random mod 100 < {percent} drop
            }}
        }}
    """
    subprocess.run(inside(space, "nft", "-f", "-"), input=rules.encode(), check=True, capture_output=True)


@contextlib.contextmanager
def talking(spaces: dict[str, str], places: dict[str, Path], *how: str) -> Iterator[None]:
    """`sync … --watch` on every host."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "KODESPOR_PASSPHRASE": PASSPHRASE}
    command = [sys.executable, "-m", "app.cli.main", "sync", *how, "--watch", "--project"]
    nowhere = subprocess.DEVNULL
    running = [
        subprocess.Popen(inside(space, *command, str(places[name])), env=environment, stdout=nowhere, stderr=nowhere)
        for name, space in spaces.items()
    ]
    try:
        yield
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(20)


@contextlib.contextmanager
def relay(bridge: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A relay behind TLS on the bridge, with a certificate that only these hosts trust; its address."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, RELAY)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(RELAY))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, secret = folder / "relay.pem", folder / "relay.key"
    pem.write_bytes(certificate.public_bytes(Encoding.PEM))
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    run(*inside(bridge, "ip", "link", "set", "lo", "up"))
    run(*inside(bridge, "ip", "addr", "add", f"{RELAY}/24", "dev", "bridge"))
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    command = [sys.executable, "-c", SERVE, str(folder / "store"), RELAY, str(PORT), str(pem), str(secret)]
    serving = subprocess.Popen(inside(bridge, *command), cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        yield f"https://{RELAY}:{PORT}"
    finally:
        serving.terminate()
        serving.wait(20)


def is_readable(project: Project) -> Callable[[Id], bool]:
    def has_words(source: Id) -> bool:
        try:
            return bool(project.text(source))
        except Refused:
            return False

    return has_words


def digests(places: dict[str, Path]) -> set[tuple[str, str, int]]:
    """What each host has: its views, its events, and how many texts it can read (keys may come after the events)."""
    found = set()
    for place in places.values():
        project = looked_into(place)
        found.add(
            (
                project.state.digest(),
                project.events_digest(),
                sum(map(is_readable(project), project.state.sources.rows)),
            )
        )
        project.log.close()
    return found


def stored(places: dict[str, Path]) -> list[tuple[int, int]]:
    """How many events and grants lie on each host; cheap, and opens no project."""
    found = []
    for place in places.values():
        with contextlib.closing(sqlite3.connect(f"file:{place / 'log.db'}?mode=ro", uri=True)) as log:
            counts = [log.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("envelopes", "grants")]
        found.append((counts[0], counts[1]))
    return found


def until_all_have_all(spaces: dict[str, str], places: dict[str, Path]) -> None:
    """Waits as long as anything comes, however slow the machine, and meanwhile cuts one host after the other off for a
    second."""
    moved, before, cuts = time.monotonic(), stored(places), 0
    while cuts == 0 or len({events for events, _ in before}) > 1 or len(digests(places)) > 1:
        if cuts < 5:
            space = spaces[NAMES[cuts % 3]]
            run(*inside(space, "ip", "link", "set", "wire", "down"))
            time.sleep(1)
            run(*inside(space, "ip", "link", "set", "wire", "up"))
            run(*inside(space, "ip", "route", "replace", "default", "dev", "wire"))
            cuts += 1
        time.sleep(1)
        now = stored(places)
        if now != before:
            moved, before = time.monotonic(), now
        assert time.monotonic() - moved < SECONDS, f"nothing came for so long: {now}"
    assert cuts > 0
    project = looked_into(places["b"])
    assert len(project.state.codings.rows) == 3600
    assert all(project.text(row.id) for row in project.state.sources.values())


@pytest.mark.parametrize("by_relay", [False, True])
def test_all_arrives_through_loss_a_slow_link_and_cuts(network, places, by_relay, tmp_path, monkeypatch):
    for space in network.values():
        lose(space, 30)
        run(*inside(space, *SLOW.split()))
    assert len(digests(places)) == 3
    with contextlib.ExitStack() as stack:
        how = ["lan"]
        if by_relay:
            bridge = network["a"].removesuffix("a")
            how = ["relay", stack.enter_context(relay(bridge, tmp_path, monkeypatch))]
        stack.enter_context(talking(network, places, *how))
        until_all_have_all(network, places)
