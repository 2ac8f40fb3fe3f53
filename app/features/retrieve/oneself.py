"""Agreement of a coder with what the same coder had coded by an earlier day (intracoder agreement), on the screen."""

from collections.abc import Callable
from datetime import date, timedelta

import flet as ft

from app import composition
from app.features.retrieve.ratings_panel import with_units
from app.shell.protocols import Shell
from core.analysis.agreement.by_blindness import Wanted
from core.analysis.agreement.intercoder_agreement import Estimate
from core.analysis.agreement.intracoder import with_oneself
from core.analysis.clock_doubt import events_until
from core.analysis.filters import moment_ms
from core.errors import Refused

Listed = Callable[[str, list[tuple[str, Estimate]]], list[ft.Control]]
"""Draws a title and a line for each figure."""


class OneselfField:
    """The day up to which a coder had coded, and what is measured of it."""

    def __init__(self, shell: Shell, changed: Callable[[], None]) -> None:
        assert shell.session is not None
        self._shell, self._session = shell, shell.session
        self._day = shell.look.field(
            shell.words("agreement-oneself-until"), hint_text=shell.words("retrieve-day-hint"), dense=True, width=300,
            on_submit=lambda _: changed(),
        )  # fmt: skip
        self.root: ft.Control = self._day

    def controls(self, wanted: Wanted, listed: Listed) -> list[ft.Control]:
        """The figure of the one coder, by code and by text. Raises Refused where the day is none, or the measure does
        not fit."""
        look, w, presentation = self._shell.look, self._shell.words, self._session.presentation
        given = (self._day.value or "").strip()
        if not given:
            return [look.quiet(w("agreement-oneself-how"), 15)]
        project = self._session.project
        until = events_until(project, _end_of(given), composition.clock().at)
        found = with_oneself(project, wanted.coders[0], until, wanted)
        overall = look.readable(look.strong(with_units(w, found.overall), 18, look.colours.accent))
        lines: list[ft.Control] = [overall, look.quiet(w.say(found.explanation)), look.quiet(w("agreement-oneself"))]
        codes = [(presentation.path(code), each) for code, each in found.codes.items()]
        texts = [(presentation.source(source), each) for source, each in found.sources.items()]
        return [*lines, *listed(w("agreement-by-code"), codes), *listed(w("agreement-by-text"), texts)]


def _end_of(day: str) -> int:
    """The end of a day (YYYY-MM-DD, local time), in ms since 1970. Raises Refused."""
    try:
        following = date.fromisoformat(day) + timedelta(days=1)
    except (ValueError, OverflowError) as problem:
        raise Refused("day-malformed", day=day) from problem
    return moment_ms(following.isoformat())
