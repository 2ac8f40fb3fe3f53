"""Questions worth asking again."""

from typing import Annotated, NamedTuple

from core.events.form import LOOSE, Name, Note
from core.events.policy import AUTHOR, CODERS, Policy
from core.events.registry import event
from core.ids import QueryId

FILTERS = ("source", "coder", "participant", "attribute", "speaker", "stance", "since", "until")
"""What codings can be narrowed down by."""


@event("query.saved", Policy(CODERS, AUTHOR))
class QuerySaved(NamedTuple):
    """A query got a name. In the expression codes stand by their ids, so that renaming does not break it; filters are
    an array, in JSON, of pairs such as ["coder", id], ["attribute", "name=value"], ["since", ISO 8601]."""

    query: Annotated[QueryId, LOOSE]
    name: Name
    expression: Note
    filters: Note


@event("query.deleted", Policy(CODERS, AUTHOR))
class QueryDeleted(NamedTuple):
    """A saved query was deleted."""

    query: QueryId
