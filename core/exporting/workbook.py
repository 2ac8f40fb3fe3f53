"""Spreadsheets of several sheets: widths, lines, filters; and whatever does not fit is said, and stands elsewhere.

A cell holds 32,767 characters (UTF-16 code units), a sheet's name 31, and no XML every character. So longer words go on
in a sheet of their own, with the cell that they belong to, and a sheet of remarks says what stands otherwise.
"""

import io
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from core.exporting.wide_table import Cell
from core.libraries import needs
from core.messages import UNTRANSLATED, Translator
from core.text.xml import count_illegal, legal

CELL_UNITS_MAX = 32_767
"""What a cell of a spreadsheet holds, in UTF-16 code units."""
PIECE_CODE_POINTS = 16_000
"""Of longer words so much stands in each cell: twice as many units at most, and room for what says so."""
NAME_UNITS_MAX = 31
SHEET_WIDTH = 150
"""So many characters of the usual font stand beside each other on a page that lies on its side."""
NARROWEST, WIDEST = 8, 50
LETTER = 1.1
"""How wide a letter is at most on average; lines end before the border since words are not cut."""
ROWS_MEASURED = 2_000
"""The widths of columns follow from so many rows."""
LINE_POINTS, HEIGHT_POINTS_MAX = 15, 409
"""The height of a line, and the most that a row can have. Programs reckon it themselves only where none is given, and
some not even then."""
_BEGINS = ("=", "+", "-", "@")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = ("", "history")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What a spreadsheet would read as the number of a character."""


class Sheet(NamedTuple):
    """A table with its title. `shares`: of a table of words, how wide its columns are beside each other; without them
    the widths follow from what stands in the columns. `notes` stand below it."""

    title: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    shares: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def workbook(sheets: Sequence[Sheet], say: Translator = UNTRANSLATED) -> bytes:
    """The file's bytes. Raises Refused where the library is not installed."""
    return _Book(say).made(sheets)


class _Book:
    """One file, with what has to be said of it."""

    def __init__(self, say: Translator) -> None:
        with needs("openpyxl"):
            from openpyxl import Workbook
        self._say, self._book = say, Workbook()
        self._book.remove(self._book.active)
        self._names: set[str] = set()
        self._long: list[tuple[Cell, ...]] = []
        self._remarks: list[tuple[Cell, ...]] = []

    def made(self, sheets: Sequence[Sheet]) -> bytes:
        """The bytes."""
        from openpyxl.packaging.core import DocumentProperties

        self._book.properties = DocumentProperties(creator="", title=legal(sheets[0].title)[:255])
        for each in sheets:
            self._add(each)
        say = self._say
        if self._long:
            header = ("export-sheet", "export-cell", "export-part", "export-words")
            self._add(Sheet(say("export-sheet-long"), tuple(map(say, header)), self._long, (3, 1, 1, 20)))
        if self._remarks:
            about = ("export-sheet", "export-cell", "export-remark")
            self._add(Sheet(say("export-sheet-remarks"), tuple(map(say, about)), self._remarks, (3, 1, 12)))
        out = io.BytesIO()
        self._book.save(out)
        return out.getvalue()

    def _add(self, each: Sheet) -> None:
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter

        sheet = self._book.create_sheet(self._named(each.title))
        widths = self._widths(each)
        plain = Alignment(vertical="top")
        broken = Alignment(vertical="top", wrap_text=True)
        rows = list(each.rows)
        for n, line in enumerate((each.header, *rows), 1):
            lines = 1
            for column, value in enumerate(line, 1):
                cell = sheet.cell(n, column)
                if isinstance(value, str):
                    self._write(cell, value)
                else:
                    cell.value = value
                is_long = isinstance(value, str) and (len(value) > widths[column - 1] or "\n" in value)
                cell.alignment = broken if each.shares or is_long else plain
                if isinstance(value, str) and is_long:
                    lines = max(lines, _lines(value, widths[column - 1]))
            if lines > 1:
                sheet.row_dimensions[n].height = min(lines * LINE_POINTS, HEIGHT_POINTS_MAX)
        for n, note in enumerate(each.notes, len(rows) + 3):
            self._write(sheet.cell(n, 1), note)
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "B2"
        if rows and each.header:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(each.header))}{len(rows) + 1}"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_title_rows = "1:1"

    def _write(self, cell: Any, value: str) -> None:
        """Words as words: those that begin like a formula, or like an error, too; also once somebody edits them."""
        words = legal(value)
        if (count := count_illegal(value)) > 0:
            said = self._say("export-illegal-here", count=count)
            self._remarks.append((cell.parent.title, cell.coordinate, said))
        if len(words) > PIECE_CODE_POINTS and len(words.encode("utf-16-le")) // 2 > CELL_UNITS_MAX:
            pieces = [words[at : at + PIECE_CODE_POINTS] for at in range(0, len(words), PIECE_CODE_POINTS)]
            where = (cell.parent.title, cell.coordinate)
            self._long += [(*where, n, piece) for n, piece in enumerate(pieces, 1)]
            words = f"{pieces[0]} {self._say('export-goes-on', sheet=self._say('export-sheet-long'))}"
            self._remarks.append((*where, self._say("export-too-long", sheet=self._say("export-sheet-long"))))
        cell.value = _ESCAPE.sub("_x005F_", words)
        cell.data_type = "s"
        cell.quotePrefix = words.startswith(_BEGINS)

    def _named(self, title: str) -> str:
        """A name for a sheet that no other has; the whole title stands among the remarks where it is another."""
        wanted = " ".join(legal(title).split())
        clean = _FORBIDDEN.sub(" ", wanted).strip(" '")
        clean = "Kodespor" if clean.casefold() in _RESERVED else clean
        name, n = _cut(clean, NAME_UNITS_MAX), 1
        while name.casefold() in self._names:
            n += 1
            name = _cut(clean, NAME_UNITS_MAX - len(f" ({n})")) + f" ({n})"
        self._names.add(name.casefold())
        if name != wanted and wanted:
            self._remarks.append((name, "", self._say("export-sheet-title", title=wanted)))
        return name

    def _widths(self, each: Sheet) -> list[float]:
        if each.shares:
            return [SHEET_WIDTH * share / sum(each.shares) for share in each.shares]
        most = [len(name) + 4 for name in each.header]  # the sign of the filter stands beside the heading
        for row in each.rows[:ROWS_MEASURED]:
            for column, value in enumerate(row):
                lines = str("" if value is None else value)[:1000].split("\n")
                most[column] = max(most[column], *map(len, lines))
        return [float(min(max(each + 1, NARROWEST), WIDEST)) for each in most]


def _lines(words: str, width: float) -> int:
    """How many lines words need in a column of a width."""
    return sum(1 + int(len(part) * LETTER // width) for part in words.split("\n"))


def _cut(name: str, units: int) -> str:
    """So much of a name as fits, in UTF-16 code units."""
    while len(name.encode("utf-16-le")) // 2 > units:
        name = name[:-1]
    return name.strip(" '")
