"""Word documents: the codebook with its quotes, and tables."""

import io
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from core.analysis.codebook_tree import Branch, codebook_tree
from core.analysis.presentation import Presentation
from core.exporting.wide_table import WideTable
from core.ids import Id
from core.libraries import needs
from core.messages import Translator
from core.text.xml import legal as legal
from core.views.codebook import resolve_merged
from core.views.records import Coding

HEADINGS = 9
"""The deepest heading that Word has."""
WIDE_TABLE_POINTS = 9.5
"""The size of letters in tables of words, of which much should stand on a page."""


def export(presentation: Presentation) -> bytes:
    """Title, codebook with the parts of each code, then every code with its quotes."""
    with needs("python-docx"):
        import docx

    document = docx.Document()
    title = next((presentation.words(each.title) for each in presentation.state.project.values()), "")
    document.add_heading(legal(title), level=0)
    tree = codebook_tree(presentation)
    document.add_heading(presentation.translator("export-codebook"), level=1)
    for branch in tree:
        _described(document, branch, 0, presentation.translator)
    by_code: dict[Id, list[Coding]] = {}
    for coding in presentation.counted_codings():
        by_code.setdefault(resolve_merged(presentation.state, coding.code), []).append(coding)
    document.add_heading(presentation.translator("export-quotes"), level=1)
    last = document.element.body.sectPr
    for branch in tree:
        _quoted(document, presentation, branch, by_code, last)
    return saved(document)


def _described(document: Any, branch: Branch, depth: int, say: Translator) -> None:
    style = "List Bullet" if depth == 0 else f"List Bullet {min(depth, 2) + 1}"
    paragraph = document.add_paragraph(style=style)
    paragraph.add_run(legal(branch.name)).bold = True
    paragraph.add_run(f" ({branch.codings})")
    for part, text in branch.parts.items():
        if text:
            named = f"{say(f'term-code-part-{part}')}: " if part != "definition" else ""
            paragraph.add_run(legal(f"\n{named}{text}"))
    for child in branch.children:
        _described(document, child, depth + 1, say)


def _quoted(
    document: Any,
    presentation: Presentation,
    branch: Branch,
    by_code: dict[Id, list[Coding]],
    last: Any,
    level: int = 2,
) -> None:
    """Everything is put before `last`, what ends the document: the library's own way looks for it each time."""
    heading = document.styles[f"Heading {min(level, HEADINGS)}"].style_id
    quote = document.styles["Quote"].style_id
    last.addprevious(_paragraph(branch.name, heading))
    for coding in by_code.get(branch.code, ()):
        last.addprevious(_paragraph(presentation.quote(coding), quote))
        where = f"{presentation.source(coding.source)}, {coding.start}–{coding.end}, {presentation.member(coding.by)}"
        why = presentation.why(coding.why)
        last.addprevious(_paragraph(f"— {where}" + (f": {why}" if why else "")))
    for child in branch.children:
        _quoted(document, presentation, child, by_code, last, level + 1)


def _paragraph(text: str, style: str | None = None) -> Any:
    from docx.oxml import OxmlElement

    paragraph = OxmlElement("w:p")
    if style is not None:
        paragraph.style = style
    paragraph.add_r().text = legal(text)
    return paragraph


def table(title: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Any table under a heading; the document's bytes."""
    with needs("python-docx"):
        import docx

    document = docx.Document()
    document.add_heading(legal(title), level=1)
    grid = document.add_table(rows=1, cols=len(header), style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, header, strict=True):
        cell.text = legal(name)
        cell.paragraphs[0].runs[0].bold = True
    add_rows(grid, (["" if value is None else str(value) for value in row] for row in rows))
    return saved(document)


def wide_tables(tables: Sequence[WideTable]) -> bytes:
    """Tables of words under their headings, on pages that lie on their side; the first row comes again on each page,
    and no row is torn where it fits on one. The document's bytes."""
    with needs("python-docx"):
        import docx
        from docx.enum.section import WD_ORIENT
        from docx.oxml import OxmlElement
        from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    document.styles["Normal"].font.size = Pt(WIDE_TABLE_POINTS)
    for each in tables:
        document.add_heading(legal(each.title), level=1)
        grid = document.add_table(rows=1, cols=len(each.header), style="Table Grid")
        grid.autofit = False
        for column, cell, name, share in zip(grid.columns, grid.rows[0].cells, each.header, each.shares, strict=True):
            column.width = cell.width = Cm(25.7 * share / sum(each.shares))
            cell.text = legal(name)
            for run in cell.paragraphs[0].runs:
                run.bold = True
        grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        add_rows(grid, (["" if value is None else str(value) for value in row] for row in each.rows))
        for row in grid.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for note in each.notes:
            document.add_paragraph(legal(note))
    return saved(document)


def add_rows(grid: Any, rows: Iterable[Sequence[str]]) -> None:
    """Puts rows of texts under a table's first row. The library's own way takes a hundred times as long."""
    from docx.oxml import OxmlElement

    shapes = [cell._tc.tcPr for cell in grid.rows[0].cells]
    for row in rows:
        line = OxmlElement("w:tr")
        for shape, words in zip(shapes, row, strict=True):
            cell = OxmlElement("w:tc")
            if shape is not None:
                cell.append(deepcopy(shape))
            cell.append(_paragraph(words))
            line.append(cell)
        grid._tbl.append(line)


def saved(document: Any) -> bytes:
    """The file's bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
