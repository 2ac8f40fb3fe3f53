"""Sync in a local network: devices of one project find each other and talk over TLS, with nobody in between.

What is announced (zeroconf) is a random name, a random number, and for each of the project's epochs two tags made of
that number and a secret which only members have: of the project, and of the device. Strangers learn that somebody uses
Kodespor, and can tie no two announcements together. Whom to call when: sync/transports/peers.py.
"""

import asyncio
import contextlib
import re
import socket
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from core.errors import Refused, StorageFailed
from core.ids import Entropy, Id
from core.keys.certificates import Credential, device_of
from core.sealing.crypto import keyed_digest
from sync.replica import Member
from sync.session import Session
from sync.tls import context
from sync.transports.connection import READ_BYTES, Outcome, StreamPipe, run_session
from sync.transports.discovery import DiscoveredPeer, addresses, announced, browsing
from sync.transports.peers import LOOK_AGAIN_SECONDS, PATIENCE_SECONDS, Peer, Place

SERVICE = "_kodespor._tcp.local."
TAGS_MAX = 8
HANDSHAKE_SECONDS = 10.0
CONNECTIONS_MAX = 64
LOOK_SECONDS = 1.0
"""How often to look whether the machine has other addresses, or a device is free to be called."""
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
        self, replica: Member, team: TeamCredentials, entropy: Entropy, met: Callable[[PeerResult], None], live: bool
    ) -> None:
        self._replica, self._team, self._met = replica, team, met
        self._name = entropy(8).hex()
        self._number = entropy(16)
        self._stop = asyncio.Event()
        self._live = live
        self._talking: dict[str, asyncio.Task[None]] = {}
        self._peers: dict[str, Peer] = {}
        self._connections = self._calls = 0
        self._talked: set[Id] = set()
        self._open: Counter[Id] = Counter()
        self.port = 0

    @property
    def devices(self) -> set[Id]:
        """The devices that are talked to now."""
        return set(self._open)

    async def run(self, host: str, port: int, peers: list[tuple[str, int]], announce: bool, seconds: float) -> None:
        """Listens on `host` and `port` (0: any), calls `peers`, and looks for others; `seconds` long, or for ever if
        that is 0. Raises Refused where it cannot listen."""
        try:
            server = await asyncio.start_server(self._called, host, port, limit=READ_BYTES)
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise Refused("lan-cannot-listen", host=host, port=str(port), reason=reason) from problem
        self.port = server.sockets[0].getsockname()[1]
        looking: asyncio.Future[None] | None = None
        try:
            async with server:
                for each in peers:
                    self.call(f"{each[0]}:{each[1]}", Place([each[0]], each[1]), is_named=True)
                if announce:
                    looking = asyncio.ensure_future(self._keep_looking(host))
                await self._wait(seconds, looking)
        finally:
            self._stop.set()
            others = [looking] if looking is not None else []
            await asyncio.gather(*others, *self._talking.values(), return_exceptions=True)

    async def _keep_looking(self, host: str) -> None:
        """Announces and looks around, in rounds. Raises Refused where that is not possible; a live one says so, and
        tries again: a network may come."""
        seconds, has_told = LOOK_AGAIN_SECONDS[0], False
        while not self._stop.is_set():
            try:
                has_moved = await self._look_once(host, seconds)
                has_told = False
            except Refused as problem:
                if not self._live:
                    raise
                if not has_told:
                    self._met(PeerResult(None, Outcome(0, 0, problem)))
                has_told, has_moved = True, False
                await self._pause(seconds)
            seconds = LOOK_AGAIN_SECONDS[0] if has_moved else min(2 * seconds, LOOK_AGAIN_SECONDS[1])

    async def _look_once(self, host: str, seconds: float) -> bool:
        """One round, with sockets of its own, since those of the round before may belong to a network that is gone.
        Ends early, and is true, where the machine has got other addresses."""
        tags, devices = self.tags(self._number), self.device_tags(self._number, self._replica.device)
        properties = {"v": "1", "n": self._number.hex(), "t": ",".join(tags), "d": ",".join(devices)}
        known, loop = addresses(host), asyncio.get_running_loop()
        async with (
            announced(SERVICE, self._name, host, self.port, properties) as zeroconf,
            browsing(SERVICE, self._on_discovered, zeroconf),
        ):
            end = loop.time() + seconds
            while not self._stop.is_set() and loop.time() < end:
                await self._pause(LOOK_SECONDS)
                if addresses(host) != known:
                    return True
        return False

    async def _pause(self, seconds: float) -> None:
        """So long, or until this is to stop."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds)

    def _on_discovered(self, one: DiscoveredPeer) -> None:
        number = one.properties.get("n", "")
        if _NUMBER.fullmatch(number):
            tags, devices = (one.properties.get(each, "").split(",")[:TAGS_MAX] for each in ("t", "d"))
            self.found(one, bytes.fromhex(number), tags, devices)

    def stop(self) -> None:
        """Ends all conversations, after what is under way."""
        self._stop.set()

    async def _wait(self, seconds: float, looking: "asyncio.Future[None] | None") -> None:
        """Until stopped; or for a while, and until those who are being talked to have everything. Raises Refused where
        looking around is not possible."""
        stopped = asyncio.ensure_future(self._stop.wait())
        either: set[asyncio.Future[Any]] = {stopped} if looking is None else {stopped, looking}
        await asyncio.wait(either, timeout=seconds or None, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if looking is not None and looking.done():
            looking.result()
        while not self._stop.is_set() and (self._calls or self._connections):
            await asyncio.sleep(0.05)

    # -- who belongs here

    def tags(self, number: bytes) -> list[str]:
        """What members announce with this number, one for each secret, the newest first."""
        return [keyed_digest(secret, _LABEL, number).hex()[:16] for secret in self._team.secrets()[:TAGS_MAX]]

    def device_tags(self, number: bytes, device: Id) -> list[str]:
        """What a device announces beside those, in the same order, so that members know which it is."""
        return [keyed_digest(each, _LABEL, number + device).hex()[:16] for each in self._team.secrets()[:TAGS_MAX]]

    def found(self, one: DiscoveredPeer, number: bytes, tags: list[str], devices: list[str]) -> None:
        """Somebody announces: a member is called, by one of the two at once, by the other if nothing comes of that."""
        if one.name == self._name or not set(tags) & set(self.tags(number)):
            return
        known = (each for each in self._replica.log.devices() if set(devices) & set(self.device_tags(number, each)))
        place = Place(one.hosts, one.port, next(known, None))
        if place.device != self._replica.device:
            self.call(one.name, place)

    # -- talking

    def call(self, name: str, place: Place, is_named: bool = False) -> None:
        """Sees to it that a peer is talked to; a live one again and again, less often while it does not answer."""
        now, running = asyncio.get_running_loop().time(), self._talking.get(name)
        if running is not None and not running.done():
            self._peers[name].found(place, now)
            return
        patience = 0.0 if is_named or self._name < name else PATIENCE_SECONDS[not self._live]
        self._peers[name] = Peer(place, patience, is_named, now)
        self._talking[name] = asyncio.ensure_future(self._keep_calling(name))

    async def _keep_calling(self, name: str) -> None:
        peer, loop, told = self._peers[name], asyncio.get_running_loop(), ""
        while not self._stop.is_set() and not peer.is_gone(loop.time()):
            if left := peer.seconds_left(loop.time()):
                await self._pause(min(left, LOOK_SECONDS))
                continue
            if not self._live and peer.place.device in self._talked:
                return
            if peer.place.device in self._open:
                peer.is_busy(loop.time())
                continue
            self._calls += 1
            try:
                one = await self._call_once(peer.place)
            finally:
                self._calls -= 1
            problem = one.outcome.problem.code if one.outcome.problem is not None else ""
            if one.device is not None or problem != told:  # what nobody answers is said once
                self._met(one)
            told = "" if one.device is not None else problem
            peer.talked(bool(problem), bool(one.outcome.sent or one.outcome.received), loop.time())
            if not self._live:
                return
        self._peers.pop(name, None)

    async def _call_once(self, place: Place) -> PeerResult:
        for host in place.hosts:
            try:
                reader, writer = await asyncio.wait_for(
                    asyncio.open_connection(host, place.port, limit=READ_BYTES), HANDSHAKE_SECONDS
                )
            except (OSError, TimeoutError):
                continue
            return await self._talk(Session(self._replica, True), reader, writer, is_server=False)
        return PeerResult(None, Outcome(0, 0, Refused("lan-no-answer", hosts=place.hosts, port=str(place.port))))

    async def _called(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._connections >= CONNECTIONS_MAX:
            writer.close()
            return
        task = asyncio.ensure_future(self._answer(reader, writer))
        self._talking[f"called {id(task)}"] = task
        await task
        self._talking.pop(f"called {id(task)}", None)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._met(await self._talk(Session(self._replica, False), reader, writer, is_server=True))

    async def _talk(
        self, session: Session, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, is_server: bool
    ) -> PeerResult:
        self._connections += 1
        device = None
        try:
            secured = context(self._team.credential, self._team.anchors(), is_server)
            await asyncio.wait_for(writer.start_tls(secured), HANDSHAKE_SECONDS)
            device = device_of(writer.get_extra_info("ssl_object").getpeercert(True))
            if device is not None:
                self._open[device] += 1
            _disable_delay(writer)
            pipe = StreamPipe(reader, writer)
            outcome = await run_session(session, pipe, self._stop if self._live else None, beats=True)
        except (OSError, TimeoutError):
            writer.close()
            outcome = Outcome(0, 0, Refused("lan-not-a-member"))
        except StorageFailed as problem:
            outcome = Outcome(session.sent, session.received, problem)
        finally:
            self._connections -= 1
            if device is not None:
                self._open[device] -= 1
                self._open += Counter()  # drops those with none
        if device is not None and outcome.problem is None:
            self._talked.add(device)
        return PeerResult(device, outcome)


def _disable_delay(writer: asyncio.StreamWriter) -> None:
    sock = writer.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
