"""A page to print, in a tab of its own: it is made in memory, shown by the app's own server, and never written down."""

import html
import secrets
from base64 import b64encode
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from core.exporting.qr import qr_svg

PATH = "/print/"
_offered: dict[str, "Sheet"] = {}
Send = Callable[[Any], Awaitable[None]]


class Sheet(NamedTuple):
    """What stands on a recovery sheet: title, sentences, words, and the labels of the code and the button."""

    language: str
    title: str
    sentences: tuple[str, ...]
    words: str
    code: str
    button: str


def offer(sheet: Sheet) -> str:
    """The path of the page, under the app's own, until it is taken back."""
    name = secrets.token_urlsafe(24)
    _offered[name] = sheet
    return f"{PATH}{name}"


def take_back(path: str) -> None:
    """The page is gone."""
    _offered.pop(path.removeprefix(PATH), None)


async def answer(scope: dict[str, Any], _: Callable[[], Awaitable[Any]], send: Send) -> None:
    """One request (ASGI)."""
    sheet = _offered.get(scope.get("path", "").rpartition("/")[2])
    nonce = b64encode(secrets.token_bytes(16)).decode()
    status, body = (404, b"") if sheet is None else (200, page_of(sheet, nonce).encode())
    policy = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; base-uri 'none';"
        " form-action 'none'; frame-ancestors 'none'"
    )
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"content-security-policy", policy.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"cross-origin-resource-policy", b"same-origin"),
        (b"x-frame-options", b"DENY"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def page_of(sheet: Sheet, nonce: str) -> str:
    """The page with numbered words, the same as a QR code, and a button that prints."""
    words = "".join(f"<li>{html.escape(each)}</li>" for each in sheet.words.split())
    sentences = "".join(f"<p>{html.escape(each)}</p>" for each in sheet.sentences)
    style = (
        "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1f2a28}"
        "ol{columns:3;font:600 18px/2 ui-monospace,monospace;padding-left:2.5rem}"
        "button{font:inherit;padding:.6rem 1.2rem}"
        "figure{margin:1rem 0}svg{width:11rem;height:11rem}@media print{button{display:none}body{margin:0}}"
        "@media(max-width:500px){ol{columns:2}}"
    )
    script = 'document.querySelector("button").addEventListener("click",()=>print())'
    title = html.escape(sheet.title)
    return (
        f'<!doctype html><html lang="{sheet.language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style nonce="{nonce}">{style}</style></head><body>'
        f"<button>{html.escape(sheet.button)}</button><h1>{title}</h1>{sentences}<ol>{words}</ol>"
        f"<figure>{qr_svg(sheet.words)}<figcaption>{html.escape(sheet.code)}</figcaption></figure>"
        f'<script nonce="{nonce}">{script}</script></body></html>'
    )
