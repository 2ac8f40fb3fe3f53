"""Help: what each part of the app is for, with a picture of it in the window's language."""

import flet as ft

from app.shell.protocols import Place, Shell

CHAPTERS: tuple[Place, ...] = (
    "texts", "reading", "codebook", "retrieve", "memos", "people", "history", "results", "team", "settings",
)  # fmt: skip
"""The screens that have a chapter, in the order in which a study meets them."""
PICTURE_WIDTH_MAX = 760
"""Logical pixels."""


def build(shell: Shell, chapter: str = "") -> "HelpScreen":
    """The screen, at a chapter if one is named."""
    return HelpScreen(shell, chapter)


class HelpScreen:
    """A list of chapters that open where they stand."""

    def __init__(self, shell: Shell, chapter: str) -> None:
        self.shell = shell
        look, w = shell.look, shell.words
        tour = look.button(w("help-tour"), lambda _: shell.begin_tour(), ft.Icons.EXPLORE_OUTLINED, strong=True)
        keys = look.quiet(w("help-keys"), visible=not shell.is_small)
        chapters = [self._chapter(each, each == chapter) for each in CHAPTERS]
        column = ft.Column(
            [look.title(w("help-title")), look.text(w("help-about"), 15), ft.Row([tour], wrap=True), keys, *chapters],
            spacing=14, scroll=ft.ScrollMode.AUTO, expand=True,
        )  # fmt: skip
        self.root = ft.Container(column, padding=24 if not shell.is_narrow else 14, expand=True)

    def refresh(self) -> None:
        """Nothing here depends on views."""

    def _chapter(self, place: Place, is_open: bool) -> ft.Control:
        look, w = self.shell.look, self.shell.words
        picture = ft.Image(
            f"help/{w.language}/{place}.png", width=min(PICTURE_WIDTH_MAX, self.shell.width - 64),
            semantics_label=w("help-picture", name=w(f"help-{place}-title")),
        )  # fmt: skip
        go = look.button(w("help-go"), lambda _: self._go(place), ft.Icons.ARROW_FORWARD)
        inside = ft.Column(
            [look.text(w(f"help-{place}"), 15), ft.Container(picture, border=ft.Border.all(1, look.colours.line)), go],
            spacing=12,
        )  # fmt: skip
        return look.card(
            ft.ExpansionTile(
                title=look.strong(w(f"help-{place}-title"), 16), controls=[ft.Container(inside, padding=12)],
                expanded=is_open, maintain_state=False,
            ),
            padding=4,
        )  # fmt: skip

    def _go(self, place: Place) -> None:
        source = self.shell.first_text() if place == "reading" else None
        if place != "reading":
            self.shell.go(place)
        elif source is None:
            self.shell.go("texts")
        else:
            self.shell.go("reading", source=source)
