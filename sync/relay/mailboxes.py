"""All mailboxes of a relay: open during a conversation, removed after a long time without one."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass, field

from core.errors import Refused
from core.ids import Id
from sync.relay.file_store import MailboxStore
from sync.relay.mailbox import Mailbox

DAY_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Limits:
    """How much one relay accepts."""

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


class Mailboxes:
    """Mailboxes by name."""

    def __init__(self, store: MailboxStore, limits: Limits) -> None:
        self._store, self._limits = store, limits
        self._opened: dict[str, _Opened] = {}
        self._workers = ThreadPoolExecutor(store.threads, "talking") if store.threads else None

    @contextmanager
    def talk(self, name: str, project: Id, hear: Callable[[], None]) -> Iterator[Mailbox]:
        """The mailbox, while one talks; `hear` is called when another brought something. Raises Refused."""
        opened = self._open(name, project)
        if opened.talks >= self._limits.talks_per_mailbox:
            raise Refused("relay-busy")
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

    async def work(self, work: Callable[[], None]) -> None:
        """Does something with a mailbox: in a thread where its store may be slow, so that others need not wait."""
        if self._workers is None:
            work()
        else:
            await asyncio.get_running_loop().run_in_executor(self._workers, work)

    def tell_others(self, name: str) -> None:
        """Tells other processes that something came to a mailbox."""
        self._store.tell(name)

    def hearing(self, answer: Callable[[bytes], Awaitable[bytes]]) -> AbstractAsyncContextManager[None]:
        """While inside, passes on what other processes tell, and answers what they ask."""
        return self._store.hearing(self._heard, answer)

    @property
    def process(self) -> str:
        """The name of this process among those on the store."""
        return self._store.process

    async def ask(self, process: str, request: bytes, seconds: float) -> bytes | None:
        """What another process answers; None where it is not there, or takes longer."""
        return await self._store.ask(process, request, seconds)

    def _heard(self, name: str) -> None:
        """Of one mailbox, or perhaps of all, where nobody could listen for a while."""
        for each in [name] if name else list(self._opened):
            self.tell_here(each, None)

    def tell_here(self, name: str, but: Callable[[], None] | None) -> None:
        """Tells all listeners of this process except one."""
        opened = self._opened.get(name)
        for hear in list(opened.listeners) if opened is not None else ():
            if hear is not but:
                hear()

    def _open(self, name: str, project: Id) -> _Opened:
        if name not in self._opened:
            if not self._store.exists(name) and self.count() >= self._limits.mailboxes:
                raise Refused("relay-full")
            self._opened[name] = _Opened(self._store.open(name, project, self._limits.mailbox_bytes))
        elif self._opened[name].mailbox.id != project:
            raise Refused("relay-other-project")
        return self._opened[name]

    def count(self) -> int:
        """How many mailboxes there are."""
        return self._store.count()

    def talks(self) -> int:
        """How many devices talk now."""
        return sum(opened.talks for opened in self._opened.values())

    def tidy(self) -> int:
        """Removes mailboxes that nobody talked to within the retention; returns how many."""
        return self._store.remove_unused(self._limits.retention_days * DAY_SECONDS, set(self._opened))
