"""Which events of the log go to a peer next."""

from core.limits import BATCH_BYTES_FIRST, BATCH_BYTES_TARGET, BATCH_EVENTS_MAX
from core.sealing import envelope
from core.sealing.envelope import Sealed
from core.storage.store import SealedStore
from sync.event_batches import is_short, signed_tail
from sync.version_vector import Frontier, MissingEvents


class Outbox:
    """Reads on from a row of the log, so that events that come to the log meanwhile go out too."""

    def __init__(self, log: SealedStore) -> None:
        self._log = log
        self._position = 0
        self._compared = 0
        self._missing: MissingEvents | None = None
        self._theirs: set[int] = set()
        self._target = BATCH_BYTES_FIRST

    def is_behind(self) -> bool:
        """Whether there are rows after those that went out."""
        return self._log.last_row() > self._position

    def grow(self) -> None:
        """Makes the next batch larger, after one arrived. Small first batches get through a link that is often cut."""
        self._target = min(2 * self._target, BATCH_BYTES_TARGET)

    def begin_live(self) -> None:
        """Sends only events that come to the log from now on, because the peer has all others."""
        self._position = self._compared = self._log.last_row()

    def begin(self, theirs: Frontier) -> None:
        """Sends what a peer with this frontier lacks, and then what comes to the log."""
        self._compared = self._log.last_row()
        self._missing = MissingEvents(self._log, theirs)
        first = self._missing.first_row()
        self._position = self._compared if first is None else first - 1
        self._theirs.clear()

    def skip(self, rows: frozenset[int]) -> None:
        """Leaves out rows that came from the peer."""
        self._theirs.update(row for row in rows if row > self._position)

    def next_batch(self) -> list[Sealed]:
        """The next events to send; none where there are none at present. No query stays open, so others can write."""
        batch = self._next_rows()
        tail = signed_tail((sealed for _, sealed in batch), self._log)
        while len(batch) > 1 and not is_short(tail):
            batch = batch[: len(batch) // 2]
            self._position = batch[-1][0]
            tail = signed_tail((sealed for _, sealed in batch), self._log)
        self._theirs.update(row for row, _ in tail if row > self._position)
        return [sealed for _, sealed in batch + tail]

    def _next_rows(self) -> list[tuple[int, Sealed]]:
        batch: list[tuple[int, Sealed]] = []
        size = 0
        rows = self._log.envelopes(self._position)
        for row, raw in rows:
            self._position = row
            if row in self._theirs:
                self._theirs.discard(row)
                continue
            sealed = envelope.parse(raw)
            if row <= self._compared and (self._missing is None or not self._missing.lacks(sealed)):
                continue
            batch.append((row, sealed))
            size += len(raw)
            if size >= self._target or len(batch) >= BATCH_EVENTS_MAX:
                break
        rows.close()
        return batch
