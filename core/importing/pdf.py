"""The text in a PDF as one reads it, with a mark where each page begins: the same in all languages, so that one file
gives one text."""

import re
from collections import Counter
from typing import NamedTuple

from core.errors import BadFile
from core.importing.document import Document, read_as
from core.importing.left_out import LeftOut
from core.importing.pdf_layout import pages
from core.importing.pdf_lines import blocks_of
from core.importing.pdf_paragraphs import Line, begins_turn, paragraphs
from core.messages import Message

PAGES_MAX = 3000
_MARGIN = 0.12
"""Running heads stand in this share of the page's height, above and below."""
_UNMAPPED = re.compile(r"\(cid:\d+\)")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)


class _Page(NamedTuple):
    """A page's blocks of lines in the order of reading, its height in points, and the words that are struck through."""

    blocks: list[list[Line]]
    height: float
    struck: str


def read(content: bytes, encoding: str | None = None) -> Document:
    """The pages' paragraphs, after `[p. N]` from the second page on; hyphens at the ends of lines are mended, what
    stands at the head or the foot of most pages is counted as left out. Raises BadFile, scans with a code of their
    own."""
    if b"%PDF-" not in content[:1024]:
        raise BadFile("not-this-format", format="pdf")
    found = _pages(content)
    silent = sum(not page.blocks for page in found)
    if silent == len(found):
        raise BadFile("pdf-scan")
    left_out = LeftOut()
    heads = _running_heads(found)
    parts = []
    for number, page in enumerate(found, 1):
        if number > 1:
            parts.append(f"[p. {number}]")
        blocks = [[line for line in block if not _is_head(line, page, heads, left_out)] for block in page.blocks]
        parts += paragraphs(blocks)
    text = "\n".join(parts).translate(_LIGATURES)
    text, unmapped = _UNMAPPED.subn("\ufffd", text)
    left_out.count("bad_byte", unmapped)
    left_out.words("struck", " ".join(page.struck for page in found))
    note = Message("importing-note-pdf", {"silent": silent, "pages": len(found)}) if silent else read_as("pdf")
    return Document(text.rstrip() + "\n", note, left_out=left_out.messages())


def _pages(content: bytes) -> list[_Page]:
    found = []
    for boxes, height, struck in pages(content):
        found.append(_Page(blocks_of(boxes), height, struck))
        if len(found) > PAGES_MAX:
            raise BadFile("pdf-too-long", pages=PAGES_MAX)
    if not found:
        raise BadFile("pdf-damaged")
    return found


# -- running heads


def _pattern(line: Line) -> str:
    """A line with its numbers left open: what running heads have in common."""
    return re.sub(r"\d+", "#", " ".join(line.text.split()))


def _is_at_edge(line: Line, page: _Page) -> bool:
    return line.y1 > page.height * (1 - _MARGIN) or line.y0 < page.height * _MARGIN


def _running_heads(pages: list[_Page]) -> frozenset[tuple[str, int]]:
    """The lines that stand at one height at the edge of half of the pages, two at least. A turn (`I: Mhm.`) may stand
    there by chance: what looks like one (`Interview: 3`) has to stand on all pages but one, three at least. Lines that
    go on below are nobody's heads."""
    found: Counter[tuple[str, int]] = Counter()
    turns: set[tuple[str, int]] = set()
    for page in pages:
        found.update(
            {_head(line) for block in page.blocks if all(_is_at_edge(line, page) for line in block) for line in block}
        )
        turns.update(_head(line) for block in page.blocks for line in block if begins_turn(line.text))
    return frozenset(
        head
        for head, count in found.items()
        if count >= (max(3, len(pages) - 1) if head in turns else max(2, len(pages) / 2))
    )


def _head(line: Line) -> tuple[str, int]:
    return _pattern(line), round(line.y0 / 4)


def _is_head(line: Line, page: _Page, heads: frozenset[tuple[str, int]], left_out: LeftOut) -> bool:
    if not _is_at_edge(line, page) or _head(line) not in heads:
        return False
    left_out.words("header", line.text)
    return True
