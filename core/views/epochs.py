"""What an epoch is to the rules about keys, and whether its start counts. Pure; used by the fold and core/keys."""

from collections.abc import Iterable, Set
from typing import Protocol

from core.ids import DeviceId, EventId, KeyId

VOID_STARTS_MAX = 64
"""So many starts by one device that do not count are remembered: nobody makes the team keep keys without end."""


class Epoch(Protocol):
    """The start of an epoch in its place, as the rules see it."""

    @property
    def key(self) -> KeyId:
        """Its sealing key."""

    @property
    def wrapping(self) -> KeyId:
        """Its wrapping key."""

    @property
    def number(self) -> int:
        """Its place among all starts in the total order."""

    @property
    def device(self) -> DeviceId:
        """The device that started it, and so knows its keys."""

    @property
    def replaces(self) -> tuple[KeyId, ...]:
        """The wrapping keys of all epochs that its author knew."""

    @property
    def after(self) -> tuple[EventId, ...]:
        """The removals and withdrawals that counted for its author."""

    @property
    def counts(self) -> bool:
        """Whether its start counts; one that does not is remembered, since events may be sealed with its key."""


def start_counts(is_owner: bool, after: Set[EventId], replaced: Iterable[Epoch]) -> bool:
    """Whether the start of an epoch counts. An owner rotates at will; anybody else starts an epoch only where none of
    those that they knew (`replaced`) came after all that this one comes after (`after`)."""
    return is_owner or not any(each.counts and after <= set(each.after) for each in replaced)
