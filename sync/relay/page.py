"""What browsers need of a relay: leave to ask it from a page that another server gave, and, where its keeper wants
that, the page itself (`make web`)."""

import mimetypes
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

from sync.relay.access_token import SUBPROTOCOL

ASKED = ["authorization", "content-type", "kodespor-end", "kodespor-project", "kodespor-talk", "kodespor-wait"]
ANSWERED = ["kodespor-number", "kodespor-talk"]
DAY_SECONDS = 86_400
SAFE = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-cache"),
]

for ending, kind in (
    (".mjs", "text/javascript"),
    (".webmanifest", "application/manifest+json"),
    (".gz", "application/gzip"),
):
    mimetypes.add_type(kind, ending)


def open_to_pages(origins: Sequence[str]) -> Middleware:
    """Pages of these origins may ask, at the door that this stands before: a mailbox is opened by its token, which no
    browser adds by itself, and no cookie."""
    return Middleware(
        CORSMiddleware, allow_origins=origins, allow_methods=["POST"], allow_headers=ASKED, expose_headers=ANSWERED,
        max_age=DAY_SECONDS,
    )  # fmt: skip


def may_open(headers: Mapping[str, str], origins: Sequence[str]) -> bool:
    """Whether a web socket may be opened: by a program, by a page of this server, or by one of these origins. A browser
    opens one for any page, and says only which page it was."""
    origin = headers.get("origin")
    if origin is None or origin in origins:
        return True
    own = headers.get("host", "")
    try:
        found = urlsplit(origin)
        # a web server before this one may leave out the port
        return bool(own) and own in (found.netloc, found.hostname)
    except ValueError:  # no browser says that
        return False


def named_by(headers: Mapping[str, str]) -> Mapping[str, str]:
    """The headers of a web socket, where a browser opened it: with what stands there as names of subprotocols."""
    names = [each.strip() for each in headers.get("sec-websocket-protocol", "").split(",")]
    if len(names) != 3 or names[0] != SUBPROTOCOL:
        return headers
    return {**headers, "authorization": f"Bearer {names[1]}", "kodespor-project": names[2]}


def page(folder: Path) -> Mount:
    """The files of a folder, under every path that is not the relay's own."""
    return Mount("/", _Careful(StaticFiles(directory=folder, html=True)))


class _Careful:
    """Adds headers that keep a browser from guessing, framing and telling."""

    def __init__(self, inner: StaticFiles) -> None:
        self._inner = inner

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *SAFE]
            await send(message)

        if scope["type"] != "http":
            return
        await self._inner(scope, receive, answer)
