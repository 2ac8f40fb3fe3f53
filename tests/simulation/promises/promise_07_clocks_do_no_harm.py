"""Promise 7: one wrong clock drags nobody else's events along."""

from core.log.clocks import DAY_MS, TICKS
from tests.simulation.promises.aftermath import Aftermath

DAYS_MAX = 90 + 2 * 9
"""A claim is believed up to 90 days after the latest of others; honest clocks differ by up to 18 days."""


def violations(world: Aftermath) -> list[str]:
    liars = {act.device for act in world.fleet.program.acts if "clock" in act.lies} | world.fleet.robbed
    if len(liars) > 1 or world.fleet.betrayals:
        return []  # two clocks that agree are believed: nobody can tell them from honest ones
    wrong = []
    for event in world.events.values():
        if not world.is_honest(event.device):
            continue
        days = ((event.time >> TICKS) - event.at) // DAY_MS
        if days > DAYS_MAX:
            wrong.append(f"an event of {event.device.hex()[:6]} was dragged {days} days along")
    return wrong
