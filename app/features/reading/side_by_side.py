"""A text beside the one that is read, scrolling with it: the summary beside the original."""

import time
from typing import Any

from app.components.coded_text.document_text import DocumentText
from app.features.reading.reader import Reader
from app.shell.protocols import Shell
from core.commands.layers import link_passages
from core.errors import Refused
from core.ids import SourceId
from core.views.state import State

SCROLL_INTERVAL_MS = 80
FOLLOWING_SECONDS = 0.5
"""What a text reports so soon after it was moved is no scrolling of the reader's."""


def counterpart(state: State, source: SourceId) -> SourceId | None:
    """The summary of a source, or the original of a summary; None where there is none to read."""
    rows = state.sources.rows
    derived = sorted((row for row in rows.values() if row.derived_from == source), key=lambda row: (row.at, row.id))
    found = rows[source].derived_from or (derived[-1].id if derived else None)
    return found if found is not None and found in rows and rows[found].status == "live" else None


class SideBySide:
    """Two documents; each follows the other in proportion to its own length."""

    def __init__(self, shell: Shell, document: DocumentText, text: str) -> None:
        self.shell, self.document = shell, document
        self.other = DocumentText(
            shell, text, lambda mark: (mark.key, mark.key, ""), lambda _: None, lambda _: None, with_margin=False
        )
        document.root.expand, self.other.root.expand = 3, 2  # the one that is read has a margin too
        self._moved = {id(document): 0.0, id(self.other): 0.0}
        self._ends: dict[int, float] = {}
        for one, another in ((document, self.other), (self.other, document)):
            one.list.scroll_interval = SCROLL_INTERVAL_MS
            one.on_scrolled = lambda event, one=one, another=another: self._scrolled(event, one, another)
        shell.page.run_task(self.other.fill)

    def end(self) -> None:
        """Shows one document alone again."""
        self.document.on_scrolled = None

    def _scrolled(self, event: Any, one: DocumentText, another: DocumentText) -> None:
        self._ends[id(one)] = event.max_scroll_extent
        if time.monotonic() - self._moved[id(one)] > FOLLOWING_SECONDS and event.max_scroll_extent > 0:
            self._moved[id(another)] = time.monotonic()
            share = event.pixels / event.max_scroll_extent
            self.shell.page.run_task(self._follow, another, share)

    async def _follow(self, document: DocumentText, share: float) -> None:
        known = self._ends.get(id(document))
        end = known if known is not None else max(0.0, document.extent - (self.shell.page.height or 800))
        await document.list.scroll_to(offset=share * end, duration=0)


def link(reader: Reader, other: SourceId, beside: SideBySide | None) -> None:
    """Links what is marked on both sides. Raises Refused."""
    there = beside.other.selection if beside is not None else None
    if there is None or reader.selection is None:
        raise Refused("select-both")
    here = tuple(reader.selection)
    row = reader.session.project.state.sources.rows[reader.source]
    if row.derived_from == other:
        made = reader.session.do(link_passages, reader.source, here, tuple(there))
    else:
        made = reader.session.do(link_passages, other, tuple(there), here)
    reader.shell.notify(reader.shell.words("reading-linked"), undo=made)
