"""The fold engine: puts events into their total order and keeps the state that they add up to.

The total order is (effective time, device, seq, id). An event's effective time (core/log/clocks.py) is the
larger of its claimed clock, where that is believed, and one tick after everything its author had seen, so
what was seen sorts before what was made after it, whatever the clocks say.

An event that names something not yet here, or whose key is not yet here, waits. A late event, an undo or a removal
reaches back: the state returns to the last snapshot before it and the tail is folded again. That one path serves
opening, syncing, undo, replay and audit.

Where more events are to come, what is late is folded once, when all are there: until then the timeline `is_behind`, and
nobody may look at it (core/log/opened_log.py sees to that).
"""

import bisect
import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from core.events.concerns import concerned
from core.events.history import EventUndone
from core.events.members import OwnerVoted
from core.events.project import ProjectCreated
from core.events.registry import EventDraft, RecordedEvent
from core.ids import DeviceId, EventId, KeyId
from core.limits import SNAPSHOT_EVENTS
from core.log.acts import Part, Start, events_of, parts_of, place_in_act, start_of
from core.log.causality import Causality, is_loss, is_removal, is_unasked
from core.log.causality import Key as Key
from core.log.clocks import DAY_MS, TICKS, TRUSTED_MS, Doubt, effective_time
from core.log.differences import first_difference
from core.log.folding import apply
from core.log.opened_events import LAST_HELD, OpenedEvents, Read
from core.log.validity import is_retroactive, needs_causality, resolve_validity
from core.log.validity_rules import NOTHING, Validity
from core.sealing.envelope import Sealed
from core.views.authorisation import is_undone_alone
from core.views.state import Changes, State

Incoming = tuple[int, Sealed, EventDraft | None]
"""A row of the log, its envelope, and the event in it; the last is missing while its key is."""


class Snapshot(NamedTuple):
    """The places of SNAPSHOT_EVENTS events and the rows that they changed since the snapshot before."""

    keys: list[Key]
    changes: Changes


