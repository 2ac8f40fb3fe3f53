"""The text in a PDF, with a mark where each page begins: the same in all languages, so that one file gives one text."""

import io
import logging

from core.errors import BadFile
from core.importing.document import Document, read_as
from core.libraries import needs
from core.messages import Message

PAGES_MAX = 3000


def read(content: bytes, encoding: str | None = None) -> Document:
    """The pages' words, after `[p. N]` from the second page on. Raises BadFile, scans with a code of their own."""
    if b"%PDF-" not in content[:1024]:
        raise BadFile("not-this-format", format="pdf")
    with needs("pypdf"):
        from pypdf import PdfReader
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # the errors below say what it cannot read
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadFile("pdf-protected")
        if len(reader.pages) > PAGES_MAX:
            raise BadFile("pdf-too-long", pages=PAGES_MAX)
        pages = [page.extract_text().strip() for page in reader.pages]
    except BadFile:
        raise
    except Exception as problem:  # what a damaged PDF raises has no common base
        raise BadFile("pdf-damaged") from problem
    silent = sum(not page for page in pages)
    if silent == len(pages):
        raise BadFile("pdf-scan")
    parts = [page if n == 0 else f"[p. {n + 1}]\n{page}" for n, page in enumerate(pages)]
    note = Message("importing-note-pdf", {"silent": silent, "pages": len(pages)}) if silent else read_as("pdf")
    return Document("\n".join(parts).rstrip() + "\n", note)
