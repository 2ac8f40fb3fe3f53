"""Which votes for an owner count: those that no owner's word stands against.

Coders vote where the owners are gone for good (core/views/members.py). An owner who is merely away takes a vote back by
whatever they write, also later, without having known of it, and also where whoever the coders named removed them
meanwhile: with a false clock two early coders could vote before others came, and throw the owner out.
"""

import bisect
from collections.abc import Sequence

from core.events.registry import RecordedEvent
from core.ids import EventId
from core.limits import VOTES_WAIT_MS
from core.log.causality import Causality, Key
from core.log.clocks import TICKS
from core.log.folding import apply
from core.log.validity_rules import Validity
from core.views.authorisation import powers_of
from core.views.state import State


def taken_back(
    votes: Sequence[RecordedEvent],
    events: Sequence[RecordedEvent],
    validity: Validity,
    causality: Causality,
    order: Sequence[Key],
) -> set[EventId]:
    """The votes after which, in the total order, an owner wrote something that counts, without knowing of the vote or
    before it was so old that it counts.

    `events` are the retroactive ones, `validity` what of them counts without any vote, `order` the places of all.
    """
    state, found, live = State(), set[EventId](), list[RecordedEvent]()
    n, waiting = 0, list(reversed(votes))
    for key in order[bisect.bisect_left(order, votes[0][:4], key=lambda each: each[:4]) :]:
        while n < len(events) and events[n][:4] < key[:4]:
            apply(state, events[n], validity)
            n += 1
        if waiting and waiting[-1].id == key.id:
            live.append(waiting.pop())
        elif live and powers_of(state, key.device) == "owner" and not validity.is_void(key):
            against = [each for each in live if _is_against(key, each, causality)]
            found.update(each.id for each in against)
            live = [each for each in live if each.id not in found]
        if not live and not waiting:
            break
    return found


def _is_against(key: Key, vote: RecordedEvent, causality: Causality) -> bool:
    """Whether what an owner wrote says that they are there."""
    return key.time - vote.time < VOTES_WAIT_MS << TICKS or not causality.knows(key.id, vote.id)
