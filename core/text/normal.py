"""One normal form for every text, so that an offset means the same on every device, and one for every name.

Offsets are code points of the form of texts: Unicode NFC, lines ended by a line feed, no byte-order mark. A name is NFC
too, on one line, with single spaces, and without signs that nobody sees: two names that look the same are one name.
"""

import hashlib
import re
import unicodedata

JOINERS = "\u200c\u200d\ufe0e\ufe0f"
"""Change how letters of Persian or Hindi, and emoji, are joined or drawn; after a Latin letter they show nothing."""
_LATIN_END = "\u0250"
BLANK = "\u034f\u061c\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Signs without a picture that Unicode calls letters, marks or symbols; U+061C turns the direction."""
MARKS_MAX, MARKS_COMPARED = 100, 30
"""So many combining marks in a row are kept in a text, and looked at where texts are compared. No language needs more
than 30 (the Stream-Safe Text Format of UAX #15); the time of normalising grows with the square of them."""
_COMPOSING = "\u0f73\u0f75\u0f81\uff9e\uff9f"
"""Not combining marks themselves, but normalised to some."""
_MARK = "".join(each for each in map(chr, range(0x300, 0x1F000)) if unicodedata.combining(each) or each in _COMPOSING)
_MARKS = frozenset(_MARK)
"""Looked for first: most texts have none, and this is told far sooner."""
_LONG_RUN = {length: re.compile(f"([{_MARK}]{{{length}}})[{_MARK}]+") for length in (MARKS_MAX, MARKS_COMPARED)}


def is_latin(text: str) -> bool:
    """Whether a text has no sign beyond Latin-1, which is told a hundred times sooner than whether one is of a set."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


def few_marks(text: str, most: int = MARKS_MAX) -> str:
    """A text without the combining marks that follow on so many in a row (MARKS_MAX or MARKS_COMPARED)."""
    if is_latin(text) or _MARKS.isdisjoint(text):
        return text
    return _LONG_RUN[most].sub(r"\1", text)


def _composed(text: str) -> str:
    """A text in Unicode NFC, which makes several marks of some; without those that are too many."""
    return few_marks(unicodedata.normalize("NFC", few_marks(text)))


def normalise(text: str) -> str:
    """The normal form of a text."""
    without_mark = text.removeprefix("\ufeff")
    one_line_end = without_mark.replace("\r\n", "\n").replace("\r", "\n")
    return _composed(one_line_end)


def normal_name(name: str) -> str:
    """The normal form of a name."""
    if name.isascii():
        return " ".join(name.split())
    while (again := _nearer(name)) != name:  # what is left out may let the signs around it compose
        name = again
    return name


def look_alike(name: str) -> str:
    """What names are compared by: equal for names that look the same but for capitals."""
    if name.isascii():
        return " ".join(name.split()).casefold()
    shown = few_marks(normal_name(name).translate(dict.fromkeys(map(ord, JOINERS))), MARKS_COMPARED)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", shown).casefold())


def _nearer(name: str) -> str:
    kept: list[str] = []
    for sign in _composed(name):
        if sign in JOINERS:
            before = kept[-1] if kept else " "
            if before.isspace() or (before.isalpha() and before < _LATIN_END):
                continue
        elif sign in BLANK or (unicodedata.category(sign) == "Cf" and not "\u0600" <= sign < "\u0900"):
            continue  # formatting, turns of the direction of writing; the signs of Arabic and Syriac are seen
        kept.append(sign)
    return _composed(" ".join("".join(kept).split()).rstrip(JOINERS[:2]))


def text_hash(normal: str) -> str:
    """SHA-256 of a normalised text in UTF-8, hexadecimal: the same file gives the same everywhere."""
    return hashlib.sha256(normal.encode()).hexdigest()
