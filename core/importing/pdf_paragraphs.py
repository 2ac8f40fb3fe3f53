"""Paragraphs from lines that stand at places on a page. Points, from the lower left corner."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_LABEL = re.compile(r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*)?\[?[^\W\d_][\w .'’()-]{0,38}\]?\s?:(?:\s|$)")
_STAMP = re.compile(r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?(?:\s|$)")
_BULLET = re.compile(r"(?:[•▪‣–—-]|\d{1,3}[.)])\s")
_ENDS = re.compile(r"[.!?…:;»”\"')\]]$")
_HYPHEN = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
_SHORT = 0.8
"""A line that ends before this share of its block's width is the last of its paragraph, if it ends a sentence."""


class Line(NamedTuple):
    """A line's words and the box around it."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float


def begins_turn(text: str) -> bool:
    """Whether a line begins with a speaker's name and a colon."""
    return bool(_LABEL.match(text))


def paragraphs(blocks: Iterable[list[Line]]) -> list[str]:
    """The paragraphs of blocks that are in the order of reading. One goes on in the next block where it was not at
    its end."""
    found: list[str] = []
    for block in blocks:
        right = max((line.x1 for line in block), default=0)
        left = min((line.x0 for line in block), default=0)
        before: Line | None = None
        for line in block:
            if not found or _begins(line, before, found[-1], left, right):
                found.append(line.text)
            else:
                found[-1] = joined(found[-1], line.text)
            before = line
    return found


def _begins(line: Line, before: Line | None, so_far: str, left: float, right: float) -> bool:
    """Whether a line begins a paragraph."""
    if _LABEL.match(line.text) or _STAMP.match(line.text) or _BULLET.match(line.text):
        return True
    if before is None:
        goes_on = line.text[:1].islower() and not _ENDS.search(so_far)
        return not goes_on
    height = max(before.y1 - before.y0, 1)
    if before.y0 - line.y1 > 0.7 * height:
        return True
    if line.x0 - before.x0 > 1.2 * height and abs(before.x0 - left) < height:
        return True
    is_short = before.x1 - left < _SHORT * (right - left)
    return is_short and bool(_ENDS.search(before.text)) and not line.text[:1].islower()


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph. A hyphen at the end was put there by the line break, unless a capital follows."""
    if not _HYPHEN.search(first):
        return f"{first} {second}"
    return first[:-1] + second if second[:1].islower() else first + second
