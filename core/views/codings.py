"""Codings: who put which code on which passage, and what others think of it."""

from core.events.attributed import CodingAttributed, JudgementAttributed
from core.events.codings import (
    CodingAnnotated,
    CodingCreated,
    CodingJudged,
    CodingRecoded,
    CodingRemoved,
    CodingResized,
    CodingStanceSet,
)
from core.events.registry import RecordedEvent
from core.ids import Id, MemberId
from core.sealing.sealed_text import Text
from core.views.records import Coding, Judgement
from core.views.state import State, folds


def remove_unmade(state: State, recorded: RecordedEvent, coding: Id) -> None:
    """Marks a coding as removed whose creation was undone."""
    row = state.codings.get(coding)
    if row is not None and (row.device, row.seq) == (recorded.device, recorded.seq):
        state.codings.put(row.id, row._replace(status="removed"))


def _unmade(state: State, recorded: RecordedEvent, event: CodingCreated) -> None:
    remove_unmade(state, recorded, event.coding)


@folds(CodingCreated, unmake=_unmade, looks_at=())
def coding_created(state: State, recorded: RecordedEvent, event: CodingCreated, member: MemberId) -> None:
    """Adds a coding of its author's."""
    put_coding(state, recorded, event, (member, recorded.at, recorded.offset))


def put_coding(
    state: State,
    recorded: RecordedEvent,
    event: CodingCreated | CodingAttributed,
    by: tuple[MemberId, int, int],
    said: tuple[int, Text, str] = (0, "", "for"),
) -> None:
    """Adds a coding where it fits; `by`: whose it is, when it was made (ms since 1970), and at what offset from UTC
    (minutes); `said`: weight, comment and stance. Where its code was deleted meanwhile it is kept, and a conflict is
    noted. That its things are there, and that it is new, was checked by the form of the event."""
    source, code = state.sources.rows[event.source], state.codes.rows[event.code]
    start, end = event.start, event.end
    if not start < end <= source.chars:
        state.conflict(recorded, "out_of_range", source.id)
        return
    if code.status == "deleted":
        state.conflict(recorded, "deleted_in_use", code.id)
    # The ids of the source's and code's own rows: a hundred thousand codings share them.
    passage, (member, at, offset) = (event.coding, source.id, start, end, code.id), by
    author = (member, recorded.device, recorded.seq, at, offset)
    state.codings.put(event.coding, Coding(*passage, *author, recorded.why, "live", *said))


def _attributed_unmade(state: State, recorded: RecordedEvent, event: CodingAttributed) -> None:
    remove_unmade(state, recorded, event.coding)


@folds(CodingAttributed, unmake=_attributed_unmade, looks_at=())
def coding_attributed(state: State, recorded: RecordedEvent, event: CodingAttributed, member: MemberId) -> None:
    """Adds a coding of somebody whom a file names. Only who imported that file can add to what it says."""
    coder = state.attributed_coders.get(event.coder)
    if coder is None or coder.by != member:
        state.conflict(recorded, "unknown" if coder is None else "not_own", event.coder)
        return
    at, offset = (event.made, 0) if event.made else (recorded.at, recorded.offset)
    put_coding(state, recorded, event, (coder.id, at, offset), (event.weight, event.comment, event.stance))


@folds(CodingRecoded, looks_at=())
def coding_recoded(state: State, recorded: RecordedEvent, event: CodingRecoded, member: MemberId) -> None:
    """Sets another code on the same segment."""
    row = _own(state, recorded, event.coding, member)
    if row is None:
        return
    if event.code not in state.codes.rows:
        state.conflict(recorded, "unknown", event.code)
        return
    state.codings.put(row.id, row._replace(code=event.code))


@folds(CodingResized, looks_at=())
def coding_resized(state: State, recorded: RecordedEvent, event: CodingResized, member: MemberId) -> None:
    """Sets other boundaries."""
    row = _own(state, recorded, event.coding, member)
    if row is None:
        return
    if not event.start < event.end <= state.sources.rows[row.source].chars:
        state.conflict(recorded, "out_of_range", row.source)
        return
    state.codings.put(row.id, row._replace(start=event.start, end=event.end))


@folds(CodingRemoved, looks_at=())
def coding_removed(state: State, recorded: RecordedEvent, event: CodingRemoved, member: MemberId) -> None:
    """Marks a coding as removed; it stays in the history. One of an attributed coder is removed by who imported it."""
    row = state.codings.get(event.coding)
    coder = state.attributed_coders.get(row.by) if row is not None else None
    if coder is None or coder.by != member:
        row = _own(state, recorded, event.coding, member)
    if row is not None:
        state.codings.put(row.id, row._replace(status="removed"))


@folds(CodingAnnotated, looks_at=())
def coding_annotated(state: State, recorded: RecordedEvent, event: CodingAnnotated, member: MemberId) -> None:
    """Sets weight and comment; the last ones show."""
    row = _own(state, recorded, event.coding, member)
    if row is not None:
        state.codings.put(row.id, row._replace(weight=event.weight, comment=event.comment))


@folds(CodingStanceSet, looks_at=())
def coding_stance_set(state: State, recorded: RecordedEvent, event: CodingStanceSet, member: MemberId) -> None:
    """Sets whether the segment speaks for its code or against it."""
    row = _own(state, recorded, event.coding, member)
    if row is not None:
        state.codings.put(row.id, row._replace(stance=event.stance, stance_event=recorded.id))


@folds(CodingJudged, looks_at=())
def coding_judged(state: State, recorded: RecordedEvent, event: CodingJudged, member: MemberId) -> None:
    """Adds what a member thinks of a coding. The coding itself stays as it is."""
    if event.coding not in state.codings.rows:
        state.conflict(recorded, "unknown", event.coding)
        return
    row = Judgement(event.coding, event.stance, event.code, member, recorded.at, recorded.why)
    state.judgements.put(recorded.id, row)


@folds(JudgementAttributed, looks_at=())
def judgement_attributed(state: State, recorded: RecordedEvent, event: JudgementAttributed, member: MemberId) -> None:
    """Adds what somebody whom a file names thinks of a coding. Only who imported that file can say so."""
    coder = state.attributed_coders.get(event.coder)
    if event.coding not in state.codings.rows:
        state.conflict(recorded, "unknown", event.coding)
    elif coder is None or coder.by != member:
        state.conflict(recorded, "unknown" if coder is None else "not_own", event.coder)
    else:
        at = event.made or recorded.at
        row = Judgement(event.coding, event.stance, event.code, coder.id, at, recorded.why)
        state.judgements.put(recorded.id, row)


def _own(state: State, recorded: RecordedEvent, coding: Id, member: MemberId) -> Coding | None:
    row = state.codings.get(coding)
    if row is None:
        state.conflict(recorded, "unknown", coding)
        return None
    if row.by != member or member in state.attributed_coders.rows:
        state.conflict(recorded, "not_own", coding)
        return None
    return row
