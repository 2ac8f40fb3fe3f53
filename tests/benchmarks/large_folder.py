"""What a large study costs in a shared folder, beside the program as it was before: medians of one run.

    python tests/benchmarks/large_folder.py --write docs/benchmarks.md

The program before is commit BEFORE, in a worktree that this command makes and takes away; this file runs in both, by
turns, each time on a copy of the same study.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path.cwd()
sys.path.insert(0, str(ROOT))

from core.commands import codebook, sources  # noqa: E402
from core.commands.sources import Incoming  # noqa: E402
from core.project import Project  # noqa: E402
from core.storage.log import Log  # noqa: E402
from sync.transports.folder import sync_folder  # noqa: E402
from tests.benchmarks.growth import Hours, a_device, coded, opened  # noqa: E402

BEFORE = "ec3d17f"
HEADING = "## A large study in a shared folder"
SECONDS, MIB, WRITTEN = "{:.2f} s", "{:.0f} MiB", "{:.1f} MB"
ROWS = {
    "first": ("the first exchange: processor time", SECONDS),
    "memory": ("the same: memory at most, above that of the open study", MIB),
    "again": ("an exchange after one coding more: processor time", SECONDS),
    "written": ("the same: written into the folder", WRITTEN),
}


def make(root: Path, events: int) -> None:
    """A study with so many codings."""
    secrets = a_device(root / "ada")
    ada = Project.create(Log(root / "ada" / "log.db"), secrets, Hours(), os.urandom, "Study", "Ada")
    ada.do(sources.import_source, Incoming("Text", "Ord om livet. " * 8000, "b"))
    for n in range(40):
        ada.do(codebook.create_code, f"Code {n}")
    coded(ada, events)


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bytes_in(folder: Path) -> int:
    return sum(each.stat().st_size for each in folder.rglob("*.kseg"))


def measured(root: Path) -> dict[str, float]:
    """What one process finds in a copy of the study."""
    clock = Hours()
    clock.now += 10**10
    ada, shared = opened(root / "ada", clock), root / "shared"
    shared.mkdir()
    before, began = peak_mib(), time.process_time()
    sync_folder(ada, shared)
    found = {"first": time.process_time() - began, "memory": peak_mib() - before}
    size = bytes_in(shared)
    coded(ada, 1)
    began = time.process_time()
    sync_folder(ada, shared)
    return found | {"again": time.process_time() - began, "written": (bytes_in(shared) - size) / 10**6}


def in_tree(tree: Path, study: Path) -> dict[str, float]:
    """The figures of the program in a tree."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "study"
        shutil.copytree(study, copy)
        command = [sys.executable, __file__, "--measure", str(copy)]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=tree).stdout)


def of_size(events: int, rounds: int, before: Path) -> list[str]:
    """The rows of the table for one study."""
    with tempfile.TemporaryDirectory() as temporary:
        study = Path(temporary) / "study"
        study.mkdir()
        make(study, events)
        found = [(in_tree(ROOT, study), in_tree(before, study)) for _ in range(rounds)]
    rows = []
    for name, (label, form) in ROWS.items():
        now, then = (statistics.median(each[n][name] for each in found) for n in (0, 1))
        ratio = f"{then / now:.1f} ×" if now > 0.005 else ""
        rows.append(f"| {events:,} codings: {label} | {form.format(now)} | {form.format(then)} | {ratio} |")
    return rows


def document(rows: list[str], rounds: int) -> str:
    return f"""{HEADING}

`python tests/benchmarks/large_folder.py`: the program beside commit `{BEFORE}`, the last that asked the
database once for each event, and wrote full segments once more at every exchange where there were twelve. Medians of
{rounds}; 2 cores, shared.

| what | now | before | ratio |
|---|---|---|---|
{chr(10).join(rows)}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 250_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measured(options.measure)))
        return
    from tests.benchmarks.beside import put_section, tree_of  # a tree from before has no such file

    with tree_of(BEFORE) as tree:
        rows = [row for size in options.sizes for row in of_size(size, options.rounds, tree)]
    text = document(rows, options.rounds)
    if options.write:
        put_section(options.write, HEADING, text)
    print(text)


if __name__ == "__main__":
    main()
