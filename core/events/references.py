"""The literature: a list of references, and what memos point to."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id
from core.sealing.sealed_text import Text


@event("reference.added")
class ReferenceAdded(NamedTuple):
    """A work came into the list, as one item of CSL-JSON; said again, the item is as it says now."""

    reference: Id
    item: Text


@event("reference.removed")
class ReferenceRemoved(NamedTuple):
    """A work was taken off the list."""

    reference: Id


@event("memo.linked")
class MemoLinked(NamedTuple):
    """A memo points to something else too: a code, coding, source, participant, memo or reference."""

    memo: Id
    kind: str
    thing: Id


@event("memo.unlinked")
class MemoUnlinked(NamedTuple):
    """A memo does not point there any more."""

    memo: Id
    thing: Id
