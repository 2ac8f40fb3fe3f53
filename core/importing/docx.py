"""Word documents (.docx, .docm, .dotx, .dotm): what one reads when all tracked changes are accepted.

WordprocessingML, ECMA-376 part 1, transitional and strict. Libraries that read Word's paragraphs pass over what stands
in tracked insertions, content controls, fields and text boxes, so the document's own structure is followed here.
"""

from collections.abc import Iterator
from typing import Any

from core.errors import BadFile
from core.importing.document import Document, checked_zip, read_as
from core.importing.docx_parts import Parts, attribute, child, chosen, ended_fields, is_on, kind_of, outermost
from core.importing.field_instructions import words_of_instruction
from core.importing.left_out import LeftOut
from core.importing.ooxml import Package
from core.importing.symbols import symbol, with_symbols
from core.text.comments import Comment

_INSTRUCTION_MAX = 5000
"""Code points: longer ones are no reading of characters, and would be put together again and again."""
_AROUND = frozenset(("ins", "moveTo", "customXml", "smartTag", "dir", "bdo", "hyperlink", "fldSimple", "rubyBase"))
"""Elements that only stand around others."""
_GONE = frozenset(("del", "moveFrom"))
COMMENTS_MAX, COMMENTED_PARTS = 2000, 200
"""So many comments are kept, and found again by so many pieces of the words that they are on."""
DEPTH_MAX = 40
"""So deep cells and boxes stand in each other."""
_PICTURES = frozenset(("drawing", "pict", "object"))


def read(content: bytes, encoding: str | None = None) -> Document:
    """Paragraphs as lines; table cells side by side, separated by tabs; notes in brackets at the end of the paragraph.
    Raises BadFile."""
    package = Package(checked_zip(content, "docx"))
    main = next((each.target for each in package.relations("").values() if each.kind == "officeDocument"), "")
    root = package.xml(main)
    body = None if root is None else child(root, "body")
    if body is None:
        raise package.damaged
    try:
        reader = _Reader(Parts(package, main), ended_fields(body))
        lines = reader.lines(body)
    except (ValueError, RecursionError) as problem:
        raise BadFile("not-this-format", format="docx") from problem
    left_out = reader.left_out
    left_out.words("header", reader.parts.headers())
    text = "\n".join(lines) + "\n"
    comments = reader.comments(text)
    return Document(text, read_as("docx"), (), left_out.messages(), comments)


