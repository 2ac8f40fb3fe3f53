"""OpenDocument texts (.odt): headings, paragraphs and list items as lines."""

import io
import xml.sax
from typing import Any

from core.errors import BadFile
from core.importing.document import Document, checked_zip


def read(content: bytes, encoding: str | None = None) -> Document:
    """Every heading and paragraph on a line of its own. Raises BadFile."""
    archive = checked_zip(content, "an OpenDocument text")
    if "content.xml" not in archive.namelist() or b"<!ENTITY" in archive.read("content.xml"):
        raise BadFile("this is not an OpenDocument text, or it is damaged.")
    from odf import opendocument, teletype

    try:
        document = opendocument.load(io.BytesIO(content))
        body = document.text
        lines = [teletype.extractText(node) for node in _paragraphs(body)]
    except (KeyError, ValueError, AttributeError, AssertionError, TypeError, xml.sax.SAXException) as problem:
        raise BadFile("this is not an OpenDocument text, or it is damaged.") from problem
    return Document("\n".join(lines) + "\n", "odt")


def _paragraphs(node: Any) -> list[Any]:
    """Headings and paragraphs in the order of the document, without what was deleted under tracked changes."""
    found = []
    for child in getattr(node, "childNodes", []):
        name = getattr(child, "qname", ("", ""))[1]
        if name in ("p", "h"):
            found.append(child)
        elif name != "tracked-changes":
            found += _paragraphs(child)
    return found
