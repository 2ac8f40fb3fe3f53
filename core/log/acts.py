"""Acts: the events that one gesture recorded, such as a split. They stand one after the other in their feed.

An event says inside what is sealed how many events before it began its act, so nobody who carries it can change that,
and an act can hold no events of anybody else's. An event continues the act of the event before it only where it counts
one more than that one, names no heads, and claims the same clock. Then it stands one tick after it: so an act stands
together in the total order, and what is added to it afterwards stands where the act does. Whatever claims anything else
begins an act of its own.
"""

import bisect
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from core.events.registry import EventDraft, RecordedEvent
from core.ids import DeviceId, EventId
from core.log.causality import Key
from core.views.authorisation import is_undone_alone

Start = tuple[int, DeviceId, int]
"""Which act it is: effective time, device and seq of the event that began it."""


class Part(NamedTuple):
    """What an undo takes back: events of one class and one device, which are judged as one. `first` is one of them."""

    first: RecordedEvent
    events: tuple[EventId, ...]


def place_in_act(draft: EventDraft, before: Key | None, clock_before: Callable[[], int]) -> int:
    """How many events before it in its feed began an event's act: as its author says, where that can be, or else 0.
    `before` is the event before it, and `clock_before` what its clock claimed (ms since 1970)."""
    is_next = before is not None and draft.act == before.act + 1 and not draft.seen
    return draft.act if is_next and draft.at == clock_before() else 0


def start_of(place: Key | RecordedEvent) -> Start:
    """The act that an event is of."""
    return place.time - place.act, place.device, place.seq - place.act


def events_of(order: Sequence[Key], start: Start) -> Iterator[Key]:
    """The events of an act, found in the total order. A feed that forks within an act has all its branches in it."""
    time, device, seq = start
    count, act, n = len(order), 0, bisect.bisect_left(order, start)
    key = order[n] if n < count else None
    while True:
        place = (time + act, device, seq + act)
        if key is None or key[:3] != place:
            n = bisect.bisect_left(order, place)
            key = order[n] if n < count else None
        found = False
        while key is not None and key[:3] == place:
            if key.act == act:
                found = True
                yield key
            n += 1
            key = order[n] if n < count else None
        if not found:
            return
        act += 1


def parts_of(order: Sequence[Key], start: Start, recorded: Callable[[Key], RecordedEvent]) -> tuple[Part, ...]:
    """What an undo of any event of an act takes back with it."""
    kinds: dict[type, list[RecordedEvent]] = {}
    for key in events_of(order, start):
        one = recorded(key)
        if not is_undone_alone(one.event):
            kinds.setdefault(type(one.event), []).append(one)
    return tuple(Part(each[0], tuple(one.id for one in each)) for each in kinds.values())
