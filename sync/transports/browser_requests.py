"""Requests by the browser's own `fetch`, where Python runs in a page: it has no sockets there."""

import asyncio
import sys
from typing import Any

import httpx

IS_HERE = sys.platform == "emscripten"


class BrowserClient:
    """As much of `httpx.AsyncClient` as a relay is asked by."""

    def __init__(self, seconds: float) -> None:
        """`seconds`: how long an answer may take."""
        self._seconds = seconds

    async def post(self, url: str, *, content: bytes = b"", headers: dict[str, str]) -> httpx.Response:
        """The answer. Raises httpx.ConnectError where none comes: the browser does not say why."""
        import js
        from pyodide.ffi import JsException, to_js

        asked: dict[str, Any] = {
            "method": "POST", "headers": headers, "body": content, "cache": "no-store", "credentials": "omit",
            "redirect": "error", "referrerPolicy": "no-referrer",
        }  # fmt: skip
        options = to_js(asked, dict_converter=js.Object.fromEntries)
        options.signal = js.AbortSignal.timeout(int(self._seconds * 1000))
        try:
            answer = await js.fetch(url, options)
            body = (await answer.arrayBuffer()).to_bytes()
        except (JsException, OSError) as problem:
            if "Timeout" in str(problem):
                raise httpx.ReadTimeout(str(problem)) from problem
            raise httpx.ConnectError(str(problem)) from problem
        named = [(str(pair[0]), str(pair[1])) for pair in answer.headers]
        kept = [(name, value) for name, value in named if name not in ("content-encoding", "content-length")]
        return httpx.Response(answer.status, headers=kept, content=body)

    async def aclose(self) -> None:
        """Nothing is held open."""
        await asyncio.sleep(0)
