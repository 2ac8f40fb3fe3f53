"""A web socket of the browser's own, where Python runs in a page: it can name no headers, so what opens a mailbox goes
as the names of subprotocols, which stand in no address and no log."""

import asyncio
from typing import Any

from core.errors import Refused
from core.ids import Id
from sync import refusals
from sync.relay.access_token import SUBPROTOCOL, AccessToken
from sync.transports.connection import SILENCE_SECONDS

CONNECT_SECONDS = 10.0
MESSAGE_BYTES = 1 << 20
WAITING_BYTES_MAX = 4 << 20
"""What the browser may hold that the network has not taken yet."""
RECEIVED_BYTES_MAX = 128 << 20
"""So much may have come that nobody has read: more than an honest side has under way. A browser's web socket takes what
comes, and cannot ask the other side to wait."""
MESSAGE_COST_BYTES = 100
"""What a message that waits takes beside its own bytes, about: millions of empty ones fill a memory too."""
TOO_MUCH = 1009
"""The code of a web socket that ends for that (RFC 6455, 7.4.1)."""
LOOK_SECONDS = 0.02
NO_ACCESS, REFUSED = 4401, 4403
"""Codes by which a relay ends a web socket before the conversation begins."""


class BrowserSocketPipe:
    """A web socket. A large message goes in pieces, which the session puts together."""

    is_duplex = True

    def __init__(self, socket: Any) -> None:
        from pyodide.ffi import create_proxy

        self._socket = socket
        self._came: asyncio.Queue[bytes | tuple[int, str]] = asyncio.Queue()
        self._unread = 0
        self._proxies = [create_proxy(self._hear), create_proxy(self._end)]
        socket.onmessage, socket.onclose = self._proxies

    def _hear(self, event: Any) -> None:
        """Keeps what came; words, which no side sends, as their bytes: the session says what is wrong with them."""
        part = event.data.encode() if isinstance(event.data, str) else event.data.to_bytes()
        self._unread += len(part) + MESSAGE_COST_BYTES
        if self._unread <= RECEIVED_BYTES_MAX:
            self._came.put_nowait(part)
            return
        self._socket.onmessage = None
        self._socket.close()
        while not self._came.empty():
            self._came.get_nowait()
        self._came.put_nowait((TOO_MUCH, ""))

    def _end(self, event: Any) -> None:
        self._came.put_nowait((int(event.code), str(event.reason)))

    async def read(self) -> bytes:
        """What came; nothing once it is closed. Raises Refused where the relay said why."""
        found = await self._came.get()
        if isinstance(found, bytes):
            self._unread -= len(found) + MESSAGE_COST_BYTES
            return found
        self._came.put_nowait(found)
        check_close(*found)
        return b""

    async def write(self, data: bytes) -> None:
        """Sends. Raises ConnectionResetError where the connection is gone, TimeoutError where nothing is taken."""
        from pyodide.ffi import to_js

        for start in range(0, len(data), MESSAGE_BYTES):
            async with asyncio.timeout(SILENCE_SECONDS):
                while self._socket.bufferedAmount > WAITING_BYTES_MAX:
                    await asyncio.sleep(LOOK_SECONDS)
            if self._socket.readyState != self._socket.OPEN:
                raise ConnectionResetError
            self._socket.send(to_js(data[start : start + MESSAGE_BYTES]))

    async def close(self) -> None:
        """Ends it."""
        self._socket.onmessage = self._socket.onclose = None
        self._socket.close()
        for each in self._proxies:
            each.destroy()
        self._proxies = []


async def open_socket(url: str, token: AccessToken | None = None, project: Id | None = None) -> BrowserSocketPipe:
    """A web socket to an address (http or https). Raises ConnectionError or TimeoutError: the browser does not say
    why."""
    import js
    from pyodide.ffi import JsException, create_proxy, to_js

    names = [] if token is None or project is None else [SUBPROTOCOL, token.token, project.hex()]
    opened: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def settle(is_open: bool) -> None:
        if not opened.done():
            opened.set_result(is_open)

    try:
        socket = js.WebSocket.new(url.replace("http", "ws", 1), to_js(names))
    except JsException as problem:
        raise ConnectionError(str(problem)) from problem
    socket.binaryType = "arraybuffer"
    pipe = BrowserSocketPipe(socket)  # before it is open: what comes with the opening is heard
    proxies = [create_proxy(lambda _: settle(True)), create_proxy(lambda _: settle(False))]
    socket.addEventListener("open", proxies[0])
    socket.addEventListener("close", proxies[1])
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            is_open = await opened
        if not is_open:
            raise ConnectionError(url)
        return pipe
    except BaseException:
        await pipe.close()
        raise
    finally:
        socket.removeEventListener("open", proxies[0])
        socket.removeEventListener("close", proxies[1])
        for each in proxies:
            each.destroy()


def check_close(code: int, reason: str) -> None:
    """Raises Refused where the relay ended the conversation before it began, and said why."""
    if code == NO_ACCESS:
        raise Refused("relay-no-access")
    if code == REFUSED:
        raise refusals.from_json(reason) or Refused("relay-no-access")


async def is_there(url: str) -> bool:
    """Whether anything answers at an address: another server's answer is not to be read, but that it came is told."""
    import js
    from pyodide.ffi import JsException, to_js

    asked = to_js({"mode": "no-cors", "cache": "no-store", "credentials": "omit"}, dict_converter=js.Object.fromEntries)
    asked.signal = js.AbortSignal.timeout(int(CONNECT_SECONDS * 1000))
    try:
        await js.fetch(url, asked)
    except (JsException, OSError):
        return False
    return True
