"""A fleet with hostile people in it: members with a changed program, a thief, a stranger, neighbours in the folder."""

from contextlib import suppress
from pathlib import Path

from core.errors import KodesporError
from core.ids import DeviceId, EventId, Id
from core.log.transfer_bundle import TransferBundle
from core.sealing import crypto, envelope
from core.sealing.envelope import NO_EVENT, Place
from sync.transports.folder import sync_folder
from tests.builders import everything
from tests.simulation.changed_program import ChangedProgram
from tests.simulation.fleet import Crash, Fleet, Station
from tests.simulation.neighbours import litter, withheld

KINDS = ("coder", "reviewer", "thief", "stranger", "neighbour", "carrier")


class HostileFleet(Fleet):
    """`liars` are stations with a changed program, `thieves` go on with an old copy of somebody's device, and nobody
    else knows of them. In every fourth world all are honest, if clumsy."""

    def __init__(self, seed: int, root: Path) -> None:
        super().__init__(seed, root)
        chance = self.random
        self.kinds = [kind for kind in KINDS if chance.random() < 0.4] if seed % 4 else []
        self.program = ChangedProgram(self.world)
        self.thieves: list[Station] = []
        self.litter: dict[str, int] = {}
        self.once_counted: set[EventId] = set()
        self._held: dict[int, set[bytes]] = {}
        self.strangers = [crypto.new_device(self.world.entropy) for _ in range(2)]
        self.robbed: set[DeviceId] = set()
        self.ever_owners: set[Id] = set()
        self.liars = self._chosen()

    def _chosen(self) -> list[Station]:
        """One station for each kind of hostile member; never the founder's, nor one of the founder's own."""
        found = []
        for kind in ("coder", "reviewer"):
            rows = self.stations[0].project.state.members.rows
            able = [each for each in self.stations[1:] if each not in found and rows[each.project.member].role == kind]
            if kind in self.kinds and able:
                found.append(self.random.choice(able))
        return found

    # -- who is who

    def everyone(self) -> list[Station]:
        """All devices that are somebody's, thieves too."""
        return [*self.stations, *self.thieves]

    def honest(self) -> list[Station]:
        """Nor those with a changed program."""
        return [each for each in super().honest() if each not in self.liars]

    def honest_devices(self) -> set[DeviceId]:
        """The devices that ran the program as it is, and of which there was one copy only."""
        devices = [station.project.device for station in self.honest()]
        traitors = {act.device for act in self.program.acts}
        return {each for each in devices if devices.count(each) == 1} - traitors - self.robbed

    def ever_held(self, station: Station) -> set[bytes]:
        """All keys that a device ever held, or would hold if it were given everything that anybody has."""
        with self.sealing():
            for other in self.stations:
                try:
                    station.project.accept(everything(other.project))
                except KodesporError:
                    continue
        self._note(station)
        return self._held[id(station)]

    def _note(self, station: Station) -> None:
        keys = self._held.setdefault(id(station), set())
        keys |= set(station.project.custody.keychain.keys)
        if station in self.liars or station in self.thieves:
            return
        state = station.project.state
        for row in (*state.members.values(), *state.devices.values()):
            if row.removed is not None:
                self.once_counted.add(row.removed)
        self.ever_owners |= {row.id for row in state.members.values() if row.role == "owner"}

    # -- what happens

    def _step(self) -> None:
        chance = self.random.random()
        if chance < 0.15 and self.kinds:
            self._be_hostile(self.random.choice(self.kinds))
            return
        before = [station.project for station in self.stations]
        super()._step()
        for station, project in zip(self.stations, before, strict=False):
            if station.project is project:
                self._note(station)

    def _betray(self) -> None:
        """Whoever was removed also signs anything."""
        super()._betray()
        for station in self.stations:
            row = station.project.state.devices.get(station.project.device)
            if row is not None and row.member == self.removed and station is not self.stations[0]:
                self.betrayals += 1
                self.robbed.add(station.project.device)
                with suppress(Crash):
                    self.program.act(station)

    def _be_hostile(self, kind: str) -> None:
        try:
            if kind in ("coder", "reviewer") and self.liars:
                self._act(self.random.choice(self.liars))
            elif kind == "thief":
                self._steal()
            elif kind == "stranger":
                self._intrude()
            elif kind == "neighbour":
                what = litter(self.random, self.folder)
                self.litter[what] = self.litter.get(what, 0) + 1
            elif kind == "carrier":
                what = withheld(self.random, self.folder, self.hidden)
                self.litter[what] = self.litter.get(what, 0) + 1
        except Crash:
            for station in self.everyone():
                station.project = station._opened()

    def _act(self, station: Station) -> None:
        self.program.act(station)
        self._note(station)
        if self.random.random() < 0.5:
            sync_folder(station.project, self.folder)

    def _steal(self) -> None:
        """Copies somebody's device, or goes on with the copy: what it has, what it signs, and what it is given."""
        if not self.thieves:
            victim = self.random.choice(self.stations[1:] or self.stations)
            if victim in self.liars or victim is self.stations[0]:
                return
            self.robbed.add(victim.project.device)
            log = victim.log.clone()
            log.odds = 0.0
            self.thieves.append(Station(self.world, log, victim.secrets, victim.skew_ms))
            return
        thief = self.thieves[0]
        self.program.act(thief)
        self._note(thief)
        if self.random.random() < 0.5:
            sync_folder(thief.project, self.folder)

    def _intrude(self) -> None:
        """Sends an event by a device that nobody let in, sealed with a key of its own, to somebody."""
        stranger, target = self.random.choice(self.strangers), self.random.choice(self.stations)
        place = Place(target.project.id, stranger.public.device, 1, NO_EVENT)
        content = self.random.randbytes(60)
        key = crypto.new_key(crypto.KeyKind.SEALING, stranger.public.device, self.world.entropy)
        raw = envelope.seal(place, content, key, crypto.Signer(stranger), self.world.entropy)
        bundle = TransferBundle(target.project.id, (stranger.public,), (envelope.parse(raw),), ())
        try:
            target.project.accept(bundle)
        except KodesporError:
            return
