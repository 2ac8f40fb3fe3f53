"""Which clocks were wrong: where events contradict each other by more than a day, the devices that explain it best.

An event that had seen another one cannot have been made more than a day before it: one of the two clocks was wrong. The
members of whom the most others say so are taken to be in the wrong, one after the other, until every contradiction is
explained; where as many say it of two, who contradicts themselves too; otherwise the clock that is ahead. Where a
member's clocks contradict themselves, the longest row of times that never fall back is believed
(core/analysis/clock_rows.py). A clock that shows a time before this program was written is wrong whatever others show.
What merely came after a wrong clock's events is not in doubt.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection
from itertools import accumulate
from typing import NamedTuple

from core.analysis.clock_rows import longest_row
from core.events.registry import RecordedEvent
from core.ids import DeviceId
from core.log.causality import Key
from core.log.clocks import DAY_MS, TICKS
from core.log.ordering import Timeline
from core.project import Project
from core.views.state import State

EARLIEST_MS = 1_735_689_600_000
"""2025-01-01: no event can have been made before."""


class Node(NamedTuple):
    """A way in which somebody's clocks may be wrong: ahead of others, or behind them."""

    is_ahead: bool
    who: bytes


Found = list[tuple[DeviceId, int, int]]
"""At an event (its device and seq), the time that contradicts its clock (ms since 1970)."""

Evidence = dict[DeviceId, list[tuple[int, int]]]
"""For each device, in the order of seq: the time that contradicts what its clock showed there."""

Pairs = dict[tuple[Node, Node], list[tuple[Key, Key]]]
"""Who is ahead of whom, in the opinion of which pairs of events: the later claim, and the earlier one."""


class ClockDoubts:
    """The doubtful events of a timeline, as far as it knows now."""

    def __init__(self, timeline: Timeline, state: State) -> None:
        self._timeline, self._state = timeline, state
        self._ahead: Evidence = {}
        self._behind: Evidence = {}
        pairs = self._contradictions()
        alone = {fast.who: found for (fast, slow), found in pairs.items() if _is_alone(fast, slow)}
        between = {pair: found for pair, found in pairs.items() if not _is_alone(*pair)}
        self._note_between(between, _explanation(set(between), alone.keys()))
        for who, found in sorted(alone.items()):
            self._note_alone(who, found)

    def _note_between(self, pairs: Pairs, wrong: set[Node]) -> None:
        """Remembers what is in doubt, if these are in the wrong."""
        ahead, behind = Found(), Found()
        for (fast, slow), found in pairs.items():
            for later, earlier in found:
                if fast in wrong:
                    ahead.append((later.device, later.seq, self.claim(earlier)))
                if slow in wrong:
                    behind.append((earlier.device, earlier.seq, self.claim(later)))
        self._add(ahead, behind)

    def _note_alone(self, who: bytes, found: list[tuple[Key, Key]]) -> None:
        """Remembers what is in doubt of a member whose clocks contradict themselves: what contradicts those of their
        events that are believed, as far as nobody else has said already that they are wrong."""
        own = [key for key in self._timeline.order if self._who(key) == who and not self.is_doubtful(key)]
        believed = {own[n].id for n in longest_row([self.claim(key) for key in own])}
        told = [key for key in own if key.id in believed]
        ahead = Found((key.device, key.seq, self.claim(key)) for key in told)
        behind = Found(ahead)
        for later, earlier in found:
            if earlier.id in believed:
                ahead.append((later.device, later.seq, self.claim(earlier)))
            if later.id in believed:
                behind.append((earlier.device, earlier.seq, self.claim(later)))
        self._add(ahead, behind)

    def _add(self, ahead: Found, behind: Found) -> None:
        """At each seq, the least that a later event of the device contradicts, or the most that an earlier one does."""
        for device, each in _by_device(ahead).items():
            known = each + self._ahead.get(device, [])
            self._ahead[device] = _running(sorted(known, reverse=True), min)[::-1]
        for device, each in _by_device(behind).items():
            known = each + self._behind.get(device, [])
            self._behind[device] = _running(sorted(known), max)

    def claim(self, key: Key | RecordedEvent) -> int:
        """What the clock of an event's author showed, in ms since 1970; to within a day where there is no doubt."""
        doubt = self._timeline.doubts.get(key.id)
        return key.time >> TICKS if doubt is None else doubt.claim

    def is_doubtful(self, key: Key | RecordedEvent) -> bool:
        """Whether the clock of this event's author was wrong then."""
        return self.difference(key) != 0

    def difference(self, key: Key | RecordedEvent) -> int:
        """By how much (ms) the clock of this event's author was ahead of what others say, or (negative) behind; 0 where
        nobody says so. A time before EARLIEST_MS is behind that, and behind the event's place in the order."""
        claim = self.claim(key)
        if claim < EARLIEST_MS:
            return claim - max(key.time >> TICKS, EARLIEST_MS)
        fast, slow = self._ahead.get(key.device), self._behind.get(key.device)
        if fast is not None:
            n = bisect_left(fast, (key.seq,))
            if n < len(fast) and claim > fast[n][1] + DAY_MS:
                return claim - fast[n][1]
        if slow is not None:
            n = bisect_right(slow, (key.seq, 1 << 62))
            if n and claim < slow[n - 1][1] - DAY_MS:
                return claim - slow[n - 1][1]
        return 0

    def moment(self, recorded: RecordedEvent) -> int:
        """When an event was made (ms since 1970): by its author's clock, or where that was wrong by its place in the
        order."""
        return recorded.time >> TICKS if self.is_doubtful(self._timeline.places[recorded.id]) else recorded.at

    def _contradictions(self) -> Pairs:
        """Who contradicts whom, in which events."""
        pairs: Pairs = defaultdict(list)
        places = self._timeline.places
        for event, doubt in self._timeline.doubts.items():
            if event not in places or doubt.claim < EARLIEST_MS:
                continue
            earlier = places[event]
            for later in (places[each] for each in doubt.later):
                pairs[Node(True, self._who(later)), Node(False, self._who(earlier))].append((later, earlier))
        return pairs

    def _who(self, key: Key) -> bytes:
        device = self._state.devices.get(key.device)
        return key.device if device is None else device.member


