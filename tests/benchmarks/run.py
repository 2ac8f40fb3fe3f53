"""The benchmarks of the log, with the peer beside them: ratios in one run, medians. `make bench` writes the document."""

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

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from core import crypto  # noqa: E402
from core.commands import codebook, sources  # noqa: E402
from core.commands.codings import code_segment  # noqa: E402
from core.commands.desk import Decision  # noqa: E402
from core.commands.sources import Incoming  # noqa: E402
from core.devicefile import DeviceFile, seal_device_file  # noqa: E402
from core.events.codings import SegmentCoded  # noqa: E402
from core.project import Moment, Project  # noqa: E402
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


def many_codings(desk, events: int, source, codes):
    key = desk.state.sources.rows[source].key
    random = Random(1)
    for _ in range(events):
        start = random.randrange(0, 90_000)
        event = SegmentCoded(desk.new_id(), source, start, start + random.randrange(5, 400), random.choice(codes))
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
        project = Project.found(self.log, self.secrets, clock, os.urandom, "Benchmark", "A")
        self.source = project.do(sources.import_source, Incoming("Text", "Ord om livet. " * 8000, "b"))[0].event.source
        self.codes = [project.do(codebook.create_code, f"Code {n}")[0].event.code for n in range(40)]
        self.project = project
        batch = 10_000
        rates = []
        for _ in range(events // batch):
            decide = lambda desk: list(many_codings(desk, batch, self.source, self.codes))  # noqa: E731
            rates.append(batch / timed(lambda: project.do(decide)))
        self.append_rate = statistics.median(rates)

    def open(self) -> Project:
        return Project(self.log, self.secrets, clock, os.urandom)

    def without_checkpoints(self) -> None:
        with self.log.transaction():
            self.log.save_checkpoints(0, [])


def peer(root: Path, events: int) -> dict[str, float]:
    """The PyPI package eventsourcing: SQLite, its AES cipher, one aggregate with as many events."""
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
    replay = median(lambda: fresh.repository.get(study.id))
    return {"replay_rate": events / replay, "append_rate": statistics.median(rates)}


def peak_mib(ours: Ours) -> float:
    """Peak resident memory of a process that does a cold rebuild and nothing else."""
    code = (
        "import sys,os,resource,time; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "from app.start import unlock_device\n"
        "from tests.benchmarks.run import clock\n"
        "from core.project import Project; from core.storage.log import Log\n"
        "folder = Path(sys.argv[2])\n"
        f"secrets = unlock_device(folder, {PASSPHRASE!r}).secrets\n"
        "Project(Log(folder / 'log.db'), secrets, clock, os.urandom)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
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
    from core.parcel import Parcel

    shared = root / "shared"
    shared.mkdir()
    secrets = crypto.new_device(os.urandom)
    ours.project.do(members.add_device, ours.project.member, secrets.public)
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
        receiver.accept(Parcel(receiver.id, devices, (), grants))
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

        seconds = statistics.median(timed(cold) for _ in range(ROUNDS))
        figures["rebuild_rate"] = len(ours.opened.timeline.order) / seconds
        assert digest
        figures["peak_mib"] = peak_mib(ours)
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
        figures |= {f"peer_{name}": value for name, value in peer(root, events).items()}
        return figures


def document(f: dict[str, float]) -> str:
    replay, append = f["rebuild_rate"] / f["peer_replay_rate"], f["append_rate"] / f["peer_append_rate"]
    goal = max(20_000, f["peer_append_rate"])
    rows = [
        ("cold rebuild: read, check the chain, open, fold, keep checkpoints", f"{f['rebuild_rate']:,.0f} events/s, "
         f"{replay:.1f} × `eventsourcing` ({f['peer_replay_rate']:,.0f})", "≥ 5 ×", replay >= 5),
        ("its peak memory", f"{f['peak_mib']:.0f} MiB", "≤ 300 MB", f["peak_mib"] <= 286),
        ("`kodespor --version`", f"{f['version_s']:.2f} s", "≤ 0.3 s", f["version_s"] <= 0.3),
        ("opening again: `kodespor codes` less `--version`", f"{f['codes_s'] - f['version_s']:.2f} s", "≤ 0.5 s",
         f["codes_s"] - f["version_s"] <= 0.5),
        ("the same with `kodespor status`, which computes both digests", f"{f['status_s'] - f['version_s']:.2f} s",
         "≤ 0.5 s", f["status_s"] - f["version_s"] <= 0.5),
        ("batch sealing: sealed, signed, durable, opened again, folded", f"{f['append_rate']:,.0f} events/s, "
         f"{append:.1f} × `eventsourcing` ({f['peer_append_rate']:,.0f})", f"≥ {goal:,.0f} events/s", f["append_rate"] >= goal),
        ("a single durable coding", f"{f['single_ms']:.1f} ms", "≤ 5 ms", f["single_ms"] <= 5),
        ("receiving by folder sync", f"{f['receive_rate']:,.0f} events/s", "≥ 30,000 events/s", f["receive_rate"] >= 30_000),
        ("a coding on disk, checkpoints included", f"{f['disk_bytes']:.0f} bytes", "≤ 400 bytes", f["disk_bytes"] <= 400),
        ("a coding in segments", f"{f['segment_bytes']:.0f} bytes", "≤ 250 bytes", f["segment_bytes"] <= 250),
        ("the state at any N, median of 21", f"{f['as_of_median_ms']:.0f} ms", "≤ 100 ms", f["as_of_median_ms"] <= 100),
        ("the state at any N, worst of 21", f"{f['as_of_worst_ms']:.0f} ms", "≤ 100 ms", f["as_of_worst_ms"] <= 100),
    ]  # fmt: skip
    table = "\n".join(
        f"| {what} | {figure} | {aim} | {'reached' if ok else '**missed**'} |" for what, figure, aim, ok in rows
    )
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    return BEFORE.format(events=int(f["events"]), machine=machine, table=table)


BEFORE = """# Benchmarks

Written by `make bench` (`python tests/benchmarks/run.py --write docs/benchmarks.md`). All figures are of one run on one
machine ({machine}; shared and noisy), medians of three rounds or more, with {events:,} coding events.

| what | figure | aim | |
|---|---|---|---|
{table}

The peer is the PyPI package `eventsourcing` with SQLite and its AES cipher: one aggregate with as many events of the
same fields. It does neither chain nor sign its events.
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
