"""Whole folders and zip files: which of what lies in them can be read as texts."""

import io
import zipfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Protocol

from core.errors import BadFile, MissingLibrary
from core.importing.document import SUFFIXES, Document, read_document, read_named
from core.limits import IMPORT_BYTES_MAX, UNPACKED_BYTES_MAX
from core.storage.files import HeldFile, read_bounded

FILES_MAX = 2000


class ReadsFile(Protocol):
    """Reads a file, in an encoding and a layout where they are given. Raises BadFile, and Refused for the layout."""

    def __call__(self, encoding: str | None = None, layout: str = "") -> Document:
        """The file's text."""


class FoundFile(NamedTuple):
    """A file's name, and what reads it."""

    name: str
    read: ReadsFile


class Batch(NamedTuple):
    """What can be read, in the order of their places, and the names of what cannot."""

    files: tuple[FoundFile, ...]
    skipped: tuple[str, ...]


def collect(paths: Sequence[Path | HeldFile]) -> Batch:
    """Files as they are; of several that were handed over, those that can be read; of folders and zip files all that
    lies in them, however deep. Hidden files do not count. Raises BadFile where there is nothing, or far too much."""
    found: list[FoundFile] = []
    skipped: list[str] = []
    for path in paths:
        if isinstance(path, HeldFile) and path.suffix.lower() != ".zip":
            held = FoundFile(path.name, partial(read_named, path.name, path.content))
            if len(paths) == 1 or _is_transcript(held):
                found.append(held)
            else:
                skipped.append(path.name)
        elif isinstance(path, Path) and path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.is_file() and not _is_hidden(each, path))
            for each in inside:
                file = FoundFile(each.name, partial(read_document, each))
                if _is_transcript(file):
                    found.append(file)
                else:
                    skipped.append(str(each.relative_to(path)))
        elif path.suffix.lower() == ".zip":
            found += _zipped(path, skipped)
        elif isinstance(path, Path):
            found.append(FoundFile(path.name, partial(read_document, path)))
    if not found:
        raise BadFile("nothing-readable")
    if len(found) > FILES_MAX:
        raise BadFile("too-many-files", count=len(found), most=FILES_MAX)
    return Batch(tuple(found), tuple(skipped))


def _zipped(path: Path | HeldFile, skipped: list[str]) -> list[FoundFile]:
    """Nothing is written to the disk, so where an entry says that it belongs does not matter; only its name does."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(read_bounded(path, IMPORT_BYTES_MAX)))
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as problem:
        raise BadFile("in-file", file=path.name, problem=BadFile("not-this-format", format="zip")) from problem
    found, unpacked = [], 0
    for entry in sorted(archive.infolist(), key=lambda each: each.filename):
        place = PurePosixPath(entry.filename.replace("\\", "/"))
        if entry.is_dir() or any(part.startswith((".", "__MACOSX")) for part in place.parts if part != ".."):
            continue
        if not _is_readable(place.name):
            skipped.append(entry.filename)
            continue
        try:
            with archive.open(entry) as file:
                content = file.read(UNPACKED_BYTES_MAX - unpacked + 1)
        except Exception as problem:  # what zip and zlib raise has no common base
            raise BadFile("part-unreadable", file=path.name, part=entry.filename) from problem
        unpacked += len(content)
        if unpacked > UNPACKED_BYTES_MAX:
            raise BadFile("in-file", file=path.name, problem=BadFile("unpacks-too-much"))
        part = FoundFile(place.name, partial(read_named, place.name, content))
        if _is_transcript(part):
            found.append(part)
        else:
            skipped.append(entry.filename)
    return found


def _is_readable(name: str) -> bool:
    """Whether a file's ending is one of those that are read; what Word leaves beside a document while it is open has
    the document's ending and none of its words."""
    return name.lower().endswith(SUFFIXES) and not name.startswith("~$")


def _is_transcript(file: FoundFile) -> bool:
    """Whether a file among others is a text: tables often lie beside the interviews, few of which are transcripts."""
    if not file.name.lower().endswith((".csv", ".xlsx")):
        return _is_readable(file.name)
    try:
        file.read()
    except (BadFile, MissingLibrary):
        return False
    return True


def _is_hidden(file: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(root).parts)
