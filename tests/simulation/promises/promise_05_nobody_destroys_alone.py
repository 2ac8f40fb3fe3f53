"""Promise 5: keys go only where an owner said so. Whoever stayed can read every event of the honest, and every text and
file that was not withdrawn by an owner. Whoever was removed, under a key that they were not given, is told that they
may be.

A text may be destroyed as somebody's who withdrew, and turn out, once all is known, to be theirs no more. Then it is
gone where nobody kept it, but where one device has its key all have it.
"""

from core.analysis.missing_events import events_others_read
from core.events.registry import wire_name
from core.events.sources import SourceAssigned, SourceImported, SourceSpeakersSet
from tests.simulation.promises.aftermath import Aftermath

WITHDRAWN = ("participant.withdrawn", "source.withdrawn", "file.detached", "withdrawal.confirmed")


def violations(world: Aftermath) -> list[str]:
    wrong = []
    said = _withdrawn_by_owners(world)
    kept = set().union(*(station.project.custody.keychain.keys for station in world.honest))
    for station in world.honest:
        held = set(station.project.custody.keychain.keys)
        name = station.project.device.hex()[:6]
        for row in (*world.state.sources.values(), *world.state.participants.values()):
            is_lost = row.key not in held and (row.key in kept or not said & _named_with(world, row))
            if is_lost and not world.state.is_shredded(row.key) and _is_honest(world, row.id):
                wrong.append(f"{name} lost the key of a {type(row).__name__} that nobody withdrew")
        for event in world.events.values():
            if world.is_honest(event.device) and world.envelopes[event.id].key not in held:
                wrong.append(f"{name} cannot read a {wire_name(event.event)} of an honest device")
    for project in world.unaware:
        if not events_others_read(project):
            wrong.append(f"{project.device.hex()[:6]} was removed, and is told neither that nor that it may be so")
    wrong += [f"a {kind} was destroyed without an owner" for kind in _without_an_owner(world)]
    return wrong


def _is_honest(world: Aftermath, thing: bytes) -> bool:
    """Whether an honest device brought a thing in; it is the first field of that event."""
    first = next((event for event in world.events.values() if event.event[0] == thing), None)
    return first is not None and world.is_honest(first.device)


def _withdrawn_by_owners(world: Aftermath) -> set[bytes]:
    """What is named by withdrawals that count, of members who were owners at some time."""
    about: set[bytes] = set()
    for event in world.events.values():
        if wire_name(event.event).startswith(WITHDRAWN) and not world.is_void(event):
            row = world.state.devices.get(event.device)
            if row is not None and row.member in world.fleet.ever_owners:
                about |= {value for value in event.event if isinstance(value, bytes)}
    return about


def _named_with(world: Aftermath, row) -> set[bytes]:
    """A participant; or a source, and all whose it ever was, also by an event that was undone."""
    sources = (SourceImported, SourceAssigned, SourceSpeakersSet)
    events = [each.event for each in world.events.values() if isinstance(each.event, sources)]
    return {row.id, *(person for event in events if event.source == row.id for person in event.participants)}


def _without_an_owner(world: Aftermath) -> list[str]:
    """Destroyed keys of sources and participants of which no owner ever spoke in an event that counts."""
    destroyed, said = set(world.state.shredded.rows), _withdrawn_by_owners(world)
    rows = (*world.state.participants.values(), *world.state.sources.values())
    return [type(row).__name__.lower() for row in rows if row.key in destroyed and not said & _named_with(world, row)]
