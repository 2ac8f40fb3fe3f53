"""The forms in which a study is written for others, by the endings of their files."""

from importlib import import_module

from core.analysis.presentation import Presentation
from core.errors import Refused

_MODULES = {
    "html": "html",
    "md": "markdown",
    "csv": "csv",
    "xlsx": "xlsx",
    "docx": "study_docx",
    "json": "json",
    "sqlite": "sqlite",
}
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
    content: bytes = import_module(f"core.exporting.{_MODULES[form]}").export(presentation)
    return content
