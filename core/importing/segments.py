"""Coded segments in a table (CSV, XLSX), as programs of many kinds write them: a text's name, a quote, a code; and who
coded it, when, and with what weight, where the table says so."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from core.commands.import_omissions import Omission, Omissions
from core.errors import Refused
from core.events.codings import WEIGHT_MAX
from core.ids import Id
from core.importing.code_cells import CodeCells
from core.importing.headed_table import Headed, not_read, read_headed
from core.importing.made import has_months_first, moment_of
from core.importing.refi_xml import number_of
from core.importing.segment_columns import COLUMNS as COLUMNS
from core.importing.segment_columns import STEP, Columns, columns_of, holds_segments, names_of
from core.limits import NAME_CODE_POINTS_MAX
from core.messages import Message
from core.text.find import Range, find_quote
from core.text.formulas import without_guard
from core.text.normal import look_alike, normalise

ROWS_MAX = 100_000
"""Large projects have tens of thousands of codings."""
_AGAINST = ("against", "mot ")
"""How the own table says that a segment is a negative case, in each language."""
NAMES_SAID = 5
"""So many names of codes a remark repeats."""


class Segment(NamedTuple):
    """A code on a passage (code points) of a text that is here, and the reason; who put it there ("" where the table
    does not say), when (ms since 1970, or 0), with what weight; a comment, and whether it speaks for the code or
    against it: only the own table says these."""

    source: Id
    start: int
    end: int
    code: str
    why: str
    coder: str = ""
    made: int = 0
    weight: int = 0
    comment: str = ""
    stance: str = "for"


class Segments(NamedTuple):
    """What was found in its place; on which rows there is something to say, most often that it was not; and what was
    left out, for the report that stays."""

    found: tuple[Segment, ...]
    remarks: tuple[Message, ...]
    omissions: tuple[Omission, ...] = ()


def read_segments(
    name: str,
    content: bytes,
    mapping: dict[str, str],
    source_named: Callable[[str], Id],
    text_of: Callable[[Id], str],
    paths: Iterable[str] = (),
) -> Segments:
    """Each quote in its place in its text, whatever its white space. `mapping` names the column for a part of COLUMNS
    where its heading is another; `source_named` raises Refused for a name that no text has; `paths`: of the codes
    that are here. Raises BadFile, Refused."""
    known = {look_alike(each) for path in paths for each in (path, path.rpartition(STEP)[2])}
    table = read_headed(name, content, ROWS_MAX, lambda row: holds_segments(row, mapping))
    rows = table.rows
    columns = columns_of(rows[0] if rows else [], mapping)
    cells = columns.code_cells(rows[1:], known)
    is_guarded = columns.is_own and name.casefold().endswith(".csv")
    months_first = has_months_first((columns.cell(row, "made") for row in rows[1:]), columns.months_first)
    found: list[Segment] = []
    remarks: list[Message] = []
    lost = Omissions()
    texts: dict[str, tuple[Id, str] | None] = {}
    seen: set[Segment] = set()
    uses: Counter[tuple[object, ...]] = Counter()
    for n, row in zip(table.numbers[1:], rows[1:], strict=True):
        row = [without_guard(cell) for cell in row] if is_guarded else row
        called = columns.cell(row, "source")
        if called not in texts:
            source = _source(called, source_named)
            texts[called] = None if source is None else (source, text_of(source))
        held = texts[called]
        if held is None:
            remarks.append(Message("importing-row-no-text", {"row": n, "text": called}))
            lost.add("row", _told(columns, row, n, ("source", "code", "coder")))
            continue
        places = _places(columns, row, held[1])
        if not places:
            remarks.append(Message("importing-row-no-quote", {"row": n, "text": called}))
            lost.add("row", _told(columns, row, n, ("quote", "code", "coder", "why")), held[0])
            continue
        made = _segments(columns, row, held[0], places[0], cells, months_first)
        if (not_coded := _not_coded(columns, row, n, made)) is not None:
            lost.add(*not_coded[:2], held[0])
            remarks.append(not_coded[2])
            continue
        same = (places[0], *((each.source, each.code, each.coder) for each in made))
        use, uses[same] = uses[same], uses[same] + 1
        if 0 < use < len(places):  # what stands twice in the table and in the text is there twice
            made = [each._replace(start=places[use].start, end=places[use].end) for each in made]
        is_again = seen.issuperset(made)
        seen.update(made)
        found += made
        if is_again:
            remarks.append(Message("importing-row-again", {"row": n}))
        elif len(places) > 1:
            which = {"row": n, "text": called, "count": len(places), "number": use + 1}
            remarks.append(Message("importing-row-many-quotes", which))
    about = (*_on_all(columns, cells, rows), *_beside(columns, table, lost))
    return Segments(tuple(dict.fromkeys(found)), (*remarks, *about), lost.found())


def _not_coded(columns: Columns, row: list[str], number: int, made: list[Segment]) -> tuple[str, str, Message] | None:
    """Why a row codes nothing, where it does not: the kind of what is left out, the row, and a sentence."""
    longest = max((len(name) for each in made for name in (*each.code.split(STEP), each.coder)), default=0)
    if longest > NAME_CODE_POINTS_MAX:
        about = {"row": number, "count": longest, "max": NAME_CODE_POINTS_MAX}
        return "row", _told(columns, row, number, ("quote", "code", "coder")), Message("importing-row-name-long", about)
    if not made:
        told = _told(columns, row, number, ("quote", "coder", "why"))
        return "untagged", told, Message("importing-row-no-code", {"row": number})
    return None


def _beside(columns: Columns, table: Headed, lost: Omissions) -> Iterator[Message]:
    """What stands beside what was read, and is noted as left out: columns, rows above the headings, other sheets."""
    sheets = () if columns.is_own else table.unread  # what its own workbook has there is here
    for each in (*columns.unread(table.rows), *table.above, *sheets):
        lost.add("other", each)
    return not_read(table.above, sheets)


def _told(columns: Columns, row: list[str], number: int, parts: tuple[str, ...]) -> str:
    """A row by its number, and what it says of some parts."""
    return ": ".join([str(number), *(cell for cell in (columns.cell(row, part) for part in parts) if cell)])


def _places(columns: Columns, row: list[str], text: str) -> list[Range]:
    """Where the quote of a row stands; the one place that the row means, where it says which."""
    quote = columns.cell(row, "quote")
    if columns.is_own:  # a cell loses the white space around the words
        start, end = _said_place(row)
        if 0 <= start < end <= len(text) and text[start:end].split() == normalise(quote).split():
            return [Range(start, end)]
    places = find_quote(text, quote)
    if (near := columns.near(row)) is not None:
        return sorted(places, key=lambda each: abs(each.start - near))[:1]
    return places


def _on_all(columns: Columns, cells: CodeCells, rows: list[list[str]]) -> Iterator[Message]:
    """What is to be said of the table as a whole."""
    if cells.kept:
        names = [*cells.kept][:NAMES_SAID]
        yield Message("importing-codes-with-commas", {"count": len(cells.kept), "names": names})
    if cells.parted:
        names = [*cells.parted][:NAMES_SAID]
        yield Message("importing-codes-parted", {"count": len(cells.parted), "names": names})
    if unread := columns.unread(rows):
        yield Message("importing-columns-unread", {"count": len(unread), "names": unread})


def _segments(
    columns: Columns, row: list[str], source: Id, place: tuple[int, int], cells: CodeCells, months_first: bool
) -> list[Segment]:
    why, coder = columns.cell(row, "why"), " ".join(columns.cell(row, "coder").split())
    made, comment = moment_of(columns.cell(row, "made"), months_first), columns.cell(row, "comment")
    stance = "against" if columns.cell(row, "stance").casefold().startswith(_AGAINST) else "for"
    return [
        Segment(source, *place, code, why, coder, made, _weight(weight), comment, stance)
        for code, weight in columns.codes(row, cells)
        if code
    ]


def _weight(written: str) -> int:
    """A weight within the bounds of this program's; what is no whole number is none."""
    return min(max(number_of(written) or 0, 0), WEIGHT_MAX)


def _source(called: str, source_named: Callable[[str], Id]) -> Id | None:
    for each in names_of(called):
        try:
            return source_named(each)
        except Refused:
            continue
    return None


def _said_place(row: list[str]) -> tuple[int, int]:
    """Where a row of our own says that its segment is."""
    start, end = (number_of(cell) for cell in (*row, "", "", "")[1:3])
    return (-1, -1) if start is None or end is None else (start, end)
