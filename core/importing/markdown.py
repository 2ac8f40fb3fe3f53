"""Markdown: headings, paragraphs, lists and tables as plain paragraphs, without the marks."""

import re
from typing import Any

from markdown_it import MarkdownIt

from core.importing import plain
from core.importing.document import Document
from core.importing.left_out import LeftOut

_FRONT = re.compile(r"\A(?P<mark>---|\+\+\+)[ \t]*\n(?P<inside>(?:[^\n]*\n)*?)(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|\Z)")
COLUMNS_MAX = 100
"""A wider table is read as text, since each of its rows would be filled up to its width."""
BRACKETS_MAX = 1000
"""In a paragraph with more of them links are read as text, since each bracket would look for its end to the last."""
_KEY = re.compile(r"^[\w-]+[ \t]*[:=]", re.MULTILINE)
_NOTE = re.compile(
    r"^\[\^(?P<name>[^\]\s]{1,40})\]:[ \t]*(?P<words>[^\n]*(?:\n(?:[ ]{2,}|\t)[^\n]*)*)\n?", re.MULTILINE
)
_MARK = re.compile(r"[ \t]?\[\^(?P<name>[^\]\s]{1,40})\]")
_FORMATTING = re.compile(
    r"</?(?:a|b|big|center|div|em|font|h[1-6]|i|ins|kbd|mark|p|section|small|span|strong|sub|sup|u)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
"""HTML that only says how words look; other signs between angles are what somebody wrote, such as <laughs>."""
_BREAK = re.compile(r"<br[ \t]*/?>[ \t]*\n?", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def read(content: bytes, encoding: str | None = None) -> Document:
    """The text without its marks; numbers of lists, code and HTML stay as they stand. What Markdown takes for the
    target of a link (`[Kari]: Ja`) is a turn in a transcript, so it stays too."""
    document = plain.read(content, encoding)
    left_out = LeftOut()
    text = document.text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    if front and _is_front_matter(front["inside"], text[front.end() :]):
        left_out.words("front_matter", front["inside"])
        text = text[front.end() :]
    for comment in _COMMENT.findall(text):
        left_out.words("comment", comment.removeprefix("<!--").removesuffix("-->"))
    text = _COMMENT.sub("", text)
    text = _with_notes(text)
    lines = _Lines()
    reader = MarkdownIt("commonmark").enable("strikethrough").disable("reference")
    if all(line.count("|") <= COLUMNS_MAX for line in text.split("\n")):
        reader.enable("table")
    if any(part.count("[") > BRACKETS_MAX for part in text.split("\n\n")):
        reader.disable(["link", "image"])
    for token in reader.parse(text):
        lines.take(token)
    found = (*document.left_out, *left_out.messages())
    return Document("\n\n".join(lines.found) + "\n", document.note, left_out=found)


def _is_front_matter(inside: str, after: str) -> bool:
    """Whether what stands between lines at the beginning tells of the file. Turns between them (`Kari: Ja`) do not: a
    speaker speaks again, there or further on."""
    keys = [re.sub(r"[ \t]*[:=]$", "", each) for each in _KEY.findall(inside)]
    if len(set(keys)) < len(keys) or ("\n\n" in f"{inside}\n" and not all(map(str.islower, keys))):
        return False
    speaks_on = any(re.search(rf"^[*_]{{0,3}}{re.escape(key)}[*_]{{0,3}}[ \t]?:", after, re.MULTILINE) for key in keys)
    return bool(keys) and not speaks_on


def _with_notes(text: str) -> str:
    """A text with each footnote in brackets at its mark, as in other documents; a note without a mark stays where it
    is."""
    notes = {each["name"]: " ".join(each["words"].split()) for each in _NOTE.finditer(text)}
    if not notes:
        return text
    marked = {each["name"] for each in _MARK.finditer(_NOTE.sub("", text))} & set(notes)
    text = _NOTE.sub(lambda each: "" if each["name"] in marked else each[0], text)
    used: set[str] = set()

    def note(mark: re.Match[str]) -> str:
        name = mark["name"]
        if name not in marked or name in used:
            return "" if name in marked else mark[0]
        used.add(name)
        return f" \\[{notes[name]}\\]"

    return _MARK.sub(note, text)


def _without_formatting(html: str) -> str:
    return _FORMATTING.sub("", _BREAK.sub("\n", html))


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
            content = _without_formatting(token.content) if token.type == "html_block" else token.content
            if content.strip():
                self._add(content.rstrip("\n"))

    def _add(self, words: str) -> None:
        self.found.append(self._number + words)
        self._number = ""


def _inline(token: Any) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "html_inline":
        return _without_formatting(str(token.content))
    return str(token.content) if token.type in ("text", "code_inline", "image") else ""
