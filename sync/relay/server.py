"""The relay's door (ASGI, Starlette): WebSocket for conversations that stay open, else plain HTTP.

Every request carries the access token of its mailbox in the header Authorization; the mailbox's name is a hash of it.
Of a conversation the relay logs the beginning of the mailbox's name, and how many events went each way.
"""

import asyncio
import contextlib
import json
import secrets
import sys
import time
from collections.abc import AsyncIterator
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from core.errors import KodesporError, Refused
from core.ids import Id
from core.limits import FRAME_BYTES_MAX
from sync import refusals
from sync.relay.access_token import mailbox_of
from sync.relay.mailboxes import Limits, Mailboxes
from sync.relay.rate_limit import RateLimiter
from sync.relay.rendezvous import Meetings
from sync.session import Session

SPEAKS = "application/vnd.kodespor.session"
LIVE_SECONDS = 20.0
FORGOTTEN_SECONDS = 90.0
TIDY_SECONDS = 6 * 60 * 60
IDLE_SECONDS = 15 * 60.0


class Relay:
    """One relay process."""

    def __init__(self, mailboxes: Mailboxes, limits: Limits) -> None:
        self._open_mailboxes, self._limits = mailboxes, limits
        self._by_http: dict[str, _Conversation] = {}
        self._meetings = Meetings(limits.mailbox_bytes, limits.bytes_per_second)
        self._registry = CollectorRegistry()
        self._talks = Gauge("kodespor_talks", "Conversations that are open.", registry=self._registry)
        self._mailboxes = Gauge("kodespor_mailboxes", "Mailboxes that are kept.", registry=self._registry)
        self._events = Counter("kodespor_events", "Events taken.", registry=self._registry)
        self._refused = Counter("kodespor_refused", "Conversations refused.", ["why"], registry=self._registry)
        routes = [
            Route("/health", self._health),
            Route("/metrics", self._metrics),
            WebSocketRoute("/v1/talk", self._socket),
            WebSocketRoute("/v1/meet/{place}", self._meetings.enter),
            Route("/v1/talk", self._http, methods=["POST"]),
        ]
        self.app = Starlette(routes=routes, lifespan=self._life)

    @contextlib.asynccontextmanager
    async def _life(self, _: Starlette) -> AsyncIterator[None]:
        tidying = asyncio.ensure_future(self._tidy())
        async with self._open_mailboxes.hearing():
            yield
            tidying.cancel()
        for talk in self._by_http.values():
            talk.close()
        _log_line("stopped")

    async def _tidy(self) -> None:
        """Removes old mailboxes, and conversations by HTTP that were not gone on with."""
        last = 0.0
        while True:
            if time.monotonic() - last > TIDY_SECONDS or not last:
                last = time.monotonic()
                removed = self._open_mailboxes.tidy()
                _log_line("tidied", removed=removed)
            old = [name for name, talk in self._by_http.items() if time.monotonic() - talk.used > FORGOTTEN_SECONDS]
            for name in old:
                self._by_http.pop(name).close()
            await asyncio.sleep(10)

    # -- for the people who run it

    async def _health(self, _: Request) -> Response:
        return Response(json.dumps({"ok": True, "talks": self._open_mailboxes.talks()}), media_type="application/json")

    async def _metrics(self, _: Request) -> Response:
        self._talks.set(self._open_mailboxes.talks())
        self._mailboxes.set(self._open_mailboxes.count())
        return Response(generate_latest(self._registry), media_type="text/plain; version=0.0.4")

    # -- access

    def _authorised(self, headers: Any) -> tuple[str, Id] | None:
        """The mailbox that a token opens, and the project; None where the headers are not as they should be."""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        project = headers.get("kodespor-project", "")
        if scheme != "Bearer" or not _is_hex(token, 64) or not _is_hex(project, 32):
            self._refused.labels("no access token").inc()
            return None
        if self._open_mailboxes.talks() >= self._limits.talks:
            self._refused.labels("full").inc()
            return None
        return mailbox_of(token), Id(bytes.fromhex(project))

    def _receive(self, talk: "_Conversation", data: bytes) -> None:
        """Takes bytes from a device; where they brought something, the others who talk to the mailbox hear of it."""
        events, changes, was_settled = talk.session.received, talk.held.changes, talk.session.is_settled
        talk.session.receive(data)
        if talk.session.is_settled and not was_settled:
            talk.session.push_new()  # with what came while both were busy with the rest
        self._events.inc(talk.session.received - events)
        if talk.held.changes > changes:
            self._open_mailboxes.tell(talk.mailbox, talk.hear)

    # -- by web socket

    async def _socket(self, socket: WebSocket) -> None:
        asked = self._authorised(socket.headers)
        if asked is None:
            await socket.close(4401)
            return
        await socket.accept()
        try:
            with contextlib.closing(_Conversation(self._open_mailboxes, *asked)) as talk:
                await self._run_session(socket, talk)
        except KodesporError as problem:
            self._refused.labels("refused").inc()
            with contextlib.suppress(RuntimeError):
                await socket.close(4403, refusals.to_json(problem))

    async def _run_session(self, socket: WebSocket, talk: "_Conversation") -> None:
        pace = RateLimiter(self._limits.bytes_per_second)
        reading: asyncio.Future[Any] = asyncio.ensure_future(socket.receive_bytes())
        hearing: asyncio.Future[Any] = asyncio.ensure_future(talk.news.wait())
        try:
            while not talk.session.problem:
                done, _ = await asyncio.wait(
                    {reading, hearing}, timeout=IDLE_SECONDS, return_when=asyncio.FIRST_COMPLETED
                )
                if not done:
                    break
                if reading in done:
                    data = reading.result()
                    await pace.spend(len(data))
                    self._receive(talk, data)
                    reading = asyncio.ensure_future(socket.receive_bytes())
                if hearing in done:
                    talk.catch_up()
                    hearing = asyncio.ensure_future(talk.news.wait())
                out = talk.session.drain()
                if out:
                    await socket.send_bytes(out)
        except (WebSocketDisconnect, RuntimeError, KeyError):
            return
        finally:
            reading.cancel()
            hearing.cancel()
        with contextlib.suppress(RuntimeError):
            await socket.close()

    # -- by plain HTTP

    async def _http(self, request: Request) -> Response:
        """Bytes of a conversation there and back. The first answer names it; the header `kodespor-wait` asks to wait
        for news. Answers are numbered, since a waiting one may be overtaken."""
        asked = self._authorised(request.headers)
        if asked is None:
            return _refusal(Refused("relay-no-access"), 401)
        body = await _bounded(request)
        if body is None:
            return _refusal(Refused("message-too-long"), 413)
        known = request.headers.get("kodespor-talk", "")
        if known and known not in self._by_http:
            return _refusal(Refused("relay-conversation-over"), 410)
        try:
            name = known or self._begin(*asked)
        except KodesporError as problem:
            return _refusal(problem, 403)
        talk = self._by_http[name]
        if talk.mailbox != asked[0]:
            return _refusal(Refused("relay-no-access"), 403)
        if "kodespor-end" in request.headers:
            self._by_http.pop(name).close()
            return Response(b"", 200, media_type=SPEAKS)
        talk.used = time.monotonic()
        if body:
            self._receive(talk, body)
        await talk.wait(_seconds(request.headers.get("kodespor-wait", "")))
        talk.number += 1
        headers = {"kodespor-talk": name, "kodespor-number": str(talk.number), "cache-control": "no-store"}
        return Response(talk.session.drain(), 200, headers, SPEAKS)

    def _begin(self, mailbox: str, project: Id) -> str:
        name = secrets.token_hex(16)
        self._by_http[name] = _Conversation(self._open_mailboxes, mailbox, project)
        return name


