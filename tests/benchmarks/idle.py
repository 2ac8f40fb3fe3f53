"""What an exchange with nothing new costs as a study grows, counted: it depends on no machine.

    python tests/benchmarks/idle.py

Every second decision has a reason, which has a key of its own. Ten members were removed, so there are ten epochs more.
"""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from core.commands.codings import code_segment  # noqa: E402
from core.commands.context import CommandContext, Decision  # noqa: E402
from core.commands.members import remove_member  # noqa: E402
from core.ids import CodeId, SourceId  # noqa: E402
from core.project import Project  # noqa: E402
from core.storage.log import Log  # noqa: E402
from sync.relay.mailbox import Mailbox  # noqa: E402
from sync.transports.folder import sync_folder  # noqa: E402
from tests.builders import World, a_code, a_source, alice, invited  # noqa: E402
from tests.unit.test_cost_of_a_step import steps  # noqa: E402
from tests.wire import talk  # noqa: E402

STUDIES = ((100, 2, 10), (1000, 2, 10), (1000, 10, 10), (1000, 30, 10), (1000, 10, 100), (10_000, 10, 100))
"""Decisions, devices, recordings of four pieces."""
EPOCHS = 10
AT_ONCE = 50


class Cost(NamedTuple):
    """Calls of functions, steps of this device's database, bytes of messages, files in the folder."""

    calls: int
    database: int
    bytes: int = 0
    files: int = 0


def coded(context: CommandContext, source: SourceId, code: CodeId, n: int) -> list[Decision]:
    """One coding, every second with a reason."""
    return code_segment(context, source, n % 9000, n % 9000 + 9, [code], "fordi" if n % 2 else None)


def study(decisions: int, devices: int, recordings: int) -> tuple[Project, Project, Mailbox]:
    """Two of its devices, and a mailbox, all with the same."""
    world = World(7)
    one = alice(world)
    source, code = a_source(one, "Ord om livet. " * 4000), a_code(one)
    others = [invited(world, one, f"M{n}") for n in range(devices - 1)]
    for n in range(EPOCHS):
        gone = invited(world, one, f"Borte {n}")
        one.do(remove_member, one.state.devices.rows[gone.device].member)
    for start in range(0, decisions, AT_ONCE):
        places = range(start, min(start + AT_ONCE, decisions))
        one.do(lambda context, places=places: [each for n in places for each in coded(context, source, code, n)])
    for n in range(recordings):
        one.attach("source", source, f"{n}.ogg", "audio/ogg", [bytes([n % 256]) * 2**20])
    log = Log(None)
    with log.transaction():
        log.set_note("project", one.id)
    mailbox = Mailbox(log, one.id, 10**12, lambda: 0)
    for _ in range(3):
        talk(one, others[0])
        talk(one, mailbox)
    return one, others[0], mailbox


def cost(project: Project, work: Callable[[], int]) -> Cost:
    sizes: list[int] = []
    counted = steps(project, lambda: sizes.append(work()))
    return Cost(counted["calls"], counted["database"], sizes[0])


def main() -> None:
    print("| decisions, devices, recordings | keys granted | pieces | carrier | calls | database | bytes | files |")
    print("|---|---|---|---|---|---|---|---|")
    for size in STUDIES:
        one, other, mailbox = study(*size)
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            for _ in range(3):
                sync_folder(one, place)
                sync_folder(other, place)
            found = {
                "local network": cost(one, lambda other=other, one=one: talk(one, other)[2].bytes),  # type: ignore[misc]
                "relay": cost(one, lambda mailbox=mailbox, one=one: talk(one, mailbox)[2].bytes),  # type: ignore[misc]
                "folder, asked for": cost(one, lambda place=place, one=one: sync_folder(one, place).sent)._replace(  # type: ignore[misc]
                    files=sum(each.is_file() for each in place.rglob("*"))
                ),
            }
        named = ", ".join(f"{each:,}" for each in size)
        keys, pieces = len(one.log.grant_marks()), len(one.log.chunks())
        for carrier, took in found.items():
            figures = " | ".join(f"{each:,}" for each in took)
            print(f"| {named} | {keys:,} | {pieces:,} | {carrier} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
