"""How codes go together beyond the tree: relations with a reason, and sets."""

from typing import NamedTuple

from core.events.policy import ANY_MEMBER, CODERS, Policy
from core.events.registry import event
from core.ids import CodeId, RelationId, SetId, SourceId
from core.sealing.sealed_text import Text


@event("relation.created", Policy(CODERS, ANY_MEMBER, attaches="relation"))
class RelationCreated(NamedTuple):
    """A code stands in a relation to another: causes, part_of, contradicts, or a kind of the team's own."""

    relation: RelationId
    code: CodeId
    kind: Text
    other: CodeId


@event("relation.removed", Policy(CODERS, ANY_MEMBER))
class RelationRemoved(NamedTuple):
    """A relation was removed."""

    relation: RelationId


@event("set.saved", Policy(CODERS, ANY_MEMBER, attaches="set"))
class SetSaved(NamedTuple):
    """Codes and sources were put together under a name; said again, the set holds just these."""

    set: SetId
    name: Text
    codes: tuple[CodeId, ...]
    sources: tuple[SourceId, ...]


@event("set.removed", Policy(CODERS, ANY_MEMBER))
class SetRemoved(NamedTuple):
    """A set was deleted; the codes and sources in it stay."""

    set: SetId
