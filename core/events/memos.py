"""The analyst's thinking, dated, attached to anything."""

from typing import Annotated, NamedTuple

from core.events.form import BAD_VALUE, NEW, Breach, NeededNote, Note, Number, OneOf
from core.events.policy import AUTHOR, EVERYONE, Policy
from core.events.registry import event
from core.ids import MemoId, ThingId, ThingKind
from core.limits import TEXT_CODE_POINTS_MAX

KINDS = ("analytic", "theoretical", "methodological", "reflexive", "preunderstanding", "observational", "ethical")
CHARTED = "charted"
"""A memo that is the text of a cell of the framework matrix: on a participant or text, linked to a code."""
FINDING = "finding"
"""A memo that is a text of the findings: on a code or on the study, linked to the codings whose quotes it names."""
ALL_KINDS = (*KINDS, CHARTED, FINDING)
ON_KINDS = ("", "code", "coding", "source", "participant", "memo")
"""What a memo may be about; nothing is the project."""
Place = Annotated[int, Number(0, TEXT_CODE_POINTS_MAX)]


def _subject(event: "MemoWritten") -> Breach:
    return "" if bool(event.on_kind) == (event.on is not None) else BAD_VALUE


def _range(event: "MemoPlaced") -> Breach:
    return "" if event.start < event.end else BAD_VALUE


@event("memo.written", Policy(EVERYONE, AUTHOR, attaches="memo", is_hidden_in_rounds=True), whole=_subject)
class MemoWritten(NamedTuple):
    """A memo of one of the kinds, on a code, coding, source, participant, memo or the project (`on` empty)."""

    memo: Annotated[MemoId, NEW]
    kind: Annotated[str, OneOf(ALL_KINDS)]
    text: NeededNote
    on_kind: Annotated[ThingKind, OneOf(ON_KINDS)]
    on: ThingId | None
    reference: Note


@event(
    "memo.placed",
    Policy(EVERYONE, AUTHOR, attaches="memo", segment=("start", "end"), is_hidden_in_rounds=True),
    whole=_range,
)
class MemoPlaced(NamedTuple):
    """A memo on a source stands in the margin, beside the code points `start` to `end` (exclusive)."""

    memo: MemoId
    start: Place
    end: Place


@event("memo.revised", Policy(EVERYONE, AUTHOR, is_hidden_in_rounds=True))
class MemoRevised(NamedTuple):
    """A memo's author wrote it anew; the earlier wording stays in the history."""

    memo: MemoId
    text: NeededNote


@event("memo.deleted", Policy(EVERYONE, AUTHOR, is_hidden_in_rounds=True))
class MemoDeleted(NamedTuple):
    """A memo's author deleted it; it stays in the history."""

    memo: MemoId
