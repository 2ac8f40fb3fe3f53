"""Promise 3: a removal voids nothing that its author had seen, and nothing of those who stayed; undone, all counts."""

from tests.simulation.promises.aftermath import Aftermath


def violations(world: Aftermath) -> list[str]:
    wrong = []
    pasts = {removal: world.past_of(removal) for removals in world.gone.values() for removal in removals}
    for event in world.events.values():
        if not world.is_void(event):
            continue
        what = f"{type(event.event).__name__} by {event.device.hex()[:6]} is void"
        if event.device not in world.state.devices.rows:
            continue  # let in by somebody who had been removed
        if event.device not in world.gone:
            wrong.append(f"{what}, though its device stayed, or its removal does not count any more")
        elif all(event.id in pasts[removal] for removal in world.gone[event.device]):
            wrong.append(f"{what}, though the authors of all removals had seen it")
    return wrong
