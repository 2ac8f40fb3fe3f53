"""Any table from CSV (in any common encoding; comma, semicolon or tab) or XLSX (the first sheet), as rows of cells."""

import csv
import io
from pathlib import PurePath
from typing import Any, NamedTuple

from core.errors import BadFile
from core.importing import plain
from core.importing.document import checked_zip
from core.importing.file_kinds import true_ending
from core.libraries import needs

ROWS_MAX, COLUMNS_MAX, SHEETS_MAX = 5000, 200, 20


def read_table(name: str, content: bytes, most: int = ROWS_MAX) -> list[list[str]]:
    """Rows that hold something, the headings first, `most` below them; cells without white space around them.

    Raises BadFile, MissingLibrary.
    """
    is_workbook = ".xlsx" in (PurePath(name.lower()).suffix, true_ending(name, content))
    rows = _bounded(_sheets(content, most, 1)[0][0], most) if is_workbook else _text(content, most)
    return [row for row in rows if any(row)]


class Sheet(NamedTuple):
    """The rows of a sheet that hold something, as many as a table may have; `is_whole`: these are all."""

    rows: list[list[str]]
    is_whole: bool


def read_sheets(content: bytes) -> tuple[list[Sheet], int]:
    """The same of each of the first sheets of an XLSX file, of which one that is too large may be none that is wanted;
    and how many sheets stand behind them unread. Raises BadFile, MissingLibrary."""
    sheets, unread = _sheets(content, ROWS_MAX)
    return [Sheet([row for row in rows if any(row)], _fits(rows, ROWS_MAX)) for rows in sheets], unread


def _text(content: bytes, most: int) -> list[list[str]]:
    text = plain.read(content).text
    separator = max(",;\t", key=text.partition("\n")[0].count)
    try:
        found = csv.reader(io.StringIO(text), delimiter=separator)
        return _bounded([[cell.strip() for cell in row] for row in found], most)
    except csv.Error as problem:
        raise BadFile("not-a-table") from problem


def _sheets(content: bytes, most: int, count: int = SHEETS_MAX) -> tuple[list[list[list[str]]], int]:
    """The first sheets of a workbook, one at least; and how many more it has."""
    with needs("openpyxl"):
        from openpyxl import load_workbook
    checked_zip(content, "xlsx").close()
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = [
            [[_cell(value) for value in row] for row in _rows_of(sheet, most)] for sheet in book.worksheets[:count]
        ]
        if not found:
            raise IndexError
        return found, len(book.worksheets) - len(found)
    except Exception as problem:  # what openpyxl raises has no common base
        raise BadFile("not-this-format", format="xlsx") from problem


def _rows_of(sheet: Any, most: int) -> Any:
    return sheet.iter_rows(max_row=most + 2, max_col=COLUMNS_MAX + 1, values_only=True)


def _cell(value: object) -> str:
    """As a person would read it: whole numbers without a fraction, days without a time."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).removesuffix(" 00:00:00").strip()


def _bounded(rows: list[list[str]], most: int) -> list[list[str]]:
    if not _fits(rows, most):
        raise BadFile("table-too-large", rows=most, columns=COLUMNS_MAX)
    return rows


def _fits(rows: list[list[str]], most: int) -> bool:
    return len(rows) <= most + 1 and not any(any(row[COLUMNS_MAX:]) for row in rows)
