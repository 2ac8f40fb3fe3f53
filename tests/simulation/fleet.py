"""A seeded world of devices that work apart, crash, lie about the time, get copied, and sync through a folder."""

import itertools
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from core.commands import members
from core.errors import KodesporError, Refused
from core.ids import EventId, Id
from core.project import Project
from core.sealing import crypto
from core.storage.log import Log
from core.views.records import Device
from sync.session import Session
from sync.transports import folder_files as folder_transport
from sync.transports.folder import sync_folder
from sync.transports.folder_writing import PART_END, PART_START
from sync.version_vector import summary
from tests.builders import World, a_code, a_participant, a_source, alice, everything
from tests.hpke import sealing_by
from tests.simulation.actions import random_action
from tests.simulation.hostile import HostileRelay, betray
from tests.wire import Wire

DAY_MS = 24 * 60 * 60 * 1000


class Crash(BaseException):
    """The power goes."""


class FlakyLog(Log):
    """A log whose transactions may be cut off before or after they are durable."""

    world: World | None = None
    odds = 0.0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with super().transaction():
            yield
            self._maybe()
        self._maybe()

    def _maybe(self) -> None:
        if self.world is not None and self.world.random.random() < self.odds:
            raise Crash

    def clone(self) -> "FlakyLog":
        """A copy of the whole file, as a backup would make it."""
        copy = FlakyLog(None)
        copy._connection.deserialize(self._connection.serialize())
        copy.world, copy.odds = self.world, self.odds
        return copy


class Station:
    """One device: its disk survives crashes, its memory does not."""

    def __init__(self, world: World, log: FlakyLog, secrets: crypto.DeviceSecrets, skew_ms: int) -> None:
        self.world, self.log, self.secrets, self.skew_ms = world, log, secrets, skew_ms
        self.acknowledged: set[EventId] = set()
        self.crashes = 0
        self.project = self._opened()

    def _opened(self) -> Project:
        while True:
            try:
                return Project(self.log, self.secrets, self.world.clock(self.skew_ms), self.world.entropy)
            except Crash:
                self.crashes += 1

    def work(self) -> None:
        before = len(self.project.timeline.order)
        try:
            random_action(self.world, self.project)
        except Crash:
            self.crashes += 1
            self.project = self._opened()
            return
        self.acknowledged.update(
            key.id
            for key in self.project.timeline.order
            if key.device == self.project.device and len(self.project.timeline.order) > before
        )

    def sync(self, folder: Path) -> None:
        try:
            sync_folder(self.project, folder)
        except Crash:
            self.crashes += 1
            self.project = self._opened()


