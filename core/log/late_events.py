"""Late events are folded into their places where they concern nothing that stands after them.

Most of what a late colleague did are codings, judgements and memos of their own. To fold all again that was done since
would cost by the age of the study. So such an event is folded by the rows as they were in its place: today's, or, where
events after it changed a row, the one that an earlier snapshot holds. Its own rows are put into the state of today, and
into the snapshot that covers its place.

That gives what a fold of the whole log gives where no event after it put the same rows, or looked at them. Which tables
a type of event looks at is declared beside its fold (core/views/state.py). Whatever is in doubt is folded again
together with all after it.
"""

import bisect
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from core.events.registry import RecordedEvent
from core.ids import alike_makers
from core.log.causality import Key
from core.log.folding import apply
from core.log.stretches import Row, Snapshots
from core.log.validity_rules import Validity
from core.sealing.crypto import KeyKind, is_of_kind
from core.views.state import FOLDS, LATE_TABLES, ROW_TYPES, State, Table, as_changes

GROWS_TO = 16
"""A snapshot covers up to so many times its usual number of events, when late ones come into it."""


class IsDoubtful(Exception):
    """What an event does in its place cannot be told without folding again what stands after it."""


class PastRows:
    """The rows of a table in the place of an event, asked for one by one."""

    def __init__(self, places: "LatePlaces", name: str) -> None:
        self._places, self._name = places, name

    def get(self, key: Any, default: Any = None) -> Any:
        """A row, or else the default."""
        row = self._places.row(self._name, key)
        return default if row is None else row

    def __getitem__(self, key: Any) -> Any:
        row = self._places.row(self._name, key)
        if row is None:
            raise KeyError(key)
        return row

    def __contains__(self, key: Any) -> bool:
        return self._places.row(self._name, key) is not None

    def __bool__(self) -> bool:
        return self._places.has_rows(self._name)

    def _all(self) -> NoReturn:
        raise IsDoubtful

    def __iter__(self) -> Iterator[Any]:
        self._all()

    def __len__(self) -> int:
        self._all()

    keys = values = items = _all


class PastTable(Table[Any, Any]):
    """A table in the place of an event."""

    __slots__ = ("_name", "_places")

    def __init__(self, places: "LatePlaces", name: str) -> None:
        super().__init__()
        self._places, self._name = places, name
        self.rows = PastRows(places, name)  # type: ignore[assignment]
        self.get = self.rows.get

    def put(self, key: Any, row: Any) -> None:
        """Sets a row."""
        self._places.put(self._name, key, row)


