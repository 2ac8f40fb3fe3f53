"""Queries that were given a name."""

from core.events.queries import QueryDropped, QuerySaved
from core.events.registry import Happened
from core.ids import Id
from core.views.records import SavedQuery
from core.views.state import State, folds


@folds(QuerySaved)
def saved(state: State, happened: Happened, event: QuerySaved, member: Id) -> None:
    """As it was said last."""
    row = SavedQuery(event.query, event.name, event.expression, event.filters, member, happened.at, "live")
    state.queries.put(row.id, row)


@folds(QueryDropped)
def dropped(state: State, happened: Happened, event: QueryDropped, _: Id) -> None:
    """Not needed any more."""
    row = state.queries.get(event.query)
    if row is None:
        state.remark(happened, "unknown", event.query)
        return
    state.queries.put(row.id, row._replace(status="dropped"))
