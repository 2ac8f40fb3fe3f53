"""Sync in a local network: devices of one project find each other and talk over TLS, with nobody in between.

What is announced (zeroconf) is a random name, a random number, and for each of the project's epochs a tag made of
that number and a secret which only members have. Strangers learn that somebody uses Kodespor, and can tie no two
announcements together.
"""

import asyncio
import contextlib
import re
import socket
from collections.abc import Callable
from typing import NamedTuple

from core.errors import Refused, StorageFailed
from core.ids import Entropy, Id
from core.keys.certificates import Credential, device_of
from core.sealing.crypto import keyed_digest
from sync.replica import Replica
from sync.session import Session
from sync.tls import context
from sync.transports.connection import READ_BYTES, Outcome, StreamPipe, run_session
from sync.transports.discovery import DiscoveredPeer, announced, browsing

SERVICE = "_kodespor._tcp.local."
TAGS_MAX = 8
HANDSHAKE_SECONDS = 10.0
CONNECTIONS_MAX = 64
REDIAL_SECONDS = (1.0, 60.0)
_LABEL = b"kodespor/rendezvous/1"
_NUMBER = re.compile(r"[0-9a-f]{32}")


class TeamCredentials(NamedTuple):
    """Who may talk: this device's credential, what TLS is to trust now, secrets by which members find each other."""

    credential: Credential
    anchors: Callable[[], list[bytes]]
    secrets: Callable[[], list[bytes]]


class PeerResult(NamedTuple):
    """A device that was talked to, and how it went."""

    device: Id | None
    outcome: Outcome


class Lan:
    """Listens, announces, looks around and talks, until stopped. `met` is told of each conversation at its end."""

    def __init__(
        self, replica: Replica, team: TeamCredentials, entropy: Entropy, met: Callable[[PeerResult], None], live: bool
    ) -> None:
        self._replica, self._team, self._met = replica, team, met
        self._name = entropy(8).hex()
        self._number = entropy(16)
        self._stop = asyncio.Event()
        self._live = live
        self._talking: dict[str, asyncio.Task[None]] = {}
        self._connections = 0
        self.port = 0
        self.devices: set[Id] = set()

    async def run(self, host: str, port: int, peers: list[tuple[str, int]], announce: bool, seconds: float) -> None:
        """Listens on `host` and `port` (0: any), calls `peers`, and looks for others; `seconds` long, or for ever if
        that is 0. Raises Refused where it cannot listen."""
        try:
            server = await asyncio.start_server(self._called, host, port, limit=READ_BYTES)
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise Refused("lan-cannot-listen", host=host, port=str(port), reason=reason) from problem
        self.port = server.sockets[0].getsockname()[1]
        try:
            async with server, contextlib.AsyncExitStack() as stack:
                if announce:
                    await self._announce(stack, host)
                for each in peers:
                    self.call(f"{each[0]}:{each[1]}", [each[0]], each[1])
                await self._wait(seconds)
        finally:
            self._stop.set()
            await asyncio.gather(*self._talking.values(), return_exceptions=True)

    async def _announce(self, stack: contextlib.AsyncExitStack, host: str) -> None:
        properties = {"v": "1", "n": self._number.hex(), "t": ",".join(self.tags(self._number))}
        zeroconf = await stack.enter_async_context(announced(SERVICE, self._name, host, self.port, properties))
        await stack.enter_async_context(browsing(SERVICE, self._on_discovered, zeroconf))

    def _on_discovered(self, one: DiscoveredPeer) -> None:
        number = one.properties.get("n", "")
        if _NUMBER.fullmatch(number):
            tags = one.properties.get("t", "").split(",")[:TAGS_MAX]
            self.found(one.name, bytes.fromhex(number), tags, one.hosts, one.port)

    def stop(self) -> None:
        """Ends all conversations, after what is under way."""
        self._stop.set()

    async def _wait(self, seconds: float) -> None:
        """Until stopped; or for a while, and until those who are being talked to have everything."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds or None)
        while not self._stop.is_set() and any(not task.done() for task in self._talking.values()):
            await asyncio.sleep(0.05)

    # -- who belongs here

    def tags(self, number: bytes) -> list[str]:
        """What members announce with this number, one for each secret, the newest first."""
        return [keyed_digest(secret, _LABEL, number).hex()[:16] for secret in self._team.secrets()[:TAGS_MAX]]

    def found(self, name: str, number: bytes, tags: list[str], hosts: list[str], port: int) -> None:
        """Somebody announces: if it is a member, one of the two calls the other."""
        if name != self._name and set(tags) & set(self.tags(number)) and self._name < name:
            self.call(name, hosts, port)

    # -- talking

    def call(self, name: str, hosts: list[str], port: int) -> None:
        """Calls a peer unless that is being done; a live one again and again, less often while it does not answer."""
        running = self._talking.get(name)
        if running is None or running.done():
            self._talking[name] = asyncio.ensure_future(self._keep_calling(hosts, port))

    async def _keep_calling(self, hosts: list[str], port: int) -> None:
        pause = REDIAL_SECONDS[0]
        while True:
            outcome = await self._call_once(hosts, port)
            pause = REDIAL_SECONDS[0] if not outcome.problem else min(2 * pause, REDIAL_SECONDS[1])
            if not self._live or self._stop.is_set():
                return
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), pause)

    async def _call_once(self, hosts: list[str], port: int) -> Outcome:
        for host in hosts:
            try:
                reader, writer = await asyncio.wait_for(
                    asyncio.open_connection(host, port, limit=READ_BYTES), HANDSHAKE_SECONDS
                )
            except (OSError, TimeoutError):
                continue
            return await self._talk(Session(self._replica, True), reader, writer, is_server=False)
        problem = Refused("lan-no-answer", hosts=hosts, port=str(port))
        self._met(PeerResult(None, Outcome(0, 0, problem)))
        return Outcome(0, 0, problem)

    async def _called(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._connections >= CONNECTIONS_MAX:
            writer.close()
            return
        task = asyncio.ensure_future(self._talk(Session(self._replica, False), reader, writer, is_server=True))
        self._talking[f"called {id(task)}"] = task  # type: ignore[assignment]
        await task
        self._talking.pop(f"called {id(task)}", None)

    async def _talk(
        self, session: Session, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, is_server: bool
    ) -> Outcome:
        self._connections += 1
        device = None
        try:
            secured = context(self._team.credential, self._team.anchors(), is_server)
            await asyncio.wait_for(writer.start_tls(secured), HANDSHAKE_SECONDS)
            device = device_of(writer.get_extra_info("ssl_object").getpeercert(True))
            if device is not None:
                self.devices.add(device)
            _disable_delay(writer)
            outcome = await run_session(session, StreamPipe(reader, writer), self._stop if self._live else None)
        except (OSError, TimeoutError):
            writer.close()
            outcome = Outcome(0, 0, Refused("lan-not-a-member"))
        except StorageFailed as problem:
            outcome = Outcome(session.sent, session.received, problem)
        finally:
            self._connections -= 1
        if device is not None:
            self.devices.discard(device)
        self._met(PeerResult(device, outcome))
        return outcome


def _disable_delay(writer: asyncio.StreamWriter) -> None:
    sock = writer.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
