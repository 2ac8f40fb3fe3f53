"""Copies of a device: a restored backup or a copied folder that goes on writing forks the device's feed.

Nothing of either branch is lost: both are events like any others and have their effect. What a copy needs is a name of
its own, so that the two are told apart from here on.
"""

from typing import NamedTuple

from core.ids import EventId, Id
from core.storage.log import Log
from core.views.state import State


class Branch(NamedTuple):
    """What one copy wrote: from the place where the feed parted to the newest event."""

    first: int
    last: int
    head: EventId


def forked_devices(log: Log, state: State) -> list[Id]:
    """Devices of which several copies wrote, as long as all but one have not become devices of their own."""
    counts: dict[Id, int] = {}
    settled = {row.head for row in state.clones.values()}
    for head in log.heads():
        if head.id not in settled:
            counts[head.device] = counts.get(head.device, 0) + 1
    return sorted(device for device, count in counts.items() if count > 1)


def branch_to(log: Log, device: Id, head: EventId, last: int) -> Branch:
    """The branch that ends in an event of a forked feed, from where it is no other's too."""
    first = next((seq for seq in range(1, last + 1) if len(log.find(device, seq)) > 1), last)
    return Branch(first, last, head)
