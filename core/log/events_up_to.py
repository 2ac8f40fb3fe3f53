"""The events of a log up to some heads, and the state that they add up to."""

from collections.abc import Container, Sequence
from functools import cached_property

from core.ids import DeviceId, EventId
from core.log.looking_back import LookingBack
from core.sealing import envelope
from core.storage.log import Log
from core.views.state import State

Heads = tuple[tuple[DeviceId, int, EventId], ...]
"""Of each feed the last event: its device, place and id."""


class EventsUpTo(Container[EventId]):
    """All events that stand before some heads in their feeds, and these."""

    def __init__(self, past: LookingBack, log: Log, heads: Heads) -> None:
        """`past` looks back over what was read of the log."""
        self._past, self._log, self._heads = past, log, heads
        self._last = {device: seq for device, seq, _ in heads}

    @property
    def are_here(self) -> bool:
        """Whether all of them have their place, and the heads are where it is said."""
        found = [self._past.timeline.places.get(event) for _, _, event in self._heads]
        return [(each.device, each.seq, each.id) for each in found if each is not None] == [*self._heads]

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self._last.values())

    @property
    def arrived(self) -> int:
        """How many of them are in the log."""
        newest: dict[DeviceId, int] = {}
        for head in self._log.heads():
            newest[head.device] = max(head.seq, newest.get(head.device, 0))
        return sum(self._arrived(newest.get(head[0], 0), *head) for head in self._heads)

    def _arrived(self, newest: int, device: DeviceId, seq: int, event: EventId) -> int:
        """Of one feed. Where another event stands in the place of the head, one is missing."""
        is_here = newest >= seq and any(sealed.id == event for _, sealed in self._log.find(device, seq))
        return seq if is_here else min(seq - 1, newest)

    def __contains__(self, event: object) -> bool:
        place = self._past.timeline.places.get(event) if isinstance(event, bytes) else None  # type: ignore[call-overload]
        return place is not None and place.seq <= self._last.get(place.device, 0) and place.id not in self._strays

    @cached_property
    def _strays(self) -> frozenset[EventId]:
        """The events of other branches, where a feed forks before a head."""
        order, last = self._past.timeline.order, self._last
        found = [key for key in order if key.seq <= last.get(key.device, 0)]
        if len(found) == self.count:
            return frozenset()
        chains = {event for head in self._heads for event in self._chain(*head)}
        return frozenset(key.id for key in found if key.id not in chains)

    def _chain(self, device: DeviceId, seq: int, event: EventId) -> Sequence[EventId]:
        chain = [event]
        for place in range(seq, 1, -1):
            found = (sealed for _, sealed in self._log.find(device, place) if sealed.id == chain[-1])
            previous = next((each.previous for each in found), envelope.NO_EVENT)
            chain.append(EventId(previous))
        return chain

    def state(self) -> State:
        """What they add up to."""
        order = self._past.timeline.order
        numbers = [n for n, key in enumerate(order, 1) if key.id in self]
        if numbers and numbers[-1] == len(numbers):  # as nearly always: what came later stands later
            return self._past.as_of(len(numbers))
        return self._past.state_of(numbers)
