"""How quick sync is over the local network and a relay, on loopback: `python tests/benchmarks/network.py`.

A project with 100,000 codings on disk; a second device that has nothing but its welcome to an empty project; each side
in a process of its own. Live: from a coding's being durable here to its being folded there, median of 30.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from app import composition  # noqa: E402
from app.cli.main import cli  # noqa: E402
from app.services.peers import access_tokens_of, team_credentials  # noqa: E402
from core.commands import codebook, sources  # noqa: E402
from core.commands.sources import Incoming  # noqa: E402
from core.project import Project  # noqa: E402
from sync.transports import relay  # noqa: E402
from sync.transports.lan import Lan  # noqa: E402
from tests.benchmarks.screens import _coding, prose  # noqa: E402
from tests.wire import talk  # noqa: E402

PASSPHRASE = "riktig hest batteri stift"
EVENTS = int(os.environ.get("KODESPOR_EVENTS", "100000"))
HERE = "127.0.0.1"


def opened(place: Path) -> Project:
    return composition.open_project(place, lambda _: PASSPHRASE)


def command(place: Path, *arguments: str) -> None:
    with open(os.devnull, "w") as nowhere:
        out, sys.stdout = sys.stdout, nowhere
        try:
            cli.main([*arguments, "--project", str(place)], standalone_mode=False)
        finally:
            sys.stdout = out


def two_devices(base: Path, name: str, events: int) -> tuple[Path, Path]:
    """A device with so many codings, and one that was let in before."""
    first, second = base / f"{name}-a", base / f"{name}-b"
    composition.create_project(first, "Maaling", "Ada Fiksjon", lambda _: PASSPHRASE).log.close()
    request, welcome = base / f"{name}.kreq", base / f"{name}.kwel"
    command(second, "request", str(request), "--name", "Bo Fiksjon")
    command(first, "admit", str(request), str(welcome))
    command(second, "join", str(welcome))
    project = opened(first)
    # What the second said on joining lies before everything else: late, it would have all of it folded again.
    talk(project, opened(second))
    source = project.do(sources.import_source, Incoming("langt", prose(20_000, 7), "b"))[0].event.source
    codes = [project.do(codebook.create_code, f"kode {n}")[0].event.code for n in range(60)]
    random = Random(1)
    for _ in range(events // 10_000):
        project.do(lambda context: [_coding(context, project, random, [source], codes) for _ in range(10_000)])
    project.log.close()
    return first, second


def process(*arguments: str) -> subprocess.Popen:
    environment = os.environ | {"KODESPOR_PASSPHRASE": PASSPHRASE, "PYTHONPATH": str(ROOT)}
    quiet = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", "app.cli.main", *arguments], env=environment, stdout=quiet,
                            stderr=quiet)  # fmt: skip


def by_lan(base: Path) -> dict[str, float]:
    first, second = two_devices(base, "lan", EVENTS)
    serving = process("sync", "lan", "--watch", "--quiet", "--listen", f"{HERE}:8511", "--project", str(first))
    time.sleep(4)
    project = opened(second)
    try:
        lan = Lan(
            project, team_credentials(project, composition.entropy), composition.entropy, lambda _: None, live=False
        )
        begun = time.perf_counter()
        asyncio.run(lan.run(HERE, 0, [(HERE, 8511)], False, 0.01))
        took = time.perf_counter() - begun
    finally:
        serving.terminate()
        serving.wait(20)
    assert len(project.state.codings.rows) == EVENTS
    return {"lan_events_per_s": EVENTS / took}


def by_relay(base: Path) -> dict[str, float]:
    first, second = two_devices(base, "relay", EVENTS)
    store = f"sqlite:///{base / 'store'}"
    serving = process("relay", "serve", "--listen", f"{HERE}:8512", "--store", store)
    time.sleep(3)
    address = f"http://{HERE}:8512"
    figures = {}
    try:
        for name, place in (("up", first), ("down", second)):
            project = opened(place)
            begun = time.perf_counter()
            outcome = asyncio.run(relay.talk(project, address, access_tokens_of(project), None))
            figures[f"relay_{name}_events_per_s"] = EVENTS / (time.perf_counter() - begun)
            assert outcome.problem is None
        assert len(project.state.codings.rows) == EVENTS
        figures["relay_through_events_per_s"] = 1 / sum(1 / each for each in figures.values())
        figures |= live_by_relay(address, opened(first), project)
    finally:
        serving.terminate()
        serving.wait(20)
    return figures


async def latencies(one: Project, other: Project) -> list[float]:
    """From durable here to folded there."""
    source, codes = next(iter(one.state.sources.rows)), list(one.state.codes.rows)
    random, found = Random(2), []
    for _ in range(30):
        made = one.do(lambda context: [_coding(context, one, random, [source], codes)])[0]
        begun = time.perf_counter()
        while made.id not in other.timeline.places:
            await asyncio.sleep(0.001)
        found.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(0.1)
    return found


def live_by_relay(address: str, one: Project, other: Project) -> dict[str, float]:
    async def play() -> list[float]:
        stop = asyncio.Event()
        running = [
            asyncio.ensure_future(
                relay.keep_talking(each, address, lambda each=each: access_tokens_of(each), stop, lambda _: None)
            )
            for each in (one, other)
        ]
        await asyncio.sleep(4)
        found = await latencies(one, other)
        stop.set()
        await asyncio.gather(*running)
        return found

    return {"relay_live_ms": statistics.median(asyncio.run(play()))}


def live_by_lan(base: Path) -> dict[str, float]:
    first, second = (opened(each) for each in two_devices(base, "live", 0))

    async def play() -> list[float]:
        lans = [
            Lan(each, team_credentials(each, composition.entropy), composition.entropy, lambda _: None, live=True)
            for each in (first, second)
        ]
        running = [asyncio.ensure_future(lans[0].run(HERE, 8513, [], False, 0))]
        await asyncio.sleep(0.3)
        running.append(asyncio.ensure_future(lans[1].run(HERE, 0, [(HERE, 8513)], False, 0)))
        await asyncio.sleep(2)
        found = await latencies(first, second)
        for each in lans:
            each.stop()
        await asyncio.gather(*running)
        return found

    return {"lan_live_ms": statistics.median(asyncio.run(play()))}


def idle(base: Path) -> dict[str, float]:
    first, second = (opened(base / name) for name in ("lan-a", "lan-b"))
    talk(first, second)
    _, _, wire = talk(first, second)
    return {"idle_messages": wire.flights, "idle_bytes": wire.bytes}


def main() -> None:
    os.environ["KODESPOR_PASSPHRASE"] = PASSPHRASE
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        figures = by_lan(base) | idle(base) | live_by_lan(base) | by_relay(base)
    print(json.dumps({name: round(value, 1) for name, value in figures.items()}, indent=1))


if __name__ == "__main__":
    main()
