"""Tables of people, of texts and of answers, whose headings may be any words: they are known by where they stand."""

from collections.abc import Callable, Collection, Sequence

from core.importing.headed_table import Headed, Rows, read_headed_at
from core.importing.table import FIRST_ROWS, ROWS_MAX

FIRST_HEADINGS = {
    "pseudonym", "pseudonyms", "participant", "participants", "person", "informant", "informants", "respondent", "name",
    "id", "case", "deltaker", "deltakere", "deltakar", "informanter", "respondenter", "navn", "namn", "kasus",
    "text", "texts", "source", "sources", "document", "interview", "tekst", "tekster", "kilde", "kjelde", "dokument",
    "intervju",
}  # fmt: skip
"""What a column of names is called most often."""


def read_listed(name: str, content: bytes, wanted: Collection[str] = ()) -> Headed:
    """The first table of a file in which something stands beside something, with the row of its headings first; else
    the first as it stands. `wanted`: headings that have to be there. Raises BadFile, MissingLibrary."""
    known = {each.strip().casefold() for each in wanted}
    found = _naming(known) if known else _by_place
    return read_headed_at(name, content, ROWS_MAX, found)


def _naming(wanted: set[str]) -> Callable[[Rows], int | None]:
    """Finds the row with these headings."""

    def head(rows: Rows) -> int | None:
        begun = enumerate(rows[:FIRST_ROWS])
        return next((at for at, row in begun if wanted <= {each.casefold() for each in row}), None)

    return head


def _by_place(rows: Rows) -> int | None:
    """The first row that is as wide as those below it are; what stands above are titles of one cell or two. A list of
    one column begins at its top; None where not even a known heading tells that it is one."""
    held = [(at, _width(row)) for at, row in enumerate(rows[:FIRST_ROWS]) if any(row)]
    for place, (at, width) in enumerate(held):
        below = sorted(other for _, other in held[place + 1 :])
        if width >= 2 and below and width >= below[len(below) // 2] >= 2:
            return at
    first = next((at for at, _ in held), None)
    if first is None or any(sign in cell for row in rows for cell in row for sign in ";\t"):
        return None  # nothing, or a table that another separator parts
    return first if next(filter(None, rows[first])).casefold() in FIRST_HEADINGS else None


def _width(row: Sequence[str]) -> int:
    return sum(map(bool, row))
