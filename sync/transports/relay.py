"""Sync through a relay: by WebSocket, and by plain HTTP where a proxy lets no WebSocket through."""

import asyncio
import contextlib
from collections.abc import Callable

from core.errors import KodesporError, Refused
from core.ids import Id
from core.libraries import needs
from sync import refusals
from sync.relay.access_token import AccessToken
from sync.replica import Replica
from sync.session import Session
from sync.transports.connection import Outcome, Pipe, run_session

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
MESSAGE_BYTES = 1 << 20


class SocketPipe:
    """A web socket. A large message goes in pieces, which the session puts together."""

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

    def __init__(self, client: httpx.AsyncClient, address: str, headers: dict[str, str]) -> None:
        self._client, self._address, self._headers = client, address, headers
        self._parts: dict[int, bytes] = {}
        self._next = 1
        self._came = asyncio.Event()

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
        """Sends; the answer is kept for reading."""
        await self._post(data, 0)

    async def _post(self, data: bytes, wait: float) -> None:
        headers = self._headers | ({"kodespor-wait": str(wait)} if wait else {})
        try:
            answer = await self._client.post(self._address, content=data, headers=headers)
        except httpx.HTTPError as problem:
            raise ConnectionResetError from problem
        _check_status(answer)
        self._headers["kodespor-talk"] = answer.headers.get("kodespor-talk", "")
        self._parts[int(answer.headers.get("kodespor-number", "0"))] = answer.content

    async def close(self) -> None:
        """Ends it, so that the relay need not wait."""
        with contextlib.suppress(httpx.HTTPError):
            if self._headers.get("kodespor-talk"):
                await self._client.post(self._address, headers=self._headers | {"kodespor-end": "1"})
        await self._client.aclose()


async def talk(
    replica: Replica, address: str, tokens: list[AccessToken], stop: asyncio.Event | None, by_http: bool = False
) -> Outcome:
    """One exchange with the project's mailbox, or where that is full with the next one; with `stop` it stays open."""
    total = Outcome(0, 0, None if tokens else Refused("relay-no-key"))
    for each in tokens:
        done = await _talk_once(replica, address, each, stop, by_http)
        total = Outcome(total.sent + done.sent, total.received + done.received, done.problem)
        if not is_full(done.problem):
            break
    return total


def is_full(problem: KodesporError | None) -> bool:
    """Whether a relay ended the conversation because the mailbox holds too much."""
    reason = problem.parameters.get("reason") if problem is not None else None
    return isinstance(reason, KodesporError) and reason.code == "relay-mailbox-full"


async def keep_talking(
    replica: Replica,
    address: str,
    tokens: Callable[[], list[AccessToken]],
    stop: asyncio.Event,
    met: Callable[[Outcome], None],
) -> None:
    """Stays in conversation; after a cut again, less often while the relay does not answer."""
    pause = REDIAL_SECONDS[0]
    while not stop.is_set():
        outcome = await talk(replica, address, tokens(), stop)
        met(outcome)
        pause = REDIAL_SECONDS[0] if not outcome.problem else min(2 * pause, REDIAL_SECONDS[1])
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause)


async def _talk_once(
    replica: Replica, address: str, token: AccessToken, stop: asyncio.Event | None, by_http: bool
) -> Outcome:
    session = Session(replica, True)
    try:
        pipe = await _pipe(address, token, replica.id, by_http)
        return await run_session(session, pipe, stop)
    except Refused as refusal:
        return Outcome(session.sent, session.received, refusal)
    except (OSError, TimeoutError):
        return Outcome(session.sent, session.received, Refused("relay-no-answer"))


async def _pipe(address: str, token: AccessToken, project: Id, by_http: bool) -> Pipe:
    base = checked_address(address)
    headers = {"authorization": f"Bearer {token.token}", "kodespor-project": project.hex()}
    if not by_http:
        try:
            place = base.replace("http", "ws", 1) + "/v1/talk"
            socket = await connect(
                place, additional_headers=headers, open_timeout=CONNECT_SECONDS, max_size=None, compression=None
            )
            return SocketPipe(socket)
        except InvalidStatus as problem:
            if problem.response.status_code in (401, 403):
                raise Refused("relay-no-access") from problem
        except (InvalidHandshake, InvalidURI, EOFError):
            pass  # a proxy that does not know web sockets
    client = httpx.AsyncClient(timeout=httpx.Timeout(ANSWER_SECONDS, connect=CONNECT_SECONDS))
    return HttpPipe(client, base + "/v1/talk", headers | {"content-type": SPEAKS})


def checked_address(address: str) -> str:
    """A relay's address. Raises Refused where it is none; only this machine may be spoken to without TLS."""
    url = httpx.URL(address)
    if url.scheme not in ("http", "https") or not url.host:
        raise Refused("relay-address-wrong", address=address)
    if url.scheme == "http" and url.host not in ("127.0.0.1", "localhost", "::1"):
        raise Refused("relay-address-insecure")
    return address.rstrip("/")


def _check_close(problem: ConnectionClosed) -> None:
    """Raises Refused where the relay ended the conversation before it began, and said why."""
    if problem.rcvd is None:
        return
    if problem.rcvd.code == 4401:
        raise Refused("relay-no-access")
    if problem.rcvd.code == 4403:
        raise refusals.from_json(problem.rcvd.reason) or Refused("relay-no-access")


def _check_status(answer: httpx.Response) -> None:
    if answer.status_code == 200 and answer.headers.get("content-type") == SPEAKS:
        return
    if answer.status_code == 401:
        raise Refused("relay-no-access")
    if answer.status_code == 410:
        raise ConnectionResetError
    reason = refusals.from_json(answer.text) if answer.status_code in (403, 413) else None
    raise reason or Refused("relay-wrong-address")
