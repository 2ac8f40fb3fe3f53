"""The protocol of a store of grants and notices, as key custody uses it. `core.storage.log.Log` implements it."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from core.ids import Id
from core.keys.grants import Grant
from core.keys.withdrawal_notices import Notice
from core.sealing.crypto import DevicePublic


class KeyStore(Protocol):
    """Grants, notices, and the chunks that destroyed keys opened. All writing belongs inside a transaction."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, and durable at its end."""

    def devices(self) -> dict[Id, DevicePublic]:
        """All devices whose public keys are known."""

    def grants_to(self, device: Id) -> list[Grant]:
        """The grants for one device."""

    def granted(self) -> set[tuple[Id, Id]]:
        """Which key was granted to which device."""

    def add_grant(self, grant: Grant) -> bool:
        """Keeps a grant; False where it was here already."""

    def drop_grants(self, keys: Iterable[Id]) -> int:
        """Destroys all grants of these keys; returns how many there were."""

    def drop_grant(self, grant: Grant) -> None:
        """Destroys one grant."""

    def notices(self) -> list[Notice]:
        """All notices of withdrawal."""

    def add_notice(self, notice: Notice) -> None:
        """Keeps a notice."""

    def drop_notices(self, keys: Iterable[Id]) -> None:
        """Forgets the notices of these keys."""

    def chunks(self) -> dict[bytes, Id]:
        """The digests of all chunks that are here, with the ids of their keys."""

    def drop_chunks(self, keys: Iterable[Id]) -> int:
        """Deletes the chunks under these keys; returns how many there were."""

    def scrub(self) -> None:
        """Leaves nothing of what was deleted in the file."""
