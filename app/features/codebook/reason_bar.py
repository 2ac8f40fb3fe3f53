"""What was just done to the codes, with a field for the reason: it may stay empty, and nothing waits for it."""

from typing import Any

import flet as ft

from app.shell.protocols import Shell
from core.analysis.acts import deed
from core.analysis.namesakes import namesakes_sentence
from core.commands.codebook import give_reason
from core.events.registry import RecordedEvent, wire_name
from core.ids import EventId


class ReasonBar:
    """`root` is what is shown: nothing until something was done."""

    def __init__(self, shell: Shell) -> None:
        assert shell.session is not None
        self._shell, self._session = shell, shell.session
        self._decision: EventId | None = None
        look, w = shell.look, shell.words
        self._said = look.text("", 14.5)
        self._reason = look.field(w("codebook-why"), dense=True, expand=True, on_submit=lambda _: self._save())
        save = look.button(w("common-save"), lambda _: self._save())
        undo = look.button(w("common-undo"), lambda _: self._undo())
        close = look.icon_button(ft.Icons.CLOSE, w("common-close"), lambda _: self._close())
        head = ft.Row([ft.Container(self._said, expand=True), undo, close], spacing=4)
        body = ft.Column([head, ft.Row([self._reason, save], spacing=8)], spacing=8, tight=True)
        self.root = look.card(body, padding=ft.Padding.only(left=12, right=4, top=4, bottom=10), visible=False)

    def done(self, made: list[RecordedEvent]) -> None:
        """Says what was done, and asks for the reason. What is typed for the one before is kept."""
        self.keep()
        presentation, say = self._session.presentation, self._shell.words
        alike = namesakes_sentence(presentation, made)
        said = say("act-done", deed=deed(presentation, made))
        decisions = [each for each in made if wire_name(each.event).startswith("code.")]
        self._decision = decisions[0].id if decisions else None
        self._said.value = said if alike is None else f"{said} {say.say(alike)}"
        self._reason.value = ""
        self.root.visible = bool(decisions)
        self.root.update()
        self._shell.announce(said)

    def keep(self) -> None:
        """Records the reason that is typed, if any: the screen is left, or something else was done."""
        reason, decision = (self._reason.value or "").strip(), self._decision
        if reason and decision is not None:
            self._session.do(give_reason, decision, reason)
            self._reason.value = ""

    def _save(self) -> None:
        def gesture() -> None:
            self.keep()
            self._close()

        self._shell.act(gesture)()

    def _undo(self) -> None:
        decision, self._decision = self._decision, None
        self._close()
        if decision is not None:
            self._shell.undo(decision)

    def _close(self, _: Any = None) -> None:
        self._decision, self._reason.value, self.root.visible = None, "", False
        self.root.update()
