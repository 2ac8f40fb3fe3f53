"""Spreadsheets of several sheets: widths, lines, filters; and whatever does not fit is said, and stands elsewhere.

A cell holds 32,767 characters (UTF-16 code units), a sheet's name 31, and no XML every character. So longer words go on
in a sheet of their own, with the cell that they belong to, and a sheet of remarks says what stands otherwise.

All of it is made in memory: openpyxl, which reads spreadsheets here, puts the words of each sheet into a file among
those that programs use for a while, where they would lie readable.
"""

import io
import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice
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
A4 = 9
"""The number of this paper, as spreadsheets have it."""
PLAIN, BROKEN, HEADING = "plain", "broken", "heading"
"""How a cell looks; but in a plain one lines end before the border."""
_BEGINS = ("=", "+", "-", "@")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = ("", "history")


class Sheet(NamedTuple):
    """A table with its title. `shares`: of a table of words, how wide its columns are beside each other; without them
    the widths follow from what stands in the columns. `notes` stand below it."""

    title: str
    header: tuple[str, ...]
    rows: Iterable[Sequence[Cell]]
    shares: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def workbook(sheets: Sequence[Sheet], say: Translator = UNTRANSLATED) -> bytes:
    """The file's bytes. Raises Refused where the library is not installed."""
    return _Book(say).made(sheets)


class _Book:
    """One file, with what has to be said of it."""

    def __init__(self, say: Translator) -> None:
        with needs("XlsxWriter"):
            import xlsxwriter
        self._say, self._out = say, io.BytesIO()
        self._book = xlsxwriter.Workbook(self._out, {"in_memory": True})
        self._looks: dict[tuple[str, bool], Any] = {}
        self._names: set[str] = set()
        self._long: list[tuple[Cell, ...]] = []
        self._remarks: list[tuple[Cell, ...]] = []

    def made(self, sheets: Sequence[Sheet]) -> bytes:
        """The bytes."""
        self._book.set_properties({"title": legal(sheets[0].title)[:255]})
        for each in sheets:
            self._add(each)
        say = self._say
        if self._long:
            header = ("export-sheet", "export-cell", "export-part", "export-words")
            self._add(Sheet(say("export-sheet-long"), tuple(map(say, header)), self._long, (3, 1, 1, 20)))
        if self._remarks:
            about = ("export-sheet", "export-cell", "export-remark")
            self._add(Sheet(say("export-sheet-remarks"), tuple(map(say, about)), self._remarks, (3, 1, 12)))
        self._book.close()
        return self._out.getvalue()

    def _add(self, each: Sheet) -> None:
        sheet = self._book.add_worksheet(self._named(each.title))
        rows = iter(each.rows)
        measured = list(islice(rows, ROWS_MEASURED))
        widths, last = self._widths(each, measured), 0
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for n, line in enumerate(chain((each.header,), measured, rows)):
            lines, last = 1, n
            for column, value in enumerate(line):
                is_long = isinstance(value, str) and (len(value) > widths[column] or "\n" in value)
                look = HEADING if n == 0 else BROKEN if each.shares or is_long else PLAIN
                self._write(sheet, (n, column), value, look)
                if isinstance(value, str) and is_long:
                    lines = max(lines, _lines(value, widths[column]))
            if lines > 1:
                sheet.set_row(n, min(lines * LINE_POINTS, HEIGHT_POINTS_MAX))
        for n, note in enumerate(each.notes, last + 2):
            self._write(sheet, (n, 0), note, PLAIN)
        sheet.freeze_panes(1, 1)
        if last and each.header:
            sheet.autofilter(0, 0, last, len(each.header) - 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _write(self, sheet: Any, place: tuple[int, int], value: Cell, look: str) -> None:
        """Words as words: those that begin like a formula, or like an error, too; also once somebody edits them."""
        if isinstance(value, str) and value:
            words = self._fitting(sheet.get_name(), place, value)
            sheet.write_string(*place, words, self._look(look, words.startswith(_BEGINS)))
        elif value is not None and value != "":
            sheet.write_number(*place, value, self._look(look, False))

    def _look(self, look: str, is_guarded: bool) -> Any:
        if (look, is_guarded) not in self._looks:
            shape = {"valign": "top", "text_wrap": look != PLAIN, "bold": look == HEADING, "quote_prefix": is_guarded}
            self._looks[look, is_guarded] = self._book.add_format(shape)
        return self._looks[look, is_guarded]

    def _fitting(self, title: str, place: tuple[int, int], value: str) -> str:
        """As much of words as a cell holds and XML can write; whatever stands otherwise is remarked."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        words = legal(value)
        is_long = len(words) > PIECE_CODE_POINTS and len(words.encode("utf-16-le")) // 2 > CELL_UNITS_MAX
        if words == value and not is_long:
            return words
        where = title, xl_rowcol_to_cell(*place)
        if words != value and (count := count_illegal(value)) > 0:
            self._remarks.append((*where, self._say("export-illegal-here", count=count)))
        if is_long:
            pieces = [words[at : at + PIECE_CODE_POINTS] for at in range(0, len(words), PIECE_CODE_POINTS)]
            self._long += [(*where, n, piece) for n, piece in enumerate(pieces, 1)]
            words = f"{pieces[0]} {self._say('export-goes-on', sheet=self._say('export-sheet-long'))}"
            self._remarks.append((*where, self._say("export-too-long", sheet=self._say("export-sheet-long"))))
        return words

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

    def _widths(self, each: Sheet, rows: Iterable[Sequence[Cell]]) -> list[float]:
        if each.shares:
            return [SHEET_WIDTH * share / sum(each.shares) for share in each.shares]
        most = [len(name) + 4 for name in each.header]  # the sign of the filter stands beside the heading
        for row in rows:
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
