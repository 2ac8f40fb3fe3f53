"""Text that XML can hold, and so every document, spreadsheet and picture made of it."""

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold; carriage returns go too, since XML reads them as line feeds."""
    return _ILLEGAL.sub("", text)
