"""Markdown: headings, paragraphs, lists and tables as plain paragraphs, without the marks."""

import re
from typing import Any

from markdown_it import MarkdownIt

from core.importing import plain
from core.importing.document import Document
from core.importing.left_out import LeftOut

_FRONT = re.compile(r"\A---[ \t]*\n(?P<inside>(?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
COLUMNS_MAX = 100
"""A wider table is read as text, since each of its rows would be filled up to its width."""
_KEY = re.compile(r"^[\w-]+[ \t]*:", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def read(content: bytes, encoding: str | None = None) -> Document:
    """The text without its marks; numbers of lists, code and HTML stay as they stand. What Markdown takes for the
    target of a link (`[Kari]: Ja`) is a turn in a transcript, so it stays too."""
    document = plain.read(content, encoding)
    left_out = LeftOut()
    text = document.text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    if front and _KEY.search(front["inside"]):
        left_out.words("front_matter", front["inside"])
        text = text[front.end() :]
    for comment in _COMMENT.findall(text):
        left_out.words("comment", comment.removeprefix("<!--").removesuffix("-->"))
    text = _COMMENT.sub("", text)
    lines = _Lines()
    reader = MarkdownIt("commonmark").enable("strikethrough").disable("reference")
    if all(line.count("|") <= COLUMNS_MAX for line in text.split("\n")):
        reader.enable("table")
    for token in reader.parse(text):
        lines.take(token)
    found = (*document.left_out, *left_out.messages())
    return Document("\n\n".join(lines.found) + "\n", document.note, left_out=found)


class _Lines:
    def __init__(self) -> None:
        self.found: list[str] = []
        self._number = ""
        self._row: list[str] | None = None

    def take(self, token: Any) -> None:
        """One token of a block."""
        if token.type == "list_item_open" and token.info:
            self._number = f"{token.info}{token.markup} "
        elif token.type == "tr_open":
            self._row = []
        elif token.type == "tr_close" and self._row is not None:
            self.found.append("\t".join(self._row))
            self._row = None
        elif token.type == "inline":
            words = "".join(_inline(child) for child in token.children or [])
            if self._row is not None:
                self._row.append(words)
            else:
                self._add(words)
        elif token.type in ("fence", "code_block", "html_block"):
            self._add(token.content.rstrip("\n"))

    def _add(self, words: str) -> None:
        self.found.append(self._number + words)
        self._number = ""


def _inline(token: Any) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return str(token.content) if token.type in ("text", "code_inline", "html_inline", "image") else ""
