"""Word documents (.docx): paragraphs and tables in the order of the body."""

import io
from typing import Any

from core.errors import BadFile
from core.importing.document import Document, checked_zip


def read(content: bytes, encoding: str | None = None) -> Document:
    """Paragraphs as lines; table cells side by side, separated by tabs. Raises BadFile."""
    checked_zip(content, "a Word document")
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(io.BytesIO(content))
        lines = [line for block in document.iter_inner_content() for line in _lines(block)]
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, SyntaxError, TypeError) as problem:
        raise BadFile("this is not a Word document, or it is damaged.") from problem
    return Document("\n".join(lines) + "\n", "docx")


def _lines(block: Any) -> list[str]:
    if not hasattr(block, "rows"):
        return [str(block.text)]
    lines = []
    for row in block.rows:
        cells = dict.fromkeys(cell._tc for cell in row.cells)
        texts = {
            cell._tc: "\n".join(line for part in cell.iter_inner_content() for line in _lines(part))
            for cell in row.cells
        }
        lines.append("\t".join(texts[cell] for cell in cells))
    return lines
