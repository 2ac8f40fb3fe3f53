"""A choice from many: a field that filters as one types, and below it what fits.

The framework's own list that can be typed into takes the focus away after the first letter where a screen reader's tree
is there.
"""

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.analysis.codebook_tree import codes_in_order
from core.analysis.presentation import Presentation
from core.ids import Id

SHOWN_MAX, ROWS = 40, 4
"""So many entries are listed, and so many are seen at once."""
ABOVE = " › "
"""Between what an entry stands under and its name."""


class Combobox:
    """`value` is the key of what is chosen, or None; `root` is what is shown. Enter takes the first that fits."""

    def __init__(self, shell: Shell, label: str, entries: Sequence[tuple[str, str]], autofocus: bool = False) -> None:
        self._shell, self._entries = shell, entries
        self.value: str | None = None
        self.on_taken: Callable[[str], None] | None = None
        """Told the key of what was chosen, where that does something at once."""
        self._field = shell.look.field(
            label, hint_text=shell.words("components-filter"), autofocus=autofocus, on_change=lambda _: self._typed(),
            on_submit=lambda _: self._take_first(),
        )  # fmt: skip
        self._list = ft.ListView(spacing=0, height=ROWS * TOUCH)
        self.root = ft.Column([self._field, self._list], spacing=4, tight=True)
        self.root.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
        self._fill()

    def choose(self, key: str) -> None:
        """Chooses an entry, if it is there, before the field is shown."""
        name = next((name for each, name in self._entries if each == key), None)
        if name is not None:
            self.value, self._field.value = key, name
            self._fill()

    def _fitting(self) -> list[tuple[str, str]]:
        typed = (self._field.value or "").strip().casefold()
        if self.value is not None:
            return [each for each in self._entries if each[0] == self.value]
        found = [each for each in self._entries if all(word in each[1].casefold() for word in typed.split())]
        return sorted(found, key=lambda each: not each[1].rpartition(ABOVE)[2].casefold().startswith(typed))

    def _typed(self) -> None:
        self.value = None
        self._fill()
        self._list.update()

    def _take_first(self) -> None:
        found = self._fitting()
        if found:
            self._take(*found[0])

    def _take(self, key: str, name: str) -> None:
        self.value, self._field.value = key, name
        self._fill()
        self.root.update()
        self._shell.announce(name)
        if self.on_taken is not None:
            self.on_taken(key)

    def _fill(self) -> None:
        found = self._fitting()
        self._list.controls = [self._row(*each) for each in found[:SHOWN_MAX]]
        if not found:
            self._list.controls = [self._shell.look.quiet(self._shell.words("components-nothing-fits"))]

    def _row(self, key: str, name: str) -> ft.Control:
        look, is_chosen = self._shell.look, key == self.value
        above, _, last = name.rpartition(ABOVE)
        words = look.strong(last, 14.5) if is_chosen else look.text(last, 14.5)
        words.max_lines, words.overflow = 1 if above else 2, ft.TextOverflow.ELLIPSIS
        lines: list[ft.Control] = [words]
        if above:  # the name first: in a narrow list it is what one looks for
            lines.append(look.quiet(above, 11.5, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS))
        said = ft.Column(lines, spacing=0, tight=True, expand=True)
        sign: list[ft.Control] = [ft.Icon(ft.Icons.CHECK, size=18, color=look.colours.accent)] if is_chosen else []

        def taken(_: Any) -> None:
            self._take(key, name)

        inner = ft.Container(
            ft.Row([said, *sign]), ink=True, on_click=taken, border_radius=6, height=max(TOUCH, TOUCH * look.scale),
            padding=ft.Padding.symmetric(horizontal=10), bgcolor=look.colours.soft if is_chosen else None,
        )  # fmt: skip
        return ft.Semantics(content=inner, button=True, container=True, selected=is_chosen)


def codes_by_path(presentation: Presentation, besides: Id | None = None) -> list[tuple[str, str]]:
    """All codes in use by their ids (hexadecimal) and paths, in the order of the codebook."""
    codes = [branch.code for branch, _ in codes_in_order(presentation) if branch.code != besides]
    return [(code.hex(), presentation.path(code)) for code in codes]


def code_choice(shell: Shell, label: str = "") -> Combobox:
    """One of all codes in use."""
    assert shell.session is not None
    return Combobox(shell, label or shell.words("common-code"), codes_by_path(shell.session.presentation))
