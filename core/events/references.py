"""The literature: a list of references, and what memos point to."""

from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, SAID_ANEW, Breach, NeededNote, OneOf
from core.events.policy import AUTHOR, CODERS, EVERYONE, Policy
from core.events.registry import event
from core.ids import MemoId, ReferenceId, ThingId, ThingKind
from core.text.csl import csl_item

LINKED_KINDS = ("code", "coding", "source", "participant", "memo", "reference")
"""What a memo may point to."""


def _link(event: "MemoLinked") -> Breach:
    return BAD_VALUE if bytes(event.thing) == event.memo else ""


def _item(event: "ReferenceAdded") -> Breach:
    return BAD_VALUE if isinstance(event.item, str) and not csl_item(event.item) else ""


@event("reference.added", Policy(CODERS, AUTHOR), whole=_item)
class ReferenceAdded(NamedTuple):
    """A work came into the list, as one item of CSL-JSON; said again, the item is as it says now."""

    reference: Annotated[ReferenceId, SAID_ANEW]
    item: NeededNote


@event("reference.removed", Policy(CODERS, AUTHOR))
class ReferenceRemoved(NamedTuple):
    """A work was taken off the list."""

    reference: ReferenceId


@event("memo.linked", Policy(EVERYONE, AUTHOR, attaches="memo", is_hidden_in_rounds=True), whole=_link)
class MemoLinked(NamedTuple):
    """A memo points to something else too: a code, coding, source, participant, memo or reference."""

    memo: MemoId
    kind: Annotated[ThingKind, OneOf(LINKED_KINDS)]
    thing: ThingId


@event("memo.unlinked", Policy(EVERYONE, AUTHOR, is_hidden_in_rounds=True))
class MemoUnlinked(NamedTuple):
    """A memo does not point there any more."""

    memo: MemoId
    thing: ThingId
