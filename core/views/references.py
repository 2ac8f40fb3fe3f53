"""The list of references, and the links from memos."""

from core.events.references import MemoLinked, MemoUnlinked, ReferenceAdded, ReferenceRemoved
from core.events.registry import RecordedEvent
from core.ids import Id, MemberId
from core.limits import LINKS_MAX
from core.views.attributed import answers_for
from core.views.records import Memo, Reference
from core.views.state import State, folds


@folds(ReferenceAdded, looks_at=())
def reference_added(state: State, recorded: RecordedEvent, event: ReferenceAdded, member: MemberId) -> None:
    """Adds a work, or replaces the one with this id."""
    state.references.put(event.reference, Reference(event.reference, event.item, member, recorded.at, "live"))


@folds(ReferenceRemoved, looks_at=())
def reference_removed(state: State, recorded: RecordedEvent, event: ReferenceRemoved, _: MemberId) -> None:
    """Marks a work as removed; links to it stay in the history."""
    row = state.references.get(event.reference)
    if row is None:
        state.conflict(recorded, "unknown", event.reference)
        return
    state.references.put(row.id, row._replace(status="removed"))


@folds(MemoLinked, looks_at=())
def memo_linked(state: State, recorded: RecordedEvent, event: MemoLinked, member: MemberId) -> None:
    """Adds a link to a memo; only its author can."""
    row = _own(state, recorded, event.memo, member)
    link = (event.kind, event.thing)
    if row is not None and len(row.links) >= LINKS_MAX:
        state.conflict(recorded, "too_many", row.id)
    elif row is not None:
        # Put also where the link is there already: a late event before this one may take it away (`looks_at`).
        state.memos.put(row.id, row if link in row.links else row._replace(links=(*row.links, link)))


@folds(MemoUnlinked, looks_at=())
def memo_unlinked(state: State, recorded: RecordedEvent, event: MemoUnlinked, member: MemberId) -> None:
    """Removes a link from a memo; only its author can."""
    row = _own(state, recorded, event.memo, member)
    if row is not None:
        links = tuple(link for link in row.links if link[1] != event.thing)
        state.memos.put(row.id, row._replace(links=links))


def _own(state: State, recorded: RecordedEvent, memo: Id, member: MemberId) -> Memo | None:
    row = state.memos.get(memo)
    if row is None or answers_for(state, row.by) != member:
        state.conflict(recorded, "unknown" if row is None else "not_own", memo)
        return None
    return row