class _Conversation:
    """One conversation with one device. Raises Refused where the mailbox may not be used."""

    def __init__(self, mailboxes: Mailboxes, mailbox: str, project: Id) -> None:
        self.mailbox = mailbox
        self.news = asyncio.Event()
        self.hear = self.news.set
        self.used = time.monotonic()
        self.number = 0
        self._stack = contextlib.ExitStack()
        self.held = self._stack.enter_context(mailboxes.talk(mailbox, project, self.hear))
        self.session = Session(self.held, False)

    def catch_up(self) -> None:
        """Passes on what others brought."""
        self.news.clear()
        self.session.push_new()

    async def wait(self, seconds: float) -> None:
        """Until there is something to say, but not longer."""
        end = time.monotonic() + seconds
        while not self.session.has_out() and not self.session.problem and time.monotonic() < end:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), max(0.01, end - time.monotonic()))
            self.catch_up()
        if self.news.is_set():
            self.catch_up()

    def close(self) -> None:
        """The conversation is over."""
        self._stack.close()
        _log_line("talked", mailbox=self.mailbox[:8], sent=self.session.sent, received=self.session.received,
              why=self.session.problem.code if self.session.problem else "")  # fmt: skip


def _refusal(problem: KodesporError, status: int) -> Response:
    """An answer that says why, as a code."""
    return Response(refusals.to_json(problem), status, media_type="application/json")


async def _bounded(request: Request) -> bytes | None:
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > FRAME_BYTES_MAX:
            return None
    return bytes(found)


def _seconds(asked: str) -> float:
    """How long to wait for news, as asked, but not too long."""
    return min(float(asked), LIVE_SECONDS) if asked.replace(".", "", 1).isdecimal() else 0.0


def _is_hex(value: str, digits: int) -> bool:
    return len(value) == digits and all(char in "0123456789abcdef" for char in value)


def _log_line(what: str, **facts: Any) -> None:
    """One line of JSON on standard error."""
    line = {"at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "what": what} | facts
    print(json.dumps(line), file=sys.stderr, flush=True)
