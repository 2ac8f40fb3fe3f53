"""Who may see the page: the one browser window that came with the secret of the first address.

Another account on the machine reaches the port, and a page from another port shares this page's cookies, since cookies
ignore ports. So three things are asked together: a cookie that goes to a path of its own, which no other server is ever
asked for; a key that the window keeps for this origin, port included, and sends with each web socket; and that host and
origin are exactly this address. The first address can be used once.
"""

import secrets
from base64 import b64encode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlencode

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "kodespor"
KEY = "kodespor"
"""Under this name the window keeps its key, and the web socket brings it as `key`."""
SAFE = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)
BODY_BYTES_MAX = 4096
POLICY_VIOLATED = 1008


@dataclass(frozen=True)
class GuardWords:
    """What the guard says to people, in their language."""

    refused: str
    taken: str
    close: str
    closed: str


@dataclass(frozen=True)
class Reactions:
    """What is done when the first address was used, when somebody uses it again, and when its owner closes all."""

    entered: Callable[[], None]
    taken: Callable[[], None]
    close: Callable[[], None]


class Guard:
    """Lets in the window that first brings the token, and nobody else."""

    def __init__(self, inner: Asgi, address: str, words: GuardWords, reactions: Reactions) -> None:
        """`address` is host and port as they stand in the page's address."""
        self._inner, self._address, self._words, self._reactions = inner, address, words, reactions
        self.token = secrets.token_urlsafe(24)
        self.base = f"/{secrets.token_urlsafe(12)}"
        self._cookie, self._key = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        self._is_spent = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or web socket."""
        if scope["type"] == "lifespan":
            await self._inner(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif self._is_home(scope) and self._brings_token(scope):
            await self._enter(scope, send)
        elif self._is_home(scope) and scope["path"] == "/close" and scope["method"] == "POST":
            await self._end(receive, send)
        elif self._is_home(scope) and self._has_cookie(scope) and not _is_from_elsewhere(scope):
            await self._inner(scope, receive, send)
        else:
            await answer_text(send, 403, self._words.refused)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        own = header(scope, b"origin") == f"http://{self._address}"
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        key = asked.pop("key", [""])[0]
        if own and self._is_home(scope) and self._has_cookie(scope) and _is_equal(key, self._key):
            await self._inner(scope | {"query_string": urlencode(asked, doseq=True).encode()}, receive, send)
            return
        await receive()
        await send({"type": "websocket.close", "code": POLICY_VIOLATED})

    # -- the first address

    def _brings_token(self, scope: Scope) -> bool:
        query = scope.get("query_string", b"").decode("latin-1")
        given = parse_qs(query).get("token", [""])[0]
        return scope["path"] == "/" and scope["method"] == "GET" and _is_equal(given, self.token)

    async def _enter(self, scope: Scope, send: Send) -> None:
        """Gives cookie and key to a window, once; tells everybody when the address is used again."""
        if header(scope, b"sec-fetch-dest") not in ("", "document") or header(scope, b"sec-purpose"):
            # a browser that looks ahead, or another page's frame or script: the token stays for the window itself
            await answer_text(send, 403, self._words.refused)
        elif not self._is_spent:
            self._is_spent = True
            self._reactions.entered()
            cookie = f"{COOKIE}={self._cookie}; HttpOnly; SameSite=Strict; Path={self.base}/"
            await _send_entry(send, self._key, f"{self.base}/", cookie)
        else:
            self._reactions.taken()
            await self._offer_to_close(send)

    async def _offer_to_close(self, send: Send) -> None:
        """Whoever brings a token that was used is the owner, or was told the token by the owner's machine."""
        text, close = escape(self._words.taken), escape(self._words.close)
        form = f'<form method="post" action="/close"><input type="hidden" name="token" value="{self.token}">'
        body = f"<p>{text}</p>{form}<button>{close}</button></form>"
        await _send_page(send, 403, body, "form-action 'self'")

    async def _end(self, receive: Receive, send: Send) -> None:
        """Closes the program for whoever brings the token, used or not."""
        body, more = b"", True
        while more and len(body) < BODY_BYTES_MAX:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        given = parse_qs(body.decode("latin-1")).get("token", [""])[0]
        if not _is_equal(given, self.token):
            await answer_text(send, 403, self._words.refused)
            return
        await answer_text(send, 200, self._words.closed)
        self._reactions.close()

    # -- what a request brings

    def _is_home(self, scope: Scope) -> bool:
        """Whether host and, where it is named, origin are this page's own, to the port: another name for this machine
        may be one that somebody else gave it (DNS rebinding)."""
        origin = header(scope, b"origin")
        return header(scope, b"host") == self._address and origin in ("", f"http://{self._address}")

    def _has_cookie(self, scope: Scope) -> bool:
        if not scope["path"].startswith(f"{self.base}/"):
            return False
        wanted = f"{COOKIE}={self._cookie}"
        return any(_is_equal(each, wanted) for each in header(scope, b"cookie").split("; "))


def header(scope: Scope, name: bytes) -> str:
    """A header's value; empty where it is not there, and where it is there twice."""
    found = [value for key, value in scope.get("headers", []) if key == name]
    return bytes(found[0]).decode("latin-1") if len(found) == 1 else ""


def _is_from_elsewhere(scope: Scope) -> bool:
    """Whether the browser says that another origin asks; other ports of this machine are the same site, but not us."""
    return header(scope, b"sec-fetch-site") in ("cross-site", "same-site")


def _is_equal(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode(), wanted.encode())


async def _send_entry(send: Send, key: str, start: str, cookie: str) -> None:
    """The page that puts the key where only this window's pages of this very address and port can read it."""
    leave = f'addEventListener("load", () => location.replace("{start}"));'  # earlier would count as a failed request
    script = f'sessionStorage.setItem("{KEY}", "{key}"); {leave}'
    await _send_page(send, 200, "", "", script, (b"set-cookie", cookie.encode()))


async def _send_page(
    send: Send, status: int, body: str, allowed: str, script: str = "", *more: tuple[bytes, bytes]
) -> None:
    nonce = b64encode(secrets.token_bytes(16)).decode()
    policy = f"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; script-src 'nonce-{nonce}'; {allowed}"
    made = f'<script nonce="{nonce}">{script}</script>' if script else ""
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Kodespor</title>{made}</head><body>{body}</body>'
    headers = [(b"content-security-policy", policy.encode()), *more]
    await answer(send, status, headers, page.encode(), b"text/html; charset=utf-8")


async def answer_text(send: Send, status: int, text: str) -> None:
    """A sentence as plain text."""
    await answer(send, status, [], text.encode(), b"text/plain; charset=utf-8")


async def answer(
    send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes = b"", kind: bytes = b"text/plain"
) -> None:
    """A whole answer, which no browser keeps, frames or takes for another kind."""
    kept = [] if any(name == b"cache-control" for name, _ in headers) else [(b"cache-control", b"no-store")]
    length = (b"content-length", str(len(body)).encode())
    all_headers = [(b"content-type", kind), length, *SAFE, *kept, *headers]
    await send({"type": "http.response.start", "status": status, "headers": all_headers})
    await send({"type": "http.response.body", "body": body})
