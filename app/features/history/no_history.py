"""In the place of the history, while the log is on its way: that it is not here yet, and how far it has come."""

import flet as ft

from app.services.proving import standing_in_words
from app.shell.protocols import Shell
from core.errors import Refused
from core.ids import Id


class NoHistoryYet:
    """What is read before the log has come has no history."""

    def __init__(self, shell: Shell, code: Id | None) -> None:
        self._shell, self._code = shell, code
        self._lines = ft.Column(spacing=12)
        self.root = ft.Container(self._lines, padding=24 if not shell.is_narrow else 14, expand=True)
        self._say_how_far()

    def refresh(self) -> None:
        """Says how far the log has come; once it is here, the history takes the place of this."""
        assert self._shell.session is not None
        if self._shell.session.project.first.is_on:
            self._say_how_far()
            return
        self._shell.go("history", **({} if self._code is None else {"code": self._code}))
        self._shell.notify(self._shell.words("proving-proved"))

    def _say_how_far(self) -> None:
        look, w, session = self._shell.look, self._shell.words, self._shell.session
        assert session is not None
        said = [w.say(Refused("no-history-yet")), *map(w.say, standing_in_words(session.presentation, w.day_of))]
        self._lines.controls = [look.title(w("shell-history")), *(look.text(each, 15) for each in said)]
