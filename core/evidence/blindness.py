"""Whether a round of blind coding hides from a bundle's maker what is sealed in it, as far as the shown events say.

The texts of a round need not be shown, so its events are read here again, by the rules of core/views/rounds.py without
their texts. What is sealed may be an event that ended the round: nobody can tell that from the bundle.
"""

from typing import NamedTuple

from core.events.rounds import RoundEnded, RoundFinished, RoundOpened
from core.ids import Id, RoundId, may_have_made
from core.log.causality import Key
from core.log.ordering import Timeline

ONLY_UNKNOWN = ("unknown", "not_own")
"""Why the fold passes over an event of a round whose texts are not shown."""


class ShownRound(NamedTuple):
    """A round of blind coding, as the shown events have it; `place` is that of the event that opened it."""

    place: Key
    by: Id
    coders: frozenset[Id]
    finished: frozenset[Id] = frozenset()

    def may_be_ended_by(self, place: Key, member: Id | None) -> bool:
        """Whether a member's event that is sealed may have ended it."""
        return place > self.place and (member == self.by or member in self.coders)


def open_rounds(timeline: Timeline, member: Id) -> list[ShownRound]:
    """The rounds that a member codes in, and in which a coder who is still in the team has not finished."""
    members, found = timeline.state.members.rows, dict[RoundId, ShownRound]()
    for key in timeline.order:
        event = timeline.recorded(key).event
        if not isinstance(event, (RoundOpened, RoundFinished, RoundEnded)) or not _counts(timeline, key):
            continue
        author, row = timeline.state.devices.rows[key.device].member, found.get(event.round)
        if isinstance(event, RoundOpened):
            if row is None and may_have_made(key.device, event.round):
                found[event.round] = ShownRound(key, author, frozenset(event.coders) & members.keys())
        elif row is not None and (author == row.by or author in row.coders):
            done = {author} if isinstance(event, RoundFinished) else row.coders
            found[event.round] = row._replace(finished=row.finished | done)
    waiting = {each for each, row in members.items() if row.removed is None}
    return [row for row in found.values() if member in row.coders and (row.coders - row.finished) & waiting]


def _counts(timeline: Timeline, key: Key) -> bool:
    """Whether an event counts, or would if the texts that it names were shown."""
    conflict = timeline.state.conflicts.get(key.id)
    return key.id not in timeline.validity.undone and (conflict is None or conflict.kind in ONLY_UNKNOWN)
