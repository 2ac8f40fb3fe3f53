"""Attributes of texts from a table (CSV or XLSX): names of texts in the first column, a heading for each attribute."""

from core.errors import BadFile
from core.importing.people import headings_of
from core.importing.table import read_table


def read_text_attributes(name: str, content: bytes) -> list[tuple[str, dict[str, str]]]:
    """The table's texts in its order, each with its values; empty cells are left out. Raises BadFile, which says where
    it is not as it should be."""
    rows = [[" ".join(cell.split()) for cell in row] for row in read_table(name, content)]
    if len(rows) < 2:
        raise BadFile("text-table-empty")
    headings = headings_of(rows[0])
    texts: dict[str, dict[str, str]] = {}
    for number, row in enumerate(rows[1:], 2):
        text = row[0] if row else ""
        if not text:
            raise BadFile("row-without-text", row=number)
        if any(row[len(headings) :]):
            raise BadFile("row-too-wide", row=number)
        if text in texts:
            raise BadFile("text-twice", name=text)
        texts[text] = {heading: value for heading, value in zip(headings[1:], row[1:], strict=False) if value}
    return list(texts.items())
