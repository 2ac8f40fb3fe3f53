"""Books (.epub): the chapters in the order of reading, each with its headings and paragraphs as lines."""

from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

from core.errors import BadFile
from core.importing.document import Document, checked_zip, read_as
from core.importing.html import read as read_page
from core.importing.left_out import LeftOut
from core.importing.xml import read_xml
from core.importing.zipped import read_part
from core.limits import UNPACKED_BYTES_MAX

_PAGES = ("application/xhtml+xml", "text/html")


def read(content: bytes, encoding: str | None = None) -> Document:
    """The chapters as one text. Raises BadFile, MissingLibrary."""
    archive = checked_zip(content, "epub")
    names = set(archive.namelist())
    if "META-INF/encryption.xml" in names and b"EncryptedData" in archive.read("META-INF/encryption.xml"):
        raise BadFile("book-protected")
    damaged = BadFile("not-this-format", format="epub")
    try:
        container = read_xml(archive.read("META-INF/container.xml"), damaged)
        package = next(each.get("full-path") for each in container.iter() if _tag(each) == "rootfile")
        root = read_xml(read_part(archive, package, UNPACKED_BYTES_MAX, damaged), damaged)
    except (KeyError, StopIteration) as problem:
        raise damaged from problem
    items = {each.get("id"): each for each in root.iter() if _tag(each) == "item"}
    spine = [items.get(each.get("idref")) for each in root.iter() if _tag(each) == "itemref"]
    lines, unpacked, left_out = [], 0, LeftOut()
    for item in spine:
        if item is None or item.get("media-type") not in _PAGES:
            continue
        place = normpath(join(dirname(package), unquote(item.get("href", "").partition("#")[0])))
        if place not in names:
            raise BadFile("book-chapter-missing")
        with archive.open(place) as file:
            page = file.read(UNPACKED_BYTES_MAX - unpacked + 1)
        unpacked += len(page)
        if unpacked > UNPACKED_BYTES_MAX:
            raise BadFile("unpacks-too-much")
        chapter = read_page(page, "utf-8" if b"<?xml" in page[:100] else None)
        lines.append(chapter.text)
        left_out.again(chapter.left_out)
    return Document("".join(lines), read_as("epub"), left_out=left_out.messages())


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
