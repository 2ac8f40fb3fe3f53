"""Keeps the page at home, with its own ground and typefaces, and with no script in it but the ones that stand in it."""

import json
import re
import secrets
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.i18n.catalogue import LANGUAGES, Catalogue
from app.shell.page_guard import KEY, SAFE, Asgi, Receive, Scope, Send, answer
from app.shell.rich_clipboard import MARK, SCRIPT
from app.shell.theme import DARK, LIGHT

SOCKET = Path(__file__).parent / "lasting_socket.js"
DROPPING = Path(__file__).parent / "dropping.js"
TAMED = Path(__file__).parent / "tamed_client.js"

GROUNDS = ((b"#ffffff", LIGHT.paper.encode()), (b"#222222", DARK.paper.encode()))
"""The ground behind our icon while the client loads: theirs, and ours."""
SHIM = """
(() => {
  const key = sessionStorage.getItem(KEY);
  if (key === null) return location.replace("/");
  const Plain = window.WebSocket;
  class Socket extends Plain {
    constructor(address, ...more) {
      const url = new URL(address, location.href);
      if (url.host === location.host) url.searchParams.set("key", key);
      super(url.href, ...more);
    }
  }
  const Lasting = lastingSocket(Socket, WORDS);
  window.WebSocket = class extends Socket {
    constructor(address, ...more) {
      const url = new URL(address, location.href);
      if (url.host === location.host && url.pathname.endsWith("/ws")) return new Lasting(url.href);
      super(address, ...more);
    }
  };
  richClipboard(MARK);
  tameClient();
})();
""".replace("KEY", json.dumps(KEY)).replace("MARK", json.dumps(MARK))
"""The web socket brings the window's key, and outlasts its connections (`lasting_socket.js`); a window without one is
told that the page is not its own. The client is tamed (`tamed_client.js`)."""


def script(language: str) -> bytes:
    """What stands at the head of the page: the shim, the socket that lasts, and its words, of `language` first."""
    parts = [each.read_text(encoding="utf-8") for each in (SOCKET, SCRIPT, DROPPING, TAMED)]
    ordered = sorted(LANGUAGES, key=lambda each: each != language)
    words = {each: _words(each) for each in ordered}
    dropped = json.dumps({each: _words_of_drop(each) for each in ordered})
    parts += [SHIM.replace("WORDS", json.dumps(words)), f"takeDroppedFiles({dropped});"]
    return "\n".join(parts).replace("</", "<\\/").encode()


def _words(language: str) -> dict[str, str]:
    w = Catalogue(language)
    return {each: w(f"shell-connection-{each}") for each in ("silent", "cut", "closed", "typed")}


def _words_of_drop(language: str) -> dict[str, str]:
    w = Catalogue(language)
    return {
        each: w(f"shell-drop-{each}", place="{place}", count="{count}")
        for each in ("here", "sending", "failed", "large")
    }


def policy(address: str, nonce: str = "") -> bytes:
    """What a page at this host and port may do: run what came with it, and speak with this address alone."""
    own = f"'nonce-{nonce}' " if nonce else ""
    return (
        f"default-src 'self' blob: data:; script-src 'self' {own}'wasm-unsafe-eval' blob:;"
        f" style-src 'self' 'unsafe-inline'; connect-src 'self' ws://{address} blob: data:;"
        " object-src 'none'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'"
    ).encode()


class PageBranding:
    """Keeps the page at home: no script from elsewhere, and fallback fonts from this machine.

    The client asks a content network for a runtime of animations that the app has none of, and its own
    server for some Noto fonts by names that it does not have. The first is stopped in the page, and by
    the policy in the header; for the second the fonts at hand are given. The page is readable to a screen
    reader from the beginning.
    """

    def __init__(self, inner: Asgi, fallbacks: dict[str, Path], address: str, language: Callable[[str], str]) -> None:
        """`address` is the page's host and port; `language` gives the window's, for the header Accept-Language."""
        self._inner, self._fallbacks, self._address, self._language = inner, fallbacks, address, language

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        path: str = scope.get("path", "").removeprefix(scope.get("root_path", ""))
        if scope["type"] == "http" and path.startswith("/assets/fonts/noto"):
            family = path.removeprefix("/assets/fonts/").partition("/")[0]
            font = self._fallbacks.get(family) or self._fallbacks.get("") or self._fallbacks["notosansthaana"]
            await answer(send, 200, [(b"cache-control", b"max-age=86400")], font.read_bytes(), b"font/ttf")
        elif scope["type"] == "http":
            head = script(self._language(_accepted(scope))) if path in ("", "/", "/index.html") else b""
            await self._inner(scope, receive, _Rewriting(send, head, self._address))
        else:
            await self._inner(scope, receive, send)


def _accepted(scope: Scope) -> str:
    """The languages that the browser asks for."""
    found = (value for name, value in scope.get("headers", []) if name == b"accept-language")
    return b",".join(found).decode("latin-1")


class _Rewriting:
    """Adds the policy to every answer, and the shim to the page itself. There is one page: where the client's server
    would show it under any other path, there is nothing."""

    def __init__(self, send: Send, head: bytes, address: str) -> None:
        """`head` is the script for the page itself; empty where something else is answered."""
        self._send, self._head, self._is_page, self._address = send, head, bool(head), address
        self._start: dict[str, Any] = {}
        self._body = b""
        self._is_nothing = False

    async def __call__(self, message: dict[str, Any]) -> None:
        if self._is_nothing:
            return
        kinds = [value for name, value in message.get("headers", []) if name == b"content-type"]
        if not self._is_page and any(each.startswith(b"text/html") for each in kinds):
            self._is_nothing = True
            await answer(self._send, 404, [(b"content-security-policy", policy(self._address))])
        elif message["type"] == "http.response.start":
            ours = {name for name, _ in SAFE} | {b"access-control-allow-origin"}
            headers = [each for each in message.get("headers", []) if each[0] not in ours]
            self._start = message | {"headers": [*headers, *SAFE]}
            if not self._is_page:
                self._start["headers"].append((b"content-security-policy", policy(self._address)))
                await self._send(self._start)
        elif not self._is_page:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page()

    async def _send_page(self) -> None:
        nonce = b64encode(secrets.token_bytes(16)).decode()
        body = self._body.replace(b"<head>", b"<head><script>" + self._head + b"</script>", 1)
        body = re.sub(rb"<script(?=[\s>])", b'<script nonce="' + nonce.encode() + b'"', body)
        for theirs, ours in GROUNDS:
            body = body.replace(b"background: " + theirs, b"background: " + ours)
        changed = (b"content-length", b"etag", b"last-modified")
        headers = [(name, value) for name, value in self._start["headers"] if name not in changed]
        headers.append((b"content-length", str(len(body)).encode()))
        headers += [(b"cache-control", b"no-store"), (b"content-security-policy", policy(self._address, nonce))]
        await self._send(self._start | {"headers": headers})
        await self._send({"type": "http.response.body", "body": body})
