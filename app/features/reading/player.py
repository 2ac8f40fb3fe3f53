"""The recording of a text: play, pause, from any line on; and select what is spoken between two moments."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import flet as ft

from app.services.recordings import piece, share_recording_url
from core.text.times import Time, passage_at, spoken_at, written
from core.views.files import files_on
from core.views.records import File

if TYPE_CHECKING:
    from app.features.reading.screen import ReadingScreen

BACK_MS = 5000
SPEEDS = (1.0, 1.25, 1.5, 0.75)


def recording_of(screen: "ReadingScreen") -> File | None:
    """The newest recording that goes with the text and is here whole."""
    project = screen.session.project
    here, doomed = project.log.chunks(), project.withdrawn_keys()
    sound = [row for row in files_on(project.state, screen.source) if row.mime.startswith(("audio/", "video/"))]
    whole = [row for row in sound if row.key not in doomed and all(chunk in here for chunk in row.chunks)]
    return whole[-1] if whole else None


class Player:
    """A bar above the text. `select` hears of a passage in code points of the text as it was brought in."""

    def __init__(self, screen: "ReadingScreen", recording: File, select: Callable[[int, int], None]) -> None:
        import flet_audio

        self._screen, self._select = screen, select
        shell = screen.shell
        look, w = shell.look, shell.words
        times = screen.session.project.state.times.get(screen.source)
        self.times = [Time(*each) for each in times.times] if times is not None else []
        self._at = 0
        self._marked: int | None = None
        self._is_playing = False
        self._speed = SPEEDS[0]
        served_at = urlsplit(shell.page.url or "").netloc
        source: str | bytes
        if served_at:  # the page asks its own server, piece by piece; always this machine
            source = f"http://{served_at}{share_recording_url(screen.session.project, recording.id)}"
        else:
            source = piece(screen.session.project, recording.id, 0, recording.size)
        self._audio = flet_audio.Audio(
            src=source, on_position_change=self._moved, on_state_change=self._changed,
            release_mode=flet_audio.ReleaseMode.STOP,
        )  # fmt: skip
        self._button = look.icon_button(ft.Icons.PLAY_ARROW, w("Play or pause"), lambda _: self._toggle())
        self._clock = look.quiet("0:00", 14, width=64)
        back = look.icon_button(ft.Icons.REPLAY_5, w("Five seconds back"), lambda _: self._go(self._at - BACK_MS))
        self._rate = look.button(f"{self._speed:g}×", lambda _: self._faster())
        parts: list[ft.Control] = [self._button, back, self._clock, self._rate]
        if self.times:
            here = look.icon_button(ft.Icons.MY_LOCATION, w("Play from the passage"), lambda _: self._from_passage())
            self._mark = look.button(w("Mark from here"), lambda _: self._mark_here())
            parts += [here, self._mark]
        self.root = ft.Row(parts, spacing=4, wrap=True, vertical_alignment=ft.CrossAxisAlignment.CENTER)

    # -- playing

    def play_from(self, place: int) -> None:
        """Plays what is spoken at a code point."""
        at = spoken_at(self.times, place)
        if at is None:
            self._screen.shell.say(self._screen.shell.words("It is not known when this is spoken."))
            return
        self._go(at)
        if not self._is_playing:
            self._toggle()

    def end(self) -> None:
        """The screen is left."""
        if self._is_playing:
            self._screen.shell.page.run_task(self._audio.pause)

    def _from_passage(self) -> None:
        passage = self._screen.selection
        if passage is None:
            self._screen.shell.say(self._screen.shell.words("Select a passage first."))
            return
        self.play_from(passage.start)

    def _toggle(self) -> None:
        self._screen.shell.touch()
        page = self._screen.shell.page
        page.run_task(self._audio.pause) if self._is_playing else page.run_task(self._play)

    async def _play(self) -> None:
        await self._audio.play(ft.Duration(milliseconds=self._at))

    def _go(self, at: int) -> None:
        self._at = max(0, at)
        self._show()
        if self._is_playing:
            self._screen.shell.page.run_task(self._audio.seek, ft.Duration(milliseconds=self._at))

    def _faster(self) -> None:
        self._speed = SPEEDS[(SPEEDS.index(self._speed) + 1) % len(SPEEDS)]
        self._audio.playback_rate = self._speed
        self._rate.content = f"{self._speed:g}×"  # type: ignore[attr-defined]
        self._rate.update()
        self._audio.update()

    def _moved(self, event: Any) -> None:
        self._at = int(event.position)
        self._show()

    def _changed(self, event: Any) -> None:
        self._is_playing = event.state.value == "playing"
        icon = ft.Icons.PAUSE if self._is_playing else ft.Icons.PLAY_ARROW
        self._button.content.icon = icon  # type: ignore[attr-defined]
        self._button.update()

    def _show(self) -> None:
        self._clock.value = written(self._at)
        self._clock.update()

    # -- coding a stretch of time

    def _mark_here(self) -> None:
        """First where it begins, then where it ends; then what is spoken between is the passage in hand."""
        w = self._screen.shell.words
        if self._marked is None:
            self._marked = self._at
            self._mark.content = w("Mark to here")  # type: ignore[attr-defined]
            self._mark.update()
            return
        first, last = sorted((self._marked, self._at))
        self._marked = None
        self._mark.content = w("Mark from here")  # type: ignore[attr-defined]
        self._mark.update()
        chars = self._screen.session.project.state.sources.rows[self._screen.source].chars
        place = passage_at(self.times, first, max(last, first + 1), chars)
        if place is None:
            self._screen.shell.say(w("Nobody speaks then."))
            return
        self._select(*place)
