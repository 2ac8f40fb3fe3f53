"""How cost grows with a study: the same work in studies of several sizes, each measured in a process of its own.

    python tests/benchmarks/growth.py --sizes 10000 100000 1000000

Each study lies on disk. Its codings were made in batches, as an import makes them; one code more comes with each.
A colleague's late events were made before all but the first tenth of them.
"""

import argparse
import json
import os
import shutil
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

from core.commands import codebook, members, sources  # noqa: E402
from core.commands.codings import code_segment  # noqa: E402
from core.commands.context import Decision  # noqa: E402
from core.commands.sources import Incoming  # noqa: E402
from core.events.codings import CodingCreated  # noqa: E402
from core.ids import CodingId  # noqa: E402
from core.log.transfer_bundle import TransferBundle  # noqa: E402
from core.project import Moment, Project  # noqa: E402
from core.sealing import crypto  # noqa: E402
from core.storage.log import Log  # noqa: E402
from sync.transports.folder import sync_folder  # noqa: E402

LATE, FILES = 10_000, 40


class Hours:
    """A clock that goes on by a second with each look; it begins in 2026."""

    def __init__(self) -> None:
        self.now = 1_767_225_600_000

    def __call__(self) -> Moment:
        self.now += 1000
        return Moment(self.now, 60)


def opened(folder: Path, clock: Callable[[], Moment]) -> Project:
    secrets = crypto.DeviceSecrets(*map(bytes.fromhex, json.loads((folder / "secrets").read_text())))
    return Project(Log(folder / "log.db"), secrets, clock, os.urandom)


def a_device(folder: Path) -> crypto.DeviceSecrets:
    folder.mkdir()
    secrets = crypto.new_device(os.urandom)
    (folder / "secrets").write_text(json.dumps([each.hex() for each in secrets]))
    return secrets


def coded(project: Project, count: int, batch: int = 10_000) -> None:
    """So many codings, in steps."""
    source, random = next(iter(project.state.sources.rows.values())), Random(count)
    codes = list(project.state.codes.rows)[:40]

    def some(context, number):  # type: ignore[no-untyped-def]
        for _ in range(number):
            start = random.randrange(90_000)
            event = CodingCreated(context.new_id(CodingId), source.id, start, start + 50, random.choice(codes))
            yield Decision(event, None, (source.key,))

    for done in range(0, count, batch):
        number = min(batch, count - done)
        project.do(lambda context, number=number: list(some(context, number)))


def make(root: Path, events: int) -> None:
    """Ada's study, and the late events of her other device in a folder in FILES parts."""
    clock, secrets = Hours(), a_device(root / "ada")
    ada = Project.create(Log(root / "ada" / "log.db"), secrets, clock, os.urandom, "Study", "Ada")
    ada.do(sources.import_source, Incoming("Text", "Ord om livet. " * 8000, "b"))
    for n in range(40):
        ada.do(codebook.create_code, f"Code {n}")
    other = a_device(root / "other")
    ada.do(members.add_device, ada.member, other.keys)
    coded(ada, events // 10)
    log = Log(root / "other" / "log.db")
    with log.transaction():
        log.set_note("project", ada.id)
        log.add_device(other.public)
    late = Project(log, other, clock, os.urandom)
    grants = tuple(grant.raw for grant in ada.log.grants())
    late.accept(TransferBundle(ada.id, tuple(ada.log.devices().values()), (), grants))
    (root / "shared").mkdir()
    sync_folder(ada, root / "shared")
    sync_folder(late, root / "shared")
    for _ in range(FILES):
        coded(late, LATE // FILES)
        sync_folder(late, root / "shared")
    began = time.perf_counter()
    coded(ada, events - events // 10)
    rate = (events - events // 10) / (time.perf_counter() - began)
    size = (root / "ada" / "log.db").stat().st_size / events
    (root / "made").write_text(json.dumps({"sealed": rate, "disk": size}))


def memory_mib() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def ready(root: Path) -> None:
    """Snapshots by this program are there, and Ada's own codings are in the folder; the late ones are put aside."""
    shared, kept = root / "shared", root / "late"
    late = opened(root / "other", Hours())
    (kept / "shared").mkdir(parents=True)
    for path in list(shared.rglob("*")):
        if path.is_file() and late.device.hex() in str(path.relative_to(shared)):
            (kept / path.relative_to(root)).parent.mkdir(parents=True, exist_ok=True)
            path.rename(kept / path.relative_to(root))
    sync_folder(opened(root / "ada", Hours()), shared)


def measured(root: Path) -> dict[str, float]:
    """What one process finds: opening, memory, decisions, and then what the late colleague costs."""
    clock, before = Hours(), memory_mib()
    clock.now += 10**10
    began = time.process_time()
    ada = opened(root / "ada", clock)
    found = {"open": time.process_time() - began, "memory": memory_mib() - before}
    source, code = next(iter(ada.state.sources.rows)), next(iter(ada.state.codes.rows))

    def decision(n: int) -> float:
        start = time.process_time()
        ada.do(code_segment, source, n, n + 9, [code])
        return (time.process_time() - start) * 1000

    found["decision"] = statistics.median(decision(n) for n in range(41))
    shutil.copytree(root / "late", root, dirs_exist_ok=True)
    began, again = time.process_time(), ada.timeline.opened_again
    sync_folder(ada, root / "shared")
    ada.state.digest  # noqa: B018
    found["late"] = time.process_time() - began
    found["opened_again"] = ada.timeline.opened_again - again
    found["decision_after"] = statistics.median(decision(n) for n in range(41))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--keep", type=Path, help="the studies are made there once, and used again")
    for step in ("--ready", "--measure"):
        parser.add_argument(step, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ready:
        ready(options.ready)
        return
    if options.measure:
        print(json.dumps(measured(options.measure)))
        return
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as temporary:
            root = (options.keep or Path(temporary)) / str(size)
            if not root.exists():
                root.mkdir(parents=True)
                make(root, size)
            copy = Path(temporary) / "copy"
            shutil.copytree(root, copy)
            for step in ("--ready", "--measure"):
                command = [sys.executable, __file__, step, str(copy)]
                found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            made = json.loads((root / "made").read_text())
            print(size, {name: round(value, 3) for name, value in (made | json.loads(found)).items()}, flush=True)


if __name__ == "__main__":
    main()
