"""The review as Markdown, and as a Word document."""

import io
from typing import Any

from core.errors import Refused
from core.exporting.docx import add_rows, legal, saved
from core.exporting.markdown import escaped
from core.libraries import needs
from core.report.document_model import Block, Bullets, Label, Paragraph, Picture, Quote, Section, Table, parts
from core.report.review import Review
from core.report.trail import trail_header

BODY_POINTS, TABLE_POINTS, SMALL_POINTS, QUOTE_AFTER_POINTS = 10, 8.5, 7.5, 7
"""The sizes of the type in a Word document, and the space between quotes."""
TEXT_WIDTH_MM, PADDING_MM, LETTER_MM, BOLD = 176.0, 4.5, 0.2, 1.5
"""How wide a page's text is, what a cell needs beside its words, a letter for each point of its size, and how
much wider it is in bold."""
WORD_MAX, LINE_MAX = 24, 70
"""Of a longer word, or a longer text, a column is no wider."""
_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def to_markdown(review: Review) -> bytes:
    """The file's bytes; pictures are named, since a plain text holds none."""
    say = review.say
    lines = [f"# {escaped(review.title)}", "", say("report-validity-review"), ""]
    for section in review.sections:
        lines += _section_in_markdown(section, section.level + 1)
    if review.has_appendix:
        lines += [f"## {say('report-appendix')}", "", say("report-links"), ""]
        for section in review.appendix:
            lines += _section_in_markdown(section, 3)
        lines += [f"### {say('report-audit-trail')}", ""]
        lines += _in_markdown(Table(trail_header(say), _trail_rows(review)))
    return ("\n".join(lines) + "\n").encode()


def _section_in_markdown(section: Section, level: int) -> list[str]:
    lines = [f"{'#' * level} {escaped(section.heading)}", ""]
    for block in section.blocks:
        lines += [*_in_markdown(block), ""]
    return lines


def to_docx(review: Review) -> bytes:
    """The file's bytes: A4, the same headings, numbers and tables as the page. Raises MissingLibrary."""
    with needs("python-docx"):
        import docx
    say, document = review.say, docx.Document()
    _set_page(document)
    document.add_heading(legal(review.title), level=0)
    document.add_paragraph(say("report-validity-review"))
    for section in review.sections:
        _section_into_word(document, section, section.level)
    if review.has_appendix:
        document.add_page_break()
        document.add_heading(say("report-appendix"), level=1)
        document.add_paragraph(say("report-links"))
        for section in review.appendix:
            _section_into_word(document, section, 2)
        document.add_heading(say("report-audit-trail"), level=2)
        _into_word(document, Table(trail_header(say), _trail_rows(review), is_small=True))
    return saved(document, say)


def _trail_rows(review: Review) -> tuple[tuple[str, ...], ...]:
    return tuple((str(line.n), line.day, line.by, line.did, line.why) for line in review.trail)


def _set_page(document: Any) -> None:
    """A4 with the margins of the page in print, and type of a size to be read; the library begins with US Letter."""
    from docx.shared import Mm, Pt

    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = Mm(17)
    sheet.top_margin = sheet.bottom_margin = Mm(18)
    normal = document.styles["Normal"]
    normal.font.size = Pt(BODY_POINTS)
    normal.paragraph_format.space_after = Pt(4)


def _section_into_word(document: Any, section: Section, level: int) -> None:
    document.add_heading(legal(section.heading), level=level)
    for block, after in zip(section.blocks, (*section.blocks[1:], None), strict=True):
        _into_word(document, block)
        if isinstance(block, Paragraph) and isinstance(after, Table):
            document.paragraphs[-1].paragraph_format.keep_with_next = True


