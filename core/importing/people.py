"""Participants with their attributes from a table (CSV or XLSX): pseudonyms in the first column, a heading for each."""

import csv
import io
import zipfile
from typing import NamedTuple

from core.errors import BadFile, Refused
from core.importing import plain
from core.importing.document import checked_zip

ROWS_MAX, COLUMNS_MAX = 5000, 200


class Person(NamedTuple):
    """A pseudonym, and attributes by their names; empty cells are left out."""

    pseudonym: str
    attributes: dict[str, str]


def read_people(name: str, content: bytes) -> list[Person]:
    """The table's people in its order. Raises BadFile with a sentence that says where it is not as it should be."""
    rows = _spreadsheet(content) if name.lower().endswith(".xlsx") else _text(content)
    rows = [row for row in rows if any(row)]
    if len(rows) < 2:
        raise BadFile("A table of participants has a row of headings and one for each participant.")
    headings = _headings(rows[0])
    people: dict[str, Person] = {}
    for number, row in enumerate(rows[1:], 2):
        pseudonym = row[0] if row else ""
        if not pseudonym:
            raise BadFile(f"Row {number} of the table has no pseudonym in its first column.")
        if any(row[len(headings) :]):
            raise BadFile(f"Row {number} of the table has more fields than its header.")
        if pseudonym in people:
            raise BadFile(f"“{pseudonym}” stands in the table twice.")
        values = {heading: value for heading, value in zip(headings[1:], row[1:], strict=False) if value}
        people[pseudonym] = Person(pseudonym, values)
    return list(people.values())


def _headings(row: list[str]) -> list[str]:
    while len(row) > 1 and not row[-1]:
        row = row[:-1]
    for number, heading in enumerate(row[1:], 2):
        if not heading:
            raise BadFile(f"Column {number} of the table has no heading.")
        if row.count(heading) > 1:
            raise BadFile(f"The heading “{heading}” stands over two columns of the table.")
    return row


def _text(content: bytes) -> list[list[str]]:
    text = plain.read(content).text
    separator = max(",;\t", key=text.partition("\n")[0].count)
    return _bounded(
        [[" ".join(cell.split()) for cell in row] for row in csv.reader(io.StringIO(text), delimiter=separator)]
    )


def _spreadsheet(content: bytes) -> list[list[str]]:
    try:
        from openpyxl import load_workbook
    except ImportError as problem:
        raise Refused('Spreadsheets need a library here: pip install "kodespor[documents]".') from problem
    checked_zip(content, "an Excel workbook").close()
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = book.worksheets[0].iter_rows(max_row=ROWS_MAX + 2, max_col=COLUMNS_MAX + 1, values_only=True)
        return _bounded([[_cell(value) for value in row] for row in found])
    except (ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile, SyntaxError, AttributeError) as problem:
        raise BadFile("This is not an Excel workbook, or it is damaged.") from problem


def _cell(value: object) -> str:
    """As a person would read it: whole numbers without a fraction, days without a time."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).removesuffix(" 00:00:00").split())


def _bounded(rows: list[list[str]]) -> list[list[str]]:
    if len(rows) > ROWS_MAX + 1 or any(any(row[COLUMNS_MAX:]) for row in rows):
        raise BadFile(f"A table of participants has at most {ROWS_MAX} rows and {COLUMNS_MAX} columns.")
    return rows