class LatePlaces:
    """Folds late events of one exchange into their places, in their order."""

    def __init__(self, state: State, snapshots: Snapshots, usual: int, validity: Validity) -> None:
        """`usual` is how many events a snapshot covers. `snapshots` changes with `finish`."""
        self._tables: dict[str, Table[Any, Any]] = {name: getattr(state, name) for name in ROW_TYPES}
        self._snapshots, self._validity, self._most = snapshots, validity, GROWS_TO * usual
        self._ends = [each.keys[-1] for each in snapshots]
        self._looked_at = _looked_at([*(each.last_kinds for each in snapshots), snapshots.last_kinds])
        self._alike = alike_makers(state.devices.rows)
        self._missed: set[Any] | None = None
        self._added: dict[int, tuple[list[Key], dict[Row, Any]]] = {}
        self._added_kinds: dict[int, dict[type, Key]] = {}
        self._ours: set[Row] = set()
        self._changed: dict[Row, int] = {}
        self._puts: list[tuple[str, Any, Any]] = []
        self._place = 0
        self._key: Key
        self._then = State()
        for name in ROW_TYPES:
            setattr(self._then, name, PastTable(self, name))

    def fold(self, key: Key, recorded: RecordedEvent) -> bool:
        """Folds an event that stands after those folded so far. Returns False, and does nothing, where that is in
        doubt."""
        self._place, self._key = bisect.bisect_left(self._ends, key), key
        self._puts.clear()
        try:
            self._be_sure(recorded)
            apply(self._then, recorded, self._validity)
        except IsDoubtful:
            for name, row_id, row in reversed(self._puts):
                if row is None:
                    del self._tables[name].rows[row_id]
                else:
                    self._tables[name].rows[row_id] = row
            return False
        keys, rows = self._added.setdefault(self._place, ([], {}))
        self._added_kinds.setdefault(self._place, {})[type(recorded.event)] = key
        keys.append(key)
        for name, row_id, _ in self._puts:
            rows[name, row_id] = self._tables[name].rows[row_id]
            self._ours.add((name, row_id))
        return True

    def finish(self) -> None:
        """Puts what was folded into the snapshots that cover it."""
        for number, (keys, rows) in self._added.items():
            snapshot = self._snapshots[number]
            put: dict[str, dict[bytes, tuple[Any, ...]]] = {}
            for (name, row_id), row in rows.items():
                put.setdefault(name, {})[row_id] = row
            changes = dict(snapshot.changes)
            for name, changed in put.items():
                changes[name] = as_changes(name, {**changes.get(name, {}), **changed})
            kinds = dict(snapshot.last_kinds)
            for cls, key in self._added_kinds[number].items():
                kinds[cls] = max(key, kinds.get(cls, key))
            covered = snapshot.keys[:]
            covered.put(keys)
            self._snapshots[number] = snapshot._replace(keys=covered, changes=changes, last_kinds=kinds)

    # -- as it was in the place of the event

    def row(self, name: str, key: Any) -> Any:
        """A row of a table, or None. Raises IsDoubtful."""
        now = self._tables[name].rows.get(key)
        if now is None or self._is_own(name, key) or self._last_change(name, key) < self._place:
            return now
        snapshot = self._snapshots[self._place]
        if key not in snapshot.changes.get(name, ()):
            earlier = (each.changes.get(name, {}) for each in reversed(self._snapshots[: self._place]))
            return next((changed[key] for changed in earlier if key in changed), None)
        put = snapshot.last_puts.get((name, key))
        if put is None or put > self._key:
            raise IsDoubtful
        return snapshot.changes[name][key]

    def has_rows(self, name: str) -> bool:
        """Whether a table holds anything. Raises IsDoubtful."""
        if not self._tables[name].rows:
            return False
        if any(each.changes.get(name) for each in self._snapshots[: self._place]):
            return True
        raise IsDoubtful

    def put(self, name: str, key: Any, row: Any) -> None:
        """Sets a row, which no event after this one put or looked at. Raises IsDoubtful."""
        if name not in LATE_TABLES or key in self._named_in_conflicts() or self._is_looked_at(name):
            raise IsDoubtful
        if name == "key_uses" and not is_of_kind(key, KeyKind.TEXT):
            raise IsDoubtful
        rows = self._tables[name].rows
        before = rows.get(key)
        if before is not None and not self._is_own(name, key) and self._last_change(name, key) >= self._place:
            raise IsDoubtful
        self._puts.append((name, key, before))
        rows[key] = row

    def _is_own(self, name: str, key: Any) -> bool:
        """Whether only events before this one put a row: those of this exchange, or of this device on what it saw."""
        return (name, key) in self._ours or (name == "seen" and key == self._key.device)

    def _last_change(self, name: str, key: Any) -> int:
        """The number of the last snapshot in which a row was put; of what stands behind all, how many there are."""
        found = self._changed.get((name, key))
        if found is None:
            number = len(self._snapshots) if key in self._tables[name].touched else len(self._snapshots) - 1
            while 0 <= number < len(self._snapshots) and key not in self._snapshots[number].changes.get(name, ()):
                number -= 1
            self._changed[name, key] = found = number
        return found

    # -- what stands after it

    def _be_sure(self, recorded: RecordedEvent) -> None:
        """Raises IsDoubtful where a fold does not say what it looks at, or where no snapshot covers the place of the
        event, or one that covers many. Or where another device gives ids like those of this one: an event after it may
        bring in the same thing, and have no effect for another reason."""
        fold = FOLDS.get(type(recorded.event))
        if fold is None or fold.looks_at == LATE_TABLES or self._place == len(self._snapshots):
            raise IsDoubtful
        if recorded.device in self._alike:
            raise IsDoubtful
        covered = len(self._snapshots[self._place].keys) + len(self._added.get(self._place, ((), ()))[0])
        if covered >= self._most:
            raise IsDoubtful

    def _is_looked_at(self, name: str) -> bool:
        """Whether an event after this one looks at a table."""
        if name in self._looked_at[self._place + 1]:
            return True
        last_kinds = self._snapshots[self._place].last_kinds.items()
        return any(last > self._key and name in _looks_at(cls) for cls, last in last_kinds)

    def _named_in_conflicts(self) -> set[Any]:
        """What events found missing, or otherwise than they said, in the place of the first event or after it."""
        if self._missed is None:
            conflicts = self._tables["conflicts"]
            rows: list[Any] = [conflicts.rows[each] for each in conflicts.touched if each in conflicts.rows]
            for each in self._snapshots[self._place :]:
                rows += each.changes.get("conflicts", {}).values()
            self._missed = {each for row in rows for each in row.about}
        return self._missed


def count_noted(state: State) -> int:
    """The highest number of an event that a row holds: one that comes in before it would change that row."""
    renewed = (each.renewed for each in state.devices.rows.values())
    shredded = (each.number for each in state.shredded.rows.values())
    return max(*renewed, *shredded, 0, 0)


def _looked_at(kinds: list[Iterable[type]]) -> list[frozenset[str]]:
    """For each stretch of the order, the tables that events of it, or after it, look at."""
    found, so_far = [], frozenset[str]()
    for each in reversed(kinds):
        so_far = so_far.union(*(_looks_at(cls) for cls in each))
        found.append(so_far)
    return found[::-1]


def _looks_at(cls: type) -> frozenset[str]:
    fold = FOLDS.get(cls)
    return LATE_TABLES if fold is None else fold.looks_at
