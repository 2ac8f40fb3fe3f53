"""Where a relay keeps objects slowly, only those wait who need them; who hangs up leaves nothing half done."""

import asyncio
import threading

import pytest

from sync.relay.conversation import Conversation
from sync.relay.mailboxes import Limits, Mailboxes
from sync.relay.objects import FileObjects
from sync.relay.postgres import PostgresMailboxStore
from sync.session import Session
from tests.builders import World, a_code, alice, everything, invited


class SlowObjects(FileObjects):
    """Reads nothing before it is let."""

    def __init__(self, folder) -> None:
        super().__init__(folder)
        self.asked, self.let = threading.Event(), threading.Event()

    def get(self, name: str) -> bytes | None:
        self.asked.set()
        assert self.let.wait(60)
        return super().get(name)


async def exchange(mailboxes: Mailboxes, name: str, project) -> Session:
    """A whole exchange of a device with the relay."""
    talk, device = Conversation(mailboxes, name, project.id), Session(project, True)
    try:
        while device.has_out():
            await talk.receive(device.drain())
            device.receive(await talk.drain())
    finally:
        talk.close()
    return device


def test_who_needs_nothing_of_a_slow_store_does_not_wait_for_it(database, tmp_path):
    objects = SlowObjects(tmp_path / "objects")
    store = PostgresMailboxStore(database.address, objects)
    mailboxes = Mailboxes(store, Limits())
    world = World(3)
    ada = alice(world)
    bo, other = invited(world, ada), alice(World(4))
    for n in range(30):
        a_code(ada, f"kode {n}")
    box = store.open("a" * 32, ada.id, 10**9)
    box.accept(everything(ada))
    store._sealer.seal(box.log._number)

    async def evening() -> None:
        newcomer = asyncio.ensure_future(exchange(mailboxes, "a" * 32, bo))
        assert await asyncio.to_thread(objects.asked.wait, 60)
        for n in range(3):
            a_code(other, f"kode {n}")
            assert (await exchange(mailboxes, "b" * 32, other)).is_settled
        a_code(ada, "i samme postkasse")
        assert (await exchange(mailboxes, "a" * 32, ada)).sent == 1
        assert not newcomer.done()
        objects.let.set()
        assert (await newcomer).is_settled

    asyncio.run(evening())
    assert len(bo.state.codes.rows) >= 30
    store.close()


def test_who_hangs_up_while_the_store_is_slow_leaves_a_whole_conversation(database, tmp_path):
    objects = SlowObjects(tmp_path / "objects")
    store = PostgresMailboxStore(database.address, objects)
    mailboxes = Mailboxes(store, Limits())
    world = World(5)
    ada = alice(world)
    bo = invited(world, ada)
    a_code(ada, "som Bo ikke har")
    box = store.open("c" * 32, ada.id, 10**9)
    box.accept(everything(ada))
    store._sealer.seal(box.log._number)

    async def evening() -> None:
        newcomer = asyncio.ensure_future(exchange(mailboxes, "c" * 32, bo))
        assert await asyncio.to_thread(objects.asked.wait, 60)
        newcomer.cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert not newcomer.done(), "it waits for the end of what it began"
        objects.let.set()
        with pytest.raises(asyncio.CancelledError):
            await newcomer
        assert mailboxes.talks() == 0
        assert (await exchange(mailboxes, "c" * 32, bo)).is_settled

    asyncio.run(evening())
    store.close()
