"""Attributed coders: who coded and wrote in an imported file, and when, as the file says."""

from core.events.attributed import CoderAttributed, CodingAttributed, MemoAttributed
from core.events.registry import RecordedEvent
from core.ids import Id, MemberId
from core.views.codings import put_coding, remove_unmade
from core.views.records import AttributedCoder, Coding
from core.views.state import State, folds


@folds(CoderAttributed)
def coder_attributed(state: State, recorded: RecordedEvent, event: CoderAttributed, member: MemberId) -> None:
    """Adds somebody whom a file names. An id that is a member's has no effect: nobody passes for one."""
    if event.coder in state.members.rows:
        state.conflict(recorded, "already_there", event.coder)
        return
    row = AttributedCoder(event.coder, event.name, event.file, member, recorded.at)
    state.attributed_coders.put(event.coder, row)


def _unmade(state: State, recorded: RecordedEvent, event: CodingAttributed) -> None:
    remove_unmade(state, recorded, event.coding)


@folds(CodingAttributed, unmake=_unmade)
def coding_attributed(state: State, recorded: RecordedEvent, event: CodingAttributed, member: MemberId) -> None:
    """Adds a coding of somebody whom a file names. Only who imported that file can add to what it says."""
    coder = state.attributed_coders.get(event.coder)
    if coder is None or coder.by != member:
        state.conflict(recorded, "unknown" if coder is None else "not_own", event.coder)
        return
    at, offset = (event.made, 0) if event.made else (recorded.at, recorded.offset)
    passage = (event.coding, event.source, event.start, event.end, event.code)
    author = (coder.id, recorded.device, recorded.seq)
    said = (event.weight, event.comment, event.stance)
    put_coding(state, recorded, Coding(*passage, *author, at, offset, recorded.why, "live", *said))


@folds(MemoAttributed)
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


def answers_for(state: State, by: Id) -> Id:
    """The member who recorded what stands under somebody's name: themselves, or who imported the file that says so."""
    coder = state.attributed_coders.get(by)
    return by if coder is None else coder.by
