"""Where a quote stands in a text, however its white space was broken."""

import re
from typing import NamedTuple

from core.text.normal import normalise


class Range(NamedTuple):
    """Code points from `start` up to, not including, `end`."""

    start: int
    end: int


def find_quote(text: str, quote: str) -> list[Range]:
    """Every place of a quote; any run of white space matches any other, upper and lower case differ."""
    words = normalise(quote).split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return [Range(*match.span()) for match in pattern.finditer(text)]
