"""The parts of a report in any format: sections with headings, paragraphs, tables, pictures and quotes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_EVENT = re.compile(r"⟦(\d+)⟧")


class Paragraph(NamedTuple):
    """Some sentences. `is_for_author`: something that only the author can fill in."""

    text: str
    is_for_author: bool = False


class Bullets(NamedTuple):
    """A list; in each item ⟦n⟧ stands for a link to the n-th event."""

    items: tuple[str, ...]


class Table(NamedTuple):
    """A table; in each cell ⟦n⟧ stands for a link to the n-th event."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Picture(NamedTuple):
    """A drawing as SVG, and what it shows, for readers who cannot see it."""

    svg: str
    label: str


class Quote(NamedTuple):
    """Words of a participant, and where they stand."""

    words: str
    where: str


Block = Paragraph | Bullets | Table | Picture | Quote


class Section(NamedTuple):
    """A heading, and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


def event(n: int) -> str:
    """A link to an event by its number in the trail."""
    return f"⟦{n}⟧"


def parts(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the number of the event that is linked after it, or with nothing."""
    pieces = _EVENT.split(text)
    for n in range(0, len(pieces), 2):
        yield pieces[n], pieces[n + 1] if n + 1 < len(pieces) else ""


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
