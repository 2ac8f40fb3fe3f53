"""Questions worth asking again."""

from typing import Annotated, NamedTuple

from core.events.form import LOOSE, Items, Name, Note, OneOf, Words
from core.events.policy import AUTHOR, CODERS, Policy
from core.events.registry import event
from core.ids import QueryId
from core.limits import LINKS_MAX, NOTE_CODE_POINTS_MAX

FILTERS = ("source", "coder", "participant", "attribute", "speaker", "stance", "since", "until")
"""What codings can be narrowed down by."""


@event("query.saved", Policy(CODERS, AUTHOR))
class QuerySaved(NamedTuple):
    """A query got a name. In the expression codes stand by their ids, so that renaming does not break it; filters are
    pairs such as (coder, id), (attribute, name=value), (since, ISO 8601)."""

    query: Annotated[QueryId, LOOSE]
    name: Name
    expression: Note
    filters: Annotated[
        tuple[tuple[Annotated[str, OneOf(FILTERS)], Annotated[str, Words(NOTE_CODE_POINTS_MAX)]], ...],
        Items(LINKS_MAX, is_distinct=False),
    ]


@event("query.deleted", Policy(CODERS, AUTHOR))
class QueryDeleted(NamedTuple):
    """A saved query was deleted."""

    query: QueryId
