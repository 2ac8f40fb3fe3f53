"""The relay on a real PostgreSQL: two processes on one database wake each other, and either may be killed."""

import asyncio
import itertools
import threading
import time

import httpx
import psycopg
import pytest

from app.services.peers import access_tokens_of
from core.commands import codings
from core.errors import Refused, StorageFailed
from core.ids import Id, KeyId
from core.keys.grant_bounds import UNKNOWN_BY_ONE_MAX
from core.keys.grants import Granter
from core.log.transfer_bundle import TransferBundle
from core.project import Project
from core.sealing import crypto, envelope
from core.storage.log import Log
from sync import session
from sync.relay.mailbox import Mailbox
from sync.relay.postgres import PostgresMailboxStore
from sync.transports import relay as client
from sync.transports.connection import Outcome
from sync.version_vector import MissingEvents, frontier, grants_of, pack, summary
from tests.builders import World, a_code, a_participant, a_source, alice, everything, invited, twin_of
from tests.servers import Killable

DAY = 24 * 60 * 60


@pytest.fixture
def rooms(database):
    made = PostgresMailboxStore(database.address)
    yield made
    made.close()


@pytest.fixture
def pair(request):
    world = World(sum(map(ord, request.node.name)))
    ada = alice(world)
    return world, ada, invited(world, ada)


@pytest.fixture
def relays(database):
    made = [Killable(database.address), Killable(database.address)]
    yield made
    for each in made:
        each.kill()


def meet(project: Project, relay: Killable) -> Outcome:
    return asyncio.run(client.talk(project, relay.address, access_tokens_of(project), None))


def same(*projects: Project) -> bool:
    return len({(each.state.digest(), each.events_digest()) for each in projects}) == 1


def busy(project: Project, events: int) -> None:
    source, code = a_source(project), a_code(project)
    for start in range(0, events, 300):
        project.do(lambda context, start=start: [one for n in range(start, min(start + 300, events))
                   for one in codings.code_segment(context, source, n % 50, 60 + n % 90, [code])])  # fmt: skip


def test_it_answers_as_the_other_store_does(pair, rooms):
    """Everything that the protocol asks of a store, on a forked project with grants and notices."""
    world, ada, bo = pair
    source = a_source(ada, participant=a_participant(ada))
    busy(ada, 60)
    twin = twin_of(ada, world)
    a_code(ada, "her")
    a_code(twin, "på kopien")
    ada.accept(everything(twin))
    log = Log(None)
    with log.transaction():
        log.set_note("project", ada.id)
    lite = Mailbox(log, ada.id, 10**9, lambda: 0)
    big = rooms.open("a" * 32, ada.id, 10**9)
    for bundle in (
        everything(ada),
        everything(bo),
        TransferBundle(ada.id, (), (), (), tuple(n.raw for n in ada.log.notices())),
    ):
        first, second = lite.accept(bundle), big.accept(bundle)
        assert first == second
    one, two = lite.log, big.log
    assert one.last_row() == two.last_row() > 60
    assert list(one.envelopes()) == list(two.envelopes())
    assert list(one.envelopes(7)) == list(two.envelopes(7))
    assert one.heads() == two.heads()
    assert len([head for head in two.heads() if head.device == ada.device]) == 2
    assert one.devices() == two.devices()
    assert one.granted() == two.granted()
    assert [each.raw for each in one.grants()] == [each.raw for each in two.grants()]
    assert summary(one) == summary(two)
    assert pack(frontier(one)) == pack(frontier(two))
    for device in one.devices():
        assert list(one.feed(device, 3)) == list(two.feed(device, 3))
        for seq in (1, 2, 40, 10_000):
            assert one.find(device, seq) == two.find(device, seq)
    assert MissingEvents(one, frontier(bo.log)).first_row() == MissingEvents(two, frontier(bo.log)).first_row()
    assert big._size() == sum(len(raw) for _, raw in two.envelopes())
    assert source in ada.state.sources.rows


def test_files_lie_there_as_in_the_other_store(pair, rooms, relays):
    _, ada, bo = pair
    box = rooms.open("f" * 32, ada.id, 10**9)
    key, before = ada.id, box.log.chunk_changes.count()
    assert box.take_chunk(key, b"sealed")
    assert not box.take_chunk(key, b"sealed")
    [name] = box.log.chunks()
    assert box.log.chunk(name) == (key, b"sealed")
    assert box.log.chunk(bytes(32)) is None
    assert box.wants([name, bytes(32)]) == [bytes(32)]
    assert box.log.chunk_changes.count() > before
    assert box._size() == len(b"sealed")
    with box.log.transaction():
        assert box.log.drop_chunks([key]) == 1
    assert box.log.chunks() == {}
    file = ada.attach("", None, "opptak.ogg", "audio/ogg", [b"a" * 300_000, b"b"]).event.file
    assert not meet(ada, relays[0]).problem
    assert not meet(bo, relays[1]).problem
    assert b"".join(bo.files.chunk_of(file, n) for n in (0, 1)) == b"a" * 300_000 + b"b"


