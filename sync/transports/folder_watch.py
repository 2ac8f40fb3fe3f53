"""Exchanges with a shared folder again and again, whatever becomes of the place meanwhile: a stick that was pulled out,
a share that went read-only, a disk that is full. It is said once, and the exchange goes on when the place is back.

A folder of a long study holds a hundred thousand files. While nothing is new, only its subfolders are looked at, of
which there is one for each device: a file that comes, goes or is renamed changes the time of the one that it is in. A
file that is damaged where it lies does not, and some network drives keep no such times; so all files are looked at
every LOOK_SECONDS, whenever somebody asks, and always where they and the grants are few.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from core.errors import KodesporError, StorageFailed
from sync.replica import Member
from sync.transports.folder import Exchange, sync_folder
from sync.transports.folder_keys import Progress

LOOK_SECONDS = 600
"""So long at most only the subfolders are looked at."""
FEW = 2000
"""To look at so many files, or grants, takes some hundredths of a second."""
SETTLED_SECONDS = 3
"""Two changes of a folder within so short a time may show the same time."""
QUIET = Exchange(0, 0, 0, 0, 0, ())

Stand = tuple[object, ...]
"""What the folder and the log looked like: as long as it is the same, there is nothing to exchange."""


class Step(NamedTuple):
    """What came of one attempt: the exchange, or what was in the way. `is_news` tells that this was not so the last
    time."""

    exchange: Exchange | None
    problem: KodesporError | OSError | None
    is_news: bool


class FolderWatch:
    """Remembers of one shared folder how it stood the last time."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds from any beginning."""
        self._folder, self._clock = folder, clock
        self._quiet: Stand | None = None
        self._looked = clock()
        self._place: tuple[int, int] | None = None
        self._problem: tuple[object, ...] | None = None

    def step(self, replica: Member, progress: Progress = lambda *_: None) -> Step:
        """Tries one exchange."""
        try:
            exchange = self.quick(replica, progress)
        except (KodesporError, OSError) as problem:
            told = _told(problem)
            is_news, self._problem = told != self._problem, told
            return Step(None, problem, is_news)
        is_news, self._problem = self._problem is not None, None
        return Step(exchange, None, is_news)

    def quick(self, replica: Member, progress: Progress = lambda *_: None) -> Exchange:
        """One exchange, for which no file is looked at where nothing can be new. Raises as `exchange` does."""
        is_recent = self._clock() - self._looked < LOOK_SECONDS
        if is_recent and self._quiet is not None and self._stand(replica) == self._quiet:
            return QUIET
        before, looked = self._stand(replica), self._clock()
        exchange = self.exchange(replica, progress)
        is_quiet = (
            exchange == QUIET and before is not None and before == self._stand(replica) and self._are_many(replica)
        )
        self._quiet, self._looked = before if is_quiet else None, looked
        return exchange

    def _are_many(self, replica: Member) -> bool:
        """Whether it is worth while not to look at the files, or at the grants that they hold."""
        if replica.log.beside.count() > FEW:
            return True
        try:
            places = [each.path for each in os.scandir(self._home(replica)) if each.is_dir(follow_symlinks=False)]
            return sum(len(os.listdir(place)) for place in places) > FEW
        except OSError:
            return False

    def _home(self, replica: Member) -> Path:
        return self._folder / f"kodespor-{replica.id.hex()}"

    def _stand(self, replica: Member) -> Stand | None:
        """How things stand; None where the folder changed just now, or cannot be looked at."""
        home = self._home(replica)
        try:
            beside = sorted(each.name for each in os.scandir(self._folder))
            places = [str(home), *(each.path for each in os.scandir(home))]
            times = sorted((place, status.st_mtime_ns, status.st_ino) for place in places
                           for status in (os.stat(place, follow_symlinks=False),))  # fmt: skip
        except OSError:
            return None
        if any(changed > time.time_ns() - SETTLED_SECONDS * 10**9 for _, changed, _ in times):
            return None
        return *stand_of(replica), beside, times

    def exchange(self, replica: Member, progress: Progress = lambda *_: None) -> Exchange:
        """One exchange. Raises Refused or StorageFailed, also where the folder is not the one that it was: the place
        where a stick was mounted is empty without it, and must not be filled."""
        home = self._home(replica)
        if self._place is not None and not home.exists() and self._folder.is_dir() and self._here() != self._place:
            raise StorageFailed("folder-away", folder=str(self._folder))
        exchange = sync_folder(replica, self._folder, progress)
        self._place = self._here()
        return exchange

    def _here(self) -> tuple[int, int] | None:
        try:
            status = self._folder.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino


def stand_of(replica: Member) -> Stand:
    """What the log looks like: as long as it is the same, there is nothing new to write into a folder."""
    return replica.log.last_row(), replica.log.beside.count(), replica.log.chunk_changes.count()


def _told(problem: KodesporError | OSError) -> tuple[object, ...]:
    """What makes two problems the same: what is wrong, not at which of many files."""
    if isinstance(problem, KodesporError):
        return problem.code, str(problem.parameters.get("reason", ""))
    return type(problem).__name__, problem.errno
