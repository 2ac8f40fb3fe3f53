"""Finding words in the text that one reads: a field, how many places there are, and the next of them."""

import flet as ft

from app.components.coded_text.document_text import DocumentText
from app.shell.protocols import Shell
from core.text.find import Range, find_in_any_case

FOUND_MAX = 500


class FindBar:
    """Controls for the head of a document."""

    def __init__(self, shell: Shell, document: DocumentText) -> None:
        self._shell, self._document = shell, document
        self._hits: list[Range] = []
        self._hit = 0
        look, w = shell.look, shell.words
        self._count = look.quiet("")
        self._field = look.field(w("reading-find"), dense=True, width=190, on_submit=lambda _: self._find())
        self._field.on_change = lambda _: self._find()
        following = look.icon_button(ft.Icons.KEYBOARD_ARROW_DOWN, w("reading-find-next"), lambda _: self._next())
        self.controls: list[ft.Control] = [self._count, self._field, following]

    def _find(self) -> None:
        words = (self._field.value or "").strip()
        self._hits = find_in_any_case(self._document.text, words)[:FOUND_MAX] if len(words) > 1 else []
        self._hit = -1
        self._document.show_found(self._hits)
        self._count.value = str(len(self._hits)) if words else ""
        self._count.update()
        self._next()

    def _next(self) -> None:
        if self._hits:
            self._hit = (self._hit + 1) % len(self._hits)
            self._shell.page.run_task(self._document.go_to, self._hits[self._hit].start)
