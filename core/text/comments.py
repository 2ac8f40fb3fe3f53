"""Remarks that somebody put in the margin of a document, as word processors do."""

from typing import NamedTuple


class Comment(NamedTuple):
    """By whom, what, and on which words (code points of the text, the end exclusive; both equal where it stands at a
    point). Nobody said it in the interview."""

    author: str
    text: str
    start: int
    end: int
