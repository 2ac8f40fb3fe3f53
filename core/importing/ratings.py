"""A table of ratings from a CSV file: `unit,coder1,coder2,…`, one unit a row, or in the long form
`unit,coder,value`."""

import csv
import io
import math
from collections.abc import Sequence
from typing import NamedTuple

from core.analysis.agreement.coefficients import LEVELS, Pattern
from core.errors import BadFile, Refused
from core.importing import plain
from core.messages import Message

_MISSING = frozenset(("", "na", "n/a", "#n/a", "nan", "null", ".", "-", "–", "missing", "mangler"))
"""What people and programs write where there is no rating."""
_UNITS = frozenset(("unit", "units", "id", "item", "segment", "case", "text", "passage", "quote", "nr", "no", "#",
"no.",
                    "nr.", "row", "enhet", "enheter", "element", "utdrag", "sitat", "tekst", "rad"))  # fmt: skip
_CODERS = frozenset(("coder", "rater", "annotator", "judge", "koder", "bedømmer", "vurderer"))
_VALUES = frozenset(("value", "rating", "code", "category", "score", "label", "verdi", "kode", "kategori", "vurdering"))


class RatingsTable(NamedTuple):
    """One pattern for each unit, the coders' names, the categories in their order, and what the reader should know of
    how the table was read."""

    rows: list[Pattern]
    coders: tuple[str, ...]
    categories: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()


def read_ratings(content: bytes, level: str, categories: Sequence[str] = ()) -> RatingsTable:
    """The table; `categories`: all that may occur, for ordinal words from the lowest to the highest. Raises BadFile
    where it is no such table, Refused where a value does not fit the level or is none of the categories."""
    if level not in LEVELS:
        raise Refused("ratings-level", levels=LEVELS)
    lines = _lines(plain.read(content).text)
    notes: list[Message] = []
    cells, coders = _long(lines) or _wide(lines, notes)
    values = _Values(level, tuple(categories))
    rows = [tuple(values.read(cell, number) for cell in row) for number, row in cells]
    missing = sum(value is None for row in rows for value in row)
    if missing:
        single = sum(sum(value is not None for value in row) < 2 for row in rows)
        notes.append(Message("agreement-note-missing", {"missing": missing, "units": single}))
    return RatingsTable([*rows], coders, values.named(rows), tuple(notes))


def _lines(text: str) -> list[list[str]]:
    header = text.lstrip("\ufeff").partition("\n")[0]
    separator = max(",;\t", key=header.count)  # Norwegian spreadsheets write semicolons
    lines = [[field.strip() for field in line] for line in csv.reader(io.StringIO(text), delimiter=separator)]
    lines = [line for line in lines if any(line)]
    if not lines or len(lines[0]) < 2:
        raise BadFile("ratings-table")
    for number, line in enumerate(lines, 1):
        if any(line[len(lines[0]) :]):
            raise BadFile("row-too-wide", row=number)
    return [(line + [""] * len(lines[0]))[: len(lines[0])] for line in lines]


_Cells = tuple[list[tuple[int, list[str]]], tuple[str, ...]]
"""The cells of each unit with the number of its row in the file, and the coders."""


def _long(lines: list[list[str]]) -> _Cells | None:
    """One rating a row, told by its headings."""
    headings = [heading.casefold() for heading in lines[0]]
    places = [
        next((n for n, heading in enumerate(headings) if heading in names), None)
        for names in (_UNITS, _CODERS, _VALUES)
    ]
    if len(headings) != 3 or None in places:
        return None
    unit, coder, value = (place or 0 for place in places)
    coders = tuple(dict.fromkeys(line[coder] for line in lines[1:]))
    found: dict[str, tuple[int, dict[str, str]]] = {}
    for number, line in enumerate(lines[1:], 2):
        _, ratings = found.setdefault(line[unit], (number, {}))
        if ratings.get(line[coder], line[value]) != line[value]:
            raise BadFile("ratings-twice", row=number, unit=line[unit], coder=line[coder])
        ratings[line[coder]] = line[value]
    if len(coders) < 2:
        raise BadFile("ratings-table")
    return [(number, [ratings.get(name, "") for name in coders]) for number, ratings in found.values()], coders


def _wide(lines: list[list[str]], notes: list[Message]) -> _Cells:
    """One unit a row. Without a column of units they are counted from 1; without headings coders have numbers."""
    below = {value.casefold() for line in lines[1:] for value in line[1:]} - _MISSING
    is_headed = lines[0][0].casefold() in _UNITS or not all(
        value.casefold() in below | _MISSING or _is_number(value) for value in lines[0][1:]
    )
    body = list(enumerate(lines, 1))[is_headed:]
    first = [line[0].casefold() for _, line in body]
    names_units = is_headed and lines[0][0].casefold() in _UNITS
    has_units = names_units or (
        len(set(first)) == len(first) and not set(first) & below and (is_headed or len(first) > 2)
    )
    if not has_units:
        notes.append(Message("agreement-note-units", {"count": len(body)}))
    if not is_headed:
        notes.append(Message("agreement-note-coders", {}))
    skipped = int(has_units)
    count = len(lines[0]) - skipped
    named = lines[0][skipped:] if is_headed else [""] * count
    coders = tuple(name or f"coder {n}" for n, name in enumerate(named, 1))
    if count < 2 or not body:
        raise BadFile("ratings-table")
    return [(number, line[skipped:]) for number, line in body], coders


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text.replace(",", ".")))
    except ValueError:
        return False


class _Values:
    """What cells mean at a level."""

    def __init__(self, level: str, categories: tuple[str, ...]) -> None:
        self._level = level
        self._categories = categories
        self._ranks = {name.casefold(): rank for rank, name in enumerate(categories, 1)}

    def read(self, cell: str, row: int) -> str | float | None:
        """A category, a number, or None where the rating is missing. Raises Refused."""
        if cell.casefold() not in self._ranks and cell.casefold() in _MISSING:
            return None
        if self._ranks and cell.casefold() not in self._ranks:
            raise Refused("ratings-category-unknown", row=row, value=cell, categories=list(self._categories))
        if self._level == "nominal":
            return self._categories[self._ranks[cell.casefold()] - 1] if self._ranks else cell
        if self._ranks and not all(map(_is_number, self._categories)):
            return float(self._ranks[cell.casefold()])
        if not _is_number(cell):
            raise Refused("ratings-not-a-number", row=row, value=cell)
        number = float(cell.replace(",", "."))
        if self._level == "ratio" and number < 0:
            raise Refused("ratings-negative", row=row, value=cell)
        return number

    def named(self, rows: list[tuple[str | float | None, ...]]) -> tuple[str, ...]:
        """The categories: those that were given, else those that occur."""
        if self._categories:
            return self._categories
        found = {value for row in rows for value in row if value is not None}
        return tuple(value if isinstance(value, str) else f"{value:g}" for value in sorted(found, key=_order))


def _order(value: str | float) -> tuple[float, str]:
    return (value, "") if isinstance(value, float) else (0, value)
