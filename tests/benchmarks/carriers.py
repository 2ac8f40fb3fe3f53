"""What quiet conversations, removals and noise cost, beside the program as it was before: figures of one run.

    python tests/benchmarks/carriers.py --write docs/benchmarks.md

The program before is commit BEFORE, in a worktree that this command makes and takes away; this file runs in both.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path.cwd()
sys.path.insert(0, str(ROOT))

from core.commands import codings, members, participants  # noqa: E402
from core.ids import Id  # noqa: E402
from core.log.transfer_bundle import TransferBundle  # noqa: E402
from core.project import Project  # noqa: E402
from core.sealing import crypto, envelope  # noqa: E402
from core.storage.log import Log  # noqa: E402
from sync.relay.access_token import access_token  # noqa: E402
from sync.relay.mailbox import Mailbox  # noqa: E402
from sync.session import Session  # noqa: E402
from tests.builders import World, a_code, a_source, alice, invited  # noqa: E402
from tests.wire import Wire  # noqa: E402

BEFORE = "fab2a0b"
HEADING = "## Carriers"


class Relay:
    """Mailboxes on the disk, and devices that visit all that they know of, as a client does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.boxes: dict[str, Mailbox] = {}

    def visit(self, project: Project) -> int:
        """One exchange; returns the bytes on the wire."""
        custody = project.custody
        if hasattr(custody, "mailbox_secrets"):
            secrets = custody.mailbox_secrets()[:1]
        else:
            secrets = custody.meeting_secrets()[::-1]
        total = 0
        for each in map(access_token, secrets):
            box = self.boxes.get(each.mailbox) or self._made(each.mailbox, project.id)
            wire = Wire(Session(project, True), Session(box, False))
            wire.run()
            assert not any(side.problem for side in wire.sides), [side.problem for side in wire.sides]
            total += wire.bytes
        return total

    def _made(self, name: str, project: Id) -> Mailbox:
        log = Log(self.folder / f"{name}.db")
        with log.transaction():
            log.set_note("project", project)
        self.boxes[name] = Mailbox(log, project, 1 << 40, lambda: 0)
        return self.boxes[name]


def quiet_talk(keys: int, devices: int) -> float:
    """ms of CPU on each side of a conversation with nothing new."""
    world = World(1)
    ada = alice(world)
    bo = invited(world, ada)
    for n in range(devices - 2):
        fresh = crypto.new_device(world.entropy)
        ada.do(members.admit_member, getattr(fresh, "keys", fresh.public), f"Medlem {n}")
    ada.do(lambda context: [one for n in range(keys) for one in participants.add_participant(context, f"P{n}")])
    for _ in range(4):
        Wire(Session(ada, True), Session(bo, False)).run()
    found = []
    for _ in range(5):
        begun = time.process_time()
        wire = Wire(Session(ada, True), Session(bo, False))
        wire.run()
        found.append((time.process_time() - begun) / 2 * 1000)
        assert wire.flights == 2
    return sorted(found)[2]


