"""Coded segments in a table (CSV, XLSX), as Taguette and others write them: a text's name, a quote, a code."""

from collections.abc import Callable
from typing import NamedTuple

from core.errors import Refused
from core.ids import Id
from core.importing.table import read_table
from core.messages import Message
from core.text.find import find_quote
from core.text.formulas import without_guard

COLUMNS = {
    "source": ("source", "document", "document name", "text", "tekst", "kilde", "dokument", "file"),
    "quote": ("quote", "content", "segment", "passage", "sitat", "utdrag", "highlight"),
    "code": ("code", "tag", "codes", "tags", "kode", "koder"),
    "why": ("why", "begrunnelse", "comment", "memo", "because", "kommentar", "fordi"),
}
NEEDED = ("source", "quote", "code")
"""Columns that must be there; the headings that are known for each stand in COLUMNS."""


OWN = (
    ("source", "start", "end", "code", "coder", "quote"),
    ("tekst", "fra", "til", "kode", "medkoder", "sitat"),
)
"""How a table begins that this program wrote: it has one code in a cell, and says where each segment is."""


class Segment(NamedTuple):
    """A code on a passage (code points) of a text that is here, and the reason."""

    source: Id
    start: int
    end: int
    code: str
    why: str


class Segments(NamedTuple):
    """What was found in its place; and on which rows there is something to say, most often that it was not."""

    found: tuple[Segment, ...]
    remarks: tuple[Message, ...]


def read_segments(
    name: str, content: bytes, mapping: dict[str, str], source_named: Callable[[str], Id], text_of: Callable[[Id], str]
) -> Segments:
    """Each quote in its place in its text, whatever its white space. `mapping` names the column for a part of COLUMNS
    where its heading is another; `source_named` raises Refused for a name that no text has. Raises BadFile, Refused."""
    rows = read_table(name, content)
    headings = [each.casefold() for each in rows[0]] if rows else []
    at = {part: _column(headings, part, mapping.get(part)) for part in COLUMNS}
    lacking = [part for part in NEEDED if at[part] is None]
    if lacking:
        raise Refused("segments-column", part=lacking[0], columns=rows[0] if rows else [])
    is_ours = tuple(headings[: len(OWN[0])]) in OWN
    is_guarded = is_ours and name.casefold().endswith(".csv")
    found: list[Segment] = []
    remarks: list[Message] = []
    for n, row in enumerate(rows[1:], 2):
        row = [without_guard(cell) for cell in row] if is_guarded else row
        cells = {part: row[column] if column is not None and column < len(row) else "" for part, column in at.items()}
        try:
            source = source_named(cells["source"])
        except Refused:
            remarks.append(Message("importing-row-no-text", {"row": n, "text": cells["source"]}))
            continue
        places = find_quote(text_of(source), cells["quote"])
        if is_ours and (said := _said_place(row)) in places:
            places = [said]
        if not places:
            remarks.append(Message("importing-row-no-quote", {"row": n, "text": cells["source"]}))
            continue
        parts = [cells["code"]] if is_ours else cells["code"].replace(";", ",").split(",")
        codes = [each.strip() for each in parts if each.strip()]
        found += [Segment(source, *places[0], code, cells["why"]) for code in codes]
        if len(places) > 1:
            remarks.append(
                Message("importing-row-many-quotes", {"row": n, "text": cells["source"], "count": len(places)})
            )
        if not codes:
            remarks.append(Message("importing-row-no-code", {"row": n}))
    return Segments(tuple(dict.fromkeys(found)), tuple(remarks))


def _said_place(row: list[str]) -> tuple[int, int]:
    """Where a row of our own says that its segment is."""
    start, end = (int(cell) if cell.isascii() and cell.isdigit() else -1 for cell in row[1:3])
    return start, end


def _column(headings: list[str], part: str, given: str | None) -> int | None:
    if given is not None:
        if given.strip().casefold() not in headings:
            raise Refused("no-such-column", column=given, columns=headings)
        return headings.index(given.strip().casefold())
    return next((headings.index(each) for each in COLUMNS[part] if each in headings), None)
