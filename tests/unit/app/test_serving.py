"""The page belongs to one browser window: cookie, key, host and origin are asked together, and a token works once."""

import asyncio
import io
import re
from urllib.parse import urlencode

import pytest
from fontTools.ttLib import TTFont

from app.components.coded_text.line_layout import WIDE, measure
from app.services import recordings
from app.shell.fonts import CJK, READING, SCRIPTS_FOLDER, fallbacks, needs_cjk
from app.shell.page_branding import PageBranding
from app.shell.page_guard import Guard, GuardWords, Reactions

PLACE = "127.0.0.1:8550"
GOOD = [(b"host", PLACE.encode())]
OWN = (b"origin", f"http://{PLACE}".encode())
WORDS = GuardWords("refused", "taken", "close it", "closed")


async def inner(scope, receive, send):
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept", "query": scope["query_string"]})
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"access-control-allow-origin", b"*")]})
    await send({"type": "http.response.body", "body": b"<html><head></head><script>1</script></html>"})


class Watched:
    """A guard, and what happened at it."""

    def __init__(self):
        self.happened = []
        reactions = Reactions(*(lambda what=what: self.happened.append(what) for what in ("entered", "taken", "close")))
        self.guard = Guard(inner, PLACE, WORDS, reactions)
        self.query = f"token={self.guard.token}".encode()

    def enter(self):
        """Cookie header and key of the window that brings the token."""
        status, headers, body = ask(self.guard, self.query)
        assert status == 200
        cookie = headers[b"set-cookie"].split(b";")[0]
        key = re.search(rb'setItem\("kodespor", "([^"]+)"\)', body)[1].decode()
        return [*GOOD, (b"cookie", cookie)], key


