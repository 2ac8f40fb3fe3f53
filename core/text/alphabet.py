"""The order of the alphabet, for whatever has no order of its own."""

import re

_NUMBER = re.compile(r"\d+")
_DIGITS = 20
"""Shorter numbers are filled up to so many digits, so that they compare as numbers do."""
_NORWEGIAN = str.maketrans({"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "å": "{c"})


def alphabetical(name: str) -> str:
    """A sorting key: Norwegian order (… z æ ø å), upper and lower case alike, numbers by what they count (P2 before
    P10)."""
    letters = name.casefold().lstrip("«“\"'(").translate(_NORWEGIAN)
    return _NUMBER.sub(lambda found: found[0].zfill(_DIGITS), letters)
