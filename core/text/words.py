"""The words of a text, with their places, each in one form: however its letters are composed or drawn, whether a hyphen
that nobody sees stands in it, or it is divided over two lines. Accents do not count (é is e, ü is u, ç is c);
æ, ø, å, ä and ö are letters of their own.

Where a script puts no spaces between words (Chinese, Japanese, Thai …), or joins particles to them (Korean), each sign
is a word of its own here, so that any part of what is written together is found.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from core.text.normal import BLANK, JOINERS

_SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3100-\u318f\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
"""Signs that are words of their own: Thai, Lao, Burmese, Hangul, Khmer, kana, bopomofo and Han."""
_VOICED = "\uff9e\uff9f"
_HYPHENS = "\\-\u2010\u2011\u00ac"
_SIMPLE = re.compile("[\x00-\x7f\u00ab\u00bb\u00c0-\u00de\u00e0-\u00ff\u2013\u2014\u2018-\u201e\u2026]*")
"""Signs that lower case alone brings into their form."""
_SIMPLE_WORD = re.compile(r"[^\W_]+")
_DIVIDED = re.compile(r"-[^\S\n]*\n")
_ALIKE = {0x153: "oe", 0x307: None}
"""A ligature that Unicode keeps as a letter, and the dot that small letters leave of the Turkish capital I."""
_SCANNED = 0x1F000
"""Marks and signs of format above are of music and of languages without living speakers."""


_RING, _TWO_DOTS = "\u030a", "\u0308"
_OWN = {"a" + _RING: "å", "a" + _TWO_DOTS: "ä", "o" + _TWO_DOTS: "ö"}
"""Letters of their own in Norwegian and Swedish, which other scripts compose."""


def _accents() -> dict[int, str]:
    """Latin letters with accents, and without them."""
    found = {}
    for letter in map(chr, (*range(0xDF, 0x250), *range(0x1E00, 0x1F00))):
        base, *marks = list(unicodedata.normalize("NFD", letter))
        own = next((_OWN[base + mark] for mark in marks if base + mark in _OWN), base)
        if marks and own != letter and (base.isascii() or base in "æø") and base.islower():
            found[ord(letter)] = own
    return found


_WITHOUT_ACCENTS = _accents()


class Word(NamedTuple):
    """A word in its form, and its code points in the text."""

    form: str
    start: int
    end: int


def words_in(text: str) -> list[Word]:
    """The words of a text in their order."""
    if _is_simple(text):
        return [Word(_bare(found.group().lower()), *found.span()) for found in _SIMPLE_WORD.finditer(text)]
    found = (Word(_form(each.group()), *each.span()) for each in _patterns().any.finditer(text))
    return [each for each in found if each.form]


def forms_in(text: str) -> list[str]:
    """The same without places, for many texts: most need no more than small letters."""
    return _SIMPLE_WORD.findall(_bare(text.lower())) if _is_simple(text) else [each.form for each in words_in(text)]


def _is_simple(text: str) -> bool:
    return _SIMPLE.fullmatch(text) is not None and not _DIVIDED.search(text)


def _bare(text: str) -> str:
    """Small letters without accents."""
    return text if text.isascii() else text.translate(_WITHOUT_ACCENTS)


def plain(text: str) -> str:
    """A text with each word in its form, for counting: places are lost. Hyphens inside words stay."""
    if text.isascii() and "-" not in text:
        return text.lower()
    patterns = _patterns()
    return unicodedata.normalize("NFKC", patterns.unseen_sign.sub("", patterns.divided.sub("", text)).lower())


class _Patterns(NamedTuple):
    any: re.Pattern[str]
    unseen: re.Pattern[str]
    unseen_sign: re.Pattern[str]
    divided: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """Made when they are needed first: looking through all signs takes some hundredths of a second."""
    signs = list(map(chr, range(0x80, _SCANNED)))
    marks = "".join(each for each in signs if unicodedata.category(each) in ("Mn", "Mc", "Me"))
    unseen = "".join(each for each in signs if unicodedata.category(each) == "Cf") + BLANK + JOINERS
    divided = rf"[{_HYPHENS}{unseen}]*[^\S\n]*\n\s*(?=[^\W\d_A-ZÀ-ÖØ-Þ])"
    letter = rf"[^\W_{_SINGLE}]"
    word = rf"{letter}(?:{letter}|[{marks}{unseen}]|(?<=[{_HYPHENS}\u00ad]){divided}|[{_HYPHENS}](?={divided}))*"
    single = rf"[{_SINGLE}][{marks}{_VOICED}{unseen}]*"
    return _Patterns(
        re.compile(f"{single}|{word}"),
        re.compile(rf"[{unseen}{_HYPHENS}\s]+"),
        re.compile(f"[{unseen}]"),
        re.compile(rf"(?<=[^\W\d_])[{_HYPHENS}\u00ad]{divided}"),
    )


def _form(written: str) -> str:
    """The one form of a word: Unicode NFKC of its folded case (UAX #15, UAX #31), without what nobody sees."""
    seen = _patterns().unseen.sub("", written)
    return _bare(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold()).translate(_ALIKE))
