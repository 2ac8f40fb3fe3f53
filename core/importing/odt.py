"""OpenDocument texts (.odt, .ott, and .fodt, which is one file of XML): what one reads when changes are accepted."""

import re
from collections.abc import Iterator
from typing import Any

from core.errors import BadFile
from core.importing.document import Document, checked_zip, read_as
from core.importing.left_out import LeftOut
from core.importing.symbols import with_symbols
from core.importing.xml import read_xml
from core.limits import TEXT_CODE_POINTS_MAX
from core.messages import Message
from core.text.comments import Comment

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_ROWS_AROUND = (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group")
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_UNREAD = (f"{_OFFICE}forms", f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_TEXT}sequence-decls",
           f"{_TEXT}script")  # fmt: skip
_CHANGES = (f"{_TEXT}change-start", f"{_TEXT}change-end")
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_SPACES_MAX = 1000
"""No document has more spaces in a row, and a file of a few bytes must not ask for gigabytes."""
COMMENTS_MAX, COMMENTED_PARTS = 2000, 200
"""So many comments are kept, and found again by so many pieces of the words that they are on."""
_SPACE = re.compile(r"[ \t\r\n]+")


def read(content: bytes, encoding: str | None = None) -> Document:
    """Headings, paragraphs and list items as lines; table cells side by side, separated by tabs; notes in brackets at
    the end of the paragraph. Raises BadFile."""
    damaged = BadFile("not-this-format", format="odt")
    if content.lstrip().startswith(b"<"):
        roots = [read_xml(content, damaged)]
    else:
        archive = checked_zip(content, "odt")
        names = archive.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise BadFile("document-protected")
        if "content.xml" not in names:
            raise damaged
        roots = [read_xml(archive.read(name), damaged) for name in ("content.xml", "styles.xml") if name in names]
    body = roots[0].find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise damaged
    try:
        reader = _Reader(roots)
        lines = reader.lines(body)
        if reader.gone:  # deletions that never end: what follows them would be lost
            reader = _Reader(roots, without=frozenset(reader.gone))
            lines = reader.lines(body)
    except RecursionError as problem:
        raise damaged from problem
    return Document("".join(f"{each}\n" for each in lines), read_as("odt"), (), *reader.beside(lines))


class _Paragraph:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.notes: list[str] = []
        self.boxes: list[str] = []

    def lines(self) -> list[str]:
        """The line with its notes, and a line for each box."""
        return [" ".join(["".join(self.words), *(f"[{each}]" for each in self.notes)]), *self.boxes]


