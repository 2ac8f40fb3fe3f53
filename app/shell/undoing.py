"""Undo and redo in a window: what was taken back, or brought back, is said, and the way on is offered by its name."""

from app.shell.notices import Notices
from app.shell.protocols import Shell
from core.ids import EventId
from core.messages import Message


class Undoing:
    """Keeps the names of what the window's buttons would undo and redo."""

    def __init__(self, shell: Shell, notices: Notices) -> None:
        self._shell, self._notices = shell, notices

    def undo(self, event: EventId | None) -> None:
        """Undoes the act of an event, or else the last one. Raises Refused."""
        shell = self._shell
        if shell.session is not None:
            taken = shell.session.undo(event)
            shell.undoable, shell.redoable = None, self._named("common-redo-what", taken.deed, taken.act)
            again = (shell.words("common-redo"), lambda: shell.redo(taken.act))
            self._notices.show(shell.words.say(taken.undone()), again, shell.redoable[0])

    def redo(self, event: EventId | None) -> None:
        """Redoes the act of an event, or else what was undone last. Raises Refused."""
        shell = self._shell
        if shell.session is not None:
            taken = shell.session.redo(event)
            shell.undoable = self._named("common-undo-what", taken.deed, taken.act)
            following = shell.session.next_redo()
            shell.redoable = None if following is None else self._named("common-redo-what", *following)
            back = (shell.words("common-undo"), lambda: shell.undo(taken.act))
            self._notices.show(shell.words.say(taken.redone()), back, shell.undoable[0])

    def _named(self, button: str, deed: Message, act: EventId) -> tuple[str, EventId]:
        words = self._shell.words
        return words(button, what=words.say(deed)), act
