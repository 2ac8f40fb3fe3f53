"""Passages that carry codes: each once, with all the codings that stand on just it."""

from collections.abc import Iterable
from typing import NamedTuple

from core.ids import SourceId
from core.views.records import Coding


class Passage(NamedTuple):
    """Code points `start` to `end` (exclusive) of a source as it was imported, and the codings on them."""

    source: SourceId
    start: int
    end: int
    codings: tuple[Coding, ...]


def passages(codings: Iterable[Coding]) -> list[Passage]:
    """The passages of these codings, in the order in which they come first."""
    found: dict[tuple[SourceId, int, int], list[Coding]] = {}
    for each in codings:
        found.setdefault((each.source, each.start, each.end), []).append(each)
    return [Passage(*place, tuple(rows)) for place, rows in found.items()]
