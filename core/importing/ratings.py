"""A table of ratings from a CSV file: `unit,coder1,coder2,…`, one unit a row, or in the long form
`unit,coder,value`."""

import csv
import io
import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import category, normalize

from core.analysis.agreement.coefficients import LEVELS, Pattern
from core.errors import BadFile, Refused
from core.importing import plain
from core.importing.table import read_table
from core.messages import Message

_THREE = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
"""Thousands, or three decimals: what other numbers of the table look like has to tell."""
NUMBER_MAX = 1e100
"""Larger ratings are no numbers: their squares could not be added up."""
_MISSING = frozenset(("", "na", "n/a", "#n/a", "nan", "null", ".", "-", "–", "missing", "mangler"))
"""What people and programs write where there is no rating."""
_UNITS = frozenset(("unit", "units", "id", "item", "segment", "case", "text", "passage", "quote", "nr", "no", "#",
"no.",
                    "nr.", "row", "enhet", "enheter", "element", "utdrag", "sitat", "tekst", "rad"))  # fmt: skip
_CODERS = frozenset(("coder", "rater", "annotator", "judge", "koder", "bedømmer", "vurderer"))
_VALUES = frozenset(("value", "rating", "code", "category", "score", "label", "verdi", "kode", "kategori", "vurdering"))


class RatingsTable(NamedTuple):
    """One pattern for each unit, the coders' names, the categories in their order, as they are called and as they stand
    in the patterns (`values`), and what the reader should know of how the table was read."""

    rows: list[Pattern]
    coders: tuple[str, ...]
    categories: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
    values: tuple[str | float, ...] = ()


def read_ratings(content: bytes, level: str, categories: Sequence[str] = ()) -> RatingsTable:
    """The table, from a text or a spreadsheet (its first sheet); `categories`: all that may occur, for ordinal words
    from the lowest to the highest. Raises BadFile where it is no such table, Refused where a value does not fit the
    level or is none of the categories."""
    if level not in LEVELS:
        raise Refused("ratings-level", levels=LEVELS)
    lines = _lines(content)
    notes: list[Message] = []
    cells, coders = _long(lines, notes) or _wide(_turned(lines, notes), notes)
    values = _Values(level, tuple(categories), cells)
    rows = [tuple(values.read(cell, number) for cell in row) for number, row in cells]
    rows, coders = _with_ratings(rows, coders, notes)
    if values.spellings:
        notes.append(Message("agreement-note-spellings", {"values": list(values.spellings)}))
    missing = sum(value is None for row in rows for value in row)
    if missing:
        single = sum(sum(value is not None for value in row) < 2 for row in rows)
        notes.append(Message("agreement-note-missing", {"missing": missing, "units": single}))
    return RatingsTable([*rows], coders, values.named(rows), tuple(notes), values.all(rows))


_Row = tuple[str | float | None, ...]


def _with_ratings(
    rows: list[_Row], coders: tuple[str, ...], notes: list[Message]
) -> tuple[list[_Row], tuple[str, ...]]:
    """Without coders who rated nothing, where two others are left; either way it is said."""
    kept = [n for n in range(len(coders)) if any(row[n] is not None for row in rows)]
    silent = [coder for n, coder in enumerate(coders) if n not in kept]
    if silent:
        notes.append(Message("agreement-note-silent", {"coders": silent}))
    if not silent or len(kept) < 2:
        return rows, coders
    return [tuple(row[n] for n in kept) for row in rows], tuple(coders[n] for n in kept)


def _lines(content: bytes) -> list[list[str]]:
    if content.startswith(b"PK"):
        lines = read_table("ratings.xlsx", content)
    else:
        text = plain.read(content).text.lstrip("\ufeff")
        try:
            reader = csv.reader(io.StringIO(text), delimiter=_separator(text))
            lines = [list(line) for line in reader]
        except csv.Error as problem:
            raise BadFile("ratings-table") from problem
    lines = [line for line in ([_seen(field) for field in line] for line in lines) if any(line)]
    width = max((n for line in lines for n, field in enumerate(line, 1) if field), default=0)
    if not lines or width < 2:
        raise BadFile("ratings-table")
    if width == 2 and len(lines) > 1 and lines[0][0].casefold() in _UNITS:
        raise BadFile("ratings-one-coder", coder=lines[0][1])
    heading = max(n for n, field in enumerate(lines[0], 1) if field)
    if heading < width and any(field.casefold() in _UNITS for field in lines[0]):
        number = next(n for n, line in enumerate(lines, 1) if any(line[heading:]))
        raise BadFile("row-too-wide", row=number)
    return [(line + [""] * width)[:width] for line in lines]


def _seen(field: str) -> str:
    """What one sees of a cell: in one form of letters, without signs that have no width, with single spaces."""
    return " ".join("".join(each for each in normalize("NFC", field) if category(each) != "Cf").split())


def _turned(lines: list[list[str]], notes: list[Message]) -> list[list[str]]:
    """A table with a row for each coder and a column for each unit the other way round; its first heading tells."""
    if lines[0][0].casefold() not in _CODERS or len(lines) < 3:
        return lines
    notes.append(Message("agreement-note-turned", {"count": len(lines) - 1}))
    return [["unit", *(line[0] for line in lines[1:])], *([*cells] for cells in list(zip(*lines, strict=True))[1:])]


