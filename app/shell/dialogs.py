"""Dialogs: to fill in and confirm, and to look at things in. A refusal is told inside the dialog that caused it, beside
the buttons, which are seen however much stands above them."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any

import flet as ft

from app.shell.protocols import Shell, TakesKeys
from app.shell.theme import TOUCHED
from core.errors import KodesporError

ASK_WIDTH_MAX = 480
CORNER = 12


class Dialogs:
    """Opens dialogs, and knows the one that is open to look at things in."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._warning: ft.Container | None = None
        self._last: ft.AlertDialog | None = None
        self._confirm: Callable[[], None] | None = None
        self._leave: Callable[[], bool] = lambda: False

    @property
    def is_open(self) -> bool:
        """Whether a dialog is open, to which keys belong."""
        return self._last is not None and self._last.open

    def confirm(self) -> None:
        """Does what the dialog asks for, as its button would, by a key."""
        if self._is_uppermost and self._confirm is not None:
            self._confirm()

    def leave(self) -> bool:
        """Closes a dialog that one fills in, where nothing was typed into it; else it stays, and says why. Whether such
        a dialog is open."""
        return self._is_uppermost and self._leave()

    @property
    def _is_uppermost(self) -> bool:
        """Whether a dialog is open and nothing lies over it, such as a chooser of folders: keys are meant for that."""
        shown: list[ft.DialogControl] = self._shell.page._dialogs.controls  # Flet tells it no other way
        return self.is_open and next((each for each in reversed(shown) if each.open), None) is self._last

    def ask(self, title: str, content: ft.Control, label: str, act: Callable[[], Any], danger: bool) -> None:
        """A dialog with one thing to do. It stays open, with what was typed, where that is refused, and until work that
        takes its time (a coroutine) is done, which Cancel stops. One types, or presses Enter, without having to press
        anything first; where it destroys, Enter leaves it. Where there is a field, a press beside the dialog does
        nothing: it would drop what was typed."""
        shell, look = self._shell, self._shell.look
        warning = self._hidden_warning()
        work = _AskedWork(shell, act, lambda sentence: self._say(warning, sentence))
        _submit_with(fields_in(content), work.begin)
        confirm = look.button(label, work.begin, strong=True, danger=danger)
        cancel = look.button(shell.words("common-cancel"), work.cancel)
        written = list(_inputs_in(content))
        if written and shell.page.platform not in TOUCHED:
            _focus_one(written)
        elif not written:
            (cancel if danger else confirm).autofocus = True
        body = _filling(content, min(ASK_WIDTH_MAX, shell.width - 48))
        before = [each.value or "" for each in written]

        def leave() -> bool:
            if [each.value or "" for each in written] != before:
                self._say(warning, shell.words("shell-typed"))
            elif written:
                shell.page.pop_dialog()
            return bool(written)

        self._confirm, self._leave = work.begin, leave
        work.dialog = self._open(title, body, [cancel, confirm], warning, None, modal=bool(written))

    def show(self, title: str, content: ft.Control, left: Callable[[], None] | None) -> None:
        """A dialog to look at things in; `left` is called when it is closed."""
        shell = self._shell
        self._warning = warning = self._hidden_warning()
        self._confirm, self._leave = None, lambda: False

        def dismissed(_: Any) -> None:
            if self._warning is warning:
                self._warning = None
            if left is not None:
                left()

        close = shell.look.button(shell.words("common-close"), lambda _: shell.page.pop_dialog())
        self._open(title, ft.Column([content], tight=True), [close], warning, dismissed)

    def warn(self, sentence: str) -> bool:
        """Shows a sentence in the dialog that is open, which hides the foot of the window; whether one is open."""
        if self._warning is None:
            return False
        self._say(self._warning, sentence)
        return True

    def _hidden_warning(self) -> ft.Container:
        return ft.Container(visible=False, padding=ft.Padding.only(top=8))

    def _say(self, warning: ft.Container, sentence: str) -> None:
        """Shows a sentence in its place, and has a screen reader say it."""
        said = self._shell.look.text(sentence, 14, self._shell.look.colours.warn)
        warning.content, warning.visible = ft.Semantics(content=said, live_region=True), True
        warning.update()

    def _open(
        self,
        title: str,
        body: ft.Control,
        actions: list[ft.Control],
        warning: ft.Container,
        dismissed: Callable[[Any], None] | None,
        modal: bool = False,
    ) -> ft.AlertDialog:
        look = self._shell.look
        if isinstance(self._shell.screen, TakesKeys):
            self._shell.screen.release_keys()
        buttons = ft.Row(actions, wrap=True, spacing=8, run_spacing=8, alignment=ft.MainAxisAlignment.END)
        foot = ft.Column([warning, buttons], tight=True, spacing=10, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        self._last = ft.AlertDialog(
            modal=modal,
            title=look.title(title, 20),
            content=body,
            scrollable=True,
            actions=[foot],
            bgcolor=look.colours.surface,
            shape=ft.RoundedRectangleBorder(radius=CORNER),
            on_dismiss=dismissed,
        )
        self._shell.page.show_dialog(self._last)
        return self._last


class _AskedWork:
    """What a dialog asks to do: begun once, and stopped by Cancel. What fails can be tried again, unless it was
    recorded and only what follows failed."""

    def __init__(self, shell: Shell, act: Callable[[], Any], say: Callable[[str], None]) -> None:
        """`say` shows a sentence in the dialog."""
        self._shell, self._act, self._say = shell, act, say
        self._is_begun, self._acts_before = False, 0
        self._working: Future[None] | None = None
        self.dialog: ft.AlertDialog | None = None

    def begin(self, _: Any = None) -> None:
        """Does it. A key and the field that it was pressed in may both say so."""
        if self._is_begun:
            return
        self._is_begun, self._acts_before = True, self._acts()
        with self._telling():
            if not self._shell.done_in_turn(self._do, self.begin):
                self._is_begun = False

    def _do(self) -> None:
        begun = self._act()
        if asyncio.iscoroutine(begun):
            self._working = self._shell.page.run_task(self._finish, begun)
        else:
            self._shell.page.pop_dialog()

    def cancel(self, _: Any) -> None:
        """Stops what takes its time, and closes the dialog."""
        if self._working is not None:
            self._working.cancel()
        self._shell.page.pop_dialog()

    async def _finish(self, begun: Coroutine[Any, Any, None]) -> None:
        with self._telling():
            await begun
            _close(self.dialog)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Says a refusal."""
        try:
            yield
        except BaseException as problem:
            self._is_begun = self._acts() != self._acts_before
            if self._is_begun:
                _close(self.dialog)
            if not isinstance(problem, KodesporError):
                raise
            is_open = self.dialog is not None and self.dialog.open
            (self._say if is_open else self._shell.notify)(self._shell.words.say(problem))

    def _acts(self) -> int:
        session = self._shell.session
        return 0 if session is None else session.acts


def _filling(content: ft.Control, width: float) -> ft.Control:
    """A form as wide as the dialog."""
    stretch = ft.CrossAxisAlignment.STRETCH
    if isinstance(content, ft.Column):
        content.horizontal_alignment = stretch
    return ft.Column([content], tight=True, width=width, horizontal_alignment=stretch)


def _close(dialog: ft.AlertDialog | None) -> None:
    if dialog is not None and dialog.open:
        dialog.open = False
        dialog.update()


def _submit_with(fields: list[ft.TextField], done: Callable[..., None]) -> None:
    for field in fields:
        field.on_submit = field.on_submit or done


def _focus_one(fields: list[ft.TextField]) -> None:
    """The first field has the keyboard, where no other one is to have it."""
    if not any(each.autofocus for each in fields):
        fields[0].autofocus = True


def fields_in(content: ft.Control) -> list[ft.TextField]:
    """The fields of one line in a dialog, in which Enter means that it is filled in."""
    return [each for each in _inputs_in(content) if not each.multiline]


def _inputs_in(content: ft.Control) -> Iterator[ft.TextField]:
    """All fields to write in, from above."""
    if isinstance(content, ft.TextField):
        yield content
        return
    for each in getattr(content, "controls", None) or [getattr(content, "content", None)]:
        if isinstance(each, ft.Control):
            yield from _inputs_in(each)
