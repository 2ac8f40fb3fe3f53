"""Files that are chosen, or dropped onto the window: the page sends them here one by one, and whoever waits gets them.

They stay in memory, since no word of a study may lie on the disk in clear. The page's guard stands before this, so it
answers the one window alone.
"""

import sys
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from core.limits import FILE_BYTES_MAX
from core.storage.files import HeldFile

PATH = "/intake/"
CHOSEN = "chosen-"
"""What the name of a drop begins with whose files come from the system's own chooser."""
IS_SERVED = sys.platform != "emscripten"
"""Whether there is a server that files can be sent to: in the Python of a browser there is none, and none is needed."""
FILES_MAX = 2000
BYTES_MAX = FILE_BYTES_MAX
"""Of all files that are dropped at once."""
NAME_MAX = 400
"""Code points."""

Taker = Callable[[list[HeldFile]], None]
Send = Callable[[Any], Awaitable[None]]
_takers: list[Taker] = []
_coming: dict[str, list[HeldFile]] = {}
_chooser: list[Taker] = []
"""Who waits for the files of the system's own chooser: whoever opened it last."""


def wait_for_files(taker: Taker) -> None:
    """From now on files go to `taker`, until it waits no more; the one that came last is asked first."""
    _takers.append(taker)


def wait_no_more(taker: Taker) -> None:
    """Files go to whoever waited before."""
    if taker in _takers:
        _takers.remove(taker)


def wait_for_chosen(taker: Taker) -> None:
    """The next files that are chosen go to `taker`, whoever else waits."""
    _chooser[:] = [taker]


async def answer(scope: dict[str, Any], receive: Callable[[], Awaitable[Any]], send: Send) -> None:
    """One request (ASGI): one file in the body; `name`, the drop that it belongs to, and of how many, in the query."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    name, drop, of = (asked.get(each, [""])[0] for each in ("name", "drop", "of"))
    if scope["method"] != "POST" or not name or not of.isdecimal() or len(of) > 4 or not 1 <= int(of) <= FILES_MAX:
        await _send(send, 400)
        return
    if drop not in _coming:
        _coming.clear()  # of a drop that broke off nothing is kept
    held = sum(len(each.content) for several in _coming.values() for each in several)
    body = await _body(receive, BYTES_MAX - held)
    if not isinstance(body, bytes):
        _coming.clear()
        await _send(send, body)
        return
    several = _coming.setdefault(drop, [])
    several.append(HeldFile(name.rpartition("/")[2][-NAME_MAX:], body))
    if len(several) == int(of):
        del _coming[drop]
        waiting = _chooser if drop.startswith(CHOSEN) else _takers
        if waiting:
            waiting[-1](several)
    await _send(send, 204)


async def _body(receive: Callable[[], Awaitable[Any]], most: int) -> bytes | int:
    """The bytes that were sent; the status to answer where there are too many, or the page went before the last."""
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message.get("type") == "http.disconnect":
            return 400
        part = message.get("body", b"")
        size += len(part)
        if size > most:
            return 413
        parts.append(part)
        more = message.get("more_body", False)
    return b"".join(parts)


async def _send(send: Send, status: int) -> None:
    headers = [(b"content-length", b"0"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
