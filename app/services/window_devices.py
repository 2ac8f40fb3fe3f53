"""What the window of a page can do for the app: the microphone, the camera that reads a QR code, pixels of a drawing,
and folders of this computer, which page_folder.py asks for (tools/web/page/devices.mjs).

Python in a browser runs beside the window, and asks it.
"""

from typing import Any, NamedTuple

from app.services import browser_page
from core.errors import Refused

_NOT_FETCHED = "NotFetched"
_REFUSED = ("NotAllowedError", "SecurityError")
_MISSING = ("NotFoundError", "OverconstrainedError", "TypeError")
ENDINGS = {"audio/webm": ".webm", "audio/mp4": ".m4a"}


class Piece(NamedTuple):
    """Some seconds of a recording, how loud its end was, from 0 to 1, and how many seconds of sound there were so far;
    less than 0 where that is not known."""

    content: bytes
    loudness: float
    heard: float


async def ask(what: str, given: str = "") -> tuple[Any, str]:
    """What the window answers, and the name of the problem that it had. Raises Refused where that part is not here."""
    import flet_js

    found = await flet_js.ask(what, given)
    problem = str(getattr(found, "problem", None) or "")
    if problem == _NOT_FETCHED:
        raise Refused("device-not-fetched")
    return getattr(found, "answer", None), problem


async def _use(what: str, device: str) -> Any:
    """What a device answers. Raises Refused where the browser gives no such device."""
    answer, problem = await ask(what)
    if problem in _REFUSED:
        raise Refused(f"{device}-refused")
    if problem in _MISSING:
        raise Refused(f"{device}-missing")
    if problem:
        raise Refused(f"{device}-failed", reason=problem)
    return answer


class Microphone:
    """A recording that has begun; `mime` is what kind of sound it is."""

    def __init__(self, mime: str) -> None:
        self.mime = mime

    async def next(self) -> Piece | None:
        """The next piece, when it was spoken; None at the end, also where the microphone was taken away."""
        found = await _use("heard", "microphone")
        return None if found is None else Piece(found.bytes.to_bytes(), float(found.loudness), float(found.heard))

    async def pause(self, is_paused: bool) -> None:
        """Listens no more, or again."""
        await _use("pause" if is_paused else "resume", "microphone")

    async def stop(self) -> None:
        """Ends it; the last piece comes after this."""
        await _use("stop", "microphone")


async def open_microphone() -> Microphone:
    """Begins to record. Raises Refused where the browser, or its owner, does not let it."""
    return Microphone(str(await _use("record", "microphone")))


async def read_code() -> str:
    """The words of a QR code that is held before the camera; empty where somebody gave up. Raises Refused."""
    return str(await _use("scan", "camera") or "")


async def pixels(svg: bytes) -> bytes:
    """A drawing as PNG. Raises Refused where the browser does not make one."""
    made, problem = await ask("draw", svg.decode())
    if problem:
        raise Refused("pixels-failed")
    return bytes(made.to_bytes())


def are_here() -> bool:
    """Whether the app runs in a page, whose window can be asked."""
    return browser_page.IS_HERE
