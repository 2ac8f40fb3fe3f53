"""Which attached files a device takes: all of them, or large ones only when somebody asks for them here.

The choice and what was asked for are notes of this device. They are no events: what one device has room for is nobody
else's business, and they go into no other device's log.
"""

from collections.abc import Callable

from core.commands.interchange_import import REFI_SOURCE
from core.errors import Refused
from core.ids import Id
from core.limits import SMALL_ATTACHED_BYTES
from core.storage.log import WANTED, Log
from core.views.records import File
from core.views.state import State

_CHOICE = WANTED + "choice"
_ALWAYS, _WHEN_ASKED = b"always", b"when-asked"


class WantedFiles:
    """What this device takes of the files that others attached."""

    def __init__(self, log: Log, state: Callable[[], State]) -> None:
        self._log, self._state = log, state

    @property
    def takes_all(self) -> bool:
        """Whether every file comes by itself, as it does where nobody chose."""
        return self._log.note(_CHOICE) != _WHEN_ASKED

    @property
    def is_chosen(self) -> bool:
        """Whether this device has a choice of its own."""
        return self._log.note(_CHOICE) is not None

    def choose(self, takes_all: bool) -> None:
        """Keeps the choice. What is here stays here."""
        with self._log.transaction():
            self._log.set_note(_CHOICE, _ALWAYS if takes_all else _WHEN_ASKED)

    def ask(self, key: Id) -> None:
        """Wants the file of this key, until it is withdrawn or nobody wants it here any more."""
        with self._log.transaction():
            self._log.set_note(WANTED + key.hex(), b"")

    def ask_no_more(self, key: Id) -> None:
        """Wants it no more. What came of it stays, so that it need not come again."""
        with self._log.transaction():
            self._log.drop_note(WANTED + key.hex())

    def test(self) -> Callable[[File], bool] | None:
        """What tells of a file whether this device takes it; None where it takes all. It holds for the present."""
        notes = self._log.notes(WANTED)
        if notes.get(_CHOICE) != _WHEN_ASKED:
            return None
        by_itself = self._comes_by_itself()
        return lambda row: by_itself(row) or WANTED + row.key.hex() in notes

    def _comes_by_itself(self) -> Callable[[File], bool]:
        forms = {row.file for row in self._state().consents.rows.values() if row.file is not None}

        def comes(row: File) -> bool:
            is_text = row.mime == REFI_SOURCE  # how another tool codes what it shows and this one does not
            return row.size <= SMALL_ATTACHED_BYTES or is_text or row.id in forms

        return comes

    def require_removable(self, row: File) -> None:
        """Raises Refused where a file would come again by itself if its bytes were deleted here."""
        if self.takes_all:
            raise Refused("file-all-taken")
        if self._comes_by_itself()(row):
            raise Refused("file-comes-by-itself")