def test_grants_count_where_they_are_large_or_many_and_what_is_not_taken_is_remembered(pair, rooms):
    """Of versions that are not known yet, by devices that anybody can make."""
    world, ada, _ = pair
    box = rooms.open("e" * 32, ada.id, 10**9)
    secrets = crypto.new_device(world.entropy)
    granter = Granter(ada.id, secrets.public.device, crypto.Signer(secrets))
    place = Id(world.entropy(16))
    raws = tuple(granter._signed(77, KeyId(place), Id(world.entropy(16)), bytes(9000)).raw for _ in range(40))
    assert box.accept(TransferBundle(ada.id, (secrets.public,), (), raws)).grants == UNKNOWN_BY_ONE_MAX
    assert box._size() > UNKNOWN_BY_ONE_MAX * 9000
    assert len(box.log.declined.grants()) == 40 - UNKNOWN_BY_ONE_MAX
    assert box.accept(TransferBundle(ada.id, (secrets.public,), (), raws)).grants == 0
    assert len(grants_of(box.log)) == 40


def test_nothing_stays_of_a_transaction_that_failed(pair, rooms):
    _, ada, _ = pair
    box = rooms.open("b" * 32, ada.id, 10**9)

    class Power(Exception):
        pass

    def half() -> None:
        with box.log.transaction():
            for public in everything(ada).devices:
                box.log.add_device(public)
            box.log.append(everything(ada).envelopes)
            raise Power

    with pytest.raises(Power):
        half()
    assert box.log.last_row() == 0
    assert box.log.heads() == []
    assert box.log.devices() == {}


def test_another_projects_mailbox_and_an_old_one(pair, rooms):
    _, ada, _ = pair
    rooms.open("c" * 32, ada.id, 10**9)
    with pytest.raises(Refused, match="relay-other-project"):
        rooms.open("c" * 32, alice(World(1)).id, 10**9)
    before = rooms.count()
    assert rooms.remove_unused(DAY, set()) == 0
    time.sleep(0.02)
    assert rooms.remove_unused(0.01, {"c" * 32}) == before - 1
    assert rooms.exists("c" * 32)


@pytest.mark.parametrize("listens_at", [0, 1])
def test_what_is_sent_to_one_process_reaches_who_listens_at_another(pair, relays, listens_at):
    _, ada, bo = pair
    meet(ada, relays[0])

    async def evening() -> Outcome:
        stop = asyncio.Event()
        talking = asyncio.ensure_future(client.talk(bo, relays[listens_at].address, access_tokens_of(bo), stop))
        await asyncio.sleep(1)
        for n in range(5):
            a_code(ada, f"kode {n}")
            assert (await client.talk(ada, relays[0].address, access_tokens_of(ada), None)).sent == 1
            begun = time.monotonic()
            while f"kode {n}" not in {bo.words(row.name) for row in bo.state.codes.values()}:
                assert time.monotonic() - begun < 10, "it never came"
                await asyncio.sleep(0.005)
        stop.set()
        return await talking

    assert asyncio.run(evening()).received == 5
    assert same(ada, bo)


def test_what_came_while_a_process_could_not_listen_is_told_when_it_can(pair, relays, database):
    _, ada, bo = pair
    meet(ada, relays[0])

    async def evening() -> None:
        stop = asyncio.Event()
        talking = asyncio.ensure_future(client.talk(bo, relays[1].address, access_tokens_of(bo), stop))
        await asyncio.sleep(1)
        with psycopg.connect(database.address, autocommit=True) as connection:
            ended = connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
            ).fetchall()
        assert len(ended) == 2
        a_code(ada, "i mellomtiden")
        assert (await client.talk(ada, relays[0].address, access_tokens_of(ada), None)).sent == 1
        begun = time.monotonic()
        while "i mellomtiden" not in {bo.words(row.name) for row in bo.state.codes.values()}:
            assert time.monotonic() - begun < 10, "it never came"
            await asyncio.sleep(0.01)
        stop.set()
        await talking

    asyncio.run(evening())


class RoundRobin(httpx.AsyncHTTPTransport):
    """A web server in front that gives each request to the next of two processes."""

    def __init__(self, relays: list[Killable]) -> None:
        super().__init__()
        self.ports = itertools.cycle([int(each.address.rpartition(":")[2]) for each in relays])

    async def handle_async_request(self, request):
        request.url = request.url.copy_with(port=next(self.ports))
        return await super().handle_async_request(request)


