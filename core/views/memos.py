"""Memos: what the analysts thought, when, and about what."""

from core.events.attributed import MemoAttributed
from core.events.memos import MemoDeleted, MemoPlaced, MemoRevised, MemoWritten
from core.events.registry import RecordedEvent
from core.ids import Id, MemberId
from core.views.attributed import answers_for
from core.views.records import Memo
from core.views.state import State, folds


def _unmade(state: State, recorded: RecordedEvent, event: MemoWritten) -> None:
    row = state.memos.get(event.memo)
    if row is not None:
        state.memos.put(row.id, row._replace(status="deleted"))


@folds(MemoWritten, unmake=_unmade, looks_at=())
def memo_written(state: State, recorded: RecordedEvent, event: MemoWritten, member: MemberId) -> None:
    """Adds a memo."""
    if event.memo in state.memos.rows:
        state.conflict(recorded, "already_there", event.memo)
        return
    row = Memo(
        event.memo,
        event.kind,
        event.text,
        event.on_kind,
        event.on,
        event.reference,
        None,
        member,
        recorded.at,
        recorded.offset,
        "live",
    )
    state.memos.put(row.id, row)


@folds(MemoPlaced, looks_at=())
def memo_placed(state: State, recorded: RecordedEvent, event: MemoPlaced, member: MemberId) -> None:
    """Sets the place of a memo in the margin of its source."""
    row = _own(state, recorded, event.memo, member)
    if row is None:
        return
    source = state.sources.get(row.on) if row.on_kind == "source" and row.on is not None else None
    if source is None or not event.start < event.end <= source.chars:
        state.conflict(recorded, "out_of_range", event.memo)
        return
    state.memos.put(row.id, row._replace(passage=(event.start, event.end)))


@folds(MemoRevised, looks_at=())
def memo_revised(state: State, recorded: RecordedEvent, event: MemoRevised, member: MemberId) -> None:
    """Sets what the memo says; only its author can. Where a file says whose it was, it is theirs who wrote it anew."""
    row = _own(state, recorded, event.memo, member)
    if row is not None:
        state.memos.put(row.id, row._replace(text=event.text, by=member))


@folds(MemoDeleted, looks_at=())
def memo_deleted(state: State, recorded: RecordedEvent, event: MemoDeleted, member: MemberId) -> None:
    """Marks a memo as deleted; it stays in the history."""
    row = _own(state, recorded, event.memo, member)
    if row is not None:
        state.memos.put(row.id, row._replace(status="deleted"))


@folds(MemoAttributed, looks_at=())
def memo_attributed(state: State, recorded: RecordedEvent, event: MemoAttributed, member: MemberId) -> None:
    """Sets who wrote a memo, and when, as the file says. Only who imported both can."""
    memo, coder = state.memos.get(event.memo), state.attributed_coders.get(event.coder)
    if memo is None or coder is None:
        state.conflict(recorded, "unknown", event.memo if memo is None else event.coder)
    elif memo.by != member or coder.by != member:
        state.conflict(recorded, "not_own", event.memo)
    else:
        at, offset = (event.made, 0) if event.made else (memo.at, memo.offset)
        state.memos.put(memo.id, memo._replace(by=coder.id, at=at, offset=offset))


def _own(state: State, recorded: RecordedEvent, memo: Id, member: MemberId) -> Memo | None:
    row = state.memos.get(memo)
    if row is None or answers_for(state, row.by) != member:
        state.conflict(recorded, "unknown" if row is None else "not_own", memo)
        return None
    return row
