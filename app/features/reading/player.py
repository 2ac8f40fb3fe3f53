"""The recording of a text: play, pause, from any line on; and select what is spoken between two moments."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import flet as ft

from app.components.fetching import not_here_line
from app.features.reading.reader import Reader
from app.services import browser_page
from app.services.recordings import share_recording_url
from app.shell.theme import TOUCH
from core.analysis.files_elsewhere import file_elsewhere
from core.analysis.transcripts import is_sound
from core.errors import KodesporError
from core.text.times import Time, passage_at, spoken_at, written
from core.views.files import files_on
from core.views.records import File
from core.views.transcripts import of_source

if TYPE_CHECKING:
    from flet_audio import Audio

BACK_MS = 5000
LOADED_SECONDS_MAX = 15
SPEEDS = (1.0, 1.25, 1.5, 0.75)


def recordings_of(reader: Reader) -> list[File]:
    """The recordings that go with the text, the newest last; none that was removed or withdrawn."""
    project = reader.session.project
    state = project.state
    written_from = [state.files.get(row.file) for row in of_source(state, reader.source)]
    beside = [row for row in written_from if row is not None and row.status == "live"]
    sound = [*(row for row in files_on(state, reader.source) if is_sound(row)), *beside]
    withdrawn = project.withdrawn_keys() if sound else set()
    return [row for row in sound if row.key not in withdrawn]


def recording_of(reader: Reader) -> File | None:
    """The newest recording that goes with the text and is here whole."""
    project, sound = reader.session.project, recordings_of(reader)
    if not sound:
        return None
    here = project.log.chunks()
    whole = [row for row in sound if all(chunk in here for chunk in row.chunks)]
    return whole[-1] if whole else None


def player_of(reader: Reader, select: Callable[[int, int], None]) -> "Player | None":
    """The player of a text's recording; None where there is none, or where it does not open, as a changed program can
    attach one: the words are there all the same."""
    recording = recording_of(reader)
    try:
        return Player(reader, recording, select) if recording is not None else None
    except KodesporError:
        return None


class PlayerPlace:
    """Where the player stands. What was attached can be played at once, and what was removed or withdrawn is silent at
    once."""

    def __init__(self, reader: Reader, select: Callable[[int, int], None]) -> None:
        self._reader, self._select = reader, select
        self._player: Player | None = None
        self._above: list[ft.Control] = []
        self.root = ft.Column(spacing=0, tight=True)
        self.follow()

    def follow(self) -> None:
        """Shows the player of the recording that goes with the text now."""
        newest = next(reversed(recordings_of(self._reader)), None)
        lack = file_elsewhere(self._reader.session.project, newest) if newest is not None else None
        if lack is None and self._player is not None and self._player.is_of(newest):
            return
        recording = recording_of(self._reader) if newest is not None else None
        if not (self._player.is_of(recording) if self._player is not None else recording is None):
            self.end()
            self._player = player_of(self._reader, self._select)
        self._above = [not_here_line(self._reader.shell, lack)] if lack is not None else []
        self.root.controls = [*self._above, *([self._player.root] if self._player is not None else [])]

    def shrink(self, is_small: bool) -> None:
        """Leaves room for the words where a sheet stands over the text."""
        for each in self._above:
            each.visible = not is_small
        if self._player is not None:
            self._player.shrink(is_small)

    def end(self) -> None:
        """Stops what plays."""
        if self._player is not None:
            self._player.end()


class Player:
    """A bar above the text. `select` gets a range in code points of the text as it was imported."""

    def __init__(self, reader: Reader, recording: File, select: Callable[[int, int], None]) -> None:
        self._reader, self._select = reader, select
        shell = reader.shell
        look, w = shell.look, shell.words
        times = reader.session.project.state.times.get(reader.source)
        self.times = [Time(*each) for each in times.times] if times is not None else []
        self._at = 0
        self._marked: int | None = None
        self._is_playing = False
        self._speed = SPEEDS[0]
        self._recording = recording
        self._is_loading = self._is_over = False
        self._loaded = asyncio.Event()
        address = self._address()
        self._audio = None if address is None else self._audio_of(address)
        play_or_pause = look.icon_button(ft.Icons.PLAY_ARROW, w("reading-play"), lambda _: self._toggle())
        assert isinstance(play_or_pause.content, ft.IconButton)
        self._button = play_or_pause.content
        self._clock = look.quiet("0:00", 14)
        self._length = 0
        self._is_held = False
        self._slider = ft.CupertinoSlider(
            value=0, min=0, max=1, disabled=True, active_color=look.colours.accent, expand=True,
            on_change_start=lambda _: self._hold(), on_change=self._held, on_change_end=self._let_go,
        )  # fmt: skip
        back = look.icon_button(ft.Icons.REPLAY_5, w("reading-play-back"), lambda _: self._go(self._at - BACK_MS))
        self._rate = look.button(f"{self._speed:g}×", lambda _: self._change_speed())
        parts: list[ft.Control] = [play_or_pause, back, self._clock, self._rate]
        self._mark = look.button(w("reading-mark-from"), lambda _: self._mark_here())
        if self.times:
            label = w("reading-play-selection")
            parts.append(look.icon_button(ft.Icons.MY_LOCATION, label, lambda _: self._play_selection()))
        self._mark.visible = bool(self.times)
        self._less = parts[3:]
        beside = [self._mark] if shell.is_wide else []
        self._buttons = ft.Row([*parts, *beside], spacing=4, wrap=True, vertical_alignment=ft.CrossAxisAlignment.CENTER)
        named = ft.Semantics(content=self._slider, label=w("reading-player-place"), container=True)
        before = [] if shell.is_wide else [self._mark]  # it has no room among the buttons of a phone
        self._moving = ft.Row([*before, ft.Container(named, expand=True, height=TOUCH)])
        self.root = ft.Column([self._buttons, self._moving], spacing=0, tight=True)

    def _address(self) -> str | None:
        """Where the page asks its own server for the recording, piece by piece. None where there is no server, as in a
        window or in a browser alone: it is opened when somebody plays it. Raises Refused where it does not open."""
        project, recording = self._reader.session.project, self._recording
        page = urlsplit(self._reader.shell.page.url or "")
        if page.netloc and not browser_page.IS_HERE:  # always this machine, under the page's own path
            return f"http://{page.netloc}{page.path.rstrip('/')}{share_recording_url(project, recording.id)}"
        project.files.chunk_of(recording.id, 0)
        return None

    def _audio_of(self, sound: str | bytes) -> "Audio":
        import flet_audio

        return flet_audio.Audio(
            src=sound, on_position_change=self._moved, on_state_change=self._changed,
            release_mode=flet_audio.ReleaseMode.STOP, on_duration_change=self._learned, playback_rate=self._speed,
            on_loaded=lambda _: self._loaded.set(),
        )  # fmt: skip

    async def _opened(self) -> "Audio | None":
        """The recording in the hands of the page. None where it does not open, which is said, while it is being opened,
        and where the screen was left meanwhile."""
        if self._audio is not None or self._is_loading or self._is_over:
            return None if self._is_loading else self._audio
        self._is_loading = True
        try:
            sound = await self._sound()
            if self._is_over:
                return None
            self._audio = self._audio_of(sound)
            with suppress(TimeoutError):  # what the browser cannot play may never load
                await asyncio.wait_for(self._loaded.wait(), LOADED_SECONDS_MAX)
            return None if self._is_over else self._audio
        except KodesporError as problem:
            self._reader.shell.notify(self._reader.shell.words.say(problem))
            return None
        finally:
            self._is_loading = False

    async def _sound(self) -> bytes:
        """The whole recording, opened chunk by chunk so that the window goes on, or as far as somebody stays. Raises
        Refused."""
        project, row = self._reader.session.project, self._recording
        sound = bytearray()
        for number in range(len(row.chunks)):
            if not self._is_over:
                sound += project.files.chunk_of(row.id, number)
                await asyncio.sleep(0)
        return bytes(sound)

    def shrink(self, is_small: bool) -> None:
        """Leaves room for the words where a sheet stands over the text: playing and pausing stay."""
        self._moving.visible = not is_small
        for each in self._less:
            each.visible = not is_small

    # -- playing

    def play_from(self, place: int) -> None:
        """Plays what is spoken at a code point."""
        at = spoken_at(self.times, place)
        if at is None:
            self._say("reading-play-unknown")
            return
        self._go(at)
        if not self._is_playing:
            self._toggle()

    def end(self) -> None:
        """Stops the recording for good, since the screen is left or the recording is gone: the page lets go of it."""
        self._is_over = True
        audio, self._audio = self._audio, None
        if audio is not None:
            audio.on_position_change = audio.on_state_change = audio.on_duration_change = None
            self._reader.shell.page.run_task(audio.release)

    def is_of(self, recording: File | None) -> bool:
        """Whether this is what it plays."""
        return recording is not None and recording.id == self._recording.id

    def _say(self, message: str) -> None:
        self._reader.shell.notify(self._reader.shell.words(message))

    def _play_selection(self) -> None:
        selection = self._reader.selection
        if selection is None:
            self._say("error-nothing-selected")
            return
        self.play_from(selection.start)

    def _toggle(self) -> None:
        self._reader.shell.touch()
        page, audio = self._reader.shell.page, self._audio
        page.run_task(audio.pause) if self._is_playing and audio is not None else page.run_task(self._play)

    async def _play(self) -> None:
        audio = await self._opened()
        if audio is not None:
            await audio.play(ft.Duration(milliseconds=self._at))

    def _go(self, at: int) -> None:
        self._at = max(0, at)
        self._show()
        if self._is_playing and self._audio is not None:
            self._reader.shell.page.run_task(self._audio.seek, ft.Duration(milliseconds=self._at))

    def _change_speed(self) -> None:
        self._speed = SPEEDS[(SPEEDS.index(self._speed) + 1) % len(SPEEDS)]
        self._rate.content = f"{self._speed:g}×"
        self._rate.update()
        if self._audio is not None:
            self._audio.playback_rate = self._speed
            self._audio.update()

    def _moved(self, event: Any) -> None:
        self._at = int(event.position)
        self._show()

    def _learned(self, event: Any) -> None:
        """How long the recording is, as soon as the page knows."""
        self._length = event.duration.in_milliseconds
        self._slider.max, self._slider.disabled = float(max(1, self._length)), self._length <= 0
        self._show()

    def _hold(self) -> None:
        self._is_held = True

    def _held(self, event: Any) -> None:
        self._clock.value = self._told(int(event.control.value))
        self._clock.update()

    def _let_go(self, event: Any) -> None:
        self._is_held = False
        self._reader.shell.touch()
        self._go(int(event.control.value))

    def _told(self, at: int) -> str:
        return f"{written(at)} / {written(self._length)}" if self._length else written(at)

    def _changed(self, event: Any) -> None:
        self._is_playing = event.state.value == "playing"
        shell, icon = self._reader.shell, ft.Icons.PAUSE if self._is_playing else ft.Icons.PLAY_ARROW
        shell.look.dress(self._button, icon, shell.words("reading-play"))
        self._button.update()

    def _show(self) -> None:
        if self._is_held:
            return
        self._clock.value = self._told(self._at)
        self._clock.update()
        self._slider.value = float(min(self._at, self._slider.max or 1))
        self._slider.update()

    # -- coding a stretch of time

    def _mark_here(self) -> None:
        """First where it begins, then where it ends; then what is spoken between is selected."""
        if self._marked is None:
            self._marked = self._at
            self._name_mark("reading-mark-to")
            return
        first, last = sorted((self._marked, self._at))
        self._marked = None
        self._name_mark("reading-mark-from")
        chars = self._reader.session.project.state.sources.rows[self._reader.source].chars
        place = passage_at(self.times, first, max(last, first + 1), chars)
        if place is None:
            self._say("reading-no-speaker")
            return
        self._select(*place)

    def _name_mark(self, message: str) -> None:
        self._mark.content = self._reader.shell.words(message)
        self._mark.update()