def _separator(text: str) -> str:
    """The one that cuts all lines into as many fields; Norwegian spreadsheets write semicolons, and decimal commas."""
    lines = [line for line in text.splitlines() if line.strip()][:50]
    for each in "\t;,":
        if len({line.count(each) for line in lines} - {0}) == 1 and all(each in line for line in lines):
            return each
    return max(",;\t", key=lines[0].count) if lines else ","


_Cells = tuple[list[tuple[int, list[str]]], tuple[str, ...]]
"""The cells of each unit with the number of its row in the file, and the coders."""


def _long(lines: list[list[str]], notes: list[Message]) -> _Cells | None:
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
    twice = 0
    for number, line in enumerate(lines[1:], 2):
        _, ratings = found.setdefault(line[unit], (number, {}))
        twice += line[coder] in ratings
        if ratings.get(line[coder], line[value]) != line[value]:
            raise BadFile("ratings-twice", row=number, unit=line[unit], coder=line[coder])
        ratings[line[coder]] = line[value]
    if len(coders) < 2:
        raise BadFile("ratings-table")
    _say_twice(twice, notes)
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
    if has_units:
        body = _once(body, notes)
    if same := list(dict.fromkeys(name for n, name in enumerate(coders) if name in coders[:n])):
        notes.append(Message("agreement-note-same-heading", {"headings": same, "count": len(same)}))
    return [(number, line[skipped:]) for number, line in body], _apart(coders)


_Numbered = list[tuple[int, list[str]]]


def _once(body: _Numbered, notes: list[Message]) -> _Numbered:
    """Each unit once; the same row twice counts once, and is said. Raises BadFile where the two differ."""
    found: dict[str, tuple[int, list[str]]] = {}
    for number, line in body:
        first = found.setdefault(line[0] or f"\0{number}", (number, line))
        if first[1] != line:
            raise BadFile("ratings-unit-twice", row=number, first=first[0], unit=line[0])
    _say_twice(len(body) - len(found), notes)
    return list(found.values())


def _say_twice(count: int, notes: list[Message]) -> None:
    if count:
        notes.append(Message("agreement-note-twice", {"count": count}))


def _apart(coders: tuple[str, ...]) -> tuple[str, ...]:
    """Coders with the same heading get numbers: the first that no other heading has."""
    found: list[str] = []
    for name in coders:
        number, called = 1, name
        while called in found or (number > 1 and called in coders):
            number += 1
            called = f"{name} ({number})"
        found.append(called)
    return tuple(found)


def _is_number(text: str) -> bool:
    try:
        return abs(float(text.replace(",", "."))) < NUMBER_MAX
    except ValueError:
        return False


class _Values:
    """What cells mean at a level. `spellings`: what was written in several ways and counts as one."""

    def __init__(self, level: str, categories: tuple[str, ...], cells: _Numbered) -> None:
        self._level = level
        self._categories = categories
        self._ranks = {name.casefold(): rank for rank, name in enumerate(categories, 1)}
        self._spelt: dict[str, str] = {}
        self.spellings: dict[str, None] = {}
        commas = [cell for _, row in cells for cell in row if "," in cell and _is_number(cell)]
        self._has_commas = bool(commas)
        self._has_decimal_commas = any(_THREE.fullmatch(cell) is None for cell in commas)
        if level == "nominal" and not categories:
            for cell in (cell for _, row in cells for cell in row if cell.casefold() not in _MISSING):
                first = self._spelt.setdefault(cell.casefold(), cell)
                if first != cell:
                    self.spellings |= {first: None, cell: None}

    def read(self, cell: str, row: int) -> str | float | None:
        """A category, a number, or None where the rating is missing. Raises Refused."""
        if cell.casefold() not in self._ranks and cell.casefold() in _MISSING:
            return None
        if self._ranks and cell.casefold() not in self._ranks:
            raise Refused("ratings-category-unknown", row=row, value=cell, categories=list(self._categories))
        if self._level == "nominal":
            return self._as_category(cell)
        if self._has_ranks:
            return float(self._ranks[cell.casefold()])
        if not _is_number(cell):
            raise Refused("ratings-not-a-number", row=row, value=cell)
        if _THREE.fullmatch(cell) and (("," in cell) is not self._has_decimal_commas) and self._has_commas:
            raise Refused("ratings-thousands", row=row, value=cell, number=cell.replace(",", "").replace(".", ""))
        number = float(cell.replace(",", "."))
        if self._level == "ratio" and number < 0:
            raise Refused("ratings-negative", row=row, value=cell)
        return number

    def _as_category(self, cell: str) -> str:
        return self._categories[self._ranks[cell.casefold()] - 1] if self._ranks else self._spelt[cell.casefold()]

    @property
    def _has_ranks(self) -> bool:
        return bool(self._ranks) and not all(map(_is_number, self._categories))

    def all(self, rows: list[_Row]) -> tuple[str | float, ...]:
        """The categories as they stand in the patterns, in their order: all that may occur, else those that do."""
        if not self._categories:
            return tuple(sorted({value for row in rows for value in row if value is not None}, key=_order))
        if self._level == "nominal":
            return self._categories
        if self._has_ranks:
            return tuple(float(rank) for rank in range(1, len(self._categories) + 1))
        return tuple(sorted(float(each.replace(",", ".")) for each in self._categories))

    def named(self, rows: list[_Row]) -> tuple[str, ...]:
        """The categories: those that were given, else those that occur."""
        if self._categories:
            return self._categories
        return tuple(value if isinstance(value, str) else f"{value:g}" for value in self.all(rows))


def _order(value: str | float) -> tuple[float, str]:
    return (value, "") if isinstance(value, float) else (0, value)
