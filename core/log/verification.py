"""Checking envelopes before they enter the log: whole chains, true signatures, known places.

Of a chain whose links are verified the last signature is checked: its hash covers all before it. A device with a
changed program can sign an event wrongly and the one after it rightly. Whoever passes such a chain on must not end a
batch between the two, so stretches of events that are not signed rightly have to be short, and as short for everybody:
every SIGNED_EVERYth event of a feed and every event above SIGNED_BYTES is checked by itself.
"""

from collections.abc import Container, Iterable
from typing import NamedTuple, Protocol

from core.errors import Rejected, StorageFailed
from core.ids import EventId, Id
from core.log.transfer_bundle import HeldBranch
from core.sealing import envelope
from core.sealing.crypto import DevicePublic
from core.sealing.envelope import NO_EVENT, Head, Sealed

SIGNED_EVERY = 64
SIGNED_BYTES = 4096


class EventIndex(Protocol):
    """What is in the log already."""

    def row_of(self, device: Id, seq: int, event: EventId) -> int | None:
        """The row of an event that is there."""


class CheckResult(NamedTuple):
    """Envelopes that may enter, in order; rows of those that are there; how many wait for something missing, and the
    branches that these form."""

    fresh: list[Sealed]
    rows: set[int]
    held: int
    branches: tuple[HeldBranch, ...]


def check(
    project: Id, arrived: Iterable[Sealed], known: EventIndex, devices: dict[Id, DevicePublic], openable: Container[Id]
) -> CheckResult:
    """Sorts envelopes into new, known and held. Raises Rejected where one is forged, altered or foreign."""
    fresh: list[Sealed] = []
    batch: dict[EventId, Sealed] = {}
    tips: dict[EventId, Sealed] = {}
    rows: set[int] = set()
    held = _Held()
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
                held.add(sealed)
                continue
        elif follows.device != sealed.device or follows.seq + 1 != sealed.seq:
            raise Rejected("envelope-misplaced")
        batch[sealed.id] = sealed
        tips.pop(sealed.previous, None)
        tips[sealed.id] = sealed
        fresh.append(sealed)
    to_check = (each for each in fresh if each.id in tips or _is_checked_itself(each))
    if not all(each.device in devices and envelope.signed_by(each, devices[each.device]) for each in to_check):
        raise Rejected("envelope-signature-wrong")
    return CheckResult(fresh, rows, held.count, held.branches())


def check_own(
    project: Id, made: list[Sealed], known: EventIndex, devices: dict[Id, DevicePublic], openable: Container[Id]
) -> list[Sealed]:
    """The same for what this device just made. Raises StorageFailed where it does not go on from what is in the log:
    then somebody changed that."""
    fresh = check(project, made, known, devices, openable).fresh
    if len(fresh) < len(made):
        raise StorageFailed("storage-damaged")
    return fresh


class _Held:
    """Collects envelopes that cannot enter yet."""

    def __init__(self) -> None:
        self.count = 0
        self._awaited: dict[EventId, Id | Head] = {}
        self._tips: dict[EventId, Head] = {}

    def add(self, sealed: Sealed) -> None:
        self.count += 1
        before = Head(sealed.device, sealed.seq - 1, sealed.previous)
        awaited = self._awaited.get(sealed.previous, sealed.key if sealed.seq == 1 else before)
        self._awaited[sealed.id] = awaited
        self._tips.pop(sealed.previous, None)
        self._tips[sealed.id] = Head(sealed.device, sealed.seq, sealed.id)

    def branches(self) -> tuple[HeldBranch, ...]:
        found = ((tip, self._awaited[tip.id]) for tip in self._tips.values())
        return tuple(
            HeldBranch(tip, None, awaited) if isinstance(awaited, Head) else HeldBranch(tip, awaited, None)
            for tip, awaited in found
        )


def _is_checked_itself(sealed: Sealed) -> bool:
    return sealed.seq % SIGNED_EVERY == 0 or len(sealed.raw) > SIGNED_BYTES


def _follows_known(sealed: Sealed, known: EventIndex) -> bool:
    if sealed.previous == NO_EVENT:
        return True
    return known.row_of(sealed.device, sealed.seq - 1, sealed.previous) is not None


def _expected(sealed: Sealed, devices: dict[Id, DevicePublic], openable: Container[Id]) -> bool:
    """The first event of a feed has to be one that we can open: a stranger cannot fill the log with noise."""
    return sealed.seq > 1 or sealed.key in openable