def test_plain_http_is_spread_over_two_processes_and_syncs(pair, relays, monkeypatch):
    _, ada, bo = pair
    busy(ada, 600)
    real = httpx.AsyncClient
    monkeypatch.setattr(client.httpx, "AsyncClient", lambda **_: real(transport=RoundRobin(relays), timeout=40))

    def by_http(project: Project) -> Outcome:
        return asyncio.run(client.talk(project, "http://127.0.0.1:9", access_tokens_of(project), None, by_http=True))

    assert by_http(ada).problem is None
    assert by_http(bo).problem is None
    a_code(bo, "fra Bo")
    assert by_http(bo).sent == 1
    assert by_http(ada).received == 1
    assert same(ada, bo)
    relays[1].kill()
    monkeypatch.setattr(client.httpx, "AsyncClient", lambda **_: real(transport=RoundRobin(relays[:1]), timeout=40))
    assert by_http(ada) == Outcome(0, 0, None)


def test_a_conversation_of_a_process_that_is_gone_is_over_at_once(pair, relays):
    _, ada, _ = pair
    headers = {"authorization": f"Bearer {access_tokens_of(ada)[0].token}", "kodespor-project": ada.id.hex()}
    place = f"{relays[0].address}/v1/talk"
    talk = httpx.post(f"{relays[1].address}/v1/talk", headers=headers).headers["kodespor-talk"]
    assert httpx.post(place, headers=headers | {"kodespor-talk": talk}).status_code == 200
    assert httpx.post(place, headers=headers | {"kodespor-talk": talk[:-1] + "x"}).status_code == 410
    relays[1].kill()
    begun = time.monotonic()
    for name in (talk, "x" * 48, "short"):
        assert httpx.post(place, headers=headers | {"kodespor-talk": name}).status_code == 410
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("killed", [0, 1])
def test_either_process_is_killed_in_the_middle_and_nothing_is_lost(pair, relays, killed, monkeypatch):
    _, ada, bo = pair
    busy(ada, 1200)
    take, acknowledged = session.Session._on_acknowledged, []

    def last_words(self, message):
        after = take(self, message)
        acknowledged.append(message.number)
        if len(acknowledged) == 3:
            relays[killed].kill()
        return after

    with monkeypatch.context() as patch:
        patch.setattr(session.Session, "_on_acknowledged", last_words)
        first = meet(ada, relays[killed])
    assert first.problem, "it was cut"
    total = len(ada.timeline.order)
    assert 0 < first.sent < total
    second = meet(ada, relays[1 - killed])
    assert second.problem is None
    assert 0 < second.sent <= total - first.sent, "what one process acknowledged was there for the other"
    assert meet(bo, relays[1 - killed]).problem is None
    assert same(ada, bo)


def test_the_database_goes_and_comes_back(pair, relays, database):
    _, ada, bo = pair
    meet(ada, relays[0])
    a_code(ada, "mens den var borte")
    database.halt()
    try:
        refused = meet(ada, relays[0]).problem
        assert refused.code in ("relay-database-silent", "relay-no-answer", "relay-hangs-up", "peer-refused")
        with pytest.raises(StorageFailed, match="relay-database-silent"):
            PostgresMailboxStore(f"postgresql://relay@127.0.0.1:{database.port}/postgres?connect_timeout=1")
    finally:
        database.start()
    for _ in range(20):
        if not meet(ada, relays[0]).problem:
            break
        time.sleep(0.5)
    assert meet(ada, relays[0]) == Outcome(0, 0, None)
    meet(bo, relays[1])
    assert same(ada, bo)


def test_two_processes_that_write_at_once_lose_nothing(pair, database):
    """Two stores on one mailbox, each in a thread of its own, as two processes would be."""
    _, ada, bo = pair
    busy(ada, 200)
    for n in range(200):
        a_code(bo, f"kode {n}")
    first = PostgresMailboxStore(database.address)
    boxes = [first.open("d" * 32, ada.id, 10**9), PostgresMailboxStore(database.address).open("d" * 32, ada.id, 10**9)]
    boxes[0].accept(everything(ada)._replace(envelopes=everything(ada).envelopes[:3]))
    problems: list[BaseException] = []

    def write(box: Mailbox, bundle: TransferBundle) -> None:
        try:
            for start in range(0, len(bundle.envelopes), 7):
                box.accept(bundle._replace(envelopes=bundle.envelopes[start : start + 7]))
        except BaseException as problem:
            problems.append(problem)

    threads = [
        threading.Thread(target=write, args=each) for each in zip(boxes, map(everything, (ada, bo)), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert problems == []
    stored = {envelope.parse(raw).id for _, raw in boxes[0].log.envelopes()}
    assert stored == {each.id for project in (ada, bo) for each in everything(project).envelopes}
    assert [row for row, _ in boxes[1].log.envelopes()] == list(range(1, len(stored) + 1))
    assert {head.id for head in boxes[0].log.heads()} == {
        each.id for each in (*ada.log.heads(), *bo.log.heads()) if each.seq == max(
            head.seq for head in (*ada.log.heads(), *bo.log.heads()) if head.device == each.device
        )
    }  # fmt: skip
