"""The forms in which a study is written for others, by the endings of their files."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from core.analysis.presentation import Presentation
from core.errors import Refused
from core.exporting.pieces import in_blocks, in_bytes

_MODULES = {
    "html": "html",
    "md": "markdown",
    "csv": "csv",
    "xlsx": "xlsx",
    "docx": "study_docx",
    "json": "json",
    "sqlite": "sqlite",
}
_TEXT = ("html", "md", "csv", "json")
FORMATS = (*_MODULES, "qdpx", "qdc")


def exported(presentation: Presentation, form: str) -> bytes:
    """The file's bytes. Raises Refused for what is no such form, and where a library is missing."""
    from core.exporting import refi

    if form == "qdpx":
        return refi.to_qdpx(presentation)
    if form == "qdc":
        return refi.to_qdc(presentation)
    if form not in _MODULES:
        raise Refused("file-format", formats=[f".{each}" for each in FORMATS])
    module: Any = import_module(f"core.exporting.{_MODULES[form]}")
    content: bytes = in_bytes(module.pieces(presentation)) if form in _TEXT else module.export(presentation)
    return content


def in_pieces(presentation: Presentation, form: str) -> Iterator[bytes]:
    """The same in pieces that are made as they are written: of a form of text never all of it is in memory."""
    if form in _TEXT:
        yield from in_blocks(import_module(f"core.exporting.{_MODULES[form]}").pieces(presentation))
    else:
        yield exported(presentation, form)
