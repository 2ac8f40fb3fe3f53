"""Rows of one type kept as columns of numbers: a tenth of the memory of the rows themselves, which are made when asked
for.

A part holds the rows that changed in one stretch of the log, in the order of their ids. A table stands on such parts,
as they were read from snapshots, and on the rows that were put since. Of a part only the beginnings of the ids are open
until somebody looks at a row of it: opening a study makes no rows, and unpacks none.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import ItemsView, Iterator, Mapping, MutableMapping, Sequence, ValuesView
from itertools import pairwise
from operator import attrgetter
from typing import Any, cast

from core.ids import ID_BYTES
from core.views.packed_part import PackedPart, V, prefix_of

_NUMBER_BITS = 20
_NUMBER_MASK = (1 << _NUMBER_BITS) - 1
_PREFIX_MASK = (1 << 64) - 1 - _NUMBER_MASK
PROBES = 512
"""So often the parts of a table are looked through for an id, one by one, before an index over all of them is made."""
_SPREAD = 16
"""So many bytes for each row tell at once of most ids that they are nowhere."""


class Parts:
    """Parts one after the other, of which a later one has the last word on a row. Does not change."""

    def __init__(self, parts: Sequence[PackedPart[Any]] = ()) -> None:
        self.parts = parts
        self._probes = 0
        self._index: array[int] | None = None
        self._overruled: dict[int, set[int]] = {}
        self._marks = bytearray()

    def find(self, key: bytes) -> tuple[int, int] | None:
        """The part that has the last word on an id, and the place in it."""
        prefix, parts = prefix_of(key), self.parts
        marks = self._marks or self._marked()
        if not marks[prefix & (len(marks) - 1)]:
            return None
        if self._index is None and self._probes < PROBES:
            self._probes += 1
            numbers: Iterator[int] = iter(range(len(parts) - 1, -1, -1))
        else:
            numbers = self._numbers(prefix)
        for number in numbers:
            prefixes = parts[number].prefixes
            place = bisect_left(prefixes, prefix)
            if place < len(prefixes) and prefixes[place] == prefix:
                found = parts[number].place(key, prefix)
                if found is not None:
                    return number, found
        return None

    def _marked(self) -> bytearray:
        """A mark for the last bits of the first half of each id: where there is none, no part holds such an id."""
        size = 1 << (_SPREAD * sum(map(len, self.parts))).bit_length()
        marks = bytearray(size)
        for part in self.parts:
            for prefix in part.prefixes:
                marks[prefix & (size - 1)] = 1
        self._marks = marks  # whole at once: another thread may look
        return marks

    def overruled(self, number: int) -> set[int]:
        """The places in a part on which a later one has a word."""
        if number == len(self.parts) - 1:
            return set()
        self._indexed()
        return self._overruled.get(number, set())

    @property
    def count(self) -> int:
        """How many rows there are."""
        if len(self.parts) == 1:
            return len(self.parts[0])
        self._indexed()
        return sum(map(len, self.parts)) - sum(map(len, self._overruled.values()))

    def _numbers(self, prefix: int) -> Iterator[int]:
        """The parts that hold an id that begins so, from the last on."""
        index, begins = self._indexed(), prefix & _PREFIX_MASK
        place = bisect_right(index, begins | _NUMBER_MASK)
        while place and index[place - 1] & _PREFIX_MASK == begins:
            last = index[place - 1]
            yield last & _NUMBER_MASK
            place = bisect_left(index, last, 0, place)  # past all ids that somebody let begin alike

    def _indexed(self) -> "array[int]":
        """For each row the beginning of its id and the number of its part, ascending. Finds who is overruled, too."""
        if self._index is None:
            found: list[int] = []
            for number, part in enumerate(self.parts):
                found += [prefix & _PREFIX_MASK | number for prefix in part.prefixes]
            found.sort()
            index = array("Q", found)
            doubtful = {one & _PREFIX_MASK for one, two in pairwise(index) if (one ^ two) & _PREFIX_MASK == 0}
            self._overruled = self._find_overruled(doubtful) if doubtful else {}
            self._index = index  # last: another thread may look
        return self._index

    def _find_overruled(self, doubtful: set[int]) -> dict[int, set[int]]:
        """The rows that later parts hold too, among those whose ids begin alike: for each part, their places in it."""
        overruled: dict[int, set[int]] = {}
        last: dict[bytes, tuple[int, int]] = {}
        for number, part in enumerate(self.parts):
            for place, prefix in enumerate(part.prefixes):
                if prefix & _PREFIX_MASK in doubtful:
                    key = part.id(place)
                    if key in last:
                        earlier, there = last[key]
                        overruled.setdefault(earlier, set()).add(there)
                    last[key] = number, place
        return overruled


class PackedRows(MutableMapping[bytes, V]):
    """The rows of a table: of parts, and over them those that were put since."""

    __slots__ = ("_base", "_own")

    def __init__(self) -> None:
        self._base, self._own = Parts(), dict[bytes, V]()

    def apply(self, part: PackedPart[V]) -> None:
        """Puts all rows of a part."""
        if self._own:  # one by one over those, since a part stands under them
            self._own.update(zip(part, part.rows(), strict=True))
            return
        self._base = Parts([*self._base.parts, part])

    def copy_from(self, other: "PackedRows[V]") -> None:
        """Takes over the rows of another."""
        self._base, self._own = other._base, dict(other._own)

    def __getitem__(self, key: bytes) -> V:
        row: V | None = self.get(key)
        if row is None:
            raise KeyError(key)
        return row

    def get(self, key: bytes, default: Any = None) -> Any:
        """A row, or else the default."""
        row = self._own.get(key)
        if row is None and self._base.parts and isinstance(key, bytes) and len(key) == ID_BYTES:
            found = self._base.find(key)
            row = None if found is None else self._base.parts[found[0]].row(found[1])
        return default if row is None else row

    def __contains__(self, key: object) -> bool:
        return key in self._own or (bool(self._base.parts) and self._holds(key))

    def __setitem__(self, key: bytes, row: V) -> None:
        self._own[key] = row

    def __delitem__(self, key: bytes) -> None:
        """Takes back a row. Where a part holds it, which no fold asks for, all rows are unpacked."""
        if self._holds(key):
            self._own, self._base = dict(self.items()), Parts()
        del self._own[key]

    def _holds(self, key: object) -> bool:
        """Whether a part holds a row."""
        is_id = isinstance(key, bytes) and len(key) == ID_BYTES
        return is_id and bool(self._base.parts) and self._base.find(cast("bytes", key)) is not None

    def __len__(self) -> int:
        if not self._base.parts:
            return len(self._own)
        return self._base.count + sum(self._base.find(key) is None for key in self._own)

    def __bool__(self) -> bool:
        return bool(self._own) or any(map(len, self._base.parts))

    def __iter__(self) -> Iterator[bytes]:
        return (key for key, _ in self._pairs())

    def items(self) -> ItemsView[bytes, V]:
        """All ids with their rows: those of the parts first, in the order of the parts."""
        return PackedItems(self)

    def values(self) -> ValuesView[V]:
        """All rows, in the same order."""
        return PackedValues(self)

    def packed_alone(self) -> Sequence[PackedPart[V]] | None:
        """The parts, where all rows are in them; None where some were put since."""
        return None if self._own else self._base.parts

    def counted(self, *fields: str) -> Counter[tuple[Any, ...]]:
        """How many rows have which values of these fields, two or more, together. Makes only the rows on which
        something later has a word."""
        found, base = Counter[tuple[Any, ...]](), self._base
        wanted = attrgetter(*fields)
        for number, part in enumerate(base.parts):
            found.update(part.counted(fields))
            found.subtract(wanted(part.row(place)) for place in base.overruled(number))
        places = [base.find(key) for key in self._own] if base.parts else []
        found.subtract(wanted(base.parts[place[0]].row(place[1])) for place in places if place is not None)
        found.update(map(wanted, self._own.values()))
        return +found

    def _pairs(self, is_reversed: bool = False) -> Iterator[tuple[bytes, V]]:
        base, own = self._base, self._own
        if not base.parts:
            yield from reversed(own.items()) if is_reversed else own.items()
            return
        fresh = [key for key in own if base.find(key) is None]
        if is_reversed:
            yield from ((key, own[key]) for key in reversed(fresh))
        numbers = range(len(base.parts))
        for number in reversed(numbers) if is_reversed else numbers:
            part, overruled = base.parts[number], base.overruled(number)
            pairs = zip(part, part.rows(), strict=True)
            if overruled:
                pairs = ((key, row) for place, (key, row) in enumerate(pairs) if place not in overruled)  # type: ignore[assignment]
            if own:
                pairs = ((key, own.get(key, row)) for key, row in pairs)  # type: ignore[assignment]
            yield from reversed(list(pairs)) if is_reversed else pairs
        if not is_reversed:
            yield from ((key, own[key]) for key in fresh)


class PackedItems(ItemsView[bytes, V]):
    """The ids of a table with their rows."""

    def __init__(self, rows: PackedRows[V]) -> None:
        super().__init__(rows)
        self._rows = rows

    def __iter__(self) -> Iterator[tuple[bytes, V]]:
        return self._rows._pairs()

    def __reversed__(self) -> Iterator[tuple[bytes, V]]:
        return self._rows._pairs(is_reversed=True)


class PackedValues(ValuesView[V]):
    """The rows of a table, which can be gone through from the last on too."""

    def __init__(self, rows: PackedRows[V]) -> None:
        super().__init__(rows)
        self._rows = rows

    def __iter__(self) -> Iterator[V]:
        return (row for _, row in self._rows._pairs())

    def __reversed__(self) -> Iterator[V]:
        return (row for _, row in self._rows._pairs(is_reversed=True))


def counted_together(rows: Mapping[Any, V], *fields: str) -> Counter[tuple[Any, ...]]:
    """How many rows have which values of these fields together. Of packed rows none are made for it."""
    if isinstance(rows, PackedRows):
        return rows.counted(*fields)
    return Counter(map(attrgetter(*fields), rows.values()))
