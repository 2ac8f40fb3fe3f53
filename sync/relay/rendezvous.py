"""Where two people who share nothing but an invitation code meet at the relay, which passes bytes on and keeps nothing.

Nobody shows an access token here, since those who join have none. So there are few places, each for one pair and for
some minutes, and the speed and amount of what they send are limited.
"""

import asyncio
import contextlib
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from sync.relay.rate_limit import RateLimiter

MEETINGS_MAX = 500
MEETING_SECONDS = 20 * 60.0
PLACE_CHARACTERS_MAX = 8


@dataclass
class _Meeting:
    """A host who waits, and the guest once there is one."""

    host: WebSocket
    guest: WebSocket | None = None
    over: asyncio.Event = field(default_factory=asyncio.Event)


class Meetings:
    """Meeting places by their words."""

    def __init__(self, bytes_max: int, bytes_per_second: int) -> None:
        self._bytes_max, self._bytes_per_second = bytes_max, bytes_per_second
        self._open: dict[str, _Meeting] = {}

    def count(self) -> int:
        """How many wait or talk."""
        return len(self._open)

    async def enter(self, socket: WebSocket) -> None:
        """Lets a host wait, or brings a guest to one; returns when it is over. Refused before the handshake ends."""
        place, side = socket.path_params["place"], socket.query_params.get("side", "")
        waiting = self._open.get(place)
        if side == "host" and waiting is None and len(self._open) < MEETINGS_MAX and _is_word(place):
            await self._host(socket, place)
        elif side == "guest" and waiting is not None and waiting.guest is None:
            await self._guest(socket, waiting)
        else:
            await socket.close()

    async def _host(self, socket: WebSocket, place: str) -> None:
        meeting = self._open[place] = _Meeting(socket)
        try:
            await socket.accept()
            await self._within(meeting, self._carry(meeting, socket))
        finally:
            meeting.over.set()
            del self._open[place]

    async def _guest(self, socket: WebSocket, meeting: _Meeting) -> None:
        meeting.guest = socket
        try:
            await socket.accept()
            await self._within(meeting, self._carry(meeting, socket))
        finally:
            meeting.over.set()

    async def _within(self, meeting: _Meeting, carrying: Coroutine[Any, Any, None]) -> None:
        """Until either side has gone, or the time is up."""
        task = asyncio.ensure_future(carrying)
        over = asyncio.ensure_future(meeting.over.wait())
        try:
            await asyncio.wait({task, over}, timeout=MEETING_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in (task, over):
                each.cancel()
            await asyncio.gather(task, over, return_exceptions=True)
        for socket in (meeting.host, meeting.guest):
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                if socket is not None:
                    await socket.close()

    async def _carry(self, meeting: _Meeting, socket: WebSocket) -> None:
        """Passes on what one side sends."""
        pace, total = RateLimiter(self._bytes_per_second), 0
        with contextlib.suppress(WebSocketDisconnect, RuntimeError, KeyError):
            while total <= self._bytes_max:
                data = await socket.receive_bytes()
                other = meeting.guest if socket is meeting.host else meeting.host
                if other is None:
                    return  # a host has nothing to say to nobody
                total += len(data)
                await pace.spend(len(data))
                await other.send_bytes(data)


def _is_word(place: str) -> bool:
    return 0 < len(place) <= PLACE_CHARACTERS_MAX and place.isascii() and place.isalpha() and place.islower()
