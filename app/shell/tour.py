"""The tour: ten minutes through the app, step by step, beside the screens themselves."""

from typing import NamedTuple

import flet as ft

from app.shell.protocols import Place, Shell

WIDTH_MAX = 420
ABOVE_BAR, ABOVE_EDGE = 84, 20
"""How far from the foot of the window it stands, on a phone and elsewhere (logical pixels)."""


class Step(NamedTuple):
    """A screen, and the message with what is to be seen and tried there."""

    place: Place
    name: str


STEPS = (
    Step("home", "home"), Step("texts", "texts"), Step("reading", "mark"), Step("reading", "code"),
    Step("codebook", "codebook"), Step("retrieve", "retrieve"), Step("memos", "memos"), Step("people", "people"),
    Step("history", "history"), Step("settings", "safety"),
)  # fmt: skip


class Tour:
    """`root` lies over the screens, and is hidden while no tour is on."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._at = 0
        self.root = ft.Container(visible=False, padding=16, border_radius=12)

    def begin(self) -> None:
        """From the first step."""
        self._show(0)

    def end(self) -> None:
        """Goes away, if it is on."""
        if self.root.visible:
            self.root.visible = False
            self.root.update()

    def _show(self, number: int) -> None:
        shell, self._at = self._shell, number
        look, w, step = shell.look, shell.words, STEPS[number]
        source = shell.first_text()
        if step.place == "reading" and source is not None:
            if shell.place != "reading":
                shell.go("reading", source=source)
        else:
            shell.go("texts" if step.place == "reading" else step.place)
        last = number == len(STEPS) - 1
        buttons: list[ft.Control] = [look.button(w("tour-end"), lambda _: self.end())]
        if number:
            buttons.append(look.button(w("tour-back"), lambda _: self._show(number - 1)))
        if not last:
            buttons.append(look.button(w("tour-next"), lambda _: self._show(number + 1), strong=True))
        words: list[ft.Control] = [
            look.quiet(w("tour-place", place=number + 1, count=len(STEPS))),
            look.strong(w(f"tour-{step.name}-title"), 16),
            look.text(w(f"tour-{step.name}"), 14.5),
        ]
        told = ft.Semantics(content=ft.Column(words, spacing=6, tight=True), live_region=True)
        self.root.content = ft.Column([told, ft.Row(buttons, wrap=True, spacing=8)], spacing=12, tight=True)
        self.root.width = min(WIDTH_MAX, shell.width - 24)
        self.root.bottom = ABOVE_BAR if shell.is_narrow else ABOVE_EDGE
        self.root.right = 12
        self.root.bgcolor = look.colours.surface
        self.root.border = ft.Border.all(2, look.colours.accent)
        self.root.shadow = ft.BoxShadow(blur_radius=18, color="#33000000")
        self.root.visible = True
        self.root.update()
