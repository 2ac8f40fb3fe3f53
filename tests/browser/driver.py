"""Drives the app as a person does: a real Chromium on the page that `kodespor app` serves, by mouse, touch or keys."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import composition
from core.project import Project

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("KODESPOR_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]
DESKTOP, TABLET, PHONE = (1440, 900), (820, 1180), (390, 844)
TELEPHONE = (
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Mobile Safari/537.36"
)
"""The framework takes over a platform's gestures and sizes by what the browser calls itself."""
PASSPHRASE = "riktig hest batteri stift"
ENABLE = """placeholder => {
  const place = placeholder.getBoundingClientRect();
  const middle = {clientX: place.x + place.width / 2, clientY: place.y + place.height / 2, bubbles: true};
  placeholder.dispatchEvent(new MouseEvent("click", middle));
}"""
"""Asks for the tree that screen readers read, as one does on a telephone: a press in the very middle."""
MORE = re.compile("^(More|Mer)$")
"""What leads to the screens that a telephone has no room for."""
ELSEWHERE = """field => {
  const focused = document.activeElement;
  return focused !== field && ["INPUT", "TEXTAREA"].includes(focused?.tagName) && !field.contains(focused);
}"""
"""Whether another field has the focus than this one."""

FOCUSED = """(e =>
!e || e.tabIndex < 0 || ['BODY', 'FLUTTER-VIEW'].includes(e.tagName) ? '' : e.ariaLabel || e.innerText)
(document.activeElement)"""
"""The name of what has the focus; what holds the whole page has none."""


class Served:
    """The app in a process of its own, with a home of its own: of this checkout, or what an installed `program` opens
    (its path and arguments), which then finds no Python and nothing of this checkout."""

    def __init__(self, home: Path, program: Sequence[str] = (), **settings: Any) -> None:
        self.home = home
        self.configuration = home / "config"
        folder = self.configuration / "kodespor"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")
        environment = {key: value for key, value in os.environ.items() if not key.startswith("KODESPOR")}
        environment |= {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(self.configuration),
            "XDG_DATA_HOME": str(home / "data"),
            "TMPDIR": str(home),
            "PYTHONUNBUFFERED": "1",
        }
        environment |= {"PATH": str(home / "nothing")} if program else {"PYTHONPATH": str(ROOT)}
        command = program or [sys.executable, "-m", "app.cli.main", "app"]
        self.process = subprocess.Popen(
            [*command, "--no-window"], env=environment, cwd=home, stderr=subprocess.PIPE, text=True
        )
        self.said: list[str] = []
        self.address = ""
        for line in self.process.stderr or []:
            self.said.append(line)
            match = re.search(r"http://\S+", line)
            if match:
                self.address = match.group()
                break
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        self.said.extend(self.process.stderr or [])

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


