"""Any table from CSV (in any common encoding; comma, semicolon or tab) or XLSX (the first sheet), as rows of cells."""

import csv
import io
import zipfile
from typing import Any

from core.errors import BadFile
from core.importing import plain
from core.importing.document import checked_zip
from core.libraries import needs

ROWS_MAX, COLUMNS_MAX, SHEETS_MAX = 5000, 200, 20


def read_table(name: str, content: bytes, most: int = ROWS_MAX) -> list[list[str]]:
    """Rows that hold something, the headings first, `most` below them; cells without white space around them.

    Raises BadFile, MissingLibrary.
    """
    rows = _sheets(content, most, 1)[0] if name.lower().endswith(".xlsx") else _text(content, most)
    return [row for row in rows if any(row)]


def read_sheets(content: bytes, most: int = ROWS_MAX) -> list[list[list[str]]]:
    """The same of each sheet of an XLSX file. Raises BadFile, MissingLibrary."""
    return [[row for row in rows if any(row)] for rows in _sheets(content, most)]


def _text(content: bytes, most: int) -> list[list[str]]:
    text = plain.read(content).text
    separator = max(",;\t", key=text.partition("\n")[0].count)
    try:
        found = csv.reader(io.StringIO(text), delimiter=separator)
        return _bounded([[cell.strip() for cell in row] for row in found], most)
    except csv.Error as problem:
        raise BadFile("not-a-table") from problem


def _sheets(content: bytes, most: int, count: int = SHEETS_MAX) -> list[list[list[str]]]:
    """The first sheets of a workbook, one at least."""
    with needs("openpyxl"):
        from openpyxl import load_workbook
    checked_zip(content, "xlsx").close()
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = [
            _bounded([[_cell(value) for value in row] for row in _rows_of(sheet, most)], most)
            for sheet in book.worksheets[:count]
        ]
        if not found:
            raise IndexError
        return found
    except (ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile, SyntaxError, AttributeError) as problem:
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
    if len(rows) > most + 1 or any(any(row[COLUMNS_MAX:]) for row in rows):
        raise BadFile("table-too-large", rows=most, columns=COLUMNS_MAX)
    return rows
