"""Tables of words for a results section, written on pages that lie on their side: csv, xlsx, docx, html and md."""

from collections.abc import Sequence
from typing import NamedTuple

from core.errors import Refused
from core.exporting import docx, html, markdown
from core.exporting.sheets import Cell, to_csv, to_xlsx

ENDINGS = (".csv", ".xlsx", ".docx", ".html", ".md")


class WideTable(NamedTuple):
    """A table with its title; `shares` say how wide the columns are beside each other, and `notes` stand below it,
    where the form has a place for them."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...]
    notes: tuple[str, ...] = ()


def written(ending: str, tables: Sequence[WideTable]) -> bytes:
    """The file's bytes, by its ending; several tables stand below each other. Raises Refused for another ending, and
    where several tables should go into a form that has one."""
    if ending not in ENDINGS:
        raise Refused("wide-table-format", formats=ENDINGS)
    if ending in (".csv", ".xlsx"):
        table = _joined(tables)
        if ending == ".csv":
            return to_csv(table.header, table.rows)
        return to_xlsx(table.title, table.header, table.rows, table.shares)
    if ending == ".docx":
        return docx.wide_tables(tables)
    if ending == ".html":
        return html.wide_tables(tables)
    return markdown.tables(tables).encode()


def _joined(tables: Sequence[WideTable]) -> WideTable:
    """One table of several with the same columns: the title of each stands in a column before the others."""
    first = tables[0]
    if len(tables) == 1:
        return first
    rows = tuple((table.title, *row) for table in tables for row in table.rows)
    return WideTable(first.title, ("", *first.header), rows, (2, *first.shares))
