"""Promise 2: a removal that a member who stayed has built on is not turned round, but by an owner who undoes it."""

from core.events.history import EventUndone
from core.events.members import DeviceRemoved, MemberRemoved
from tests.simulation.promises.aftermath import Aftermath


def violations(world: Aftermath) -> list[str]:
    counting = set().union(*world.gone.values())
    undone = {
        event.event.target
        for event in world.events.values()
        if isinstance(event.event, EventUndone) and not world.is_void(event)
    }
    wrong = []
    for removal in world.removals.values():
        if removal.id in counting or removal.id in undone or removal.id not in world.fleet.once_counted:
            continue
        if _target_is_gone(world, removal.event):
            continue  # by another removal that counts
        built_on = [
            event
            for event in world.events.values()
            if removal.id in world.known[event.id]
            and event.device not in world.gone
            and event.device != removal.device
            and not _is_of_target(world, removal.event, event.device)
        ]
        if built_on and removal.device not in world.gone:
            wrong.append(f"a removal by {removal.device.hex()[:6]} that {len(built_on)} events build on does not count")
    return wrong


def _is_of_target(world: Aftermath, removal, device) -> bool:
    if isinstance(removal, DeviceRemoved):
        return device == removal.device
    row = world.state.devices.get(device)
    return row is not None and row.member == removal.member


def _target_is_gone(world: Aftermath, removal) -> bool:
    if isinstance(removal, MemberRemoved):
        row = world.state.members.get(removal.member)
        return row is None or row.removed is not None
    return removal.device in world.gone or removal.device not in world.state.devices.rows
