"""Relay processes that wake each other through PostgreSQL (LISTEN and NOTIFY): for some processes on one database.

Each NOTIFY takes a lock of the whole database server when it commits, and every process hears of every mailbox. Where
that is too much, there is NATS (sync/relay/nats_notifier.py).
"""

import asyncio
from contextlib import suppress

import psycopg

from sync.relay.notifier import Take
from sync.relay.postgres_objects import Connecting

CHANNEL = "kodespor"
AGAIN_SECONDS = 1.0


class PostgresNotifier:
    """One channel for all topics."""

    def __init__(self, address: str, connecting: Connecting) -> None:
        self._address, self._connecting = address, connecting
        self._topics: set[str] = set()

    def tell(self, topic: str, words: str) -> None:
        """In a transaction of its own."""
        with self._connecting() as connection:
            connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, f"{topic} {words}"))

    def listen(self, topic: str) -> None:
        """What is on no such topic is passed over."""
        self._topics.add(topic)

    def leave(self, topic: str) -> None:
        """No more."""
        self._topics.discard(topic)

    async def hear(self, take: Take) -> None:
        """Listens on a connection of its own, and connects again where that is lost."""
        while True:
            with suppress(psycopg.Error):
                async with await psycopg.AsyncConnection.connect(self._address, autocommit=True) as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    take("", "")  # what came while nobody listened
                    async for notice in connection.notifies():
                        topic, _, words = notice.payload.partition(" ")
                        if topic in self._topics:
                            take(topic, words)
            take("", "")
            await asyncio.sleep(AGAIN_SECONDS)
