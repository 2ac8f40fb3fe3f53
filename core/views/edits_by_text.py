"""The edits of a layer of a text, found by their text instead of looking through those of all."""

from bisect import insort

from core.ids import Id
from core.text.ranges import Ranges, are_free
from core.views.records import EditsKept, LayerEdit
from core.views.state import State


def live(state: State, source: Id, layer: str) -> list[LayerEdit]:
    """The edits that make up a layer of a source now."""
    return [row for row in _kept(state, source, layer).rows if row.status == "live"]


def is_free(state: State, source: Id, layer: str, places: Ranges) -> bool:
    """Whether no edit of a layer stands on any of the words at these places, none of which is empty."""
    return are_free(_kept(state, source, layer).places, places)


def put(state: State, row: LayerEdit) -> None:
    """Sets a row."""
    is_known = row.id in state.layer_edits.rows
    state.layer_edits.put(row.id, row)
    if is_known:
        state.edits_kept = None
    elif state.edits_kept is not None:
        _link(state.edits_kept, row)


def _kept(state: State, source: Id, layer: str) -> EditsKept:
    """Found again where something was taken back."""
    kept, rows, nothing = state.edits_kept, state.layer_edits.rows, EditsKept([], [])
    if kept is None or any(rows.get(row.id) is not row for row in kept.get((source, layer), nothing).rows):
        kept = state.edits_kept = {}
        for row in rows.values():
            _link(kept, row)
    return kept.get((source, layer), nothing)


def _link(kept: dict[tuple[Id, str], EditsKept], row: LayerEdit) -> None:
    found = kept.setdefault((row.source, row.layer), EditsKept([], []))
    found.rows.append(row)
    for place in row.places if row.status == "live" else ():
        insort(found.places, place)
