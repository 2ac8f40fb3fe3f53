"""What a file really is: its name may be that of another kind, and old documents cannot be read at all."""

import io
import zipfile
from pathlib import Path

from core.errors import BadFile

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files begin that are in the format of Word before 2007, or a locked document of today."""
_DOCUMENTS = {
    ".docx": (".docx", ".docm", ".dotx", ".dotm"),
    ".odt": (".odt", ".ott"),
    ".epub": (".epub",),
}
_WORDY = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".ott", ".rtf")


def true_ending(name: str, content: bytes) -> str:
    """The ending that fits a file: that of its name, unless its content is surely of another kind. Raises BadFile where
    it is in Word's old format, or locked with a password."""
    ending = Path(name).suffix.lower()
    if content.startswith(_OLD):
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        raise BadFile("in-file", file=name, problem=BadFile("document-protected" if is_locked else "document-old"))
    begin = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begin.startswith(b"{\\rtf"):
        return ".rtf"
    if begin.startswith(b"%pdf-"):
        return ".pdf"
    if content.startswith(b"PK\x03\x04"):
        found = _zipped(content)
        return ending if found is None or ending in _DOCUMENTS[found] else found
    if ending in _WORDY and begin.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ending


def _zipped(content: bytes) -> str | None:
    """Which kind of document a zipped file is; None where it is none of them."""
    try:
        names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if "META-INF/container.xml" in names:
        return ".epub"
    if "[Content_Types].xml" in names and any(name.casefold().startswith("word/") for name in names):
        return ".docx"
    return ".odt" if "content.xml" in names and "mimetype" in names else None
