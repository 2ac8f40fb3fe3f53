"""Files that hold no text that can be read here: pictures, recordings, archives, links, projects of other programs."""

import re
import zipfile
from pathlib import PurePath

from core.errors import BadFile

_BEGINNINGS = (
    ("picture", (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")),
    ("recording", (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf1", b"#!AMR")),
    ("archive", (b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b")),
)  # fmt: skip
_SHORT = 4
"""Beginnings of fewer bytes, and those of letters, count only where zeros follow: a text may begin like them."""
_PICTURES_BY_BRAND = (b"heic", b"heix", b"mif1", b"avif")
_LINKS = (".gdoc", ".gsheet", ".url", ".webloc", ".lnk", ".desktop")
_OF_DOCUMENTS = ("[Content_Types].xml", "META-INF/", "content.xml", "word/", "xl/")
"""Parts that only documents have, however damaged."""
_PRESENTATIONS = ("ppt/", "Index/Slide")

CLOSED = {
    "nvivo": r"\.(nvpx?|nvcx?)", "maxqda": r"\.(mx\d+|mex\d*|mqda?)",
    "atlas": r"\.(atlproj\w*|atlcb|hpr\d*|copybundle)",
    "miner": r"\.(ppj|wpj|qdp|qdam)", "quirkos": r"\.qrk", "dedoose": r"\.dedx",
}  # fmt: skip
"""Endings of projects that only their own programs read; each has a sentence on how to export from there."""
WHOLE_PROJECTS = (".qdpx", ".qda", ".rqda", ".requal", ".sqlite3")
"""Endings of files that hold a project each."""
PROJECTS = (*WHOLE_PROJECTS, ".qdc", ".sqlite", ".ann", ".xmi")
"""Endings of what comes in as a project or codebook and never as a text."""
_OF_PROJECTS = (".qde", ".qda/", "data.qda")
_CATMA = "/annotationcollections/"


def closed_format(ending: str) -> str:
    """The program whose own form of project only it can read; nothing where the ending is none of these."""
    return next((program for program, endings in CLOSED.items() if re.fullmatch(endings, ending)), "")


def check_no_project(name: str, content: bytes) -> None:
    """Whether a file is no project of another program, which would come in without what was coded. Raises BadFile."""
    ending = PurePath(name).suffix.lower()
    if program := closed_format(ending):
        raise BadFile(f"closed-format-{program}", file=name)
    if ending in PROJECTS or (ending == ".xml" and b"catma_markupauthor" in content):
        raise BadFile("in-file", file=name, problem=BadFile("file-of-another-kind", kind="project"))


def foreign_kind(ending: str, content: bytes) -> str:
    """What a file is that cannot be read as text, as a sentence of the catalogue names it; empty where nothing says
    so. `ending`: of its name, in small letters."""
    if ending in _LINKS:
        return "link"
    is_binary = b"\0" in content[:4096]
    if content[4:8] == b"ftyp" and is_binary:
        return "picture" if content[8:12] in _PICTURES_BY_BRAND else "recording"
    if content.startswith(b"RIFF") and is_binary:
        return "picture" if content[8:12] == b"WEBP" else "recording"
    return next(
        (
            kind
            for kind, beginnings in _BEGINNINGS
            for each in beginnings
            if content.startswith(each) and (is_binary or (len(each) >= _SHORT and not each.isascii()))
        ),
        "",
    )


def foreign_zipped(archive: zipfile.ZipFile) -> str:
    """What a zipped file is that no reader here reads; empty where nothing says so."""
    names = archive.namelist()
    if any(name.startswith(_PRESENTATIONS) for name in names):
        return "presentation"
    if any(name.endswith(_OF_PROJECTS) or _CATMA in f"/{name}" for name in names):
        return "project"
    if any(name.endswith(".iwa") for name in names):
        return "pages"
    kind = archive.read("mimetype")[:80] if "mimetype" in names and archive.getinfo("mimetype").file_size < 200 else b""
    if b"opendocument.spreadsheet" in kind:
        return "spreadsheet"
    if b"opendocument.presentation" in kind:
        return "presentation"
    is_document = kind or any(name.startswith(_OF_DOCUMENTS) for name in names)
    return "" if is_document else "archive"
