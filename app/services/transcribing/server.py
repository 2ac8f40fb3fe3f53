"""Answers the page of the workspace: the page itself with its script and looks, and what it asks by POST.

An address holds a random name, works while the project is open, and stands behind the page's own guard.
"""

import html
import json
import secrets
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from app.i18n.catalogue import Catalogue
from app.services.project_session import ProjectSession
from app.services.transcribing.workspace import Surroundings, Workspace, journal_of
from core.analysis.transcripts import save_left
from core.errors import KodesporError
from core.ids import TranscriptId
from core.limits import TEXT_CODE_POINTS_MAX
from core.project import Project

PATH = "/transcribing/"
FOLDER = Path(__file__).parent
BODY_BYTES_MAX = 6 * TEXT_CODE_POINTS_MAX
"""A whole draft as JSON, in which a letter may take six bytes."""
WORDS = (
    "transcribing-title", "transcribing-play", "transcribing-pause", "transcribing-back", "transcribing-forward",
    "transcribing-slower", "transcribing-faster", "transcribing-speed", "transcribing-stamp", "transcribing-turn",
    "transcribing-go", "transcribing-loop-from", "transcribing-loop-to", "transcribing-loop-off", "transcribing-loop",
    "transcribing-save", "transcribing-finish", "transcribing-delete", "transcribing-keys", "transcribing-keys-how",
    "transcribing-keys-press", "transcribing-keys-letter", "transcribing-keys-taken", "transcribing-keys-add",
    "transcribing-keys-remove", "transcribing-keys-reset", "transcribing-keys-speaker", "transcribing-jump",
    "transcribing-close", "transcribing-cancel", "transcribing-place", "transcribing-draft", "transcribing-speakers",
    "transcribing-speaker-name", "transcribing-speaker-add", "transcribing-saved", "transcribing-typing",
    "transcribing-not-saved", "transcribing-locked", "transcribing-no-sound", "transcribing-not-here",
    "transcribing-no-wave", "transcribing-wave", "transcribing-others", "transcribing-others-show",
    "transcribing-join-both", "transcribing-join-mine", "transcribing-join-this", "transcribing-joined",
    "transcribing-finish-name", "transcribing-finish-who", "transcribing-finish-new", "transcribing-finish-none",
    "transcribing-finish-interviewer", "transcribing-finish-other", "transcribing-finish-turns",
    "transcribing-finish-backward", "transcribing-finish-times", "transcribing-finished", "transcribing-delete-sure",
    "transcribing-deleted", "transcribing-sealed",
)  # fmt: skip
"""What the page says, by the ids of the catalogue; `{…}` in a sentence is filled in by the page."""
FILLED = ("time", "speed", "who", "count", "key", "action", "share", "name", "number", "seconds")
_open: dict[str, Workspace] = {}

Send = Callable[[Any], Awaitable[None]]


def open_workspace(session: ProjectSession, transcript: TranscriptId, around: Surroundings) -> str:
    """The path of a workspace for a draft, under the page's own. Raises Refused where nobody can write there."""
    save_left(session.project, journal_of(session), frozenset(each.opening for each in _open.values()))
    opened = Workspace(session, transcript, around)
    name = secrets.token_urlsafe(24)
    _open[name] = opened
    return f"{PATH}{name}/"


def leave_workspaces(project: Project) -> None:
    """Saves what is open of a project, and answers no more, when it is locked."""
    for name, each in list(_open.items()):
        if each.session.project is project:
            each.leave()
            del _open[name]


def save_workspaces(project: Project) -> None:
    """Makes versions of all that is being typed: before a withdrawal, so that it reaches them. Raises
    StorageFailed where it is not their turn."""
    for each in list(_open.values()):
        if each.session.project is project:
            each.session.ask_for_turn()
            each.leave()


