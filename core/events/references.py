"""The literature: a list of references, and what memos point to."""

from typing import NamedTuple

from core.events.policy import AUTHOR, CODERS, EVERYONE, Policy
from core.events.registry import event
from core.ids import MemoId, ReferenceId, ThingId, ThingKind
from core.sealing.sealed_text import Text


@event("reference.added", Policy(CODERS, AUTHOR))
class ReferenceAdded(NamedTuple):
    """A work came into the list, as one item of CSL-JSON; said again, the item is as it says now."""

    reference: ReferenceId
    item: Text


@event("reference.removed", Policy(CODERS, AUTHOR))
class ReferenceRemoved(NamedTuple):
    """A work was taken off the list."""

    reference: ReferenceId


@event("memo.linked", Policy(EVERYONE, AUTHOR, attaches="memo", is_hidden_in_rounds=True))
class MemoLinked(NamedTuple):
    """A memo points to something else too: a code, coding, source, participant, memo or reference."""

    memo: MemoId
    kind: ThingKind
    thing: ThingId


@event("memo.unlinked", Policy(EVERYONE, AUTHOR, is_hidden_in_rounds=True))
class MemoUnlinked(NamedTuple):
    """A memo does not point there any more."""

    memo: MemoId
    thing: ThingId
