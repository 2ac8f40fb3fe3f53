"""The state before each event of the log, as the fold had it at that moment, in one pass.

A later undo or removal changes what counts, also of what came before it. So the walk keeps what each event changed:
where the next event makes others count or not count, it goes back to the first of these and folds again from there.
What counts when just the first events are there is asked anew only where an event can change the answer.

Undos in a row take effect together, at the end of the row. Where a log goes back and forth more often than WORK_MAX or
ANSWERS_MAX allow (nobody's hand does that), the rest of it is told by what counts today.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.events.history import EventUndone
from core.events.members import OwnerVoted
from core.events.registry import RecordedEvent
from core.ids import DeviceId, EventId
from core.log.causality import is_loss, is_removal
from core.log.differences import first_difference
from core.log.folding import apply
from core.log.journal import Change, take_back, with_kept_tables
from core.log.looking_back import LookingBack
from core.log.validity import is_retroactive, needs_causality
from core.views.authorisation import is_entitled, powers_of
from core.views.state import State

LEAP = 4096
"""Over a gap of more events the walk does not fold its way, but begins anew behind it, from a snapshot."""
WORK_MAX = 2
"""So many times the length of the log may be folded again in one walk, and ..."""
WORK_LEAST = 100_000
"""... so many events in any case."""
ANSWERS_MAX = 400
"""So often it is worked out from the beginning what counts."""


class Moment(NamedTuple):
    """An event, its number in the total order (from 1), and the state just before it, which holds only until the next
    moment is asked for."""

    n: int
    recorded: RecordedEvent
    state: State


class PastStates:
    """One walk over the timeline that somebody looks back over, which must not grow meanwhile."""

    def __init__(self, past: LookingBack) -> None:
        timeline = past.timeline
        self._timeline, self._past = timeline, past
        self._work = max(WORK_LEAST, WORK_MAX * len(timeline.order))
        self._answers = ANSWERS_MAX
        self._is_todays = False
        self._place = self._base = -1
        self._changes: list[Change] = []
        self._marks: list[int] = []

    def before(self, numbers: Iterable[int]) -> Iterator[Moment]:
        """The moments just before these events; the numbers ascend."""
        last: tuple[int, RecordedEvent | None] = -1, None
        for n in numbers:
            recorded = self._past.recorded(n - 1)
            if self._place < 0 or not 0 <= n - 1 - self._place <= LEAP:
                self._begin(n - 1)
            while self._place < n - 1:
                place, event = last
                self._step(event if event is not None and place == self._place else self._past.recorded(self._place))
            last = n - 1, recorded
            if not isinstance(recorded.event, EventUndone):
                self._settle()
            yield Moment(n, recorded, self._state)

    # -- where the walk stands

    def _begin(self, place: int) -> None:
        """Takes up the walk behind the first events; `place` counts them."""
        timeline = self._timeline
        found = self._past.counted_today(place) if self._is_todays else self._past.as_of(place)
        self._changes.clear()
        self._marks.clear()
        self._state = with_kept_tables(found, self._changes)
        self._base = self._place = place
        self._first: int | None = None
        self._row: list[EventId] = []
        past = [each for each in timeline.retroactive if each[:4] < timeline.order[place][:4]]
        self._undos: dict[EventId, list[EventId]] = {}
        self._undoes: dict[EventId, list[EventId]] = {}
        self._parts: dict[EventId, tuple[EventId, ...]] = {}
        self._of_team: dict[EventId, bool] = {}
        self._removals: list[EventId] = []
        self._without_right: set[EventId] = set()
        self._informed: dict[DeviceId, int] = {}
        self._last: dict[DeviceId, int] = {}
        self._has_votes = False
        for each in past:
            self._note(each)
        self._needs_causality = needs_causality(past)
        self._answer()

    def _answer(self) -> None:
        """Works out what counts of the events so far."""
        timeline = self._timeline
        if self._place >= len(timeline.order) or self._is_todays:
            self._validity = timeline.validity
        else:
            self._validity = self._past.validity_before(timeline.order[self._place])
        self._undone = dict(self._validity.undone)
        self._undone_by = {name: self._undone[name] for name in self._parts if name in self._undone}
        self._validity = self._validity._replace(undone=self._undone)
        for name in sorted(self._without_right - self._validity.not_entitled):  # somebody had the right after all
            self._without_right.discard(name)
            self._removals.append(name)

    def _step(self, recorded: RecordedEvent) -> None:
        """Folds the next event, and what has to be folded again because of it."""
        event = recorded.event
        if not isinstance(event, EventUndone):
            self._settle()
        is_control = is_retroactive(event)
        if is_control:  # `apply` sees to it for all others
            self._state.speaks_as = self._validity.speaks_as(recorded)
        is_idle = self._needs_causality and is_removal(event) and not is_entitled(self._state, recorded, None)
        if is_idle:
            self._without_right.add(recorded.id)
            self._validity = self._validity._replace(not_entitled=self._validity.not_entitled | {recorded.id})
        elif is_control:
            self._note(recorded)
        self._marks.append(len(self._changes))
        apply(self._state, recorded, self._validity)
        self._place += 1
        if self._is_todays:
            return
        matters = self._needs_causality and self._may_matter(recorded)
        if is_control and not is_idle:
            if isinstance(event, EventUndone) and not self._of_team[recorded.id]:
                if not matters:
                    self._take_undo(recorded)
                    return
            elif not self._needs_causality:
                past = [each for each in self._timeline.retroactive if each[:4] <= recorded[:4]]
                self._needs_causality = needs_causality(past)
            matters = True
        if matters:
            self._change_validity()

    def _note(self, recorded: RecordedEvent) -> None:
        """Remembers what an event on the team, or an undo, is about."""
        event = recorded.event
        if isinstance(event, EventUndone):
            target = self._timeline.named_events.named(recorded)
            is_on_team = target is not None and is_retroactive(target.event) and type(target.event) is not EventUndone
            self._of_team[recorded.id] = is_on_team or (target is not None and self._of_team.get(target.id, False))
            self._undoes[recorded.id] = []
            for first, events in self._timeline.named_events.target(recorded):
                if is_entitled(self._state, recorded, first):
                    self._undos.setdefault(events[0], []).append(recorded.id)
                    self._undoes[recorded.id].append(events[0])
                    self._parts[events[0]] = events
        elif is_removal(event) or is_loss(event):
            self._removals.append(recorded.id)
        self._has_votes = self._has_votes or isinstance(event, OwnerVoted)

    # -- what an event changes of what counts

    def _take_undo(self, recorded: RecordedEvent) -> None:
        """An undo of nothing on the team: only what it names, and what that undid in turn, counts differently, once the
        undos that follow it in a row are known."""
        if not self._undoes[recorded.id]:
            self._validity = self._validity._replace(not_entitled=self._validity.not_entitled | {recorded.id})
            self._go_back_to(recorded.id)
        elif not self._validity.is_void(recorded):
            self._row.append(recorded.id)

    def _take_row(self) -> None:
        """The undos in a row, each of which counts unless a later one that counts takes it back. So a chain of undos
        of undos is gone through once, not once for each of them."""
        row, self._row = dict.fromkeys(self._row), []
        taken_back: set[EventId] = set()
        for undo in reversed(row):
            if undo not in taken_back:
                taken_back.update(name for name in self._undoes[undo] if name in row)
        counting = [undo for undo in row if undo not in taken_back]
        for undo in counting:
            for name in self._undoes[undo]:
                if name in taken_back and name not in self._undone_by:
                    self._undone_by[name] = undo
                    self._undone.update(dict.fromkeys(self._parts[name], undo))
                    self._go_back_to(name)
        for undo in counting:
            self._turn(undo)

    def _turn(self, undo: EventId) -> None:
        """An undo counts from here on."""
        turned = [(undo, True)]  # undos that count from here on, or not any more
        while turned:
            undo, counts = turned.pop()
            for name in self._undoes.get(undo, ()):
                by = self._undone_by.get(name)
                if counts and by is None:
                    self._undone_by[name] = undo
                    self._undone.update(dict.fromkeys(self._parts[name], undo))
                elif not counts and by == undo:
                    other = next((each for each in self._undos[name] if self._counts(each)), None)
                    if other is not None:
                        self._undone_by[name] = other
                        continue
                    del self._undone_by[name]
                    for each in self._parts[name]:
                        self._undone.pop(each, None)
                else:
                    continue
                self._go_back_to(name)
                turned.append((name, not counts))

    def _counts(self, undo: EventId) -> bool:
        if undo in self._undone or undo in self._validity.not_entitled:
            return False
        return not self._validity.is_void(self._timeline.places[undo])

    def _may_matter(self, recorded: RecordedEvent) -> bool:
        """Whether an event can change which removals or votes count, or what they reach: only what names what its
        author had seen, on a device that does not know of all removals; with votes also what an owner writes."""
        device, last = recorded.device, self._last.get(recorded.device, 0)
        self._last[device] = max(last, recorded.seq)
        if self._may_branch(recorded):
            return True
        if self._has_votes and powers_of(self._state, device) == "owner":
            return True
        is_informed = self._informed.get(device) == len(self._removals)
        is_next = last in (0, recorded.seq - 1)  # else the feed forks, and another branch may know less
        if is_next and (is_informed or (not recorded.seen and recorded.seq > 1)):
            return False
        causality = self._timeline.causality
        if causality is None:
            return False
        if not is_next or not all(causality.knows(recorded.id, each) for each in self._removals):
            return True
        self._informed[device] = len(self._removals)
        return self._has_votes or self._has_other_devices(device)  # whose witness is bounded by what this one had seen

    def _has_other_devices(self, device: DeviceId) -> bool:
        row = self._state.devices.get(device)
        return row is not None and any(
            each.member == row.member and each.id != device for each in self._state.devices.rows.values()
        )

    def _may_branch(self, recorded: RecordedEvent) -> bool:
        """Whether an event stands where it counts only if it is not on a branch of a feed that forks."""
        validity, device = self._validity, recorded.device
        ends = [validity.cuts[device]] if device in validity.cuts else []
        ends += [each.last for each in validity.lowered.get(device, ())]
        return any(recorded.seq <= each for each in ends)

    def _change_validity(self) -> None:
        """Works out anew what counts, and notes from where the events have to be folded again."""
        self._settle()
        if not self._answers:
            self._give_up()
            return
        self._answers -= 1
        before = self._validity
        self._answer()
        first = first_difference(self._timeline.order, self._timeline.places, before, self._validity)
        if first is not None and first < self._place:
            self._first = first
            self._settle()

    # -- going back

    def _go_back_to(self, event: EventId) -> None:
        place = self._timeline.place_of(event)
        self._first = place if self._first is None else min(place, self._first)

    def _settle(self) -> None:
        """Folds again what counts differently now."""
        if not self._row and self._first is None:
            return
        self._take_row()
        first, self._first = self._first, None
        if first is None:
            return
        end = self._place
        self._work -= end - first
        if self._work < 0:
            self._give_up()
            return
        if first < self._base:
            self._begin(end)
            return
        mark = self._marks[first - self._base]
        take_back(self._state, self._changes[mark:], first)
        del self._changes[mark:], self._marks[first - self._base :]
        for place in range(first, end):
            self._marks.append(len(self._changes))
            apply(self._state, self._past.recorded(place), self._validity)

    def _give_up(self) -> None:
        """From here on by what counts today."""
        self._is_todays = True
        self._begin(self._place)
