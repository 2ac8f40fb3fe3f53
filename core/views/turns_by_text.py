"""The rows of what one participant says in a text, found by their text instead of looking through all."""

from bisect import insort

from core.ids import Id, KeyId, MemberId
from core.views.speaker_records import SpeakerTurns, TurnsKept
from core.views.state import State


def sealed_with(state: State, source: Id, *seals: Id) -> list[SpeakerTurns]:
    """The rows of a text that name one of these seals, in the order of the keys' ids."""
    by_seal, rows = _kept(state).by_seal, state.speaker_turns.rows
    keys = {key for seal in seals for key in by_seal.get((source, seal), ())}
    found = [rows[key] for key in sorted(keys) if key in rows]
    return [row for row in found if row.source == source and row.seal in seals]


def has_as_many(state: State, source: Id, member: MemberId, count: int) -> bool:
    """Whether somebody has so many rows in a text, or more."""
    keys, rows = _kept(state).by_member.get((source, member), set()), state.speaker_turns.rows
    if len(keys) < count:
        return False
    found = (rows[key] for key in keys if key in rows)
    return sum(row.source == source and row.by == member for row in found) >= count


def taken(state: State, source: Id, member: MemberId, seal: KeyId) -> tuple[int, list[tuple[int, int]]]:
    """How many rows of a text somebody sealed with a seal, and all their places, in order."""
    rows, places = _kept(state).places.get((source, member, seal), ([], []))
    if any(state.speaker_turns.get(row.key) is not row for row in rows):  # something was taken back
        rows = [row for row in sealed_with(state, source, seal) if row.by == member]
        places = sorted(place for row in rows for place in row.places)
        _kept(state).places[source, member, seal] = rows, places
    return len(rows), places


def put(state: State, row: SpeakerTurns) -> None:
    """Sets a row."""
    state.speaker_turns.put(row.key, row)
    if state.turns_kept is not None:
        _link(state.turns_kept, row)


def _kept(state: State) -> TurnsKept:
    if state.turns_kept is None:
        state.turns_kept = TurnsKept({}, {}, {})
        for row in state.speaker_turns.rows.values():
            _link(state.turns_kept, row)
    return state.turns_kept


def _link(kept: TurnsKept, row: SpeakerTurns) -> None:
    kept.by_seal.setdefault((row.source, row.seal), set()).add(row.key)
    kept.by_member.setdefault((row.source, row.by), set()).add(row.key)
    rows, places = kept.places.setdefault((row.source, row.by, row.seal), ([], []))
    rows.append(row)
    for each in row.places:
        insort(places, each)
