"""Promise 5: keys go only where an owner said so. Whoever stayed can read every event of the honest, and every text and
file that was not withdrawn by an owner."""

from core.events.registry import wire_name
from tests.simulation.promises.aftermath import Aftermath

WITHDRAWN = ("participant.withdrawn", "source.withdrawn", "file.detached", "withdrawal.confirmed")


def violations(world: Aftermath) -> list[str]:
    wrong = []
    for station in world.honest:
        held = set(station.project.custody.keychain.keys)
        name = station.project.device.hex()[:6]
        for row in (*world.state.sources.values(), *world.state.participants.values()):
            if not world.state.is_shredded(row.key) and row.key not in held and _is_honest(world, row.id):
                wrong.append(f"{name} lost the key of a {type(row).__name__} that nobody withdrew")
        for event in world.events.values():
            if world.is_honest(event.device) and world.envelopes[event.id].key not in held:
                wrong.append(f"{name} cannot read a {wire_name(event.event)} of an honest device")
    wrong += [f"a {kind} was destroyed without an owner" for kind in _without_an_owner(world)]
    return wrong


def _is_honest(world: Aftermath, thing: bytes) -> bool:
    """Whether an honest device brought a thing in; it is the first field of that event."""
    first = next((event for event in world.events.values() if event.event[0] == thing), None)
    return first is not None and world.is_honest(first.device)


def _without_an_owner(world: Aftermath) -> list[str]:
    """Destroyed keys of sources and participants of which no owner ever spoke in an event that counts."""
    destroyed = set(world.state.shredded.rows)
    about = set()
    for event in world.events.values():
        if wire_name(event.event).startswith(WITHDRAWN) and not world.is_void(event):
            row = world.state.devices.get(event.device)
            if row is not None and row.member in world.fleet.ever_owners:
                about |= {value for value in event.event if isinstance(value, bytes)}
    rows = [("participant", row) for row in world.state.participants.values()]
    rows += [("source", row) for row in world.state.sources.values()]
    return [
        kind for kind, row in rows if row.key in destroyed and not about & {row.id, *getattr(row, "participants", ())}
    ]
