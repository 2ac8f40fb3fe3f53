"""Where an invitation's two sides meet: in the local network by its first word, or at a relay under that word."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import NamedTuple

from core.errors import KodesporError, Refused
from core.ids import Entropy
from core.libraries import needs
from sync.invitation import MINUTES, Invitation
from sync.pake_handshake import AttemptLimit, Guest, GuestHandshake, HostHandshake
from sync.transports import browser_requests
from sync.transports.browser_socket import is_there, open_socket
from sync.transports.connection import READ_BYTES, SILENCE_SECONDS, Pipe, StreamPipe, cut
from sync.transports.discovery import EVERYWHERE, DiscoveredPeer, announced, browsing
from sync.transports.relay import CONNECT_SECONDS, SocketPipe, checked_address, dial, place_of
from sync.transports.relay_faults import by_answer, by_network
from sync.transports.relay_trust import context

with needs("websockets"):
    from websockets.exceptions import InvalidHandshake, InvalidStatus, InvalidURI

SILENT = ("relay-nobody-there", "relay-no-answer", "relay-no-network", "relay-hangs-up")
"""Where the relay says nothing at all, and meeting in the local network may help."""
SERVICE = "_kodespor-join._tcp.local."

Decide = Callable[[Guest], Awaitable[bytes | None]]
"""Shows a guest to the user, and gives the welcome, or nothing where the user does not want to let them in."""


class MeetingOptions(NamedTuple):
    """Where to meet. `listen` (host, port) is for the one who invites, `peer` for the one who joins."""

    lan: bool = True
    listen: tuple[str, int] = (EVERYWHERE, 0)
    peer: tuple[str, int] | None = None


class InvitationHost:
    """Waits for a guest until one is in, too many attempts were wrong, or the time is over."""

    def __init__(self, invitation: Invitation, entropy: Entropy, decide: Decide) -> None:
        self._invitation, self._entropy, self._decide = invitation, entropy, decide
        self._attempts = AttemptLimit()
        self._turn = asyncio.Lock()
        self._over: asyncio.Future[KodesporError | None] = asyncio.get_running_loop().create_future()
        self.guest: Guest | None = None
        self.port = 0

    async def run(self, options: MeetingOptions, seconds: float = MINUTES * 60.0) -> Guest:
        """The guest who was let in. Raises Refused where none was."""
        tasks = [asyncio.ensure_future(self._in_lan(options))] if options.lan else []
        if self._invitation.relay:
            tasks.append(asyncio.ensure_future(self._at_relay(checked_address(self._invitation.relay))))
        try:
            problem = await asyncio.wait_for(asyncio.shield(self._over), seconds)
        except TimeoutError as late:
            raise Refused("invitation-timed-out") from late
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if problem is not None:
            raise problem
        assert self.guest is not None, "it is over without a problem only when a guest is in"
        return self.guest

    def stop(self, problem: KodesporError | None) -> None:
        """Ends it; without a problem where a guest is in."""
        if not self._over.done():
            self._over.set_result(problem)

    async def _in_lan(self, options: MeetingOptions) -> None:
        try:
            server = await asyncio.start_server(self._called, *options.listen, limit=READ_BYTES)
        except OSError as problem:
            if not self._invitation.relay:
                host, port = options.listen
                reason = problem.strerror or str(problem)
                self.stop(Refused("lan-cannot-listen", host=host, port=str(port), reason=reason))
            return
        self.port = server.sockets[0].getsockname()[1]
        name = self._entropy(8).hex()
        properties = {"v": "1", "p": self._invitation.place}
        async with server:
            with contextlib.suppress(Refused):  # no multicast here: whoever knows the address can still call
                async with announced(SERVICE, name, options.listen[0], self.port, properties):
                    await asyncio.shield(self._over)
            await asyncio.shield(self._over)

    async def _called(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        pipe = StreamPipe(reader, writer)
        await self._meet(pipe)
        await pipe.close()

    async def _at_relay(self, address: str) -> None:
        while not self._over.done():
            pipe = await _meeting(address, self._invitation.place, "host")
            if isinstance(pipe, Refused):
                if not self.port:
                    self.stop(pipe)
                return
            await self._meet(pipe, waits=True)
            await pipe.close()

    async def _meet(self, pipe: Pipe, waits: bool = False) -> None:
        """One guest after the other, so that attempts cannot be made side by side."""
        admitting = HostHandshake(self._invitation, self._entropy)
        with contextlib.suppress(OSError, TimeoutError):
            first = await asyncio.wait_for(pipe.read(), None if waits else SILENCE_SECONDS)
            async with self._turn:
                if self._over.done() or not first:
                    return
                admitting.receive(first)
                try:
                    await self._talk(admitting, pipe)
                finally:
                    self._attempts.count(admitting)
        if admitting.has_arrived:
            self.guest = admitting.guest
            self.stop(None)
        elif self._attempts.is_reached:
            self.stop(Refused("invitation-used-up"))

    async def _talk(self, admitting: HostHandshake, pipe: Pipe) -> None:
        is_decided = False
        while True:
            if admitting.guest is not None and not is_decided:
                is_decided = True
                welcome = await self._decide(admitting.guest)
                if welcome is None:
                    admitting.refuse(Refused("invitation-turned-away"))
                else:
                    admitting.admit(welcome)
            out = admitting.drain()
            if out:
                await pipe.write(out)
            if admitting.is_over:
                return
            data = await asyncio.wait_for(pipe.read(), SILENCE_SECONDS)
            if not data:
                return
            admitting.receive(data)


async def join_at(
    joining: Callable[[], GuestHandshake],
    invitation: Invitation,
    options: MeetingOptions,
    known: Callable[[], None],
    seconds: float,
) -> bytes:
    """The welcome, from whoever waits with this code; `known` is called once both have proved that they know it.

    Raises Refused.
    """
    problems: list[KodesporError] = []
    async with contextlib.aclosing(_hosts(invitation, options, seconds)) as hosts:
        async for pipe in hosts:
            if isinstance(pipe, Refused):
                problems.append(pipe)
                continue
            side = joining()
            try:
                await _ask(side, pipe, known)
            except (OSError, TimeoutError):
                side.problem = side.problem or cut()
            finally:
                await pipe.close()
            if side.welcome:
                return side.welcome
            problems.insert(0, side.problem or cut())
            break
    raise problems[0] if problems else Refused("invitation-nobody")


async def _ask(side: GuestHandshake, pipe: Pipe, known: Callable[[], None]) -> None:
    was_known = False
    while True:
        out = side.drain()
        if out:
            await pipe.write(out)
        if side.is_over:
            return
        if side.is_known and not was_known:
            was_known = True
            known()
        # once known, a person on the other side is comparing words
        data = await asyncio.wait_for(pipe.read(), MINUTES * 60.0 if was_known else SILENCE_SECONDS)
        if not data:
            return
        side.receive(data)


async def _hosts(
    invitation: Invitation, options: MeetingOptions, seconds: float
) -> AsyncGenerator[Pipe | Refused, None]:
    """Connections to whoever waits under the invitation's word; what to say where a place was asked in vain."""
    if options.peer is not None:
        yield await _dial([options.peer[0]], options.peer[1]) or Refused("invitation-nobody")
        return
    if invitation.relay:
        yield await _meeting(checked_address(invitation.relay), invitation.place, "guest")
    if options.lan:
        found: asyncio.Queue[DiscoveredPeer] = asyncio.Queue()
        async with browsing(SERVICE, found.put_nowait):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    while True:
                        one = await found.get()
                        if one.properties.get("p") == invitation.place:
                            pipe = await _dial(one.hosts, one.port)
                            if pipe is not None:
                                yield pipe


