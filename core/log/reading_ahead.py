"""Envelopes read before they are asked for: who goes from event to event asks the database once for many."""

from collections.abc import Iterable

from core.storage.log import Log

STRETCH = 256
"""So many are read in one go at the most."""


class ReadAhead:
    """A log, and what was read of it ahead: one stretch at a time."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._raws: dict[int, bytes] = {}

    def expect(self, rows: Iterable[int]) -> None:
        """Reads the envelopes in these rows, which are asked for next. Large ones are left out: they are read alone."""
        self._raws = dict(self._log.small(list(rows)))

    def raw(self, row: int) -> bytes:
        """One envelope. Raises StorageFailed."""
        raw = self._raws.pop(row, None)
        return self._log.raw(row) if raw is None else raw
