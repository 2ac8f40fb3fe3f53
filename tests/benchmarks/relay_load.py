"""What one relay carries: `python tests/benchmarks/relay_load.py`.

500 projects with two devices each, all connected and live; so many events a second in all, each by a random device.
From the event's being durable on its device to its being folded on the other. Then two relay processes on one
PostgreSQL, of which one is killed in the middle; its devices go to the other, and everything has to arrive. With
`scale`: the same behind nginx, with objects in an S3-type store (KODESPOR_S3=s3://…) and wake-ups by NATS.
"""

import asyncio
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import httpx
import psycopg
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from app.services.peers import access_tokens_of  # noqa: E402
from core.commands import codebook  # noqa: E402
from core.project import Project  # noqa: E402
from sync.session import Session  # noqa: E402
from tests.builders import World, alice, invited  # noqa: E402
from tests.database import Database, binaries  # noqa: E402
from tests.nats_server import NatsServer  # noqa: E402
from tests.servers import Killable, free_port  # noqa: E402

PROJECTS = int(os.environ.get("KODESPOR_PROJECTS", "500"))
PER_SECOND = 100
SECONDS = int(os.environ.get("KODESPOR_SECONDS", "60"))


class Device:
    """One device that stays in conversation with a relay, and goes to the next one where that is gone."""

    def __init__(self, project: Project, relays: list[Any], first: int) -> None:
        self.project, self._relays, self._turn = project, relays, first
        self._socket = self._session = None
        self.connected = asyncio.Event()

    async def live(self) -> None:
        while True:
            with contextlib.suppress(OSError, ConnectionClosed, TimeoutError, EOFError):
                await self._talk()
            self.connected.clear()
            self._turn += 1
            await asyncio.sleep(0.2)

    async def _talk(self) -> None:
        (ticket, *_) = access_tokens_of(self.project)
        headers = {"authorization": f"Bearer {ticket.token}", "kodespor-project": self.project.id.hex()}
        address = self._relays[self._turn % len(self._relays)].address.replace("http", "ws", 1) + "/v1/talk"
        async with connect(address, additional_headers=headers, compression=None, max_size=None) as socket:
            self._session, self._socket = Session(self.project, True), socket
            await self._flush()
            async for data in socket:
                self._session.receive(data)
                if self._session.is_settled and not self.connected.is_set():
                    self.connected.set()
                    self._session.push_new()  # with what was written between the greeting and now
                await self._flush()

    async def _flush(self) -> None:
        out = self._session.drain()
        if out:
            await self._socket.send(out)

    async def write(self, name: str):
        made = self.project.do(codebook.create_code, name)[0].id
        begun = time.perf_counter()
        if self.connected.is_set():
            self._session.push_new()
            with contextlib.suppress(ConnectionClosed):
                await self._flush()
        return made, begun


async def until_there(event, begun: float, other: Device, found: list[float]) -> None:
    while event not in other.project.timeline.places:
        await asyncio.sleep(0.004)
    found.append((time.perf_counter() - begun) * 1000)


async def play(
    pairs: list[tuple[Project, Project]], doors: list[Any], relays: list[Killable], kill: bool
) -> dict[str, float]:
    random = Random(7)
    devices = [(Device(one, doors, n), Device(other, doors, n + 1)) for n, (one, other) in enumerate(pairs)]
    living = [asyncio.ensure_future(each.live()) for pair in devices for each in pair]
    begun = time.perf_counter()
    for pair in devices:
        for each in pair:
            await each.connected.wait()
    figures = {"connected_s": time.perf_counter() - begun}
    print(figures, flush=True)
    found: list[float] = []
    waiting, begun, sent = [], time.perf_counter(), 0
    while (now := time.perf_counter() - begun) < SECONDS:
        if kill and now > SECONDS / 2:
            relays[1].kill()
            kill = False
        if sent >= now * PER_SECOND:
            await asyncio.sleep(0.002)
            continue
        one, other = random.sample(random.choice(devices), 2)
        event, at = await one.write(f"kode {sent}")
        waiting.append(asyncio.ensure_future(until_there(event, at, other, found)))
        sent += 1
        await asyncio.sleep(0)
    written = time.perf_counter() - begun
    await asyncio.wait_for(asyncio.gather(*waiting), 120)
    figures |= {
        "events_per_s": sent / written,
        "median_ms": statistics.median(found),
        "p99_ms": statistics.quantiles(found, n=100)[98],
        "worst_ms": max(found),
    }
    for task in living:
        task.cancel()
    await asyncio.gather(*living, return_exceptions=True)
    lost = sum(one.events_digest() != other.events_digest() for one, other in pairs)
    return figures | {"projects_that_differ": lost, "arrived": len(found), "sent": sent}


