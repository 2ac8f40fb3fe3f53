"""Opened events that are kept in memory for the next fold: opening one costs several times what folding it does.

Kept are those that came late and wait to be folded, and the last ones of the total order, which every late event has
folded again. Both are bounded; what is not kept is opened again from the log.
"""

from collections import OrderedDict
from collections.abc import Callable

from core.errors import StorageFailed
from core.events.registry import EventDraft
from core.ids import EventId
from core.sealing.envelope import Sealed

LATE_BYTES_HELD = 64 * 1024 * 1024
"""Bytes of envelopes whose events are kept until they are folded: some 200,000 codings."""
LAST_HELD = 10_000
"""So many of the last events are kept, with some 1 KB each."""
LARGE_BYTES = 4096
"""An envelope with more, such as a text's, is opened again instead."""

Read = Callable[[int], tuple[Sealed, EventDraft | None]]
"""Opens the event in a row of the log."""


class OpenedEvents:
    """What is open of a log. `read` counts how many events had to be opened again."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._late: dict[EventId, tuple[EventDraft, int]] = {}
        self._late_bytes = 0
        self._last: OrderedDict[EventId, EventDraft] = OrderedDict()
        self.read = 0

    def note_late(self, sealed: Sealed, draft: EventDraft) -> None:
        """Keeps a late event until it is folded, as long as there is room."""
        if self._late_bytes + len(sealed.raw) <= LATE_BYTES_HELD:
            self._late[sealed.id] = (draft, len(sealed.raw))
            self._late_bytes += len(sealed.raw)

    def note_last(self, sealed: Sealed, draft: EventDraft) -> None:
        """Keeps the event that stands last now."""
        self._keep(sealed.id, draft, len(sealed.raw))

    def opened(self, event: EventId, row: int) -> EventDraft:
        """An event, kept or opened again."""
        draft = self._last.get(event)
        if draft is not None:
            return draft
        return self._late[event][0] if event in self._late else self._opened_again(row)[0]

    def folded_again(self, event: EventId, row: int, is_of_last: bool) -> EventDraft:
        """The next event of a fold that goes over the end of the order once more; `is_of_last`: whether it is one of
        the LAST_HELD."""
        kept = self._last.pop(event, None)
        draft, size = (kept, 0) if kept is not None else self._late.get(event) or self._opened_again(row)
        if is_of_last:
            self._keep(event, draft, size)
        return draft

    def end_fold(self) -> None:
        """Nothing is late any more."""
        self._late.clear()
        self._late_bytes = 0

    def forget(self) -> None:
        """Keeps nothing open any more: keys were destroyed."""
        self.end_fold()
        self._last.clear()

    def _opened_again(self, row: int) -> tuple[EventDraft, int]:
        sealed, draft = self._read(row)
        if draft is None:
            raise StorageFailed("storage-damaged")  # it could be opened when it got its place
        self.read += 1
        return draft, len(sealed.raw)

    def _keep(self, event: EventId, draft: EventDraft, size: int) -> None:
        if size > LARGE_BYTES:
            return
        self._last[event] = draft
        if len(self._last) > LAST_HELD:
            self._last.popitem(last=False)
