"""A text with its codings in the margin, to print or to read: as a page, or as a Word document."""

from itertools import pairwise
from typing import NamedTuple

from core.analysis.colours import Colours
from core.analysis.presentation import Presentation
from core.errors import Refused
from core.exporting.docx import legal, saved
from core.exporting.html import margin
from core.ids import Id
from core.libraries import needs
from core.views.records import Coding


class Line(NamedTuple):
    """A line of the text with its number from 1, and what stands on it: the part of the line (code points), the code's
    name and colour, who coded it, and whether it goes on from the line before."""

    number: int
    text: str
    marks: tuple[tuple[int, int, str, str, str, bool], ...]


def lines_of(presentation: Presentation, source: Id) -> list[Line]:
    """All lines of a text in the layer of `presentation`. Raises Refused where its words are gone."""
    layered, colours = presentation.layered(source), Colours(presentation.state)
    codings = [each for each in presentation.counted_codings() if each.source == source]
    placed = sorted((*layered.to_layer(each.start, each.end), each.id, each) for each in codings)
    found, at = [], 0
    for number, text in enumerate(layered.text.removesuffix("\n").split("\n"), 1):
        end = at + len(text)
        here = [(start, last, each) for start, last, _, each in placed if start < max(end, at + 1) and last > at]
        marks = [_mark(presentation, colours, each, (start, last), (at, end)) for start, last, each in here]
        found.append(Line(number, text, tuple(marks)))
        at = end + 1
    return found


def with_margin(presentation: Presentation, source: Id, ending: str) -> bytes:
    """The file's bytes, by its ending: .html or .docx. Raises Refused for any other."""
    forms = {".html": to_html, ".docx": to_docx}
    if ending not in forms:
        raise Refused("margin-format")
    return forms[ending](presentation, source)


def to_html(presentation: Presentation, source: Id) -> bytes:
    """The page's bytes: numbered lines, what is coded shaded, the codes beside it."""
    lines = lines_of(presentation, source)
    colours = {colour for line in lines for _, _, _, colour, _, _ in line.marks}
    return margin(presentation.source(source), [(line, _pieces(line)) for line in lines], colours)


def to_docx(presentation: Presentation, source: Id) -> bytes:
    """The document's bytes: a table of lines, with the codes in the third column."""
    with needs("python-docx"):
        import docx

    document = docx.Document()
    document.add_heading(legal(presentation.source(source)), level=1)
    lines = lines_of(presentation, source)
    grid = document.add_table(rows=len(lines), cols=3, style="Table Grid")
    for row, line in zip(grid.rows, lines, strict=True):
        names = "\n".join(f"{'│' if on else '┌'} {name} ({coder})" for _, _, name, _, coder, on in line.marks)
        for cell, words in zip(row.cells, (str(line.number), line.text, names), strict=True):
            cell.text = legal(words)
    for row in grid.rows:
        for cell, width in zip(row.cells, (400_000, 3_700_000, 1_900_000), strict=True):
            cell.width = width
    return saved(document)


def _mark(
    presentation: Presentation, colours: Colours, coding: Coding, segment: tuple[int, int], line: tuple[int, int]
) -> tuple[int, int, str, str, str, bool]:
    """A coding's part of a line, counted from where the line begins (code points)."""
    (start, last), (at, end) = segment, line
    name, coder = presentation.code(coding.code), presentation.member(coding.by)
    return max(start, at) - at, min(last, end) - at, name, colours.of(coding.code), coder, start < at


def _pieces(line: Line) -> list[tuple[str, bool]]:
    """The line in pieces, each with whether somebody coded it, however many did."""
    edges = sorted({0, len(line.text), *(edge for mark in line.marks for edge in mark[:2])})
    return [
        (line.text[start:end], any(mark[0] <= start and end <= mark[1] for mark in line.marks))
        for start, end in pairwise(edges)
    ]
