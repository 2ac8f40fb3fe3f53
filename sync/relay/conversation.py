"""One conversation of the relay with one device, whatever carries it."""

import asyncio
import contextlib
import time

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
        self._stack = contextlib.ExitStack()
        self._held = self._stack.enter_context(mailboxes.talk(mailbox, project, self._hear))
        self.session = Session(self._held, False)

    def receive(self, data: bytes) -> int:
        """Takes bytes from the device; where they brought something, the others who talk to the mailbox hear of it.
        Returns how many events were new."""
        events, changes, was_settled = self.session.received, self._held.changes, self.session.is_settled
        self.session.receive(data)
        if self.session.is_settled and not was_settled:
            self.session.push_new()  # with what came while both were busy with the rest
        if self._held.changes > changes:
            self._mailboxes.tell(self.mailbox, self._hear)
        return self.session.received - events

    def catch_up(self) -> None:
        """Passes on what others brought."""
        self.news.clear()
        self.session.push_new()

    async def wait(self, seconds: float) -> None:
        """Until there is something to say, but not longer."""
        end = time.monotonic() + seconds
        while not self.session.has_out() and not self.session.problem and time.monotonic() < end:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), max(0.01, end - time.monotonic()))
            self.catch_up()
        if self.news.is_set():
            self.catch_up()

    def close(self) -> None:
        """The conversation is over."""
        self._stack.close()
        log_line("talked", mailbox=self.mailbox[:8], sent=self.session.sent, received=self.session.received,
                 why=self.session.problem.code if self.session.problem else "")  # fmt: skip
