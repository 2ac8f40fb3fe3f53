"""Rows of one type kept as columns of numbers: a tenth of the memory of the rows themselves, which are made when asked
for.

A part holds the rows that changed in one stretch of the log, in the order of their ids. A table stands on such parts,
as they were read from snapshots, and on the rows that were put since. Nothing of a part is a row, or an object at all,
until somebody looks: opening a study costs bytes, not rows.
"""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, MutableMapping, Sequence, ValuesView
from functools import partial
from itertools import pairwise
from typing import Any, TypeVar, cast

from core.ids import ID_BYTES
from core.views.columns import Column, column_of, kept, of_planes, opened, planes

PREFIX_BYTES = 8
"""So much of an id, as a number, finds it among others; the whole of it decides."""
_NUMBER_BITS = 20
_NUMBER_MASK = (1 << _NUMBER_BITS) - 1
_PREFIX_MASK = (1 << 64) - 1 - _NUMBER_MASK
PROBES = 512
"""So often the parts of a table are looked through for an id, one by one, before an index over all of them is made."""

V = TypeVar("V", bound=tuple[Any, ...])


class PackedPart(Mapping[bytes, V]):
    """Some rows by their ids of 16 bytes. Does not change. `made` counts the rows that all parts made so far."""

    __slots__ = ("_columns", "_ids", "_prefixes", "_type")
    made = 0

    def __init__(self, row_type: type[V], ids: bytes, columns: Sequence[Column]) -> None:
        """`ids` ascend, one after the other."""
        self._type, self._ids, self._columns = row_type, ids, columns
        self._prefixes: array[int] | None = None

    @classmethod
    def of(cls, row_type: type[V], rows: Mapping[bytes, V]) -> "PackedPart[V]":
        """Packs rows."""
        ids = sorted(rows)
        columns = zip(*map(rows.__getitem__, ids), strict=True)
        return cls(row_type, b"".join(ids), list(map(column_of, columns)))

    @classmethod
    def of_flat(cls, row_type: type[V], flat: Any) -> "PackedPart[V]":
        """What `flat` gave. Raises ValueError or TypeError."""
        ids, columns = flat
        return cls(row_type, of_planes(ids, ID_BYTES), [(values, opened(*numbers)) for values, *numbers in columns])

    def flat(self) -> list[Any]:
        """What a snapshot keeps: plain lists and bytes."""
        return [planes(self._ids, ID_BYTES), [[values, *kept(numbers)] for values, numbers in self._columns]]

    def __len__(self) -> int:
        return len(self._ids) // ID_BYTES

    def __iter__(self) -> Iterator[bytes]:
        ids = self._ids
        return (ids[n : n + ID_BYTES] for n in range(0, len(ids), ID_BYTES))

    def __contains__(self, key: object) -> bool:
        return isinstance(key, bytes) and self.place(key, prefix_of(key)) is not None

    def __getitem__(self, key: bytes) -> V:
        place = self.place(key, prefix_of(key))
        if place is None:
            raise KeyError(key)
        return self.row(place)

    def row(self, place: int) -> V:
        """The row in a place."""
        PackedPart.made += 1
        found = [numbers[place] if values is None else values[numbers[place]] for values, numbers in self._columns]
        return tuple.__new__(self._type, found)

    def rows(self) -> Iterator[V]:
        """All rows in the order of their ids, made without a step of the interpreter for each."""
        PackedPart.made += len(self)
        columns = [numbers if values is None else map(values.__getitem__, numbers) for values, numbers in self._columns]
        return map(partial(tuple.__new__, self._type), zip(*columns, strict=True))

    def place(self, key: bytes, prefix: int) -> int | None:
        """Where the row of an id is, whose beginning is given as a number; None where there is none."""
        prefixes = self.prefixes
        place = bisect_left(prefixes, prefix)
        while place < len(prefixes) and prefixes[place] == prefix:
            if self._id(place) == key:
                return place
            place += 1
            if place < len(prefixes) and prefixes[place] == prefix:  # somebody gives ids that begin alike
                place = bisect_left(range(len(prefixes)), key, place, key=self._id)
        return None

    @property
    def prefixes(self) -> "array[int]":
        """The beginnings of the ids, ascending."""
        if self._prefixes is None:
            words = array("Q", self._ids)
            if sys.byteorder == "little":
                words.byteswap()
            self._prefixes = words[:: ID_BYTES // PREFIX_BYTES]
        return self._prefixes

    def _id(self, place: int) -> bytes:
        return self._ids[place * ID_BYTES : (place + 1) * ID_BYTES]


class Parts:
    """Parts one after the other, of which a later one has the last word on a row. Does not change."""

    def __init__(self, parts: Sequence[PackedPart[Any]] = ()) -> None:
        self.parts = parts
        self._probes = 0
        self._index: array[int] | None = None
        self._overruled: dict[int, set[int]] = {}

    def find(self, key: bytes) -> tuple[int, int] | None:
        """The part that has the last word on an id, and the place in it."""
        prefix, parts = prefix_of(key), self.parts
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

    def overruled(self, number: int) -> set[int]:
        """The places in a part on which a later one has a word."""
        self._indexed()
        return self._overruled.get(number, set())

    @property
    def count(self) -> int:
        """How many rows there are."""
        self._indexed()
        return sum(map(len, self.parts)) - sum(map(len, self._overruled.values()))

    def _numbers(self, prefix: int) -> Iterator[int]:
        """The parts that hold an id that begins so, from the last on."""
        index, begins = self._indexed(), prefix & _PREFIX_MASK
        place, last = bisect_right(index, begins | _NUMBER_MASK), None
        while place and index[place - 1] & _PREFIX_MASK == begins:
            place -= 1
            if index[place] != last:
                last = index[place]
                yield last & _NUMBER_MASK

    def _indexed(self) -> "array[int]":
        """For each row the beginning of its id and the number of its part, ascending. Finds who is overruled, too."""
        if self._index is None:
            found: list[int] = []
            for number, part in enumerate(self.parts):
                found += [prefix & _PREFIX_MASK | number for prefix in part.prefixes]
            found.sort()
            self._index = index = array("Q", found)
            doubtful = {one & _PREFIX_MASK for one, two in pairwise(index) if (one ^ two) & _PREFIX_MASK == 0}
            self._overrule(doubtful)
        return self._index

    def _overrule(self, doubtful: set[int]) -> None:
        """Finds the rows that later parts hold too, among those whose ids begin alike."""
        if not doubtful:
            return
        last: dict[bytes, tuple[int, int]] = {}
        for number, part in enumerate(self.parts):
            for place, prefix in enumerate(part.prefixes):
                if prefix & _PREFIX_MASK in doubtful:
                    key = part._id(place)
                    if key in last:
                        earlier, there = last[key]
                        self._overruled.setdefault(earlier, set()).add(there)
                    last[key] = number, place


class PackedRows(MutableMapping[bytes, V]):
    """The rows of a table: of parts, and over them those that were put since."""

    __slots__ = ("_base", "_own")

    def __init__(self) -> None:
        self._base, self._own = Parts(), dict[bytes, V]()

    def apply(self, part: PackedPart[V]) -> None:
        """Puts all rows of a part. Nothing was put before but parts."""
        assert not self._own
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
        if row is None and self._base.parts and len(key) == ID_BYTES:
            found = self._base.find(key)
            row = None if found is None else self._base.parts[found[0]].row(found[1])
        return default if row is None else row

    def __contains__(self, key: object) -> bool:
        if key in self._own:
            return True
        return bool(self._base.parts) and isinstance(key, bytes) and self._base.find(key) is not None

    def __setitem__(self, key: bytes, row: V) -> None:
        self._own[key] = row

    def __delitem__(self, key: bytes) -> None:
        """Takes back a row that no part holds."""
        del self._own[key]

    def __len__(self) -> int:
        if not self._base.parts:
            return len(self._own)
        return self._base.count + sum(self._base.find(key) is None for key in self._own)

    def __bool__(self) -> bool:
        return bool(self._own) or any(map(len, self._base.parts))

    def __iter__(self) -> Iterator[bytes]:
        return (key for key, _ in self._pairs())

    def items(self) -> Any:
        """All ids with their rows: those of the parts first, in the order of the parts."""
        return self._pairs()

    def values(self) -> ValuesView[V]:
        """All rows, in the same order."""
        return cast("ValuesView[V]", PackedValues(self))

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


class PackedValues(ValuesView[V]):
    """The rows of a table, which can be gone through from the last on too."""

    def __init__(self, rows: PackedRows[V]) -> None:
        super().__init__(rows)
        self._rows = rows

    def __iter__(self) -> Iterator[V]:
        return (row for _, row in self._rows._pairs())

    def __reversed__(self) -> Iterator[V]:
        return (row for _, row in self._rows._pairs(is_reversed=True))


def prefix_of(key: bytes) -> int:
    """The beginning of an id as a number: numbers ascend as ids do."""
    return int.from_bytes(key[:PREFIX_BYTES], "big")
