"""How relay processes on one store wake each other: a few words on a topic, to whoever listens to that.

Nothing depends on a word's arriving: what it tells of lies in the store. It only arrives soon.
"""

from collections.abc import Callable
from typing import Protocol

Take = Callable[[str, str], None]
"""Takes a topic and words. An empty topic says that some may not have come."""


class Notifier(Protocol):
    """Carries words between processes."""

    def tell(self, topic: str, words: str) -> None:
        """Says something to all others that listen to a topic; may be called from any thread. Raises StorageFailed."""

    def listen(self, topic: str) -> None:
        """From now on, words on this topic are wanted."""

    def leave(self, topic: str) -> None:
        """They are not wanted any more."""

    async def hear(self, take: Take) -> None:
        """Passes on what others say, until it is cancelled."""
