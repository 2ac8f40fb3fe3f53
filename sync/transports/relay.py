"""Sync through a relay: by WebSocket, and by plain HTTP where a proxy lets no WebSocket through."""

import asyncio
import contextlib
import ssl
import time
from collections.abc import Callable
from typing import Any

from core.errors import KodesporError, Refused
from core.ids import Id
from core.libraries import needs
from sync.relay.access_token import AccessToken
from sync.replica import Replica
from sync.session import Session
from sync.transports import browser_requests, relay_faults
from sync.transports.browser_requests import BrowserClient
from sync.transports.browser_socket import check_close, open_socket
from sync.transports.connection import Outcome, Pipe, run_session
from sync.transports.relay_trust import context

with needs("httpx"):
    import httpx
with needs("websockets"):
    from websockets.asyncio.client import ClientConnection, connect
    from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI

SPEAKS = "application/vnd.kodespor.session"
CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 40.0
WAIT_SECONDS = 20.0
REDIAL_SECONDS = (1.0, 60.0)
"""Between two attempts: at first, and at most while nobody answers."""
AWAY_SECONDS = (0.5, 1.0, 2.0, 4.0)
"""Pauses before another attempt where a web server says that the relay is away for a moment, as while it is started
again."""
LONG_SECONDS = 5.0
"""After a conversation of so many seconds that was cut, the next begins at once."""
MESSAGE_BYTES = 1 << 20


FULL = ("relay-mailbox-full", "relay-too-many-keys")
TALK = "/v1/talk"
PORT_MAX = 65535


class SocketPipe:
    """A web socket. A large message goes in pieces, which the session puts together."""

    is_duplex = True

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def read(self) -> bytes:
        """What came."""
        try:
            data = await self._socket.recv()
        except ConnectionClosed as problem:
            _check_close(problem)
            return b""
        return data if isinstance(data, bytes) else data.encode()

    async def write(self, data: bytes) -> None:
        """Sends. Raises ConnectionResetError where the connection is gone, Refused where the relay said why."""
        try:
            for start in range(0, len(data), MESSAGE_BYTES):
                await self._socket.send(data[start : start + MESSAGE_BYTES])
        except ConnectionClosed as problem:
            _check_close(problem)
            raise ConnectionResetError from problem

    async def close(self) -> None:
        """Ends it."""
        await self._socket.close()


class HttpPipe:
    """Requests in place of a stream. Answers are numbered, since one that waits for news may be overtaken."""

    is_duplex = False

    def __init__(self, client: "httpx.AsyncClient | BrowserClient", base: str, headers: dict[str, str]) -> None:
        self._client, self._base, self._headers = client, base, headers
        self._parts: dict[int, bytes] = {}
        self._next = 1

    async def read(self) -> bytes:
        """What came; asks again and again until there is something."""
        while not self._parts.get(self._next):
            if self._next in self._parts:  # an empty answer
                del self._parts[self._next]
                self._next += 1
                continue
            await self._post(b"", WAIT_SECONDS)
        found = self._parts.pop(self._next)
        self._next += 1
        return found

    async def write(self, data: bytes) -> None:
        """Sends, a large message in pieces; the answers are kept for reading."""
        for start in range(0, len(data), MESSAGE_BYTES):
            await self._post(data[start : start + MESSAGE_BYTES], 0)

    async def _post(self, data: bytes, wait: float) -> None:
        """One request. Raises ConnectionResetError where a conversation is cut, Refused where none comes about."""
        headers = self._headers | ({"kodespor-wait": str(wait)} if wait else {})
        is_begun = bool(self._headers.get("kodespor-talk"))
        try:
            answer = await self._client.post(self._base + TALK, content=data, headers=headers)
        except httpx.HTTPError as problem:
            if is_begun:
                raise ConnectionResetError from problem
            raise relay_faults.by_network(problem, place_of(self._base)) from problem
        self._check(answer, is_begun)
        self._headers["kodespor-talk"] = answer.headers.get("kodespor-talk", "")
        self._parts[int(answer.headers.get("kodespor-number", "0"))] = answer.content

    def _check(self, answer: httpx.Response, is_begun: bool) -> None:
        if answer.status_code == 200 and answer.headers.get("content-type") == SPEAKS:
            return
        if answer.status_code == 410 or (is_begun and answer.status_code in relay_faults.AWAY_STATUSES):
            raise ConnectionResetError
        raise relay_faults.by_answer(answer.status_code, dict(answer.headers), answer.text, place_of(self._base))

    async def close(self) -> None:
        """Ends it, so that the relay need not wait."""
        with contextlib.suppress(httpx.HTTPError):
            if self._headers.get("kodespor-talk"):
                await self._client.post(self._base + TALK, headers=self._headers | {"kodespor-end": "1"})
        await self._client.aclose()


async def talk(
    replica: Replica, address: str, tokens: list[AccessToken], stop: asyncio.Event | None, by_http: bool = False
) -> Outcome:
    """One exchange with the project's mailbox, or where that is full with the next one; with `stop` it stays open.
    Without, a relay that is away for a moment is asked again some times."""
    outcome = await _talk(replica, address, tokens, stop, by_http)
    for pause in () if stop is not None else AWAY_SECONDS:
        if not is_away(outcome.problem):
            break
        await asyncio.sleep(pause)
        outcome = await _talk(replica, address, tokens, stop, by_http)
    return outcome


