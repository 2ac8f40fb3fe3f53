"""Decisions on saved queries."""

import json

from core.commands.context import CommandContext, Decision, checked_name, checked_note
from core.errors import Refused
from core.events.queries import FILTERS as FILTERS
from core.events.queries import QueryDeleted, QuerySaved
from core.ids import QueryId

Filters = tuple[tuple[str, str], ...]


def save_query(context: CommandContext, name: str, expression: str, filters: Filters = ()) -> list[Decision]:
    """Saves a query under a name and replaces one of the same name. The expression holds codes by their ids.

    Raises Refused.
    """
    name = checked_name(name)
    if any(kind not in FILTERS for kind, _ in filters):
        raise Refused("filter-unknown", filters=FILTERS)
    same = [
        row.id for row in context.state.queries.values() if row.status == "live" and context.words(row.name) == name
    ]
    query = same[0] if same else context.new_id(QueryId)
    written = checked_note(json.dumps(filters, ensure_ascii=False)) or ""
    return [Decision(QuerySaved(query, name, checked_note(expression) or "", written))]


def delete_query(context: CommandContext, query: QueryId) -> list[Decision]:
    """Deletes a saved query. Raises Refused."""
    row = context.state.queries.get(query)
    if row is None or row.status != "live":
        raise Refused("no-such-query")
    return [Decision(QueryDeleted(query))]
