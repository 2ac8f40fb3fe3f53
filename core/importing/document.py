"""Which reader a file needs, and what every reader gives back."""

import io
import re
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from core.errors import BadFile
from core.importing.described_layout import laid_out_as
from core.importing.encodings import Reading
from core.importing.file_kinds import FLAT_DOCX, true_ending
from core.importing.foreign_kinds import check_no_project
from core.importing.layouts import Layout, laid_out
from core.importing.left_out import LeftOut
from core.limits import IMPORT_BYTES_MAX, UNPACKED_BYTES_MAX
from core.messages import Message, Translator
from core.storage.files import read_bounded
from core.text.comments import Comment
from core.text.normal import normalise
from core.text.speaker_turns import turns
from core.text.times import Time, stamped

_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{100}"
)
"""More accents on one letter than any language has: putting them in order would take for ever."""
_HOUR = re.compile(r"[ \t]*\d\d:\d\d(?=[ \t]|$)", re.MULTILINE)
_MORNING_MS, _DAY_MS = 6 * 60_000, 24 * 60_000
"""06:00 and 24:00, read as minutes and seconds."""


class Document(NamedTuple):
    """A text as read, a note on how it was read (such as its encoding), when it is spoken, what was left out, and the
    remarks in the document's margin. Places are code points of the text. `readings`: where the encoding is in doubt,
    how a passage reads in each that is likely, the one that was taken first. `labels`: the speakers whom the file
    names itself."""

    text: str
    note: Message
    times: tuple[Time, ...] = ()
    left_out: tuple[Message, ...] = ()
    comments: tuple[Comment, ...] = ()
    readings: tuple[Reading, ...] = ()
    labels: tuple[str, ...] = ()

    def origin(self, name: str, say: Translator) -> str:
        """Where a text comes from, as the log keeps it: the file's name, how it was read and what was left out."""
        return f"{name} ({'; '.join(say.say(each) for each in (self.note, *self.left_out))})"


def read_as(how: str) -> Message:
    """The note that a text was read in a format or an encoding, whose name every language shares."""
    return Message("importing-note-read-as", {"how": how})


_READERS = {
    ".txt": "core.importing.plain",
    ".text": "core.importing.plain",
    ".md": "core.importing.markdown",
    ".markdown": "core.importing.markdown",
    ".docx": "core.importing.docx",
    ".docm": "core.importing.docx",
    ".dotx": "core.importing.docx",
    ".dotm": "core.importing.docx",
    ".odt": "core.importing.odt",
    ".rtf": "core.importing.rtf",
    ".pdf": "core.importing.pdf",
    ".epub": "core.importing.epub",
    ".html": "core.importing.html",
    ".htm": "core.importing.html",
    ".sbv": "core.importing.subtitles",
    ".srt": "core.importing.subtitles",
    ".vtt": "core.importing.subtitles",
    ".ott": "core.importing.odt",
    ".fodt": "core.importing.odt",
    ".xhtml": "core.importing.html",
    ".cha": "core.importing.chat",
    ".json": "core.importing.recognised",
    ".tsv": "core.importing.transcript_sheet",
    ".csv": "core.importing.transcript_sheet",
    ".xlsx": "core.importing.transcript_sheet",
    ".ttml": "core.importing.timed_text",
    ".dfxp": "core.importing.timed_text",
    ".eaf": "core.importing.tiers",
    ".exb": "core.importing.tiers",
}


SUFFIXES = tuple(_READERS)
"""The endings of the names of files that can be read here."""


def read_document(path: Path, encoding: str | None = None, layout: str = "") -> Document:
    """A file's text in the normal form. `layout` describes how a turn begins (core.importing.described_layout). Raises
    BadFile, which names the file, and Refused where the description makes no sense."""
    return read_named(path.name, read_bounded(path, IMPORT_BYTES_MAX), encoding, layout)


