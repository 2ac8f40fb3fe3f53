"""Any table as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets show æ, ø and å) or as a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from core.errors import Refused
from core.exporting import docx, html
from core.libraries import needs
from core.text.xml import legal

Cell = str | int | float | None
CELL_CHARACTERS_MAX = 32_767
"""What a cell of a spreadsheet holds."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_file(ending: str, title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A table by the ending of its file: .csv, .xlsx, .docx or .html. Raises Refused for any other."""
    if ending == ".csv":
        return to_csv(header, rows)
    if ending == ".xlsx":
        return to_xlsx(title, header, rows)
    if ending == ".docx":
        return docx.table(title, header, rows)
    if ending == ".html":
        return html.table(title, header, rows)
    raise Refused("table-format")


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The file's bytes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_harmless(cell) for cell in header])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def to_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The file's bytes. Raises Refused where the library is not installed."""
    with needs("openpyxl"):
        from openpyxl import Workbook
        from openpyxl.styles import Font
    book = Workbook()
    sheet = book.active
    sheet.title = "".join(char for char in legal(title) if char not in "[]:*?/\\")[:31] or "Kodespor"
    for line in (header, *rows):
        sheet.append([legal(cell)[:CELL_CHARACTERS_MAX] if isinstance(cell, str) else cell for cell in line])
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":  # words that begin like a formula are words
                cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _harmless(cell: Cell) -> Cell:
    """Words that begin like a formula must not run as one in a spreadsheet."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
