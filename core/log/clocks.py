"""Which clocks are believed: an event's effective time, from its claim and from what its author had seen.

A claim more than TRUSTED_MS after everything that the author had seen (and after the claims of others that it names) is
not believed: the clock is wrong, or nobody wrote for that long, which the next colleague's event sets right. A claim
more than DAY_MS before what the author had seen is in doubt too. An event with such a claim stands right after what it
saw, and where the device's event before was in doubt already, as much later as its clock went on since: a clock that
shows the wrong year still goes. So one wrong clock moves nobody else's later events. Nor is the clock of an event
believed that says its author had seen nothing at all: whoever was let in has seen the event that let them in.

The answer follows from the past of the event alone, is given once, when it is placed, and never again.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.ids import DeviceId, EventId
from core.limits import CLAIMED_TIME_MS_MAX
from core.log.causality import Key

TICKS = 20
"""An effective time is in ms since 1970, shifted left by so many bits; the lower bits count events of one ms."""

DAY_MS = 24 * 60 * 60 * 1000
TRUSTED_MS = 90 * DAY_MS
"""A summer without an event is honest; a wrong year is not."""

NAMED_MAX = 8
"""Of what a doubtful event had seen, so many are kept to tell which clock was wrong."""


class Doubt(NamedTuple):
    """An event at odds with another clock: what its own claimed (ms since 1970), whether that is its place in the order
    all the same, and events that it had seen and that claim more than a day later."""

    claim: int
    is_believed: bool
    later: tuple[EventId, ...]


def effective_time(
    claim: int,
    device: DeviceId,
    previous: Key | None,
    heads: Sequence[Key],
    doubts: Mapping[EventId, Doubt],
    founds: bool = False,
) -> tuple[int, Doubt | None]:
    """The effective time of an event, given its device, the one before it in its feed, the heads that it names, and
    whether it founds the project; and the doubt, if there is one, which has to be among `doubts` when later events ask.
    A device that names events of its own, as a copy may, bears no witness to its clock."""
    past = heads if previous is None else (previous, *heads)
    if not past:
        return (claim << TICKS, None) if founds else (0, Doubt(claim, False, ()))
    latest = max(key.time for key in past)
    seen, odd = latest >> TICKS, [key for key in past if key.id in doubts] if doubts else []
    others = [key for key in odd if key.device != device]
    witnessed = max([seen, *(doubts[key.id].claim for key in others)])
    is_behind = claim < seen - DAY_MS
    if is_behind or claim > witnessed + TRUSTED_MS:
        doubt: Doubt | None = Doubt(claim, False, _later(claim, past, doubts))
        time = _since_previous(claim, previous, doubts)
    else:
        contradicted = any(doubts[key.id].claim > claim + DAY_MS for key in odd)
        doubt = Doubt(claim, True, _later(claim, past, doubts)) if contradicted else None
        time = claim << TICKS
    return max(latest + 1, min(time, CLAIMED_TIME_MS_MAX << TICKS)), doubt


def _since_previous(claim: int, previous: Key | None, doubts: Mapping[EventId, Doubt]) -> int:
    """As much later than the device's event before as its clock went on, if that one was in doubt already."""
    before = doubts.get(previous.id) if previous is not None else None
    if previous is None or before is None or before.is_believed or not 0 <= claim - before.claim <= TRUSTED_MS:
        return 0
    return previous.time + (claim - before.claim << TICKS)


def _later(claim: int, past: Sequence[Key], doubts: Mapping[EventId, Doubt]) -> tuple[EventId, ...]:
    """The events that claim more than a day later: those named; where one was only drawn along, those that drew it."""
    found: dict[EventId, None] = {}
    for key in past:
        own = doubts.get(key.id)
        if (own.claim if own is not None else key.time >> TICKS) > claim + DAY_MS:
            found[key.id] = None
        elif own is not None and key.time >> TICKS > claim + DAY_MS:
            found.update(dict.fromkeys(own.later))
    return tuple(sorted(found)[:NAMED_MAX])
