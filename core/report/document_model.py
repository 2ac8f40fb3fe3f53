"""The parts of a report in any format: sections with headings, paragraphs, tables, pictures and quotes."""

import re
import secrets
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

_MARK = secrets.token_hex(8)
"""Makes our marks ones that nobody can write: a memo with a mark in it would link to an event that it does not name."""
_EVENT = re.compile(rf"⟦{_MARK}:(\d+)⟧")
SHORT_ROWS_MAX, SHORT_MAX = 14, 1500
"""So many rows and code points fill no more than about a third of a page."""
_MARKS = re.compile(rf"\s*⟦{_MARK}:\d+⟧(–⟦{_MARK}:\d+⟧)?")


class Paragraph(NamedTuple):
    """Some sentences. `is_for_author`: something that only the author can fill in."""

    text: str
    is_for_author: bool = False


class Bullets(NamedTuple):
    """A list; in each item the mark of an event stands for a link to it."""

    items: tuple[str, ...]


class Table(NamedTuple):
    """A table; in each cell the mark of an event stands for a link to it. `is_small`: in small print, since it is long
    and looked things up in."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_small: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it is printed on one page whole: the blank space that this costs on the page before is bearable."""
        return len(self.rows) <= SHORT_ROWS_MAX and sum(len(cell) for row in self.rows for cell in row) <= SHORT_MAX


class Label(NamedTuple):
    """A few words over what follows, within a section."""

    text: str


class Picture(NamedTuple):
    """A drawing as SVG, and what it shows, for readers who cannot see it."""

    svg: Markup
    label: str


class Quote(NamedTuple):
    """Words of a participant with the number that they have in the report (0: none), where they stand, and what is to
    be said about them."""

    words: str
    where: str
    number: int = 0
    comment: str = ""


Block = Paragraph | Bullets | Table | Label | Picture | Quote


class Section(NamedTuple):
    """A heading with its number, and what stands under it. `level` is 2 for a chapter within a section."""

    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    level: int = 1

    @property
    def heading(self) -> str:
        """The number and the title."""
        return f"{self.number} {self.title}" if self.number else self.title


def event(n: int) -> str:
    """The mark of an event, by its number in the trail, among words."""
    return f"⟦{_MARK}:{n}⟧"


def parts(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the number of the event that is linked after it, or with nothing."""
    pieces = _EVENT.split(text)
    for n in range(0, len(pieces), 2):
        yield pieces[n], pieces[n + 1] if n + 1 < len(pieces) else ""


def events_named(sections: Iterable[Section]) -> Iterator[int]:
    """The numbers of the events to which something in these sections leads."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Paragraph | Label):
                texts: Iterable[str] = (block.text,)
            elif isinstance(block, Bullets):
                texts = block.items
            else:
                texts = (cell for row in block.rows for cell in row) if isinstance(block, Table) else ()
            for text in texts:
                yield from map(int, _EVENT.findall(text))


def unlinked(section: Section) -> Section:
    """The section without the marks of events, for a report that has no trail to which they could lead."""
    return section._replace(blocks=tuple(map(_unlinked, section.blocks)))


def _unlinked(block: Block) -> Block:
    if isinstance(block, Paragraph | Label):
        return block._replace(text=_without_marks(block.text))
    if isinstance(block, Bullets):
        return Bullets(tuple(map(_without_marks, block.items)))
    if isinstance(block, Table):
        return block._replace(rows=tuple(tuple(map(_without_marks, row)) for row in block.rows))
    return block


def _without_marks(text: str) -> str:
    return _MARKS.sub("", text)


def clipped(text: str, most: int) -> str:
    """The text, or its beginning up to a space and a sign that there is more."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(maxsplit=1)[0].rstrip(" ,;:") + " […]"


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
