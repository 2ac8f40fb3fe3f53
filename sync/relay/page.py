"""What browsers need of a relay: leave to ask it from a page that another server gave, and, where its keeper wants
that, the page itself (`make web`)."""

import mimetypes
from collections.abc import Sequence
from pathlib import Path

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send

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