class Visitor:
    """One person at one window. Every request is watched: none may leave the machine, and none may fail."""

    def __init__(
        self,
        browser: Any,
        served: Served,
        size: tuple[int, int],
        touch: bool = False,
        proxy: str = "",
        locale: str = "nb-NO",
    ) -> None:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height}, has_touch=touch, is_mobile=touch, locale=locale,
            user_agent=TELEPHONE if touch else None,
            proxy={"server": proxy, "bypass": "<-loopback>"} if proxy else None,
        )  # fmt: skip
        self.page = context.new_page()
        self.served = served
        self.failed = served.home / "failed.png"
        self.touch = touch
        self.requests: list[str] = []
        self.failures: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self.failures.append(request.url))
        self.page.on("response", lambda answer: answer.status >= 400 and self.failures.append(answer.url))
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        self.page.goto(served.address)
        placeholder = "flt-semantics-placeholder"
        if touch:
            self.page.wait_for_selector(placeholder, state="attached", timeout=60_000)
            self.page.evaluate(f"({ENABLE})(document.querySelector('{placeholder}'))")
        self.page.wait_for_selector("flt-semantics", state="attached", timeout=60_000)
        self.see("Kodespor")
        self.pause()  # a page that is told its size late lays itself out once more

    def pause(self, ms: int = 700) -> None:
        self.page.wait_for_timeout(ms)

    def _there(self, found: Any) -> Any:
        """Waits until something is there; else keeps a picture of what is."""
        try:
            found.wait_for(state="attached", timeout=30_000)
        except Exception:
            self.page.screenshot(path=self.failed)
            raise
        return found

    def see(self, text: str) -> Any:
        """Waits until a text is shown."""
        spoken = self.page.locator(f'[aria-label*="{text}"]')
        return self._there(self.page.get_by_text(text).or_(spoken).first)

    def gone(self, name: str) -> None:
        """Waits until a button is shown no more, and until what it lay on has left the screen."""
        self.page.get_by_role("button", name=name, exact=True).first.wait_for(state="detached", timeout=30_000)
        self.pause()

    def press(self, name: str, exact: bool = False) -> None:
        """A button, by its name."""
        button = self._there(self.page.get_by_role("button", name=name, exact=exact).first)
        button.tap() if self.touch else button.click()
        self.pause()

    def write(self, label: str, text: str) -> None:
        """Into a field, by its label; what stood there is replaced. A busy machine may lose keys: then once more."""
        fields = self.page.get_by_label(label).and_(self.page.locator("input, textarea"))  # not a button so called
        field = self._there(fields.first)
        for _ in range(4):
            if not field.is_visible():  # it is there, but not drawn yet
                self.pause()
            field.tap(force=True) if self.touch else field.click()
            self.pause(400)
            if field.evaluate(ELSEWHERE):  # the page moved under the finger: what another field holds is not ours
                continue
            if self._typed(field, text):
                return
        self.page.screenshot(path=self.failed)
        raise AssertionError(f"{label} does not take what is typed")

    def type_at_once(self, label: str, text: str) -> None:
        """Into the field that has the focus by itself, without pressing it. A busy machine may be late: then again."""
        field = self._there(self.page.get_by_label(label).first)
        for _ in range(10):
            self.pause()
            if field.evaluate("field => field === document.activeElement") and self._typed(field, text):
                return
        self.page.screenshot(path=self.failed)
        raise AssertionError(f"{label} does not have the focus")

    def _typed(self, field: Any, text: str) -> bool:
        """Whether a field that has the focus holds a text after it was typed in the place of what stood there."""
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.pause(300)
        return bool(field.input_value() == text)

    def turn_to(self, place: str) -> None:
        """A screen, by the bar at the bottom of a telephone."""
        near = self.page.get_by_role("tab", name=place)
        if near.count():
            near.first.tap()
        else:
            self.page.get_by_role("tab", name=MORE).first.tap()
            self.pause()
            self.page.get_by_role("button", name=place, exact=True).last.tap()
        self.pause(1200)

    def choose(self, label: str, option: str) -> None:
        """One of several, in a list that opens."""
        self.page.get_by_label(label).or_(self.page.get_by_role("button", name=label)).last.click()
        self.pause()
        there = self.page.get_by_role("menuitem", name=option)
        there.or_(self.page.get_by_role("button", name=option, exact=True)).last.click()
        self.pause()

    def download(self, button: str) -> tuple[str, bytes]:
        """What the browser saves when the last button of this name is pressed: its name, and the bytes."""
        with self.page.expect_download(timeout=20_000) as waiting:
            found = self.page.get_by_role("button", name=button, exact=True).last
            found.tap() if self.touch else found.click()
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()

    def key(self, *keys: str) -> None:
        for each in keys:
            self.page.keyboard.press(each)
            self.pause(350)

    def focused(self) -> str:
        """The name of what has the keyboard; empty where nothing has."""
        return self.page.evaluate(FOCUSED) or ""

    def tab_to(self, name: str) -> None:
        """Goes by the Tab key alone to what has this name."""
        for _ in range(60):
            if name in self.focused():
                self.pause(300)
                if name in self.focused():
                    return
            self.page.evaluate("window.before = document.activeElement")
            self.page.keyboard.press("Tab")
            for _ in range(20):  # a busy machine moves on late: a second Tab would pass by what is looked for
                self.pause(60)
                if self.page.evaluate("document.activeElement !== window.before"):
                    break
        self.page.screenshot(path=self.failed)
        raise AssertionError(f"the Tab key does not lead to {name}")

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """With the mouse."""
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=4)
        mouse.move(*end, steps=6)
        mouse.up()
        self.pause()

    def press_long(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """With a finger: hold, then draw on."""
        session = self.page.context.new_cdp_session(self.page)

        def finger(kind: str, *places: tuple[float, float]) -> None:
            points = [{"x": x, "y": y} for x, y in places]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        finger("touchStart", start)
        self.pause(900)
        finger("touchMove", end)
        self.pause(250)
        finger("touchEnd")
        self.pause()

    def assert_private(self) -> None:
        """No request left the machine, and none failed."""
        away = [url for url in self.requests if not re.match(r"(http|ws)://127\.0\.0\.1:\d+/|blob:|data:", url)]
        assert away == []
        assert self.failures == []


def looked_into(folder: Path, passphrase: str = PASSPHRASE) -> Project:
    """The project as core sees it, beside the app."""
    return composition.open_project(folder, lambda _: passphrase)
