"""Relay processes that wake each other through NATS: only those hear of a mailbox that somebody talks to there."""

import asyncio
import os
from contextlib import suppress
from typing import Any

import nats
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from sync.relay.log_lines import log_line
from sync.relay.notifier import Take

PREFIX = "kodespor."
AGAIN_SECONDS = 1.0
WAITING_MAX = 100_000
"""So many words wait for a connection; who does not hear them looks into the store now and then (`Processes`)."""


class NatsNotifier:
    """A connection to one or more NATS servers of one cluster."""

    def __init__(self, addresses: str) -> None:
        """`addresses`: nats://HOST:PORT or tls://…, several with commas between. The credentials of a protected server
        stand in the file that NATS_CREDS names."""
        self._addresses = addresses.split(",")
        self._topics: set[str] = set()
        self._subscriptions: dict[str, Subscription] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._changes: asyncio.Queue[tuple[str, str, str]] = asyncio.Queue(WAITING_MAX)

    def tell(self, topic: str, words: str) -> None:
        """Sent by the task that hears."""
        self._do("tell", topic, words)

    def listen(self, topic: str) -> None:
        """Subscribes."""
        self._topics.add(topic)
        self._do("listen", topic, "")

    def leave(self, topic: str) -> None:
        """Ends the subscription."""
        self._topics.discard(topic)
        self._do("leave", topic, "")

    def _do(self, what: str, topic: str, words: str) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, (what, topic, words))

    def _put(self, change: tuple[str, str, str]) -> None:
        with suppress(asyncio.QueueFull):
            self._changes.put_nowait(change)

    async def hear(self, take: Take) -> None:
        """Connects, and again where that is lost for good."""
        self._loop = asyncio.get_running_loop()
        while True:
            try:
                await self._hear(take)
            except (nats.errors.Error, OSError, TimeoutError) as problem:
                log_line("not-notified", why=type(problem).__name__)
            await asyncio.sleep(AGAIN_SECONDS)

    async def _hear(self, take: Take) -> None:
        async def on_again() -> None:
            take("", "")

        async def on_error(problem: Exception) -> None:
            log_line("not-notified", why=type(problem).__name__)

        options: dict[str, Any] = {}
        if os.environ.get("NATS_CREDS"):
            options["user_credentials"] = os.environ["NATS_CREDS"]
        client = await nats.connect(
            self._addresses, no_echo=True, max_reconnect_attempts=-1, reconnect_time_wait=AGAIN_SECONDS,
            reconnected_cb=on_again, error_cb=on_error, **options,
        )  # fmt: skip
        try:
            self._subscriptions.clear()
            for topic in sorted(self._topics):
                await self._subscribe(client, topic, take)
            take("", "")  # what came while nobody listened
            while True:
                what, topic, words = await self._changes.get()
                if what == "tell":
                    await client.publish(PREFIX + topic, words.encode())
                elif topic in self._topics:
                    await self._subscribe(client, topic, take)
                elif topic in self._subscriptions:
                    await self._subscriptions.pop(topic).unsubscribe()
        finally:
            with suppress(Exception):
                await client.close()

    async def _subscribe(self, client: Client, topic: str, take: Take) -> None:
        async def on_words(message: Msg) -> None:
            take(topic, message.data.decode("utf-8", "replace"))

        if topic not in self._subscriptions:
            self._subscriptions[topic] = await client.subscribe(PREFIX + topic, cb=on_words)
