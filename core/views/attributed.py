"""Attributed coders: who coded and wrote in an imported file, as the file says (what: see codings and memos)."""

from core.events.attributed import CoderAttributed
from core.events.registry import RecordedEvent
from core.ids import Id, MemberId
from core.views.records import AttributedCoder
from core.views.state import State, folds


@folds(CoderAttributed, looks_at=())
def coder_attributed(state: State, recorded: RecordedEvent, event: CoderAttributed, member: MemberId) -> None:
    """Adds somebody whom a file names. An id that is a member's has no effect: nobody passes for one."""
    if event.coder in state.members.rows:
        state.conflict(recorded, "already_there", event.coder)
        return
    row = AttributedCoder(event.coder, event.name, event.file, member, recorded.at)
    state.attributed_coders.put(event.coder, row)


def answers_for(state: State, by: Id) -> Id:
    """The member who recorded what stands under somebody's name: themselves, or who imported the file that says so."""
    coder = state.attributed_coders.get(by)
    return by if coder is None else coder.by
