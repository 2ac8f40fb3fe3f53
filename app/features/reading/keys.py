"""What the keys do on the reading screen: moving from sentence to sentence, marking, coding and copying."""

from typing import Protocol

import flet as ft

from app.components.coded_text.document_text import DocumentText
from app.components.coded_text.selection import Selection
from app.features.reading.code_panel import CodePanel
from app.features.reading.code_picker import CodePicker
from app.features.reading.sentences import SentenceSteps
from app.shell.protocols import Shell

STEPS = {"Arrow Left": -1, "Arrow Right": 1, "Arrow Up": -1, "Arrow Down": 1}
"""Keys that, with Shift, mark more or less."""
LEAVING = ("Tab", "F24")
"""The keyboard goes elsewhere. A page is told of the Tab key by the other one (`tamed_client.js`)."""


class Acts(Protocol):
    """What the keys have the screen do."""

    def code_vivo(self) -> None:
        """Makes the words themselves a code."""

    def write_memo(self) -> None:
        """Writes a memo beside what is marked."""

    def copy(self, with_reference: bool) -> None:
        """Puts the marked words on the clipboard."""

    def close_detail(self) -> None:
        """Shows the codes to choose from again, instead of a coding or memo."""

    def escape(self) -> None:
        """Closes what is uppermost."""


class Keys:
    """The keys of one reading screen."""

    def __init__(self, shell: Shell, document: DocumentText, parts: tuple[CodePanel, CodePicker], acts: Acts) -> None:
        self._shell, self._document, self._acts = shell, document, acts
        self._panel, self._picker = parts
        self.steps = SentenceSteps(shell, document)

    def pressed(self, event: ft.KeyboardEvent) -> None:
        """Does what a key is for."""
        pointing, key, control = self._document.pointing, event.key.upper(), event.ctrl or event.meta
        if event.key in LEAVING:
            pointing.forget_keys()
        if self._picker.key(event.key):
            return
        is_free = not self._shell.look.is_writing
        if event.key == "Escape":
            self._acts.escape()
        elif event.alt and event.key in ("Arrow Down", "Arrow Up"):
            self.steps.step(1 if event.key == "Arrow Down" else -1, event.shift)
        elif control and key == "I":
            self._acts.code_vivo()
        elif control and key == "A" and is_free:
            pointing.reach(Selection(0, len(self._document.text)))
        elif self._document.selection is not None:
            self._on_marked(event, key, control, is_free)

    def _on_marked(self, event: ft.KeyboardEvent, key: str, control: bool, is_free: bool) -> None:
        """Keys that are for what is marked."""
        if control and key == "K":
            if not self._picker.takes_typing:
                self._acts.close_detail()  # it stands where the codes to choose from do
            self._shell.page.run_task((self._picker if self._picker.takes_typing else self._panel).focus)
        elif control and key == "M":
            self._acts.write_memo()
        elif key == "C" and (control or event.alt) and is_free:
            self._acts.copy(with_reference=not control)
        elif event.shift and event.key in STEPS and is_free:
            self._step(event.key, control)

    def _step(self, key: str, by_words: bool) -> None:
        if key in ("Arrow Up", "Arrow Down"):
            self._document.pointing.step_line(STEPS[key])
        else:
            self._document.pointing.step(STEPS[key], "word" if by_words else "letter")
