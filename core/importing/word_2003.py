"""Documents in the XML of Word 2003 (WordprocessingML before it was a standard), as the parts of a .docx.

Its elements have the names that they have in a .docx. What is otherwise: notes, comments and headings of pages stand
where they are named, tracked changes are annotations, and other elements stand around paragraphs and words.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from core.importing.docx_parts import attribute, child, kind_of

ROOT = "wordDocument"
_OWN = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHANGES = {"Word.Insertion": "ins", "Word.Deletion": "del"}
_COMMENTED = {"Word.Comment.Start": "commentRangeStart", "Word.Comment.End": "commentRangeEnd"}
_RENAMED = {"hlink": "hyperlink"}
_AROUND = ("cfChunk",)
_BESIDE = {"footnote": "footnotes", "endnote": "endnotes", "comment": "comments"}


def parts_of(document: Any) -> Iterator[tuple[str, bytes]]:
    """The names and contents of the parts."""
    yield from _Parts(document).all()


class _Parts:
    def __init__(self, document: Any) -> None:
        self._beside = {name: Element(name) for name in _BESIDE.values()}
        self._heads: list[Any] = []
        self._main = Element("document")
        body, styles = child(document, "body"), child(document, "styles")
        if body is not None:
            self._main.extend(list(self._made(body)))
        self._styles = styles if styles is not None else Element("styles")

    def all(self) -> Iterator[tuple[str, bytes]]:
        """Each part, and how they name each other."""
        named = {"styles": self._styles, **self._beside, **{f"header{n}": each for n, each in enumerate(self._heads)}}
        relations = Element("Relationships")
        for name, part in named.items():
            yield f"word/{name}.xml", tostring(part, "utf-8")
            kind = "header" if part in self._heads else name
            SubElement(relations, "Relationship", Id=name, Type=f"{_RELATION}/{kind}", Target=f"{name}.xml")
        yield "word/document.xml", tostring(self._main, "utf-8")
        yield "word/_rels/document.xml.rels", tostring(relations, "utf-8")
        root, target = Element("Relationships"), "word/document.xml"
        SubElement(root, "Relationship", Id="main", Type=f"{_RELATION}/officeDocument", Target=target)
        yield "_rels/.rels", tostring(root, "utf-8")
        yield "[Content_Types].xml", b"<Types/>"

    def _made(self, element: Any) -> Iterator[Any]:
        """What stands for an element in a .docx: nothing, itself, or what is within it."""
        kind = kind_of(element)
        if kind == "annotation":
            yield from self._annotation(element)
        elif kind in ("footnote", "endnote"):
            yield Element(f"{kind}Reference", id=self._aside(kind, element))
        elif kind in ("hdr", "ftr"):
            self._heads.append(self._copy(element, kind))
        elif (
            not str(element.tag).startswith(_OWN)
            or kind in _AROUND
            or (kind == "r" and child(element, "r") is not None)
        ):
            yield from self._inside(element)
        else:
            yield self._copy(element, _RENAMED.get(kind, kind))

    def _annotation(self, element: Any) -> Iterator[Any]:
        what = attribute(element, "type")
        if what in _COMMENTED:
            yield Element(_COMMENTED[what], id=attribute(element, "id"))
        elif what == "Word.Comment":
            content = child(element, "content")
            number = self._aside("comment", content if content is not None else Element("content"), element)
            yield Element("commentReference", id=number)
        else:
            content = child(element, "content")
            inside = [] if content is None else list(self._inside(content))
            if what in _CHANGES:
                around = Element(_CHANGES[what])
                around.extend(inside)
                yield around
            else:
                yield from inside

    def _aside(self, kind: str, content: Any, named: Any = None) -> str:
        """Puts a note or a comment into its part; the number by which the text names it."""
        part = self._beside[_BESIDE[kind]]
        number = str(len(part) + 1) if named is None else attribute(named, "id")
        made = SubElement(part, kind, id=number, author="" if named is None else attribute(named, "author"))
        made.extend(list(self._inside(content)))
        return number

    # What is put into an element is a list: `extend` turns whatever a generator raises into a TypeError.

    def _inside(self, element: Any) -> Iterator[Any]:
        for each in element:
            yield from self._made(each)

    def _copy(self, element: Any, kind: str) -> Any:
        made = Element(kind, {name.rpartition("}")[2]: value for name, value in element.items()})
        made.text = element.text
        made.extend(list(self._inside(element)))
        return made