async def _talk(
    replica: Replica, address: str, tokens: list[AccessToken], stop: asyncio.Event | None, by_http: bool
) -> Outcome:
    total = Outcome(0, 0, None if tokens else Refused("relay-no-key"))
    for each in tokens:
        done = await _talk_once(replica, address, each, stop, by_http)
        total = Outcome(total.sent + done.sent, total.received + done.received, done.problem)
        if not is_full(done.problem):
            break
    return total


def is_away(problem: KodesporError | None) -> bool:
    """Whether a web server said that the relay is away for a moment."""
    return problem is not None and problem.code == relay_faults.AWAY


def is_full(problem: KodesporError | None) -> bool:
    """Whether a relay ended the conversation because the mailbox holds too much."""
    reason = problem.parameters.get("reason") if problem is not None else None
    return isinstance(reason, KodesporError) and reason.code in FULL


async def keep_talking(
    replica: Replica,
    address: str,
    tokens: Callable[[], list[AccessToken]],
    stop: asyncio.Event,
    met: Callable[[Outcome], None],
) -> None:
    """Stays in conversation; after a cut again at once, and less often while the relay does not answer."""
    pause = REDIAL_SECONDS[0]
    while not stop.is_set():
        begun = time.monotonic()
        outcome = await talk(replica, address, tokens(), stop)
        met(outcome)
        pause = _pause(pause, outcome.problem, time.monotonic() - begun)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)


def _pause(last: float, problem: KodesporError | None, seconds: float) -> float:
    """How long to wait before the next conversation, where one has ended after so many seconds."""
    if not problem:
        return 0.0 if seconds > LONG_SECONDS else REDIAL_SECONDS[0]
    longest = AWAY_SECONDS[-1] if is_away(problem) else REDIAL_SECONDS[1]
    return min(2 * max(last, REDIAL_SECONDS[0]), longest)


async def _talk_once(
    replica: Replica, address: str, token: AccessToken, stop: asyncio.Event | None, by_http: bool
) -> Outcome:
    session = Session(replica, True)
    try:
        pipe = await _pipe(address, token, replica.id, by_http)
        return await run_session(session, pipe, stop)
    except Refused as refusal:
        return Outcome(session.sent, session.received, refusal)
    except (OSError, TimeoutError) as problem:
        return Outcome(session.sent, session.received, relay_faults.by_network(problem, place_of(address)))


async def _pipe(address: str, token: AccessToken, project: Id, by_http: bool) -> Pipe:
    base = checked_address(address)
    headers = {"authorization": f"Bearer {token.token}", "kodespor-project": project.hex()}
    if browser_requests.IS_HERE:  # whom to trust is the browser's business
        if not by_http:
            with contextlib.suppress(OSError, TimeoutError):  # asked by HTTP, a relay says why
                return await open_socket(base + TALK, token, project)
        return HttpPipe(BrowserClient(ANSWER_SECONDS), base, headers | {"content-type": SPEAKS})
    trust = context()
    if not by_http:
        with contextlib.suppress(InvalidHandshake, InvalidURI, EOFError):  # a proxy that does not know web sockets
            return SocketPipe(await dial(base + TALK, headers, trust))
    client = httpx.AsyncClient(timeout=httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS), verify=trust)
    return HttpPipe(client, base, headers | {"content-type": SPEAKS})


async def dial(url: str, headers: dict[str, str], trust: ssl.SSLContext) -> ClientConnection:
    """A web socket. Raises Refused where the relay is away for a moment, else what the library raises: InvalidHandshake
    where something answers that does not know web sockets."""
    place = url.replace("http", "ws", 1)
    secure: dict[str, Any] = {"ssl": trust} if place.startswith("wss:") else {}
    try:
        return await connect(
            place, additional_headers=headers, open_timeout=CONNECT_SECONDS, max_size=None, compression=None, **secure
        )  # fmt: skip
    except InvalidStatus as problem:
        if problem.response.status_code in relay_faults.AWAY_STATUSES:
            raise Refused(relay_faults.AWAY, status=str(problem.response.status_code)) from problem
        raise


def checked_address(address: str) -> str:
    """A relay's address. Raises Refused where it is none; only this machine may be spoken to without TLS."""
    try:
        url = httpx.URL(address)
        url.host.encode("idna")
    except (httpx.InvalidURL, ValueError) as problem:
        raise Refused("relay-address-wrong", address=address) from problem
    if url.scheme not in ("http", "https") or not url.host or not 0 < (url.port or 1) <= PORT_MAX:
        raise Refused("relay-address-wrong", address=address)
    if url.scheme == "http" and url.host not in ("127.0.0.1", "localhost", "::1"):
        raise Refused("relay-address-insecure")
    return address.rstrip("/")


def place_of(address: str) -> relay_faults.Place:
    """The parts of a relay's address."""
    url = httpx.URL(address)
    port = url.port or (443 if url.scheme == "https" else 80)
    return relay_faults.Place(url.scheme, url.host, port, url.path.rstrip("/"))


def _check_close(problem: ConnectionClosed) -> None:
    if problem.rcvd is not None:
        check_close(problem.rcvd.code, problem.rcvd.reason)
