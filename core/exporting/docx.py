"""Word documents: what all are made of, and tables."""

import io
import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from core.exporting.wide_table import WideTable
from core.libraries import needs
from core.messages import UNTRANSLATED, Translator
from core.text import xml
from core.text.xml import INSTEAD, WITHHELD

LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
PROPERTY_MAX = 255
"""Characters of a document's properties."""
_PIECES = re.compile(r"[\n\t]|[^\n\t]+")
_MARKS = {"\n": "w:br", "\t": "w:tab"}
WIDE_TABLE_POINTS = 9.5
"""The size of letters in tables of words, of which much should stand on a page."""


def legal(text: str) -> str:
    """Words as a document holds them; `saved` says how many characters stand otherwise."""
    return xml.legal(text, WITHHELD)


def new_document(say: Translator, title: str = "", at: int = 0) -> Any:
    """An empty document in the language of `say`, of `at` (ms since 1970), by nobody. Raises MissingLibrary."""
    with needs("python-docx"):
        import docx
        import docx.shared
        from docx.oxml.ns import qn

    document = docx.Document()
    for section in document.sections:  # the library begins with US Letter
        section.page_width, section.page_height = docx.shared.Mm(210), docx.shared.Mm(297)
    about = document.core_properties
    about.title, about.author, about.comments = xml.legal(title)[:PROPERTY_MAX], "", ""
    about.created = about.modified = datetime.fromtimestamp(at / 1000, UTC)
    if say.language:
        about.language = LANGUAGES.get(say.language, say.language)
        for each in document.styles.element.iter(qn("w:lang")):
            each.set(qn("w:val"), about.language)
    return document


def paragraph(text: str, style: str | None = None, is_bold: bool = False, indent_twips: int = 0) -> Any:
    """A paragraph that stands in no document yet; `style` is the id of one. The library's own way takes long."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement("w:p")
    if style is not None:
        made.style = style
    if indent_twips:
        indent = OxmlElement("w:ind")
        indent.set(qn("w:left"), str(indent_twips))
        made.get_or_add_pPr().append(indent)
    add_run(made, text, is_bold)
    return made


def add_run(made: Any, text: str, is_bold: bool = False, is_slanted: bool = False) -> None:
    """Adds words to a paragraph."""
    from docx.oxml import OxmlElement

    run = made.add_r()
    if is_bold or is_slanted:
        shape = run.get_or_add_rPr()
        for tag, is_set in (("w:b", is_bold), ("w:i", is_slanted)):
            if is_set:
                shape.append(OxmlElement(tag))
    put_words(run, legal(text))


def put_words(run: Any, words: str) -> None:
    """Puts words into an empty run, as the library does, which looks at each letter by itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for piece in _PIECES.findall(words):
        if piece in _MARKS:
            run.append(OxmlElement(_MARKS[piece]))
            continue
        written = OxmlElement("w:t")
        written.text = piece
        if piece.strip() != piece:
            written.set(qn("xml:space"), "preserve")
        run.append(written)


def table(title: str, header: Sequence[str], rows: Iterable[Sequence[Any]], say: Translator = UNTRANSLATED) -> bytes:
    """Any table under a heading; the document's bytes."""
    document = new_document(say, title)
    document.add_heading(legal(title), level=1)
    grid = document.add_table(rows=1, cols=len(header), style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, header, strict=True):
        cell.text = legal(name)
        cell.paragraphs[0].runs[0].bold = True
    add_rows(grid, (["" if value is None else str(value) for value in row] for row in rows))
    return saved(document, say)


def wide_tables(tables: Sequence[WideTable], say: Translator = UNTRANSLATED) -> bytes:
    """Tables of words under their headings, on pages that lie on their side; the first row comes again on each page,
    and no row is torn where it fits on one. The document's bytes."""
    with needs("python-docx"):
        from docx.enum.section import WD_ORIENT
        from docx.oxml import OxmlElement
        from docx.shared import Cm, Pt

    document = new_document(say, tables[0].title)
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
    return saved(document, say)


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
            cell.append(paragraph(words))
            line.append(cell)
        grid._tbl.append(line)


def saved(document: Any, say: Translator, count: int = 0) -> bytes:
    """The file's bytes. Of characters that no document holds it says at its end how many stand otherwise; `count` of
    them are not in this document yet."""
    from docx.oxml.ns import qn

    for words in document.element.body.iter(qn("w:t")):
        if words.text and WITHHELD in words.text:
            count += words.text.count(WITHHELD)
            words.text = words.text.replace(WITHHELD, INSTEAD)
    if count:
        document.add_paragraph().add_run(say("export-illegal-here", count=count)).italic = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