class Timeline:
    """All events in order, the state at their end, and snapshots on the way."""

    def __init__(self, read: Read, reopen: Callable[[Sealed], EventDraft | None]) -> None:
        """`read` gives an envelope in a row of the log, and the event in it; `reopen` tries an envelope whose key was
        missing before."""
        self._read, self._reopen, self._opened = read, reopen, OpenedEvents(read)
        self.order: list[Key] = []
        self.places: dict[EventId, Key] = {}
        self.doubts: dict[EventId, Doubt] = {}
        self.retroactive: list[RecordedEvent] = []
        self.validity: Validity = NOTHING
        self.causality: Causality | None = None
        self._is_resolved = True
        self._targets: dict[EventId, RecordedEvent] = {}
        self._removals: list[EventId] = []
        self._has_votes = False
        self._informed: dict[DeviceId, tuple[EventId, int]] = {}
        self._missed: set[EventId] = set()
        self._clocks: dict[DeviceId, tuple[EventId, int]] = {}
        self._parts: dict[Start, tuple[Part, ...]] = {}
        self._named_acts: set[Start] = set()
        self.state = State()
        self.snapshots: list[Snapshot] = []
        self.waiting: dict[EventId, Incoming] = {}
        self.sealed_under: set[KeyId] = set()
        self.is_behind = False
        self._late: list[Key] = []
        self._dirty: int | None = None
        self._looked_at: tuple[int, State] | None = None
        self._validity_was: tuple[tuple[int, int], Validity] | None = None

    # -- taking events in

    def extend(self, events: Iterable[Incoming]) -> int:
        """Takes events in, in any order, and folds them. Returns how many found their place."""
        before = len(self.order)
        self.take(events)
        self.fold_late()
        return len(self.order) - before

    def take(self, events: Iterable[Incoming]) -> None:
        """Takes events in, in any order, while more are to come. `fold_late` has to follow."""
        self.is_behind = True
        with without_collector():
            self._take(events)

    def fold_late(self) -> None:
        """Folds what is late, and tries again what waits."""
        with without_collector():
            while self.waiting:
                queue = [(row, sealed, draft or self._reopen(sealed)) for row, sealed, draft in self.waiting.values()]
                self.waiting.clear()
                self._take(queue)
                if len(self.waiting) == len(queue):
                    break
            self._refold()
        self.is_behind = False

    def _take(self, events: Iterable[Incoming]) -> None:
        order, places, ready = self.order, self.places, self._time
        for row, sealed, draft in events:
            time = None if draft is None else ready(sealed, draft)
            if draft is None or time is None:
                self.waiting[sealed.id] = (row, sealed, draft)
                continue
            act = self._place_in_act(draft, places.get(sealed.previous)) if draft.act else 0
            self._clocks[sealed.device] = (sealed.id, draft.at)
            key = Key(time, sealed.device, sealed.seq, sealed.id, row, act)
            places[key.id] = key
            self.sealed_under.add(KeyId(sealed.key))
            if self._named_acts and start_of(key) in self._named_acts:
                self._parts.pop(start_of(key), None)
                self._is_resolved = False
            if self.causality is not None:
                self.causality.add(key, sealed.previous, draft.seen, is_unasked(draft.event))
                if self._has_votes or self._may_be_witness(key, sealed.previous):
                    self._is_resolved = False
            if is_retroactive(draft.event):
                bisect.insort(self.retroactive, _in_place(key, draft), key=lambda each: each[:4])
                self._is_resolved = False
            elif key.id in self._missed:
                self._is_resolved = False
            if self._dirty is None and (not order or key > order[-1]):
                order.append(key)
                self._opened.note_last(sealed, draft)
                self._fold(_in_place(key, draft))
            else:
                self._late.append(key)
                self._mark_dirty(bisect.bisect(order, key))
                self._opened.note_late(sealed, draft)

    def _may_be_witness(self, key: Key, previous: EventId) -> bool:
        """Whether an event does not know all removals: then it bears witness to what its author had seen before. Or is
        the first of its device that knows them: what it had seen bounds what the member's other devices bear witness
        to.

        A device that knows them all is remembered, with its last event and how many there were.
        """
        assert self.causality is not None
        knows, is_informed = self.causality.knows, self._informed.get(key.device) == (previous, len(self._removals))
        if not is_informed and not all(knows(key.id, each) for each in self._removals):
            return True
        self._informed[key.device] = (key.id, len(self._removals))
        if is_informed:
            return False
        return previous not in self.places or not all(knows(previous, each) for each in self._removals)

    def _time(self, sealed: Sealed, draft: EventDraft) -> int | None:
        """The effective time, or None where something that the event builds on is not here yet."""
        before = self.places.get(sealed.previous)
        if before is None:
            if sealed.seq > 1:
                return None
        elif not draft.seen and before.id not in self.doubts:  # as nearly all are
            since = draft.at - (before.time >> TICKS)
            if -DAY_MS <= since <= TRUSTED_MS:
                return max(before.time + 1, draft.at << TICKS)
        heads = [self.places[head.id] for head in draft.seen if head.id in self.places]
        if len(heads) < len(draft.seen):
            return None
        founds = type(draft.event) is ProjectCreated
        time, doubt = effective_time(draft.at, before, heads, self.doubts, founds)
        if doubt is not None:
            self.doubts[sealed.id] = doubt
        return time

    def _place_in_act(self, draft: EventDraft, before: Key | None) -> int:
        """An event's place in its act; the event before it was nearly always the last that was taken of its device."""

        def clock_before() -> int:
            if before is None:
                return -1
            event, at = self._clocks.get(before.device, (None, 0))
            return at if event == before.id else self.recorded(before).at

        return place_in_act(draft, before, clock_before)

    def _mark_dirty(self, place: int) -> None:
        self._dirty = place if self._dirty is None else min(self._dirty, place)

    # -- folding

    def _fold(self, recorded: RecordedEvent) -> None:
        """Folds the next event into the state."""
        apply(self.state, recorded, self.validity)
        if not self.state.count % SNAPSHOT_EVENTS:
            start = self.state.count - SNAPSHOT_EVENTS
            self.snapshots.append(Snapshot(self.order[start : self.state.count], self.state.take_changes()))

    def resolve_validity(self) -> None:
        """Finds out anew what counts, and from where events have to be folded again."""
        if self.causality is None and needs_causality(self.retroactive):
            self.causality = Causality(self.places)
            for key in self.order:
                recorded = self.recorded(key)
                self.causality.add(key, self._read(key.row)[0].previous, recorded.seen, is_unasked(recorded.event))
        self._removals = [each.id for each in self.retroactive if is_removal(each.event) or is_loss(each.event)]
        self._has_votes = any(isinstance(each.event, OwnerVoted) for each in self.retroactive)
        validity = resolve_validity(self.retroactive, self.target, self.causality, self.order)
        named = {target for each in self.retroactive for target in _targets_of(each)}
        self._missed = {each for each in named if each not in self.places}
        self._named_acts = {start_of(self.places[each]) for each in named - self._missed}
        first = first_difference(self.order, self.places, self.validity, validity)
        self.validity = validity
        self._is_resolved = True
        self._validity_was = None
        if first is not None and first < self.state.count:
            self._mark_dirty(first)

    def act(self, event: EventId) -> list[Key]:
        """The events of the act that an event is of, in their order."""
        return list(events_of(self.order, start_of(self.places[event])))

    def act_begun(self, start: Start) -> EventId:
        """The first event of an act."""
        return next(events_of(self.order, start)).id

    def undos_of(self, event: EventId) -> list[EventId]:
        """The undos that count by which an event, or another of its act, is taken back."""
        is_alone = is_undone_alone(self.recorded(self.places[event]).event)
        events, validity = {event} if is_alone else {each.id for each in self.act(event)}, self.validity
        return [
            each.id
            for each in self.retroactive
            if type(each.event) is EventUndone
            and each.event.target in events
            and each.id not in validity.undone
            and each.id not in validity.not_entitled
            and not validity.is_void(each)
        ]

    def target(self, recorded: RecordedEvent) -> tuple[Part, ...]:
        """What one names, if it stands before it: an undo takes back all that its target's gesture recorded."""
        target = self.named(recorded)
        if target is None:
            return ()
        if type(recorded.event) is not EventUndone or is_undone_alone(target.event):
            return (Part(target, (target.id,)),)
        start = start_of(target)
        if start not in self._parts:
            self._parts[start] = parts_of(self.order, start, self.recorded)
        return self._parts[start]

    def named(self, recorded: RecordedEvent) -> RecordedEvent | None:
        """The event that one names, if it stands before it; each is opened once."""
        key = next((self.places[each] for each in _targets_of(recorded) if each in self.places), None)
        if key is None or key[:4] >= recorded[:4]:
            return None
        if key.id not in self._targets:
            self._targets[key.id] = self.recorded(key)
        return self._targets[key.id]

    def place_of(self, event: EventId) -> int:
        """How many events stand before one."""
        return bisect.bisect_left(self.order, self.places[event])

    def _refold(self) -> None:
        """Goes back to the last snapshot before what changed, and folds from there."""
        if self._late:
            self.order += self._late
            self._late.clear()
            self.order.sort()
        if not self._is_resolved:
            self.resolve_validity()
        if self._dirty is not None:
            keep, last = self._dirty // SNAPSHOT_EVENTS, len(self.order) - LAST_HELD
            del self.snapshots[keep:]
            self._looked_at = None
            self.state = self._state_at_snapshot(keep)
            for n in range(keep * SNAPSHOT_EVENTS, len(self.order)):
                key = self.order[n]
                self._fold(_in_place(key, self._opened.folded_again(key.id, key.row, n >= last)))
            self._dirty = None
        self._opened.end_fold()

    def _state_at_snapshot(self, number: int) -> State:
        state = State()
        for snapshot in self.snapshots[:number]:
            state.apply_changes(snapshot.changes)
        state.count = number * SNAPSHOT_EVENTS
        return state

    @property
    def opened_again(self) -> int:
        """How many events had to be opened again so far."""
        return self._opened.read

    def forget(self) -> None:
        """Keeps no event open any more."""
        self._opened.forget()

    def recorded(self, key: Key) -> RecordedEvent:
        """The event in its place, opened again where it is not kept."""
        return _in_place(key, self._opened.opened(key.id, key.row))

    def placed(self, event: EventId, draft: EventDraft) -> RecordedEvent:
        """An event that was just taken in, in its place."""
        return _in_place(self.places[event], draft)

    # -- looking back

    def events(self, start: int = 0, end: int | None = None) -> Iterable[RecordedEvent]:
        """The events from place `start` to `end` (exclusive) of the total order."""
        return (self.recorded(key) for key in self.order[start:end])

    def as_of(self, count: int) -> State:
        """The state after the first `count` events of the total order; quickest near where one looked last."""
        if count >= len(self.order):
            return self.state
        with without_collector():
            return self._as_of(count)

    def state_of(self, numbers: Sequence[int]) -> State:
        """The state that just these events add up to, by their numbers from 1; they hold all that they build on."""
        recorded = [self.recorded(self.order[n - 1]) for n in numbers]
        here = {each.id for each in recorded}

        def target(control: RecordedEvent) -> tuple[Part, ...]:
            return self.target(control) if _targets_of(control) & here else ()

        order = [self.order[n - 1] for n in numbers]
        retroactive = [each for each in self.retroactive if each.id in here]
        validity = resolve_validity(retroactive, target, self._causality_of(order), order)
        state = State()
        with without_collector():
            for each in recorded:
                apply(state, each, validity)
        return state

    def validity_before(self, end: Key) -> Validity:
        """What counted when the events before this place were all."""
        count = bisect.bisect_left(self.retroactive, end[:4], key=lambda each: each[:4])
        place = bisect.bisect_left(self.order, end) if self.causality is not None else -1
        if self._validity_was is None or self._validity_was[0] != (count, place):
            order = self.order[: max(place, 0)]
            found = resolve_validity(self.retroactive[:count], self.target, self._causality_of(order), order)
            self._validity_was = ((count, place), found)
        return self._validity_was[1]

    def _causality_of(self, order: Sequence[Key]) -> Causality | None:
        """Who knew what when just these events were there."""
        return None if self.causality is None else self.causality.until(order)

    def counted_today(self, count: int) -> State:
        """What the first `count` events add up to by what counts of them now that all are there."""
        return self._folded(count, self.validity, count)

    def _as_of(self, count: int) -> State:
        validity = self.validity_before(self.order[count])
        first = first_difference(self.order, self.places, self.validity, validity)
        return self._folded(count, validity, count if first is None else min(count, first))

    def _folded(self, count: int, validity: Validity, base: int) -> State:
        """The state of the first `count` events, of which those before `base` count as they do today."""
        number = min(base // SNAPSHOT_EVENTS, len(self.snapshots))
        if self._looked_at is None or self._looked_at[0] != number:
            self._looked_at = (number, self._state_at_snapshot(number))
        state = self._looked_at[1].copy()
        for key in self.order[number * SNAPSHOT_EVENTS : count]:
            apply(state, self.recorded(key), validity)
        return state


def _targets_of(recorded: RecordedEvent) -> set[EventId]:
    """The event that an undo or an acceptance names; of any other event: none."""
    return {EventId(each) for each in concerned(recorded.event, "event")}


@contextmanager
def without_collector() -> Iterator[None]:
    """Rows and places form no cycles; searching a growing heap for them would take half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _in_place(key: Key, draft: EventDraft) -> RecordedEvent:
    time, device, seq, event, _, act = key
    fact, why, at, offset, seen, _ = draft
    return RecordedEvent(time, device, seq, event, at, offset, seen, fact, why, act)
