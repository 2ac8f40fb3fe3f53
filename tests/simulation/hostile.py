"""Those who mean harm: a relay that everybody uses and nobody can trust, and somebody who was removed and goes on."""

from collections.abc import Callable

from core.commands import codebook
from core.commands.context import CommandContext, Decision
from core.commands.epochs import rotate_key, start_epoch
from core.errors import KodesporError
from core.events.members import DeviceAdded, DeviceRemoved, MemberAdmitted, MemberRemoved
from core.ids import Id, MemberId
from core.sealing.crypto import new_device
from core.storage.log import Log
from sync.relay.mailbox import Mailbox
from sync.session import Session
from tests.builders import World
from tests.wire import Wire

FLOOD_BYTES = 300_000
FLIGHTS_MAX = 400
PUPPET = "Sokkedukke"
HELD_BYTES_MAX = 40 * 1024 * 1024


class HostileRelay:
    """A mailbox that now and then serves an old state, swaps, repeats, loses or changes bytes, stops, or floods."""

    def __init__(self, world: World, project: Id) -> None:
        self._random = world.random
        self._project = project
        self.log = Log(None)
        with self.log.transaction():
            self.log.set_note("project", project)
        self._old = [self.log._connection.serialize()]
        self.tricks: dict[str, int] = {}
        self.most_flights = 0

    def _mailbox(self, log: Log) -> Mailbox:
        return Mailbox(log, self._project, 10**9, lambda: 0)

    def _rewound(self) -> Log:
        log = Log(None)
        log._connection.deserialize(self._random.choice(self._old))
        return log

    def talk(self, project) -> list[KodesporError]:
        """One conversation; why the device ended it, if it did."""
        trick = self._random.choice(
            ["honest", "honest", "old", "changes", "repeats", "swaps", "loses", "stops", "floods"]
        )
        self.tricks[trick] = self.tricks.get(trick, 0) + 1
        log = self._rewound() if trick == "old" else self.log
        caller, callee = Session(project, True), Session(self._mailbox(log), False)
        wire = Tampered(caller, callee, self._tampering(trick), lambda: self._random.randrange(1, 20_000))
        wire.run(self._random.randrange(1, 30_000) if trick == "stops" else None)
        self.most_flights = max(self.most_flights, wire.flights)
        assert len(caller._frames._held) < HELD_BYTES_MAX
        if len(self._old) < 6:
            self._old.append(self.log._connection.serialize())
        return [caller.problem] if caller.problem else []

    def _tampering(self, trick: str) -> Callable[[bytes], bytes]:
        chance = self._random

        def changes(piece: bytes) -> bytes:
            if not piece or chance.random() < 0.5:
                return piece
            place = chance.randrange(len(piece))
            return piece[:place] + bytes([piece[place] ^ 1 << chance.randrange(8)]) + piece[place + 1 :]

        def swaps(piece: bytes) -> bytes:
            middle = len(piece) // 2
            return piece[middle:] + piece[:middle] if chance.random() < 0.3 else piece

        return {
            "changes": changes,
            "swaps": swaps,
            "repeats": lambda piece: piece * 2 if chance.random() < 0.3 else piece,
            "loses": lambda piece: b"" if chance.random() < 0.3 else piece,
            "floods": lambda piece: piece + chance.randbytes(FLOOD_BYTES) if piece and chance.random() < 0.3 else piece,
        }.get(trick, lambda piece: piece)


class Tampered(Wire):
    """A wire with somebody on it who touches what the relay sends to the device."""

    def __init__(self, caller, callee, tampering: Callable[[bytes], bytes], piece: Callable[[], int]) -> None:
        super().__init__(caller, callee, piece)
        drain = callee.drain
        callee.drain = lambda: tampering(drain())  # type: ignore[method-assign]


def betray(world: World, project) -> None:
    """What a changed program may try after its owner was removed: their own clock and frontier say what they like."""
    random, state = world.random, project.state
    mine = state.devices.rows[project.device].member
    others = sorted(each for each in state.members.rows if each != mine)
    others_devices = [each for each in sorted(state.devices.rows) if each != project.device]
    stranger = new_device(world.entropy).keys

    def decide(context: CommandContext) -> list[Decision]:
        return random.choice([
            [Decision(MemberRemoved(random.choice(others)))],
            [Decision(DeviceRemoved(random.choice(others_devices)))],
            [Decision(
                MemberAdmitted(context.new_id(MemberId), PUPPET, "owner", stranger.device, *stranger), seal_quotes=False
            )],
            [Decision(DeviceAdded(mine, stranger.device, *stranger, "device"))],
            start_epoch(context),
            codebook.create_code(context, f"snikt inn {random.randrange(9)}"),
        ])  # fmt: skip

    writer = project.writer
    clock, unseen = writer._clock, writer._unseen
    writer._clock = lambda: clock()._replace(at=random.choice([0, 1, 1_760_000_000_000, clock().at]))
    writer._unseen = lambda: ()
    project.not_in_team = lambda: None
    try:
        project.do(decide)
        if random.random() < 0.3:
            project.do(rotate_key)
    except KodesporError:
        return
    finally:
        writer._clock, writer._unseen = clock, unseen
        del project.not_in_team