def removal(folder: Path, events: int, mebibytes: int) -> int:
    """Bytes on the wire for the first exchange with the relay after a removal."""
    world = World(2)
    secrets = crypto.new_device(world.entropy)
    log = Log(folder / "log.db")
    ada = Project.create(log, secrets, world.clock(), world.entropy, "Måling", "Ada")
    bo = invited(world, ada)
    source, codes = a_source(ada), [a_code(ada, f"kode {n}") for n in range(20)]

    def some(context):
        for n in range(5000):
            yield from codings.code_segment(context, source, n % 200, n % 200 + 9, [codes[n % 20]])

    for _ in range(events // 5000):
        ada.do(lambda context: list(some(context)))
    ada.attach("source", source, "opptak", "audio/ogg", (os.urandom(1 << 20) for _ in range(mebibytes)))
    relay = Relay(folder)
    relay.visit(ada)
    assert relay.visit(ada) < 1000
    ada.do(members.remove_member, bo.member)
    return relay.visit(ada)


def noise(folder: Path, mebibytes: int) -> tuple[int, int]:
    """Bytes on the wire for the first and the third visit to a mailbox with noise by a stranger."""
    world = World(3)
    ada = alice(world)
    relay = Relay(folder)
    relay.visit(ada)
    (box,) = relay.boxes.values()
    stranger = crypto.new_device(world.entropy)
    key, signer = world.entropy(32), crypto.Signer(stranger)
    if hasattr(crypto, "new_key"):
        key = crypto.new_key(crypto.KeyKind.SEALING, stranger.public.device, world.entropy)
    previous, made = envelope.NO_EVENT, []
    for seq in range(1, mebibytes * 1024 + 1):
        place = envelope.Place(ada.id, stranger.public.device, seq, previous)
        made.append(envelope.parse(envelope.seal(place, bytes(600), key, signer, world.entropy)))
        previous = made[-1].id
    box.accept(TransferBundle(ada.id, (stranger.public,), tuple(made), ()))
    visits = [relay.visit(ada) for _ in range(3)]
    return visits[0], visits[2]


def figures(options: argparse.Namespace) -> dict[str, float]:
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        found["noise_first"], found["noise_again"] = noise(Path(folder), options.noise)
    say("noise", found)
    found["quiet_ms"] = quiet_talk(options.keys, options.devices)
    say("quiet", found)
    for name, part in (("removal_quarter", 4), ("removal_bytes", 1)):
        with tempfile.TemporaryDirectory() as folder:
            found[name] = removal(Path(folder), options.events // part, options.recordings // part)
        say(name, found)
    return found


def say(what: str, found: dict[str, float]) -> None:
    """On standard error, since the whole takes minutes."""
    print(f"{time.strftime('%H:%M:%S')} {Path.cwd().name}: {what} {found}", file=sys.stderr, flush=True)


def in_tree(tree: Path, arguments: list[str]) -> dict[str, float]:
    """The figures of the program in a folder."""
    environment = os.environ | {"PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, __file__, "--figures", *arguments],
        cwd=tree,
        env=environment,
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"the figures of {tree} failed")
    return json.loads(done.stdout)


def document(before: dict[str, float], now: dict[str, float], options: argparse.Namespace) -> str:
    def row(what: str, name: str, unit: str, aim: float, places: int = 0) -> str:
        new, old = now[name], before[name]
        verdict = "reached" if new <= aim else "**missed**"
        return (
            f"| {what} | {new:,.{places}f} {unit} | {old:,.{places}f} {unit} | {old / new:,.0f} × | "
            f"≤ {aim:,.0f} {unit} | {verdict} |"
        )

    rows = [
        row(f"a conversation with nothing new, {options.keys:,} keys and {options.devices} devices: CPU a side",
            "quiet_ms", "ms", 20, 1),
        row(f"a removal, on the wire to a relay: {options.events:,} events, {options.recordings:,} MiB of recordings",
            "removal_bytes", "bytes", 100_000),
        row("the same with a quarter of the events and of the recordings", "removal_quarter", "bytes", 100_000),
        row(f"{options.noise} MiB of events by a stranger in a mailbox: the third visit", "noise_again", "bytes", 1000),
    ]  # fmt: skip
    return f"""{HEADING}

`python tests/benchmarks/carriers.py`: the program beside commit `{BEFORE}`, the last before mailboxes outlived epochs
and keys were wrapped once. One run, the same machine; CPU is the median of five conversations, both sides in one
process, halved.

| what | now | before | ratio | aim | |
|---|---|---|---|---|---|
{chr(10).join(rows)}

The first visit to that mailbox costs {now["noise_first"]:,.0f} bytes.
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--keys", type=int, default=1000)
    parser.add_argument("--devices", type=int, default=60)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--recordings", type=int, default=1024, help="MiB")
    parser.add_argument("--noise", type=int, default=10, help="MiB")
    parser.add_argument("--figures", action="store_true")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if options.figures:
        print(json.dumps(figures(options)))
        return
    sizes = ["--keys", options.keys, "--devices", options.devices, "--events", options.events]
    sizes += ["--recordings", options.recordings, "--noise", options.noise]
    arguments = [str(each) for each in sizes]
    from tests.benchmarks.beside import put_section, tree_of  # a tree from before has no such file

    with tree_of(BEFORE) as tree:
        before = in_tree(tree, arguments)
    text = document(before, in_tree(ROOT, arguments), options)
    if options.write:
        put_section(options.write, HEADING, text)
    print(text)


if __name__ == "__main__":
    main()
