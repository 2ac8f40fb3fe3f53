"""Any table as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets show æ, ø and å) or as a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from core.errors import Refused
from core.exporting import docx, html
from core.exporting.wide_table import Cell as Cell
from core.libraries import needs
from core.text.xml import legal

CELL_CHARACTERS_MAX = 32_767
"""What a cell of a spreadsheet holds."""
SHEET_WIDTH = 150
"""So many characters of the usual font stand beside each other on a page that lies on its side."""
_FORMULA = re.compile(r"(^|[;\t\r\n])(?=\s*[=+\-@＝＋－＠])")
"""Where a spreadsheet may take words for a formula: where a cell begins, and, since a Norwegian one cuts a file at
semicolons whatever it is called, after each of these and after a line's end."""


_BEGINS = ("=", "+", "-", "@")


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


def to_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], shares: Sequence[int] = ()) -> bytes:
    """The file's bytes. `shares`: of a table of words, how wide its columns are beside each other; its lines are
    broken, and it is printed on pages that lie on their side. Raises Refused where the library is not installed."""
    with needs("openpyxl"):
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter
    book = Workbook()
    sheet = book.active
    sheet.title = "".join(char for char in legal(title) if char not in "[]:*?/\\")[:31] or "Kodespor"
    for line in (header, *rows):
        sheet.append([legal(cell)[:CELL_CHARACTERS_MAX] if isinstance(cell, str) else cell for cell in line])
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):  # words that begin like a formula, or like an error, are words
                cell.data_type = "s"
                cell.quotePrefix = cell.value.startswith(_BEGINS)  # also once somebody edits them
    for number, share in enumerate(shares, 1):
        sheet.column_dimensions[get_column_letter(number)].width = SHEET_WIDTH * share / sum(shares)
    if shares:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        for row in sheet.iter_rows():
            for cell in row:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "B2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _harmless(cell: Cell) -> Cell:
    """Words that begin like a formula must not run as one in a spreadsheet."""
    if not isinstance(cell, str):
        return cell
    begins = "'" if cell[:1] in ("\t", "\r", "\n") and not _FORMULA.match(cell) else ""
    return begins + _FORMULA.sub(r"\1'", cell)
