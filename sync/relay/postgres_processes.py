"""Several relay processes on one PostgreSQL: they wake each other, and one answers what another was asked.

A notifier carries a few words; what is longer lies in a table for that moment. Each process holds a lock while it is
there, so that the others see it.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from threading import Lock
from typing import Any

import psycopg

from core.errors import StorageFailed
from sync.relay.file_store import PROCESS_DIGITS, Answer
from sync.relay.log_lines import log_line
from sync.relay.notifier import Notifier
from sync.relay.postgres_objects import Connecting

CAME, TO = "came.", "to."
AGAIN_SECONDS = 1.0
LOOK_SECONDS = 20.0
"""So often a process looks whether words have not come."""
OLD_SECONDS = 600.0
SCHEMA = """
CREATE UNLOGGED TABLE IF NOT EXISTS requests (
    number bigserial PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), asked bytea NOT NULL, answer bytea);
"""


class Processes:
    """This process among those on a database."""

    def __init__(self, address: str, connecting: Connecting, notifier: Notifier) -> None:
        self.name = os.urandom(PROCESS_DIGITS // 2).hex()
        self._address, self._connecting, self._notifier = address, connecting, notifier
        self._notifier.listen(TO + self.name)
        self._asked: dict[int, asyncio.Future[None]] = {}
        self._answering: set[asyncio.Task[None]] = set()
        self._versions: dict[str, int] = {}
        self._versions_lock = Lock()

    # -- news of mailboxes

    def tell(self, mailbox: str) -> None:
        """Tells the other processes that something came to a mailbox."""
        self._notifier.tell(CAME + mailbox, self.name)

    def listen(self, mailbox: str, version: int) -> None:
        """News of a mailbox are wanted, beyond this version."""
        with self._versions_lock:
            self._versions[mailbox] = version
        self._notifier.listen(CAME + mailbox)

    def leave(self, mailbox: str) -> None:
        """They are not any more."""
        with self._versions_lock:
            self._versions.pop(mailbox, None)
        self._notifier.leave(CAME + mailbox)

    def look(self) -> list[str]:
        """The mailboxes among those wanted that have changed since the last look: one question for all."""
        query = "SELECT name, version FROM mailboxes WHERE name = ANY(%s)"
        with self._versions_lock:
            wanted = list(self._versions)
        with self._connecting() as connection:
            found = connection.execute(query, (wanted,)).fetchall()
        with self._versions_lock:  # some may not be wanted any more
            changed = [(name, version) for name, version in found if self._versions.get(name, version) != version]
            self._versions.update(changed)
        return [name for name, _ in changed]

    # -- requests

    async def ask(self, process: str, request: bytes, seconds: float) -> bytes | None:
        """What another process answers; None where it is not there, or takes longer. Raises StorageFailed."""
        with self._connecting() as connection:
            if not self._is_there(connection, process):
                return None
            query = "INSERT INTO requests (asked) VALUES (%s) RETURNING number"
            (number,) = connection.execute(query, (request,)).fetchone() or (0,)
        self._asked[number] = waiting = asyncio.get_running_loop().create_future()
        try:
            self._notifier.tell(TO + process, f"ask {number} {self.name}")
            with suppress(TimeoutError):
                await asyncio.wait_for(waiting, seconds)
        finally:
            del self._asked[number]
            with self._connecting() as connection:
                query = "DELETE FROM requests WHERE number = %s RETURNING answer"
                found = connection.execute(query, (number,)).fetchone()
        return found[0] if found else None

    def _is_there(self, connection: "psycopg.Connection[Any]", process: str) -> bool:
        """Whether it holds its lock. Nobody else can have it for longer than this transaction."""
        if len(process) != PROCESS_DIGITS or not all(each in "0123456789abcdef" for each in process):
            return False
        query = "SELECT pg_try_advisory_xact_lock(%s)"
        (is_free,) = connection.execute(query, (_lock(process),)).fetchone() or (True,)
        return not is_free

    async def _answer(self, number: int, sender: str, answer: Answer) -> None:
        with suppress(StorageFailed):  # whoever asks waits no longer than it wants to
            with self._connecting() as connection:
                asked = connection.execute("SELECT asked FROM requests WHERE number = %s", (number,)).fetchone()
            if asked is None:
                return
            found = await answer(asked[0])
            with self._connecting() as connection:
                connection.execute("UPDATE requests SET answer = %s WHERE number = %s", (found, number))
            self._notifier.tell(TO + sender, f"answered {number}")

    def forget_old(self, connection: "psycopg.Connection[Any]") -> None:
        """Deletes what processes left behind that were killed."""
        connection.execute("DELETE FROM requests WHERE at < now() - make_interval(secs => %s)", (OLD_SECONDS,))

    # -- hearing

    async def hear(self, tell: Callable[[str], None], answer: Answer) -> None:
        """Shows that this process is there, passes on news and answers, until it is cancelled."""

        def take(topic: str, words: str) -> None:
            self._take(topic, words, tell, answer)

        tasks = [self._show, lambda: self._notifier.hear(take), lambda: self._look_again(tell)]
        await asyncio.gather(*map(_going_on, tasks))

    async def _show(self) -> None:
        """Holds the lock by which the others see that this process is there, on a connection of its own."""
        while True:
            with suppress(psycopg.Error):
                async with await psycopg.AsyncConnection.connect(self._address, autocommit=True) as connection:
                    await connection.execute("SELECT pg_advisory_lock(%s)", (_lock(self.name),))
                    while not connection.closed:  # ends by an error where the connection is lost
                        async for _ in connection.notifies(timeout=LOOK_SECONDS):
                            pass
                        await connection.execute("SELECT 1")
            await asyncio.sleep(AGAIN_SECONDS)

    async def _look_again(self, tell: Callable[[str], None]) -> None:
        """Where the notifier was away, or lost words."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            with suppress(StorageFailed):
                for each in await asyncio.to_thread(self.look):
                    tell(each)

    def _take(self, topic: str, words: str, tell: Callable[[str], None], answer: Answer) -> None:
        if not topic:  # whatever was said may not have come
            tell("")
            self._wake(list(self._asked))
        elif topic.startswith(CAME):
            if words != self.name:
                tell(topic.removeprefix(CAME))
        elif words.startswith("ask "):
            _, number, sender = words.split(" ")
            task = asyncio.ensure_future(self._answer(int(number), sender, answer))
            self._answering.add(task)
            task.add_done_callback(self._answering.discard)
        elif words.startswith("answered "):
            self._wake([int(words.split(" ")[1])])

    def _wake(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            waiting = self._asked.get(number)
            if waiting is not None and not waiting.done():
                waiting.set_result(None)


async def _going_on(work: Callable[[], Awaitable[None]]) -> None:
    """Does something that ends only when it is cancelled, and begins it anew where it fails: without it this process
    would never again hear of the others, and nobody of that."""
    while True:
        try:
            await work()
        except Exception as problem:
            log_line("not-notified", why=type(problem).__name__)
        await asyncio.sleep(AGAIN_SECONDS)


def _lock(process: str) -> int:
    return int(process, 16) >> 1  # a bigint has a sign
