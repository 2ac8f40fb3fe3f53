"""The app as a page on this machine alone: loopback only, behind a one-time token, asking nothing from anywhere.

The token stands in the address that is opened first; it buys a cookie and is worthless after that. A
request without the cookie, or that names another host than loopback (DNS rebinding), is refused.
"""

import secrets
import socket
import webbrowser
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import flet as ft

import assets
from app.services import recordings
from app.shell import fonts
from app.shell.theme import DARK, LIGHT

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "kodespor"
HOSTS = ("127.0.0.1", "localhost", "[::1]")
PLAIN = b"text/plain; charset=utf-8"
POLICY = (
    b"default-src 'self' blob: data:; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:;"
    b" style-src 'self' 'unsafe-inline'; connect-src 'self' ws: blob: data:; frame-ancestors 'none'"
)
GROUNDS = ((b"#ffffff", LIGHT.paper.encode()), (b"#222222", DARK.paper.encode()))
"""The ground behind our icon while the client loads: theirs, and ours."""
SHIM = b"""
(() => {
  const source = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, "src");
  Object.defineProperty(HTMLScriptElement.prototype, "src", {
    get: source.get,
    set(address) {
      const url = new URL(address, location.href);
      if (url.origin === location.origin) source.set.call(this, address);
      else queueMicrotask(() => this.dispatchEvent(new Event("error")));
    },
  });
  new MutationObserver((_, watcher) => {
    const placeholder = document.querySelector("flt-semantics-placeholder");
    if (placeholder === null) return;
    watcher.disconnect();
    if (!matchMedia("(pointer: coarse)").matches) placeholder.click();
  }).observe(document, {subtree: true, childList: true});
})();
"""
"""Scripts from elsewhere fail at once. And the client makes the tree that screen readers read only after a button
was pressed that the Tab key never reaches; where there is a mouse, which means a keyboard, it is pressed here. On a
phone the button fills the screen, and its screen reader finds it."""


class Guard:
    """Lets in who has the cookie, and whoever first brings the token."""

    def __init__(self, inner: Asgi, token: str) -> None:
        self._inner = inner
        self._token: str | None = token
        self._pass = secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or web socket."""
        if scope["type"] == "lifespan" or self._is_known(scope):
            await self._inner(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        elif self._buys(scope):
            self._token = None
            cookie = f"{COOKIE}={self._pass}; HttpOnly; SameSite=Strict; Path=/"
            await _answer(send, 303, [(b"location", b"/"), (b"set-cookie", cookie.encode())])
        else:
            await _answer(send, 403, [], b"Open Kodespor from its own window or command; this address is not valid.")

    def _is_known(self, scope: Scope) -> bool:
        cookies = _header(scope, b"cookie").split("; ")
        return _is_loopback(scope) and any(
            secrets.compare_digest(each.encode(), f"{COOKIE}={self._pass}".encode()) for each in cookies
        )

    def _buys(self, scope: Scope) -> bool:
        token = scope.get("query_string", b"").decode("latin-1").removeprefix("token=")
        held = self._token
        return held is not None and _is_loopback(scope) and secrets.compare_digest(token.encode(), held.encode())


def _is_loopback(scope: Scope) -> bool:
    """Both the host that was asked and, where a browser names one, the page that asks."""
    origin = _header(scope, b"origin").partition("://")[2]
    return all(each.rpartition(":")[0] in HOSTS for each in (_header(scope, b"host"), origin) if each)


def _header(scope: Scope, name: bytes) -> str:
    found: bytes = next((value for key, value in scope.get("headers", []) if key == name), b"")
    return found.decode("latin-1")


class PageBranding:
    """Keeps the page at home: no script from elsewhere, and fallback fonts from this machine.

    The client asks a content network for a runtime of animations that the app has none of, and its own
    server for some Noto fonts by names that it does not have. The first is stopped in the page, and by
    the policy in the header; for the second the fonts at hand are given. The page is readable to a screen
    reader from the beginning.
    """

    def __init__(self, inner: Asgi, fallbacks: dict[str, Path]) -> None:
        self._inner = inner
        self._fallbacks = fallbacks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        path: str = scope.get("path", "")
        if scope["type"] == "http" and path.startswith("/assets/fonts/noto"):
            family = path.removeprefix("/assets/fonts/").partition("/")[0]
            font = self._fallbacks.get(family, self._fallbacks["notocoloremoji"])
            await _answer(send, 200, [(b"cache-control", b"max-age=86400")], font.read_bytes(), b"font/ttf")
        elif scope["type"] == "http":
            await self._inner(scope, receive, _Rewriting(send, path in ("/", "/index.html")))
        else:
            await self._inner(scope, receive, send)


class _Rewriting:
    """Adds the policy to every answer, and the shim to the page itself."""

    def __init__(self, send: Send, is_page: bool) -> None:
        self._send, self._is_page = send, is_page
        self._start: dict[str, Any] = {}
        self._body = b""

    async def __call__(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            headers = [*message.get("headers", []), (b"content-security-policy", POLICY)]
            self._start = message | {"headers": headers}
            if not self._is_page:
                await self._send(self._start)
        elif not self._is_page:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page()

    async def _send_page(self) -> None:
        body = self._body.replace(b"<head>", b"<head><script>" + SHIM + b"</script>", 1)
        for theirs, ours in GROUNDS:
            body = body.replace(b"background: " + theirs, b"background: " + ours)
        changed = (b"content-length", b"etag", b"last-modified")
        headers = [(name, value) for name, value in self._start["headers"] if name not in changed]
        length = (b"content-length", str(len(body)).encode())
        await self._send(self._start | {"headers": [*headers, length, (b"cache-control", b"no-store")]})
        await self._send({"type": "http.response.body", "body": body})


async def _answer(
    send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes = b"", kind: bytes = PLAIN
) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", kind), *headers]})
    await send({"type": "http.response.body", "body": body})


def _forgive_late_answers() -> None:
    """Flet 1.0.5 ends the connection when a control that has left the page still answers. Here whoever waits for such
    an answer gets none, and goes on: else it would wait for ever, and keep the whole screen that it belongs to."""
    from flet.messaging.session import Session

    handle = Session.handle_invoke_method_results

    def forgiving(session: Any, control: int, call: str, result: Any, error: str | None) -> None:
        try:
            handle(session, control, call, result, error)
        except RuntimeError:
            waiting = session._Session__method_calls.pop(call, None)
            if waiting is not None:
                session._Session__method_call_results[waiting] = (None, None)
                waiting.set()

    Session.handle_invoke_method_results = forgiving  # type: ignore[method-assign,assignment]


def serve(main: Callable[[ft.Page], Awaitable[None]], port: int, show: bool, said: Callable[[str], None]) -> None:
    """Serves the page until stopped; `said` gets the address, which holds the token."""
    import flet_web.fastapi as flet_fastapi
    import uvicorn

    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(64)  # from here on the address works; who comes before the page is ready waits
    _forgive_late_answers()
    token = secrets.token_urlsafe(24)
    page = flet_fastapi.FastAPI()
    inner = flet_fastapi.app(main, assets_dir=str(assets.FOLDER), app_name="Kodespor", no_cdn=True)
    page.mount(recordings.PATH, recordings.answer)
    page.mount("/", PageBranding(inner, fonts.fallbacks()))
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/?token={token}"
    said(address)
    if show:
        webbrowser.open(address)
    config = uvicorn.Config(Guard(page, token), log_level="warning", ws="websockets-sansio", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
