"""Where a relay keeps its mailboxes: one SQLite file each, in a folder."""

import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from pathlib import Path
from typing import Protocol

from core.errors import Refused
from core.ids import Id
from core.storage.files import make_private_folder
from core.storage.log import Log
from sync.relay.mailbox import Mailbox

PROCESS_DIGITS = 16
"""The length of a process's name (hexadecimal)."""

Answer = Callable[[bytes], Awaitable[bytes]]
"""Answers a request of another process."""


class MailboxStore(Protocol):
    """All mailboxes of one store."""

    @property
    def process(self) -> str:
        """The name of this process among those on the store."""

    @property
    def threads(self) -> int:
        """How many may work on its mailboxes at once; 0 where it is quick, and none is needed."""

    def exists(self, name: str) -> bool:
        """Whether there is such a mailbox."""

    def open(self, name: str, project: Id, bytes_max: int) -> Mailbox:
        """Opens or makes one. Raises Refused where it is another project's, StorageFailed where the store fails."""

    def count(self) -> int:
        """How many there are."""

    def remove_unused(self, seconds: float, used: set[str]) -> int:
        """Removes those that were not opened for so long, and are not now; returns how many."""

    def tell(self, name: str) -> None:
        """Lets other processes on this store know that something came to a mailbox."""

    async def ask(self, process: str, request: bytes, seconds: float) -> bytes | None:
        """What another process answers; None where it is not there, or takes longer."""

    def hearing(self, tell: Callable[[str], None], answer: Answer) -> AbstractAsyncContextManager[None]:
        """While inside, `tell` is called where another process has news, and `answer` where one asks."""


class FileMailboxStore:
    """A folder, for one process."""

    process = "0" * PROCESS_DIGITS
    threads = 0

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        make_private_folder(folder)

    def _path(self, name: str) -> Path:
        """In 256 folders, so that none holds too many."""
        return self._folder / name[:2] / f"{name}.db"

    def exists(self, name: str) -> bool:
        """Whether its file is there."""
        return self._path(name).exists()

    def open(self, name: str, project: Id, bytes_max: int) -> Mailbox:
        """Opens or makes the file. Raises Refused where it is another project's."""
        path = self._path(name)
        make_private_folder(path.parent)
        log = Log(path)
        held = log.note("project")
        if held is None:
            with log.transaction():
                log.set_note("project", project)
        elif held != project:
            log.close()
            raise Refused("relay-other-project")
        path.touch()
        return Mailbox(log, project, bytes_max, lambda: _bytes_of(path))

    def count(self) -> int:
        """How many files."""
        return sum(1 for _ in self._folder.glob("??/*.db"))

    def remove_unused(self, seconds: float, used: set[str]) -> int:
        """Removes files by the time of their last opening."""
        oldest = time.time() - seconds
        old = [path for path in self._folder.glob("??/*.db") if path.stat().st_mtime < oldest and path.stem not in used]
        for path in old:
            for each in (path, *_beside(path)):
                each.unlink(missing_ok=True)
        return len(old)

    def tell(self, name: str) -> None:
        """There is no other process."""

    async def ask(self, process: str, request: bytes, seconds: float) -> bytes | None:
        """There is no other process to ask."""
        return None

    def hearing(self, tell: Callable[[str], None], answer: Answer) -> AbstractAsyncContextManager[None]:
        """There is no other process to listen to."""
        return nullcontext()


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")]


def _bytes_of(path: Path) -> int:
    return sum(each.stat().st_size for each in (path, _beside(path)[0]) if each.exists())
