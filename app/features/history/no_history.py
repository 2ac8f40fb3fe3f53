"""In the place of the history, while the log is on its way: that it is not here yet, and how far it has come."""

import flet as ft

from app.services.proving import standing_in_words
from app.shell.protocols import Shell
from core.errors import Refused


class NoHistoryYet:
    """What is read before the log has come has no history."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._lines = ft.Column(spacing=12)
        self.root = ft.Container(self._lines, padding=24 if not shell.is_narrow else 14, expand=True)
        self.refresh()

    def refresh(self) -> None:
        """Says how far the log has come; once it is here, the history is shown when it is asked for again."""
        look, w, session = self._shell.look, self._shell.words, self._shell.session
        assert session is not None
        said = [w.say(Refused("no-history-yet")), *map(w.say, standing_in_words(session.presentation, w.day_of))]
        is_here = not session.project.first.is_on
        self._lines.controls = [
            look.title(w("shell-history")),
            *([look.text(w("proving-proved"), 15)] if is_here else [look.text(each, 15) for each in said]),
        ]
