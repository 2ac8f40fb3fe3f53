"""Rows of one type kept as columns of numbers: a tenth of the memory of the rows themselves, which are made when asked
for.

A part holds the rows that changed in one stretch of the log, in the order of their ids. A table stands on such parts,
as they were read from snapshots, and on the rows that were put since. Of a part only the beginnings of the ids are open
until somebody looks at a row of it: opening a study makes no rows, and unpacks none.
"""

import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import ItemsView, Iterator, Mapping, MutableMapping, Sequence, ValuesView
from functools import partial
from itertools import pairwise
from typing import Any, TypeVar, cast

from core.ids import ID_BYTES
from core.sealing import codec
from core.views.columns import Column, column_of, kept, opened

HALF = ID_BYTES // 2
"""The first half of an id, as a number, finds it among others; the whole of it decides."""
_NUMBER_BITS = 20
_NUMBER_MASK = (1 << _NUMBER_BITS) - 1
_PREFIX_MASK = (1 << 64) - 1 - _NUMBER_MASK
PROBES = 512
"""So often the parts of a table are looked through for an id, one by one, before an index over all of them is made."""
_SPREAD = 16
"""So many bytes for each row tell at once of most ids that they are nowhere."""

V = TypeVar("V", bound=tuple[Any, ...])


class PackedPart(Mapping[bytes, V]):
    """Some rows by their ids of 16 bytes. Does not change. `made` counts the rows that all parts made so far."""

    __slots__ = ("_closed", "_columns", "_ends", "_type", "prefixes")
    made = 0

    def __init__(self, row_type: type[V], prefixes: "array[int]", closed: bytes = b"") -> None:
        """`prefixes` are the first halves of the ids, which ascend; all else is `closed` until somebody looks."""
        self._type, self.prefixes, self._closed = row_type, prefixes, closed
        self._ends: array[int] = array("Q")
        self._columns: list[Column | None] = []

    @classmethod
    def of(cls, row_type: type[V], rows: Mapping[bytes, V]) -> "PackedPart[V]":
        """Packs rows."""
        ids = sorted(rows)
        words = _turned(array("Q", b"".join(ids)))
        part = cls(row_type, words[::2])
        part._ends = words[1::2]
        for column in zip(*map(rows.__getitem__, ids), strict=True):
            part._columns.append(None if list(column) == ids else column_of(column))  # None: the ids themselves
        return part

    @classmethod
    def of_flat(cls, row_type: type[V], flat: Any) -> "PackedPart[V]":
        """What `flat` gave. Raises ValueError or TypeError."""
        prefixes, closed = flat
        return cls(row_type, _turned(array("Q", prefixes)), closed)

    def flat(self) -> list[bytes]:
        """What a snapshot keeps."""
        if not self._closed:
            self._closed = zlib.compress(self.plain()[1], 1)
        return [_turned(self.prefixes).tobytes(), self._closed]

    def plain(self) -> list[bytes]:
        """The same uncompressed: equal for equal rows on every machine."""
        columns = self._opened()
        kept_columns = [
            None if each is None else [each[0], *kept(each[1])] for each in (column_of(self._ends), *columns)
        ]
        return [_turned(self.prefixes).tobytes(), codec.encode_trusted(kept_columns)]

    def _open(self) -> None:
        ends, *columns = codec.decode_trusted(zlib.decompress(self._closed))
        values, *numbers = ends
        found = opened(*numbers)
        self._ends = array("Q", found if values is None else map(values.__getitem__, found))
        self._columns = [None if each is None else (each[0], opened(*each[1:])) for each in columns]

    def _opened(self) -> "list[Column | None]":
        if not self._columns:
            self._open()
        return self._columns

    def __len__(self) -> int:
        return len(self.prefixes)

    def __iter__(self) -> Iterator[bytes]:
        self._opened()
        words = array("Q", bytes(ID_BYTES * len(self)))
        words[::2], words[1::2] = self.prefixes, self._ends
        ids = _turned(words).tobytes()
        return (ids[n : n + ID_BYTES] for n in range(0, len(ids), ID_BYTES))

    def __contains__(self, key: object) -> bool:
        return isinstance(key, bytes) and len(key) == ID_BYTES and self.place(key, prefix_of(key)) is not None

    def __getitem__(self, key: bytes) -> V:
        place = self.place(key, prefix_of(key))
        if place is None:
            raise KeyError(key)
        return self.row(place)

    def row(self, place: int) -> V:
        """The row in a place."""
        PackedPart.made += 1
        found: list[Any] = []
        for column in self._opened():
            if column is None:
                found.append(self.id(place))
            else:
                values, numbers = column
                found.append(numbers[place] if values is None else values[numbers[place]])
        return tuple.__new__(self._type, found)

    def rows(self) -> Iterator[V]:
        """All rows in the order of their ids, made without a step of the interpreter for each."""
        PackedPart.made += len(self)
        columns: list[Any] = []
        for column in self._opened():
            values, numbers = column or (None, self)
            columns.append(numbers if values is None else map(values.__getitem__, cast("array[int]", numbers)))
        return map(partial(tuple.__new__, self._type), zip(*columns, strict=True))

    def place(self, key: bytes, prefix: int) -> int | None:
        """Where the row of an id is, whose first half is given as a number; None where there is none."""
        prefixes = self.prefixes
        place = bisect_left(prefixes, prefix)
        if place == len(prefixes) or prefixes[place] != prefix:
            return None
        self._opened()
        end = int.from_bytes(key[HALF:], "big")
        place = bisect_left(self._ends, end, place, bisect_right(prefixes, prefix, place))
        return place if place < len(prefixes) and self.id(place) == key else None

    def id(self, place: int) -> bytes:
        """The id in a place."""
        self._opened()
        return self.prefixes[place].to_bytes(HALF, "big") + self._ends[place].to_bytes(HALF, "big")


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
        return key in self._own or self._holds(key)

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


def prefix_of(key: bytes) -> int:
    """The first half of an id as a number: numbers ascend as ids do."""
    return int.from_bytes(key[:HALF], "big")


def _turned(words: "array[int]") -> "array[int]":
    """Turned between this machine's order of bytes and the order in which numbers ascend as ids do."""
    if sys.byteorder == "little":
        words = words[:]
        words.byteswap()
    return words
