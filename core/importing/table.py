"""Any table from CSV (in any common encoding; comma, semicolon or tab) or XLSX (the first sheet), as rows of cells."""

import csv
import io
import zipfile

from core.errors import BadFile
from core.importing import plain
from core.importing.document import checked_zip
from core.libraries import needs

ROWS_MAX, COLUMNS_MAX = 5000, 200


def read_table(name: str, content: bytes, most: int = ROWS_MAX) -> list[list[str]]:
    """Rows that hold something, the headings first, `most` below them; cells without white space around them.

    Raises BadFile, MissingLibrary.
    """
    rows = _spreadsheet(content, most) if name.lower().endswith(".xlsx") else _text(content, most)
    return [row for row in rows if any(row)]


def _text(content: bytes, most: int) -> list[list[str]]:
    text = plain.read(content).text
    separator = max(",;\t", key=text.partition("\n")[0].count)
    try:
        found = csv.reader(io.StringIO(text), delimiter=separator)
        return _bounded([[cell.strip() for cell in row] for row in found], most)
    except csv.Error as problem:
        raise BadFile("not-a-table") from problem


def _spreadsheet(content: bytes, most: int) -> list[list[str]]:
    with needs("openpyxl"):
        from openpyxl import load_workbook
    checked_zip(content, "xlsx").close()
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = book.worksheets[0].iter_rows(max_row=most + 2, max_col=COLUMNS_MAX + 1, values_only=True)
        return _bounded([[_cell(value) for value in row] for row in found], most)
    except (ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile, SyntaxError, AttributeError) as problem:
        raise BadFile("not-this-format", format="xlsx") from problem


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
