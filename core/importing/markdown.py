"""Markdown: headings, paragraphs and lists as plain paragraphs, without the marks."""

from markdown_it import MarkdownIt

from core.importing import plain
from core.importing.document import Document


def read(content: bytes, encoding: str | None = None) -> Document:
    """The text without its marks; code and HTML stay as they stand."""
    document = plain.read(content, encoding)
    paragraphs = []
    for token in MarkdownIt("commonmark").parse(document.text):
        if token.type == "inline":
            paragraphs.append("".join(_inline(child) for child in token.children or []))
        elif token.type in ("fence", "code_block", "html_block"):
            paragraphs.append(token.content.rstrip("\n"))
    return Document("\n\n".join(paragraphs) + "\n", document.note)


def _inline(token: object) -> str:
    kind, content = getattr(token, "type", ""), getattr(token, "content", "")
    if kind in ("softbreak", "hardbreak"):
        return "\n"
    return content if kind in ("text", "code_inline", "html_inline", "image") else ""
