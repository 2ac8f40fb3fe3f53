"""A layout of transcripts that one describes oneself, with those that were described before."""

import flet as ft

from app.shell.protocols import Shell
from core.importing.described_layout import compiled

KEPT_MAX = 6


class LayoutField:
    """A field for the description, and a button for each that was used before; `root` is what is shown."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        look, w = shell.look, shell.words
        self._field = look.field(w("texts-layout"), hint_text="{time} <{speaker}> {words}")
        kept: list[ft.Control] = [
            look.button(each, lambda _, each=each: self._take(each)) for each in shell.settings.layouts
        ]
        self.root = ft.Column(
            [self._field, look.quiet(w("texts-layout-about")), ft.Row(kept, wrap=True, spacing=6)],
            tight=True,
            spacing=6,
        )
        self.root.horizontal_alignment = ft.CrossAxisAlignment.STRETCH

    def _take(self, pattern: str) -> None:
        self._field.value = pattern
        self._field.update()

    def described(self) -> str:
        """The description, which is kept for the next time; empty where there is none. Raises Refused where it makes no
        sense."""
        pattern = (self._field.value or "").strip()
        if pattern:
            compiled(pattern)
            settings = self._shell.settings
            settings.layouts = [pattern, *(each for each in settings.layouts if each != pattern)][:KEPT_MAX]
            settings.save()
        return pattern