def _in_markdown(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [f"**{_plain(block.text)}**" if block.is_for_author else _plain(block.text)]
    if isinstance(block, Label):
        return [f"**{_plain(block.text)}**"]
    if isinstance(block, Bullets):
        return [f"- {_plain(item)}" for item in block.items]
    if isinstance(block, Table):
        rule = "|" + "---|" * len(block.header)
        rows = ["| " + " | ".join(_plain(cell).replace("\n", "<br>") for cell in row) + " |" for row in block.rows]
        return ["| " + " | ".join(map(escaped, block.header)) + " |", rule, *rows] if rows else []
    if isinstance(block, Picture):
        return [f"*({escaped(block.label)})*"]
    number = f"\\[{block.number}\\] " if block.number else ""
    comment = [">", f"> {escaped(block.comment)}"] if block.comment else []
    words = escaped(block.words).replace("\n", "\n> ")
    return [f"> {number}{words}", ">", f"> — {escaped(block.where)}", *comment]


def _into_word(document: Any, block: Block) -> None:
    if isinstance(block, Paragraph):
        run = document.add_paragraph().add_run(_bare(block.text))
        run.bold = block.is_for_author
    elif isinstance(block, Label):
        document.add_heading(_bare(block.text), level=3)
    elif isinstance(block, Bullets):
        for item in block.items:
            document.add_paragraph(_bare(item), style="List Bullet")
    elif isinstance(block, Table):
        if block.rows:
            _table_into_word(document, block)
    elif isinstance(block, Picture):
        _picture_into_word(document, block)
    else:
        _quote_into_word(document, block)


def _table_into_word(document: Any, block: Table) -> None:
    """Its header again on every page, and no row torn in two."""
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    grid = document.add_table(rows=1, cols=len(block.header), style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, block.header, strict=True):
        cell.text = legal(name)
    add_rows(grid, (list(map(_bare, row)) for row in block.rows))
    _set_widths(grid, block)
    small = _small_style(document, Pt(SMALL_POINTS if block.is_small else TABLE_POINTS))
    for n, row in enumerate(grid._tbl.tr_lst):
        shape = row.get_or_add_trPr()
        shape.append(OxmlElement("w:cantSplit"))
        if n == 0:
            shape.append(OxmlElement("w:tblHeader"))
        for paragraph in row.iter(_PARAGRAPH):
            paragraph.style = small
            if block.is_short and n < len(block.rows):
                paragraph.get_or_add_pPr().get_or_add_keepNext()
    document.add_paragraph()._p.style = small


def _set_widths(grid: Any, block: Table) -> None:
    """Columns as wide as what stands in them: first the longest word of each, then what their texts ask for."""
    from docx.oxml.ns import qn
    from docx.shared import Mm

    per_letter = LETTER_MM * (SMALL_POINTS if block.is_small else TABLE_POINTS)
    columns = list(zip(block.header, *block.rows, strict=True))
    words = [
        max(
            *(BOLD * len(word) for word in column[0].split() or [""]),
            *(len(word) for cell in column[1:] for word in _bare(cell).split() or [""]),
        )
        for column in columns
    ]
    lines = [max((len(_bare(cell)) for cell in column), default=0) for column in columns]
    least = [min(count, WORD_MAX) * per_letter + PADDING_MM for count in words]
    left = max(0.0, TEXT_WIDTH_MM - sum(least))
    wanted = [max(0.0, min(count, LINE_MAX) * per_letter + PADDING_MM - least[n]) for n, count in enumerate(lines)]
    share = left / (sum(wanted) or 1)
    widths = [Mm(floor + want * share) for floor, want in zip(least, wanted, strict=True)]
    grid.autofit = False
    for column, width in zip(grid._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = width
    for row in grid._tbl.tr_lst:
        for cell, width in zip(row.iter(qn("w:tc")), widths, strict=True):
            cell.width = width
    for cell in grid.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _small_style(document: Any, size: Any) -> str:
    """The id of the style of what stands in tables."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    name = f"Table {size.pt:g}"
    if name not in [style.name for style in document.styles]:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = size
        style.paragraph_format.space_after = Pt(0)
    return str(document.styles[name].style_id)


def _quote_into_word(document: Any, block: Quote) -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph(style="Quote")
    if block.number:
        number = paragraph.add_run(f"[{block.number}] ")
        number.bold = True
    paragraph.add_run(_bare(block.words))
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = 0
    said = document.add_paragraph()
    said.paragraph_format.space_after = Pt(QUOTE_AFTER_POINTS)
    said.add_run(_bare(f"— {block.where}"))
    if block.comment:
        said.add_run(legal(f"\n{block.comment}")).italic = True


def _picture_into_word(document: Any, block: Picture) -> None:
    """As pixels, where they can be made here; else its label."""
    from core.exporting.svg import to_png

    try:
        pixels = to_png(block.svg)
    except Refused:
        document.add_paragraph(f"({block.label})")
        return
    from docx.shared import Cm

    document.add_picture(io.BytesIO(pixels), width=Cm(16))
    document.add_paragraph(block.label)


def _plain(text: str) -> str:
    return escaped("".join(words + (f"({number})" if number else "") for words, number in parts(text)))


def _bare(text: str) -> str:
    return legal("".join(words + (f"[{number}]" if number else "") for words, number in parts(text)))
