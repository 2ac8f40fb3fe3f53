"""A small list at what is marked: the codes used last, a field that filters them, a new code, in vivo, copying."""

from collections.abc import Callable

import flet as ft

from app.features.reading.code_choice import CodeChoice, last
from app.features.reading.code_panel import Coding
from app.shell.protocols import Shell
from app.shell.theme import TOUCH
from core.ids import CodeId

ROWS, WIDTH, PAD = 4, 300.0, 6.0
MOUSE_ROW = 34.0
"""How high a row is where there is a mouse (logical pixels)."""


class CodePicker:
    """Floats beside the marked words. On a phone it is one row that one draws sideways: the sheet has the field."""

    def __init__(
        self,
        shell: Shell,
        coding: Coding,
        choice: CodeChoice,
        copy: Callable[[bool], None],
        is_in_way: Callable[[], bool],
    ) -> None:
        """`copy` puts the words on the clipboard, with their reference or without; while it `is_in_way`, a press is
        meant for the words below it."""
        self._shell, self._coding, self._choice, self._is_in_way = shell, coding, choice, is_in_way
        look, w, c = shell.look, shell.words, shell.look.colours
        self._rows, self._at = ROWS, 0
        self._is_flat = shell.is_narrow
        self.width = min(WIDTH * min(1.4, look.scale), shell.width - 24) if not self._is_flat else shell.width - 28
        self._field = look.field(
            w("reading-pick"), hint_text=w("reading-code-hint"), dense=True, on_change=lambda _: self._typed(),
            on_submit=lambda _: self._take(),
        )  # fmt: skip
        self._list = ft.Column(spacing=0, tight=True)
        self._acts: list[ft.Control] = [
            look.word_button(w("reading-vivo"), lambda _: coding.code_vivo()),
            look.word_button(w("reading-copy"), lambda _: copy(False)),
            look.word_button(w("common-copy-reference"), lambda _: copy(True)),
        ]
        self._flat = ft.Row(spacing=4, scroll=ft.ScrollMode.HIDDEN)
        acts = ft.Row(self._acts, spacing=0, scroll=ft.ScrollMode.HIDDEN)
        content = self._flat if self._is_flat else ft.Column([self._field, self._list, acts], spacing=4, tight=True)
        self.root = ft.Container(
            content, bgcolor=c.surface, border=ft.Border.all(1, c.line), border_radius=10, padding=PAD, left=0, top=0,
            width=self.width, visible=False, shadow=ft.BoxShadow(blur_radius=14, color="#33000000", offset=(0, 4)),
        )  # fmt: skip

    # -- what is listed

    @property
    def _row_height(self) -> float:
        return MOUSE_ROW * self._shell.look.scale if self._shell.is_wide else max(TOUCH, TOUCH * self._shell.look.scale)

    def fit(self, room: float) -> float:
        """Shows as many codes as fit into so much height (logical pixels); how high it is then, or 0."""
        button = max(TOUCH, TOUCH * self._shell.look.scale)
        around = 2 * PAD + 2
        if self._is_flat:
            return button + around if room >= button + around else 0.0
        bare = 50.0 * max(1.0, self._shell.look.scale) + button + around + 8
        rows = min(ROWS, len(self._entries()), int(max(0.0, min(room, 2000.0) - bare) // self._row_height))
        if room < bare + self._row_height:
            return 0.0
        if rows != self._rows:
            self._rows = rows
            self._fill()
        return bare + rows * self._row_height

    def show(self) -> None:
        """Lists the codes anew, with nothing typed."""
        self._field.value, self._at = "", 0
        self._fill()

    def _entries(self) -> list[tuple[CodeId | None, str]]:
        """The codes that fit; last, without an id, the new one that could be created."""
        typed = (self._field.value or "").strip()
        found: list[tuple[CodeId | None, str]] = [*self._choice.matches(typed)]
        if self._choice.is_new(typed):
            found.insert(min(len(found), ROWS - 1), (None, typed))
        return found

    def _fill(self) -> None:
        shown = self._entries()[: max(1, self._rows)]
        self._at = max(0, min(self._at, len(shown) - 1))
        if self._is_flat:
            chips = [self._row(code, path, False) for code, path in shown]
            self._flat.controls = [*self._acts[:1], *chips, *self._acts[1:]]
            return
        self._list.controls = [self._row(code, path, n == self._at) for n, (code, path) in enumerate(shown)]

    def _row(self, code: CodeId | None, path: str, is_next: bool) -> ft.Control:
        look, w = self._shell.look, self._shell.words
        name = last(path)
        if code is None:
            icon: ft.Control = ft.Icon(ft.Icons.ADD, size=18, color=look.colours.accent)
            words, label = w("reading-new-code", code=path), w("reading-new-code", code=path)
        else:
            icon, words, label = look.dot(self._choice.colour(code)), name, w("reading-pick-code", code=name)
        text = look.text(words, 14.5, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS)
        text.expand = not self._is_flat
        done: list[ft.Control] = []
        if code is not None and code in self._choice.applied:
            done = [ft.Icon(ft.Icons.CHECK, size=18, color=look.colours.accent)]
        inner = ft.Container(
            ft.Row([icon, text, *done], spacing=8, tight=self._is_flat), ink=True, border_radius=6,
            height=self._row_height, padding=ft.Padding.symmetric(horizontal=8), tooltip=path,
            bgcolor=look.colours.soft if is_next else None, on_click=lambda _: self._pressed(code, path),
        )  # fmt: skip
        return ft.Semantics(content=inner, label=label, button=True, container=True, selected=is_next)

    # -- hands

    @property
    def is_writing(self) -> bool:
        """Whether the field has the focus."""
        return self._shell.look.is_writing_in(self._field)

    def _typed(self) -> None:
        self._at = 0
        self._fill()
        self._list.update()

    def _pressed(self, code: CodeId | None, typed: str) -> None:
        if not self._is_in_way():
            self._choose(code, typed)

    def _choose(self, code: CodeId | None, typed: str) -> None:
        self._coding.code_new(typed) if code is None else self._coding.code(code)

    def _take(self) -> None:
        shown = self._entries()
        if shown:
            self._choose(*shown[self._at])

    def key(self, key: str) -> bool:
        """An arrow goes from code to code while one types; whether it was one."""
        if not self.is_writing or key not in ("Arrow Down", "Arrow Up"):
            return False
        self._at += 1 if key == "Arrow Down" else -1
        self._fill()
        self._list.update()
        return True

    async def focus(self) -> None:
        """Puts the cursor into the field, where there is one."""
        if not self._is_flat and self.root.visible:
            await self._field.focus()  # type: ignore[no-untyped-call] # Flet gives it no types

    @property
    def takes_typing(self) -> bool:
        """Whether it is seen, with a field."""
        return not self._is_flat and bool(self.root.visible)