async def answer(scope: dict[str, Any], receive: Callable[[], Awaitable[Any]], send: Send) -> None:
    """One request (ASGI)."""
    _, _, rest = scope.get("path", "").rpartition(PATH)
    name, _, asked = rest.partition("/")
    found = _open.get(name)
    if found is None:
        await _send(send, 410, b"", b"text/plain")
    elif scope["method"] == "POST":
        await _do(found, asked, receive, send)
    elif asked == "":
        await _page(found, send)
    elif asked == "state":
        await _json(send, lambda: found.state())
    else:
        await _send(send, 404, b"", b"text/plain")


async def _do(found: Workspace, asked: str, receive: Callable[[], Awaitable[Any]], send: Send) -> None:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False) and len(body) <= BODY_BYTES_MAX
    try:
        given = json.loads(body) if len(body) <= BODY_BYTES_MAX else None
    except (ValueError, RecursionError):
        given = None
    work = _work(found, asked, given) if isinstance(given, dict) else None
    if work is None:
        await _send(send, 400, b"", b"text/plain")
        return
    found.around.touched()
    await _json(send, work, found.around.words)


def _work(found: Workspace, asked: str, given: Mapping[str, Any]) -> Callable[[], dict[str, Any]] | None:
    """What a request asks for; None where there is no such thing, or it does not say enough."""
    text, length = given.get("text"), given.get("length", 0)
    if asked == "keys" and isinstance(given.get("keys"), dict) and isinstance(given.get("jump"), (int, float)):
        return lambda: found.set_keys(given["keys"], given["jump"])
    if asked == "delete":
        return found.delete
    if not isinstance(text, str) or not _is_text(text):
        return None
    if asked == "finish" and isinstance(given.get("speakers"), dict) and isinstance(length, int):
        return lambda: found.finish(text, str(given.get("name", "")), given["speakers"], length)
    if asked == "join":
        return lambda: found.join(text, str(given.get("how", "")))
    if asked == "speakers":
        labels = given.get("labels")
        known = [str(each)[:60] for each in labels[:40]] if isinstance(labels, list) else []
        return lambda: found.speakers(text, known)
    simple = {"keep": found.keep, "save": found.save}
    return (lambda: simple[asked](text)) if asked in simple else None


def _is_text(text: str) -> bool:
    """Whether it can be written down: a lone half of a surrogate pair cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


async def _json(send: Send, work: Callable[[], dict[str, Any]], words: Catalogue | None = None) -> None:
    try:
        status, value = 200, work()
    except KodesporError as problem:
        status, value = 409, {"error": words.say(problem) if words is not None else problem.code}
    await _send(send, status, json.dumps(value).encode(), b"application/json")


async def _page(found: Workspace, send: Send) -> None:
    """The page with its words. Only the script that stands in it runs, and it asks nobody but this server."""
    around = found.around
    nonce = b64encode(secrets.token_bytes(16)).decode()
    places = {name: f"{{{name}}}" for name in FILLED}
    words = {each.removeprefix("transcribing-"): around.words(each, **places) for each in WORDS}
    colours = "".join(f"--{name.replace('_', '-')}:{value};" for name, value in around.colours.items())
    parts = {
        "LANGUAGE": around.words.language,
        "TITLE": html.escape(words["title"]),
        "NONCE": nonce,
        "COLOURS": f":root{{{colours}font-size:{16 * around.scale:g}px}}",
        "STYLE": (FOLDER / "page.css").read_text(encoding="utf-8"),
        "WORDS": json.dumps(words).replace("<", "\\u003c"),
        "SCRIPT": "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in SCRIPTS),
    }
    page = (FOLDER / "page.html").read_text(encoding="utf-8")
    for name, value in parts.items():
        page = page.replace(f"%{name}%", value)
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self';"
        " media-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    await _send(send, 200, page.encode(), b"text/html; charset=utf-8", (b"content-security-policy", policy.encode()))


SCRIPTS = ("sound.js", "keys.js", "draft.js", "dialogs.js", "page.js")


async def _send(send: Send, status: int, body: bytes, kind: bytes, *more: tuple[bytes, bytes]) -> None:
    headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"x-frame-options", b"DENY"),
        *more,
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
