"""What a page suggests as the relay: its own server, where that is one; with a stand-in for the browser's side."""

import asyncio
import sys
from types import SimpleNamespace

import pytest

from app.components.passphrase_field import NewPassphrase
from app.features.start.join_dialog import JoinDialog
from app.services import browser_page
from tests.builders import World, alice
from tests.unit.app.screens import StandIn


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


LINK = "https://page.example.org/#kodespor:able-absorb-abstract-absurd?relay=https%3A%2F%2Frelay.example.org"
CODE = "able absorb abstract absurd"


@pytest.mark.parametrize(
    ("given", "typed", "meets_at"),
    [
        (CODE, None, "https://suggested.example.org"),
        (LINK, None, "https://relay.example.org"),
        (LINK, "", "https://relay.example.org"),
        (LINK, "https://typed.example.org", "https://typed.example.org"),
        (CODE, "", ""),
    ],
)
def test_a_link_says_where_to_meet_unless_somebody_types_another_place(monkeypatch, given, typed, meets_at):
    async def likely_relay():
        return "https://suggested.example.org"

    shell = StandIn(alice(World(1)))
    monkeypatch.setattr(browser_page, "likely_relay", likely_relay)
    dialog = JoinDialog(shell, NewPassphrase(shell, "Passphrase"))
    dialog._relay.update = lambda: None
    asyncio.run(dialog._suggest_relay())
    dialog._code.value = given
    if typed is not None:
        dialog._relay.value = typed
    assert dialog.invitation().relay == meets_at
