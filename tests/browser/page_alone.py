"""The built page in a browser whose folder lasts, and what drives it: as a person does, with every request watched."""

import os
import signal
import time
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from socket import SHUT_RDWR
from threading import Thread
from typing import Any

from tests.browser.driver import ARGUMENTS, CHROMIUM, DESKTOP, ENABLE, PHONE, TELEPHONE, Visitor


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, as any web server does; `.mjs` of a release is named no script, as nginx 1.22 does."""

    extensions_map = {  # noqa: RUF012 - as its base class has it
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
    }

    def __init__(self, *given: Any, host: "Host", **named: Any) -> None:
        self._host = host
        super().__init__(*given, **named)

    def send_head(self) -> Any:
        """Answers; what belongs to a release, behind a network that wants a log-in, its address or page."""
        if self._host.log_in_page and self.path.startswith(self._host.log_in_page):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            return BytesIO(b"<!doctype html><title>Log in to this network</title>")
        if not self._host.log_in or not self.path.startswith(("/release.", "/parts/")):
            return super().send_head()
        self.send_response(302)
        self.send_header("Location", self._host.log_in)
        self.end_headers()
        return None

    def guess_type(self, path: Any) -> str:
        """What kind of file it is."""
        if (self._host.folder / "release.json").exists() and str(path).endswith((".mjs", ".webmanifest")):
            return "application/octet-stream"
        return super().guess_type(path)

    def end_headers(self) -> None:
        """Ends the head; where the host is to, with the packing of parts as an encoding."""
        if self._host.names_packing and self.path.startswith("/parts/"):
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Sends a file; of a part that the host is to cut, the first half."""
        content = source.read()
        if self.path.startswith("/parts/") and not self._host.sends_whole(self.path):
            outputfile.write(content[: len(content) // 2])
            outputfile.flush()
            self.connection.shutdown(SHUT_RDWR)
            return
        outputfile.write(content)

    def log_message(self, *_):
        """Says nothing."""


class Host:
    """A web server of one folder, on a port that stays the same when it is stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, 0
        self.whole: int | None = None
        """So many parts of a release are sent whole from now on, all others by halves; None: all are whole."""
        self.sent: list[str] = []
        self.names_packing = False
        """Whether what ends in `.gz` is said to be sent in an encoding, as some servers do; browsers unpack it."""
        self.log_in = ""
        """Where a network sends whoever has not logged in."""
        self.log_in_page = ""
        """What such a network answers itself, without saying so: all addresses that begin so."""
        self.start()

    def sends_whole(self, part: str) -> bool:
        if self.whole is not None and self.whole < 1:
            return False
        self.whole = None if self.whole is None else self.whole - 1
        self.sent.append(part)
        return True

    def start(self) -> None:
        handler = partial(Quiet, directory=str(self.folder), host=self)
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self._server.server_port
        Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


class Pocket(Visitor):
    """One person with the page on a telephone, or at a desk. `profile` is the browser's folder, which outlives it."""

    def __init__(
        self,
        machinery: Any,
        host: Host,
        profile: Path,
        locale: str = "nb-NO",
        arguments: Sequence[str] = (),
        touch: bool = True,
        proxy: str = "",
    ) -> None:
        width, height = PHONE if touch else DESKTOP
        self.profile, self.touch, self.failed = profile, touch, profile.parent / "failed.png"
        self.context = machinery.chromium.launch_persistent_context(
            str(profile), executable_path=CHROMIUM, args=[*ARGUMENTS, *arguments],
            viewport={"width": width, "height": height},
            has_touch=touch, is_mobile=touch, locale=locale, user_agent=TELEPHONE if touch else None,
            proxy={"server": proxy, "bypass": "<-loopback>"} if proxy else None,
        )  # fmt: skip
        self.host, self.requests, self.failures, self.said = host, [], [], []
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("requestfailed", lambda request: self.failures.append(request.url))
        self.page = self.context.pages[0]
        self.page.on("console", lambda line: line.type == "error" and self.said.append(line.text))

    def go(self) -> None:
        """Opens the page, and waits until the app is there."""
        self.page.goto(self.host.address)
        self.ready()

    def ready(self) -> None:
        placeholder = "flt-semantics-placeholder"
        if self.touch:
            self.page.wait_for_selector(placeholder, state="attached", timeout=90_000)
            self.page.evaluate(f"({ENABLE})(document.querySelector('{placeholder}'))")
        self.page.wait_for_selector("flt-semantics", state="attached", timeout=90_000)
        self.page.get_by_role("radio", name="Opprett").or_(
            self.page.get_by_role("button", name="Opprett")
        ).first.wait_for(state="attached", timeout=90_000)
        understood = self.page.locator("#offer button").first
        if understood.is_visible():
            understood.click()
        self.pause()

    def assert_at_home(self) -> None:
        """Every request went to the page's own server."""
        away = [url for url in self.requests if not url.startswith((self.host.address, "blob:", "data:"))]
        assert away == []

    def kill(self) -> None:
        """Ends the browser as a power cut would: nobody is told, nothing is closed."""
        for each in Path("/proc").iterdir():
            if each.name.isdigit() and self._is_mine(each):
                try:
                    os.kill(int(each.name), signal.SIGKILL)
                except ProcessLookupError:
                    continue
        for _ in range(100):
            if not any(each.name.isdigit() and self._is_mine(each) for each in Path("/proc").iterdir()):
                return
            time.sleep(0.05)

    def _is_mine(self, process: Path) -> bool:
        try:
            return str(self.profile).encode() in (process / "cmdline").read_bytes()
        except OSError:
            return False
