"""Reasons that were given for decisions on codes after these were made."""

from core.events.codebook import CodeReasonGiven
from core.events.registry import RecordedEvent
from core.ids import Id, MemberId
from core.sealing.sealed_text import Text
from core.views.order_records import CodeReason
from core.views.state import State, folds


@folds(CodeReasonGiven, looks_at=())
def code_reason_given(state: State, recorded: RecordedEvent, event: CodeReasonGiven, member: MemberId) -> None:
    """Keeps the last reason that each member gave; whose decision it was, whoever shows it sees (`reason_for`)."""
    if event.code not in state.codes.rows:
        state.conflict(recorded, "unknown", event.code)
        return
    state.code_reasons.put(_key(event.decision, member), CodeReason(event.code, event.reason, member, recorded.at))


def reason_for(state: State, decision: RecordedEvent, member: MemberId | None) -> Text | None:
    """The reason for a decision: what its author said of it last, or else with it; `member` is the author."""
    later = None if member is None or not state.code_reasons.rows else state.code_reasons.get(_key(decision.id, member))
    return decision.why if later is None else later.reason


def _key(decision: bytes, member: MemberId) -> Id:
    return Id(decision + member)
