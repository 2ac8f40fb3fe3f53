"""How far a large command is: told while nothing of it is durable, so that whoever is told may still stop it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Takes how many steps of how many are done. What it raises ends the command, and nothing of it is recorded."""
TOLD_EVERY = 64
"""Steps; a step takes some tenths of a millisecond."""


def silent(done: int, total: int) -> None:
    """Nobody is told."""


def telling(steps: Iterable[T], progress: Progress, before: int, total: int) -> Iterator[T]:
    """The steps, of which `before` came earlier, telling of them on the way."""
    for n, each in enumerate(steps, before):
        if not n % TOLD_EVERY:
            progress(n, total)
        yield each
