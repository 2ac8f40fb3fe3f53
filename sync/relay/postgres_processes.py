"""Several relay processes on one PostgreSQL: they wake each other, and one answers what another was asked.

NOTIFY carries a few words; what is longer lies in a table for that moment. Each process holds a lock while it listens,
so that the others see whether it is there.
"""

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from typing import Any

import psycopg

from core.errors import StorageFailed
from sync.relay.file_store import PROCESS_DIGITS, Answer

CHANNEL = "kodespor"
AGAIN_SECONDS = 1.0
OLD_SECONDS = 600.0
SCHEMA = """
CREATE UNLOGGED TABLE IF NOT EXISTS requests (
    number bigserial PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(), asked bytea NOT NULL, answer bytea);
"""

Connecting = Callable[[], AbstractContextManager["psycopg.Connection[Any]"]]
"""Gives a connection for a transaction. Raises StorageFailed."""


class Processes:
    """This process among those on a database."""

    def __init__(self, address: str, connecting: Connecting) -> None:
        self.name = os.urandom(PROCESS_DIGITS // 2).hex()
        self._address, self._connecting = address, connecting
        self._asked: dict[int, asyncio.Future[None]] = {}
        self._answering: set[asyncio.Task[None]] = set()

    def tell(self, mailbox: str) -> None:
        """Tells the other processes that something came to a mailbox."""
        with self._connecting() as connection:
            self._notify(connection, "came", mailbox)

    def _notify(self, connection: "psycopg.Connection[Any]", *words: object) -> None:
        connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, " ".join(map(str, (self.name, *words)))))

    async def ask(self, process: str, request: bytes, seconds: float) -> bytes | None:
        """What another process answers; None where it is not there, or takes longer. Raises StorageFailed."""
        with self._connecting() as connection:
            if not self._is_there(connection, process):
                return None
            query = "INSERT INTO requests (asked) VALUES (%s) RETURNING number"
            (number,) = connection.execute(query, (request,)).fetchone() or (0,)
            self._asked[number] = waiting = asyncio.get_running_loop().create_future()
            self._notify(connection, "ask", process, number)
        try:
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

    async def hear(self, tell: Callable[[str], None], answer: Answer) -> None:
        """Listens on a connection of its own, and connects again where that is lost."""
        while True:
            with suppress(psycopg.Error):
                async with await psycopg.AsyncConnection.connect(self._address, autocommit=True) as connection:
                    is_known = await self._show(connection)
                    await connection.execute(f"LISTEN {CHANNEL}")
                    tell("")  # what came while nobody listened
                    while True:
                        is_known = is_known or await self._show(connection)
                        async for notice in connection.notifies(timeout=None if is_known else AGAIN_SECONDS):
                            self._take(notice.payload, tell, answer)
            for waiting in self._waiting():  # the answer may have been told meanwhile
                waiting.set_result(None)
            await asyncio.sleep(AGAIN_SECONDS)

    def _waiting(self) -> Iterator["asyncio.Future[None]"]:
        return (each for each in self._asked.values() if not each.done())

    async def _show(self, connection: "psycopg.AsyncConnection[Any]") -> bool:
        """Takes the lock by which the others see that this process is there; False while an earlier connection that was
        lost still has it."""
        cursor = await connection.execute("SELECT pg_try_advisory_lock(%s)", (_lock(self.name),))
        (is_mine,) = await cursor.fetchone() or (False,)
        return bool(is_mine)

    def _take(self, payload: str, tell: Callable[[str], None], answer: Answer) -> None:
        sender, what, *words = payload.split(" ")
        if what == "came" and sender != self.name:
            tell(words[0])
        if what == "came" or words[0] != self.name:
            return
        number = int(words[1])
        waiting = self._asked.get(number)
        if what == "ask":
            task = asyncio.ensure_future(self._answer(number, sender, answer))
            self._answering.add(task)
            task.add_done_callback(self._answering.discard)
        elif waiting is not None and not waiting.done():
            waiting.set_result(None)

    async def _answer(self, number: int, sender: str, answer: Answer) -> None:
        with suppress(StorageFailed):  # whoever asks waits no longer than it wants to
            with self._connecting() as connection:
                asked = connection.execute("SELECT asked FROM requests WHERE number = %s", (number,)).fetchone()
            if asked is None:
                return
            found = await answer(asked[0])
            with self._connecting() as connection:
                connection.execute("UPDATE requests SET answer = %s WHERE number = %s", (found, number))
                self._notify(connection, "answered", sender, number)

    def forget_old(self, connection: "psycopg.Connection[Any]") -> None:
        """Deletes what processes left behind that were killed."""
        connection.execute("DELETE FROM requests WHERE at < now() - make_interval(secs => %s)", (OLD_SECONDS,))


def _lock(process: str) -> int:
    return int(process, 16) >> 1  # a bigint has a sign
