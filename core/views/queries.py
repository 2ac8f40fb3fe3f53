"""Saved queries."""

from core.events.queries import QueryDeleted, QuerySaved
from core.events.registry import RecordedEvent
from core.ids import MemberId
from core.views.records import SavedQuery
from core.views.state import State, folds


@folds(QuerySaved, looks_at=())
def query_saved(state: State, recorded: RecordedEvent, event: QuerySaved, member: MemberId) -> None:
    """Adds a query, or replaces the one with this id."""
    row = SavedQuery(event.query, event.name, event.expression, event.filters, member, recorded.at, "live")
    state.queries.put(row.id, row)


@folds(QueryDeleted, looks_at=())
def query_deleted(state: State, recorded: RecordedEvent, event: QueryDeleted, _: MemberId) -> None:
    """Marks a query as deleted."""
    row = state.queries.get(event.query)
    if row is None:
        state.conflict(recorded, "unknown", event.query)
        return
    state.queries.put(row.id, row._replace(status="deleted"))
