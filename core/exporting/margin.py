"""A text with its codings in the margin, to print or to read: as a page, or as a Word document."""

from itertools import pairwise
from typing import NamedTuple

from core.analysis.colours import Colours
from core.analysis.presentation import Presentation
from core.errors import Refused
from core.exporting.docx import add_run, legal, new_document, saved
from core.exporting.html import margin
from core.exporting.outline import MemoWords, Wordings, memo_ends, memo_line
from core.ids import Id
from core.views.records import Coding

COLUMNS_EMU = (400_000, 3_170_000, 1_700_000)
"""The number, the line and its codes in a Word document: together what an upright A4 page has room for (914,400 to the
inch)."""


class Line(NamedTuple):
    """A line of the text with its number from 1, and what stands on it: the part of the line (code points), the code's
    name with what its coder said of it, its colour, who coded it, and whether it goes on from the line before."""

    number: int
    text: str
    marks: tuple[tuple[int, int, str, str, str, bool], ...]


def lines_of(presentation: Presentation, source: Id) -> list[Line]:
    """All lines of a text in the layer of `presentation`. Raises Refused where its words are gone."""
    layered, colours, wordings = presentation.layered(source), Colours(presentation.state), Wordings(presentation)
    codings = [each for each in presentation.counted_codings() if each.source == source]
    placed = sorted((*layered.to_layer(each.start, each.end), each.id, each) for each in codings)
    found, at = [], 0
    for number, text in enumerate(layered.text.removesuffix("\n").split("\n"), 1):
        end = at + len(text)
        here = [(start, last, each) for start, last, _, each in placed if start < max(end, at + 1) and last > at]
        marks = [_mark(presentation, (colours, wordings), each, (start, last), (at, end)) for start, last, each in here]
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
    return margin(
        presentation.source(source), [(line, _pieces(line)) for line in lines], colours, memos_of(presentation, source),
        presentation.translator,
    )  # fmt: skip


def to_docx(presentation: Presentation, source: Id) -> bytes:
    """The document's bytes: a table of lines, with the codes in the third column."""
    document = new_document(presentation.translator, presentation.source(source))
    document.add_heading(legal(presentation.source(source)), level=1)
    lines = lines_of(presentation, source)
    grid = document.add_table(rows=len(lines), cols=3, style="Table Grid")
    for row, line in zip(grid.rows, lines, strict=True):
        names = "\n".join(f"{'│' if on else '┌'} {name} ({coder})" for _, _, name, _, coder, on in line.marks)
        for cell, words in zip(row.cells, (str(line.number), line.text, names), strict=True):
            cell.text = legal(words)
    grid.autofit = False
    for column, width in zip(grid.columns, COLUMNS_EMU, strict=True):
        column.width = width  # LibreOffice goes by it, Word by the cells'
    for row in grid.rows:
        for cell, width in zip(row.cells, COLUMNS_EMU, strict=True):
            cell.width = width
    for n, memo in enumerate(memos_of(presentation, source)):
        if n == 0:
            document.add_heading(presentation.translator("export-memos"), level=2)
        said = document.add_paragraph()._p
        add_run(said, memo_line(memo), is_slanted=True)
        add_run(said, "\n" + " ".join(filter(None, (memo.text, memo_ends(memo)))))
    return saved(document, presentation.translator)


def memos_of(presentation: Presentation, source: Id) -> list[MemoWords]:
    """The memos on a text, on its segments and its codings, in the order in which they were written."""
    wordings = Wordings(presentation)
    things = {source, *(each.id for each in presentation.counted_codings() if each.source == source)}
    return [wordings.memo(each) for each in presentation.live_memos() if each.on in things]


def _mark(
    presentation: Presentation,
    by: tuple[Colours, Wordings],
    coding: Coding,
    segment: tuple[int, int],
    line: tuple[int, int],
) -> tuple[int, int, str, str, str, bool]:
    """A coding's part of a line, counted from where the line begins (code points)."""
    (start, last), (at, end) = segment, line
    (colours, wordings), coder = by, presentation.member(coding.by)
    name, remarks = presentation.code(coding.code), wordings.remarks(coding)
    if remarks and not (start < at and coding.stance == "for"):  # said once; of a negative case on every line
        name += f" [{'; '.join(remarks if start >= at else remarks[:1])}]"
    return max(start, at) - at, min(last, end) - at, name, colours.of(coding.code), coder, start < at


def _pieces(line: Line) -> list[tuple[str, bool]]:
    """The line in pieces, each with whether somebody coded it, however many did."""
    edges = sorted({0, len(line.text), *(edge for mark in line.marks for edge in mark[:2])})
    return [
        (line.text[start:end], any(mark[0] <= start and end <= mark[1] for mark in line.marks))
        for start, end in pairwise(edges)
    ]
