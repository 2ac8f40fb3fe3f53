"""OpenDocument texts (.odt): headings, paragraphs and list items as lines."""

import re
from collections.abc import Iterator
from typing import Any

from core.errors import BadFile
from core.importing.document import Document, checked_zip, read_as
from core.importing.xml import read_xml

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_NOTES = (f"{_TEXT}note", f"{_OFFICE}annotation")
_SPACES_MAX = 1000
"""No document has more spaces in a row, and a file of a few bytes must not ask for gigabytes."""
_SPACE = re.compile(r"[ \t\r\n]+")


def read(content: bytes, encoding: str | None = None) -> Document:
    """Every heading and paragraph on a line of its own. Raises BadFile."""
    archive = checked_zip(content, "odt")
    damaged = BadFile("not-this-format", format="odt")
    if "content.xml" not in archive.namelist():
        raise damaged
    body = read_xml(archive.read("content.xml"), damaged).find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise damaged
    return Document("".join(f"{_line(each)}\n" for each in _paragraphs(body)), read_as("odt"))


def _paragraphs(element: Any) -> Iterator[Any]:
    """Headings and paragraphs in the order of the document, without what was deleted under tracked changes."""
    for child in element:
        if child.tag in _PARAGRAPHS:
            yield child
        elif child.tag != f"{_TEXT}tracked-changes":
            yield from _paragraphs(child)


def _line(paragraph: Any) -> str:
    """A note stands in brackets at the end of the paragraph that it belongs to."""
    notes: list[str] = []
    return " ".join([_words(paragraph, notes), *notes])


def _words(element: Any, notes: list[str]) -> str:
    """The words in an element. Runs of white space count as one space there, and several are written as elements."""
    parts = [_SPACE.sub(" ", element.text or "")]
    for child in element:
        if child.tag in _NOTES:
            notes.append(f"[{' '.join(_line(each) for each in _paragraphs(child))}]")
        elif child.tag == f"{_TEXT}s":
            parts.append(" " * _count(child.get(f"{_TEXT}c", "1")))
        else:
            parts.append({f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}.get(child.tag, ""))
            parts.append(_words(child, notes))
        parts.append(_SPACE.sub(" ", child.tail or ""))
    return "".join(parts)


def _count(text: str) -> int:
    return min(int(text), _SPACES_MAX) if text.isdecimal() else 1