async def _dial(hosts: list[str], port: int) -> Pipe | None:
    for host in hosts:
        with contextlib.suppress(OSError, TimeoutError):
            streams = await asyncio.wait_for(asyncio.open_connection(host, port, limit=READ_BYTES), CONNECT_SECONDS)
            return StreamPipe(*streams)
    return None


async def _meeting(address: str, place: str, side: str) -> Pipe | Refused:
    """A connection to the relay's meeting place under this word."""
    url = f"{address}/v1/meet/{place}?side={side}"
    if browser_requests.IS_HERE:
        return await _meeting_by_browser(address, url, side)
    try:
        return SocketPipe(await dial(url, {}, context()))
    except InvalidStatus as refusal:
        answer = refusal.response
        if answer.status_code == 403:
            return _no_place(side)
        body = (answer.body or b"").decode(errors="replace")
        return by_answer(answer.status_code, {k.lower(): v for k, v in answer.headers.raw_items()}, body,
                         place_of(address))  # fmt: skip
    except (InvalidHandshake, InvalidURI, EOFError):
        return Refused("invitation-relay-silent")
    except (OSError, TimeoutError) as problem:
        named = by_network(problem, place_of(address))
        return Refused("invitation-relay-silent") if named.code in SILENT else named
    except Refused as refusal:
        return refusal


async def _meeting_by_browser(address: str, url: str, side: str) -> Pipe | Refused:
    """The same where the browser makes the connection, which does not say why there is none."""
    try:
        return await open_socket(url)
    except (OSError, TimeoutError):
        return _no_place(side) if await is_there(f"{address}/health") else Refused("invitation-relay-silent")


def _no_place(side: str) -> Refused:
    return Refused("invitation-nobody") if side == "guest" else Refused("invitation-place-taken")
