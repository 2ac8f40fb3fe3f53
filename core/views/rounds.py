"""Rounds of blind coding, and which coders have not finished each."""

from core.events.registry import RecordedEvent
from core.events.rounds import CODERS_MIN, RoundEnded, RoundFinished, RoundOpened
from core.ids import Id, MemberId
from core.views.records import Round
from core.views.state import State, folds


@folds(RoundOpened, looks_at=())
def round_opened(state: State, recorded: RecordedEvent, event: RoundOpened, member: MemberId) -> None:
    """Adds a round with those of its coders and sources that are known."""
    sources = tuple(sorted(each for each in set(event.sources) if each in state.sources.rows))
    coders = tuple(sorted(each for each in set(event.coders) if each in state.members.rows))
    if not sources or len(coders) < CODERS_MIN:
        state.conflict(recorded, "unknown", event.round)
        return
    state.rounds.put(event.round, Round(event.round, event.name, sources, coders, (), False, member, recorded.at))


@folds(RoundFinished, looks_at=())
def round_finished(state: State, recorded: RecordedEvent, event: RoundFinished, member: MemberId) -> None:
    """Records that a coder has finished."""
    row = _of_coder(state, recorded, event.round, member)
    if row is not None:
        state.rounds.put(row.id, row._replace(finished=tuple(sorted({*row.finished, member}))))


@folds(RoundEnded, looks_at=())
def round_ended(state: State, recorded: RecordedEvent, event: RoundEnded, member: MemberId) -> None:
    """Ends a round for all its coders."""
    row = _of_coder(state, recorded, event.round, member)
    if row is not None and recorded.why is None:
        state.conflict(recorded, "empty", row.id)
    elif row is not None:
        state.rounds.put(row.id, row._replace(is_ended=True))


def _of_coder(state: State, recorded: RecordedEvent, round_id: Id, member: MemberId) -> Round | None:
    """The round, if the member is one of its coders or opened it; else None, and a conflict is noted."""
    row = state.rounds.get(round_id)
    if row is None:
        state.conflict(recorded, "unknown", round_id)
    elif member not in row.coders and member != row.by:
        state.conflict(recorded, "not_own", round_id)
    else:
        return row
    return None


def is_open(state: State, row: Round) -> bool:
    """Whether a coder who is still in the team has not finished."""
    waiting = set(row.coders) - set(row.finished)
    return not row.is_ended and any(state.members.rows[each].removed is None for each in waiting)


def hidden(state: State, member: Id) -> set[tuple[Id, Id]]:
    """The (coder, source) pairs whose codings a member is not to see yet; what a coder imported as somebody's goes with
    their own."""
    pairs = {
        (coder, source)
        for row in state.rounds.rows.values()
        if member in row.coders and is_open(state, row)
        for coder in row.coders
        if coder != member
        for source in row.sources
    }
    attributed = state.attributed_coders.rows.values() if pairs else ()
    return pairs | {(each.id, source) for coder, source in pairs for each in attributed if each.by == coder}
