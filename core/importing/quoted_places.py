"""Places that quote the words they stand on: counted as the file shows, kept only where the words are there."""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from core.importing.offsets import STANDARD, OffsetConvention, best_convention, moved
from core.text.normal import normalise

_ALL = tuple(OffsetConvention(*each) for each in product((False, True), repeat=3))
_TRIED_MAX = 2000
"""Places of a text by which the way of counting is told."""


class Quoted(NamedTuple):
    """A place as a file has it, the end exclusive, with the words it quotes; empty where it quotes none."""

    start: int
    end: int
    quote: str


Place = tuple[int, int]


def quoted_places(raw: str, wanted: Sequence[Quoted], counted: OffsetConvention | None = None) -> list[Place | None]:
    """Places in code points of the normal form of `raw`. None where they lie outside, have no length, or where other
    words stand than they quote.

    Tools count code points, or UTF-16 units, or a line end of two characters as one. What is taken is the way in which
    most quotes stand where they are said to be; where nothing is quoted, that in which most places begin and end with
    words. `counted` says how, where the file tells it.
    """
    tried = [each for each in wanted if each.quote.strip()][:_TRIED_MAX]
    if counted is not None:
        best = counted
    elif max(raw, default="") < "\U00010000" and "\r\n" not in raw and not raw.startswith("\ufeff"):
        best = STANDARD
    elif tried:
        best = max(_ALL, key=lambda each: sum(place is not None for place in _placed(raw, tried, each)))
    else:
        best, _ = best_convention(raw, [(each.start, each.end) for each in wanted], [""] * len(wanted))
    return _placed(raw, wanted, best)


def _placed(raw: str, wanted: Sequence[Quoted], convention: OffsetConvention) -> list[Place | None]:
    normal = normalise(raw)
    found: list[Place | None] = []
    for place, each in zip(moved(raw, [each[:2] for each in wanted], convention), wanted, strict=True):
        is_there = place is not None and each.start < each.end and place[0] < place[1] <= len(normal)
        if place is not None and is_there and (not each.quote.strip() or _same(normal[slice(*place)], each.quote)):
            found.append(place)
        else:
            found.append(None)
    return found


def _same(here: str, quote: str) -> bool:
    """Whether two texts have the same letters in the same order; spaces and line ends are written in many ways."""
    return "".join(here.split()) == "".join(normalise(quote).split())
