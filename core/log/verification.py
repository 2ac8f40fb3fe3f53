"""Checking envelopes before they enter the log: whole chains, true signatures, known places.

Of a chain whose links are verified only the last signature is checked: its hash covers all before it.
"""

from collections.abc import Container, Iterable
from typing import NamedTuple, Protocol

from core.errors import Rejected
from core.ids import EventId, Id
from core.sealing import envelope
from core.sealing.crypto import DevicePublic
from core.sealing.envelope import NO_EVENT, Sealed


class EventIndex(Protocol):
    """What is in the log already."""

    def row_of(self, device: Id, seq: int, event: EventId) -> int | None:
        """The row of an event that is there."""


class CheckResult(NamedTuple):
    """Envelopes that may enter, in order; rows of those that are there; and how many wait for something missing."""

    fresh: list[Sealed]
    rows: set[int]
    held: int


def check(
    project: Id, arrived: Iterable[Sealed], known: EventIndex, devices: dict[Id, DevicePublic], openable: Container[Id]
) -> CheckResult:
    """Sorts envelopes into new, known and held. Raises Rejected where one is forged, altered or foreign."""
    fresh: list[Sealed] = []
    batch: dict[EventId, Sealed] = {}
    tips: dict[EventId, Sealed] = {}
    rows: set[int] = set()
    held = 0
    for sealed in arrived:
        if sealed.project != project:
            raise Rejected("other-project")
        follows = batch.get(sealed.previous)
        if sealed.id in batch:
            continue
        if follows is None:
            row = known.row_of(sealed.device, sealed.seq, sealed.id)
            if row is not None:
                rows.add(row)
                continue
            if not _follows_known(sealed, known) or not _expected(sealed, devices, openable):
                held += 1
                continue
        elif follows.device != sealed.device or follows.seq + 1 != sealed.seq:
            raise Rejected("envelope-misplaced")
        batch[sealed.id] = sealed
        tips.pop(sealed.previous, None)
        tips[sealed.id] = sealed
        fresh.append(sealed)
    for tip in tips.values():
        if tip.device not in devices or not envelope.signed_by(tip, devices[tip.device]):
            raise Rejected("envelope-signature-wrong")
    return CheckResult(fresh, rows, held)


def _follows_known(sealed: Sealed, known: EventIndex) -> bool:
    if sealed.previous == NO_EVENT:
        return True
    return known.row_of(sealed.device, sealed.seq - 1, sealed.previous) is not None


def _expected(sealed: Sealed, devices: dict[Id, DevicePublic], openable: Container[Id]) -> bool:
    """The first event of a feed has to be one that we can open: a stranger cannot fill the log with noise."""
    return sealed.seq > 1 or sealed.key in openable
