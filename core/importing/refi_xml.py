"""The XML of REFI-QDA, read liberally: names with or without a namespace, GUIDs however they are written."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from core.errors import BadFile
from core.ids import ID_BYTES, Id
from core.importing.xml import read_xml

XML_BYTES_MAX, XML_TAGS_MAX = 64 * 1024 * 1024, 4_000_000
"""More than any study has, and still held in memory."""
_GUIDS = ("guid", "targetGUID", "originGUID", "representedGUID", "creatingUser", "modifyingUser", "sourceVertex",
          "targetVertex", "fromSyncPoint", "toSyncPoint")  # fmt: skip


def root_of(file: str, content: bytes) -> Any:
    """The root of a project or codebook, without entities or anything from elsewhere. Raises BadFile."""
    if len(content) > XML_BYTES_MAX or content.count(b"<") > XML_TAGS_MAX:
        raise BadFile("study-too-large", file=file)
    return read_xml(content, BadFile("xml-malformed", file=file))


def tag_of(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Any, tag: str) -> Iterator[Any]:
    """The elements with this name right under another."""
    return (each for each in element if tag_of(each) == tag)


def descendants(element: Any, tag: str) -> Iterator[Any]:
    """The elements with this name anywhere under another, itself included."""
    return (each for each in element.iter() if tag_of(each) == tag)


def text_of(element: Any, tag: str) -> str:
    """The words of the first element with this name right under another; nothing where there is none."""
    return next(((each.text or "").strip() for each in children(element, tag)), "")


def number_of(value: str | None) -> int | None:
    """A whole number as an attribute or a cell holds it; None where it is none, or longer than any that is meant."""
    return int(value) if value is not None and re.fullmatch(r"\s*[+-]?[0-9]{1,12}\s*", value) else None


def guid_of(value: str | None) -> Id:
    """The sixteen bytes of a GUID, however it is written; else what is written there, which is not of that length."""
    try:
        return Id(UUID((value or "").strip().strip("{}")).bytes)
    except ValueError:
        return Id(b"not a GUID: " + (value or "").encode())


def own_guid(element: Any) -> Id:
    """The GUID of an element."""
    return guid_of(element.get("guid"))


def standardise(element: Any) -> None:
    """Writes it as the standard does: names without a prefix, GUIDs in small letters without braces."""
    for each in element.iter():
        each.tag = tag_of(each)
        for name, value in each.attrib.items():
            found = guid_of(value) if name in _GUIDS else b""
            if len(found) == ID_BYTES:
                each.set(name, str(UUID(bytes=found)))
