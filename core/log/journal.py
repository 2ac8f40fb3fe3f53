"""What the last events changed in the state, so that it goes back a little way without a snapshot.

Most undos take back what was just done. Without this, each of them would build the state anew from all snapshots.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any

from core.views.state import ROW_TYPES, K, State, Table, V

KEPT = 8192
"""So many of the last events, at least, whose changes are kept, if there are as many: some megabytes."""

Change = tuple["KeptTable[Any, Any]", Any, Any]
"""A table, the id of a row in it, and what the row was before, or None."""


class KeptTable(Table[K, V]):
    """A table that notes what it held before."""

    __slots__ = ("name", "note")

    def __init__(self, name: str, table: Table[K, V], note: Callable[[Change], None]) -> None:
        super().__init__()
        self.rows, self.get, self.touched, self.name, self.note = table.rows, table.rows.get, table.touched, name, note

    def put(self, key: K, row: V) -> None:
        """Sets a row."""
        rows = self.rows
        self.note((self, key, rows.get(key)))
        rows[key] = row
        self.touched.add(key)


def with_kept_tables(state: State, changes: list[Change]) -> State:
    """The same state, which notes its changes there from now on."""
    for name in ROW_TYPES:
        setattr(state, name, KeptTable(name, getattr(state, name), changes.append))
    return state


def take_back(state: State, changes: list[Change], count: int) -> None:
    """Gives a state back what it held before these changes, which are all since the event number `count` (from 0)."""
    for table, key, row in reversed(changes):
        table.touched.add(key)  # for whoever keeps up with what the state holds
        if row is None:
            del table.rows[key]
        else:
            table.rows[key] = row
    state.count = count
    state.forget_codes_kept()  # the other indexes notice by themselves


class Journal:
    """The changes by the events since `floor`. `active` are the places of those that have to be folded again when
    something before them counts otherwise."""

    def __init__(self) -> None:
        self.floor = 0
        self.active: list[int] = []
        self._starts: list[int] = []
        self._changes: list[Change] = []

    def begin(self, state: State) -> State:
        """The same state, whose changes are noted from now on."""
        self.floor = state.count
        self.active.clear()
        self._starts.clear()
        self._changes.clear()
        return with_kept_tables(state, self._changes)

    def note(self, place: int, since: int, is_inert: bool) -> None:
        """Takes note of the next event, which made the changes after the first `since`. One that `is_inert` and made
        none never makes any, whatever else counts."""
        if is_inert and since == len(self._changes):
            return
        self.active.append(place)
        self._starts.append(since)
        if len(self.active) >= 2 * KEPT:
            cut = self._starts[KEPT]
            self.floor = self.active[KEPT - 1] + 1
            del self.active[:KEPT], self._changes[:cut]
            self._starts = [each - cut for each in self._starts[KEPT:]]

    @property
    def changed(self) -> int:
        """How many changes are noted."""
        return len(self._changes)

    def put_since(self, since: int, but: frozenset[str]) -> Iterator[tuple[str, Any]]:
        """The rows that were put by the changes after the first `since`, but those of some tables."""
        for n in range(since, len(self._changes)):
            table, key, _ = self._changes[n]
            if table.name not in but:
                yield table.name, key

    def shift(self, count: int) -> None:
        """So many events came in before all that is noted, and are no part of it."""
        self.floor += count
        self.active = [each + count for each in self.active]

    def go_back(self, state: State, place: int, since: int) -> list[int]:
        """Takes the state back to before a place, neither of the two before the floor; returns the places of the active
        events that were taken back. What the events from the place `since` on changed counts as touched."""
        n = bisect_left(self.active, place)
        taken = self.active[n:]
        start = self._starts[n] if taken else len(self._changes)
        take_back(state, self._changes[start:], place)
        del self.active[n:], self._starts[n:], self._changes[start:]
        for name in ROW_TYPES:
            getattr(state, name).touched.clear()
        first = bisect_left(self.active, since)
        for table, key, _ in self._changes[self._starts[first] if first < n else start :]:
            table.touched.add(key)
        return taken
