"""The state as it was after the first events of a timeline, and what counted then."""

import bisect
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from core.events.registry import RecordedEvent
from core.ids import EventId
from core.log.acts import Part
from core.log.causality import Causality, Key
from core.log.collector import without_collector
from core.log.differences import first_difference
from core.log.folding import apply
from core.log.named_events import targets_of
from core.log.ordering import Timeline
from core.log.reading_ahead import STRETCH
from core.log.stretches import Snapshot
from core.log.validity import resolve_validity
from core.log.validity_rules import Validity
from core.views.state import State

KEPT_MAX = 400
"""So many answers to what counted at some time are kept: a report asks for the same ones many times, ..."""
KEPT_UNDONE_MAX = 100_000
"""... as long as they name no more undone events than this."""


class Otherwise(NamedTuple):
    """That events count otherwise at one time than at another: from the place `since` on, if there is one; besides it,
    which of them are undone and by what, or are not."""

    since: int | None
    undone: dict[EventId, EventId | None]


class LookingBack:
    """Looks back over one timeline; quickest near where one looked last."""

    def __init__(self, timeline: Timeline, expect: Callable[[Iterable[int]], None] | None = None) -> None:
        """`expect`, if there is one, is told the rows of the log that are read next."""
        self.timeline, self._expect = timeline, expect
        self._next, self._ahead = 0, 1
        self._looked_at: tuple[int, int, Snapshot | None, State] | None = None
        self._counted: dict[tuple[int, int, Key | None], Validity] = {}
        self._counted_in = -1, -1
        self._undone = 0

    def recorded(self, place: int) -> RecordedEvent:
        """The event in a place. Where somebody goes from place to place, the next ones are read with it."""
        order, since = self.timeline.order, place - self._next
        if not -self._ahead <= since < 0:
            self._ahead = min(2 * self._ahead, STRETCH) if since == 0 else 1
            self._next = place + self._ahead
            if self._ahead > 1 and self._expect is not None:
                self._expect(order.rows[place : self._next])
        return self.timeline.recorded(order[place])

    def as_of(self, count: int) -> State:
        """The state after the first `count` events of the total order."""
        timeline = self.timeline
        if count >= len(timeline.order):
            return timeline.state
        with without_collector():
            validity = self.validity_before(timeline.order[count])
            first = first_difference(timeline.order, timeline.places, timeline.validity, validity)
            return self._folded(count, validity, count if first is None else min(count, first))

    def state_of(self, numbers: Sequence[int]) -> State:
        """The state that just these events add up to, by their numbers from 1; they hold all that they build on."""
        timeline = self.timeline
        recorded = [timeline.recorded(timeline.order[n - 1]) for n in numbers]
        here = {each.id for each in recorded}

        def target(control: RecordedEvent) -> tuple[Part, ...]:
            return timeline.named_events.target(control) if targets_of(control) & here else ()

        order = [timeline.order[n - 1] for n in numbers]
        retroactive = [each for each in timeline.retroactive if each.id in here]
        validity = resolve_validity(retroactive, target, self._causality_of(order), order)
        state = State()
        with without_collector():
            for each in recorded:
                apply(state, each, validity)
        return state

    def validity_before(self, end: Key) -> Validity:
        """What counted when the events before this place were all."""
        timeline = self.timeline
        count = bisect.bisect_left(timeline.retroactive, end[:4], key=lambda each: each[:4])
        place = bisect.bisect_left(timeline.order, end) if timeline.causality is not None else -1
        if self._counted_in != (timeline.answers, timeline.late_placed):
            self._forget_what_counted()
        # Where another event stands last before the place, one that came late stands among those before it.
        asked = count, place, timeline.order[place - 1] if place > 0 else None
        found = self._counted.get(asked)
        if found is None:
            order = timeline.order[: max(place, 0)]
            found = resolve_validity(
                timeline.retroactive[:count], timeline.named_events.target, self._causality_of(order), order
            )
            if len(self._counted) == KEPT_MAX or self._undone + len(found.undone) > KEPT_UNDONE_MAX:
                self._forget_what_counted()
            self._counted[asked] = found
            self._undone += len(found.undone)
        return found

    def _forget_what_counted(self) -> None:
        self._counted.clear()
        self._counted_in = self.timeline.answers, self.timeline.late_placed
        self._undone = 0

    def counted_today(self, count: int) -> State:
        """What the first `count` events add up to by what counts of them now that all are there."""
        return self._folded(count, self.timeline.validity, count)

    def counted_otherwise(self, count: int) -> Otherwise:
        """How the first `count` events count otherwise today than when they were all."""
        timeline = self.timeline
        if count >= len(timeline.order):
            return Otherwise(None, {})
        then, today = self.validity_before(timeline.order[count]), timeline.validity
        first = first_difference(timeline.order, timeline.places, today._replace(undone=then.undone), then)
        turned = [each for each in today.undone.keys() ^ then.undone.keys() if timeline.place_of(each) < count]
        since = first if first is not None and first < count else None
        return Otherwise(since, {each: today.undone.get(each) for each in turned})

    def _causality_of(self, order: Sequence[Key]) -> Causality | None:
        """Who knew what when just these events were there."""
        causality = self.timeline.causality
        return None if causality is None else causality.until(order)

    def _folded(self, count: int, validity: Validity, base: int) -> State:
        """The state of the first `count` events, of which those before `base` count as they do today."""
        timeline = self.timeline
        number, covered = timeline.snapshots.before(base)
        snapshot = timeline.snapshots[number - 1] if number else None
        looked_at = self._looked_at
        if looked_at is None or looked_at[:2] != (number, timeline.late_placed) or looked_at[2] is not snapshot:
            self._looked_at = looked_at = number, timeline.late_placed, snapshot, timeline.snapshots.state_at(number)
        state = looked_at[3].copy()
        for place in range(covered, count):
            apply(state, self.recorded(place), validity)
        return state
