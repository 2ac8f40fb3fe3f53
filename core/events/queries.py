"""Questions worth asking again."""

from typing import NamedTuple

from core.events.policy import AUTHOR, CODERS, Policy
from core.events.registry import event
from core.ids import QueryId
from core.sealing.sealed_text import Text


@event("query.saved", Policy(CODERS, AUTHOR))
class QuerySaved(NamedTuple):
    """A query got a name. In the expression codes stand by their ids, so that renaming does not break it; filters are
    pairs such as (coder, id), (attribute, name=value), (since, ISO 8601)."""

    query: QueryId
    name: Text
    expression: Text
    filters: tuple[tuple[str, str], ...]


@event("query.deleted", Policy(CODERS, AUTHOR))
class QueryDeleted(NamedTuple):
    """A saved query was deleted."""

    query: QueryId
