"""What a page suggests as the relay: its own server, where that is one; with a stand-in for the browser's side."""

import asyncio
import sys
from types import SimpleNamespace

import pytest

from app.services import browser_page


class JsException(Exception):
    """What the browser raises."""


@pytest.fixture
def page(monkeypatch):
    """Lets the page's server answer this to whether it is a relay; an exception is what the browser raises."""

    def answers(answer):
        async def fetch(address):
            assert address == "https://page.example.org/study/health"
            if isinstance(answer, Exception):
                raise answer

            async def text():
                return answer

            return SimpleNamespace(text=text)

        monkeypatch.setattr(browser_page, "IS_HERE", True)
        opened = SimpleNamespace(documentUrl="https://page.example.org/study/?installed", invitation="")
        ffi = SimpleNamespace(JsException=JsException)
        for name, module in (
            *(("flet_js", opened), ("js", SimpleNamespace(fetch=fetch))),
            *(("pyodide", SimpleNamespace(ffi=ffi)), ("pyodide.ffi", ffi)),
        ):
            monkeypatch.setitem(sys.modules, name, module)

    return answers


@pytest.mark.parametrize(
    ("answer", "suggested"),
    [
        ('{"talks": 0}', "https://page.example.org/study"),
        ("<!doctype html>", ""),
        ("[]", ""),
        ("7", ""),
        (JsException("TypeError: Failed to fetch"), ""),  # there is no network
    ],
)
def test_a_page_suggests_its_own_server_where_that_is_a_relay(page, answer, suggested):
    page(answer)
    assert asyncio.run(browser_page.likely_relay()) == suggested
