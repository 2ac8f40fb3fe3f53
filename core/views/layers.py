"""What stands in the layers of each source."""

from core.events.layers import TextReplaced
from core.events.registry import Happened
from core.ids import Id
from core.text.places import are_places, overlaps
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
    if not are_places(event.places, source.chars):
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
