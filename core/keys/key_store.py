"""The protocol of a store of grants and notices, as key custody uses it. `core.storage.log.Log` implements it."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from core.ids import Id
from core.keys.grants import Grant
from core.keys.withdrawal_notices import Notice
from core.sealing.crypto import DevicePublic


class CountedChanges(Protocol):
    """How often things of a kind came or went (core/storage/changes.py)."""

    def count(self) -> int:
        """A number that only grows, in all processes."""

    def digest(self, make: Callable[[], bytes]) -> bytes:
        """What `make` gives, which is asked once after each change."""


class KeyStore(Protocol):
    """Grants, notices, and the chunks that destroyed keys opened. All writing belongs inside a transaction."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, and durable at its end."""

    def devices(self) -> dict[Id, DevicePublic]:
        """All devices whose public keys are known."""

    def grants(self) -> list[Grant]:
        """All grants."""

    def granted(self, *, is_readable: bool = False) -> list[tuple[Id, Id, Id]]:
        """Which key was granted to which box key, or under which wrapping key, and by which device. Where
        `is_readable`, only by grants of versions that are known here."""

    def add_grant(self, grant: Grant) -> bool:
        """Keeps a grant; False where it was here already."""

    def has_grant(self, mark: bytes) -> bool:
        """Whether the grant with this digest is kept."""

    def announcements(self) -> list[Grant]:
        """The box keys that devices announce."""

    @property
    def beside(self) -> CountedChanges:
        """The changes to grants and notices, those that were declined counted in."""

    def drop_grant(self, grant: Grant) -> None:
        """Deletes one grant."""

    def drop_grants(self, keys: Iterable[Id]) -> int:
        """Destroys all grants of these keys; returns how many there were."""

    def drop_grants_to(self, recipients: Iterable[Id]) -> int:
        """Destroys all grants to these box keys, or under these wrapping keys; returns how many there were."""

    def notices(self) -> list[Notice]:
        """All notices of withdrawal."""

    def add_notice(self, notice: Notice) -> None:
        """Keeps a notice, in the place of an earlier one of the same withdrawal."""

    def drop_notices(self, ids: Iterable[Id]) -> None:
        """Forgets notices by their ids."""

    def chunks(self) -> dict[bytes, Id]:
        """The digests of all chunks that are here, with the ids of their keys."""

    def drop_chunks(self, keys: Iterable[Id]) -> int:
        """Deletes the chunks under these keys; returns how many there were."""

    def note(self, name: str) -> bytes | None:
        """A note that this device keeps for itself."""

    def set_note(self, name: str, value: bytes) -> None:
        """Keeps a note."""

    def scrub(self) -> None:
        """Leaves nothing of what was deleted in the file."""
