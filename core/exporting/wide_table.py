"""What a table of words is, whatever form it is written in."""

from typing import NamedTuple

Cell = str | int | float | None


class WideTable(NamedTuple):
    """A table with its title; `shares` say how wide the columns are beside each other, and `notes` stand below it,
    where the form has a place for them."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...]
    notes: tuple[str, ...] = ()
