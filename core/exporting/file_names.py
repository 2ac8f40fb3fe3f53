"""Names of things as names of files, which every system takes."""

import re

from core.text.normal import normal_name

NAME_CODE_POINTS = 60
"""Four bytes each at most, so that a name fits into the 255 bytes that most systems allow."""
UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\[\]#^%`$\u2028\u2029\ufffe\uffff]+')
"""What a file's name cannot hold somewhere, or a link between notes."""
_RESERVED = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³]) *(\.|$)", re.IGNORECASE)


def file_name(words: str, taken: set[str], folder: str, without: str = "–") -> str:
    """A path in `folder`, without an ending, by which no file goes yet, and which is now taken. `without`: where
    nothing of the words is left."""
    clean = normal_name(UNSAFE.sub(" ", words))[:NAME_CODE_POINTS].strip(" .") or without
    clean = f"_{clean}" if _RESERVED.match(clean) else clean
    path, n = f"{folder}/{clean}", 1
    while path.casefold() in taken:
        n += 1
        path = f"{folder}/{clean} ({n})"
    taken.add(path.casefold())
    return path
