"""A relay's store with its objects, as the tests beside it take it apart."""

import itertools
from pathlib import Path

from core.log.transfer_bundle import TransferBundle
from core.sealing import envelope
from sync.relay.mailbox import Mailbox
from sync.relay.objects import MARKER, FileObjects
from sync.relay.postgres import PostgresMailboxStore
from tests.builders import everything
from tests.database import Database

NAMES = (f"{n:032x}" for n in itertools.count(1))


class Place:
    """A store of its own on the database, with a folder of objects."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.folder, self.objects = folder, FileObjects(folder)
        self.store = PostgresMailboxStore(database.address, self.objects)
        self.sealer, self.index = self.store._sealer, self.store._index

    def box(self, ada, name: str = "") -> Mailbox:
        return self.store.open(name or next(NAMES), ada.id, 10**9)

    def seal(self, box: Mailbox) -> int:
        return self.sealer.seal(box.log._number)

    def files(self) -> set[str]:
        return {str(each.relative_to(self.folder)) for each in self.folder.rglob("*") if each.is_file()} - {MARKER}

    def named(self, of: str = "") -> set[str]:
        """The objects that mailboxes consist of."""
        with self.store._connection() as connection:
            return {
                name
                for (name,) in connection.execute(
                    "SELECT object FROM segments UNION ALL SELECT object FROM attachments"
                )
            }

    def end_grace(self) -> None:
        with self.store._connection() as connection:
            connection.execute("UPDATE dropped SET due = now()")


def parts(project, size: int) -> list[TransferBundle]:
    whole = everything(project)
    return [whole._replace(envelopes=whole.envelopes[at : at + size]) for at in range(0, len(whole.envelopes), size)]


def ids(box: Mailbox) -> list[bytes]:
    return [envelope.parse(raw).id for _, raw in box.log.envelopes()]


def drop(box: Mailbox, key) -> None:
    with box.log.transaction():
        box.log.drop_chunks([key])
    box.log.scrub()
