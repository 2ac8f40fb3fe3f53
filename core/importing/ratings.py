"""A table of ratings from a CSV file: `unit,coder1,coder2,…`, one unit a row, empty where a value is missing."""

import csv
import io
from typing import NamedTuple

from core.analysis.agreement.coefficients import LEVELS, Pattern
from core.errors import BadFile, Refused
from core.importing import plain


class RatingsTable(NamedTuple):
    """One pattern for each unit, and the coders' names."""

    rows: list[Pattern]
    coders: tuple[str, ...]


def read_ratings(content: bytes, level: str) -> RatingsTable:
    """Raises BadFile where it is no such table, Refused where values are not numbers and the level needs them."""
    if level not in LEVELS:
        raise Refused("ratings-level", levels=LEVELS)
    text = plain.read(content).text
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)  # Norwegian spreadsheets write semicolons
    lines = [line for line in csv.reader(io.StringIO(text), delimiter=separator) if any(map(str.strip, line))]
    if len(lines) < 2 or len(lines[0]) < 3:
        raise BadFile("ratings-table")
    coders = tuple(field.strip() or f"coder {n}" for n, field in enumerate(lines[0][1:], 1))
    rows: list[Pattern] = []
    for number, line in enumerate(lines[1:], 2):
        if len(line) > len(coders) + 1:
            raise BadFile("row-too-wide", row=number)
        fields = [field.strip() for field in line[1:]] + [""] * (len(coders) + 1 - len(line))
        rows.append(tuple(_value(field, level, number) for field in fields))
    return RatingsTable(rows, coders)


def _value(field: str, level: str, row: int) -> str | float | None:
    if not field:
        return None
    if level == "nominal":
        return field
    try:
        return float(field.replace(",", "."))
    except ValueError as problem:
        raise Refused("ratings-not-a-number", row=row, value=field) from problem
