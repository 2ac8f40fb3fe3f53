"""How codes go together beyond the tree: relations with a reason, and sets."""

from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, IMPORTABLE, LOOSE, Breach, Items, Name
from core.events.policy import ANY_MEMBER, CODERS, Policy
from core.events.registry import event
from core.ids import CodeId, RelationId, SetId, SourceId


def _ends(event: "RelationCreated") -> Breach:
    return BAD_VALUE if event.code == event.other else ""


@event("relation.created", Policy(CODERS, ANY_MEMBER, attaches="relation"), whole=_ends)
class RelationCreated(NamedTuple):
    """A code stands in a relation to another: causes, part_of, contradicts, or a kind of the team's own."""

    relation: Annotated[RelationId, IMPORTABLE]
    code: CodeId
    kind: Name
    other: CodeId


@event("relation.removed", Policy(CODERS, ANY_MEMBER))
class RelationRemoved(NamedTuple):
    """A relation was removed."""

    relation: RelationId


@event("set.saved", Policy(CODERS, ANY_MEMBER, attaches="set"))
class SetSaved(NamedTuple):
    """Codes and sources were put together under a name; said again, the set holds just these."""

    set: Annotated[SetId, LOOSE]
    name: Name
    codes: Annotated[tuple[CodeId, ...], Items(), LOOSE]
    sources: Annotated[tuple[SourceId, ...], Items(), LOOSE]


@event("set.removed", Policy(CODERS, ANY_MEMBER))
class SetRemoved(NamedTuple):
    """A set was deleted; the codes and sources in it stay."""

    set: SetId
