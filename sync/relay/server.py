"""The relay's door (ASGI, Starlette): WebSocket for conversations that stay open, else plain HTTP.

Every request carries the access token of its mailbox in the header Authorization; the mailbox's name is a hash of it.
Of a conversation the relay logs the beginning of the mailbox's name, and how many events went each way.
"""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from core.errors import KodesporError, Refused
from core.ids import Id
from core.limits import FRAME_BYTES_MAX
from sync import refusals
from sync.relay.access_token import SUBPROTOCOL, mailbox_of
from sync.relay.conversation import Conversation
from sync.relay.http_talks import LIVE_MS, Asked, HttpTalks
from sync.relay.log_lines import log_line
from sync.relay.mailboxes import Limits, Mailboxes
from sync.relay.page import may_open, named_by, open_to_pages, page
from sync.relay.rate_limit import RateLimiter
from sync.relay.rendezvous import Meetings

SPEAKS = "application/vnd.kodespor.session"
TIDY_SECONDS = 6 * 60 * 60
IDLE_SECONDS = 15 * 60.0


class Relay:
    """One relay process."""

    def __init__(
        self, mailboxes: Mailboxes, limits: Limits, web: Path | None = None, origins: Sequence[str] = ()
    ) -> None:
        """`web` is a folder with the page for browsers (`make web`), to be served besides; `origins` are those of pages
        that other servers give, which may talk here too."""
        self._open_mailboxes, self._limits, self._origins = mailboxes, limits, origins
        self._meetings = Meetings(limits.mailbox_bytes, limits.bytes_per_second)
        self._registry = CollectorRegistry()
        self._talks = Gauge("kodespor_talks", "Conversations that are open.", registry=self._registry)
        self._mailboxes = Gauge("kodespor_mailboxes", "Mailboxes that are kept.", registry=self._registry)
        self._events = Counter("kodespor_events", "Events taken.", registry=self._registry)
        self._by_http = HttpTalks(mailboxes, limits.bytes_per_second, self._events.inc)
        self._refused = Counter("kodespor_refused", "Conversations refused.", ["why"], registry=self._registry)
        routes: list[BaseRoute] = [
            Route("/health", self._health),
            Route("/metrics", self._metrics),
            WebSocketRoute("/v1/talk", self._socket),
            WebSocketRoute("/v1/meet/{place}", self._meet),
            Route(
                "/v1/talk",
                self._http,
                methods=["POST", "OPTIONS"] if origins else ["POST"],
                middleware=[open_to_pages(origins)] if origins else [],
            ),
        ]
        if web is not None:
            routes.append(page(web))
        self.app = Starlette(routes=routes, lifespan=self._life)

    @contextlib.asynccontextmanager
    async def _life(self, _: Starlette) -> AsyncIterator[None]:
        tidying = asyncio.ensure_future(self._tidy())
        async with self._open_mailboxes.hearing(self._by_http.answer_for):
            yield
            tidying.cancel()
        self._by_http.close()
        log_line("stopped")

    async def _tidy(self) -> None:
        """Removes old mailboxes, and conversations by HTTP that were not gone on with."""
        last = 0.0
        while True:
            if time.monotonic() - last > TIDY_SECONDS or not last:
                last = time.monotonic()
                removed = self._open_mailboxes.tidy()
                log_line("tidied", removed=removed)
            self._by_http.forget_old()
            await asyncio.sleep(10)

    # -- for the people who run it

    async def _health(self, _: Request) -> Response:
        return Response(json.dumps({"ok": True, "talks": self._open_mailboxes.talks()}), media_type="application/json")

    async def _metrics(self, _: Request) -> Response:
        self._talks.set(self._open_mailboxes.talks())
        self._mailboxes.set(self._open_mailboxes.count())
        return Response(generate_latest(self._registry), media_type="text/plain; version=0.0.4")

    # -- access

    def _authorised(self, headers: Any, is_new: bool = True) -> tuple[str, Id]:
        """The mailbox that a token opens, and the project. Raises Refused."""
        scheme, _, token = headers.get("authorization", "").partition(" ")
        project = headers.get("kodespor-project", "")
        if scheme != "Bearer" or not _is_hex(token, 64) or not _is_hex(project, 32):
            self._refused.labels("no access token").inc()
            raise Refused("relay-no-access")
        if is_new and self._open_mailboxes.talks() >= self._limits.talks:
            self._refused.labels("full").inc()
            raise Refused("relay-busy")
        return mailbox_of(token), Id(bytes.fromhex(project))

    # -- by web socket

    async def _socket(self, socket: WebSocket) -> None:
        try:
            asked = self._authorised(named_by(socket.headers))
        except Refused:  # the device asks by plain HTTP then, and is told why
            await socket.close(4401)
            return
        if not may_open(socket.headers, self._origins):
            await socket.close()
            return
        await socket.accept(SUBPROTOCOL if "sec-websocket-protocol" in socket.headers else None)
        try:
            with contextlib.closing(Conversation(self._open_mailboxes, *asked)) as talk:
                await self._run_session(socket, talk)
        except KodesporError as problem:
            self._refused.labels("refused").inc()
            with contextlib.suppress(RuntimeError):
                await socket.close(4403, refusals.to_json(problem))

    async def _meet(self, socket: WebSocket) -> None:
        if may_open(socket.headers, self._origins):
            await self._meetings.enter(socket)
        else:
            await socket.close()

    async def _run_session(self, socket: WebSocket, talk: Conversation) -> None:
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
                    self._events.inc(await talk.receive(data))
                    reading = asyncio.ensure_future(socket.receive_bytes())
                if hearing in done:
                    await talk.catch_up()
                    hearing = asyncio.ensure_future(talk.news.wait())
                out = await talk.drain()
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
        talk = request.headers.get("kodespor-talk", "")
        try:
            asked = self._authorised(request.headers, is_new=not talk)
        except Refused as problem:
            return _refusal(problem, 401 if problem.code == "relay-no-access" else 403)
        body = await _bounded(request)
        if body is None:
            return _refusal(Refused("message-too-long"), 413)
        headers = request.headers
        wait = _milliseconds(headers.get("kodespor-wait", ""))
        found = await self._by_http.answer(Asked(talk, *asked, body, wait, "kodespor-end" in headers))
        if found.status != 200:
            return Response(found.body, found.status, media_type="application/json")
        named = {"kodespor-talk": found.talk, "kodespor-number": str(found.number), "cache-control": "no-store"}
        return Response(found.body, 200, named, SPEAKS)


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


def _milliseconds(asked: str) -> int:
    """How long to wait for news, as asked in seconds, but not too long."""
    is_number = asked.isascii() and asked.replace(".", "", 1).isdecimal()
    return int(min(1000 * float(asked), LIVE_MS)) if is_number else 0


def _is_hex(value: str, digits: int) -> bool:
    return len(value) == digits and all(char in "0123456789abcdef" for char in value)
