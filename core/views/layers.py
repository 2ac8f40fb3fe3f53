"""What stands in the layers of each source."""

from core.events.layers import TextReplaced
from core.events.registry import Happened
from core.ids import Id
from core.views.rows import Replacement
from core.views.state import State, folds

LAYERS = ("corrected", "anonymised")


def _unmade(state: State, happened: Happened, event: TextReplaced) -> None:
    row = state.replacements.get(event.replacement)
    if row is not None and row.event == happened.id:
        state.replacements.put(row.id, row._replace(status="removed"))


@folds(TextReplaced, unmake=_unmade)
def replaced(state: State, happened: Happened, event: TextReplaced, member: Id) -> None:
    """Of two that would stand on the same words, the first in the order stays; the other is kept as a remark."""
    source = state.sources.get(event.source)
    if source is None or event.layer not in LAYERS:
        state.remark(happened, "unknown", event.source)
        return
    if not _in_order(event.places, source.chars):
        state.remark(happened, "out_of_range", event.source)
        return
    if event.replacement in state.replacements.rows:
        state.remark(happened, "already_there", event.replacement)
        return
    if any(overlaps(row.places, event.places) for row in live(state, event.source, event.layer)):
        state.remark(happened, "overlaps", event.source)
        return
    row = Replacement(
        event.replacement, source.id, event.layer, event.places, event.words, happened.id, member, happened.at, "live"
    )
    state.replacements.put(row.id, row)


def live(state: State, source: Id, layer: str) -> list[Replacement]:
    """What stands in a layer of a source now."""
    rows = state.replacements.rows.values()
    return [row for row in rows if row.source == source and row.layer == layer and row.status == "live"]


def overlaps(one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...]) -> bool:
    """Whether any of these places has words in common with any of the others."""
    return any(start < end_2 and start_2 < end for start, end in one for start_2, end_2 in other)


def _in_order(places: tuple[tuple[int, int], ...], chars: int) -> bool:
    at = 0
    for start, end in places:
        if not at <= start < end <= chars:
            return False
        at = end
    return bool(places)
