"""The bar over all events: a slider, steps from event to event and between milestones, and play."""

import asyncio
from bisect import bisect_left, bisect_right
from typing import Any, Protocol

import flet as ft

from app.services.project_session import ProjectSession
from app.shell.protocols import Shell

SPEEDS = (1, 4, 16)
FRAME_SECONDS = 0.25


class PointInTime(Protocol):
    """What the bar needs of the screen that shows a point in time; places are counted from 1 in the total order."""

    @property
    def heading_for(self) -> int:
        """The place that is shown, or will be as soon as it is drawn."""

    @property
    def last(self) -> int:
        """The place of the last event."""

    @property
    def ends(self) -> list[int]:
        """The places after which an act is whole: between them there is nothing to be seen."""

    @property
    def followed(self) -> list[int] | None:
        """The places to which steps go; None for every place."""

    def move(self, place: int) -> None:
        """Shows another place."""

    def is_shown(self) -> bool:
        """Whether the screen is still the one that is shown."""


def after_acts(ends: list[int], here: int, by: int) -> int:
    """The place so many acts after one, or before it."""
    if by > 0:
        ahead = bisect_right(ends, here) + by - 1
        return ends[min(ahead, len(ends) - 1)] if ends else here
    behind = bisect_left(ends, here) + by
    return ends[behind] if behind >= 0 else 0


def at_end_of_act(ends: list[int], place: int) -> int:
    """A place, or the end of the act in which it is."""
    return ends[min(bisect_left(ends, place), len(ends) - 1)] if ends and place > 0 else place


class TimeBar:
    """Moves the screen to the place that a slider, a button or play asks for."""

    def __init__(self, shell: Shell, session: ProjectSession, view: PointInTime) -> None:
        self._shell, self._session, self._view = shell, session, view
        self._playing = False
        self._speed = 0
        look, w = shell.look, shell.words
        self._slider = ft.CupertinoSlider(
            value=view.last, min=0, max=max(1, view.last), expand=True, on_change=self._slid,
            active_color=look.colours.accent, thumb_color=look.colours.accent,
        )  # fmt: skip
        self._play = look.icon_button(
            ft.Icons.PLAY_ARROW, w("history-play"), lambda _: self._toggle(), look.colours.accent
        )
        self._fast = ft.TextButton(content="1×", on_click=lambda _: self._faster(), height=44)
        steps: list[ft.Control] = [
            look.icon_button(ft.Icons.SKIP_PREVIOUS, w("history-milestone-previous"), lambda _: self._milestone(-1)),
            look.icon_button(ft.Icons.CHEVRON_LEFT, w("history-step-back"), lambda _: self._step(-1)),
            self._play,
            look.icon_button(ft.Icons.CHEVRON_RIGHT, w("history-step-forward"), lambda _: self._step(1)),
            look.icon_button(ft.Icons.SKIP_NEXT, w("history-milestone-next"), lambda _: self._milestone(1)),
            self._fast,
        ]
        named = ft.Semantics(content=self._slider, label=w("history-moment"), container=True)
        slider: ft.Control = ft.Container(named, expand=True, height=44)
        if shell.is_narrow:
            self.root: ft.Control = ft.Column([ft.Row([slider]), ft.Row(steps, spacing=2, wrap=True)], spacing=0)
        else:
            self.root = ft.Row([*steps, slider], spacing=2)

    def follow_log(self, at: int) -> None:
        """Takes on that the log has grown; `at` is the place that is shown now."""
        self._slider.max = max(1, self._view.last)
        self._slider.value = at

    def go(self, place: int) -> None:
        """Moves slider and screen to a place."""
        place = max(0, min(place, self._view.last))
        self._slider.value = place
        self._slider.update()
        self._view.move(place)

    def _slid(self, event: Any) -> None:
        self._view.move(at_end_of_act(self._view.ends, round(event.control.value)))

    def _step(self, by: int) -> None:
        here, followed = self._view.heading_for, self._view.followed
        if followed is None:
            self.go(after_acts(self._view.ends, here, by))
            return
        ahead = [n for n in followed if (n > here if by > 0 else n < here)]
        if not ahead:
            self._playing = False
            self._shell.notify(self._shell.words("history-no-more"))
            return
        ahead.sort(reverse=by < 0)
        self.go(ahead[min(abs(by), len(ahead)) - 1])

    def _milestone(self, by: int) -> None:
        """Goes to the milestone before or after, or else to the end."""
        state, timeline = self._session.project.state, self._session.project.timeline
        here = self._view.heading_for
        places = [n for n, key in enumerate(timeline.order, 1) if key.id in state.milestones.rows]
        ahead = [n for n in places if (n > here if by > 0 else n < here)]
        self.go((min if by > 0 else max)(ahead, default=self._view.last if by > 0 else 0))

    def _faster(self) -> None:
        self._speed = (self._speed + 1) % len(SPEEDS)
        self._fast.content = f"{SPEEDS[self._speed]}×"
        self._fast.update()

    def _toggle(self) -> None:
        self._playing = not self._playing
        if self._playing:
            if self._view.heading_for >= self._view.last:
                self.go(0)
            self._shell.page.run_task(self._run)
        self._dress_play()

    def _dress_play(self) -> None:
        button, look, w = self._play.content, self._shell.look, self._shell.words
        assert isinstance(button, ft.IconButton)
        icon, name = (ft.Icons.PAUSE, "history-pause") if self._playing else (ft.Icons.PLAY_ARROW, "history-play")
        look.dress(button, icon, w(name), look.colours.accent)
        button.update()

    async def _run(self) -> None:
        while self._playing and self._view.heading_for < self._view.last and self._view.is_shown():
            self._step(SPEEDS[self._speed])
            await asyncio.sleep(FRAME_SECONDS)
        if self._view.is_shown():
            self._playing = False
            self._dress_play()
