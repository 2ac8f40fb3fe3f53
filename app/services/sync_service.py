"""Sync beside the work: in a thread with its own view of the log, so that it never holds up or moves what one reads."""

import asyncio
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from app import composition
from app.keeping import background
from app.services import browser_page
from app.services.background_sync import BackgroundSync, State
from app.services.exchange_notes import noted
from app.services.project_session import ProjectSession
from app.services.settings import Settings
from core.errors import KodesporError, Refused, StorageFailed
from core.project import Project
from core.sealing import crypto
from sync.transports.folder import Exchange
from sync.transports.folder_watch import FolderWatch

if TYPE_CHECKING:
    from app.services.page_folder import PageFolder

EVERY_SECONDS = 30
LOOK_SECONDS = 2.0
TELEPHONES = ("android", "ios")
"""What Flet names them, where it runs on one."""

T = TypeVar("T")


class Outcome(NamedTuple):
    """How the last exchange went; `problem` is a sentence, empty where all is well. `at` is seconds since 1970."""

    at: float
    sent: int
    received: int
    waiting: int
    problem: str


class SyncService:
    """Meets co-coders in the project's shared folder every now and then, while the project is open."""

    def __init__(
        self,
        session: ProjectSession,
        home: Path,
        settings: Settings,
        changed: Callable[[], None],
        say: Callable[[KodesporError | OSError], str],
    ) -> None:
        """`changed` is called when sync stands differently; `say` gives the sentence of an error."""
        self._session, self._home, self._settings, self._changed, self._say = session, home, settings, changed, say
        self.last: Outcome | None = None
        self.running = False
        self._open, self._is_behind = True, False
        self._watched: dict[Path, FolderWatch] = {}
        self._in_page: dict[Path, PageFolder] = {}
        self.asks_again = False
        """Whether the browser wants to be asked before a page goes on with its shared folder."""
        self._online: BackgroundSync | None = None
        _take_little_where_room_is_little(session.project)
        self._go_online()

    @property
    def folder(self) -> Path | None:
        """The shared folder of this project, if one was chosen."""
        chosen = self._settings.folders.get(str(self._home))
        return Path(chosen) if chosen else None

    def choose(self, folder: Path | None) -> None:
        """Sets or clears the shared folder."""
        if folder is None:
            self._settings.folders.pop(str(self._home), None)
        else:
            self._settings.folders[str(self._home)] = str(folder)
        self._settings.save()

    @property
    def lan(self) -> bool:
        """Whether this project meets in the local network."""
        return str(self._home) in self._settings.lan

    @property
    def relay(self) -> str:
        """The address of this project's relay; empty where there is none."""
        return self._settings.relays.get(str(self._home), "")

    @property
    def online_state(self) -> State | None:
        """How it stands in the local network and at the relay; None where neither was chosen."""
        return self._online.state if self._online is not None else None

    @property
    def ca_file(self) -> str:
        """A file with certificates of authorities to trust besides the system's; empty where there is none."""
        return self._settings.ca_file

    def choose_ca_file(self, file: str) -> None:
        """Sets that file; it counts from the next time that this device goes online."""
        self._settings.ca_file = file
        self._settings.save()

    def choose_online(self, lan: bool, relay: str) -> None:
        """Sets where this project meets, and begins anew."""
        settings, name = self._settings, str(self._home)
        settings.lan = [*(each for each in settings.lan if each != name), *([name] if lan else [])]
        settings.relays.pop(name, None)
        if relay:
            settings.relays[name] = relay
        settings.save()
        self._go_online()
        self._changed()

    def _go_online(self) -> None:
        if self._online is not None:
            self._online.stop()
            self._online = None
        if self.lan or self.relay:
            if background.HAS_THREADS:  # in a browser, whom to trust is its own business
                from sync.transports.relay_trust import trust_authority

                trust_authority(self.ca_file)
            secrets = self._session.project.secrets
            self._online = BackgroundSync(self._home, secrets, self.lan, self.relay, self._heard)

    def _heard(self) -> None:
        """Tells the app that something came or the state changed."""
        if self._open and not self._take_in():
            self._changed()

    def stop(self) -> None:
        """Stops all exchanges."""
        self._open = False
        if self._online is not None:
            self._online.stop()

    async def watch(self) -> None:
        """Exchanges again and again until stopped, and takes in what other processes write into the log meanwhile, such
        as a command in a terminal."""
        while self._open:
            await self.once(is_asked=False)
            for _ in range(int(EVERY_SECONDS / LOOK_SECONDS)):
                await asyncio.sleep(LOOK_SECONDS)
                self._look()

    def _look(self) -> None:
        with suppress(StorageFailed):  # whoever writes next is told
            if self._open and (self._session.project.log.was_written_elsewhere() or self._is_behind):
                self._take_in()

    def _take_in(self) -> bool:
        """Shows what was written into the log; whether that was anything. Where somebody goes on writing, it is for the
        next look: the window does not wait."""
        self._is_behind = True
        with suppress(StorageFailed):
            brought = self._session.catch_up()
            self._is_behind = False
            return brought
        return False

    async def once(self, is_asked: bool = True) -> None:
        """One exchange; where nobody asked for it, files are looked at only where something can be new."""
        session, shared = self._session, self.folder
        if shared is None or self.running or not self._open:
            return
        self.running, self.asks_again = True, False
        try:
            done = await self._exchange(session.project, shared, is_asked)
            problem = self._say(done.problems[0]) if done.problems else ""
            self.last = Outcome(time.time(), done.sent, done.received, done.waiting, problem)
        except (KodesporError, OSError) as problem:
            self.asks_again = isinstance(problem, Refused) and problem.code == "page-folder-asks"
            self.last = Outcome(time.time(), 0, 0, 0, self._say(problem))
        finally:
            self.running = False
        self._heard()

    async def _exchange(self, own: Project, shared: Path, is_asked: bool) -> Exchange:
        if browser_page.IS_HERE:
            folder = self._in_page.get(shared)
            if folder is None:
                from app.services.page_folder import PageFolder

                folder = self._in_page[shared] = PageFolder(shared)
            return await folder.exchange(own, lambda: opened_once_more(self._home, own.secrets), is_asked)
        watched = self._watched.setdefault(shared, FolderWatch(shared))
        return await in_background(
            self._home, own.secrets, lambda project: _exchange(project, shared, watched, is_asked)
        )


