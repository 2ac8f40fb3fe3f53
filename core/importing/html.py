"""Web pages (.html, .htm, .xhtml): their visible text."""

import re
from html.parser import HTMLParser

from core.errors import BadFile
from core.importing.document import Document
from core.importing.html_notes import Extent, Link, with_notes
from core.importing.left_out import LeftOut
from core.importing.plain import read as read_plain
from core.messages import Message

BLOCKS = frozenset(
    ("address", "article", "aside", "audio", "blockquote", "body", "br", "button", "canvas", "caption",
     "center", "dd", "details", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "legend", "iframe", "li",
     "main", "nav", "object", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "textarea",
     "tfoot", "thead", "title", "tr", "ul", "video")
)  # fmt: skip
"""What begins and ends a line."""
_UNREAD = frozenset(("script", "style", "template", "noscript", "title", "rp", "datalist"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_ENDED_BY_NEXT = frozenset(("dd", "dt", "li", "option", "p", "td", "th", "tr"))
"""Elements that the beginning of the next of their kind ends."""
_ENDS_PARAGRAPH = frozenset(
    ("article", "aside", "blockquote", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "section",
     "ul")
)  # fmt: skip
"""Blocks whose beginning ends a paragraph that is open."""
_HOLDS = BLOCKS - {"br", "hr"} | {"td", "th"}
"""Elements within which an end of another kind ends nothing around them."""
_OPEN_MAX, _NAMES_MAX = 50, 4
"""So many open elements are looked through for the one that ends, and so many names of those around a link."""
_SHOWS_NOTHING = bytes([*range(1, 9), *range(16, 27), *range(28, 32)])
"""Control characters, which no browser shows; LibreOffice leaves them where fields begin. Escape, and shifts in
and out, change alphabets."""
_CHARSET = re.compile(rb"<(?:meta[^>]+charset=|\?xml[^>]+encoding=)[\"']?([a-zA-Z0-9_-]+)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;}]*line-through", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>([^<]*)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,1000})\{([^{}]*)\}")
_AT_RULE = re.compile(r"@[^{};]{0,200}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE = re.compile(r"[.#][\w-]+")
_SPACE = re.compile(r"[ \r\n\t\f]+")
_SECTION = re.compile(r"<!\[[^>]*>")
_CUT = re.compile(r"<[a-z/!][^<>]*\Z", re.IGNORECASE)
_NO_CHARACTER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")


def read(content: bytes, encoding: str | None = None) -> Document:
    """Each block of the page on a line of its own, table cells separated by tabs. Raises BadFile."""
    content = content if b"\0" in content else content.translate(None, _SHOWS_NOTHING)
    said = _CHARSET.search(content[:4096])
    plain = read_plain(content, encoding, said[1].decode() if said else None)
    if _CUT.search(plain.text) and re.search("<html[ >]", plain.text[:4096], re.IGNORECASE):
        raise BadFile("document-cut")
    page = _Page(_selectors(plain.text, _HIDDEN), _selectors(plain.text, _STRUCK))
    page.feed(well_formed(plain.text))
    page.close()
    note = Message("importing-note-format-and", {"format": "html", "note": plain.note})
    lines = page.lines()
    return Document("\n".join(lines) + "\n", note, left_out=(*plain.left_out, *page.left_out.messages()))


def well_formed(text: str) -> str:
    """A page without what the parser would look at again and again: comments, marks of sections, references to numbers
    that no character has, and tags that never end."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        kept.append(text[at:start])
        end = text.find("-->", start + 4)
        at = len(text) if end < 0 else end + 3
    text = "".join([*kept, text[at:]]).replace("<![CDATA[", "").replace("]]>", "")
    text = sane_references(text)
    last = text.rfind(">") + 1
    return _SECTION.sub("", text[:last]) + text[last:].replace("<", "&lt;")


def sane_references(text: str) -> str:
    """A text whose numeric references all name characters that there may be."""
    return _NO_CHARACTER.sub("\ufffd", text)


class _Page(HTMLParser):
    def __init__(self, hiding: frozenset[str], striking: frozenset[str]) -> None:
        self._hiding, self._striking = hiding, striking
        self._struck: tuple[str, int] | None = None  # by which tag words are struck through, and how deep in such tags
        super().__init__(convert_charrefs=True)
        self.left_out = LeftOut()
        self._lines: list[list[str]] = [[]]
        self._unread = 0
        self._aside: tuple[str, str, int] | None = (
            None  # what is left out, by which tag, and how deep in tags of that name
        )
        self._within: list[str] = []  # tags that are open within what is left out, and how many of them hold others
        self._held = 0
        self._verbatim = 0
        self._row = self._cells = 0  # the line where a table's row begins, and how many of its cells have begun
        self._open: list[tuple[str, str, int]] = []  # tag, name, and line where it begins
        self._links: list[Link] = []
        self._extents: dict[str, Extent] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._aside is not None and self._begins_beyond(tag):
            self._aside = None
        if self._aside is not None:
            kind, opened, depth = self._aside
            self._aside = (kind, opened, depth + (tag == opened))
            if tag not in _VOID:
                self._within.append(tag)
                self._held += tag in _HOLDS
            return
        kind = _kind_aside(tag, dict(attrs), self._hiding)
        if kind and tag not in _VOID:
            self._aside, self._within, self._held = (kind, tag, 1), [tag], tag in _HOLDS
            return
        if self._struck is None and _is_struck(tag, dict(attrs), self._striking):
            self._struck = (tag, 1)
        elif self._struck is not None:
            self._struck = (self._struck[0], self._struck[1] + (tag == self._struck[0]))
        self._unread += tag in _UNREAD
        self._verbatim += tag in ("pre", "textarea")
        if tag in BLOCKS:
            self._block(tag)
        elif tag in ("td", "th"):
            self._cell()
        elif tag == "rt":
            self._lines[-1].append("(")
        elif tag == "img":
            self.left_out.count("object")
        if tag not in _VOID:
            self._opened(tag, dict(attrs))

    def _block(self, tag: str) -> None:
        """Begins a line; the first block in a table's cell goes on with the row's."""
        if tag == "tr" or self._lines[-1][-1:] != ["\t"]:
            self._lines.append([])
        if tag == "tr":
            self._row, self._cells = len(self._lines) - 1, 0

    def _cell(self) -> None:
        if self._cells:
            while len(self._lines) - 1 > self._row and not self._lines[-1]:
                self._lines.pop()
            self._lines[-1].append("\t")
        self._cells += 1

    def _opened(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in _ENDED_BY_NEXT and self._open and self._open[-1][0] == tag:
            self._closed(tag)
        line = len(self._lines) - 1
        self._open.append((tag, attributes.get("id") or attributes.get("name") or "", line))
        target = attributes.get("href") or ""
        if tag == "a" and target.startswith("#"):
            names = [name for _, name, _ in self._open[-_OPEN_MAX:] if name][-_NAMES_MAX:]
            self._lines[-1].append("")
            self._links.append(Link(line, len(self._lines[-1]) - 1, target[1:], frozenset(names)))

    def _closed(self, tag: str) -> None:
        last = len(self._open)
        place = next((n for n in range(last - 1, max(-1, last - _OPEN_MAX), -1) if self._open[n][0] == tag), last)
        for _, name, line in self._open[place:]:
            if name:
                self._extents[name] = Extent(line, len(self._lines))
        del self._open[place:]

    def _ends_beyond(self, tag: str) -> bool:
        """Whether a tag ends an element around what is left out, and so that too, whose own end is missing."""
        if tag in self._within[-_OPEN_MAX:] or all(each != tag for each, _, _ in self._open[-_OPEN_MAX:]):
            return False
        return tag in _HOLDS or not self._held

    def _leave(self, tag: str) -> None:
        """Ends an element within what is left out, and those in it."""
        last = ""
        while last != tag:
            last = self._within.pop()
            self._held -= last in _HOLDS

    def _begins_beyond(self, tag: str) -> bool:
        """Whether the beginning of a tag ends the block around what is left out, as that of a list's next item does."""
        if self._held > (self._within[0] in _HOLDS):
            return False
        opened = (*(each for each, _, _ in self._open[-_OPEN_MAX:]), *self._within[:1])
        around = next((each for each in reversed(opened) if each in _HOLDS), "")
        return (tag == around and tag in _ENDED_BY_NEXT) or (around == "p" and tag in _ENDS_PARAGRAPH)

    def handle_endtag(self, tag: str) -> None:
        if self._aside is not None and self._ends_beyond(tag):
            self._aside = None
        if self._aside is not None:
            if tag in self._within[-_OPEN_MAX:]:
                self._leave(tag)
            kind, opened, depth = self._aside
            depth -= tag == opened
            self._aside = (kind, opened, depth) if depth and self._within else None
            return
        if self._struck is not None:
            depth = self._struck[1] - (tag == self._struck[0])
            self._struck = (self._struck[0], depth) if depth else None
        self._unread = max(0, self._unread - (tag in _UNREAD))
        self._verbatim = max(0, self._verbatim - (tag in ("pre", "textarea")))
        self._closed(tag)
        if tag in BLOCKS:
            self._lines.append([])
        elif tag == "rt":
            self._lines[-1].append(")")

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        if self._aside is not None:
            self.left_out.words(self._aside[0], data)
            return
        if self._struck is not None:
            self.left_out.words("struck", data)
        if self._verbatim:
            first, *rest = data.replace("\r\n", "\n").split("\n")
            self._lines[-1].append(first)
            self._lines += [[each] for each in rest]
        elif not self._lines[-1] and data.isspace():
            return  # between blocks
        elif self._is_in_link():
            self._lines[-1][self._links[-1].part] += _SPACE.sub(" ", data)
        else:
            self._lines[-1].append(_SPACE.sub(" ", data))

    def _is_in_link(self) -> bool:
        """Whether words stand in a link within the page, alone in their line's part."""
        link = self._links[-1] if self._links else None
        is_here = link is not None and link.line == len(self._lines) - 1 and link.part == len(self._lines[-1]) - 1
        return is_here and any(tag == "a" for tag, _, _ in self._open[-_NAMES_MAX:])

    def lines(self) -> list[str]:
        """The lines that are not empty."""
        lines = with_notes(self._lines, self._links, self._extents, self.left_out) if self._links else self._lines
        joined = (re.sub(" +", " ", "".join(line)).strip(" ") for line in lines)
        return [line for line in joined if line.strip()]


def _selectors(text: str, wanted: re.Pattern[str]) -> frozenset[str]:
    """The classes and names of elements for which the page's own rules say what is wanted, as `.class` and `#name`;
    rules for print and the like do not count."""
    found: set[str] = set()
    for style in _STYLE.findall(text):
        for selectors, rules in _RULE.findall(_AT_RULE.sub("", style)):
            if wanted.search(rules):
                found |= {each.strip() for each in selectors.split(",")}
    return frozenset(each for each in found if _SIMPLE.fullmatch(each))


def _names(attributes: dict[str, str | None]) -> set[str]:
    return {f".{each}" for each in (attributes.get("class") or "").split()} | {f"#{attributes.get('id')}"}


def _is_struck(tag: str, attributes: dict[str, str | None], striking: frozenset[str]) -> bool:
    """Whether a line is drawn through an element's words."""
    if tag in _VOID:
        return False
    is_styled = _STRUCK.search(attributes.get("style") or "") or (striking and striking & _names(attributes))
    return tag in ("s", "strike") or bool(is_styled)


def _kind_aside(tag: str, attributes: dict[str, str | None], hiding: frozenset[str]) -> str:
    """Why an element is nobody's words: it was deleted, it is hidden, or it stands in the pages' margin."""
    style = attributes.get("style") or ""
    if tag == "del":
        return "deleted"
    if tag == "div" and attributes.get("title") in ("header", "footer"):  # LibreOffice's, of the pages
        return "header"
    names = _names(attributes)
    if "hidden" in attributes or _HIDDEN.search(style) or (hiding and hiding & names):
        return "hidden"
    return "comment" if "mso-element:comment" in style.replace(" ", "") else ""
