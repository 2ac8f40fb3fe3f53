"""Devices and projects for tests: in memory, on a clock and a seed of the test's own."""

from dataclasses import dataclass, field
from random import Random

from core.commands import codebook, codings, members, participants, sources
from core.commands.sources import Incoming
from core.ids import Id
from core.log.transfer_bundle import TransferBundle
from core.project import Moment, Project
from core.sealing import crypto, envelope
from core.storage.log import Log

START_MS = 1_760_000_000_000
TEXT = "Eg var redd. 😀 Men så møtte jeg de andre, og da forsto jeg at jeg ikke var alene om å ha det slik.\n" * 3


@dataclass
class World:
    """One seed, one world: all randomness and time of a test come from here."""

    seed: int = 0
    now: int = START_MS
    random: Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)

    def entropy(self, length: int) -> bytes:
        return self.random.randbytes(length)

    def clock(self, skew_ms: int = 0):
        def tell() -> Moment:
            self.now += self.random.randrange(1, 5000)
            return Moment(max(0, self.now + skew_ms), 60)

        return tell


def alice(world: World, title: str = "Egen kraft") -> Project:
    """A fresh project with one member."""
    return Project.create(Log(None), crypto.new_device(world.entropy), world.clock(), world.entropy, title, "Alice")


def invited(
    world: World, host: Project, name: str = "Bob", skew_ms: int = 0, device_of: Id | None = None, role: str = "coder"
) -> Project:
    """Another device, admitted by `host` and given everything that host has."""
    secrets = crypto.new_device(world.entropy)
    if device_of is None:
        host.do(members.admit_member, secrets.keys, name, role)
    else:
        host.do(members.add_device, device_of, secrets.keys)
    return Project.join(Log(None), secrets, world.clock(skew_ms), world.entropy, everything(host))


def everything(project: Project) -> TransferBundle:
    """All that a project could send."""
    return TransferBundle(
        project.id,
        tuple(project.log.devices().values()),
        tuple(parsed(project)),
        tuple(grant.raw for grant in project.log.grants()),
        tuple(notice.raw for notice in project.log.notices()),
    )


def exchange(*projects: Project) -> None:
    """Everybody sends everything to everybody, until nothing is new."""
    moved = True
    while moved:
        moved = False
        for sender in projects:
            sender.share_missing_keys()
            for receiver in projects:
                if receiver is not sender:
                    arrival = receiver.accept(everything(sender))
                    moved = moved or arrival.new > 0 or arrival.grants > 0


def a_source(project: Project, text: str = TEXT, participant: Id | None = None) -> Id:
    people = () if participant is None else (participant,)
    return project.do(sources.import_source, Incoming("Intervju", text, "test"), people)[0].event.source


def a_participant(project: Project, name: str = "Deltaker") -> Id:
    return project.do(participants.add_participant, name)[0].event.participant


def a_code(project: Project, name: str = "Kode", parent: Id | None = None) -> Id:
    return project.do(codebook.create_code, name, parent)[0].event.code


def a_coding(project: Project, source: Id, code: Id, start: int = 0, end: int = 11, why: str | None = None) -> Id:
    return project.do(codings.code_segment, source, start, end, [code], why)[0].event.coding


def secrets_of(project: Project) -> crypto.DeviceSecrets:
    """The secrets of a project's device with the box key that it has now, for a copy of the device with an empty
    log."""
    return project.secrets._replace(box=list(project.custody.keychain.boxes.values())[-1])


def fresh_copy(project: Project, world: World) -> Project:
    """The same log folded from the start, without checkpoints."""
    with project.log.transaction():
        project.log.save_snapshots(0, {})
    return Project(project.log, project.secrets, world.clock(), world.entropy)


def twin_of(project: Project, world: World) -> Project:
    """A copied folder: the same device with a log of its own."""
    log = Log(None)
    log._connection.deserialize(project.log._connection.serialize())
    return Project(log, project.secrets, world.clock(), world.entropy)


def parsed(project: Project) -> list[envelope.Sealed]:
    return [envelope.parse(raw) for _, raw in project.log.envelopes()]
