"""Relations between codes, and sets of codes and sources."""

from core.events.registry import RecordedEvent
from core.events.relations import RelationCreated, RelationRemoved, SetRemoved, SetSaved
from core.ids import MemberId
from core.views.records import CodeSet, Relation
from core.views.state import State, folds


@folds(RelationCreated, looks_at=())
def relation_created(state: State, recorded: RecordedEvent, event: RelationCreated, member: MemberId) -> None:
    """Adds a relation between two known codes."""
    for code in (event.code, event.other):
        if code not in state.codes.rows:
            state.conflict(recorded, "unknown", code)
            return
    if event.relation in state.relations.rows:
        state.conflict(recorded, "already_there", event.relation)
        return
    row = Relation(event.relation, event.code, event.kind, event.other, recorded.why, member, recorded.at, "live")
    state.relations.put(row.id, row)


@folds(RelationRemoved, looks_at=())
def relation_removed(state: State, recorded: RecordedEvent, event: RelationRemoved, _: MemberId) -> None:
    """Marks a relation as removed; it stays in the history."""
    row = state.relations.get(event.relation)
    if row is None:
        state.conflict(recorded, "unknown", event.relation)
        return
    state.relations.put(row.id, row._replace(status="removed"))


@folds(SetSaved, looks_at=())
def set_saved(state: State, recorded: RecordedEvent, event: SetSaved, member: MemberId) -> None:
    """Adds a set, or replaces what it holds; codes and sources that are not known are left out."""
    codes = tuple(code for code in event.codes if code in state.codes.rows)
    sources = tuple(source for source in event.sources if source in state.sources.rows)
    before = state.code_sets.get(event.set)
    by, at = (before.by, before.at) if before is not None else (member, recorded.at)
    state.code_sets.put(event.set, CodeSet(event.set, event.name, codes, sources, by, at, "live"))


@folds(SetRemoved, looks_at=())
def set_removed(state: State, recorded: RecordedEvent, event: SetRemoved, _: MemberId) -> None:
    """Removes the set; the codes and sources in it stay."""
    row = state.code_sets.get(event.set)
    if row is None:
        state.conflict(recorded, "unknown", event.set)
        return
    state.code_sets.put(row.id, row._replace(status="removed"))
