"""Promise 1: no event whose author had seen a removal can be opened by the removed, whatever order things came in.

Only starts of epochs, removals and renewed keys may be sealed under an older epoch: they hold ids and public keys.
Devices with a changed program, and their copies, may seal under any key that they like, and give whoever was removed
the keys that they hold.
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
        held = world.fleet.ever_held(station) - _given_away(world, station, hostile)
        for event in world.events.values():
            if event.device in world.gone or event.device in hostile or event.id in removals:
                continue
            if wire_name(event.event) in HOLDS_ONLY_IDS:
                continue
            if removals & world.known[event.id] and world.envelopes[event.id].key in held:
                wrong.append(f"{station.project.device.hex()[:6]} opens {wire_name(event.event)} after its removal")
    return wrong


def _given_away(world: Aftermath, station, hostile: set) -> set[bytes]:
    """The keys that reach a device by nothing but what somebody hostile granted it, and what lies under that."""
    rows = {row for each in world.fleet.everyone() for row in each.project.log.granted()}
    boxes = set(station.project.custody.keychain.boxes)
    given = _reached(boxes, rows)
    return given - _reached(boxes, {row for row in rows if not (row[1] in boxes and row[2] in hostile)})


def _reached(boxes: set, rows: set) -> set[bytes]:
    """The keys that these box keys open, by grants of (key, recipient, granter)."""
    reached, before = set(boxes), -1
    while before != len(reached):
        before = len(reached)
        reached |= {key for key, to, _ in rows if to in reached}
    return reached
