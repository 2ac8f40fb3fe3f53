"""Selecting sentence by sentence, by keyboard."""

from app.components.coded_text.document_text import DocumentText
from app.components.coded_text.text_spans import sentences
from app.shell.protocols import Shell
from core.text.find import Range


class SentenceSteps:
    """Remembers at which sentence one is."""

    def __init__(self, shell: Shell, document: DocumentText) -> None:
        self._shell, self._document = shell, document
        self._sentence: int | None = None

    def forget(self) -> None:
        """The next step begins at what is selected then."""
        self._sentence = None

    def step(self, by: int, extend: bool) -> None:
        """Selects the next sentence (`by` 1) or the one before (-1), or extends the selection by it."""
        places = sentences(self._document.text, Range(0, len(self._document.text)))
        if not places:
            return
        current = self._document.selection
        number = self._number(places, current, by)
        selection = places[number]
        if extend and current is not None:
            selection = Range(min(current.start, selection.start), max(current.end, selection.end))
        self._sentence = number
        self._document.select(selection)
        self._shell.announce(self._document.text[selection.start : selection.end])
        self._shell.page.run_task(self._document.go_to, places[number].start)

    def _number(self, places: list[Range], current: Range | None, by: int) -> int:
        if self._sentence is not None:
            number = self._sentence + by
        else:
            start = current.start if current is not None else -1
            first = next((n for n, each in enumerate(places) if each.end > start), 0)
            number = first if current is None else first + by
        return max(0, min(number, len(places) - 1))
