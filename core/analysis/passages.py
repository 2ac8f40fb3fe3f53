"""Passages that carry codes: each once, with all the codings that stand on just it."""

from collections.abc import Iterable
from typing import NamedTuple

from core.analysis.presentation import Presentation
from core.ids import CodeId, SourceId
from core.views.codebook import is_within, resolve_merged
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


def codings_within(presentation: Presentation, code: CodeId | None) -> list[Coding]:
    """The codings of a code and of those under it, or (None) of all, in the order of the texts."""
    state, fits = presentation.state, dict[CodeId, bool]()
    order = {row.id: n for n, row in enumerate(presentation.sources_in_order())}
    found = []
    for each in presentation.live_codings():
        at = resolve_merged(state, each.code)
        if at not in fits:
            fits[at] = code is None or is_within(state, at, code)
        if fits[at]:
            found.append(each)
    return sorted(found, key=lambda each: (order.get(each.source, len(order)), each.start, each.end, each.id))
