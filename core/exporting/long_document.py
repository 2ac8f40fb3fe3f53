"""The paragraphs of a long Word document, set down as they are made: the library's own tree takes 3 KiB for each.

They wait compressed, in memory, for the moment at which the document is saved: what lies in a file for a while could be
read there.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain
from typing import Any

from core.exporting.docx import saved
from core.messages import Translator
from core.text.xml import INSTEAD, WITHHELD

_PLACE = "paragraphs"
_MARK = f"<!--{_PLACE}-->".encode()
"""Where they belong in the document. Words that look alike have other signs there for the brackets."""
_MAIN = "word/document.xml"
_READ_BYTES = 1 << 16


class LongDocument:
    """A document of the library, to whose end paragraphs are added. Each can be changed until the next one comes."""

    def __init__(self, document: Any) -> None:
        from docx.oxml.ns import nsmap
        from lxml import etree  # type: ignore[import-untyped]

        self._document, self._as_text = document, etree.tostring
        self._declared = f' xmlns:w="{nsmap["w"]}"'
        document.element.body.sectPr.addprevious(etree.Comment(_PLACE))
        self._packer, self._packed = zlib.compressobj(1), bytearray()
        self._last: Any = None
        self._withheld = 0

    def add(self, made: Any) -> Any:
        """Adds a paragraph, and gives it back."""
        self._set_down()
        self._last = made
        return made

    def saved(self, say: Translator) -> bytes:
        """The file's bytes, as `docx.saved` gives those of a short document."""
        self._set_down()
        self._packed += self._packer.flush()
        out = io.BytesIO()
        short = zipfile.ZipFile(io.BytesIO(saved(self._document, say, self._withheld)))
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
            for each in short.infolist():
                content = short.read(each)
                if each.filename != _MAIN:
                    whole.writestr(each, content)
                    continue
                before, after = content.split(_MARK)
                with whole.open(each, "w") as file:
                    for piece in chain((before,), self._pieces(), (after,)):
                        file.write(piece)
        return out.getvalue()

    def _set_down(self) -> None:
        if self._last is None:
            return
        text = self._as_text(self._last, encoding="unicode").replace(self._declared, "", 1)  # the document declares it
        self._withheld += text.count(WITHHELD)
        self._packed += self._packer.compress(text.replace(WITHHELD, INSTEAD).encode())
        self._last = None

    def _pieces(self) -> Iterator[bytes]:
        opener = zlib.decompressobj()
        for at in range(0, len(self._packed), _READ_BYTES):
            yield opener.decompress(self._packed[at : at + _READ_BYTES])
        yield opener.flush()
