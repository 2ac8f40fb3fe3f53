"""The benchmarks of the log, with the peer beside them: ratios in one run, medians. `make bench` writes them down."""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from core.commands import codebook, sources  # noqa: E402
from core.commands.codings import code_segment  # noqa: E402
from core.commands.context import Decision  # noqa: E402
from core.commands.sources import Incoming  # noqa: E402
from core.events.codings import CodingCreated  # noqa: E402
from core.ids import CodingId  # noqa: E402
from core.keys.device_key_file import DeviceFile, seal_device_file  # noqa: E402
from core.project import Moment, Project  # noqa: E402
from core.sealing import crypto  # noqa: E402
from core.storage.log import Log  # noqa: E402
from sync.transports.folder import sync_folder  # noqa: E402

PASSPHRASE = "benchmark"
ROUNDS = 3


def clock() -> Moment:
    return Moment(int(time.time() * 1000), 60)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    return statistics.median(timed(work) for _ in range(rounds))


def many_codings(context, events: int, source, codes):
    key = context.state.sources.rows[source].key
    random = Random(1)
    for _ in range(events):
        start = random.randrange(0, 90_000)
        event = CodingCreated(
            context.new_id(CodingId), source, start, start + random.randrange(5, 400), random.choice(codes)
        )
        yield Decision(event, None, (key,))


