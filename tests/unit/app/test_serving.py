"""The page is for this machine alone: a token that works once, then a cookie, no other host, nothing from away."""

import asyncio

import pytest

from app.shell.fonts import fallbacks
from app.shell.page_server import Guard, PageBranding

GOOD = [(b"host", b"127.0.0.1:8550")]


async def inner(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"26")]})
    await send({"type": "http.response.body", "body": b"<html><head></head></html>"})


def ask(app, query=b"", headers=GOOD, kind="http", path="/"):
    """Status (or the web socket's close code), headers, body."""
    sent = []

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "websocket.connect"}

    scope = {"type": kind, "query_string": query, "headers": headers, "path": path, "method": "GET"}
    asyncio.run(app(scope, receive, send))
    if sent[0]["type"] == "websocket.close":
        return sent[0]["code"], {}, b""
    body = b"".join(each.get("body", b"") for each in sent[1:])
    return sent[0]["status"], dict(sent[0]["headers"]), body


def bought(guard):
    status, headers, _ = ask(guard, b"token=secret")
    assert status == 303
    return [*GOOD, (b"cookie", headers[b"set-cookie"].split(b";")[0])]


def test_the_token_works_once_and_buys_a_cookie():
    guard = Guard(inner, "secret")
    assert ask(guard)[0] == 403
    assert ask(guard, b"token=wrong")[0] == 403
    with_cookie = bought(guard)
    assert ask(guard, b"token=secret")[0] == 403, "once only"
    assert ask(guard, headers=with_cookie)[0] == 200
    assert ask(guard, kind="websocket")[0] == 1008


def test_the_cookie_is_for_this_site_alone():
    _, headers, _ = ask(Guard(inner, "secret"), b"token=secret")
    assert b"HttpOnly" in headers[b"set-cookie"]
    assert b"SameSite=Strict" in headers[b"set-cookie"]


@pytest.mark.parametrize(
    "changed",
    [(b"host", b"evil.example:8550"), (b"origin", b"http://evil.example"), (b"host", b"127.0.0.1.evil.example:80")],
)
def test_another_host_is_refused_even_with_the_cookie(changed):
    guard = Guard(inner, "secret")
    headers = [each for each in bought(guard) if each[0] != changed[0]]
    assert ask(guard, headers=[*headers, changed])[0] == 403
    assert ask(guard, headers=[*headers, changed], kind="websocket")[0] == 1008


def test_the_page_gets_a_policy_and_the_shim_and_its_right_length():
    status, headers, body = ask(PageBranding(inner, fallbacks()))
    assert status == 200
    assert b"default-src 'self'" in headers[b"content-security-policy"]
    assert b"<head><script>" in body
    assert int(headers[b"content-length"]) == len(body)


def test_every_script_gets_a_font_and_never_an_error():
    for family in ("notocoloremoji", "notosansarabic", "notosanssc", "notosansthai"):
        status, headers, body = ask(PageBranding(inner, fallbacks()), path=f"/assets/fonts/{family}/v1/x.woff2")
        assert status == 200
        assert headers[b"content-type"] == b"font/ttf"
        assert len(body) > 50_000