class _Reader:
    def __init__(self, roots: list[Any], without: frozenset[str] = frozenset()) -> None:
        """`without`: deletions of which nothing is left out in the text itself."""
        self.left_out = LeftOut()
        self._hidden, self._fonts = _hidden_styles(roots), _fonts(roots)
        self._font = ""
        self._comments: list[tuple[str, str, str]] = []  # author, words, name
        self._said: list[str] = []
        self._commented: dict[str, tuple[int, int]] = {}
        self._spaces = self._repeated = 0
        self._struck = _struck_styles(roots)
        self._deletions = {
            each.get(name, "")
            for each in roots[0].iter(f"{_TEXT}changed-region")
            for name in (f"{_TEXT}id", _XML_ID)
            if each.find(f"{_TEXT}deletion") is not None and each.get(name, "") not in without
        }
        self.gone: set[str] = set()  # deletions that are open, whose words stand in the text itself
        self._open: _Paragraph | None = None  # its end was deleted, so that the next paragraph goes on with it
        for region in roots[0].iter(f"{_TEXT}deletion"):
            self.left_out.words("deleted", " ".join("".join(each.itertext()) for each in _paragraphs(region)))
        for kind in ("header", "footer"):
            for root in roots:
                for each in root.iter(f"{_STYLE}{kind}"):
                    self.left_out.words("header", "".join(each.itertext()))

    # -- blocks

    def lines(self, element: Any) -> list[str]:
        """The lines of a body, a section, a list, a cell or a box, in their order."""
        found: list[str] = []
        outer, self._open = self._open, None
        for child in element:
            if child.tag in _PARAGRAPHS:
                found += self._paragraph(child)
            elif child.tag in _CHANGES:
                self._change(child)
            elif child.tag not in _UNREAD:
                found += self._closed()
                found += self._block(child)
        found += self._closed()
        self._open = outer
        return found

    def _block(self, element: Any) -> list[str]:
        """The lines of what is no paragraph: a table, a box, or what holds others."""
        if element.tag == f"{_TABLE}table":
            return self._rows(element)
        if element.tag == f"{_TEXT}section" and element.get(f"{_TEXT}display") == "none":
            self._hide(element)
            return []
        if element.tag in (f"{_DRAW}frame", f"{_DRAW}custom-shape", f"{_DRAW}g"):
            return self._box(element)
        return self.lines(element)

    def _closed(self) -> list[str]:
        """The lines of the paragraph that is open, with which nothing goes on."""
        paragraph, self._open = self._open, None
        return [] if paragraph is None else paragraph.lines()

    def _hide(self, element: Any) -> None:
        """Words that nobody sees; changes begin and end in them as elsewhere."""
        self.left_out.words("hidden", "".join(element.itertext()))
        for each in element.iter():
            if each.tag in _CHANGES:
                self._change(each)

    def _change(self, mark: Any) -> None:
        """Where a change begins or ends: LibreOffice leaves deleted words in the text while it shows changes."""
        name = mark.get(f"{_TEXT}change-id", "")
        if mark.tag == _CHANGES[1]:
            self.gone.discard(name)
        elif name in self._deletions:
            self.gone.add(name)

    def _rows(self, element: Any) -> list[str]:
        found: list[str] = []
        for child in element:
            if child.tag in _ROWS_AROUND:
                found += self._rows(child)
            elif child.tag == f"{_TABLE}table-row":
                cells = [each for each in child if each.tag in _CELLS]
                row = "\t".join(words for each in cells if each.tag == _CELLS[0] for words in self._cell(each))
                found += self._as_often(row, child.get(f"{_TABLE}number-rows-repeated", "1"))
        return found

    def _cell(self, element: Any) -> list[str]:
        """A cell's words, as often as it says that it is repeated."""
        return self._as_often("\n".join(self.lines(element)), element.get(f"{_TABLE}number-columns-repeated", "1"))

    def _as_often(self, words: str, repeated: str) -> list[str]:
        """Words as often as a row or cell says, and once where it holds none. Raises BadFile."""
        times = _count(repeated) if words.strip() else 1
        self._repeated += (times - 1) * len(words)
        if self._repeated > TEXT_CODE_POINTS_MAX:
            raise BadFile("unpacks-too-much")
        return [words] * max(1, times)

    def _box(self, element: Any) -> list[str]:
        lines = self.lines(element)
        if not lines:
            self.left_out.count("object")
        return lines

    # -- one paragraph

    def _paragraph(self, element: Any) -> list[str]:
        if element.get(f"{_TEXT}style-name") in self._hidden or _hides_itself(element):
            self._hide(element)
            return [] if self.gone else self._closed()
        paragraph, self._open = self._open or _Paragraph(), None
        self._font = self._fonts.get(element.get(f"{_TEXT}style-name", ""), "")
        self._inline(element, paragraph)
        if self.gone:
            self._open = paragraph
            return []
        return paragraph.lines()

    def _inline(self, element: Any, paragraph: _Paragraph) -> None:
        """The words in an element. Runs of white space count as one space there, and several are written as
        elements."""
        self._say(paragraph, _SPACE.sub(" ", element.text or ""))
        for child in element:
            self._element(child, paragraph)
            self._say(paragraph, _SPACE.sub(" ", child.tail or ""))

    def _element(self, child: Any, paragraph: _Paragraph) -> None:
        tag = str(child.tag)
        if tag in _CHANGES:
            self._change(child)
            return
        signs = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
        if tag == f"{_TEXT}s":
            count = _count(child.get(f"{_TEXT}c", "1"))
            self._spaces += count
            if self._spaces > TEXT_CODE_POINTS_MAX:
                raise BadFile("unpacks-too-much")
            self._say(paragraph, " " * count)
        elif tag in signs:
            self._say(paragraph, signs[tag])
        elif tag == f"{_TEXT}note":
            if words := " ".join(" ".join(self.lines(child)).split()):
                paragraph.notes.append(words)
        elif tag == f"{_OFFICE}annotation":
            self._comment(child)
        elif tag == f"{_OFFICE}annotation-end":
            name = child.get(f"{_OFFICE}name", "")
            self._commented[name] = (self._commented.get(name, (0, 0))[0], len(self._said))
        elif tag.startswith(_DRAW):
            paragraph.boxes += self._box(child)
        elif _is_hidden_field(child) or self._is_hidden(child):
            self.left_out.words("hidden", "".join(child.itertext()))
        elif tag == f"{_TEXT}placeholder" or child.get(f"{_LOEXT}showing-place-holder") == "true":
            self.left_out.words("placeholder", "".join(child.itertext()))
        elif tag == f"{_TEXT}ruby-text":
            self._say(paragraph, f"({''.join(child.itertext())})")
        elif tag not in _UNREAD:
            if child.get(f"{_TEXT}style-name") in self._struck and not self.gone:
                self.left_out.words("struck", "".join(child.itertext()))
            outer = self._font
            self._font = self._fonts.get(child.get(f"{_TEXT}style-name", ""), outer)
            self._inline(child, paragraph)
            self._font = outer

    def _is_hidden(self, element: Any) -> bool:
        return element.get(f"{_TEXT}style-name") in self._hidden

    def _say(self, paragraph: _Paragraph, words: str) -> None:
        if words and self.gone:
            self.left_out.words("deleted", words)
        elif words:
            words = with_symbols(words, self._font).replace("\u2011", "-")  # as in the other formats
            paragraph.words.append(words)
            self._said.append(words)

    # -- comments

    def _comment(self, element: Any) -> None:
        name = element.get(f"{_OFFICE}name", "")
        author = element.findtext(f"{_DC}creator") or ""
        words = " ".join("".join(each.itertext()) for each in _paragraphs(element))
        self._commented[name] = (len(self._said), len(self._said))
        self._comments.append((author, words, name))

    def beside(self, lines: list[str]) -> tuple[tuple[Message, ...], tuple[Comment, ...]]:
        """What was left out, and the comments at their places."""
        text, found, at = "\n".join(lines), [], 0
        for author, words, name in self._comments[:COMMENTS_MAX]:
            begin, end = self._commented[name]
            marked = "".join(self._said[begin : min(end, begin + COMMENTED_PARTS)]).strip()
            place = text.find(marked, at) if marked else -1
            at = max(at, place)
            found.append(Comment(author, words, at, at + len(marked) if place >= 0 else at))
        self.left_out.count("comment", len(self._comments))
        return self.left_out.messages(), tuple(found)


