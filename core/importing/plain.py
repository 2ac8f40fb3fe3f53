"""Plain text in any common encoding."""

import re

from core.errors import BadFile
from core.importing.document import Document, read_as
from core.importing.encodings import Decoded, decoded, named, readings
from core.importing.left_out import LeftOut
from core.messages import Message

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_RARE, _NO_TEXT, _FEW = 1000, 10, 10
"""One control character in so many is left out, and said; more are refused, and the first is named. Where one in so few
is one, and there are more than some, it is a program or a picture."""
LINE_ENDS = str.maketrans(dict.fromkeys("\x85\x0b\x0c\u2028\u2029", "\n"))
"""Other signs that end a line."""


def read(content: bytes, encoding: str | None = None, said: str | None = None, is_table: bool = False) -> Document:
    """The text of a file; `said`: the encoding that it claims to have; `is_table`: as in `of_table`. Raises BadFile
    where it is not text, or not in the encoding that was asked for."""
    found = _asked(content, encoding) if encoding is not None else decoded(content, said)
    left_out = LeftOut()
    text = _checked(found.text)
    text = text if is_table else text.translate(LINE_ENDS)
    left_out.count("bad_byte", found.bad)
    left_out.count("control", found.zeros + len(found.text) - len(text))
    note, likely = read_as(found.encoding), (found.encoding, *found.others)
    if found.others:
        note = Message("importing-note-doubtful", {"how": found.encoding, "others": list(found.others)})
    read_so = readings(content, likely) if found.others else ()
    return Document(text, note, left_out=left_out.messages(), readings=read_so)


def of_table(content: bytes) -> str:
    """The text of a table, in which other signs than CR and LF end a line within a cell, and no row. Raises BadFile
    where it is not text."""
    return _checked(decoded(content, None).text)


def _asked(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(named(encoding)), encoding)
    except LookupError as problem:
        raise BadFile("encoding-unknown", encoding=encoding) from problem
    except UnicodeError as problem:
        raise BadFile("encoding-wrong", encoding=encoding) from problem


def _checked(text: str) -> str:
    """Refuses what decodes but is no text: programs, pictures, sound."""
    if found := len(_CONTROL.findall(text)):
        if found > max(_FEW, len(text) // _NO_TEXT):
            raise BadFile("not-this-format", format="txt")
        if found > max(1, len(text) // _RARE):
            first = next(_CONTROL.finditer(text))
            line = text.count("\n", 0, first.start()) + 1
            raise BadFile("text-controls", count=found, sign=f"U+{ord(first[0]):04X}", line=line)
        text = _CONTROL.sub("", text)
    return text
