"""Columns of numbers, and how they are kept so that they take little room."""

import sys
from array import array
from collections.abc import Sequence
from typing import Any

Column = tuple[list[Any] | None, "array[int]"]
"""Numbers, or the different values of a column and, for each row, which of them it is."""

Numbers = tuple[str, bytes]
"""Numbers as they are kept: the code of their width, and their planes."""

_WIDTHS = (("B", 8), ("H", 16), ("I", 32))


def column_of(values: Sequence[Any]) -> Column:
    """A column of any values as numbers: its own, or those of its different values."""
    different = dict.fromkeys(values)
    if len(different) > 1 << 8 and set(map(type, different)) == {int}:
        least, most = min(different), max(different)
        if least >= 0 and most < 1 << 32:
            return None, array("H" if most < 1 << 16 else "I", values)
        if least >= -(1 << 63) and most < 1 << 63:
            return None, array("q", values)
    numbers = {value: n for n, value in enumerate(different)}
    code = next(code for code, bits in _WIDTHS if len(different) <= 1 << bits)
    return list(different), array(code, map(numbers.__getitem__, values))


def kept(numbers: "array[int]") -> Numbers:
    """Numbers as a snapshot keeps them, the same on every machine."""
    return numbers.typecode, planes(_little(numbers).tobytes(), numbers.itemsize)


def opened(code: str, data: bytes) -> "array[int]":
    """Numbers again. Raises ValueError."""
    numbers = array(code)
    numbers.frombytes(of_planes(data, numbers.itemsize))
    return _little(numbers)


def planes(data: bytes, width: int) -> bytes:
    """The first bytes of all numbers, then the second ones, and so on: what is alike stands together, and is compressed
    well."""
    return data if width == 1 else b"".join(data[n::width] for n in range(width))


def of_planes(data: bytes, width: int) -> bytes:
    """The bytes of all numbers again, one after the other."""
    if width == 1:
        return data
    found, count = bytearray(len(data)), len(data) // width
    for n in range(width):
        found[n::width] = data[n * count : (n + 1) * count]
    return bytes(found)


def _little(numbers: "array[int]") -> "array[int]":
    """Turned between this machine's order of bytes and the little end first."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
