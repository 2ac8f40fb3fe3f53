"""Attributes of texts from a table (CSV or XLSX): names of texts in the first column, a heading for each attribute."""

from core.errors import BadFile
from core.importing.headed_table import not_read
from core.importing.listed_table import read_listed
from core.importing.people import headings_of
from core.messages import Message

Values = dict[str, str]


def read_text_attributes(name: str, content: bytes) -> tuple[list[tuple[str, Values]], list[Message]]:
    """The table's texts in its order, each with its values, and what of it was not read; empty cells are left out.
    Raises BadFile, which says where it is not as it should be."""
    table = read_listed(name, content)
    rows = [[" ".join(cell.split()) for cell in row] for row in table.rows]
    if len(rows) < 2:
        raise BadFile("text-table-empty")
    headings = headings_of(rows[0])
    texts: dict[str, dict[str, str]] = {}
    for number, row in zip(table.numbers[1:], rows[1:], strict=True):
        text = row[0] if row else ""
        if not text:
            raise BadFile("row-without-text", row=number)
        if any(row[len(headings) :]):
            raise BadFile("row-too-wide", row=number)
        if text in texts:
            raise BadFile("text-twice", name=text)
        texts[text] = {heading: value for heading, value in zip(headings[1:], row[1:], strict=False) if value}
    return list(texts.items()), [*not_read(table.above, table.unread)]
