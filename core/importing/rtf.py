"""Rich Text Format (.rtf)."""

from core.errors import BadFile
from core.importing.document import Document, read_as
from core.libraries import needs


def read(content: bytes, encoding: str | None = None) -> Document:
    """The words, each paragraph on a line of its own; the file says in which code page they are. Raises BadFile."""
    if not content.lstrip().startswith(b"{\\rtf"):
        raise BadFile("not-this-format", format="rtf")
    with needs("striprtf"):
        from striprtf.striprtf import rtf_to_text
    try:
        # The format is ASCII; what lies beyond is an old program's own code page.
        text = rtf_to_text(content.decode("cp1252", "replace"), encoding=encoding or "cp1252", errors="replace")
    except (ValueError, LookupError, IndexError, TypeError, RecursionError) as problem:
        raise BadFile("not-this-format", format="rtf") from problem
    return Document(text, read_as("rtf"))
