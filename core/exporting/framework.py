"""The framework matrix as tables of words, with the segments beneath what was written."""

from core.analysis.framework import Cell, Matrix
from core.analysis.presentation import Presentation
from core.exporting.wide_table import WideTable
from core.messages import Translator

COLUMNS_MAX = 5
"""So many categories beside each other can be read on a page that lies on its side."""
EMPTY = "—"


def as_tables(presentation: Presentation, matrix: Matrix, ending: str, with_segments: bool = True) -> list[WideTable]:
    """The matrix for a file: on pages in parts of some columns each, where it has many; in a spreadsheet whole."""
    say = presentation.translator
    is_paged = ending in (".docx", ".html")
    most = COLUMNS_MAX if is_paged else max(1, len(matrix.columns))
    starts = range(0, len(matrix.columns), most) or range(1)
    tables = []
    for part, start in enumerate(starts, 1):
        names = tuple(name for _, name in matrix.columns[start : start + most])
        rows = tuple(
            (case.name, *(in_words(presentation, cell, with_segments) for cell in case.cells[start : start + most]))
            for case in matrix.cases
        )
        title = say("results-framework")
        title = say("results-part", title=title, part=part, parts=len(starts)) if len(starts) > 1 else title
        tables.append(WideTable(title, (say("results-case"), *names), rows, (2, *(4 for _ in names))))
    notes = [say("results-pointed-to")] if with_segments else []
    notes += left_out(matrix, say)
    return [*tables[:-1], tables[-1]._replace(notes=tuple(notes))]


def left_out(matrix: Matrix, say: Translator) -> list[str]:
    """What is said of written cells that have no place in the matrix."""
    column, case = matrix.without_column, matrix.without_case
    return [
        *([say("results-without-column", count=column)] if column else []),
        *([say("results-without-case", count=case)] if case else []),
    ]


def in_words(presentation: Presentation, cell: Cell, with_segments: bool) -> str:
    """What was written, by whom where several wrote; then the segments, those that it points back to marked."""
    say = presentation.translator
    parts = [f"{each.text} — {each.by}" if len(cell.texts) > 1 else each.text for each in cell.texts]
    if with_segments:
        parts += [
            say(
                "results-segment", words=each.words, source=each.source_name, codes=list(each.codes),
                mark="pointed" if each.is_pointed_to else "", stance="against" if each.is_against else "",
            ) + (f" ({say('common-no-consent-to-quote')})" if each.without_consent else "")
            for each in cell.segments
        ]  # fmt: skip
    return "\n\n".join(parts) or EMPTY
