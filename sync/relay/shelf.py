"""All mailboxes of a relay: one SQLite file each, opened while somebody talks, removed when nobody did for long."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from core.errors import Refused
from core.ids import Id
from sync.relay.mailbox import Mailbox

DAY_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Limits:
    """What one relay lets be done to it."""

    mailboxes: int = 20_000
    mailbox_bytes: int = 1024 * 1024 * 1024
    talks: int = 4000
    talks_per_mailbox: int = 64
    bytes_per_second: int = 8 * 1024 * 1024
    retention_days: int = 400


@dataclass
class _Opened:
    """A mailbox, and who listens for news of it."""

    mailbox: Mailbox
    listeners: list[Callable[[], None]] = field(default_factory=list)
    talks: int = 0


class Shelf:
    """Mailboxes by name."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        folder.mkdir(parents=True, exist_ok=True)
        self._opened: dict[str, _Opened] = {}

    @contextmanager
    def talk(self, name: str, project: Id, hear: Callable[[], None]) -> Iterator[Mailbox]:
        """The mailbox, while one talks; `hear` is called when another brought something. Raises Refused."""
        opened = self._open(name, project)
        if opened.talks >= self._limits.talks_per_mailbox:
            raise Refused("Too many devices talk to this mailbox at once; try again in a minute.")
        opened.talks += 1
        opened.listeners.append(hear)
        try:
            yield opened.mailbox
        finally:
            opened.talks -= 1
            opened.listeners.remove(hear)
            if not opened.talks:
                opened.mailbox.close()
                del self._opened[name]

    def tell(self, name: str, but: Callable[[], None]) -> None:
        """Something came to a mailbox: all who listen hear of it, but for one."""
        opened = self._opened.get(name)
        for hear in list(opened.listeners) if opened is not None else ():
            if hear is not but:
                hear()

    def _open(self, name: str, project: Id) -> _Opened:
        if name not in self._opened:
            path = self._path(name)
            if not path.exists() and self.count() >= self._limits.mailboxes:
                raise Refused("This relay takes no more projects; ask who runs it.")
            path.parent.mkdir(exist_ok=True)
            self._opened[name] = _Opened(Mailbox(path, project, self._limits.mailbox_bytes))
            path.touch()
        elif self._opened[name].mailbox.id != project:
            raise Refused("This mailbox is another project's.")
        return self._opened[name]

    def _path(self, name: str) -> Path:
        """In 256 folders, so that none holds too many."""
        return self._folder / name[:2] / f"{name}.db"

    def count(self) -> int:
        """How many mailboxes there are."""
        return sum(1 for _ in self._folder.glob("??/*.db"))

    def talks(self) -> int:
        """How many devices talk now."""
        return sum(opened.talks for opened in self._opened.values())

    def tidy(self) -> int:
        """Removes mailboxes that nobody talked to within the retention; returns how many."""
        oldest = time.time() - self._limits.retention_days * DAY_SECONDS
        old = [path for path in self._folder.glob("??/*.db") if path.stat().st_mtime < oldest]
        old = [path for path in old if path.stem not in self._opened]
        for path in old:
            for each in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
                each.unlink(missing_ok=True)
        return len(old)
