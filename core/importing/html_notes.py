"""Footnotes of web pages: a mark in the text leads to its note, and a mark in the note leads back.

So they are written by Word, LibreOffice, Pandoc, Markdown's renderers and makers of electronic books.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from core.importing.left_out import LeftOut

MARK = re.compile(r"[\[(]?\s*(?:\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡§¶#]{1,4}|↩\ufe0e?|↑|⏎|\^)\s*[\])]?", re.IGNORECASE)
"""How a mark looks: a number, a letter, a sign, or an arrow back."""

COMMENT = re.compile(r"cmnt\d|_cmnt|_com_|comment-?\d", re.IGNORECASE)
"""What the target of a mark is called that leads to a comment: nobody's words."""
_LINKS_MAX = 50
"""So many links in one element may lead back from a note."""


class Link(NamedTuple):
    """A link within the page: the line and the part of it that hold its words, where it leads, and the names of the
    elements that it is or stands in."""

    line: int
    part: int
    target: str
    names: frozenset[str]


class Extent(NamedTuple):
    """The lines of an element that has a name, from its first up to, not including, `end`."""

    first: int
    end: int


def with_notes(
    lines: list[list[str]], links: list[Link], extents: dict[str, Extent], left_out: LeftOut
) -> list[list[str]]:
    """The lines with each note in brackets at the end of the line of its mark, and without the notes' own lines."""
    pairs = _pairs(lines, links)
    notes: dict[int, list[str]] = {}
    gone: set[int] = set()
    for each in (link for pair in pairs for link in pair):
        lines[each.line][each.part] = ""
    starts = sorted(back.line for _, back in pairs)
    for mark, back in pairs:
        first, end = _extent(mark, back, starts, extents)
        words = " ".join(" ".join("".join(line) for line in lines[first:end]).split())
        if words and COMMENT.match(mark.target):
            left_out.count("comment")
        elif words:
            notes.setdefault(mark.line, []).append(f" [{words}]")
        gone.update(range(first, end))
    for line, found in notes.items():
        lines[line] += found
    return [line for number, line in enumerate(lines) if number not in gone]


def _extent(mark: Link, back: Link, starts: list[int], extents: dict[str, Extent]) -> Extent:
    """The lines of a note: of the largest element around the mark that leads back in which no other note stands."""
    found = Extent(back.line, back.line + 1)
    for name in back.names:
        each = extents.get(name, found)
        inside = bisect_left(starts, each.end) - bisect_left(starts, each.first)
        of_this = bisect_right(starts, back.line) - bisect_left(starts, back.line)
        if each.first > mark.line and inside <= of_this and each.end - each.first > found.end - found.first:
            found = each
    return found


def _pairs(lines: list[list[str]], links: list[Link]) -> list[tuple[Link, Link]]:
    """Marks with the marks that lead back to them, in the order of the text."""
    marks = [each for each in links if MARK.fullmatch(lines[each.line][each.part].strip())]
    named: dict[str, list[Link]] = {}
    for each in marks:
        for name in each.names:
            if len(of_name := named.setdefault(name, [])) < _LINKS_MAX:
                of_name.append(each)
    found: list[tuple[Link, Link]] = []
    taken: set[Link] = set()
    for mark in marks:
        backs = (each for each in named.get(mark.target, ()) if each.line > mark.line and each.target in mark.names)
        back = next((each for each in backs if each not in taken), None)
        if back is not None and mark not in taken:
            taken |= {mark, back}
            found.append((mark, back))
    return found
