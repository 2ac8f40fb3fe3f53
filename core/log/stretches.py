"""The snapshots of a timeline: each covers a stretch of the total order, and holds the rows that changed in it."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from core.log.causality import Key
from core.log.places import Order
from core.views.state import Changes, State

Row = tuple[str, Any]
"""A table and the id of a row in it."""


class Snapshot(NamedTuple):
    """The places of some events, and the rows that they changed since the snapshot before; which of them is the last
    of its type; and which put a row last, where its table is none of LATE_TABLES."""

    keys: Order
    changes: Changes
    last_kinds: Mapping[type, Key] = MappingProxyType({})
    last_puts: Mapping[Row, Key] = MappingProxyType({})


class Snapshots(list[Snapshot]):
    """The snapshots in order, which cover the first events, and what is known of those behind them: the last event of
    each type, and which put a row last. `covered` is how many events the snapshots cover."""

    def __init__(self) -> None:
        super().__init__()
        self.covered = 0
        self.last_kinds: dict[type, Key] = {}
        self.last_puts: dict[Row, Key] = {}

    def note(self, key: Key, cls: type, put: Iterable[Row]) -> None:
        """Takes note of the next event behind them, and of the rows that it put."""
        self.last_kinds[cls] = key
        for row in put:
            self.last_puts[row] = key

    def take(self, order: Order, state: State) -> None:
        """Makes one of all events behind the last, up to where the state is."""
        keys = order[self.covered : state.count]
        self.append(Snapshot(keys, state.take_changes(), self.last_kinds, self.last_puts))
        self.covered, self.last_kinds, self.last_puts = state.count, {}, {}

    def before(self, place: int) -> tuple[int, int]:
        """How many of them cover only events before a place, and how many events these cover."""
        number = covered = 0
        for each in self:
            if covered + len(each.keys) > place:
                break
            number, covered = number + 1, covered + len(each.keys)
        return number, covered

    def state_at(self, number: int) -> State:
        """The state at the end of the first ones."""
        state = State()
        for snapshot in self[:number]:
            state.apply_changes(snapshot.changes)
        state.count = sum(len(snapshot.keys) for snapshot in self[:number])
        return state

    def go_back(self, number: int, covered: int, is_kept: bool) -> None:
        """Drops all but the first ones, which cover so many events. `is_kept`: the state still holds the changes of
        some that are dropped, so what is known of their events is kept."""
        last_kinds, last_puts = dict[type, Key](), dict[Row, Key]()
        for each in self[number:]:
            last_kinds |= each.last_kinds
            last_puts |= each.last_puts
        del self[number:]
        self.covered = covered
        self.last_kinds = last_kinds | self.last_kinds if is_kept else {}
        self.last_puts = last_puts | self.last_puts if is_kept else {}
