"""Who knew what: whether the author of one event had seen another, and how far a device had seen before it knew of it.

A removal needs this: it voids what nobody who stayed had seen before hearing of it. Kept only where there is a removal.

Each feed is a line of events; where a feed forks, each branch is a line of its own, which begins in the middle of
another. For each event that named what it had seen, its line keeps a reach: how far each line had been seen then, by
the event itself or by what it named. Between two of these nothing of other lines came to be known, so any event's past
is found by bisection. What is answered depends on the events alone; the numbers of the lines depend on the order of
arrival, and never leave this file.
"""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from core.events.members import DeviceKeysRenewed, DeviceRemoved, EpochStarted, MemberRemoved, MemberRoleSet
from core.ids import DeviceId, EventId, Id
from core.sealing.envelope import NO_EVENT, Head

NEVER = 1 << 60
"""A seq that no event has."""


class Key(NamedTuple):
    """An event's place in the total order: compares as the order does. `act`: how many events before it in its feed
    began its act (core/log/acts.py)."""

    time: int
    device: DeviceId
    seq: int
    id: EventId
    row: int
    act: int = 0


class Point(NamedTuple):
    """An event, by the number of its line and its seq."""

    line: int
    seq: int


class Line:
    """A feed, or a branch of one from `start` on. The events from `seqs[n]` on had seen as far as `reaches[n]` says;
    `unasked` are the seqs of those that the program made by itself."""

    __slots__ = ("device", "reaches", "seqs", "start", "tip", "tip_id", "unasked")

    def __init__(self, device: DeviceId, start: int) -> None:
        self.device, self.start = device, start
        self.tip, self.tip_id = start - 1, NO_EVENT
        self.seqs: list[int] = []
        self.reaches: list[array[int]] = []
        self.unasked: list[int] = []

    def has_own(self, first: int, end: int) -> bool:
        """Whether somebody wrote an event from `first` on and before `end`: one that the program makes by itself is no
        word of theirs."""
        last = min(self.tip, end - 1)
        unasked = bisect_right(self.unasked, last) - bisect_left(self.unasked, first)
        return last - first + 1 > unasked

    def reach(self, seq: int) -> "array[int]":
        """How far the event with this seq had seen on the other lines."""
        n = bisect_right(self.seqs, seq)
        return self.reaches[n - 1] if n else _NOTHING

    def note(self, seq: int, reach: "array[int]") -> None:
        """From the event with this seq on, so much had been seen."""
        self.seqs.append(seq)
        self.reaches.append(reach)

    def first(self, other: Point) -> int:
        """The seq of the first event on this line that has one of another line in its past, or NEVER."""
        number, seq = other
        if not self.reaches or _on(self.reaches[-1], number) < seq:  # most lines, where there are many
            return NEVER
        if _on(self.reaches[0], number) >= seq:
            return self.seqs[0]
        return self.seqs[bisect_right(self.reaches, seq - 1, key=lambda reach: _on(reach, number))]

    def until(self, last: Key | None) -> "Line":
        """The same line as it was when this was its last event: the reaches are shared."""
        line = Line(self.device, self.start)
        line.seqs, line.reaches, line.unasked = self.seqs, self.reaches, self.unasked
        if last is not None:
            line.tip, line.tip_id = last.seq, last.id
        return line


_NOTHING: "array[int]" = array("I")


class Witnesses(NamedTuple):
    """Who bears witness to what the removed wrote: the lines `observers`, with events that stand before `firsts`, since
    these know the removal. None of the devices `but` is asked, nor what stands after `limits` on a line that has one;
    and a line with `bounds` says of each line of the removed that much at most."""

    firsts: Sequence[int]
    but: Collection[Id]
    limits: Mapping[int, int]
    bounds: Mapping[int, Mapping[int, int]]
    observers: Collection[int]


