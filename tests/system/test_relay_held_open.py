"""What a relay process keeps in memory for a while: nothing of it stays, and nothing that fails ends its hearing."""

import asyncio
import json

from core.errors import StorageFailed
from core.ids import Id
from sync.relay import postgres_processes
from sync.relay.conversation import Conversation
from sync.relay.file_store import FileMailboxStore
from sync.relay.http_talks import Asked, HttpTalks
from sync.relay.mailboxes import Limits, Mailboxes
from sync.relay.notifier import Take
from sync.relay.postgres import PostgresMailboxStore
from sync.relay.postgres_side import MailboxChanges
from tests.builders import World, alice
from tests.refusals import refuses

MAILBOX = "c" * 32


def asked(talk: str, project: Id, body: bytes = b"", wait_ms: int = 0, ends: bool = False) -> Asked:
    return Asked(talk, MAILBOX, project, body, wait_ms, ends)


def test_a_conversation_that_ends_while_a_request_waits_leaves_nothing(tmp_path):
    project = alice(World(41))
    talks = HttpTalks(Mailboxes(FileMailboxStore(tmp_path), Limits()), 10**9, lambda _: None)

    async def evening() -> None:
        begun = await talks.answer(asked("", project.id))
        waiting = asyncio.ensure_future(talks.answer(asked(begun.talk, project.id, wait_ms=200)))
        await asyncio.sleep(0)
        assert (await talks.answer(asked(begun.talk, project.id, ends=True))).status == 200
        assert (await waiting).status == 200
        assert (await talks.answer(asked(begun.talk, project.id))).status == 410

    asyncio.run(evening())
    kept = [value for value in vars(talks).values() if isinstance(value, dict)]
    assert kept
    assert not any(kept)


def test_a_conversation_that_fails_as_it_begins_leaves_its_mailbox(database, monkeypatch):
    project, store = alice(World(42)), PostgresMailboxStore(database.address)
    mailboxes = Mailboxes(store, Limits())

    def silent(_: MailboxChanges) -> int:
        raise StorageFailed("relay-database-silent")

    monkeypatch.setattr(MailboxChanges, "count", silent)
    with refuses("relay-database-silent"):
        Conversation(mailboxes, MAILBOX, project.id)
    assert mailboxes.talks() == 0
    assert store._processes._versions == {}
    store.close()


class Failing:
    """Fails in a way that nobody thought of, once."""

    def __init__(self) -> None:
        self.tries = 0

    def tell(self, topic: str, words: str) -> None:
        """To nobody."""

    listen = leave = lambda self, topic: None

    async def hear(self, take: Take) -> None:
        self.tries += 1
        if self.tries == 1:
            raise ZeroDivisionError
        take("", "")
        await asyncio.Event().wait()


def test_a_notifier_that_fails_in_an_unknown_way_is_heard_again_and_that_is_logged(database, monkeypatch, capsys):
    monkeypatch.setattr(postgres_processes, "AGAIN_SECONDS", 0.01)
    failing = Failing()
    store = PostgresMailboxStore(database.address, notifier=failing)
    heard = asyncio.Event()

    async def evening() -> None:
        async def answer(_: bytes) -> bytes:
            return b""

        async with store.hearing(lambda _: heard.set(), answer):
            await asyncio.wait_for(heard.wait(), 60)

    asyncio.run(evening())
    assert failing.tries == 2
    (line,) = [json.loads(each) for each in capsys.readouterr().err.splitlines() if "not-notified" in each]
    assert line["why"] == "ZeroDivisionError"
