"""Word documents (.docx): paragraphs and tables in the order of the body."""

import io
from typing import Any

from core.errors import BadFile
from core.importing.document import Document, checked_zip, read_as
from core.libraries import needs

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(content: bytes, encoding: str | None = None) -> Document:
    """Paragraphs as lines; table cells side by side, separated by tabs. Raises BadFile."""
    checked_zip(content, "docx")
    with needs("python-docx"):
        import docx
        from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(content))
        notes = _notes(document)
        lines = [line for block in document.iter_inner_content() for line in _lines(block, notes)]
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError, TypeError) as problem:
        raise BadFile("not-this-format", format="docx") from problem
    return Document("\n".join(lines) + "\n", read_as("docx"))


def _notes(document: Any) -> dict[str, str]:
    """Footnotes and endnotes by their kind and number; the library does not read them."""
    with needs("defusedxml"):
        from defusedxml.ElementTree import fromstring

    found = {}
    for part in document.part.package.iter_parts():
        kind = str(part.partname).rpartition("/")[2]
        if kind in ("footnotes.xml", "endnotes.xml"):
            for note in fromstring(part.blob, forbid_dtd=True):
                words = "".join(each.text or "" for each in note.iter(f"{_W}t")).strip()
                if words:
                    found[f"{kind[0]}{note.get(f'{_W}id')}"] = words
    return found


def _lines(block: Any, notes: dict[str, str]) -> list[str]:
    """A note stands in brackets at the end of the paragraph that it belongs to."""
    if not hasattr(block, "rows"):
        marks = [each for each in block._p.iter() if each.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference")]
        named = [notes.get(f"{'f' if 'footnote' in each.tag else 'e'}{each.get(f'{_W}id')}") for each in marks]
        return [" ".join([str(block.text), *(f"[{each}]" for each in named if each)])]
    lines = []
    for row in block.rows:
        cells = dict.fromkeys(cell._tc for cell in row.cells)
        texts = {
            cell._tc: "\n".join(line for part in cell.iter_inner_content() for line in _lines(part, notes))
            for cell in row.cells
        }
        lines.append("\t".join(texts[cell] for cell in cells))
    return lines
