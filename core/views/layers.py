"""What stands in the layers of each source."""

from core.events.layers import LAYERS as LAYERS
from core.events.layers import PassageLinked, PassageUnlinked, TextReplaced
from core.events.registry import RecordedEvent
from core.ids import MemberId, SourceId
from core.text.ranges import are_in_order
from core.views.edits_by_text import is_free, put
from core.views.records import LayerEdit, PassageLink
from core.views.state import State, folds


def _unmade(state: State, recorded: RecordedEvent, event: TextReplaced) -> None:
    row = state.layer_edits.get(event.replacement)
    if row is not None and row.event == recorded.id:
        put(state, row._replace(status="removed"))


@folds(TextReplaced, unmake=_unmade)
def text_replaced(state: State, recorded: RecordedEvent, event: TextReplaced, member: MemberId) -> None:
    """Of two that would stand on the same words, the first in the order stays; the other is noted as a conflict."""
    source = state.sources.get(event.source)
    if source is None:
        state.conflict(recorded, "unknown", event.source)
        return
    if not are_in_order(event.places, source.chars):
        state.conflict(recorded, "out_of_range", event.source)
        return
    if event.replacement in state.layer_edits.rows:
        state.conflict(recorded, "already_there", event.replacement)
        return
    if not is_free(state, event.source, event.layer, event.places):
        state.conflict(recorded, "overlaps", event.source)
        return
    row = LayerEdit(
        event.replacement, source.id, event.layer, event.places, event.words, recorded.id, member, recorded.at, "live"
    )
    put(state, row)


@folds(PassageLinked)
def passage_linked(state: State, recorded: RecordedEvent, event: PassageLinked, member: MemberId) -> None:
    """Adds a link, if both segments lie within their texts."""
    source = state.sources.get(event.source)
    original = state.sources.get(source.derived_from) if source is not None and source.derived_from else None
    if source is None or original is None:
        state.conflict(recorded, "unknown", event.source)
        return
    is_valid_value = (
        event.start < event.end <= source.chars and event.original_start < event.original_end <= original.chars
    )
    if not is_valid_value:
        state.conflict(recorded, "out_of_range", event.source)
        return
    if event.link in state.passages.rows:
        state.conflict(recorded, "already_there", event.link)
        return
    state.passages.put(event.link, PassageLink(*event, member, recorded.at, "live"))


@folds(PassageUnlinked)
def passage_unlinked(state: State, recorded: RecordedEvent, event: PassageUnlinked, _: MemberId) -> None:
    """Marks a link as removed."""
    row = state.passages.get(event.link)
    if row is None:
        state.conflict(recorded, "unknown", event.link)
        return
    state.passages.put(row.id, row._replace(status="removed"))


def counterparts(state: State, source: SourceId, start: int, end: int) -> list[tuple[SourceId, int, int]]:
    """The linked segments of a stretch of text: a summary segment’s originals, or the summary segments of an original.

    Each as (source, start, end).
    """
    found = []
    for row in state.passages.rows.values():
        condensed = state.sources.rows[row.source]
        if row.status != "live" or condensed.derived_from is None:
            continue
        if row.source == source and row.start < end and start < row.end:
            found.append((condensed.derived_from, row.original_start, row.original_end))
        elif condensed.derived_from == source and row.original_start < end and start < row.original_end:
            found.append((row.source, row.start, row.end))
    return sorted(found)
