"""Relay processes that wake each other by a real NATS server, and that see for themselves where words are lost."""

import asyncio
import importlib.util
import itertools

import httpx
import psycopg
import pytest

from app.cli.relay import _mailbox_store
from app.services.peers import access_tokens_of
from core.errors import Refused
from core.project import Project
from sync.relay.postgres import PostgresMailboxStore
from sync.relay.postgres_notifier import PostgresNotifier
from sync.transports import relay as client
from tests.builders import World, a_code, alice, invited
from tests.nats_server import NatsServer, is_installed
from tests.needed import needs
from tests.servers import Killable, meet, same


@pytest.fixture
def nats():
    needs(is_installed() and importlib.util.find_spec("nats") is not None, "nats-server and nats-py")
    made = NatsServer()
    yield made
    made.stop()


@pytest.fixture
def pair(request):
    world = World(sum(map(ord, request.node.name)))
    ada = alice(world)
    return ada, invited(world, ada)


@pytest.fixture
def relays(database, nats):
    made = [Killable(database.address, "--notifier", nats.address) for _ in range(2)]
    yield made
    for each in made:
        each.kill()


async def until(holds) -> None:
    for _ in range(6000):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


def has(project: Project, name: str) -> bool:
    return name in {project.words(row.name) for row in project.state.codes.values()}


def test_what_comes_to_one_process_wakes_the_other_by_nats_also_after_it_was_away(pair, relays, nats, database):
    ada, bo = pair
    meet(ada, relays[0])

    async def evening() -> None:
        stop = asyncio.Event()
        talking = asyncio.ensure_future(client.talk(bo, relays[1].address, access_tokens_of(bo), stop))
        for n in range(6):
            if n == 3:
                nats.stop()
            if n == 4:
                nats.start()
            a_code(ada, f"kode {n}")
            assert (await client.talk(ada, relays[0].address, access_tokens_of(ada), None)).sent == 1
            await until(lambda n=n: has(bo, f"kode {n}"))
        stop.set()
        await talking

    asyncio.run(evening())
    assert same(ada, bo)


def test_nothing_goes_through_the_database_then(pair, relays, database):
    ada, bo = pair
    meet(ada, relays[0])
    with psycopg.connect(database.address, autocommit=True) as connection:
        connection.execute("LISTEN kodespor")
        a_code(ada, "uten database")
        meet(ada, relays[0])
        assert list(connection.notifies(timeout=0.5)) == []
        found = connection.execute("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'").fetchone()
    assert found == (0,)
    meet(bo, relays[1])


def test_plain_http_is_spread_over_two_processes_by_nats(pair, relays, monkeypatch):
    ada, bo = pair
    ports = itertools.cycle([int(each.address.rpartition(":")[2]) for each in relays])

    class RoundRobin(httpx.AsyncHTTPTransport):
        async def handle_async_request(self, request):
            request.url = request.url.copy_with(port=next(ports))
            return await super().handle_async_request(request)

    real = httpx.AsyncClient
    monkeypatch.setattr(client.httpx, "AsyncClient", lambda **_: real(transport=RoundRobin(), timeout=40))
    for each in (ada, bo):
        outcome = asyncio.run(client.talk(each, "http://127.0.0.1:9", access_tokens_of(each), None, by_http=True))
        assert outcome.problem is None
    assert same(ada, bo)


class Deaf(PostgresNotifier):
    """Loses every word."""

    def tell(self, topic: str, words: str) -> None:
        pass


def test_where_every_word_is_lost_a_process_sees_for_itself_what_has_changed(pair, database, monkeypatch):
    from sync.relay import postgres_processes
    from tests.builders import everything

    ada, _ = pair
    monkeypatch.setattr(postgres_processes, "LOOK_SECONDS", 0.05)
    stores = [PostgresMailboxStore(database.address) for _ in range(2)]
    for each in stores:
        each._processes._notifier = Deaf(database.address, each._connection)
    heard: list[str] = []

    async def evening() -> None:
        boxes = [each.open("d" * 32, ada.id, 10**9) for each in stores]

        async def answer(_: bytes) -> bytes:
            return b""

        async with stores[0].hearing(heard.append, answer):
            await until(lambda: "" in heard)
            heard.clear()
            await asyncio.sleep(0.3)
            assert heard == [], "nothing has changed"
            boxes[1].accept(everything(ada))
            await until(lambda: heard)
            await asyncio.sleep(0.3)

    asyncio.run(evening())
    stores[1].close()
    assert heard == ["d" * 32], "once"


def test_a_mailbox_that_nobody_talks_to_is_not_listened_to(pair, database):
    ada, _ = pair
    store = PostgresMailboxStore(database.address)
    box = store.open("c" * 32, ada.id, 10**9)
    assert "came." + "c" * 32 in store._processes._notifier._topics
    box.close()
    assert store._processes._notifier._topics == {f"to.{store.process}"}
    assert store._processes._versions == {}
    store.close()


def test_what_is_no_notifier_is_refused(tmp_path):
    with pytest.raises(Refused, match="unknown-relay-notifier"):
        _mailbox_store("postgresql://relay@127.0.0.1:1/x", None, "http://127.0.0.1")
    with pytest.raises(Refused, match="relay-objects-need-postgres"):
        _mailbox_store(f"sqlite:///{tmp_path}", None, "nats://127.0.0.1:4222")
