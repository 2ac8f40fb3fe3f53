"""The figure of agreement at the end of each day, at milestones, phases and rounds: below the button that asks for it.

Each moment is a state of the project that is folded and measured anew; that happens beside the window.
"""

from collections.abc import Sequence
from typing import Any

import flet as ft

from app.features.retrieve.figure_rows import figure_rows
from app.services.sync_service import in_background
from app.shell.protocols import Shell
from app.shell.theme import is_shown
from core.analysis.agreement.by_blindness import Wanted
from core.analysis.agreement.over_time import AgreementAt, agreement_over_time
from core.errors import KodesporError


class OverTime:
    """`button` asks for it; `root` shows that it is reckoned, and then the figures: of what is `wanted` above, too."""

    def __init__(self, shell: Shell, wanted: Wanted) -> None:
        assert shell.session is not None
        self._shell, self._session, self.wanted = shell, shell.session, wanted
        self._turn = 0
        self.root = ft.Semantics(content=ft.Column(spacing=6, tight=True), live_region=True, visible=False)

    def button(self) -> ft.Control:
        """What one presses to ask for it."""
        return self._shell.look.button(self._shell.words("agreement-over-time"), self._asked, ft.Icons.SHOW_CHART)

    def _asked(self, _: Any) -> None:
        look, w = self._shell.look, self._shell.words
        self._shell.touch()
        ring = ft.ProgressRing(width=18, height=18, color=look.colours.accent)
        self._show([ft.Row([ring, look.quiet(w("agreement-over-time-computing"), 15)], spacing=10, wrap=True)])
        self._begin()

    def again(self) -> None:
        """Reckons once more, where it was asked for; what stands there stays until then."""
        if self.root.visible:
            self._begin()

    def _begin(self) -> None:
        self._turn += 1
        self._shell.page.run_task(self._reckon, self._turn)

    async def _reckon(self, turn: int) -> None:
        folder, wanted = self._shell.folder, self.wanted
        if folder is None or self._shell.session is not self._session:
            return
        try:
            series = await in_background(
                folder, self._session.project.secrets, lambda project: agreement_over_time(project, wanted)
            )
            shown = self._drawn(series)
        except KodesporError as problem:
            shown = [self._shell.look.text(self._shell.words.say(problem), 15, self._shell.look.colours.warn)]
        if turn == self._turn and is_shown(self.root):
            self._show(shown)

    def _drawn(self, series: Sequence[AgreementAt]) -> list[ft.Control]:
        look, w = self._shell.look, self._shell.words
        rows = figure_rows(
            self._shell,
            [
                (
                    f"{w.day_of(then.at)} · {w(f'term-moment-{then.mark}')} · {w(f'agreement-kind-{then.kind}')}",
                    then.estimate,
                )
                for then in series
                if then.estimate.value is not None
            ],
        )
        return [look.title(w("agreement-over-time-title"), 16), *(rows or [look.quiet(w("agreement-over-time-none"))])]

    def _show(self, shown: list[ft.Control]) -> None:
        self.root.content = ft.Column(shown, spacing=6, tight=True)
        self.root.visible = True
        self.root.update()
