"""Word documents that are one file of XML (.xml): the parts of a .docx stand in it one after another (“flat OPC”), or
it is that of Word 2003."""

import base64
import binascii
import io
import struct
import zipfile
from xml.etree import ElementTree

from core.errors import BadFile
from core.importing.document import Document
from core.importing.docx import read as read_docx
from core.importing.docx_parts import kind_of
from core.importing.word_2003 import ROOT, parts_of
from core.importing.xml import read_xml

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"


def read(content: bytes, encoding: str | None = None) -> Document:
    """The document that its parts make. Raises BadFile."""
    damaged = BadFile("not-this-format", format="docx")
    packed = io.BytesIO()
    root = read_xml(content, damaged)
    with zipfile.ZipFile(packed, "w") as archive:
        if kind_of(root) == ROOT:
            try:
                for each in parts_of(root):
                    archive.writestr(*each)
            except (ValueError, RecursionError) as problem:
                raise damaged from problem
        for part in root.iter(f"{_PACKAGE}part"):
            name = part.get(f"{_PACKAGE}name", "").lstrip("/")
            data, binary = part.find(f"{_PACKAGE}xmlData"), part.findtext(f"{_PACKAGE}binaryData")
            try:
                if name and data is not None and len(data):
                    archive.writestr(name, ElementTree.tostring(data[0], "utf-8"))
                elif name and binary is not None:
                    archive.writestr(name, base64.b64decode(binary))
            except (binascii.Error, ValueError, RecursionError, struct.error) as problem:
                raise damaged from problem
    return read_docx(packed.getvalue(), encoding)
