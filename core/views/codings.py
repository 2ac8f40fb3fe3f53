"""Codings: who put which code on which passage, and what others think of it."""

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
from core.views.records import Coding, Judgement
from core.views.state import State, folds


def _unmade(state: State, recorded: RecordedEvent, event: CodingCreated) -> None:
    row = state.codings.get(event.coding)
    if row is not None and (row.device, row.seq) == (recorded.device, recorded.seq):
        state.codings.put(row.id, row._replace(status="removed"))


@folds(CodingCreated, unmake=_unmade)
def coding_created(state: State, recorded: RecordedEvent, event: CodingCreated, member: MemberId) -> None:
    """Adds a coding. Where its code was deleted meanwhile it is kept, and a conflict is noted."""
    source = state.sources.get(event.source)
    code = state.codes.get(event.code)
    if source is None or code is None:
        state.conflict(recorded, "unknown", event.code if source is not None else event.source)
        return
    if not event.start < event.end <= source.chars:
        state.conflict(recorded, "out_of_range", event.source)
        return
    if event.coding in state.codings.rows:
        state.conflict(recorded, "already_there", event.coding)
        return
    if code.status == "deleted":
        state.conflict(recorded, "deleted_in_use", code.id)
    author, when = (member, recorded.device, recorded.seq), (recorded.at, recorded.offset)
    # The ids of the source's and code's own rows: a hundred thousand codings share them.
    passage = (event.coding, source.id, event.start, event.end, code.id)
    state.codings.put(event.coding, Coding(*passage, *author, *when, recorded.why, "live"))


@folds(CodingRecoded)
def coding_recoded(state: State, recorded: RecordedEvent, event: CodingRecoded, member: MemberId) -> None:
    """Sets another code on the same segment."""
    row = _own(state, recorded, event.coding, member)
    if row is None:
        return
    if event.code not in state.codes.rows:
        state.conflict(recorded, "unknown", event.code)
        return
    state.codings.put(row.id, row._replace(code=event.code))


@folds(CodingResized)
def coding_resized(state: State, recorded: RecordedEvent, event: CodingResized, member: MemberId) -> None:
    """Sets other boundaries."""
    row = _own(state, recorded, event.coding, member)
    if row is None:
        return
    if not event.start < event.end <= state.sources.rows[row.source].chars:
        state.conflict(recorded, "out_of_range", row.source)
        return
    state.codings.put(row.id, row._replace(start=event.start, end=event.end))


@folds(CodingRemoved)
def coding_removed(state: State, recorded: RecordedEvent, event: CodingRemoved, member: MemberId) -> None:
    """Marks a coding as removed; it stays in the history."""
    row = _own(state, recorded, event.coding, member)
    if row is not None:
        state.codings.put(row.id, row._replace(status="removed"))


@folds(CodingAnnotated)
def coding_annotated(state: State, recorded: RecordedEvent, event: CodingAnnotated, member: MemberId) -> None:
    """Sets weight and comment; the last ones show."""
    row = _own(state, recorded, event.coding, member)
    if row is not None:
        state.codings.put(row.id, row._replace(weight=event.weight, comment=event.comment))


@folds(CodingStanceSet)
def coding_stance_set(state: State, recorded: RecordedEvent, event: CodingStanceSet, member: MemberId) -> None:
    """Sets whether the segment speaks for its code or against it."""
    row = _own(state, recorded, event.coding, member)
    if row is not None:
        state.codings.put(row.id, row._replace(stance=event.stance))


@folds(CodingJudged)
def coding_judged(state: State, recorded: RecordedEvent, event: CodingJudged, member: MemberId) -> None:
    """Adds what a member thinks of a coding. The coding itself stays as it is."""
    if event.coding not in state.codings.rows:
        state.conflict(recorded, "unknown", event.coding)
        return
    row = Judgement(event.coding, event.stance, event.code, member, recorded.at, recorded.why)
    state.judgements.put(recorded.id, row)


def _own(state: State, recorded: RecordedEvent, coding: Id, member: MemberId) -> Coding | None:
    row = state.codings.get(coding)
    if row is None:
        state.conflict(recorded, "unknown", coding)
        return None
    if row.by != member:
        state.conflict(recorded, "not_own", coding)
        return None
    return row