def _paragraphs(element: Any) -> Iterator[Any]:
    return (each for each in element.iter() if each.tag in _PARAGRAPHS)


def _is_hidden_field(element: Any) -> bool:
    """Whether an element is a field that hides words now; one whose condition does not hold shows them."""
    is_field = element.tag in (f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph")
    return is_field and element.get(f"{_TEXT}is-hidden") != "false"


def _hides_itself(paragraph: Any) -> bool:
    """Whether a field in a paragraph hides it."""
    return any(each.get(f"{_TEXT}is-hidden") == "true" for each in paragraph.iter(f"{_TEXT}hidden-paragraph"))


def _hidden_styles(roots: list[Any]) -> frozenset[str]:
    """The names of styles that hide their words."""
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for root in roots
        for style in root.iter(f"{_STYLE}style")
        if any(each.get(f"{_TEXT}display") == "none" for each in style.iter(f"{_STYLE}text-properties"))
    )


def _struck_styles(roots: list[Any]) -> frozenset[str]:
    """The names of styles that draw a line through their words."""
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for root in roots
        for style in root.iter(f"{_STYLE}style")
        for each in style.iter(f"{_STYLE}text-properties")
        if each.get(f"{_STYLE}text-line-through-style", "none") != "none"
    )


def _fonts(roots: list[Any]) -> dict[str, str]:
    """Which font each style has that names one."""
    faces = {
        each.get(f"{_STYLE}name", ""): each.get(f"{_SVG}font-family", "").strip("'")
        for root in roots
        for each in root.iter(f"{_STYLE}font-face")
    }
    found: dict[str, str] = {}
    for root in roots:
        for style in root.iter(f"{_STYLE}style"):
            for each in style.iter(f"{_STYLE}text-properties"):
                name = each.get(f"{_STYLE}font-name", "")
                if font := faces.get(name, name) or each.get(f"{_FO}font-family", "").strip("'"):
                    found[style.get(f"{_STYLE}name", "")] = font
    return found


def _count(text: str) -> int:
    return min(int(text[:9]), _SPACES_MAX) if text.isdecimal() else 1
