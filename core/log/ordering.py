"""The fold engine: puts events into their total order and keeps the state that they add up to.

The total order is (effective time, device, seq, id). An event's effective time (core/log/clocks.py) is the
larger of its claimed clock, where that is believed, and one tick after everything its author had seen, so
what was seen sorts before what was made after it, whatever the clocks say.

An event that names something not yet here, or whose key is not yet here, waits. A late event, an undo or a removal
reaches back: the state returns to the last snapshot before it and the tail is folded again. That one path serves
opening, syncing, undo, replay and audit. Late events that concern nothing after them are folded into their places
instead (core/log/late_events.py).

Where more events are to come, what is late is folded once, when all are there: until then the timeline `is_behind`, and
nobody may look at it (core/log/opened_log.py sees to that).
"""

import bisect
from collections.abc import Callable, Iterable, Mapping

from core.events.history import EventUndone
from core.events.members import OwnerVoted
from core.events.project import ProjectCreated
from core.events.registry import EventDraft, RecordedEvent
from core.ids import DeviceId, EventId, KeyId
from core.limits import SNAPSHOT_EVENTS as SNAPSHOT_EVENTS
from core.log.acts import Start, events_of, place_in_act, start_of
from core.log.causality import Causality, is_loss, is_removal, is_unasked
from core.log.causality import Key as Key
from core.log.clocks import DAY_MS, TICKS, TRUSTED_MS, Doubt, effective_time
from core.log.collector import without_collector
from core.log.differences import first_difference
from core.log.folding import apply
from core.log.journal import Journal
from core.log.judged_undos import JudgedUndos
from core.log.late_events import LatePlaces, count_noted
from core.log.named_events import NamedEvents
from core.log.opened_events import LAST_HELD, OpenedEvents, Read
from core.log.places import Order, Places
from core.log.stretches import Snapshots
from core.log.validity import is_retroactive, needs_causality, resolved
from core.log.validity_rules import NOTHING, Validity
from core.sealing.envelope import Sealed
from core.views.authorisation import is_entitled, is_undone_alone
from core.views.state import LATE_TABLES, State

Incoming = tuple[int, Sealed, EventDraft | None]
"""A row of the log, its envelope, and the event in it; the last is missing while its key is."""


