"""Fields for passphrases: one that can be shown, and two for a new one with what is to be said of it."""

from typing import Any

import flet as ft

from app.services.passphrase_strength import SCORE_LEAST, check_new, strength
from app.shell.protocols import Shell


def passphrase_field(shell: Shell, label: str, **more: Any) -> ft.TextField:
    """Hidden until one asks to see it. The framework's own eye has no name that could be read out."""
    names = {True: shell.words("components-show-typed"), False: shell.words("components-hide-typed")}

    def turn(_: Any) -> None:
        field.password = not field.password
        icon = ft.Icons.VISIBILITY_OUTLINED if field.password else ft.Icons.VISIBILITY_OFF_OUTLINED
        shell.look.dress(eye, icon, names[bool(field.password)])
        field.update()

    shown = shell.look.icon_button(ft.Icons.VISIBILITY_OUTLINED, names[True], turn)
    assert isinstance(shown.content, ft.IconButton)
    eye = shown.content
    field = shell.look.field(label, password=True, suffix_icon=shown, **more)
    return field


class NewPassphrase:
    """A new passphrase, asked for twice; while it is typed it is said whether it could be guessed."""

    def __init__(self, shell: Shell, label: str) -> None:
        w = shell.words
        self.first = passphrase_field(shell, label)
        self.again = passphrase_field(shell, w("components-passphrase-again"))
        self._shell = shell
        self._hint = shell.look.quiet(w("components-passphrase-hint"))
        self._bar = ft.ProgressBar(value=0, color=shell.look.colours.warn, bgcolor=shell.look.colours.line)
        shown = ft.Column([ft.Semantics(content=self._bar, exclude_semantics=True), self._hint], spacing=6, tight=True)
        self.hint = ft.Semantics(content=shown, live_region=True)
        self.first.on_change = self._typed

    def _typed(self, _: Any) -> None:
        w, colours, typed = self._shell.words, self._shell.look.colours, self.first.value or ""
        score = strength(typed)
        weak = bool(typed) and score < SCORE_LEAST
        self._bar.value, self._bar.color = score / 4, colours.warn if weak else colours.accent
        said = "components-passphrase-weak" if weak else "components-passphrase-good"
        self._hint.value = w(said if typed else "components-passphrase-hint")
        self._hint.color = colours.warn if weak else colours.muted
        self._hint.update()
        self._bar.update()

    def chosen(self, *known: str) -> str:
        """What was typed. Raises Refused where the two differ, or it could be guessed; `known` is what others know."""
        words = self.first.value or ""
        check_new(words, self.again.value or "", *known)
        return words
