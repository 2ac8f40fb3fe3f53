"""Promise 7: one wrong clock drags nobody else's events along, and all tell the same of it."""

from core.analysis.clock_doubt import ClockDoubts
from core.log.clocks import DAY_MS, TICKS, TRUSTED_MS
from tests.simulation.promises.aftermath import Aftermath

DAYS_MAX = 90 + 2 * 9
"""A claim is believed up to 90 days after the latest of others; honest clocks differ by up to 18 days."""


def violations(world: Aftermath) -> list[str]:
    latest: dict[bytes, int] = {}
    for event in world.events.values():
        if not world.is_honest(event.device):
            latest[event.device] = max(event.at, latest.get(event.device, 0))
    wrong = []
    for event in world.events.values():
        if not world.is_honest(event.device):
            continue
        days = ((event.time >> TICKS) - event.at) // DAY_MS
        # Two clocks that agree on a time far ahead are believed: nobody can tell them from honest ones.
        ahead = [device for device, at in latest.items() if at > event.at + TRUSTED_MS]
        if days > DAYS_MAX and len(ahead) < 2:
            wrong.append(f"an event of {event.device.hex()[:6]} was dragged {days} days along")
    told: dict[frozenset[bytes], dict[bytes, int]] = {}
    for station in world.fleet.remaining():
        project = station.project
        doubts, events = ClockDoubts(project.timeline, project.state), frozenset(project.timeline.places)
        found = {key.id: doubts.difference(key) for key in project.timeline.order}
        if told.setdefault(events, found) != found:
            wrong.append(
                f"{project.device.hex()[:6]} tells otherwise of wrong clocks than a device with the same events"
            )
    return wrong