class Fleet:
    """All devices, and the shared folder with what a hostile or clumsy carrier does to it.

    The same seed gives the same fleet, byte for byte: all chance, also that of HPKE, comes from the world.
    """

    def __init__(self, seed: int, root: Path) -> None:
        self.world = World(seed)
        self.is_hybrid = seed % 32 == 5 and crypto.has_hybrid()
        with self.sealing():
            self._found(seed, root)

    def sealing(self) -> AbstractContextManager[None]:
        """While it lasts, all chance of wrapping keys comes from the world; devices of some worlds have hybrid keys."""
        return sealing_by(self.world.entropy, self.is_hybrid)

    def _found(self, seed: int, root: Path) -> None:
        self.random = self.world.random
        self.folder = root / "shared"
        self.hidden = root / "hidden"
        self.folder.mkdir(parents=True)
        self.hidden.mkdir()
        founder = alice(self.world)
        a_source(founder, participant=a_participant(founder))
        for name in ("Mot", "Frykt", "Håp"):
            a_code(founder, name)
        log = FlakyLog(None)
        log._connection.deserialize(founder.log._connection.serialize())
        self.stations = [Station(self.world, log, founder.secrets, 0)]
        for n in range(self.random.randrange(1, 5)):
            self._join(f"Coder {n}", own=self.random.random() < 0.3)
        self.removed: Id | None = None
        self.forked = False
        self.talks = self.betrayals = 0
        self.relay = HostileRelay(self.world, founder.id)
        self.fooled: list[KodesporError] = []
        self.by_talking = seed % 2 == 1
        self.refused: list[KodesporError] = []
        for station in self.stations:
            station.log.world, station.log.odds = self.world, 0.01

    def _join(self, name: str, own: bool) -> None:
        host = self.stations[0].project
        secrets = crypto.new_device(self.world.entropy)
        if own:
            host.do(members.add_device, host.member, secrets.keys)
        else:
            role = self.random.choice(["coder", "coder", "owner", "reviewer"])
            host.do(members.admit_member, secrets.keys, name, role)
        skew = self.random.choice([0, 0, self.random.randrange(-9 * DAY_MS, 9 * DAY_MS)])
        log = FlakyLog(None)
        Project.join(log, secrets, self.world.clock(skew), self.world.entropy, everything(host))
        self.stations.append(Station(self.world, log, secrets, skew))

    def run(self, steps: int) -> None:
        original, folder_transport.put_whole = (
            folder_transport.put_whole,
            self._flaky_write(folder_transport.put_whole),
        )
        try:
            with self.sealing():
                for _ in range(steps):
                    self._step()
        finally:
            folder_transport.put_whole = original

    def _flaky_write(self, write):
        def flaky(path: Path, content: bytes) -> None:
            chance = self.random.random()
            if chance < 0.02:
                path.with_name(f"{PART_START}half{PART_END}").write_bytes(content[: len(content) // 2])
                raise Crash
            if chance < 0.03:
                path.write_bytes(content[: len(content) // 2])  # a cloud client shows half of it
                raise Crash
            write(path, content)
            if chance < 0.05:
                raise Crash

        return flaky

    def _step(self) -> None:
        station = self.random.choice(self.stations)
        chance = self.random.random()
        if chance < 0.72:
            station.work()
        elif chance < 0.81:
            station.sync(self.folder)
        elif chance < 0.84:
            self._talk_to_relay(station)
        elif chance < 0.90:
            self._talk(station, self.random.choice(self.stations))
        elif chance < 0.94:
            self._withhold()
        elif chance < 0.97:
            self._duplicate()
        elif chance < 0.985 and not self.forked and len(self.stations) < 6:
            self._fork(station)
        elif chance < 0.99 and self.forked:
            self._part()
        elif self.removed is None:
            self._remove()
        else:
            self._betray()

    def _talk(self, caller: Station, callee: Station) -> None:
        """A conversation in pieces of any length, often cut off."""
        if caller is callee:
            return
        most = self.random.choice([None, self.random.randrange(1, 60_000)])
        try:
            sessions = Session(caller.project, True), Session(callee.project, False)
            Wire(*sessions, lambda: self.random.randrange(1, 9000)).run(most)
            self.refused += [session.problem for session in sessions if session.problem]
        except Crash:
            for station in (caller, callee):
                station.crashes += 1
                station.project = station._opened()
        self.talks += 1

    def _talk_to_relay(self, station: Station) -> None:
        try:
            self.fooled += self.relay.talk(station.project)
        except Crash:
            station.crashes += 1
            station.project = station._opened()

    def _betray(self) -> None:
        """Devices of who was removed do what an honest program would not."""
        for station in self.stations:
            row = station.project.state.devices.get(station.project.device)
            if row is None or row.member != self.removed:
                continue
            try:
                betray(self.world, station.project)
                self.betrayals += 1
            except Crash:
                station.project = station._opened()

    def _files(self) -> list[Path]:
        """Of links, pipes and folders that somebody put there, none."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())

    def _withhold(self) -> None:
        for path in self.random.sample(self._files(), min(2, len(self._files()))):
            place = self.hidden / path.relative_to(self.folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, place)

    def _duplicate(self) -> None:
        for path in self.random.sample(self._files(), min(2, len(self._files()))):
            shutil.copy(path, path.with_name(f"{path.stem} (conflicted copy){path.suffix}"))
            other = path.parent.parent / self.random.choice(sorted(path.parent.parent.iterdir())).name
            if other != path.parent and other.is_dir() and not other.is_symlink():
                shutil.copy(path, other / path.name)

    def _fork(self, station: Station) -> None:
        self.forked = True
        try:
            self.stations.append(Station(self.world, station.log.clone(), station.secrets, station.skew_ms))
        except (Crash, sqlite3.Error):
            self.forked = False

    def _part(self) -> None:
        """The newest copy becomes a device of its own."""
        station = self.stations[-1]
        old, fresh = station.project.device, crypto.new_device(self.world.entropy)
        if old not in station.project.forked_devices():
            return
        try:
            station.project.do(members.add_device, station.project.member, fresh.keys)
            branch = station.project.own_branch()
            station.secrets = fresh
            station.project = station._opened()
            station.project.do(members.split_clone, old, *branch)
        except Crash:
            station.crashes += 1
            station.project = station._opened()
        except Refused:
            return  # its first events wait for something: it does not know yet what it wrote

    def _remove(self) -> None:
        founder = self.stations[0].project
        others = [each for each in founder.state.members.rows if each != founder.member]
        if not others:
            return
        target = self.random.choice(sorted(others))
        try:
            founder.do(members.remove_member, target, "ferdig")
        except Crash:
            self.stations[0].project = self.stations[0]._opened()
        except Refused:
            return  # a copy of this device went on, under a key that has not come here yet
        if self.stations[0].project.state.members.rows[target].removed is not None:
            self.removed = target

    def heal(self) -> None:
        """The carrier gives everything back, nothing crashes any more, and everybody syncs until nothing is new."""
        with self.sealing():
            self._heal()

    def _heal(self) -> None:
        for station in self.stations:
            station.log.odds = 0.0
            station.project = station._opened()
        for path in sorted(self.hidden.rglob("*")):
            if path.is_file():
                place = self.folder / path.relative_to(self.hidden)
                place.parent.mkdir(parents=True, exist_ok=True)
                if not place.exists():
                    shutil.move(path, place)
        if self.by_talking:
            self._heal_by_talking()
            return
        for n in range(12):
            present = self._present(n)
            exchanges = [sync_folder(station.project, self.folder) for station in present]
            quiet = all(
                not (each.sent or each.received or each.grants_sent or each.grants_received) for each in exchanges
            )
            if quiet and n >= 3:
                return
        raise AssertionError("the devices never came to rest")

    def _present(self, n: int) -> list[Station]:
        """Who syncs in the round n. Whoever was removed may do what they like, and may not know what was withdrawn
        since, as a copy that was left behind does not: after three rounds they stay away."""
        if n < 3:
            return list(self.stations)
        return [each for each in self.remaining() if not self.is_left_behind(each)]

    def _heal_by_talking(self) -> None:
        """Everybody with everybody, without the folder, until all summaries are the same or nothing moves."""
        for n in range(12):
            present = self._present(n)
            before = [summary(station.log) for station in present]
            for caller, callee in itertools.permutations(present, 2):
                sessions = Session(caller.project, True), Session(callee.project, False)
                Wire(*sessions, lambda: self.random.randrange(1, 90_000)).run()
                self.refused += [session.problem for session in sessions if session.problem]
                assert all(session.is_settled for session in sessions)
            if before == [summary(station.log) for station in present]:
                return
        raise AssertionError("the devices never came to rest")

    def honest(self) -> list[Station]:
        """All stations but those with which somebody who was removed betrayed the others."""

        def is_traitor(station: Station) -> bool:
            row = station.project.state.devices.get(station.project.device)
            return self.betrayals > 0 and (row is None or row.member == self.removed)

        return [each for each in self.stations if not is_traitor(each)]

    def is_left_behind(self, station: Station) -> bool:
        """Whether it is a copy of a device whose box key the other copy renewed: it can open nothing that was granted
        since, as a restored backup cannot, until it becomes a device of its own. A device that only announced its
        newest box key is none."""
        known = max((each.project for each in self.remaining()), key=lambda each: len(each.timeline.order))
        newest = known.custody._newest_boxes().get(station.project.device)
        return newest is not None and crypto.box_id(newest[1]) not in station.project.custody.keychain.boxes

    def remaining(self) -> list[Station]:
        """The stations that were not removed, nor their members, by the honest device that knows most. Whoever was
        removed under keys that they never got cannot know it, and would go on counting themselves in."""
        state = max(self.honest(), key=lambda each: len(each.project.timeline.order)).project.state

        def is_in(station: Station) -> bool:
            row: Device | None = state.devices.get(station.project.device)
            if row is None:  # let in by somebody who had been removed
                return False
            return row.removed is None and state.members.rows[row.member].removed is None

        return [each for each in self.stations if is_in(each)]
