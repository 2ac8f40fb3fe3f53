"""A table of ratings from a file: `unit,coder1,coder2,…`, one unit a row, or in the long form `unit,coder,value`."""

from collections.abc import Sequence
from typing import NamedTuple

from core.analysis.agreement.coefficients import LEVELS, Pattern
from core.errors import Refused
from core.importing.ratings_layout import layout
from core.importing.ratings_values import Values
from core.messages import Message


class RatingsTable(NamedTuple):
    """One pattern for each unit, the coders' names, the categories in their order, as they are called and as they stand
    in the patterns (`values`), and what the reader should know of how the table was read."""

    rows: list[Pattern]
    coders: tuple[str, ...]
    categories: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
    values: tuple[str | float, ...] = ()


def read_ratings(content: bytes, level: str, categories: Sequence[str] = ()) -> RatingsTable:
    """The table, from a text or a spreadsheet (its first sheet); `categories`: all that may occur, for ordinal words
    from the lowest to the highest. Raises BadFile where it is no such table, Refused where a value does not fit the
    level or is none of the categories."""
    if level not in LEVELS:
        raise Refused("ratings-level", levels=LEVELS)
    notes: list[Message] = []
    cells, coders = layout(content, notes)
    values = Values(level, tuple(categories), [cell for _, row in cells for cell in row])
    rows = [tuple(values.read(cell, number) for cell in row) for number, row in cells]
    rows, coders = _with_ratings(rows, coders, notes)
    notes += values.notes()
    missing = sum(value is None for row in rows for value in row)
    if missing:
        single = sum(sum(value is not None for value in row) < 2 for row in rows)
        notes.append(Message("agreement-note-missing", {"missing": missing, "units": single}))
    return RatingsTable([*rows], coders, values.named(rows), tuple(notes), values.all(rows))


_Row = tuple[str | float | None, ...]


def _with_ratings(
    rows: list[_Row], coders: tuple[str, ...], notes: list[Message]
) -> tuple[list[_Row], tuple[str, ...]]:
    """Without coders who rated nothing, where two others are left; either way it is said."""
    kept = [n for n in range(len(coders)) if any(row[n] is not None for row in rows)]
    silent = [coder for n, coder in enumerate(coders) if n not in kept]
    if silent:
        notes.append(Message("agreement-note-silent", {"coders": silent}))
    if not silent or len(kept) < 2:
        return rows, coders
    return [tuple(row[n] for n in kept) for row in rows], tuple(coders[n] for n in kept)
