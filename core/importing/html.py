"""Web pages (.html): their visible text."""

import codecs
import re
from html.parser import HTMLParser

from core.importing.document import Document
from core.importing.plain import read as read_plain
from core.messages import Message

BLOCKS = frozenset(
    ("article", "blockquote", "br", "dd", "div", "dt", "figcaption", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
     "header", "li", "ol", "p", "pre", "section", "table", "title", "tr", "ul")
)  # fmt: skip
"""What begins and ends a line."""
_UNREAD = frozenset(("script", "style", "template", "noscript", "title"))
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([a-zA-Z0-9_-]+)", re.IGNORECASE)


def read(content: bytes, encoding: str | None = None) -> Document:
    """Each block of the page on a line of its own. Raises BadFile."""
    said = _CHARSET.search(content[:4096])
    plain = read_plain(content, encoding or (_known(said.group(1).decode()) if said else None))
    page = _Page()
    page.feed(plain.text)
    page.close()
    return Document(
        "\n".join(page.lines()) + "\n", Message("importing-note-format-and", {"format": "html", "note": plain.note})
    )


def _known(name: str) -> str | None:
    """An encoding that a page names, if there is one of that name; pages say latin-1 and mean that of Windows."""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return "cp1252" if found == "iso8859-1" else found


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[list[str]] = [[]]
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in _UNREAD
        if tag in BLOCKS:
            self._lines.append([])
        elif tag in ("td", "th") and self._lines[-1]:
            self._lines[-1].append("\t")

    def handle_endtag(self, tag: str) -> None:
        self._unread = max(0, self._unread - (tag in _UNREAD))
        if tag in BLOCKS:
            self._lines.append([])

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._lines[-1].append(re.sub(r"[ \r\n\t\f]+", " ", data))

    def lines(self) -> list[str]:
        """The lines that are not empty."""
        joined = (re.sub(" +", " ", "".join(line)).strip() for line in self._lines)
        return [line for line in joined if line]
