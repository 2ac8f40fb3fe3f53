"""Dialogs: to fill in and confirm, and to look at things in. A refusal is told inside the dialog that caused it."""

from collections.abc import Callable
from typing import Any

import flet as ft

from app.shell.protocols import Shell
from core.errors import KodesporError

ASK_WIDTH_MAX = 480
CORNER = 12


class Dialogs:
    """Opens dialogs, and knows the one that is open to look at things in."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._warning: ft.Text | None = None
        self._last: ft.AlertDialog | None = None

    @property
    def is_open(self) -> bool:
        """Whether a dialog is open, to which keys belong."""
        return self._last is not None and self._last.open

    def ask(self, title: str, content: ft.Control, label: str, act: Callable[[], Any], danger: bool) -> None:
        """A dialog with one thing to do. It stays open, with what was typed, where that is refused."""
        shell, look = self._shell, self._shell.look

        def done(_: Any) -> None:
            try:
                act()
            except KodesporError as problem:
                _warn(warning, shell.words.say(problem))
                return
            shell.page.pop_dialog()

        warning = self._hidden_warning()
        for field in fields_in(content):
            field.on_submit = field.on_submit or done
        confirm = look.button(label, done, strong=True, danger=danger)
        cancel = look.button(shell.words("common-cancel"), lambda _: shell.page.pop_dialog())
        stretch = ft.CrossAxisAlignment.STRETCH
        if isinstance(content, ft.Column):
            content.horizontal_alignment = stretch
        width = min(ASK_WIDTH_MAX, shell.width - 48)
        body = ft.Column([content, warning], tight=True, spacing=10, width=width, horizontal_alignment=stretch)
        self._open(title, body, [cancel, confirm], None)

    def show(self, title: str, content: ft.Control, left: Callable[[], None] | None) -> None:
        """A dialog to look at things in; `left` is called when it is closed."""
        shell = self._shell
        self._warning = warning = self._hidden_warning()

        def dismissed(_: Any) -> None:
            if self._warning is warning:
                self._warning = None
            if left is not None:
                left()

        close = shell.look.button(shell.words("common-close"), lambda _: shell.page.pop_dialog())
        self._open(title, ft.Column([content, warning], tight=True, spacing=10), [close], dismissed)

    def warn(self, sentence: str) -> bool:
        """Shows a sentence in the dialog that is open, which hides the foot of the window; whether one is open."""
        if self._warning is None:
            return False
        _warn(self._warning, sentence)
        return True

    def _hidden_warning(self) -> ft.Text:
        return self._shell.look.text("", 14, self._shell.look.colours.warn, visible=False)

    def _open(
        self, title: str, body: ft.Control, actions: list[ft.Control], dismissed: Callable[[Any], None] | None
    ) -> None:
        look = self._shell.look
        self._last = ft.AlertDialog(
            title=look.title(title, 20),
            content=body,
            scrollable=True,
            actions=actions,
            bgcolor=look.colours.surface,
            shape=ft.RoundedRectangleBorder(radius=CORNER),
            on_dismiss=dismissed,
        )
        self._shell.page.show_dialog(self._last)


def _warn(warning: ft.Text, sentence: str) -> None:
    warning.value, warning.visible = sentence, True
    warning.update()


def fields_in(content: ft.Control) -> list[ft.TextField]:
    """The fields of one line in a dialog, in which Enter means that it is filled in."""
    if isinstance(content, ft.TextField):
        return [] if content.multiline else [content]
    inside = getattr(content, "controls", None) or [getattr(content, "content", None)]
    return [field for each in inside if isinstance(each, ft.Control) for field in fields_in(each)]