def ask(app, query=b"", headers=GOOD, kind="http", path="/", method="GET", sent_body=b""):
    """Status (or the web socket's close code), headers, body."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "websocket.connect"} if kind == "websocket" else {"type": "http.request", "body": sent_body}

    scope = {"type": kind, "query_string": query, "headers": headers, "path": path, "method": method}
    asyncio.run(app(scope, receive, send))
    if kind == "websocket":
        return sent[0].get("code", 101), {}, sent[0].get("query", b"")
    body = b"".join(each.get("body", b"") for each in sent[1:])
    return sent[0]["status"], dict(sent[0]["headers"]), body


def socket(watched, headers, key, path=None):
    return ask(
        watched.guard, urlencode({"key": key}).encode(), headers, "websocket", path or f"{watched.guard.base}/ws"
    )


def test_the_token_works_once_and_its_window_gets_in():
    watched = Watched()
    page = f"{watched.guard.base}/"
    assert ask(watched.guard)[0] == 403
    assert ask(watched.guard, b"token=wrong")[0] == 403
    assert ask(watched.guard, watched.query, method="HEAD")[0] == 403, "whoever only looks uses nothing up"
    headers, key = watched.enter()
    assert ask(watched.guard, headers=headers, path=page)[0] == 200
    assert socket(watched, [*headers, OWN], key)[0] == 101
    assert b"key" not in socket(watched, [*headers, OWN], key)[2], "the framework does not see the key"
    assert watched.happened == ["entered"]


def test_a_browser_that_looks_ahead_or_a_frame_uses_nothing_up():
    watched = Watched()
    for name, value in ((b"sec-purpose", b"prefetch"), (b"sec-fetch-dest", b"iframe"), (b"sec-fetch-dest", b"script")):
        assert ask(watched.guard, watched.query, [*GOOD, (name, value)])[0] == 403
    watched.enter()


def test_who_comes_second_is_told_and_can_close_the_program():
    watched = Watched()
    watched.enter()
    status, headers, body = ask(watched.guard, watched.query)
    assert status == 403
    assert b"taken" in body
    assert b"close it" in body
    assert b"set-cookie" not in headers
    assert watched.happened == ["entered", "taken"]
    assert ask(watched.guard, path="/close", method="POST", sent_body=b"token=wrong")[0] == 403
    assert ask(watched.guard, path="/close", method="POST", sent_body=watched.query)[2] == b"closed"
    assert watched.happened == ["entered", "taken", "close"]


def test_the_cookie_goes_to_a_path_that_no_other_server_is_asked_for():
    watched = Watched()
    _, headers, _ = ask(watched.guard, watched.query)
    cookie = headers[b"set-cookie"].decode()
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert f"Path={watched.guard.base}/" in cookie
    assert len(watched.guard.base) > 12


def test_neither_the_cookie_nor_the_key_alone_opens_the_socket():
    watched = Watched()
    headers, key = watched.enter()
    assert socket(watched, [*headers, OWN], "")[0] == 1008, "as a server on another port that saw the cookie"
    assert socket(watched, [*GOOD, OWN], key)[0] == 1008, "as another browser"
    assert ask(watched.guard, headers=GOOD, path=f"{watched.guard.base}/")[0] == 403


@pytest.mark.parametrize(
    "origin", [b"http://127.0.0.1:9999", b"http://localhost:8550", b"https://127.0.0.1:8550", b"null", b"file://", b""]
)
def test_the_sockets_origin_is_this_address_and_port(origin):
    watched = Watched()
    headers, key = watched.enter()
    headers = [*headers, (b"origin", origin)] if origin else headers
    assert socket(watched, headers, key)[0] == 1008
    assert socket(watched, [*headers, OWN], key)[0] == (1008 if origin else 101), "two origins are none"


@pytest.mark.parametrize(
    "changed",
    [
        (b"host", b"evil.example:8550"),
        (b"host", b"127.0.0.1.evil.example:80"),
        (b"host", b"127.0.0.1:80"),
        (b"host", b"localhost:8550"),
        (b"origin", b"http://evil.example"),
        (b"origin", b"http://127.0.0.1:9999"),
        (b"origin", b"null"),
        (b"sec-fetch-site", b"same-site"),
        (b"sec-fetch-site", b"cross-site"),
    ],
)
def test_another_host_or_page_is_refused_even_with_the_cookie(changed):
    watched = Watched()
    headers, key = watched.enter()
    headers = [*(each for each in headers if each[0] != changed[0]), changed]
    assert ask(watched.guard, headers=headers, path=f"{watched.guard.base}/")[0] == 403
    if changed[0] != b"sec-fetch-site":
        assert socket(watched, [*headers, OWN], key)[0] == 1008


def test_another_host_does_not_use_the_token_up():
    watched = Watched()
    assert ask(watched.guard, watched.query, [(b"host", b"evil.example:8550")])[0] == 403
    watched.enter()


def test_the_page_gets_a_policy_and_the_shim_and_its_right_length():
    status, headers, body = ask(PageBranding(inner, fallbacks(), PLACE, lambda _: "nb"))
    policy = headers[b"content-security-policy"].decode()
    scripts = next(each for each in policy.split("; ") if each.startswith("script-src"))
    assert status == 200
    assert "unsafe-inline" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert f"ws://{PLACE} " in policy
    nonce = re.search(r"'nonce-([^']+)'", scripts)[1]
    assert re.findall(rb"<script[^>]*>", body) == [f'<script nonce="{nonce}">'.encode()] * 2
    assert b"access-control-allow-origin" not in headers
    assert int(headers[b"content-length"]) == len(body)
    assert (
        nonce
        not in ask(PageBranding(inner, fallbacks(), PLACE, lambda _: "nb"))[1][b"content-security-policy"].decode()
    )


def test_there_is_one_page_under_one_path():
    async def everywhere(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": b"<html><head>"})

    for path in ("/docs", "/openapi.json", "/redoc", "/a/b"):
        assert ask(PageBranding(everywhere, fallbacks(), PLACE, lambda _: "nb"), path=path)[::2] == (404, b"")
    assert ask(PageBranding(everywhere, fallbacks(), PLACE, lambda _: "nb"))[0] == 200


def test_every_script_gets_a_font_and_never_an_error():
    letters = {"notosanshebrew": "ש", "notosansethiopic": "ሰ", "notosanstamil": "நா", "notosansthai": "ที"}
    letters |= {"notosans": "ʁ", "notosansmath": "↗", "notocoloremoji": "😀", "notosansarabic": "م"}
    letters |= {"notosanssc": "", "notosansunknown": ""}
    for family, shown in letters.items():
        status, headers, body = ask(
            PageBranding(inner, fallbacks(), PLACE, lambda _: "nb"), path=f"/assets/fonts/{family}/v1/x.woff2"
        )
        assert status == 200
        assert headers[b"content-type"] == b"font/ttf"
        assert len(body) < 1_000_000, "no start and no letter costs megabytes"
        with TTFont(io.BytesIO(body)) as font:
            assert set(map(ord, shown)) <= set(font.getBestCmap())


def test_letters_of_china_japan_and_korea_come_in_one_typeface_when_one_is_shown():
    assert not needs_cjk("Jeg hadde gått i to år 😀 سلام שלום ที่ ሰላም — «»")
    for words in ("日本語のカタカナ", "中文", "한국어", "ａ", "見る"):
        assert needs_cjk(f"Kari: {words}")
    with TTFont(SCRIPTS_FOLDER / CJK) as font:
        held = font.getBestCmap()
        assert set(map(ord, "我们谈谈我們談談私は話していました여기서말했어요、。「」")) <= set(held)
    assert (SCRIPTS_FOLDER / CJK).stat().st_size < 8_000_000


def test_every_letter_of_a_script_that_is_given_has_a_width_that_is_reckoned_with():
    for letter in "שሰநทकবગਕకಕകකკհကកລⵣߊʁŋ↗":
        assert 0 < measure(READING)(letter) != WIDE, letter


@pytest.mark.parametrize(
    "mime",
    ["text/html", "image/svg+xml", "application/xhtml+xml", "audio/wav\r\nx: y", "audio/", "text/html;audio/wav"],
)
def test_a_recording_is_never_a_page(mime):
    assert recordings.kind_of(mime) == b"application/octet-stream"
    assert recordings.kind_of("audio/wav") == b"audio/wav"
    _, headers, _ = ask(recordings.answer, path="/recordings/unknown")
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert b"sandbox" in headers[b"content-security-policy"]
