"""Tables of words for a results section, written on pages that lie on their side: csv, xlsx, docx, html and md."""

from collections.abc import Sequence

from core.errors import Refused
from core.exporting import docx, html, markdown
from core.exporting.sheets import to_csv
from core.exporting.wide_table import Cell, WideTable
from core.exporting.workbook import Sheet, workbook
from core.messages import UNTRANSLATED, Translator

ENDINGS = (".csv", ".xlsx", ".docx", ".html", ".md")


def written(ending: str, tables: Sequence[WideTable], say: Translator = UNTRANSLATED) -> bytes:
    """The file's bytes, by its ending; several tables stand below each other. Raises Refused for another ending, and
    where several tables should go into a form that has one."""
    if ending not in ENDINGS:
        raise Refused("wide-table-format")
    if ending == ".csv":
        table = _joined(tables)
        return to_csv(table.header, table.rows)
    if ending == ".xlsx":
        return workbook([Sheet(each.title, each.header, each.rows, each.shares, each.notes) for each in tables], say)
    if ending == ".docx":
        return docx.wide_tables(tables, say)
    if ending == ".html":
        return html.wide_tables(tables, say.language or html.ANY_LANGUAGE)
    return markdown.tables(tables).encode()


def _joined(tables: Sequence[WideTable]) -> WideTable:
    """One table of several: the title of each stands in a column before the others. Where their columns differ, the
    names of these come before the rows of each."""
    first = tables[0]
    if len(tables) == 1:
        return first
    most = max(len(table.header) for table in tables)
    rows: list[tuple[Cell, ...]] = []
    for table in tables:
        if table is not first and table.header != first.header:
            rows.append(("", *table.header))
        rows += [(table.title, *row) for row in table.rows]
    blank = [""] * most
    rows = [(*row, *blank[len(row) - 1 :]) for row in rows]
    header = ("", *first.header, *blank[len(first.header) :])
    shares = (2, *max((table.shares for table in tables), key=len))
    return WideTable(first.title, header, tuple(rows), shares)
