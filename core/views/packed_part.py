"""One part of a table kept as columns of numbers: the rows that changed in one stretch of the log."""

import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar, cast

from core.ids import ID_BYTES
from core.sealing import codec
from core.views.columns import Column, column_of, kept, opened

HALF = ID_BYTES // 2
"""The first half of an id, as a number, finds it among others; the whole of it decides."""

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

    def different_values(self) -> list[Sequence[Any]]:
        """The different values of each field, without a look at each row. Raises ValueError where the columns are not
        those of as many rows as there are ids."""
        found: list[Sequence[Any]] = []
        for column in self._opened():
            values, numbers = column or (None, self.prefixes)
            if len(numbers) != len(self):
                raise ValueError("columns of different lengths")
            if values is not None and len(numbers) and not 0 <= min(numbers) <= max(numbers) < len(values):
                raise ValueError("a column names a value that is not there")
            if column is None:
                found.append([self.id(0)] if len(self) else [])
            else:
                found.append(numbers[:1] if values is None else values)
        if len(self._ends) != len(self):
            raise ValueError("columns of different lengths")
        return found

    def counted(self, fields: Sequence[str]) -> Counter[tuple[Any, ...]]:
        """How many rows have which values of these fields together, without making the rows."""
        columns: list[Any] = []
        for name in fields:
            columns.append(self._opened()[self._type._fields.index(name)] or (None, self))  # type: ignore[attr-defined]
        found = Counter[tuple[Any, ...]]()
        for numbers, count in Counter(zip(*(numbers for _, numbers in columns), strict=True)).items():
            pairs = zip(columns, numbers, strict=True)
            found[tuple(n if values is None else values[n] for (values, _), n in pairs)] += count
        return found

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


def prefix_of(key: bytes) -> int:
    """The first half of an id as a number: numbers ascend as ids do."""
    return int.from_bytes(key[:HALF], "big")


def _turned(words: "array[int]") -> "array[int]":
    """Turned between this machine's order of bytes and the order in which numbers ascend as ids do."""
    if sys.byteorder == "little":
        words = words[:]
        words.byteswap()
    return words
