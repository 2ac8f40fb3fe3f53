"""Which reader a file needs, and what every reader gives back."""

import io
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from core.errors import BadFile
from core.limits import IMPORT_BYTES_MAX, UNPACKED_BYTES_MAX
from core.messages import Message, Translator
from core.storage.files import read_bounded
from core.text.normal import normalise
from core.text.times import Time, stamped


class Document(NamedTuple):
    """A text as read, not yet normalised, a note on how it was read (such as its encoding), and when it is spoken."""

    text: str
    note: Message
    times: tuple[Time, ...] = ()

    def origin(self, name: str, say: Translator) -> str:
        """Where a text comes from, as the log keeps it: the file's name and how it was read."""
        return f"{name} ({say.say(self.note)})"


def read_as(how: str) -> Message:
    """The note that a text was read in a format or an encoding, whose name every language shares."""
    return Message("importing-note-read-as", {"how": how})


_READERS = {
    ".txt": "core.importing.plain",
    ".text": "core.importing.plain",
    ".md": "core.importing.markdown",
    ".markdown": "core.importing.markdown",
    ".docx": "core.importing.docx",
    ".odt": "core.importing.odt",
    ".rtf": "core.importing.rtf",
    ".pdf": "core.importing.pdf",
    ".epub": "core.importing.epub",
    ".html": "core.importing.html",
    ".htm": "core.importing.html",
    ".srt": "core.importing.subtitles",
    ".vtt": "core.importing.subtitles",
}


SUFFIXES = tuple(_READERS)
"""The endings of the names of files that can be read here."""


def read_document(path: Path, encoding: str | None = None) -> Document:
    """A file's text in the normal form. Raises BadFile, which names the file."""
    _reader(path.name)
    return read_named(path.name, read_bounded(path, IMPORT_BYTES_MAX), encoding)


def read_named(name: str, content: bytes, encoding: str | None = None) -> Document:
    """The text of a file's content, whose name tells its kind. Raises BadFile, which names the file."""
    reader = _reader(name)
    if not content:
        raise BadFile("file-empty", file=name)
    if len(content) > IMPORT_BYTES_MAX:
        raise BadFile("transcript-too-large", file=name)
    read: Callable[[bytes, str | None], Document] = import_module(reader).read
    try:
        document = read(content, encoding)
    except BadFile as problem:
        raise BadFile("in-file", file=name, problem=problem) from problem
    text = normalise(document.text)
    if not text.strip():
        raise BadFile("file-without-text", file=name)
    return Document(text, document.note, document.times or stamped(text))


def _reader(name: str) -> str:
    reader = _READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise BadFile("file-format-unknown", file=name, formats=sorted(_READERS))
    return reader


def checked_zip(content: bytes, form: str) -> zipfile.ZipFile:
    """A zipped document that does not unpack to more than it may; `form` is its format. Raises BadFile."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as problem:
        raise BadFile("not-this-format", format=form) from problem
    unpacked = 0
    for entry in archive.infolist():
        if not entry.filename.endswith((".xml", ".rels", ".opf")):
            continue
        try:
            with archive.open(entry) as file:
                while block := file.read(1 << 20):
                    unpacked += len(block)
                    if unpacked > UNPACKED_BYTES_MAX:
                        raise BadFile("unpacks-too-much")
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as problem:
            raise BadFile("not-this-format-or-protected", format=form) from problem
        except Exception as problem:  # zlib.error has no public base class of its own
            if isinstance(problem, BadFile):
                raise
            raise BadFile("not-this-format", format=form) from problem
    return archive
