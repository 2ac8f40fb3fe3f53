"""The study as one device had it at a time: what it had written itself, and all that it had received by then."""

from typing import NamedTuple

from core.analysis.clock_doubt import ClockDoubts
from core.events.registry import RecordedEvent
from core.evidence.checkpoints import Links, links_of
from core.ids import EventId, Id
from core.project import Project


class Step(NamedTuple):
    """An event of the device, when it was made (ms since 1970: by the device's clock, or where that was wrong by its
    place in the order), and the numbers (from 1, in the total order) of the events that it knew then and had not named
    before; the event itself is one of them."""

    at: int
    fresh: tuple[int, ...]


def device_knowledge(project: Project, device: Id) -> list[Step]:
    """What a device knew at each of its events, in order. What it received after its last event is not known here."""
    by_id = {recorded.id: (n, recorded) for n, recorded in enumerate(project.trail(), 1)}
    links, known, doubts = links_of(project), set[int](), ClockDoubts(project.timeline, project.state)
    steps = []
    for _, recorded in list(by_id.values()):
        if recorded.device == device:
            fresh = _fresh(recorded.id, by_id, links, known)
            known |= fresh
            steps.append(Step(doubts.moment(recorded), tuple(sorted(fresh))))
    return steps


def events_known_at(steps: list[Step], at: int) -> list[int]:
    """The numbers of the events that the device knew when it wrote its last event at or before this time."""
    last = max((n for n, step in enumerate(steps, 1) if step.at <= at), default=0)
    return sorted(number for step in steps[:last] for number in step.fresh)


def _fresh(last: EventId, by_id: dict[EventId, tuple[int, RecordedEvent]], links: Links, known: set[int]) -> set[int]:
    """An event and all that it builds on, except what is in `known` already."""
    found: set[int] = set()
    waiting = [last]
    while waiting:
        n, recorded = by_id[waiting.pop()]
        if n not in found and n not in known:
            found.add(n)
            named = (links[recorded.id][2], *(head.id for head in recorded.seen))
            waiting += [each for each in named if each in by_id]
    return found
