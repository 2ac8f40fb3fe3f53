"""Exchanges with a shared folder again and again, whatever becomes of the place meanwhile: a stick that was pulled out,
a share that went read-only, a disk that is full. It is said once, and the exchange goes on when the place is back.
"""

from pathlib import Path
from typing import NamedTuple

from core.errors import KodesporError, StorageFailed
from sync.replica import Member
from sync.transports.folder import Exchange, sync_folder
from sync.transports.folder_keys import Progress


class Step(NamedTuple):
    """What came of one attempt: the exchange, or what was in the way. `is_news` tells that this was not so the last
    time."""

    exchange: Exchange | None
    problem: KodesporError | OSError | None
    is_news: bool


class FolderWatch:
    """Remembers of one shared folder how it stood the last time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._place: tuple[int, int] | None = None
        self._problem: tuple[object, ...] | None = None

    def step(self, replica: Member, progress: Progress = lambda *_: None) -> Step:
        """Tries one exchange."""
        try:
            exchange = self.exchange(replica, progress)
        except (KodesporError, OSError) as problem:
            told = _told(problem)
            is_news, self._problem = told != self._problem, told
            return Step(None, problem, is_news)
        is_news, self._problem = self._problem is not None, None
        return Step(exchange, None, is_news)

    def exchange(self, replica: Member, progress: Progress = lambda *_: None) -> Exchange:
        """One exchange. Raises Refused or StorageFailed, also where the folder is not the one that it was: the place
        where a stick was mounted is empty without it, and must not be filled."""
        home = self._folder / f"kodespor-{replica.id.hex()}"
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


def _told(problem: KodesporError | OSError) -> tuple[object, ...]:
    """What makes two problems the same: what is wrong, not at which of many files."""
    if isinstance(problem, KodesporError):
        return problem.code, str(problem.parameters.get("reason", ""))
    return type(problem).__name__, problem.errno
