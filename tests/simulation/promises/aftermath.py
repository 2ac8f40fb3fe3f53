"""A world that has come to rest, as checkers look at it: all events as an honest device has them, and who knew what.

What an event's author had seen is found here anew, from the envelopes alone, exactly and for forked feeds too: the
checkers do not ask the program that they check.
"""

from functools import cached_property

from core.events.members import DeviceRemoved, MemberRemoved
from core.events.registry import RecordedEvent
from core.ids import EventId, Id
from core.sealing import envelope
from tests.simulation.fleet import Fleet


class Aftermath:
    """`honest` are the stations of those who stayed and ran the program as it is, and that no copy left behind;
    `unaware` the projects of those who were removed and do not know it."""

    def __init__(self, fleet: Fleet) -> None:
        self.fleet = fleet
        stayed = [station for station in fleet.remaining() if station not in fleet.liars]
        self.project = max(stayed, key=lambda station: len(station.project.timeline.order)).project
        self.honest = [
            each
            for each in stayed
            if not fleet.is_left_behind(each) and each.project.device not in fleet.robbed  # a thief may renew its keys
        ]
        self.state = self.project.state
        self.unaware = [
            each.project
            for each in fleet.honest()
            if each.project.device in self.gone and each.project.not_in_team() is None
            if each.project.device not in fleet.robbed and not fleet.is_left_behind(each)
        ]

    @cached_property
    def events(self) -> dict[EventId, RecordedEvent]:
        """All events in the total order."""
        return {each.id: each for each in self.project.trail()}

    @cached_property
    def envelopes(self) -> dict[EventId, envelope.Sealed]:
        """The envelope of each."""
        return {sealed.id: sealed for sealed in map(_parsed, self.project.log.envelopes())}

    @cached_property
    def removals(self) -> dict[EventId, RecordedEvent]:
        """All removals, whether they count or not."""
        return {
            event.id: event for event in self.events.values() if isinstance(event.event, (MemberRemoved, DeviceRemoved))
        }

    @cached_property
    def known(self) -> dict[EventId, frozenset[EventId]]:
        """Of each event: the removals in its past; a removal knows itself."""
        found: dict[EventId, frozenset[EventId]] = {}
        for event in self.events.values():
            past = set(found.get(self.envelopes[event.id].previous, ()))
            for head in event.seen:
                past |= found.get(head.id, frozenset())
            if event.id in self.removals:
                past.add(event.id)
            found[event.id] = frozenset(past)
        return found

    def past_of(self, event: EventId) -> set[EventId]:
        """Every event that the author of this one had seen, itself included."""
        past, waiting = set[EventId](), [event]
        while waiting:
            each = waiting.pop()
            if each in self.events and each not in past:
                past.add(each)
                waiting += [self.envelopes[each].previous, *(head.id for head in self.events[each].seen)]
        return past

    @cached_property
    def gone(self) -> dict[Id, set[EventId]]:
        """The devices that are not in the team any more, and the removals that count, of each and of its member."""
        void, undone = self.state.conflicts.rows, self.project.timeline.validity.undone
        counting = [event for event in self.removals.values() if event.id not in void and event.id not in undone]
        found = {}
        for device in self.state.devices.values():
            if device.removed is not None or self.state.members.rows[device.member].removed is not None:
                found[device.id] = {each.id for each in counting if each.event[0] in (device.id, device.member)}
        return found

    def is_void(self, event: RecordedEvent) -> bool:
        """Whether it counts for nothing because its author had been removed."""
        return self.project.timeline.validity.is_void(event)

    def is_about_the_honest(self, problem) -> bool:
        """Whether a problem that a check found is not about an event by somebody hostile, whom it names."""
        named = dict(problem.place.parameters).get("device")
        return named is None or any(each.hex().startswith(named) for each in self.fleet.honest_devices())

    def is_honest(self, device: Id) -> bool:
        """Whether a device ran the program as it is all the time, and was nobody's copy."""
        return device in self.fleet.honest_devices()


def _parsed(stored) -> envelope.Sealed:
    return envelope.parse(stored[1])
