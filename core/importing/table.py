"""Any table from CSV (in any common encoding; comma, semicolon or tab) or XLSX, as rows of cells."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import PurePath
from typing import Any, NamedTuple

from core.errors import BadFile
from core.importing import plain
from core.importing.document import checked_zip
from core.importing.file_kinds import true_ending
from core.libraries import needs

ROWS_MAX, COLUMNS_MAX, SHEETS_MAX = 5000, 200, 20
FIRST_ROWS = 13
"""So many rows are looked at for headings."""


def read_table(name: str, content: bytes, most: int = ROWS_MAX) -> list[list[str]]:
    """Rows that hold something, the headings first, `most` below them; cells without white space around them.

    Raises BadFile, MissingLibrary.
    """
    is_workbook = ".xlsx" in (PurePath(name.lower()).suffix, true_ending(name, content))
    rows = _bounded(_sheets(content, most, 1)[0][0], most) if is_workbook else _text(content, most)
    return [row for row in rows if any(row)]


class Grid(NamedTuple):
    """The rows of a table as they stand, empty ones too, and its name in a workbook."""

    rows: list[list[str]]
    name: str = ""


def read_grids(name: str, content: bytes, most: int, is_wanted: Callable[[Grid], bool]) -> tuple[Grid, list[Grid]]:
    """The first table of a file that is wanted, else the first, whole; and of the other sheets their first rows (of
    those behind so many that nothing of them is read, their names).
    `is_wanted` is asked with so many rows of each as are read of one that is not (FIRST_ROWS). Raises BadFile,
    MissingLibrary."""
    if ".xlsx" in (PurePath(name.lower()).suffix, true_ending(name, content)):
        return _grid_of_book(content, most, is_wanted)
    likeliest, *others = _separators(content)
    first = Grid(_separated(content, likeliest))
    readings = chain([first], _readable(content, others))
    found = next((each for each in readings if is_wanted(Grid(each.rows[:FIRST_ROWS]))), first)
    return Grid(_bounded(found.rows, most + FIRST_ROWS)), []


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
    return _bounded(_separated(content, _separators(content)[0]), most)


def _separators(content: bytes) -> list[str]:
    """The one that the first line has most often, then the others."""
    first = plain.read(content).text.partition("\n")[0]
    return sorted(",;\t", key=first.count, reverse=True)


def _readable(content: bytes, separators: Iterable[str]) -> Iterator[Grid]:
    """The file with each of these separators with which it can be read at all."""
    for separator in separators:
        with suppress(BadFile):
            yield Grid(_separated(content, separator))


def _separated(content: bytes, separator: str) -> list[list[str]]:
    try:
        found = csv.reader(io.StringIO(plain.of_table(content)), delimiter=separator)
        return [[cell.translate(plain.LINE_ENDS).strip() for cell in row] for row in found]
    except csv.Error as problem:
        raise BadFile("not-a-table") from problem


def _sheets(content: bytes, most: int, count: int = SHEETS_MAX) -> tuple[list[list[list[str]]], int]:
    """The first sheets of a workbook, one at least; and how many more it has."""
    with _opened(content) as book:
        found = [_rows_of(sheet, most + 2) for sheet in book.worksheets[:count]]
        if not found:
            raise IndexError
        return found, len(book.worksheets) - len(found)


def _grid_of_book(content: bytes, most: int, is_wanted: Callable[[Grid], bool]) -> tuple[Grid, list[Grid]]:
    with _opened(content) as book:
        sheets = book.worksheets[:SHEETS_MAX]
        begun = [Grid(_rows_of(sheet, FIRST_ROWS), sheet.title) for sheet in sheets]
        at = next((n for n, each in enumerate(begun) if is_wanted(each)), 0)
        rows = _rows_of(sheets[at], most + FIRST_ROWS + 2)
        behind = [Grid([[sheet.title]], sheet.title) for sheet in book.worksheets[SHEETS_MAX:]]
    return Grid(_bounded(rows, most + FIRST_ROWS), begun[at].name), [*begun[:at], *begun[at + 1 :], *behind]


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    """A workbook; whatever is wrong with it is said in one way. Raises BadFile, MissingLibrary."""
    with needs("openpyxl"):
        from openpyxl import load_workbook
    checked_zip(content, "xlsx").close()
    try:
        yield load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except Exception as problem:  # what openpyxl raises has no common base
        raise BadFile("not-this-format", format="xlsx") from problem


def _rows_of(sheet: Any, most: int) -> list[list[str]]:
    rows = sheet.iter_rows(max_row=most, max_col=COLUMNS_MAX + 1, values_only=True)
    return [[_cell(value) for value in row] for row in rows]


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
