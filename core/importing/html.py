"""Web pages (.html, .htm, .xhtml): their visible text."""

import re
from html.parser import HTMLParser

from core.importing.document import Document
from core.importing.left_out import LeftOut
from core.importing.plain import read as read_plain
from core.messages import Message

BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
     "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "legend", "li",
     "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title",
     "tr", "ul")
)  # fmt: skip
"""What begins and ends a line."""
_UNREAD = frozenset(("script", "style", "template", "noscript", "title", "rp", "datalist"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_CHARSET = re.compile(rb"<(?:meta[^>]+charset=|\?xml[^>]+encoding=)[\"']?([a-zA-Z0-9_-]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SPACE = re.compile(r"[ \r\n\t\f]+")
_SECTION = re.compile(r"<!\[[^>]*>")
_NO_CHARACTER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")


def read(content: bytes, encoding: str | None = None) -> Document:
    """Each block of the page on a line of its own, table cells separated by tabs. Raises BadFile."""
    said = _CHARSET.search(content[:4096])
    plain = read_plain(content, encoding, said[1].decode() if said else None)
    page = _Page()
    page.feed(well_formed(plain.text))
    page.close()
    note = Message("importing-note-format-and", {"format": "html", "note": plain.note})
    left_out = (*plain.left_out, *page.left_out.messages())
    return Document("\n".join(page.lines()) + "\n", note, left_out=left_out)


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
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.left_out = LeftOut()
        self._lines: list[list[str]] = [[]]
        self._unread = 0
        self._aside: tuple[str, str, int] | None = (
            None  # what is left out, by which tag, and how deep in tags of that name
        )
        self._verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._aside is not None:
            kind, opened, depth = self._aside
            self._aside = (kind, opened, depth + (tag == opened))
            return
        kind = _kind_aside(tag, dict(attrs))
        if kind and tag not in _VOID:
            self._aside = (kind, tag, 1)
            return
        self._unread += tag in _UNREAD
        self._verbatim += tag in ("pre", "textarea")
        if tag in BLOCKS:
            self._lines.append([])
        elif tag in ("td", "th") and self._lines[-1]:
            self._lines[-1].append("\t")
        elif tag == "rt":
            self._lines[-1].append("(")
        elif tag == "img":
            self.left_out.count("object")

    def handle_endtag(self, tag: str) -> None:
        if self._aside is not None:
            kind, opened, depth = self._aside
            depth -= tag == opened
            self._aside = (kind, opened, depth) if depth else None
            return
        self._unread = max(0, self._unread - (tag in _UNREAD))
        self._verbatim = max(0, self._verbatim - (tag in ("pre", "textarea")))
        if tag in BLOCKS:
            self._lines.append([])
        elif tag == "rt":
            self._lines[-1].append(")")

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        if self._aside is not None:
            self.left_out.words(self._aside[0], data)
        elif self._verbatim:
            first, *rest = data.replace("\r\n", "\n").split("\n")
            self._lines[-1].append(first)
            self._lines += [[each] for each in rest]
        else:
            self._lines[-1].append(_SPACE.sub(" ", data))

    def lines(self) -> list[str]:
        """The lines that are not empty."""
        joined = (re.sub(" +", " ", "".join(line)).strip(" ") for line in self._lines)
        return [line for line in joined if line.strip()]


def _kind_aside(tag: str, attributes: dict[str, str | None]) -> str:
    """Why an element is nobody's words: it was deleted, it is hidden, or it is a remark in Word's margin."""
    style = attributes.get("style") or ""
    if tag == "del":
        return "deleted"
    if "hidden" in attributes or _HIDDEN.search(style):
        return "hidden"
    return "comment" if "mso-element:comment" in style.replace(" ", "") else ""
