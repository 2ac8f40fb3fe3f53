"""Which things of a project belong to which others, now or in the past, and which events concern a thing."""

from collections.abc import Iterable
from typing import NamedTuple

from core.events.concerns import Thing, concerns, segments, subject
from core.events.registry import policy_of
from core.ids import EventId, Id
from core.project import Project
from core.text.ranges import overlaps


class Line(NamedTuple):
    """An event of the trail: its id, the things that it names, the one of these that it attaches to the others, and
    the segments (code points) on which it says that this thing stands."""

    id: EventId
    things: frozenset[Thing]
    own: Thing | None
    segments: tuple[tuple[int, int], ...]


class Connections:
    """An index over the whole trail: `lines` in the total order, and for each thing those that were ever attached to
    it. A coding that was recoded belongs to both of its codes; a memo on that coding does, too."""

    def __init__(self, project: Project) -> None:
        self.lines: list[Line] = []
        self._attached: dict[Thing, set[Thing]] = {}
        self._sources: dict[Thing, frozenset[Thing]] = {}
        for recorded in project.trail():
            event = recorded.event
            things, field = concerns(event), policy_of(event).attaches
            if not field:
                self.lines.append(Line(recorded.id, things, None, ()))
            else:
                own = subject(event, field)
                self.lines.append(Line(recorded.id, things, own, segments(event)))
                self._sources.setdefault(own, frozenset(thing for thing in things if thing[0] == "source"))
                for thing in things - {own}:
                    self._attached.setdefault(thing, set()).add(own)

    def standing_on(self, source: Id, start: int, end: int) -> set[Thing]:
        """The things that stand, or once stood, on any of these code points of a source."""
        here = frozenset({("source", source)})
        return {
            line.own
            for line in self.lines
            if line.own is not None and overlaps(line.segments, ((start, end),)) and self._sources[line.own] == here
        }

    def belonging_to(self, things: Iterable[Thing]) -> set[Thing]:
        """These things, and all that belong to them: the codings of a code, the memos on these, and so on."""
        found = set(things)
        waiting = list(found)
        while waiting:
            fresh = self._attached.get(waiting.pop(), set()) - found
            found |= fresh
            waiting += fresh
        return found

    def events_about(self, things: Iterable[Thing]) -> set[int]:
        """The numbers (from 1, in the total order) of the events that concern these things or what belongs to them, and
        of those that undo such an event or let it count."""
        wanted = self.belonging_to(things)
        numbers: set[int] = set()
        for n, line in enumerate(self.lines, 1):
            if not wanted.isdisjoint(line.things):
                numbers.add(n)
                wanted.add(("event", line.id))
        return numbers