class Ours:
    """A project on disk with so many codings, made in batches as an import makes them."""

    def __init__(self, root: Path, events: int) -> None:
        self.folder = root / "project"
        self.folder.mkdir()
        self.secrets = crypto.new_device(os.urandom)
        raw = seal_device_file(DeviceFile(self.secrets, "A"), PASSPHRASE, os.urandom, crypto.PassphraseCost())
        (self.folder / "device.key").write_bytes(raw)
        self.log = Log(self.folder / "log.db")
        project = Project.create(self.log, self.secrets, clock, os.urandom, "Benchmark", "A")
        self.source = project.do(sources.import_source, Incoming("Text", "Ord om livet. " * 8000, "b"))[0].event.source
        self.codes = [project.do(codebook.create_code, f"Code {n}")[0].event.code for n in range(40)]
        self.project = project
        batch = 10_000
        rates = []
        for _ in range(events // batch):
            prepared = project.context()
            decisions = list(many_codings(prepared, batch, self.source, self.codes))
            rates.append(batch / timed(lambda made=decisions: project.do(lambda _: made)))
        self.append_rate = statistics.median(rates)

    def open(self) -> Project:
        return Project(self.log, self.secrets, clock, os.urandom)

    def without_checkpoints(self) -> None:
        with self.log.transaction():
            self.log.save_snapshots(0, {})


def peer(root: Path, events: int) -> tuple[Callable[[], object], float]:
    """The PyPI package eventsourcing (SQLite, its AES cipher, one aggregate): a replay, and its rate of appending."""
    from uuid import uuid4

    from eventsourcing.application import Application
    from eventsourcing.cipher import AESCipher
    from eventsourcing.domain import Aggregate, event

    class Study(Aggregate):
        def __init__(self) -> None:
            self.codings: dict[str, tuple[str, str, int, int]] = {}

        @event("Coded")
        def code(self, coding: str, source: str, code: str, start: int, end: int) -> None:
            self.codings[coding] = (source, code, start, end)

    settings = {
        "PERSISTENCE_MODULE": "eventsourcing.sqlite",
        "SQLITE_DBNAME": str(root / "peer.db"),
        "CIPHER_TOPIC": "eventsourcing.cipher:AESCipher",
        "CIPHER_KEY": AESCipher.create_key(32),
    }
    application: Application = Application(settings)
    study, source, code = Study(), str(uuid4()), str(uuid4())
    batch, rates = 10_000, []
    for _ in range(events // batch):

        def append() -> None:
            for n in range(batch):
                study.code(str(uuid4()), source, code, n, n + 50)
            application.save(study)

        rates.append(batch / timed(append))
    fresh: Application = Application(settings)
    return lambda: fresh.repository.get(study.id), statistics.median(rates)


def peak_mib(ours: Ours) -> float:
    """Peak resident memory (MiB) of a process that does a cold rebuild and nothing else.

    On Linux from /proc: what getrusage tells there includes the memory of the process that started this one.
    """
    code = (
        "import sys,os,resource,time; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "from app.composition import unlock_device\n"
        "from tests.benchmarks.run import clock\n"
        "from core.project import Project; from core.storage.log import Log\n"
        "folder = Path(sys.argv[2])\n"
        f"secrets = unlock_device(folder, {PASSPHRASE!r}).secrets\n"
        "Project(Log(folder / 'log.db'), secrets, clock, os.urandom)\n"
        "status = Path('/proc/self/status')\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "if status.exists():\n"
        "    peak = int(next(line for line in status.read_text().splitlines() if 'VmHWM' in line).split()[1])\n"
        "print(peak / 1024)\n"
    )
    ours.without_checkpoints()
    command = [sys.executable, "-c", code, str(ROOT), str(ours.folder)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def command_seconds(*arguments: str, folder: Path) -> float:
    environment = os.environ | {"KODESPOR_PASSPHRASE": PASSPHRASE, "KODESPOR_PROJECT": str(folder)}
    command = [sys.executable, "-m", "app.cli.main", *arguments]

    def run() -> None:
        subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True)

    return median(run, 7)


def receiving(root: Path, ours: Ours) -> dict[str, float]:
    """A second device of the same person, which knows the beginning, receives everything else by folder."""
    from core.commands import members
    from core.log.transfer_bundle import TransferBundle

    shared = root / "shared"
    shared.mkdir()
    secrets = crypto.new_device(os.urandom)
    ours.project.do(members.add_device, ours.project.member, secrets.keys)
    sync_folder(ours.project, shared)
    segments = sum(path.stat().st_size for path in shared.rglob("*.kseg"))
    grants = tuple(grant.raw for grant in ours.log.grants())
    devices = tuple(ours.log.devices().values())
    rates = []
    for n in range(ROUNDS):
        (root / f"receiver{n}").mkdir()
        log = Log(root / f"receiver{n}" / "log.db")
        with log.transaction():
            log.set_note("project", ours.project.id)
            log.add_device(secrets.public)
        receiver = Project(log, secrets, clock, os.urandom)
        receiver.accept(TransferBundle(receiver.id, devices, (), grants))
        seconds = timed(lambda receiver=receiver: sync_folder(receiver, shared))
        assert receiver.events_digest() == ours.project.events_digest()
        assert receiver.state.digest() == ours.project.state.digest()
        rates.append(len(receiver.timeline.order) / seconds)
    return {"receive_rate": statistics.median(rates), "segments_bytes": segments}


def measure(events: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        ours = Ours(root, events)
        figures: dict[str, float] = {"events": events, "append_rate": ours.append_rate}
        one = lambda: ours.project.do(code_segment, ours.source, 5, 50, [ours.codes[0]])  # noqa: E731
        figures["single_ms"] = statistics.median(timed(one) for _ in range(200)) * 1000
        digest = ours.project.state.digest()
        figures["single_first_ms"] = (
            timed(lambda: ours.open().do(code_segment, ours.source, 5, 50, [ours.codes[0]])) * 1000
        )

        def cold() -> None:
            ours.without_checkpoints()
            ours.opened = ours.open()

        replay, figures["peer_append_rate"] = peer(root, events)
        rounds = [(timed(cold), timed(replay)) for _ in range(5)]  # side by side: the machine is shared
        seconds, peer_seconds = (statistics.median(each) for each in zip(*rounds, strict=True))
        figures["rebuild_rate"] = len(ours.opened.timeline.order) / seconds
        figures["peer_replay_rate"] = events / peer_seconds
        assert digest
        figures["peak_mib"] = peak_mib(ours)
        figures["sign_us"] = statistics.median(signature_us() for _ in range(5))
        ours.open()
        ours.log.scrub()
        figures["disk_bytes"] = (ours.folder / "log.db").stat().st_size / events
        reopened = ours.open()
        places = [Random(2).randrange(1, events) for _ in range(21)]
        times = [timed(lambda n=n: reopened.as_of(n)) for n in places]
        figures["as_of_median_ms"] = statistics.median(times) * 1000
        figures["as_of_worst_ms"] = max(times) * 1000
        figures["version_s"] = command_seconds("--version", folder=ours.folder)
        figures["codes_s"] = command_seconds("codes", folder=ours.folder)
        figures["status_s"] = command_seconds("status", folder=ours.folder)
        ours.project = reopened
        received = receiving(root, ours)
        figures["receive_rate"] = received["receive_rate"]
        figures["segment_bytes"] = received["segments_bytes"] / events
        return figures


class Row(NamedTuple):
    """One line of the table: what was measured, the figure, in words, and the bound that it is held against."""

    what: str
    figure: float
    words: str
    bound: float
    unit: str
    at_least: bool = False

    def line(self) -> str:
        reached = self.figure >= self.bound if self.at_least else self.figure <= self.bound
        sign = "≥" if self.at_least else "≤"
        verdict = "reached" if reached else "**missed**"
        return f"| {self.what} | {self.words} | {sign} {self.bound:,.10g} {self.unit} | {verdict} |"


def table(f: dict[str, float]) -> list[Row]:
    replay, append = f["rebuild_rate"] / f["peer_replay_rate"], f["append_rate"] / f["peer_append_rate"]
    rebuilt = f"{f['rebuild_rate']:,.0f} events/s, {replay:.1f} × `eventsourcing` ({f['peer_replay_rate']:,.0f})"
    sealed = f"{f['append_rate']:,.0f} events/s, {append:.1f} × `eventsourcing` ({f['peer_append_rate']:,.0f})"
    codes, status = f["codes_s"] - f["version_s"], f["status_s"] - f["version_s"]

    def rate(what: str, name: str, bound: float) -> Row:
        return Row(what, f[name], f"{f[name]:,.0f} events/s", bound, "events/s", at_least=True)

    def size(what: str, name: str, bound: float) -> Row:
        return Row(what, f[name], f"{f[name]:.0f} bytes", bound, "bytes")

    def ms(what: str, name: str, bound: float) -> Row:
        return Row(what, f[name], f"{f[name]:.1f} ms", bound, "ms")

    goal = max(20_000, f["peer_append_rate"])
    return [
        Row(
            "cold rebuild: read, check the chain, open, fold, keep checkpoints", replay, rebuilt, 5, "×", at_least=True
        ),
        Row("its peak memory", f["peak_mib"] * 1.048576, f"{f['peak_mib'] * 1.048576:.0f} MB", 300, "MB"),
        Row("`kodespor --version`", f["version_s"], f"{f['version_s']:.2f} s", 0.3, "s"),
        Row("opening again: `kodespor codes` less `--version`", codes, f"{codes:.2f} s", 0.5, "s"),
        Row("`kodespor status`, which computes two digests, less `--version`", status, f"{status:.2f} s", 0.5, "s"),
        Row(
            "sealed in batches: signed, durable, opened again, folded", f["append_rate"], sealed, goal, "events/s", True
        ),
        ms("a single durable coding", "single_ms", 5),
        rate("receiving by folder sync", "receive_rate", 30_000),
        size("a coding on disk, checkpoints included", "disk_bytes", 400),
        size("a coding in segments", "segment_bytes", 250),
        ms("the state at any N, median of 21", "as_of_median_ms", 100),
        ms("the state at any N, worst of 21", "as_of_worst_ms", 100),
    ]


def signature_us() -> float:
    """One Ed25519 signature by the library alone: the part of sealing that no code of ours can shorten."""
    signer = crypto.Signer(crypto.new_device(os.urandom))
    return timed(lambda: [signer.sign(b"label", b"data") for _ in range(5000)]) / 5000 * 1e6


def document(f: dict[str, float]) -> str:
    lines = "\n".join(row.line() for row in table(f))
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    return BEFORE.format(
        events=int(f["events"]), machine=machine, table=lines, sign=f["sign_us"], most=1e6 / f["sign_us"]
    )


BEFORE = """# Benchmarks

Written by `make bench` (`python tests/benchmarks/run.py --write docs/benchmarks.md`). All figures are of one run on one
machine ({machine}; shared and noisy), medians of three rounds or more, with {events:,} coding events.

| what | figure | aim | |
|---|---|---|---|
{table}

The peer is the PyPI package `eventsourcing` with SQLite and its AES cipher: one aggregate with as many events of the
same fields. It does neither chain nor sign its events. One Ed25519 signature alone took {sign:.0f} µs in this run, so
nothing that signs every event could seal more than {most:,.0f} events/s here.
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    figures = measure(options.events)
    if options.write:
        kept = options.write.read_text(encoding="utf-8") if options.write.exists() else ""
        mark = "\n## "
        tail = kept[kept.index(mark) :] if mark in kept else ""
        options.write.write_text(document(figures) + tail, encoding="utf-8")
    print(json.dumps(figures, indent=2) if options.json else document(figures))


if __name__ == "__main__":
    main()
