"""Recordings for the page's player: bytes opened piece by piece as they are asked for, never written anywhere.

An address holds a random name, works while the project is open, and stands behind the page's own guard.
"""

import re
import secrets
from collections.abc import Callable
from typing import Any

from core.errors import KodesporError
from core.ids import Id
from core.limits import CHUNK_BYTES
from core.project import Project

PATH = "/recordings/"
PIECE_BYTES = 4 * CHUNK_BYTES
"""So much is answered to one request; the player asks for more."""

NEVER_A_PAGE = (
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; sandbox; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
)
"""A file's kind and bytes are whatever a member attached: no browser may show it as a page of ours, or run it."""
PLAYED = re.compile(r"(?:audio|video)/[a-z0-9.+-]{1,60}")
_RANGE = re.compile(rb"bytes=(\d{1,12})-(\d{0,12})")
_offered: dict[str, tuple[Project, Id]] = {}


def share_recording_url(project: Project, file: Id) -> str:
    """The address under which the page can ask for a file."""
    name = secrets.token_urlsafe(24)
    _offered[name] = (project, file)
    return PATH + name


def revoke_recording_urls(project: Project) -> None:
    """Stops answering requests for the files of a project, when it is closed."""
    for name in [name for name, (each, _) in _offered.items() if each is project]:
        del _offered[name]


async def answer(scope: dict[str, Any], _: Callable[..., Any], send: Callable[..., Any]) -> None:
    """One request (ASGI): a piece of a file (RFC 9110, 14), or 404."""
    found = _offered.get(scope.get("path", "").rpartition("/")[2])
    row = found[0].state.files.get(found[1]) if found else None
    if found is None or row is None:
        await _send(send, 404, [], b"")
        return
    asked = dict(scope.get("headers", [])).get(b"range", b"bytes=0-")
    match = _RANGE.fullmatch(asked)
    start = int(match[1]) if match else 0
    if start >= row.size:
        await _send(send, 416, [(b"content-range", f"bytes */{row.size}".encode())], b"")
        return
    last = min(int(match[2]) if match and match[2] else row.size - 1, start + PIECE_BYTES - 1, row.size - 1)
    try:
        body = piece(found[0], found[1], start, last + 1)
    except KodesporError:
        await _send(send, 404, [], b"")
        return
    headers = [
        (b"content-type", kind_of(row.mime)),
        (b"accept-ranges", b"bytes"),
        (b"cache-control", b"no-store"),
        (b"content-range", f"bytes {start}-{last}/{row.size}".encode()),
    ]
    await _send(send, 206, headers, body)


def kind_of(mime: str) -> bytes:
    """Under which content type a file is answered: its own where that is sound or film, else bytes without a kind."""
    return mime.encode() if PLAYED.fullmatch(mime) else b"application/octet-stream"


def piece(project: Project, file: Id, start: int, end: int) -> bytes:
    """The bytes `start` to `end` (exclusive) of a file. Raises Refused."""
    first = start // CHUNK_BYTES
    parts = [project.files.chunk_of(file, number) for number in range(first, (end - 1) // CHUNK_BYTES + 1)]
    return b"".join(parts)[start - first * CHUNK_BYTES : end - first * CHUNK_BYTES]


async def _send(send: Callable[..., Any], status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    start = {"type": "http.response.start", "status": status, "headers": [*headers, length, *NEVER_A_PAGE]}
    await send(start)
    await send({"type": "http.response.body", "body": body})
