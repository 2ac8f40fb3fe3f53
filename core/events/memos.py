"""The analyst's thinking, dated, attached to anything."""

from typing import NamedTuple

from core.events.policy import AUTHOR, EVERYONE, Policy
from core.events.registry import event
from core.ids import MemoId, ThingId, ThingKind
from core.sealing.sealed_text import Text


@event("memo.written", Policy(EVERYONE, AUTHOR, attaches="memo", is_hidden_in_rounds=True))
class MemoWritten(NamedTuple):
    """A memo of one of the kinds, on a code, coding, source, participant, memo or the project (`on` empty)."""

    memo: MemoId
    kind: str
    text: Text
    on_kind: ThingKind
    on: ThingId | None
    reference: Text


@event("memo.placed", Policy(EVERYONE, AUTHOR, attaches="memo", segment=("start", "end"), is_hidden_in_rounds=True))
class MemoPlaced(NamedTuple):
    """A memo on a source stands in the margin, beside the code points `start` to `end` (exclusive)."""

    memo: MemoId
    start: int
    end: int


@event("memo.revised", Policy(EVERYONE, AUTHOR, is_hidden_in_rounds=True))
class MemoRevised(NamedTuple):
    """A memo's author wrote it anew; the earlier wording stays in the history."""

    memo: MemoId
    text: Text


@event("memo.deleted", Policy(EVERYONE, AUTHOR, is_hidden_in_rounds=True))
class MemoDeleted(NamedTuple):
    """A memo's author deleted it; it stays in the history."""

    memo: MemoId
