"""The analyst's thinking, dated, attached to anything."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import Id
from core.sealing.sealed_text import Text


@event("memo.written")
class MemoWritten(NamedTuple):
    """A memo of one of the kinds, on a code, coding, source, participant, memo or the project (`on` empty)."""

    memo: Id
    kind: str
    text: Text
    on_kind: str
    on: Id | None
    reference: Text


@event("memo.placed")
class MemoPlaced(NamedTuple):
    """A memo on a source stands in the margin, beside the code points `start` to `end` (exclusive)."""

    memo: Id
    start: int
    end: int


@event("memo.revised")
class MemoRevised(NamedTuple):
    """A memo's author wrote it anew; the earlier wording stays in the history."""

    memo: Id
    text: Text


@event("memo.deleted")
class MemoDeleted(NamedTuple):
    """A memo's author put it aside."""

    memo: Id
