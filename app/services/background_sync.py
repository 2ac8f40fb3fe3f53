"""The local network and the relay beside the work: a thread of its own (where there are none, a task), with the project
opened once more.

What it brings is in the log, and the app takes it from there; what the app writes, it finds in the log and sends.
"""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from app import composition
from app.keeping.background import HAS_THREADS
from app.services.exchange_notes import note_exchange
from app.services.peers import access_tokens_of, team_credentials
from core.errors import KodesporError
from core.ids import Id
from core.project import Project
from core.sealing import crypto

LOOK_SECONDS = 0.2
EVERYWHERE = "0.0.0.0"  # noqa: S104 - the local network is what this is for; strangers do not get past TLS


class State(NamedTuple):
    """The devices that are talked to in the local network, and what is wrong there and at the relay, if anything."""

    devices: frozenset[Id]
    lan_problem: KodesporError | OSError | None
    relay_problem: KodesporError | OSError | None
    relay_at: float
    """When the relay was last heard well of, in seconds since 1970; 0 for never."""


class BackgroundSync:
    """Runs until stopped. `heard` is called, in the thread of `loop`, when something came or the state changed."""

    def __init__(
        self, home: Path, secrets: crypto.DeviceSecrets, lan: bool, relay: str, heard: Callable[[], None]
    ) -> None:
        self._home, self._secrets, self._lan, self._relay, self._heard = home, secrets, lan, relay, heard
        self._main = asyncio.get_running_loop()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop = asyncio.Event()
        self.state = State(frozenset(), None, None, 0)
        if HAS_THREADS:
            Thread(target=lambda: asyncio.run(self._run()), daemon=True).start()
        else:
            self._task = asyncio.ensure_future(self._run())

    def stop(self) -> None:
        """Ends all conversations; what was acknowledged is in the log."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        log = composition.open_log(self._home)
        try:
            project = Project(log, self._secrets, composition.clock, composition.entropy)
            await asyncio.gather(self._watch(project), self._meet_in_lan(project), self._meet_at_relay(project))
        finally:
            log.close()

    async def _watch(self, project: Project) -> None:
        """Takes in what the app wrote, so that new members and keys are known here, and tells the app what came."""
        last = project.log.last_row()
        while not self._stop.is_set():
            await asyncio.sleep(LOOK_SECONDS)
            row = project.log.last_row()
            if row != last:
                last = row
                project.catch_up()
                self._tell()

    def _tell(self) -> None:
        self._main.call_soon_threadsafe(self._heard)

    def _note(self, **changes: object) -> None:
        self.state = self.state._replace(**changes)  # type: ignore[arg-type]
        self._tell()

    async def _meet_in_lan(self, project: Project) -> None:
        if not self._lan:
            return
        from sync.transports.lan import Lan, PeerResult

        def met(one: PeerResult) -> None:
            if one.device is not None:
                note_exchange(project, "lan", one.device.hex(), one.outcome.problem)
            self._note(devices=frozenset(lan.devices), lan_problem=one.outcome.problem)

        lan = Lan(project, team_credentials(project, composition.entropy), composition.entropy, met, live=True)
        running = asyncio.ensure_future(lan.run(EVERYWHERE, 0, [], True, 0))
        known: frozenset[Id] = frozenset()
        try:
            while not self._stop.is_set() and not running.done():
                await asyncio.sleep(LOOK_SECONDS)
                if lan.devices != known:
                    known = frozenset(lan.devices)
                    self._note(devices=known)
            lan.stop()
            await running
        except (KodesporError, OSError) as problem:
            self._note(lan_problem=problem)

    async def _meet_at_relay(self, project: Project) -> None:
        if not self._relay:
            return
        from sync.transports.connection import Outcome
        from sync.transports.relay import keep_talking

        def met(one: Outcome) -> None:
            note_exchange(project, "relay", self._relay, one.problem)
            self._note(relay_problem=one.problem, relay_at=time.time() if not one.problem else self.state.relay_at)

        try:
            await keep_talking(project, self._relay, lambda: access_tokens_of(project), self._stop, met)
        except (KodesporError, OSError) as problem:
            self._note(relay_problem=problem)
