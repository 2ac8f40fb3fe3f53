"""Where a quote stands in a text, however its white space was broken."""

import re
from typing import NamedTuple

from core.text.normal import normalise

SOFT_HYPHEN = "\u00ad"


class Range(NamedTuple):
    """Code points from `start` up to, not including, `end`."""

    start: int
    end: int


def find_quote(text: str, quote: str) -> list[Range]:
    """Every place of a quote; any run of white space matches any other, upper and lower case differ. Soft hyphens,
    which nobody sees, count neither in the text nor in the quote."""
    words = normalise(quote).replace(SOFT_HYPHEN, "").split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(f"{SOFT_HYPHEN}*".join(map(re.escape, word)) for word in words))
    return [Range(*match.span()) for match in pattern.finditer(text)]


def find_in_any_case(text: str, quote: str) -> list[Range]:
    """The same where upper and lower case do not differ. “ß” is found as “ss” too, so that what is searched can be
    longer than the text; the ranges are those of the text itself."""
    folded = text.casefold()
    found = find_quote(folded, normalise(quote).casefold())
    if len(folded) == len(text):
        return found
    origins = [place for place, letter in enumerate(text) for _ in letter.casefold()]
    return [Range(origins[start], origins[end - 1] + 1) for start, end in found]
