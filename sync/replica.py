"""What every carrier needs of the one who holds a project: sealed things in, sealed things out."""

from collections.abc import Sequence
from typing import Protocol

from core.ids import Id
from core.log.transfer_bundle import AcceptResult, TransferBundle
from core.storage.attached_files import AttachedFiles
from core.storage.log import Log
from core.storage.store import SealedStore


class Replica(Protocol):
    """A project as a carrier sees it: a device's own, or a relay's, which can open nothing of it."""

    id: Id

    @property
    def log(self) -> SealedStore:
        """Where its sealed things lie."""

    def accept(self, bundle: TransferBundle, is_more_to_come: bool = False) -> AcceptResult:
        """Takes what arrived; durable when this returns. Where more is to come, `fold_accepted` has to follow. Raises
        Rejected."""

    def fold_accepted(self) -> None:
        """Does what follows from what was accepted while more was to come. Costs nothing where there is nothing."""

    def inventory(self) -> bytes:
        """32 bytes, equal where neither of two wants chunks of attached files that the other has; none where there are
        no chunks."""

    def wants(self, offered: Sequence[bytes] | None, under: Id | None = None) -> list[bytes]:
        """Those of these chunks of attached files that are wanted here and not here yet. Where nothing was offered: one
        of each file that is wanted, or all that are wanted under a key."""

    def take_chunk(self, key: Id, raw: bytes) -> bool:
        """Keeps a chunk that is wanted; False for any other."""

    def share_missing_keys(self) -> int:
        """Makes the grants that others lack."""


class Member(Replica, Protocol):
    """A device's own project."""

    @property
    def device(self) -> Id:
        """This device."""

    @property
    def log(self) -> Log:
        """Its own log."""

    def holds_key(self, key: Id) -> bool:
        """Whether this device has a key."""

    @property
    def files(self) -> AttachedFiles:
        """The bytes of attached files, and which of them are wanted here."""

    def dropped_keys(self) -> set[Id]:
        """The keys that were withdrawn, and the wrapping keys that a withdrawal retired."""

    def holds_current_keys(self) -> bool:
        """Whether this device holds the keys under which the team seals now, as far as it knows."""

    def cannot_read_some_events(self) -> bool:
        """Whether this device cannot read what others write now."""
