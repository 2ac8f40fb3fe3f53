"""The web socket of a browser, with a stand-in for the browser's side: no word that comes with the opening is lost."""

import asyncio
import sys
from types import SimpleNamespace

import pytest

from sync.transports import browser_socket
from sync.transports.browser_socket import open_socket


class Proxy:
    """What a browser calls."""

    def __init__(self, act):
        self.act = act

    def __call__(self, event):
        assert self.act is not None, "a proxy that was destroyed was called"
        self.act(event)

    def destroy(self):
        self.act = None


class Socket:
    """Says what it is told to, each as an event of its own, before whoever waits for the opening goes on."""

    OPEN = 1

    def __init__(self, events):
        self.readyState, self.bufferedAmount, self.is_closed = 1, 0, False
        self.onmessage = self.onopen = self.onclose = None
        self.listeners = []
        for name, event in events:
            asyncio.get_running_loop().call_soon(self._happen, name, event)

    def addEventListener(self, name, act):
        self.listeners.append((name, act))

    def removeEventListener(self, name, act):
        self.listeners.remove((name, act))

    def _happen(self, name, event):
        for act in [getattr(self, f"on{name}"), *(act for each, act in self.listeners if each == name)]:
            if act is not None:
                act(event)

    def close(self):
        self.is_closed = True


def said(words):
    return ("message", SimpleNamespace(data=SimpleNamespace(to_bytes=lambda: words)))


OPENED, ENDED = ("open", None), ("close", SimpleNamespace(code=1006, reason=""))


@pytest.fixture
def browser(monkeypatch):
    """Lets the next web socket go through these events; returns those that were made."""
    made, events = [], []

    def new(url, names):
        made.append(Socket(events))
        return made[-1]

    monkeypatch.setitem(sys.modules, "js", SimpleNamespace(WebSocket=SimpleNamespace(new=new)))
    ffi = SimpleNamespace(
        JsException=type("JsException", (Exception,), {}), create_proxy=Proxy, to_js=lambda each: each
    )
    monkeypatch.setitem(sys.modules, "pyodide", SimpleNamespace(ffi=ffi))
    monkeypatch.setitem(sys.modules, "pyodide.ffi", ffi)
    return made, events


def test_what_comes_with_the_opening_is_heard(browser):
    made, events = browser
    events += [OPENED, said(b"hei"), said(b"du"), ENDED]

    async def talk():
        pipe = await open_socket("https://relay.example.org/v1/meet/canoe")
        heard = [await pipe.read() for _ in range(4)]
        await pipe.close()
        return heard

    assert asyncio.run(asyncio.wait_for(talk(), 10)) == [b"hei", b"du", b"", b""]
    assert made[0].listeners == []


def test_one_that_does_not_open_is_an_error(browser):
    made, events = browser
    events.append(ENDED)
    with pytest.raises(ConnectionError):
        asyncio.run(open_socket("https://relay.example.org/v1/meet/canoe"))
    assert made[0].is_closed
    assert made[0].listeners == []


def test_words_are_handed_on_as_bytes(browser):
    _, events = browser
    events += [OPENED, ("message", SimpleNamespace(data="log in first")), said(b"and bytes"), ENDED]

    async def talk():
        pipe = await open_socket("https://relay.example.org/v1/talk")
        return [await pipe.read() for _ in range(3)]

    assert asyncio.run(asyncio.wait_for(talk(), 10)) == [b"log in first", b"and bytes", b""]


def test_more_than_is_read_ends_it_however_much_was_read_before(browser, monkeypatch):
    made, events = browser
    events.append(OPENED)
    monkeypatch.setattr(browser_socket, "RECEIVED_BYTES_MAX", 3 * (10 + browser_socket.MESSAGE_COST_BYTES))
    _, ten = said(b"0123456789")

    async def talk():
        pipe = await open_socket("https://relay.example.org/v1/talk")
        for _ in range(9):
            made[0].onmessage(ten)
            assert await pipe.read() == ten.data.to_bytes()
        for _ in range(3):
            made[0].onmessage(ten)
        assert not made[0].is_closed
        made[0].onmessage(ten)
        assert made[0].is_closed
        assert made[0].onmessage is None
        return [await pipe.read() for _ in range(2)]

    assert asyncio.run(asyncio.wait_for(talk(), 10)) == [b"", b""]


def test_messages_without_a_byte_are_too_many_at_some_time(browser, monkeypatch):
    made, events = browser
    events.append(OPENED)
    monkeypatch.setattr(browser_socket, "RECEIVED_BYTES_MAX", 10 * browser_socket.MESSAGE_COST_BYTES)
    _, nothing = said(b"")

    async def talk():
        await open_socket("https://relay.example.org/v1/talk")
        for _ in range(10):
            made[0].onmessage(nothing)
        assert not made[0].is_closed
        made[0].onmessage(nothing)
        assert made[0].is_closed

    asyncio.run(asyncio.wait_for(talk(), 10))
