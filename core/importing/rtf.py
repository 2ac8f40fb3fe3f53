"""Rich Text Format (.rtf), as RTF 1.9.1 describes it: the words of the document, as Word shows them.

Libraries for RTF know one code page for the whole file and no tracked changes; Word, WordPad, TextEdit, LibreOffice and
f4 write a code page for each font.
"""

import re
from dataclasses import dataclass, replace

from core.errors import BadFile
from core.importing.document import Document, read_as
from core.importing.field_instructions import words_of_instruction
from core.importing.left_out import LeftOut
from core.importing.rtf_codepages import SYMBOLS, decoded, of_charset, of_page
from core.importing.symbols import is_symbol_font, symbol
from core.text.comments import Comment

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|(?P<bytes>(?:\\'[0-9a-fA-F]{2})+)|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n\0]+)|[\r\n\0\\]",
    re.DOTALL,
)
_WORDS = {
    "par": "\n", "sect": "\n", "line": "\n", "page": "\n", "column": "\n", "softline": "\n", "tab": "\t", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003",
    "enspace": "\u2002", "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark":
    "\u200f",
    "cell": "\t", "nestcell": "\t",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "_": "-", "\n": "\n", "\r": "\n", "\\": "\\", "{": "{", "}": "}"}
_UNREAD = frozenset(
    ("colortbl", "stylesheet", "info", "listtable", "listoverridetable", "listtext", "pntext", "revtbl", "fldinst",
    "xe", "tc",
     "tcn", "template", "generator", "objdata", "nonshppict", "nonesttables", "sp", "shprslt", "atndate", "atnref",
     "atnid", "bkmkstart", "bkmkend", "formfield", "upr")
)  # fmt: skip
"""Groups that hold nobody's words; `upr` has its words once more in its `ud`."""
_HEADERS = frozenset(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"))
_READ = frozenset(
    ("annotation", "atnauthor", "atnref", "atrfstart", "atrfend", "footnote", "shpinst", "shptxt", "shppict", "ud",
     "fldinst", "do")
)  # fmt: skip
"""Groups that a reader might pass over if it did not know them, and this one knows."""
_DEPTH_MAX = 1000


@dataclass(slots=True)
class _Group:
    """What holds within one pair of braces. `sink`: where its words go, None where nobody reads them. `instruction`:
    what a field's instruction shows, where no result stands in the sink from `result` on."""

    sink: list[str] | None
    kind: str = ""
    font: int = -1
    skipped: int = 1
    is_starred: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    is_struck: bool = False
    instruction: str = ""
    result: int = 0


def read(content: bytes, encoding: str | None = None) -> Document:
    """The words, each paragraph on a line of its own; the file says in which code pages they are. Raises BadFile."""
    content = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not content.startswith(b"{\\rtf"):
        raise BadFile("not-this-format", format="rtf")
    reader = _Reader(encoding, is_utf8=encoding is None and _is_utf8(content))
    at = 0
    while at < len(content) and (token := _TOKEN.match(content, at)):
        at = token.end()
        if token["word"] == b"bin":
            at += max(0, int(token["number"] or 0))
        elif not reader.take(token):
            return reader.document()
    raise BadFile("document-cut")  # the brace that ends it is missing, and so is what stood before it


def _is_utf8(content: bytes) -> bool:
    """Whether letters stand in a file as they are, in UTF-8: against the rules, and whatever page the file declares."""
    if content.isascii():
        return False
    try:
        return bool(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False


class _Reader:
    def __init__(self, encoding: str | None, is_utf8: bool) -> None:
        self._asked = encoding
        self._is_utf8 = is_utf8
        self._page = encoding or "cp1252"
        self._default_font = -1
        self._charsets: dict[int, int] = {}
        self._pages: dict[int, str] = {}
        self._names: dict[int, str] = {}
        self._body: list[str] = []
        self._boxes: list[str] = []
        self._struck: list[str] = []
        self._aside: dict[str, list[str]] = {"deleted": [], "hidden": [], "header": []}
        self._groups: list[_Group] = []
        self._now = _Group(None)
        self._bytes = bytearray()
        self._length = 0  # of the body, in code points
        self._high = 0
        self._to_skip = 0
        self._author = self._reference = ""
        self._marks: dict[str, int] = {}
        self._comments: list[Comment] = []
        self.left_out = LeftOut()

    # -- tokens

    def take(self, token: re.Match[bytes]) -> bool:
        """One token; False after the document's end. Raises BadFile."""
        if token["bytes"] is not None:
            self._take_bytes(bytes.fromhex(token["bytes"].decode("ascii").replace("\\'", "")))
        elif token["text"] is not None:
            self._take_text(token["text"])
        elif token["brace"] is not None:
            self._flush()
            self._to_skip = 0
            return self._begin() if token["brace"] == b"{" else self._end()
        elif token["sign"] is not None:
            self._sign(token["sign"].decode("latin-1"))
        elif token["word"] is not None:
            self._flush()
            number = None if token["number"] is None else int(token["number"])
            self._word(token["word"].decode("ascii"), number)
        return True

    def _take_text(self, content: bytes) -> None:
        if not self._is_utf8 or content.isascii() or self._to_skip:
            self._take_bytes(content)
        else:
            self._flush()
            self._say(content.decode("utf-8", "replace"))

    def _take_bytes(self, content: bytes) -> None:
        skipped = min(self._to_skip, len(content))
        self._to_skip -= skipped
        self._bytes += content[skipped:]

    def _begin(self) -> bool:
        if len(self._groups) > _DEPTH_MAX:
            raise BadFile("not-this-format", format="rtf")
        self._groups.append(self._now)
        sink = self._body if len(self._groups) == 1 else self._now.sink
        self._now = replace(self._now, sink=sink, kind="", is_starred=False, instruction="")
        return True

    def _end(self) -> bool:
        ended, self._now = self._now, self._groups.pop()
        words = " ".join("".join(ended.sink or ()).split()) if ended.kind else ""
        if ended.kind == "footnote" and words:
            outer = self._now.sink or [" "]
            is_apart = outer[-1][-1:].isspace()
            self._say(f"{'' if is_apart else ' '}[{words}]")
        elif ended.kind == "atnauthor":
            self._author = words
        elif ended.kind in ("atrfstart", "atrfend"):
            self._marks[f"{ended.kind}{words}"] = self._length
            self._reference = words
        elif ended.kind == "atnref":
            self._reference = words
        elif ended.kind == "annotation" and words:
            first = self._marks.pop(f"atrfstart{self._reference}", self._length)
            last = self._marks.pop(f"atrfend{self._reference}", self._length)
            self._comments.append(Comment(self._author, words, min(first, last), last))
            self._reference = ""
        elif ended.kind == "fldinst":
            self._now.instruction = words_of_instruction("".join(ended.sink or ()))
            self._now.result = len(self._now.sink or ())
        elif ended.kind == "box" and words:
            self._boxes += ["".join(ended.sink or ()).strip("\n"), "\n"]
        if ended.instruction and not "".join((ended.sink or [])[ended.result :]).strip():
            self._say(ended.instruction)
        return bool(self._groups)

    # -- control words

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._now.is_starred = True
            return
        self._flush()
        if self._to_skip:
            self._to_skip -= 1
        elif sign in _SIGNS:
            self._say(_SIGNS[sign])

    def _word(self, word: str, number: int | None) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        starred, self._now.is_starred = self._now.is_starred, False
        if word == "fldinst" and self._now.sink is not None:
            self._now.sink, self._now.kind = [], word
        elif word in _UNREAD or (starred and word not in _READ):
            self._now.sink = None
        elif word in _HEADERS:
            self._now.sink = self._aside["header"]
        elif word in ("footnote", "annotation", "atnauthor", "atnref", "atrfstart", "atrfend", "fonttbl"):
            self._now.sink, self._now.kind = [], word
        elif word in ("shptxt", "dptxbxtext") and self._now.sink is not None:
            self._now.sink, self._now.kind = [], "box"
        elif word == "ud":
            self._now.sink = self._groups[-2].sink if len(self._groups) > 1 else self._body
        elif word == "pict":
            self._now.sink = None
            self.left_out.count("object")
        elif word in _WORDS:
            self._say(_WORDS[word])
        elif word in ("row", "nestrow"):
            self._row()
        elif word == "u" and number is not None:
            self._unicode(number % 0x10000)
        else:
            self._setting(word, number)

    def _setting(self, word: str, number: int | None) -> None:
        now = self._now
        if word == "v":
            now.is_hidden = number != 0
        elif word in ("deleted", "mvf"):
            now.is_deleted = number != 0
        elif word in ("strike", "striked"):
            now.is_struck = number != 0
        elif word == "plain":
            now.is_hidden, now.is_struck, now.font = False, False, self._default_font
        elif word == "uc":
            now.skipped = max(0, number if number is not None else 1)
        elif word == "deff":
            self._default_font = now.font = number or 0
        elif word == "f" and number is not None:
            now.font = number
        elif word == "fcharset":
            self._charsets[now.font] = number or 0
        elif word == "cpg" and number is not None:
            self._pages[now.font] = of_page(number) or self._page
        elif self._asked is None:
            named = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}.get(word)
            if word == "ansicpg" and number:
                named = of_page(number)
            self._page = named or self._page

    def _row(self) -> None:
        if self._now.sink and self._now.sink[-1] == "\t":
            self._now.sink.pop()
            self._length -= self._now.sink is self._body
        self._say("\n")

    def _unicode(self, code: int) -> None:
        self._to_skip = self._now.skipped
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            pair = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00
            self._say(chr(pair) if self._high else "\ufffd")
            self._high = 0
        else:
            self._say(symbol(self._names.get(self._now.font, ""), code) if self._is_symbols() else chr(code))

    # -- words

    def _is_symbols(self) -> bool:
        name = self._names.get(self._now.font, "")
        return is_symbol_font(name) or (self._charsets.get(self._now.font) == SYMBOLS and not name)

    def _encoding(self) -> str:
        font = self._now.font
        own = self._pages.get(font) or of_charset(self._charsets.get(font, -1))
        return self._asked or own or self._page

    def _flush(self) -> None:
        """Letters are decoded once all bytes of a run are there, since one letter may take two."""
        if not self._bytes:
            return
        content = bytes(self._bytes)
        self._bytes.clear()
        if self._now.kind == "fonttbl" or any(each.kind == "fonttbl" for each in self._groups[-2:]):
            self._names.setdefault(self._now.font, content.decode("latin-1").partition(";")[0].strip())
        elif self._is_symbols():
            self._say("".join(symbol(self._names.get(self._now.font, ""), each) for each in content))
        else:
            text = decoded(content, self._encoding())
            if self._now.sink is not None:
                self.left_out.count("bad_byte", text.count("\ufffd"))
            self._say(text)

    def _say(self, words: str) -> None:
        sink = self._now.sink
        if sink is None:
            return
        if self._now.is_deleted or self._now.is_hidden:
            sink = self._aside["deleted" if self._now.is_deleted else "hidden"]
        elif self._now.is_struck:
            self._struck.append(words)
        added = [words]
        if words == "\n" and sink is self._body and self._boxes:
            added += self._boxes
            self._boxes = []
        sink += added
        if sink is self._body:
            self._length += sum(map(len, added))

    def document(self) -> Document:
        """All that was read."""
        self._flush()
        for kind, parts in self._aside.items():
            self.left_out.words(kind, "".join(parts))
        self.left_out.words("struck", "".join(self._struck))
        self.left_out.count("comment", len(self._comments))
        text = "".join([*self._body, *(["\n"] if self._boxes else []), *self._boxes])
        return Document(text, read_as("rtf"), (), self.left_out.messages(), tuple(self._comments))
