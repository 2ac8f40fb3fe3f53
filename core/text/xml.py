"""Text that XML can hold, and so every document, spreadsheet and picture made of it."""

import re

INSTEAD = "\ufffd"
"""Stands where a character was that XML cannot hold."""
WITHHELD = "\ufdd0"
"""Stands for what XML cannot hold until a document is written, which counts it: a U+FFFD of a text's own is none of
those. Unicode leaves it to programs and wants it in no text; where one has it all the same, it counts with them."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str, instead: str = INSTEAD) -> str:
    """With `instead` for each character that XML 1.0 cannot hold. Carriage returns go: XML reads them as line feeds."""
    return _ILLEGAL.sub(instead, text.replace("\r", ""))


def count_illegal(text: str) -> int:
    """How many characters XML 1.0 cannot hold."""
    return len(_ILLEGAL.findall(text))
