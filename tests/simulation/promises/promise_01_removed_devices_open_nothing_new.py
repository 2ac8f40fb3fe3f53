"""Promise 1: no event whose author had seen a removal can be opened by the removed, whatever order things came in.

Only starts of epochs, removals and renewed keys may be sealed under an older epoch: they hold ids and public keys.
Devices with a changed program, and their copies, may seal under any key that they like.
"""

from core.events.registry import wire_name
from tests.simulation.promises.aftermath import Aftermath

HOLDS_ONLY_IDS = {"epoch.started", "member.removed", "device.removed", "device.keys_renewed"}


def violations(world: Aftermath) -> list[str]:
    wrong, fleet = [], world.fleet
    hostile = fleet.robbed | {act.device for act in fleet.program.acts}
    for station in world.fleet.everyone():
        removals = world.gone.get(station.project.device)
        if removals is None:
            continue
        held = world.fleet.ever_held(station)
        for event in world.events.values():
            if event.device in world.gone or event.device in hostile or event.id in removals:
                continue
            if wire_name(event.event) in HOLDS_ONLY_IDS:
                continue
            if removals & world.known[event.id] and world.envelopes[event.id].key in held:
                wrong.append(f"{station.project.device.hex()[:6]} opens {wire_name(event.event)} after its removal")
    return wrong
