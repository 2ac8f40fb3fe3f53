"""From a search or a coding to its place in a long text: the window is brought there, and knows the place again."""

import asyncio

import flet as ft

from app.components.coded_text.document_text import DocumentText
from tests.builders import World, alice
from tests.unit.app.screens import StandIn

TURNS = [f"Kari: {'jeg ventet lenge og så kom det noen ' * (n % 7)}sted{n}." for n in range(500)]
TEXT = "\n".join(TURNS) + "\n"


class Scrolled(ft.ListView):
    """A list as the page shows it: a place by its height, or the top of what has a key for scrolling."""

    document: DocumentText

    async def scroll_to(self, offset=None, delta=None, scroll_key=None, duration=None, curve=None):
        document = self.document
        if document.line_width is None:
            document.line_width = 600.0  # the page tells it a little later
        if offset is not None:
            document.scrolled = offset
        elif delta is not None:
            document.scrolled += delta
        else:
            assert isinstance(scroll_key, ft.ScrollKey)  # words alone are no key that the page scrolls to
            number = next(n for n, block in enumerate(document.blocks) if block.root.key == scroll_key)
            document.scrolled = 8 + sum(block.height for block in document.blocks[:number])


def test_a_place_far_down_stands_in_the_window_and_is_known_again():
    shell = StandIn(alice(World(3)))
    document = DocumentText(shell, TEXT, lambda mark: (mark.key, "", ""), lambda _: None, lambda _: None)
    document._fill(len(document._ranges))
    document.list = Scrolled()
    document.list.document = document
    for n in (430, 3, 251, 499, 120):
        place = TEXT.index(f"sted{n}.")
        asyncio.run(document.go_to(place))
        _, top, bottom = document.place_of(place)
        assert document.scrolled <= top
        assert bottom - document.scrolled <= 300
        seen = document.first_seen
        asyncio.run(document.go_to(seen))
        again = document.first_seen
        asyncio.run(document.go_to(again))
        assert abs(document.first_seen - again) <= 200  # a line or two: it does not wander when reloaded


def test_a_page_that_is_closed_while_its_lines_are_broken_anew_is_no_fault(monkeypatch):
    shell = StandIn(alice(World(3)))
    document = DocumentText(shell, TEXT, lambda mark: (mark.key, "", ""), lambda _: None, lambda _: None)

    def closed():
        raise RuntimeError("An attempt to fetch destroyed session.")

    monkeypatch.setattr(document.pointing, "draw_handles", closed)
    document.line_width = 500.0
    asyncio.run(document._resized())
