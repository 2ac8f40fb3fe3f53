"""Relations between codes, and sets of codes and sources."""

from core.events.registry import Happened
from core.events.relations import RelationDrawn, RelationDropped, SetDissolved, SetGathered
from core.ids import Id
from core.views.records import CodeSet, Relation
from core.views.state import State, folds


@folds(RelationDrawn)
def drawn(state: State, happened: Happened, event: RelationDrawn, member: Id) -> None:
    """A relation between two codes that are known."""
    for code in (event.code, event.other):
        if code not in state.codes.rows:
            state.remark(happened, "unknown", code)
            return
    if event.relation in state.relations.rows:
        state.remark(happened, "already_there", event.relation)
        return
    row = Relation(event.relation, event.code, event.kind, event.other, happened.why, member, happened.at, "live")
    state.relations.put(row.id, row)


@folds(RelationDropped)
def dropped(state: State, happened: Happened, event: RelationDropped, _: Id) -> None:
    """Given up; it stays in the history."""
    row = state.relations.get(event.relation)
    if row is None:
        state.remark(happened, "unknown", event.relation)
        return
    state.relations.put(row.id, row._replace(status="dropped"))


@folds(SetGathered)
def gathered(state: State, happened: Happened, event: SetGathered, member: Id) -> None:
    """The last said is what it holds; what is not known is left out."""
    codes = tuple(code for code in event.codes if code in state.codes.rows)
    sources = tuple(source for source in event.sources if source in state.sources.rows)
    before = state.code_sets.get(event.set)
    by, at = (before.by, before.at) if before is not None else (member, happened.at)
    state.code_sets.put(event.set, CodeSet(event.set, event.name, codes, sources, by, at, "live"))


@folds(SetDissolved)
def dissolved(state: State, happened: Happened, event: SetDissolved, _: Id) -> None:
    """Given up."""
    row = state.code_sets.get(event.set)
    if row is None:
        state.remark(happened, "unknown", event.set)
        return
    state.code_sets.put(row.id, row._replace(status="dissolved"))
