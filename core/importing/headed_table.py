"""Tables whose headings do not stand at the top: below a title, or on another sheet of a workbook."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from core.importing.table import FIRST_ROWS, read_grids
from core.messages import Message

SAID = 5
"""So many titles and names a remark repeats."""

Rows = list[list[str]]


class Headed(NamedTuple):
    """Rows that hold something, the headings first, each with its number in its sheet, from 1; what stands above the
    headings; and the names of other sheets that hold something."""

    rows: Rows
    numbers: list[int]
    above: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def read_headed(name: str, content: bytes, most: int, is_head: Callable[[Sequence[str]], bool]) -> Headed:
    """The first table in a file that has headings; where none has, the first as it stands, as if they stood at its
    top. Raises BadFile, MissingLibrary."""
    return read_headed_at(name, content, most, lambda rows: _head(rows, is_head))


def read_headed_at(name: str, content: bytes, most: int, head_of: Callable[[Rows], int | None]) -> Headed:
    """The same where all of the first rows tell together which of them, counted from 0, has the headings."""
    grid, others = read_grids(name, content, most, lambda each: head_of(each.rows) is not None)
    head = head_of(grid.rows[:FIRST_ROWS]) or 0
    numbered = [(number, row) for number, row in enumerate(grid.rows, 1) if any(row)]
    above = tuple(" ".join(filter(None, row)) for number, row in numbered if number <= head)
    below = [(number, row) for number, row in numbered if number > head]
    unread = tuple(each.name for each in others if any(map(any, each.rows)))
    return Headed([row for _, row in below], [number for number, _ in below], above, unread)


def _head(rows: Rows, is_head: Callable[[Sequence[str]], bool]) -> int | None:
    """How many rows stand above the headings. One word alone is a heading at the top, or below an empty row: in the
    midst of a list it is one of its names."""
    for at, row in enumerate(rows[:FIRST_ROWS]):
        is_alone = sum(map(bool, row)) == 1 and any(map(any, rows[:at])) and any(rows[at - 1])
        if not is_alone and is_head(row):
            return at
    return None


def not_read(above: Sequence[str], sheets: Sequence[str]) -> Iterator[Message]:
    """What is said of rows above the headings, and of sheets that were not read."""
    if above:
        yield Message("importing-rows-above", {"count": len(above), "rows": [*above][:SAID]})
    if sheets:
        yield Message("importing-sheets-unread", {"count": len(sheets), "names": [*sheets][:SAID]})
