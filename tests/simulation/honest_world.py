"""What holds besides in a world where nobody but a removed member is hostile: nothing waits, bytes are everywhere."""

from core.events.files import FileDetached
from core.events.members import MemberAdmitted
from core.events.participants import ParticipantWithdrawn
from core.events.registry import wire_name
from core.events.sources import SourceWithdrawn
from core.ids import EventId, Id
from core.project import Project
from tests.simulation.hostile import PUPPET
from tests.simulation.promises.aftermath import Aftermath

KEYED = (".kgrant", ".kchunk")


def violations(world: Aftermath) -> list[str]:
    """What is wrong with a world that has come to rest."""
    fleet = world.fleet
    stations = [each for each in fleet.remaining() if not fleet.is_left_behind(each)]
    held = {station.project.device: set(station.project.custody.keychain.keys) for station in stations}
    everything = set[Id]().union(*held.values())
    wrong = []
    for station in stations:
        name = station.project.device.hex()[:6]
        waiting = [sealed for _, sealed, _ in station.project.timeline.waiting.values()]
        # Somebody who was removed may have sealed something under a key that nobody else ever had.
        lost = {each.device for each in waiting if each.key not in everything}
        stuck = [each for each in waiting if each.device not in lost]
        wrong += [f"{len(stuck)} events wait on {name}"] if stuck else []
        if lost & held.keys() or (waiting and station.project.cannot_read_some_events()):
            wrong.append(f"{name} waits for a key that nobody has")
        missing = set(station.project.files.missing_chunks().values()) - shredded_in_vain(station.project)
        if held[station.project.device] & missing:
            wrong.append(f"bytes of a file have not come to {name}")
    withdrawn = set(stations[0].project.state.shredded.rows)
    granted = {bytes.fromhex(path.name[:32]) for path in fleet.folder.rglob("*.k*") if path.suffix in KEYED}
    if granted & withdrawn and not fleet.by_talking:
        wrong.append("the folder still has grants or chunks of a withdrawn key")
    return wrong + _team(world)


def shredded_in_vain(project: Project) -> set[Id]:
    """Keys of files that a withdrawal spoke of which turned out void, because its author had been removed. Whoever had
    it before the removal destroyed key and bytes for good; only the key may have come back from somebody else."""
    about = {
        getattr(each.event, name)
        for each in project.trail()
        if isinstance(each.event, (ParticipantWithdrawn, SourceWithdrawn, FileDetached))
        and project.timeline.validity.is_void(each)
        for name in ("participant", "source", "file")
        if hasattr(each.event, name)
    }
    people = {row.id: set(row.participants) for row in project.state.sources.values()}
    return {row.key for row in project.state.files.values() if {row.id, row.on, *people.get(row.on, ())} & about}


def _team(world: Aftermath) -> list[str]:
    """Who was removed has thrown nobody out and let nobody in, but where somebody who stayed built on it before they
    heard of the removal."""
    fleet, members = world.fleet, world.state.members
    if members.rows[fleet.stations[0].project.member].removed is not None:
        return ["the one who removed somebody is not there any more"]
    removal = None if fleet.removed is None else members.rows[fleet.removed].removed
    if removal is None:
        return []
    acts = {row.removed for row in members.values() if row.removed not in (None, removal)}
    acts |= {
        event.id
        for event in world.events.values()
        if isinstance(event.event, MemberAdmitted)
        and event.event.member in members.rows
        and world.project.words(members.rows[event.event.member].name) == PUPPET
    }
    return [
        f"{wire_name(world.events[act].event)} by somebody who was removed counts, though nobody built on it"
        for act in acts
        if not _is_built_on(world, act, removal)
    ]


def _is_built_on(world: Aftermath, act: EventId, removal: EventId) -> bool:
    """Whether a device that stayed wrote something after it had seen an event, and before it heard of a removal."""
    by = world.events[act].device
    return any(
        each.device not in world.gone
        and each.device != by
        and removal not in world.known[each.id]
        and act in world.past_of(each.id)
        for each in world.events.values()
    )