def events_until(project: Project, until: int, now: int) -> int:
    """After how many events of the total order a time comes (ms since 1970): by the clocks that are right, and by its
    place in the order for an event whose own clock is not, or shows a time more than a day after `now`."""
    timeline, doubts = project.timeline, ClockDoubts(project.timeline, project.state)

    def is_right(key: Key) -> bool:
        return doubts.claim(key) <= now + DAY_MS and not doubts.is_doubtful(key)

    def is_later(key: Key) -> bool:
        """Whether an event was made later than its place tells: nobody had written for months before it."""
        return key.id in timeline.doubts and doubts.claim(key) > until and is_right(key)

    last = bisect_left(timeline.order, (until + 1 << TICKS,))
    while last and is_later(timeline.order[last - 1]):
        last -= 1
    for event in timeline.doubts:  # right, but drawn along by an event of a wrong clock
        key = timeline.places[event]
        if doubts.claim(key) <= until and is_right(key):
            last = max(last, bisect_right(timeline.order, key))
    return last


def doubted_until(project: Project, number: int, now: int, until: int | None = None) -> list[int]:
    """The numbers, in the total order, of the events with a wrong clock among the first `number`; and of those after
    them that had been made up to a time (ms since 1970) if their clocks were right. Wrong is also a clock that showed a
    time more than a day after `now`, though nobody contradicts it yet."""
    timeline, order = project.timeline, project.timeline.order
    if not order or (not timeline.doubts and order[0].time >> TICKS >= EARLIEST_MS and order[-1].time >> TICKS <= now):
        return []
    doubts, last = ClockDoubts(timeline, project.state), len(order) if until is not None else number
    return [
        n
        for n, key in enumerate(order[:last], 1)
        if (n <= number or (until is not None and doubts.claim(key) <= until))
        and (doubts.claim(key) > now + DAY_MS or doubts.is_doubtful(key))
    ]


def _running(found: list[tuple[int, int]], pick: Callable[[int, int], int]) -> list[tuple[int, int]]:
    return list(accumulate(found, lambda one, other: (other[0], pick(one[1], other[1]))))


def _by_device(found: Found) -> Evidence:
    each: Evidence = defaultdict(list)
    for device, seq, time in found:
        each[device].append((seq, time))
    return each


def _is_alone(fast: Node, slow: Node) -> bool:
    return fast.who == slow.who


def _explanation(pairs: set[tuple[Node, Node]], alone: Collection[bytes]) -> set[Node]:
    """Nodes of which each pair has one: in each step that of whom the most others say it; of several, one of those
    members whose clocks contradict themselves too (`alone`)."""
    left, wrong = set(pairs), set[Node]()
    while left:
        partners: dict[Node, set[bytes]] = defaultdict(set)
        for ahead, behind in left:
            partners[ahead].add(behind.who)
            partners[behind].add(ahead.who)
        worst = max(partners, key=lambda node: (len(partners[node]), node.who in alone, node))
        wrong.add(worst)
        left = {pair for pair in left if worst not in pair}
    return wrong
