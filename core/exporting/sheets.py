"""Any table as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets show æ, ø and å) or as a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from core.errors import Refused
from core.exporting import docx, html
from core.exporting.pieces import in_bytes
from core.exporting.wide_table import Cell as Cell
from core.exporting.workbook import Sheet, workbook
from core.messages import UNTRANSLATED, Translator
from core.text.formulas import harmless

_MARK = "\ufeff"
"""By it spreadsheets know that a file is UTF-8."""


def to_file(
    ending: str,
    title: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    say: Translator = UNTRANSLATED,
) -> bytes:
    """A table by the ending of its file: .csv, .xlsx, .docx or .html. Raises Refused for any other."""
    if ending == ".csv":
        return to_csv(header, rows)
    if ending == ".xlsx":
        return to_xlsx(title, header, rows, say=say)
    if ending == ".docx":
        return docx.table(title, header, rows, say)
    if ending == ".html":
        return html.table(title, header, rows)
    raise Refused("table-format")


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The file's bytes."""
    return in_bytes(csv_pieces(header, rows))


def csv_pieces(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The file, row by row."""
    line = _Line()
    writer = csv.writer(line, lineterminator="\r\n")
    yield _MARK
    for row in chain((header,), rows):
        writer.writerow([_harmless(cell) for cell in row])
        yield line.words


class _Line:
    """Holds the line that was written last."""

    words = ""

    def write(self, words: str) -> None:
        """Takes a line."""
        self.words = words


def to_xlsx(
    title: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    shares: Sequence[int] = (),
    say: Translator = UNTRANSLATED,
) -> bytes:
    """The file's bytes. `shares`: of a table of words, how wide its columns are beside each other. Raises Refused where
    the library is not installed."""
    return workbook([Sheet(title, tuple(header), rows, tuple(shares))], say)


def _harmless(cell: Cell) -> Cell:
    """Words that begin like a formula must not run as one in a spreadsheet."""
    return harmless(cell) if isinstance(cell, str) else cell
