"""One normal form for every text, so that an offset means the same on every device.

Offsets are code points of this form: Unicode NFC, lines ended by a line feed, no byte-order mark.
"""

import hashlib
import unicodedata


def normalise(text: str) -> str:
    """The normal form of a text."""
    without_mark = text.removeprefix("\ufeff")
    one_line_end = without_mark.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", one_line_end)


def text_hash(normal: str) -> str:
    """SHA-256 of a normalised text in UTF-8, hexadecimal: the same file gives the same everywhere."""
    return hashlib.sha256(normal.encode()).hexdigest()
