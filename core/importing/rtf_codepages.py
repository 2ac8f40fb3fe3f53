"""In which encoding the bytes of an RTF file's letters are (RTF 1.9.1: `ansicpg`, `cpg`, `fcharset`)."""

import codecs
import re

_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 78: "shift_jis", 79: "euc_kr", 80: "gb2312", 81: "big5", 83: "mac_greek",
    85: "mac_turkish", 86: "mac_turkish", 88: "mac_latin2", 89: "mac_cyrillic", 128: "cp932", 129: "cp949", 130:
    "johab",
    134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
SYMBOLS = 2
"""The character set of fonts whose letters are signs."""
_PAGES = {10000: "mac_roman", 10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2", 10081: "mac_turkish"}


def of_charset(number: int) -> str | None:
    """The encoding of a font's character set; None for that of the document."""
    return _CHARSETS.get(number)


def of_page(number: int) -> str | None:
    """The encoding of a code page, or None where there is none here."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def decoded(content: bytes, encoding: str) -> str:
    """The text of some bytes; those that cannot be read are U+FFFD. Programs on Unix wrote ISO 8859-2 and called it
    Windows' central European: a capital in the midst of a word tells."""
    text = content.decode(encoding, "replace")
    if encoding == "cp1250" and _has_inner_capitals(text):
        other = content.decode("iso8859_2", "replace")
        return text if _has_inner_capitals(other) else other
    return text


def _has_inner_capitals(text: str) -> bool:
    return any(a.islower() and b.isupper() for a, b in re.findall(r"([^\W\d_])(?=([^\W\d_]))", text) if ord(b) > 127)