def memory_of(relay: Killable) -> float:
    """MiB of a process."""
    status = Path(f"/proc/{relay.process.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def pairs() -> list[tuple[Project, Project]]:
    made = []
    for n in range(PROJECTS):
        world = World(n)
        ada = alice(world)
        made.append((ada, invited(world, ada)))
    return made


def run(name: str, relays: list[Killable], kill: bool, doors: list[Any] | None = None) -> None:
    try:
        figures = asyncio.run(play(pairs(), doors or relays, relays, kill))
        figures["relay_mib"] = memory_of(relays[0])
        assert httpx.get(f"{relays[0].address}/health").status_code == 200
    finally:
        for each in relays:
            each.kill()
    print(name, {key: round(value, 1) for key, value in figures.items()}, flush=True)


def on_sqlite() -> None:
    with tempfile.TemporaryDirectory() as base:
        run("SQLite, one process", [Killable(f"sqlite:///{base}/store")], False)
        size = sum(path.stat().st_size for path in Path(base).rglob("*") if path.is_file())
        print(f"disk of a mailbox: {size / PROJECTS / 1024:.0f} KiB", flush=True)


def on_postgres() -> None:
    database = Database()
    try:
        both = [Killable(database.address), Killable(database.address)]
        run("PostgreSQL, two processes, one killed", both, True)
    finally:
        database.stop()


NGINX = """
daemon off; pid {place}/pid; error_log {place}/error.log; events {{ worker_connections 8192; }}
http {{
    access_log off;
    upstream relays {{ {servers} }}
    map $http_upgrade $upgraded {{ default upgrade; '' ''; }}
    server {{
        listen 127.0.0.1:{port}; proxy_http_version 1.1; proxy_read_timeout 20m; client_max_body_size 64m;
        proxy_set_header Host $host; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $upgraded;
        location / {{ proxy_pass http://relays; }}
    }}
}}
"""


class Door(NamedTuple):
    """The one address of several relays."""

    address: str


def on_scale() -> None:
    database, nats, port = Database(), NatsServer(), free_port()
    with tempfile.TemporaryDirectory() as base:
        options = ("--objects", os.environ["KODESPOR_S3"], "--notifier", nats.address)
        both = [Killable(database.address, *options) for _ in range(2)]
        servers = " ".join(f"server {each.address.removeprefix('http://')} max_fails=0;" for each in both)
        Path(base, "nginx.conf").write_text(NGINX.format(place=base, servers=servers, port=port))
        nginx = subprocess.Popen(["nginx", "-p", base, "-c", f"{base}/nginx.conf"], stderr=subprocess.DEVNULL)
        time.sleep(1)
        try:
            run("nginx, two processes, one killed; S3; NATS", both, True, [Door(f"http://127.0.0.1:{port}")])
            with psycopg.connect(database.address) as connection:
                counts = {each: connection.execute(f"SELECT count(*) FROM {each}").fetchone()
                          for each in ("segments", "envelopes", "dropped")}  # fmt: skip
            print(counts, flush=True)
        finally:
            nginx.terminate()
            nginx.wait(20)
            nats.stop()
            database.stop()


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["sqlite", *(["postgres"] if binaries() else [])]
    for each in wanted:
        {"sqlite": on_sqlite, "postgres": on_postgres, "scale": on_scale}[each]()