def _take_little_where_room_is_little(project: Project) -> None:
    """In a page and on a telephone large files come when they are asked for, unless its owner chose before."""
    wanted = project.files.wanted
    if (browser_page.IS_HERE or os.environ.get("FLET_PLATFORM") in TELEPHONES) and not wanted.is_chosen:
        with suppress(StorageFailed):  # the study opens all the same; it is tried again when it is opened next
            wanted.choose(takes_all=False)


def _exchange(project: Project, shared: Path, watched: FolderWatch, is_asked: bool) -> Exchange:
    with noted(project, "folder", str(shared.resolve())):
        return watched.exchange(project) if is_asked else watched.quick(project)


async def in_background(home: Path, secrets: crypto.DeviceSecrets, work: Callable[[Project], T]) -> T:
    """Does something with the project in a thread, on an opening of its own; what it brings into the log is found there
    by the app."""

    def run() -> T:
        project = opened_once_more(home, secrets)
        try:
            return work(project)
        finally:
            project.log.close()

    return await background.in_background(run)


def opened_once_more(home: Path, secrets: crypto.DeviceSecrets) -> Project:
    """The project on an opening of its own, which whoever asked for it closes (`log.close`)."""
    log = composition.open_log(home)
    try:
        return Project(log, secrets, composition.clock, composition.entropy)
    except BaseException:
        log.close()
        raise
