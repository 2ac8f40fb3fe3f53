"""A layout of transcripts that one describes oneself, with those that were described before."""

from collections.abc import Callable

import flet as ft

from app.shell.protocols import Shell
from core.commands.sources import Incoming
from core.errors import KodesporError
from core.importing.described_layout import compiled
from core.text.who_speaks import shares, who_speaks

KEPT_MAX = 6
SHOWN_LINES, SHOWN_LINE = 4, 90
"""So much of a text is shown as it would be read: lines, and code points of each."""


class LayoutField:
    """A field for the description, and a button for each that was used before; `root` is what is shown."""

    def __init__(self, shell: Shell, first: Callable[[str], Incoming]) -> None:
        """`first` gives the first text as it would be read in a layout; it may raise KodesporError and OSError."""
        self._shell, self._first = shell, first
        look, w = shell.look, shell.words
        self._field = look.field(w("texts-layout"), hint_text="{time} <{speaker}> {words}")
        kept: list[ft.Control] = [
            look.button(each, lambda _, each=each: self._take(each)) for each in shell.settings.layouts
        ]
        look_first = look.button(w("texts-layout-preview"), lambda _: self._preview(), ft.Icons.VISIBILITY_OUTLINED)
        self._shown = look.quiet("", 13.5)
        seen = ft.Semantics(content=self._shown, live_region=True)
        self.root = ft.Column(
            [self._field, look.quiet(w("texts-layout-about")), ft.Row([*kept, look_first], wrap=True, spacing=6), seen],
            tight=True,
            spacing=6,
        )
        self.root.horizontal_alignment = ft.CrossAxisAlignment.STRETCH

    def _take(self, pattern: str) -> None:
        self._field.value = pattern
        self._field.update()

    def _preview(self) -> None:
        """Shows who speaks and how it begins, as the layout reads the first text; or why it does not."""
        w = self._shell.words
        try:
            first = self._first((self._field.value or "").strip())
            text = first.text
            nobody: dict[str, str] = {}
            spoken = shares(text, who_speaks(text, nobody, labels=first.labels))
            who = [w("texts-layout-speaks", name=each.label, turns=each.turns) for each in spoken]
            lines = [line[:SHOWN_LINE] for line in text.splitlines() if line.strip()][:SHOWN_LINES]
            said = w("texts-layout-who", name=first.name, speakers=who) if who else w("texts-layout-nobody")
            self._shown.value = "\n".join([said, *lines])
        except (KodesporError, OSError) as problem:
            self._shown.value = w.say(problem)
        self._shown.update()

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
