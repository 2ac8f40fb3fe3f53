"""What a late colleague costs: many events that were made long ago come in many files, or in one conversation.

    python tests/benchmarks/late.py --write docs/benchmarks.md

Each way of coming is measured on a copy of the same project, from the call to a state that can be looked at.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from core.commands.context import Decision  # noqa: E402
from core.events.codings import CodingCreated  # noqa: E402
from core.ids import CodingId  # noqa: E402
from core.project import Project  # noqa: E402
from sync.relay.mailbox import Mailbox  # noqa: E402
from sync.session import Session  # noqa: E402
from sync.transports.folder import sync_folder  # noqa: E402
from tests.builders import World, a_code, a_source, alice, exchange, fresh_copy, invited, twin_of  # noqa: E402
from tests.wire import Wire  # noqa: E402

HEADING = "## A late colleague"


def coded(project: Project, source: bytes, codes: list[bytes], count: int, in_one: int) -> None:
    """So many codings, in steps of some."""
    random = Random(count)

    def some(context):  # type: ignore[no-untyped-def]
        key = context.state.sources.rows[source].key
        for _ in range(in_one):
            start = random.randrange(250)
            event = CodingCreated(context.new_id(CodingId), source, start, start + 9, random.choice(codes))
            yield Decision(event, None, (key,))

    for _ in range(count // in_one):
        project.do(lambda context: list(some(context)))


class Study:
    """Ada with `events` codings who has not heard of Bo's `late` ones, made before hers; these lie in a folder in
    `files` parts, and with Bo, and in a mailbox at a relay."""

    def __init__(self, root: Path, events: int, late: int, files: int) -> None:
        self.world, self.folder = World(2), root / "shared"
        self.folder.mkdir()
        self.ada = alice(self.world)
        source, codes = a_source(self.ada), [a_code(self.ada, f"kode {n}") for n in range(20)]
        self.bo = invited(self.world, self.ada, "Bo")
        exchange(self.ada, self.bo)
        sync_folder(self.bo, self.folder)
        for _ in range(files):
            coded(self.bo, source, codes, late // files, late // files)
            sync_folder(self.bo, self.folder)
        coded(self.ada, source, codes, events, 2000)
        self.mailbox = Mailbox(twin_of(self.bo, self.world).log, self.bo.id, 1 << 40, lambda: 0)

    def by_folder(self, project: Project) -> None:
        sync_folder(project, self.folder)

    def by_talk(self, project: Project) -> None:
        Wire(Session(project, True), Session(twin_of(self.bo, self.world), False)).run()

    def by_relay(self, project: Project) -> None:
        Wire(Session(project, True), Session(self.mailbox, False)).run()  # type: ignore[arg-type]

    def seconds(self, way: Callable[[Project], None]) -> float:
        """Of processor time, until the state can be looked at; it is compared with the log folded anew."""
        project = twin_of(self.ada, self.world)
        begun = time.process_time()
        way(project)
        digest = project.state.digest
        found = time.process_time() - begun
        assert digest() == fresh_copy(project, self.world).state.digest(), "folded late, and folded anew"
        return found


BEFORE = {"folder": 21.7, "talk": 7.6, "relay": 7.0}
"""Seconds by commit d235ef7, the last before late events were folded once; one run, the same machine."""
LABELS = {
    "folder": "in {files} files of a shared folder, this device's own written there too",
    "talk": "in a conversation, both sides",
    "relay": "from a mailbox, both sides",
}


def document(found: dict[str, float], options: argparse.Namespace) -> str:
    rows = []
    for name, seconds in found.items():
        what, before = LABELS[name].format(files=options.files), BEFORE[name]
        rows.append(f"| {what} | {seconds:.2f} s | {before} s | {before / seconds:.0f} × |")
    return f"""{HEADING}

`python tests/benchmarks/late.py`: {options.late:,} codings made long ago come to a device that holds
{options.events:,} later ones. Seconds of processor time from the call to a state that can be looked at, medians of
{options.rounds}; 2 cores, x86_64, Linux, shared and noisy. The aim is 0.6 s. Each time the state is compared with that
of the log folded anew.

| {options.late:,} late events | now | before | ratio |
|---|---|---|---|
{chr(10).join(rows)}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("events", 20_000), ("late", 4000), ("files", 40), ("rounds", 3)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        study = Study(Path(root), options.events, options.late, options.files)
        ways = {"folder": study.by_folder, "talk": study.by_talk, "relay": study.by_relay}
        found = {
            name: statistics.median(study.seconds(way) for _ in range(options.rounds)) for name, way in ways.items()
        }
    text = document(found, options)
    print(text)
    if options.write:
        whole = options.write.read_text(encoding="utf-8")
        before, _, after = whole.partition(HEADING)
        rest = after.partition("\n## ")
        kept = f"\n## {rest[2]}" if rest[1] else ""
        options.write.write_text(before.rstrip() + "\n\n" + text + kept, encoding="utf-8")


if __name__ == "__main__":
    main()
