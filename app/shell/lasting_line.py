"""The page's web socket, made to outlast its connections: a line of numbered frames that goes on where it was cut.

A connection is cut by a machine that sleeps, by a proxy, by anything; Flet's session then forgets what was on its way,
and a connection of which nobody knows that it is dead keeps its session for itself. So page (`lasting_socket.js`) and
app number their messages, keep each until the other side has said that it is there, and send the rest again on the
next connection. Neither the client nor Flet's session notices.

A frame is a byte for its kind and the rest. The kinds: 0 a message, or its last piece; 1 the number of frames that have
come (4 bytes, big endian) and, from here, the language in two letters; 2 a piece of a message that goes on. The page
says every second how many have come, and gets the same from here: where nothing comes, it knows that it is cut off.
"""

import asyncio
import struct
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import parse_qs

from app.shell.page_guard import Asgi, Receive, Scope, Send

MESSAGE, COUNT, PIECE = b"\x00", b"\x01", b"\x02"
PIECE_BYTES = 256 * 1024
"""Longer messages go in pieces, so that a count is never held up for long."""
MESSAGE_BYTES_MAX = 512 * 1024 * 1024
KEPT_BYTES_MAX = 256 * 1024 * 1024
"""So much is kept for a page that is away; then it has to begin anew."""
AWAY_SECONDS_MAX = 3600
LEFT = (1000, 1001)
"""The page was closed or left, as it says itself; anything else is a cut."""
UNKNOWN, REPLACED, WRONG = 4404, 4409, 1002
"""Why a connection is closed here: its line has ended; another one carries it; it does not speak as it should."""


class LastingLines:
    """All lines of the app; what is no web socket with a line goes on as it is."""

    def __init__(self, inner: Asgi, language: Callable[[], str]) -> None:
        """`language` gives the language of the window, in two letters."""
        self._inner, self._language = inner, language
        self._lines: dict[str, _Line] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or connection."""
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        name = asked.get("line", [""])[0]
        if scope["type"] != "websocket" or not name:
            await self._inner(scope, receive, send)
            return
        await receive()
        await send({"type": "websocket.accept"})
        line = self._lines.get(name)
        if line is None and "new" in asked:
            line = self._lines[name] = _Line(self._language)
            line.begin(self._inner, scope, lambda: self._lines.pop(name, None))
        if line is None:
            await send({"type": "websocket.close", "code": UNKNOWN})
            return
        await line.carry(receive, send)


class _Line:
    """One page's messages in both directions, and the connection that carries them, if there is one."""

    def __init__(self, language: Callable[[], str]) -> None:
        self._language = language
        self._inbox: asyncio.Queue[dict[str, object]] = asyncio.Queue()
        self._kept: deque[bytes] = deque()
        self._kept_bytes = self._confirmed = self._received = 0
        self._pieces = bytearray()
        self._carrier: _Carrier | None = None
        self._away: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None

    def begin(self, inner: Asgi, scope: Scope, ended: Callable[[], object]) -> None:
        """Lets the app answer, as if this were one connection that lasts."""
        self._inbox.put_nowait({"type": "websocket.connect"})

        async def run() -> None:
            try:
                await inner(scope, self._inbox.get, self._say)
            finally:
                ended()
                if self._carrier is not None:
                    await self._carrier.close(1000)

        self._task = asyncio.create_task(run())

    def end(self) -> None:
        """Tells the app that the page is gone."""
        self._inbox.put_nowait({"type": "websocket.disconnect", "code": 1001})

    # -- to the page

    async def _say(self, message: dict[str, object]) -> None:
        if message["type"] == "websocket.close":
            if self._carrier is not None:
                await self._carrier.close(1000)
        elif message["type"] == "websocket.send":
            content = message["bytes"]
            assert isinstance(content, bytes)
            for start in range(0, max(1, len(content)), PIECE_BYTES):
                kind = MESSAGE if start + PIECE_BYTES >= len(content) else PIECE
                self._kept.append(kind + content[start : start + PIECE_BYTES])
                self._kept_bytes += len(self._kept[-1])
            if self._carrier is not None:
                self._carrier.has_news.set()
            elif self._kept_bytes > KEPT_BYTES_MAX:
                self.end()

    def frame(self, number: int) -> bytes | None:
        """The frame with this number, if there is one yet."""
        place = number - self._confirmed
        return self._kept[place] if place < len(self._kept) else None

    def count(self) -> bytes:
        """What says how many frames have come."""
        return COUNT + struct.pack(">I", self._received) + self._language().encode()

    # -- from the page

    async def carry(self, receive: Receive, send: Send) -> None:
        """Lets a connection carry the line until it ends or another one does."""
        if self._away is not None:
            self._away.cancel()
        before, self._carrier = self._carrier, _Carrier(self, send)
        carrier = self._carrier
        if before is not None:
            await before.close(REPLACED)
        code = 1006
        try:
            while True:
                message = await receive()
                if message["type"] == "websocket.disconnect":
                    code = message.get("code", 1006)
                    break
                if self._carrier is not carrier:  # what comes late on it comes again on the newer one
                    continue
                if not self._took(message.get("bytes") or b"", carrier):
                    await carrier.close(WRONG)
        finally:
            carrier.stop()
            if self._carrier is carrier:
                self._carrier = None
                if code in LEFT:
                    self.end()
                else:
                    self._away = asyncio.get_running_loop().call_later(AWAY_SECONDS_MAX, self.end)

    def _took(self, frame: bytes, carrier: "_Carrier") -> bool:
        """Takes a frame in; whether it was one."""
        kind, rest = frame[:1], frame[1:]
        if kind == COUNT and len(rest) == 4:
            (count,) = struct.unpack(">I", rest)
            if not self._confirmed <= count <= self._confirmed + len(self._kept):
                return False
            while self._confirmed < count:
                self._kept_bytes -= len(self._kept.popleft())
                self._confirmed += 1
            carrier.answer(count)
            return True
        if kind not in (MESSAGE, PIECE) or len(self._pieces) + len(rest) > MESSAGE_BYTES_MAX:
            return False
        self._received += 1
        self._pieces += rest
        if kind == MESSAGE:
            self._inbox.put_nowait({"type": "websocket.receive", "bytes": bytes(self._pieces)})
            self._pieces = bytearray()
        return True


class _Carrier:
    """One connection: sends what the page has not got, in order, once the page has said how many frames it has."""

    def __init__(self, line: _Line, send: Send) -> None:
        self._line, self._send = line, send
        self._next: int | None = None
        self._owes_count = False
        self.has_news = asyncio.Event()
        self._task = asyncio.create_task(self._run())

    def answer(self, count: int) -> None:
        """The page has so many frames: it is told how many have come here, and gets the rest."""
        self._next = count if self._next is None else self._next
        self._owes_count = True
        self.has_news.set()

    async def _run(self) -> None:
        with suppress(Exception):  # where a connection breaks while it is written to, its reader says so
            while True:
                await self.has_news.wait()
                self.has_news.clear()
                if self._owes_count:
                    self._owes_count = False
                    await self._send({"type": "websocket.send", "bytes": self._line.count()})
                while self._next is not None and (frame := self._line.frame(self._next)) is not None:
                    self._next += 1
                    await self._send({"type": "websocket.send", "bytes": frame})

    def stop(self) -> None:
        """Sends nothing any more."""
        self._task.cancel()

    async def close(self, code: int) -> None:
        """Ends the connection."""
        self.stop()
        with suppress(Exception):  # it may be broken already
            await self._send({"type": "websocket.close", "code": code})