def read_named(name: str, content: bytes, encoding: str | None = None, layout: str = "") -> Document:
    """The text of a file's content, whose name tells its kind unless its beginning says otherwise. Raises as
    `read_document`."""
    document = read_as_it_stands(name, content, encoding)
    if layout:
        return _as_described(document, layout, name)
    return document if document.times else _as_transcript(document)


def read_as_it_stands(name: str, content: bytes, encoding: str | None = None) -> Document:
    """The same, without looking for a layout of turns, so that places in it stay. Raises BadFile."""
    check_no_project(name, content)
    ending = true_ending(name, content)
    if ending not in _READERS and ending != FLAT_DOCX:
        raise BadFile("file-format-unknown", file=name, formats=sorted(_READERS))
    if not content:
        raise BadFile("file-empty", file=name)
    if len(content) > IMPORT_BYTES_MAX:
        raise BadFile("transcript-too-large", file=name)
    try:
        document = _reader(ending)(content, encoding)
    except BadFile as problem:
        if problem.code != "not-a-transcript" or Path(name).suffix.lower() == ending:
            raise BadFile("in-file", file=name, problem=problem) from problem
        document = _reader(".txt")(content, encoding)  # data in which nobody speaks, in a file of plain text
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as problem:
        # what libraries raise on nonsense; a file must never end the program
        raise BadFile("in-file", file=name, problem=BadFile("file-nonsense")) from problem
    if _MARKS.search(document.text):
        raise BadFile("in-file", file=name, problem=BadFile("file-nonsense"))
    text = normalise(document.text)
    if not text.strip():
        raise BadFile("file-without-text", file=name)
    return document._replace(text=text, comments=_placed(document))


def _reader(ending: str) -> Callable[[bytes, str | None], Document]:
    module = "core.importing.flat_docx" if ending == FLAT_DOCX else _READERS[ending]
    read: Callable[[bytes, str | None], Document] = import_module(module).read
    return read


def _as_described(document: Document, layout: str, name: str) -> Document:
    left_out = LeftOut()
    try:
        found = laid_out_as(layout, document.text)
        if not found.text.strip():
            raise BadFile("layout-fits-nothing", pattern=layout)
        return _in_layout(document, found, left_out)
    except BadFile as problem:
        raise BadFile("in-file", file=name, problem=problem) from problem


def _as_transcript(document: Document) -> Document:
    left_out = LeftOut()
    found = laid_out(document.text, left_out)
    return document._replace(times=_stamped(document.text)) if found is None else _in_layout(document, found, left_out)


def _stamped(text: str) -> tuple[Time, ...]:
    """The times at the beginnings of lines, unless they are hours of a day in a text in which nobody speaks: field
    notes from 06:00 on."""
    times = stamped(text)
    if not times or times[0].first < _MORNING_MS or times[-1].first >= _DAY_MS or turns(text):
        return times
    return () if all(_HOUR.match(text, time.place) for time in times) else times


def _in_layout(document: Document, found: Layout, left_out: LeftOut) -> Document:
    """A text in a layout of transcripts as turns with their times; comments then stand at its beginning, since the
    words that they are on have moved."""
    note = Message("importing-note-layout", {"layout": found.name, "note": document.note})
    comments = tuple(each._replace(start=0, end=0) for each in document.comments)
    return document._replace(
        text=found.text,
        note=note,
        times=found.times,
        left_out=(*document.left_out, *left_out.messages()),
        comments=comments,
        labels=found.labels,
    )


def _placed(document: Document) -> tuple[Comment, ...]:
    """The comments at their places in the normalised text."""
    return tuple(
        each._replace(start=len(normalise(document.text[: each.start])), end=len(normalise(document.text[: each.end])))
        for each in document.comments
    )


def checked_zip(content: bytes, form: str) -> zipfile.ZipFile:
    """A zipped document that does not unpack to more than it may; `form` is its format. Raises BadFile."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as problem:
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