class Timeline:
    """All events in order, the state at their end, and snapshots on the way."""

    def __init__(self, read: Read, reopen: Callable[[Sealed], EventDraft | None]) -> None:
        """`read` gives an envelope in a row of the log, and the event in it; `reopen` tries an envelope whose key was
        missing before."""
        self._read, self._reopen, self._opened = read, reopen, OpenedEvents(read)
        self.places = Places()
        self.order = Order(self.places)
        self.doubts: dict[EventId, Doubt] = {}
        self.retroactive: list[RecordedEvent] = []
        self.validity: Validity = NOTHING
        self.causality: Causality | None = None
        self._is_resolved = True
        self.named_events = NamedEvents(self.order, self.places, self.recorded)
        self._removals: list[EventId] = []
        self._has_votes = False
        self._informed: dict[DeviceId, tuple[EventId, int]] = {}
        self._clocks: dict[DeviceId, tuple[EventId, int]] = {}
        self._last_of: dict[DeviceId, Key] = {}
        self._journal = Journal()
        self.state = self._journal.begin(State())
        self.snapshots = Snapshots()
        self.waiting: dict[EventId, Incoming] = {}
        self.sealed_under: set[KeyId] = set()
        self.is_behind = False
        self._late: list[Key] = []
        self._is_branching = False
        self._dirty: Key | None = None
        self._turned: Key | None = None
        self._undos: JudgedUndos | None = None
        self.answers = 0
        self.late_placed = 0

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
        order, places, ready, named = self.order, self.places, self._time, self.named_events
        end = order[-1] if order else None
        for row, sealed, draft in events:
            last = self._last_of.get(sealed.device)
            is_next = last is not None and last.id == sealed.previous  # as nearly all are
            before = last if is_next else places.get(sealed.previous)
            time = None if draft is None else ready(sealed, draft, before)
            if draft is None or time is None:
                self.waiting[sealed.id] = (row, sealed, draft)
                continue
            act = self._place_in_act(draft, before) if draft.act else 0
            self._clocks[sealed.device] = (sealed.id, draft.at)
            key = tuple.__new__(Key, (time, sealed.device, sealed.seq, sealed.id, row, act))
            places.add(key)
            if last is None or key > last:
                self._last_of[key.device] = key
            else:
                self._is_branching = True
            self.sealed_under.add(KeyId(sealed.key))
            if named.acts and start_of(key) in named.acts:
                named.act_grew(start_of(key))
                self._is_resolved = False
            if self.causality is not None:
                self.causality.add(key, sealed.previous, draft.seen, is_unasked(draft.event))
                if self._has_votes or self._may_be_witness(key, sealed.previous):
                    self._is_resolved = False
            if is_retroactive(draft.event):
                recorded = _in_place(key, draft)
                bisect.insort(self.retroactive, recorded, key=lambda each: each[:4])
                self._is_resolved = self._is_resolved and self._take_undo(recorded)
            elif key.id in named.missed:
                self._is_resolved = False
            if self._dirty is None and not self._late and (end is None or key > end):
                order.append(key)
                end = key
                self._opened.note_last(sealed, draft)
                self._fold(key, _in_place(key, draft))
            else:
                self._late.append(key)
                self._opened.note_late(sealed, draft)

    def _take_undo(self, recorded: RecordedEvent) -> bool:
        """Judges an undo that stands after all other events, and is about nobody's powers, beside the undos before it.
        Returns False, and does nothing, where what counts has to be found anew."""
        is_all_there = self._dirty is None and not self._late
        is_last = is_all_there and (not self.order or recorded[:4] > self.order[-1][:4])
        validity, judged = self.validity, self._undos
        if judged is None or type(recorded.event) is not EventUndone or not is_last:
            return False
        if recorded.device in validity.cuts or recorded.device in validity.lowered:
            return False
        target = self.named_events.named(recorded)
        if target is not None and target.id in judged.on_team:
            return False
        self.named_events.note([recorded])
        self.state.speaks_as = None
        parts = self.named_events.target(recorded)
        parts = tuple(each for each in parts if is_entitled(self.state, recorded, each.first))
        if not parts:
            self.validity = validity._replace(not_entitled=validity.not_entitled | {recorded.id})
            return True
        turned = [self.places[each] for each in judged.take(recorded[:4], parts)]
        if turned:
            self._turned = min(turned) if self._turned is None else min(*turned, self._turned)
        return True

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

    def _time(self, sealed: Sealed, draft: EventDraft, before: Key | None) -> int | None:
        """The effective time, or None where something that the event builds on is not here yet."""
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
        time, doubt = effective_time(draft.at, sealed.device, before, heads, self.doubts, founds)
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

    def _mark_dirty(self, key: Key) -> None:
        self._dirty = key if self._dirty is None else min(self._dirty, key)

    # -- folding

    def _fold(self, key: Key, recorded: RecordedEvent) -> None:
        """Folds the next event into the state."""
        state, journal, cls = self.state, self._journal, type(recorded.event)
        place, since = state.count, journal.changed
        apply(state, recorded, self.validity)
        self.snapshots.note(key, cls, journal.put_since(since, LATE_TABLES))
        is_inert = cls is EventUndone and recorded.why is None and not recorded.seen
        journal.note(place, since, is_inert)
        if state.count - self.snapshots.covered >= SNAPSHOT_EVENTS:
            self.snapshots.take(self.order, state)

    def resolve_validity(self, late: Iterable[Key] = ()) -> None:
        """Finds out anew what counts, and from where events have to be folded again; those that are `late` are not
        folded yet."""
        before = self.validity
        self._resolve()
        but = {key.id for key in late}
        first = first_difference(self.order, self.places, before, self.validity, but)
        if first is not None and first < self.state.count + len(but):
            self._mark_dirty(self.order[first])

    def resume(self, since: int | None, undone: Mapping[EventId, EventId | None]) -> None:
        """Goes on from snapshots that were put into it. Their events count in them as they do when these are all; but
        for those from the place `since` on, if there is one, and those that are undone in them, or are not, by what
        stands after them."""
        self._journal.floor = self.snapshots.covered = self.state.count
        self._last_of = {key.device: key for key in self.places.last_resumed()}
        self._resolve()
        if since is not None:
            self._mark_dirty(self.order[since])
        if undone:  # then it is asked again what counts when all have come, and folded again where that is otherwise
            found = {**self.validity.undone, **undone}
            held = {event: undo for event, undo in found.items() if undo is not None}
            self.validity = self.validity._replace(undone=held)
            self._is_resolved, self._undos, self.is_behind = False, None, True

    def _resolve(self) -> None:
        if self.causality is None and needs_causality(self.retroactive):
            self.causality = Causality(self.places)
            for key in self.order:
                recorded = self.recorded(key)
                self.causality.add(key, self._read(key.row)[0].previous, recorded.seen, is_unasked(recorded.event))
        self._removals = [each.id for each in self.retroactive if is_removal(each.event) or is_loss(each.event)]
        self._has_votes = any(isinstance(each.event, OwnerVoted) for each in self.retroactive)
        validity, undos = resolved(self.retroactive, self.named_events.target, self.causality, self.order)
        self.named_events.note_anew(self.retroactive)
        self._undos = None if undos is None else JudgedUndos(undos, validity, self.retroactive)
        self.validity = validity if self._undos is None else validity._replace(undone=self._undos.undone)
        self.answers += 1
        self._is_resolved = True

    def act(self, event: EventId) -> list[Key]:
        """The events of the act that an event is of, in their order."""
        return list(events_of(self.order, start_of(self.places[event])))

    def act_begun(self, start: Start) -> EventId:
        """The first event of an act."""
        return next(events_of(self.order, start)).id

    def taken_back_by(self, undo: EventId) -> int:
        """How many events of an act an undo takes back."""
        return 0 if self._undos is None else self._undos.count_of(undo)

    def undos_of(self, event: EventId) -> list[EventId]:
        """The undos that count by which an event, or another of its act, is taken back."""
        is_alone = is_undone_alone(self.recorded(self.places[event]).event)
        events, validity = {event} if is_alone else {each.id for each in self.act(event)}, self.validity
        if self._undos is not None:
            return self._undos.of(events)
        return [
            each.id
            for each in self.retroactive
            if type(each.event) is EventUndone
            and each.event.target in events
            and each.id not in validity.undone
            and each.id not in validity.not_entitled
            and not validity.is_void(each)
        ]

    def place_of(self, event: EventId) -> int:
        """How many events stand before one."""
        return self.order.place_of(self.places[event])

    def _refold(self) -> None:
        """Folds what is late into its place. Where that is in doubt, or something counts otherwise now, goes back to
        the last snapshot before it, and folds from there."""
        floor = self.order[self._journal.floor - 1] if self._journal.floor else None
        late = sorted(self._late)
        self.order.put(late)
        self._late.clear()
        if not self._is_resolved:
            self.resolve_validity(late)
        again = min((each for each in (self._dirty, self._turned) if each is not None), default=None)
        is_same_order = self._dirty is None
        if late:
            ends = [each for each in (floor, again) if each is not None]
            placed = self._fold_into_places(late, min(ends)) if floor is not None else 0
            if placed < len(late):
                again, is_same_order = min(each for each in (late[placed], again) if each is not None), False
        if again is not None:
            self._fold_again(self.order.place_of(again), is_same_order)
        self._dirty, self._turned, self._is_branching = None, None, False
        self._opened.end_fold()

    def _fold_into_places(self, late: list[Key], end: Key) -> int:
        """Folds late events that stand before a place, and concern nothing after them. Returns how many of the first
        ones those are."""
        if self._is_branching or late[0] > end or count_noted(self.state) > self.order.place_of(late[0]):
            return 0
        places = LatePlaces(self.state, self.snapshots, SNAPSHOT_EVENTS, self.validity)
        placed = 0
        for key in late:
            if key > end or not places.fold(key, self.recorded(key)):
                break
            placed += 1
        places.finish()
        self.state.count += placed
        self.snapshots.covered += placed
        self._journal.shift(placed)
        self.late_placed += placed
        return placed

    def _fold_again(self, place: int, is_same_order: bool) -> None:
        """Goes back to before a place, or to the last snapshot before it, and folds from there. Where the order is the
        same as before, what changes nothing whatever counts is passed over."""
        count, last = len(self.order), len(self.order) - LAST_HELD
        keep, base = self.snapshots.before(place)
        is_near = base >= self._journal.floor
        self.snapshots.go_back(keep, base, is_near)
        places: Iterable[int] = range(place, count)
        if is_near:
            active = self._journal.go_back(self.state, place, base)
            places = active if is_same_order else places
        else:
            self.state = self._journal.begin(self.snapshots.state_at(keep))
            places = range(base, count)
        for n in places:
            self._pass_over(n)
            key = self.order[n]
            self._fold(key, _in_place(key, self._opened.folded_again(key.id, key.row, n >= last)))
        self._pass_over(count)

    def _pass_over(self, place: int) -> None:
        """Counts the events before a place that are passed over."""
        state, snapshots = self.state, self.snapshots
        while state.count < place:
            state.count = min(place, max(state.count, snapshots.covered + SNAPSHOT_EVENTS))
            if state.count - snapshots.covered >= SNAPSHOT_EVENTS:
                snapshots.take(self.order, state)

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


def _in_place(key: Key, draft: EventDraft) -> RecordedEvent:
    time, device, seq, event, _, act = key
    fact, why, at, offset, seen, _ = draft
    return tuple.__new__(RecordedEvent, (time, device, seq, event, at, offset, seen, fact, why, act))
