"""Recording by the microphone, straight into an attached file: what was heard is sealed and durable at once."""

import asyncio
import time

import flet as ft

from app.services import attachments, window_devices
from app.services.window_devices import Microphone
from app.shell.protocols import Shell
from core.errors import KodesporError
from core.ids import Id
from core.storage.unfinished_files import GrowingFile

QUIET = 0.004
"""Below this a microphone hears nothing but itself (1 is the loudest)."""
QUIET_PIECES = 4
"""So many pieces in a row before that is said."""
SHOWN_EVERY_SECONDS = 1.0
LATE_SECONDS = 4.0
"""A piece comes every two seconds. Where none has come for so long, nothing is heard, as on a telephone that sleeps."""


def can_record(shell: Shell) -> bool:
    """Whether there is a window that can be asked for its microphone, and this member may write."""
    assert shell.session is not None
    project = shell.session.project
    member = project.state.members.get(project.member)
    return window_devices.are_here() and member is not None and member.role != "reviewer"


async def show_recording(shell: Shell, on_kind: str, on: Id | None, title: str) -> None:
    """Asks for the microphone, and records until somebody stops it, leaves the dialog, or the project is locked."""
    session = shell.session
    assert session is not None
    try:
        microphone = await window_devices.open_microphone()
    except KodesporError as problem:
        shell.notify(shell.words.say(problem))
        return
    try:
        if shell.session is session:  # it was not locked while the browser asked
            began, ending = time.strftime("%Y-%m-%d %H.%M.%S"), window_devices.ENDINGS.get(microphone.mime, "")
            name = f"{shell.words('components-recording-name')} {began}{ending}"
            file = attachments.begin_recording(session.project, name, microphone.mime, on_kind, on)
            await _Recording(shell, microphone, file, title).run()
    except KodesporError as problem:
        said = shell.words.say(problem)
        if shell.session is session and attachments.attach_left(session.project).waiting:
            said = shell.words("components-recording-waits", count=1, reason=said)
        shell.notify(said)  # what was withdrawn meanwhile is deleted by now
    finally:  # nothing listens on, whatever happened
        await microphone.stop()


class _Recording:
    """The dialog while it records."""

    def __init__(self, shell: Shell, microphone: Microphone, file: GrowingFile, title: str) -> None:
        look, w = shell.look, shell.words
        self._shell, self._microphone, self._file = shell, microphone, file
        self._seconds, self._since, self._is_paused = 0.0, time.monotonic(), False
        """How much was heard until the last piece or pause, and when that was."""
        self._clock = look.strong(_clock(0), 34)
        self._level = ft.ProgressBar(value=0, color=look.colours.accent, bgcolor=look.colours.line, bar_height=6)
        self._said = look.quiet(w("components-recording-how"), 14)
        self._pause = look.button(w("components-recording-pause"), self._turn)
        self._dialog = ft.AlertDialog(
            modal=True,
            title=look.title(w("components-recording-of", name=title), 20),
            content=ft.Column(
                [self._clock, self._level, ft.Semantics(content=self._said, live_region=True)],
                tight=True, spacing=12, width=min(420, shell.width - 48),
            ),
            actions=[self._pause, look.button(w("components-recording-stop"), self._stop, strong=True)],
            bgcolor=look.colours.surface,
            shape=ft.RoundedRectangleBorder(radius=12),
        )  # fmt: skip

    async def run(self) -> None:
        """Keeps what is heard until the end, and attaches it. Raises Refused; then what came stays where it is."""
        shell, session = self._shell, self._shell.session
        assert session is not None
        shell.page.show_dialog(self._dialog)
        watching = asyncio.create_task(self._watch())
        quiet = 0
        try:
            while (piece := await self._microphone.next()) is not None and shell.session is session:
                self._file.add(piece.content)
                self._seconds, self._since = self._length() if piece.heard < 0 else piece.heard, time.monotonic()
                shell.touch()
                quiet = quiet + 1 if 0 <= piece.loudness < QUIET and not self._is_paused else 0
                self._show(piece.loudness, quiet >= QUIET_PIECES)
            if shell.session is not session:
                return  # locked meanwhile: it is attached when the project is opened next
            attachments.attach_recording(session.project, self._file)
        finally:
            watching.cancel()
            if self._dialog.open:
                self._dialog.open = False
                self._dialog.update()
        session.forget_gestures()
        shell.refresh()
        shell.notify(shell.words("components-recording-attached", length=_clock(self._seconds)))

    def _length(self) -> float:
        """Seconds of sound so far, counted by the sound where the browser lets us; between two pieces, reckoned."""
        since = 0 if self._is_paused else time.monotonic() - self._since
        return self._seconds + min(max(since, 0), LATE_SECONDS)

    async def _watch(self) -> None:
        """Shows the time that runs. Where the dialog was closed from outside, by “back” or by the lock, nobody sees any
        more that something listens: it ends."""
        await asyncio.sleep(SHOWN_EVERY_SECONDS)
        while self._dialog.open:
            self._clock.value = _clock(self._length())
            self._clock.update()
            await asyncio.sleep(SHOWN_EVERY_SECONDS)
        await self._microphone.stop()

    def _show(self, loudness: float, is_silent: bool) -> None:
        w = self._shell.words
        self._level.value = 0 if self._is_paused else min(1, max(0, loudness) ** 0.5)
        state = "paused" if self._is_paused else "silent" if is_silent else "how"
        self._said.value = w(f"components-recording-{state}")
        if self._dialog.open:
            for each in (self._level, self._said):
                each.update()

    async def _turn(self, _: object) -> None:
        """Pauses, or goes on."""
        self._seconds, self._since = self._length(), time.monotonic()
        self._is_paused = not self._is_paused
        await self._microphone.pause(self._is_paused)
        label = "components-recording-resume" if self._is_paused else "components-recording-pause"
        self._pause.content = self._shell.words(label)
        self._pause.update()
        self._show(0, False)

    async def _stop(self, _: object) -> None:
        await self._microphone.stop()


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
