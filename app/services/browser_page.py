"""The page that holds the app, where Python runs in a browser alone: what it was opened with, and where it stands."""

import json
import sys

from core.errors import Refused
from sync.invitation import Invitation, read_invitation

IS_HERE = sys.platform == "emscripten"
RELEASE, HEALTH = "release.json", "health"
_used: list[str] = []


def address() -> str:
    """The address of the page, up to the last slash of its path; empty where there is no page."""
    if not IS_HERE:
        return ""
    import flet_js

    return str(flet_js.documentUrl).partition("#")[0].partition("?")[0].rpartition("/")[0] + "/"


def languages() -> str:
    """The languages that the browser asks for, as it would write them in a header; empty where there is no page."""
    if not IS_HERE:
        return ""
    import js

    return ",".join(js.navigator.languages or [])


def invitation() -> str:
    """The invitation whose link opened the page; empty where there is none, or it was used."""
    if not IS_HERE:
        return ""
    import flet_js

    found = str(flet_js.invitation)
    return "" if found in _used else found


def forget_invitation() -> None:
    """It was used, and holds no more."""
    _used.append(invitation())


def invited() -> Invitation | None:
    """What that invitation says; None where it says nothing."""
    try:
        return read_invitation(invitation())
    except Refused:
        return None


async def likely_relay() -> str:
    """The relay to suggest: that of the invitation, or the page's own server where it is one; else empty."""
    found = invited()
    if found is not None and found.relay:
        return found.relay
    if not IS_HERE:
        return ""
    import js
    from pyodide.ffi import JsException

    try:
        answer = await js.fetch(address() + HEALTH)
        is_relay = "talks" in json.loads(await answer.text())
    except (JsException, OSError, ValueError, TypeError):  # there is no network, or it answers something else
        return ""
    return address().rstrip("/") if is_relay else ""


async def page_of(relay: str) -> str:
    """Where somebody without the program can join: this page, or the one that the relay serves; empty where there is
    none. What answers is not trusted with anything: a browser checks the page itself."""
    if IS_HERE:
        return address()
    if not relay:
        return ""
    import httpx

    from sync.transports.relay_trust import context

    try:
        async with httpx.AsyncClient(timeout=5, verify=context()) as client:
            found = (await client.get(f"{relay}/{RELEASE}")).json()
    except (httpx.HTTPError, ValueError, OSError):
        return ""
    return f"{relay}/" if isinstance(found, dict) and found.get("name") == "kodespor" else ""
