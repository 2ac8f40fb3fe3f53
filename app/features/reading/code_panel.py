"""The quick panel: the selection, a field that filters codes as one types, recent codes first."""

from typing import Protocol

import flet as ft

from app.features.reading.code_choice import CodeChoice, last
from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.ids import CodeId

SHOWN_MAX = 40
GROUP = "passage"


class Coding(Protocol):
    """What one can do with the selection; the reason that stands in the panel goes with every code."""

    def code(self, code: CodeId) -> None:
        """Puts a code on it."""

    def code_new(self, name: str) -> None:
        """Creates a code and puts it on."""

    def code_vivo(self) -> None:
        """Makes the words themselves a code."""

    def write_memo(self) -> None:
        """Writes a memo in the margin."""

    def replace(self) -> None:
        """Replaces the selected words in a layer."""

    def copy(self, with_reference: bool) -> None:
        """Puts the marked words on the clipboard."""

    def clear_selection(self) -> None:
        """Selects nothing."""


class CodePanel:
    """Chooses; what is chosen is done by the screen."""

    def __init__(self, shell: Shell, coding: Coding, choice: CodeChoice, is_small: bool) -> None:
        """`is_small`: on a phone, where what one can do has names instead of icons."""
        self.shell, self._coding, self._choice = shell, coding, choice
        look, w = shell.look, shell.words
        self._quote = look.quote("", 15, max_lines=2 if is_small else 4, overflow=ft.TextOverflow.ELLIPSIS)
        self._field = look.field(
            w("common-code"), hint_text=w("reading-code-hint"), on_change=lambda _: self._list(), dense=True,
            on_submit=lambda _: self._enter(),
        )  # fmt: skip
        self._why = look.field(w("common-reason-optional"), dense=True)
        self._codes = ft.ListView(spacing=0, expand=True)
        self._vivo = look.button(w("reading-vivo"), lambda _: coding.code_vivo(), ft.Icons.FORMAT_QUOTE)
        self._close = look.icon_button(ft.Icons.CLOSE, w("reading-clear-selection"), lambda _: coding.clear_selection())
        self._memo = look.icon_button(ft.Icons.EDIT_NOTE, w("reading-margin-memo"), lambda _: coding.write_memo())
        other = look.icon_button(ft.Icons.FIND_REPLACE, w("reading-replace"), lambda _: coding.replace())
        copy = look.icon_button(
            ft.Icons.CONTENT_COPY, w("common-copy-reference"), lambda _: coding.copy(with_reference=True)
        )
        if is_small:
            parts: list[ft.Control] = [self._quote, self._words(), self._field, self._codes, self._why]
            self.root = ft.Column(parts, spacing=6, expand=True)
            self.root.horizontal_alignment = ft.CrossAxisAlignment.STRETCH
            return
        quote = ft.Draggable(group=GROUP, content=ft.Container(self._quote, width=self._width - 60))
        head = ft.Row(
            [quote, self._close], spacing=0, alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )  # fmt: skip
        acts = ft.Row([copy, self._memo, other], spacing=4)
        field = ft.Row([ft.Container(self._field, expand=True), self._vivo], spacing=8)
        self.root = ft.Column([head, acts, field, self._codes, self._why], spacing=8, expand=True)

    def _words(self) -> ft.Control:
        """On a phone: what else one can do with the words, by names, in a row that one draws sideways."""
        look, w, coding = self.shell.look, self.shell.words, self._coding
        buttons: list[ft.Control] = [
            look.word_button(w("reading-clear-selection"), lambda _: coding.clear_selection()),
            look.word_button(w("reading-vivo"), lambda _: coding.code_vivo()),
            look.word_button(w("reading-margin-memo"), lambda _: coding.write_memo()),
            look.word_button(w("common-copy-reference"), lambda _: coding.copy(with_reference=True)),
            look.word_button(w("reading-replace"), lambda _: coding.replace()),
        ]
        return ft.Row(buttons, spacing=0, scroll=ft.ScrollMode.HIDDEN)

    @property
    def _width(self) -> float:
        return self.shell.width - 120 if self.shell.width < 1000 else 300

    def why(self) -> str | None:
        """The reason that was written, if any."""
        return (self._why.value or "").strip() or None

    def show(self, quote: str) -> None:
        """Shows a quote and the codes to choose from."""
        self._quote.value = self.shell.words("export-quoted", words=quote)
        self._list(update=False)

    def clear(self) -> None:
        """Makes the fields ready for the next coding."""
        self._field.value, self._why.value = "", ""

    @property
    def written(self) -> tuple[str, str]:
        """What stands in the fields: a code's name, and a reason."""
        return self._field.value or "", self._why.value or ""

    def write(self, written: tuple[str, str]) -> None:
        """Fills the fields."""
        self._field.value, self._why.value = written

    async def focus(self) -> None:
        """Puts the cursor into the field."""
        await self._field.focus()  # type: ignore[no-untyped-call] # Flet gives it no types

    def _list(self, update: bool = True) -> None:
        if self.shell.session is None:
            return
        typed = (self._field.value or "").strip()
        matches = self._choice.matches(typed)
        rows = [self._row(code, path, self._choice.colour(code)) for code, path in matches[:SHOWN_MAX]]
        if self._choice.is_new(typed):
            rows.append(self._new_row(typed))
        self._codes.controls = rows
        if update:
            self._codes.update()

    def _row(self, code: CodeId, path: str, colour: str) -> ft.Control:
        look = self.shell.look
        above, _, name = path.rpartition(" › ")
        ellipsis = ft.TextOverflow.ELLIPSIS
        lines: list[ft.Control] = [look.text(name, 15, max_lines=1, overflow=ellipsis)]
        if above:
            lines.append(look.quiet(last(above), 11.5, max_lines=1, overflow=ellipsis))
        label = ft.Column(lines, spacing=0, expand=True, tight=True)
        done = code in self._choice.applied
        icon = [ft.Icon(ft.Icons.CHECK, size=18, color=look.colours.accent)] if done else []
        inner = ft.Container(
            ft.Row([look.dot(colour), label, *icon], spacing=10), ink=True, border_radius=6,
            height=max(TOUCH, TOUCH * look.scale), padding=ft.Padding.symmetric(horizontal=8),
            on_click=lambda _: self._coding.code(code),
        )  # fmt: skip
        spoken = self.shell.words("reading-code-with", code=name)
        target = ft.DragTarget(group=GROUP, content=inner, on_accept=lambda _: self._coding.code(code))
        return ft.Semantics(content=target, label=spoken, button=True, container=True)

    def _new_row(self, typed: str) -> ft.Control:
        look = self.shell.look
        label = self.shell.words("reading-new-code", code=typed)
        inner = ft.Container(
            ft.Row([ft.Icon(ft.Icons.ADD, size=18, color=look.colours.accent), look.strong(label, 15)], spacing=8),
            ink=True, height=TOUCH, padding=ft.Padding.symmetric(horizontal=8), border_radius=6,
            on_click=lambda _: self._coding.code_new(typed),
        )  # fmt: skip
        return ft.Semantics(content=inner, label=label, button=True, container=True)

    def _enter(self) -> None:
        """Enter: the first code that fits; a new one where the name is not there."""
        typed = (self._field.value or "").strip()
        matches = self._choice.matches(typed)
        if typed and not matches:
            self._coding.code_new(typed)
        elif typed or matches:
            self._coding.code(matches[0][0])