class Causality:
    """The causal order of events that have their place; each is added after all that it builds on."""

    def __init__(self, places: Mapping[EventId, Key]) -> None:
        """`places` finds the place of any event that was added."""
        self._places = places
        self._lines: list[Line] = []
        self._feeds: dict[DeviceId, int] = {}
        self._branches: dict[EventId, int] = {}

    def add(self, key: Key, previous: EventId, seen: Iterable[Head], is_unasked: bool = False) -> None:
        """Takes in an event: `previous` is the one before it in its feed, `seen` the heads that it names; `is_unasked`:
        whether the program made it by itself."""
        number = self._line_after(key, previous)
        line = self._lines[number]
        past = reach = line.reach(key.seq)
        for head in sorted((self._places[each.id] for each in seen), key=lambda each: each.time, reverse=True):
            point = self._point(head.id)  # not what the head says of itself: that may be a lie
            if point.line != number and _on(past, point.line) < point.seq:
                past = _wider(past, self._closure(point))
        if past is not reach:
            line.note(key.seq, past)
        line.tip, line.tip_id = key.seq, key.id
        if is_unasked:
            line.unasked.append(key.seq)

    # -- asking

    def knows(self, event: EventId, other: EventId) -> bool:
        """Whether an event has another in its past, or is it."""
        one, past = self._point(event), self._point(other)
        if one.line == past.line:
            return past.seq <= one.seq
        return past.seq <= _on(self._lines[one.line].reach(one.seq), past.line)

    def past_of(self, event: EventId) -> dict[DeviceId, int]:
        """How far the author of an event had seen of each feed, the event itself included."""
        return self._by_device(self._closure(self._point(event)))

    def seen_without(self, removal: EventId) -> dict[DeviceId, dict[DeviceId, int]]:
        """For each device, how far its events that do not know a removal had seen of each feed, its own included."""
        found: dict[DeviceId, dict[DeviceId, int]] = {}
        for n, last in self._last_without(self._point(removal)):
            known = found.setdefault(self._lines[n].device, {})
            for device, seq in self._by_device(self._closure(Point(n, last))).items():
                known[device] = max(seq, known.get(device, 0))
        return found

    def seen_of(self, device: DeviceId, removal: EventId) -> dict[DeviceId, int]:
        """For each device that saw any of one feed before it knew of a removal: how far it had seen of it."""
        branches = [n for n, line in enumerate(self._lines) if line.device == device]
        found: dict[DeviceId, int] = {}
        for n, last in self._last_without(self._point(removal)) if branches else ():
            reach, observer = self._lines[n].reach(last), self._lines[n].device
            seq = max(last if each == n else _on(reach, each) for each in branches)
            if seq > found.get(observer, 0):
                found[observer] = seq
        return found

    def line_of(self, event: EventId) -> int:
        """The number of the line on which an event stands."""
        return self._point(event).line

    def lines_of(self, devices: Collection[Id]) -> dict[int, DeviceId]:
        """The lines of some devices, each with its device."""
        return {n: line.device for n, line in enumerate(self._lines) if line.device in devices}

    def lines(self) -> list[DeviceId]:
        """The device of each line."""
        return [line.device for line in self._lines]

    def firsts(self, event: EventId) -> "array[int]":
        """For each line, the seq of its first event that has this one in its past, or is it; else NEVER."""
        point = self._point(event)
        return array("q", [self._first(n, point) for n in range(len(self._lines))])

    def past_on(self, lines: Collection[int], event: EventId) -> dict[int, int]:
        """How far the author of an event had seen of these lines."""
        past = self._closure(self._point(event))
        return {each: _on(past, each) for each in lines}

    def seen_on(self, lines: Collection[int], removal: EventId, witnesses: Witnesses) -> dict[int, int]:
        """How far these lines had been seen: by the author of a removal, or by witnesses."""
        firsts, but, limits, bounds, observers = witnesses
        found = self.past_on(lines, removal)
        for n in observers:
            line = self._lines[n]
            last = min(firsts[n] - 1, line.tip, limits.get(n, NEVER))
            if last < line.start or line.device in but:
                continue
            reach, bound = line.reach(last), bounds.get(n)
            for each in lines:
                if each < len(reach) and reach[each] > found[each]:
                    seq = reach[each] if bound is None else min(reach[each], bound[each])
                    found[each] = max(seq, found[each])
        return found

    def observers_of(self, lines: Collection[int]) -> dict[int, list[int]]:
        """For each of these lines, the numbers of those on which anything of it was ever seen."""
        found: dict[int, list[int]] = {each: [] for each in lines}
        for n, line in enumerate(self._lines):
            if line.reaches:
                last = line.reaches[-1]
                for each in lines:
                    if each < len(last) and last[each]:
                        found[each].append(n)
        return found

    def seen_when_hearing(
        self, lines: Collection[int], firsts: Sequence[int], of: Sequence[int], limits: Mapping[int, int]
    ) -> dict[int, int] | None:
        """How far these lines had been seen by each of the events `of` some lines that stand at `firsts`, and not after
        `limits`; None where there is none."""
        heard = [n for n in of if firsts[n] <= min(self._lines[n].tip, limits.get(n, NEVER))]
        if not heard:
            return None
        pasts = [self._closure(Point(n, firsts[n])) for n in heard]
        return {each: min(_on(past, each) for past in pasts) for each in lines}

    def writers_between(self, firsts: Sequence[int], ends: Sequence[int]) -> set[DeviceId]:
        """The devices on which somebody wrote at or after `firsts` and before `ends`, which are given for each line."""
        lines = zip(self._lines, firsts, ends, strict=True)
        return {line.device for line, first, end in lines if first <= line.tip and line.has_own(first, end)}

    def who_know(self, event: EventId) -> set[DeviceId]:
        """The devices with an event of any kind that has this one in its past."""
        return {line.device for line, first in zip(self._lines, self.firsts(event), strict=True) if first <= line.tip}

    def after(self, ends: Mapping[int, int], devices: Collection[Id]) -> set[EventId]:
        """The events of these devices that stand after the ends of their lines; a line without an end is passed over.
        Looks at all events."""
        keys = [key for key in self._places.values() if key.device in devices]
        return {key.id for key in keys if key.seq > ends.get(self.line_of(key.id), NEVER)}

    def supporters(self, one: EventId, other: EventId) -> set[DeviceId]:
        """The devices with an event that knows the one and not the other."""
        known, unknown = self._point(one), self._point(other)
        firsts = [(line, self._first(n, known), self._first(n, unknown)) for n, line in enumerate(self._lines)]
        return {line.device for line, mine, theirs in firsts if mine <= line.tip and mine < theirs}

    def _last_without(self, point: Point) -> Iterator[tuple[int, int]]:
        """The lines with an event of their own that does not have this one in its past, and the last such seq."""
        for n, line in enumerate(self._lines):
            last = min(self._first(n, point) - 1, line.tip)
            if last >= line.start:
                yield n, last

    def _first(self, number: int, point: Point) -> int:
        return point.seq if number == point.line else self._lines[number].first(point)

    # -- lines

    def _point(self, event: EventId) -> Point:
        key = self._places[event]
        return Point(self._branches.get(event, self._feeds[key.device]), key.seq)

    def _line_after(self, key: Key, previous: EventId) -> int:
        """The line that an event goes on, or the new one that it begins."""
        number = self._branches.get(previous, self._feeds.get(key.device))
        if number is None:
            self._feeds[key.device] = number = self._new_line(key)
        elif self._lines[number].tip_id != previous:
            parent, number = Point(number, key.seq - 1), self._new_line(key)
            if parent.seq:
                self._lines[number].note(key.seq, self._closure(parent))
        if number != self._feeds[key.device]:
            self._branches[key.id] = number
        return number

    def _new_line(self, key: Key) -> int:
        self._lines.append(Line(key.device, key.seq))
        return len(self._lines) - 1

    def _closure(self, point: Point) -> "array[int]":
        """How far an event had seen of each line, its own included."""
        reach = self._lines[point.line].reach(point.seq)[:]
        reach.extend([0] * (point.line + 1 - len(reach)))
        reach[point.line] = point.seq
        return reach

    def _by_device(self, reach: "array[int]") -> dict[DeviceId, int]:
        found: dict[DeviceId, int] = {}
        for line, seq in zip(self._lines, reach, strict=False):
            if seq > found.get(line.device, 0):
                found[line.device] = seq
        return found

    # -- part of it, and keeping it

    def until(self, order: Sequence[Key]) -> "Causality":
        """As it was when just these events were there, which hold all that they build on. Takes in no more events."""
        feeds, branches = self._feeds, self._branches
        if branches:
            last = {branches.get(key.id, feeds[key.device]): key for key in order}
            branches = {key.id: branches[key.id] for key in order if key.id in branches}
        else:
            last = {feeds[device]: key for device, key in {key.device: key for key in order}.items()}
        part = Causality(self._places)
        part._lines = [line.until(last.get(n)) for n, line in enumerate(self._lines)]
        part._feeds, part._branches = feeds, branches
        return part

    def flat(self) -> list[Any]:
        """What a snapshot keeps: plain lists and bytes. A line without events stays, so that numbers stay."""
        lines = []
        for line in self._lines:
            count = bisect_right(line.seqs, line.tip)
            reaches = [_little(reach).tobytes() for reach in line.reaches[:count]]
            unasked = line.unasked[: bisect_right(line.unasked, line.tip)]
            lines.append([line.device, line.start, line.tip, line.tip_id, line.seqs[:count], reaches, unasked])
        return [lines, list(self._feeds.values()), list(self._branches.items())]

    @classmethod
    def of_flat(cls, flat: Any, places: Mapping[EventId, Key]) -> "Causality":
        """What was kept, with room for more events."""
        lines, feeds, branches = flat
        found = cls(places)
        for device, start, tip, tip_id, seqs, reaches, unasked in lines:
            line = Line(DeviceId(Id(device)), start)
            line.tip, line.tip_id, line.seqs, line.unasked = tip, EventId(tip_id), list(seqs), list(unasked)
            line.reaches = [_little(array("I", each)) for each in reaches]
            found._lines.append(line)
        found._feeds = {found._lines[n].device: n for n in feeds}
        found._branches = {EventId(event): n for event, n in branches}
        return found


def is_unasked(event: object) -> bool:
    """Whether the program makes an event by itself, so that it says nothing of what its author thinks."""
    return isinstance(event, (DeviceKeysRenewed, EpochStarted))


def is_removal(event: object) -> bool:
    """Whether an event removes somebody, so that who knew of it, and when, matters."""
    return isinstance(event, (MemberRemoved, DeviceRemoved))


def is_loss(event: object) -> bool:
    """Whether an event makes somebody less than they were, which matters for what they wrote before in the same way."""
    return isinstance(event, MemberRoleSet) and event.role == "reviewer"


def _on(reach: "array[int]", line: int) -> int:
    return reach[line] if line < len(reach) else 0


def _wider(one: "array[int]", other: "array[int]") -> "array[int]":
    """As far as either reaches, on each line."""
    common = min(len(one), len(other))
    return array("I", map(max, one, other)) + one[common:] + other[common:]


def _little(reach: "array[int]") -> "array[int]":
    """Turned between this machine's order of bytes and the little end first."""
    if sys.byteorder == "big":
        reach = reach[:]
        reach.byteswap()
    return reach
