"""One conversation of the relay with one device, whatever carries it."""

import asyncio
import contextlib
import time
from collections.abc import Callable

from core.ids import Id
from sync.relay.log_lines import log_line
from sync.relay.mailboxes import Mailboxes
from sync.session import Session


class Conversation:
    """A session on a mailbox, which hears what others bring there. Raises Refused where the mailbox may not be used."""

    def __init__(self, mailboxes: Mailboxes, mailbox: str, project: Id) -> None:
        self.mailbox = mailbox
        self.news = asyncio.Event()
        self._mailboxes = mailboxes
        self._hear = self.news.set
        with contextlib.ExitStack() as stack:  # the store may fail at once
            self._held = stack.enter_context(mailboxes.talk(mailbox, project, self._hear))
            self.session = Session(self._held, False)
            self._stack = stack.pop_all()
        self._turn = asyncio.Lock()

    async def receive(self, data: bytes) -> int:
        """Takes bytes from the device; where they brought something, the others who talk to the mailbox hear of it.
        Returns how many events were new."""
        events, changes = self.session.received, self._held.changes
        await self._do(lambda: self._receive(data, changes))
        if self._held.changes > changes:
            self._mailboxes.tell_here(self.mailbox, self._hear)
        return self.session.received - events

    def _receive(self, data: bytes, changes: int) -> None:
        was_settled = self.session.is_settled
        self.session.receive(data)
        if self.session.is_settled and not was_settled:
            self.session.push_new()  # with what came while both were busy with the rest
        if self._held.changes > changes:
            self._mailboxes.tell_others(self.mailbox)

    async def catch_up(self) -> None:
        """Passes on what others brought."""
        self.news.clear()
        await self._do(self.session.push_new)

    async def drain(self) -> bytes:
        """The bytes to send, once."""
        async with self._turn:
            return self.session.drain()

    async def _do(self, work: Callable[[], None]) -> None:
        """One thing after the other in this conversation, beside those of others. Who is cancelled meanwhile waits for
        the end of it."""
        async with self._turn:
            doing = asyncio.ensure_future(self._mailboxes.work(work))
            try:
                await asyncio.shield(doing)
            except asyncio.CancelledError:
                await asyncio.wait([doing])
                raise

    async def wait(self, seconds: float) -> None:
        """Until there is something to say, but not longer."""
        end = time.monotonic() + seconds
        while not self.session.has_out() and not self.session.problem and time.monotonic() < end:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), max(0.01, end - time.monotonic()))
            await self.catch_up()
        if self.news.is_set():
            await self.catch_up()

    def close(self) -> None:
        """The conversation is over."""
        self._stack.close()
        log_line("talked", mailbox=self.mailbox[:8], sent=self.session.sent, received=self.session.received,
                 why=self.session.problem.code if self.session.problem else "")  # fmt: skip
