"""The text in a PDF, with a mark where each page begins."""

import io
import logging

from core.errors import BadFile
from core.importing.document import Document
from core.libraries import needs

PAGES_MAX = 3000


def read(content: bytes, encoding: str | None = None) -> Document:
    """The pages' words, after `[p. N]` from the second page on. Raises BadFile, for scans in words of their own."""
    if b"%PDF-" not in content[:1024]:
        raise BadFile("this is not a PDF.")
    with needs("pypdf"):
        from pypdf import PdfReader
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it cannot read is said here, once
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadFile("this PDF is protected with a password; save it without one first.")
        if len(reader.pages) > PAGES_MAX:
            raise BadFile(f"this PDF has more than {PAGES_MAX} pages; no transcript has.")
        pages = [page.extract_text().strip() for page in reader.pages]
    except BadFile:
        raise
    except Exception as problem:  # what a damaged PDF raises has no common base
        raise BadFile("this PDF is damaged, or of a kind that cannot be read here.") from problem
    silent = sum(not page for page in pages)
    if silent == len(pages):
        raise BadFile("this PDF holds no text, only pictures of pages (a scan); have its text recognised first.")
    parts = [page if n == 0 else f"[p. {n + 1}]\n{page}" for n, page in enumerate(pages)]
    note = f"pdf, {silent} of {len(pages)} pages without text" if silent else "pdf"
    return Document("\n".join(parts).rstrip() + "\n", note)
