"""The protocol of a store of sealed events, grants, notices and chunks, as sync and relay use it."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from core.ids import EventId, Id
from core.keys.grants import Grant
from core.keys.key_store import CountedChanges
from core.keys.withdrawal_notices import Notice
from core.sealing.crypto import DevicePublic
from core.sealing.envelope import Head, Sealed


class DeclinedThings(Protocol):
    """What was offered and not taken (core/storage/declined.py)."""

    def heads(self) -> list[Head]:
        """The newest events of branches."""

    def grants(self) -> list[tuple[bytes, Id, Id]]:
        """The digests of grants, with their key and recipient."""

    def withdrawn(self) -> list[tuple[bytes, Id, Id]]:
        """Those of these grants that are of a withdrawn key, or under one."""

    def notices(self) -> list[Id]:
        """The ids of notices."""

    def has_room(self, more: int) -> bool:
        """Whether so many more can be remembered."""

    def add_grant(self, mark: bytes, key: Id, recipient: Id, awaits: Iterable[Id]) -> None:
        """Remembers a grant by its digest, until one of the things has come that it waits for."""

    def forget_grants(self, marks: Iterable[bytes]) -> None:
        """Forgets grants by their digests."""


class SealedStore(Protocol):
    """Envelopes in rows in the order of their coming, and what lies beside them. `Log` is one, in SQLite.

    Everything that adds or drops belongs inside a transaction. Raises StorageFailed.
    """

    @property
    def declined(self) -> DeclinedThings:
        """What peers need not offer again."""

    @property
    def beside(self) -> CountedChanges:
        """The changes to grants and notices, those that were declined counted in."""

    @property
    def chunk_changes(self) -> CountedChanges:
        """The changes to the chunks of attached files."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, and durable at its end."""

    def append(self, sealed: Iterable[Sealed]) -> list[int]:
        """Adds envelopes whose predecessors are there; returns their rows."""

    def last_row(self) -> int:
        """The number of the newest row; 0 where there is none."""

    def envelopes(self, after: int = 0) -> Generator[tuple[int, bytes], None, None]:
        """Rows and raw envelopes in the order of arrival."""

    def feed(self, device: Id, after: int = 0) -> Iterator[tuple[int, Sealed]]:
        """The events of one device later than seq `after`, with their rows, in the order of their places."""

    def find(self, device: Id, seq: int) -> list[tuple[int, Sealed]]:
        """The envelopes at one place of a feed: several where it is forked."""

    def row_of(self, device: Id, seq: int, event: EventId) -> int | None:
        """The row of an event, or None."""

    def milestone(self, device: Id, seq: int) -> tuple[int, EventId] | None:
        """The event at this place of a feed that is not forked, or one before it that can be named without reading
        much; None where there is none."""

    def heads(self) -> list[Head]:
        """The newest event of every feed, in ascending order."""

    def add_device(self, public: DevicePublic) -> None:
        """Remembers the public keys of a device."""

    def devices(self) -> dict[Id, DevicePublic]:
        """All devices whose keys are known."""

    def add_grant(self, grant: Grant) -> bool:
        """Keeps a grant; False where it was here already."""

    def grant_marks(self, after: int = -1) -> list[tuple[bytes, Id, Id]]:
        """The digests of all grants, ascending, or of those that came after the change of this number, with their key
        and recipient."""

    def grants_marked(self, marks: Iterable[bytes]) -> list[Grant]:
        """The grants with these digests, as far as they are here."""

    def grants(self) -> list[Grant]:
        """All grants in the order of their bytes."""

    def granted(self) -> list[tuple[Id, Id, Id]]:
        """Which key was granted to which box key, or under which wrapping key, and by which device."""

    def drop_grants(self, keys: Iterable[Id]) -> int:
        """Destroys all grants of these keys; returns how many there were."""

    def drop_grants_to(self, recipients: Iterable[Id]) -> int:
        """Destroys all grants to these box keys, or under these wrapping keys; returns how many there were."""

    def add_notice(self, notice: Notice) -> None:
        """Keeps a notice; one for each withdrawal is enough."""

    def notice_ids(self, after: int = -1) -> list[Id]:
        """The ids of all notices, or of those that came after the change of this number, ascending."""

    def notices(self) -> list[Notice]:
        """All notices of withdrawal in the order of their ids."""

    def add_chunk(self, name: bytes, key: Id, raw: bytes) -> bool:
        """Keeps a sealed chunk of an attached file; False where it was here already."""

    def chunk(self, name: bytes) -> tuple[Id, bytes] | None:
        """A sealed chunk and the id of its key; None where it is not here."""

    def has_chunk(self, name: bytes) -> bool:
        """Whether a chunk is here."""

    def chunks(self) -> dict[bytes, Id]:
        """The digests of all chunks that are here, with the ids of their keys."""

    def drop_chunks(self, keys: Iterable[Id]) -> int:
        """Deletes the chunks under these keys; returns how many there were."""

    def scrub(self) -> None:
        """Leaves nothing of what was deleted, as far as the store can."""

    def close(self) -> None:
        """Closes the store."""