class _Paragraph:
    """One paragraph while it is read: its words, its notes, the boxes that hang on it."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.notes: list[str] = []
        self.boxes: list[str] = []

    def lines(self) -> list[str]:
        """The line (with line feeds where the author broke it), and a line for each box."""
        return [" ".join(["".join(self.words), *(f"[{each}]" for each in self.notes)]), *self.boxes]


class _Reader:
    def __init__(self, parts: Parts, ended: set[int]) -> None:
        self.parts = parts
        self._ended_fields = ended
        self.left_out = LeftOut()
        self._open: _Paragraph | None = None  # its mark was deleted, so that the next paragraph goes on with it
        self._fields: list[bool] = []  # of each field that is open, whether its result has begun
        self._instructions: list[str] = []
        self._depth = 0
        self._is_note = False
        self._said: list[str] = []  # where there are comments: all words, of which each is on some
        self._commented: dict[str, tuple[int, int]] = {}

    # -- blocks

    def lines(self, container: Any) -> list[str]:
        """The lines of a body, a cell, a box or a note."""
        outer, self._open = self._open, None
        self._depth += 1
        if self._depth > DEPTH_MAX:
            raise BadFile("unpacks-too-much")
        found: list[str] = []
        for block in self._inside(container):
            kind = kind_of(block)
            if kind == "p":
                found += self._paragraph(block)
            elif kind == "tbl":
                found += self._ended() + self._table(block)
            elif kind == "altChunk":
                found += self._ended() + self.parts.chunk(attribute(block, "id"), self.left_out)
            else:
                self._mark(block, kind)
        found += self._ended()
        self._open = outer
        self._depth -= 1
        return found

    def _ended(self) -> list[str]:
        paragraph, self._open = self._open, None
        return [] if paragraph is None else paragraph.lines()

    def _inside(self, element: Any) -> Iterator[Any]:
        """An element's children; what only stands around others is looked through, and what was deleted is counted."""
        for each in element:
            kind = kind_of(each)
            if kind in _AROUND:
                yield from self._inside(each)
            elif kind in _GONE:
                self._deleted(each)
            elif kind == "sdt":
                yield from self._control(each)
            elif kind == "AlternateContent":
                yield from self._inside(chosen(each))
            else:
                yield each

    def _control(self, control: Any) -> Iterator[Any]:
        """A content control, unless it still asks for its words."""
        content, settings = child(control, "sdtContent"), child(control, "sdtPr")
        if content is None:
            return
        if settings is not None and is_on(child(settings, "showingPlcHdr")):
            self.left_out.words("placeholder", _all_words(content))
            return
        yield from self._inside(content)

    def _deleted(self, element: Any) -> None:
        if kind_of(element) == "del":
            self.left_out.words("deleted", _all_words(element))

    def _table(self, table: Any) -> list[str]:
        rows = []
        for row in self._inside(table):
            settings = child(row, "trPr")
            if kind_of(row) != "tr":
                continue
            if settings is not None and child(settings, "del") is not None:
                self.left_out.words("deleted", _all_words(row))
                continue
            found = [each for each in self._inside(row) if kind_of(each) == "tc" and not self._is_deleted_cell(each)]
            cells = ["\n".join(self.lines(cell)) for cell in found]
            rows.append("\t".join(cells))
        return rows

    def _is_deleted_cell(self, cell: Any) -> bool:
        settings = child(cell, "tcPr")
        is_deleted = settings is not None and child(settings, "cellDel") is not None
        if is_deleted:
            self.left_out.words("deleted", _all_words(cell))
        return is_deleted

    # -- one paragraph

    def _paragraph(self, element: Any) -> list[str]:
        paragraph, self._open = self._open or _Paragraph(), None
        settings = child(element, "pPr")
        style = None if settings is None else child(settings, "pStyle")
        hidden = self.parts.is_hidden(attribute(style, "val") if style is not None else "")
        for each in self._inside(element):
            self._inline(each, paragraph, hidden)
        mark = None if settings is None else child(settings, "rPr")
        if mark is not None and any(child(mark, each) is not None for each in _GONE):
            self._open = paragraph
            return []
        self._said.append("\n")
        return paragraph.lines()

    def _inline(self, element: Any, paragraph: _Paragraph, is_hidden: bool) -> None:
        kind = kind_of(element)
        if kind == "r":
            self._run(element, paragraph, is_hidden)
        elif kind in ("oMath", "oMathPara"):
            self._say(paragraph, "".join(each.text or "" for each in element.iter() if kind_of(each) == "t"))
        else:
            self._mark(element, kind)

    def _run(self, run: Any, paragraph: _Paragraph, is_hidden: bool) -> None:
        settings = child(run, "rPr")
        font = "" if settings is None else _font(settings)
        if settings is not None:
            is_hidden = self.parts.is_run_hidden(settings, is_hidden)
        is_struck = settings is not None and any(is_on(child(settings, each)) for each in ("strike", "dstrike"))
        for each in self._inside(run):
            kind = kind_of(each)
            if kind == "fldChar":
                self._field(each, paragraph)
            elif kind == "instrText" and not is_hidden:
                self._instructed(each.text or "")
            elif is_hidden:
                self.left_out.words("hidden", _all_words(each))
            elif kind in _PICTURES:
                self._picture(each, paragraph)
            elif kind == "ruby":
                self._ruby(each, paragraph)
            elif kind in ("footnoteReference", "endnoteReference"):
                self._note(kind, each, paragraph)
            else:
                words = with_symbols(_words(each, kind), font)
                self.left_out.words("struck", words if is_struck else "")
                self._say(paragraph, words)
                self._mark(each, kind)

    def _say(self, paragraph: _Paragraph, words: str) -> None:
        if words and all(self._fields):
            paragraph.words.append(words)
            self._said.append(words)

    def _field(self, element: Any, paragraph: _Paragraph) -> None:
        """A field's instruction is nobody's words, its result is."""
        what = attribute(element, "fldCharType")
        if what == "begin":
            self._say(paragraph, self.parts.choice(element))
            if id(element) in self._ended_fields:
                self._fields.append(False)
                self._instructions.append("")
        elif what == "separate" and self._fields:
            self._fields[-1] = True
        elif what == "end" and self._fields:
            has_result, instruction = self._fields.pop(), self._instructions.pop()
            if not has_result:
                self._say(paragraph, words_of_instruction(instruction))

    def _instructed(self, text: str) -> None:
        if self._instructions and not self._fields[-1] and len(self._instructions[-1]) < _INSTRUCTION_MAX:
            self._instructions[-1] += text

    def _picture(self, element: Any, paragraph: _Paragraph) -> None:
        boxes = outermost(element, "txbxContent")
        if not boxes:
            self.left_out.count("object")
        for box in boxes:
            paragraph.boxes += self.lines(box)

    def _ruby(self, element: Any, paragraph: _Paragraph) -> None:
        """The words, and how they are read in brackets after them."""
        base, reading = child(element, "rubyBase"), child(element, "rt")
        for each in self._inside(base) if base is not None else ():
            self._inline(each, paragraph, False)
        if reading is not None and (words := _all_words(reading)):
            self._say(paragraph, f"({words})")

    def _note(self, kind: str, element: Any, paragraph: _Paragraph) -> None:
        if self._is_note:  # a note on a note is no note of the text's
            return
        note = self.parts.note(kind, attribute(element, "id"))
        self._is_note = True
        self._ended_fields |= set() if note is None else ended_fields(note)
        words = "" if note is None else " ".join(" ".join(self.lines(note)).split())
        self._is_note = False
        if words and all(self._fields):
            paragraph.notes.append(words)

    # -- comments

    def _mark(self, element: Any, kind: str) -> None:
        number = attribute(element, "id")
        here = len(self._said)
        if kind in ("commentRangeStart", "commentReference"):
            self._commented.setdefault(number, (here, here))
        elif kind == "commentRangeEnd" and number in self._commented:
            self._commented[number] = (self._commented[number][0], here)

    def comments(self, text: str) -> tuple[Comment, ...]:
        """The comments in the order of their places; each found again by the words that it is on."""
        found: list[Comment] = []
        at = 0
        for number, (begin, end_of) in self._commented.items():
            comment = self.parts.comment(number)
            if comment is None or len(found) >= COMMENTS_MAX:
                continue
            author, element = comment
            said = " ".join(" ".join(self.lines(element)).split())
            parts = self._said[begin:end_of]
            words = "".join(parts[:COMMENTED_PARTS]).strip()
            place = text.find(words, at) if words else -1
            length = max(len(words), sum(map(len, parts)) if len(parts) > COMMENTED_PARTS else 0)
            start, end = (place, min(place + length, len(text))) if place >= 0 else (at, at)
            at = max(at, start)
            if said:
                found.append(Comment(author, said, start, end))
        self.left_out.count("comment", len(found))
        return tuple(found)


def _words(element: Any, kind: str) -> str:
    """What one element of a run shows."""
    if kind == "t":
        return (element.text or "").replace("\u2011", "-")  # as in the other formats
    if kind == "sym":
        return symbol(attribute(element, "font"), int(attribute(element, "char") or "0", 16))
    if kind == "br":
        return "\n"
    return {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}.get(kind, "")


def _font(settings: Any) -> str:
    fonts = child(settings, "rFonts")
    return "" if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def _all_words(element: Any) -> str:
    return "".join(f"{each.text or ''}" for each in element.iter() if kind_of(each) in ("t", "delText"))
