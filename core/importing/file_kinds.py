"""What a file really is: its name may be that of another kind, and some kinds cannot be read at all."""

import io
import json
import re
import zipfile
import zlib
from pathlib import Path

from core.errors import BadFile
from core.importing.foreign_kinds import foreign_kind, foreign_zipped

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files begin that are in a format of Office before 2007, or a locked document of today."""
_DOCUMENTS = {
    ".docx": (".docx", ".docm", ".dotx", ".dotm"),
    ".xlsx": (".xlsx",),
    ".odt": (".odt", ".ott"),
    ".epub": (".epub",),
}
_WORDY = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".ott", ".rtf", ".pdf")
_PLAIN = (".txt", ".text")
_MAY_BE_CAPTIONS = (*_PLAIN, ".xml")
FLAT_DOCX = ".docx.xml"
"""What stands for the ending of a Word document that is one file of XML, as no name has it."""
_MAY_BE_OFFICE_XML = (*_PLAIN, *_WORDY, ".xml", ".xls", ".xlsx")
_HEAD = 8192
"""So many bytes of a file say what its XML is."""
_CAPTIONS = re.compile(rb"\d{1,2}:\d\d:\d\d\.\d{3},\d{1,2}:\d\d:\d\d\.\d{3}[ \t]*\r?\n")
_TIMED_TEXT = re.compile(rb"<(?:tt:)?tt[\s>][^<]{0,800}w3\.org/(?:ns/ttml|\d{4}/\d{2}/ttaf1)", re.IGNORECASE)
_SUBTITLES = re.compile(rb"\d{1,6}[ \t]*\r?\n\d{1,2}:\d{2}:\d{2},\d{3} -->")


def true_ending(name: str, content: bytes) -> str:
    """The ending that fits a file: that of its name, unless its content is surely of another kind. Raises BadFile where
    it is of a kind that cannot be read: Office's old formats, locked with a password, a picture, a recording."""
    ending = Path(name).suffix.lower()
    if content.startswith(_OLD):
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        raise BadFile("in-file", file=name, problem=BadFile("document-protected" if is_locked else "document-old"))
    if kind := foreign_kind(ending, content):
        raise BadFile("in-file", file=name, problem=BadFile("file-of-another-kind", kind=kind))
    begin = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begin.startswith(b"{\\rtf"):
        return ".rtf"
    if begin.startswith(b"%pdf-"):
        return ".pdf"
    if content.startswith(b"PK\x03\x04"):
        return _zipped(name, ending, content)
    if ending in _MAY_BE_OFFICE_XML and begin.startswith(b"<"):
        try:
            if _is_flat_docx(content[:_HEAD]):
                return FLAT_DOCX
        except BadFile as problem:
            raise BadFile("in-file", file=name, problem=problem) from problem
    if ending in (*_WORDY, *_PLAIN) and begin.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return _of_plain(begin, content) or ending if ending in _MAY_BE_CAPTIONS else ending


_WORD_IN_XML = (b"schemas.microsoft.com/office/2006/xmlPackage", b"schemas.microsoft.com/office/word/2003/wordml")


def _is_flat_docx(head: bytes) -> bool:
    """Whether XML begins as a Word document in one file. Raises BadFile where it is that of Excel 2003."""
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise BadFile("file-of-another-kind", kind="spreadsheet")
    return any(each in head for each in _WORD_IN_XML)


def _of_plain(begin: bytes, content: bytes) -> str:
    """The ending that fits what a service for transcription wrote into a file whose name is that of plain text."""
    if begin.startswith(b"webvtt") and b"-->" in content:
        return ".vtt"
    if _SUBTITLES.match(begin):
        return ".srt"
    if _CAPTIONS.match(begin):
        return ".sbv"
    if begin.startswith(b"<") and _TIMED_TEXT.search(begin):
        return ".ttml"
    if begin.startswith((b"{", b"[")):
        try:
            is_data = isinstance(json.loads(content), dict | list)
        except (ValueError, RecursionError):
            return ""
        return ".json" if is_data else ""
    return ""


def _zipped(name: str, ending: str, content: bytes) -> str:
    """The ending that fits a zipped file: that of its name where nothing says what it is. Raises BadFile."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = set(archive.namelist())
        kind = foreign_zipped(archive)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, zlib.error):
        return ending
    if kind:
        raise BadFile("in-file", file=name, problem=BadFile("file-of-another-kind", kind=kind))
    found = None
    if "META-INF/container.xml" in names:
        found = ".epub"
    elif "[Content_Types].xml" in names and any(each.casefold().startswith("word/") for each in names):
        found = ".docx"
    elif "[Content_Types].xml" in names and any(each.casefold().startswith("xl/") for each in names):
        found = ".xlsx"
    elif "content.xml" in names and "mimetype" in names:
        found = ".odt"
    return ending if found is None or ending in _DOCUMENTS[found] else found
