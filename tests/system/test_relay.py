"""The relay, a real server on loopback: people who are never online together meet there, and it reads nothing."""

import asyncio
import time

import httpx
import pytest

from app.services.peers import access_tokens_of
from core.commands import members, participants
from core.ids import Id
from core.sealing import envelope
from sync import session
from sync.relay.access_token import access_token
from sync.transports import relay as client
from sync.transports.connection import Outcome, StreamPipe, run_session
from tests.builders import World, a_code, a_coding, a_participant, a_source, alice, invited
from tests.servers import Server, meet, same


@pytest.fixture
def server(tmp_path):
    made = Server(tmp_path / "relay")
    yield made
    made.stop()


@pytest.fixture
def pair():
    world = World(33)
    ada = alice(world)
    return world, ada, invited(world, ada, role="owner")


def read_while_there(path) -> bytes:
    """SQLite takes its -wal and -shm away when the last connection goes."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


@pytest.mark.parametrize("by_http", [False, True])
def test_two_who_are_never_online_together(pair, server, by_http):
    _, ada, bo = pair
    source = a_source(ada)
    a_code(bo, "frå Bo")
    assert meet(ada, server, by_http).problem is None
    assert meet(bo, server, by_http).received == 1
    assert meet(ada, server, by_http).received == 1
    assert same(ada, bo)
    assert bo.text(source) == ada.text(source)
    assert meet(ada, server, by_http) == Outcome(0, 0, None)


def stored_in(folder):
    """All bytes that a relay holds; read again where it put a journal away meanwhile."""
    while True:
        try:
            paths = [path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm")]
            return b"".join(path.read_bytes() for path in paths)
        except FileNotFoundError:
            continue


def test_the_relay_holds_no_word_and_no_name(pair, server):
    _, ada, bo = pair
    source = a_source(ada, "Dette sa ho i fortrulegheit, og det skal ingen lese.\n" * 9)
    a_coding(ada, source, a_code(ada, "Eit namn på ein kode"), 0, 12, "ei grunngjeving")
    meet(ada, server)
    meet(bo, server)
    stored = stored_in(server.folder)
    assert len(stored) > 1000
    for secret in ("fortrulegheit", "namn på ein kode", "grunngjeving", "Alice", "Bob", "Egen kraft"):
        assert secret.encode() not in stored
    assert not [path for path in server.folder.rglob("*") if ada.id.hex() in path.name]


def test_what_one_writes_comes_to_the_other_while_both_stay(pair, server):
    _, ada, bo = pair
    stop = asyncio.Event()

    async def play() -> float:
        async def stay(project):
            await client.keep_talking(project, server.address, lambda: access_tokens_of(project), stop, lambda _: None)

        running = [asyncio.ensure_future(stay(each)) for each in (ada, bo)]
        await asyncio.sleep(1)
        a_code(ada, "no")
        begun = time.monotonic()
        while not same(ada, bo):
            assert time.monotonic() - begun < 10
            await asyncio.sleep(0.01)
        took = time.monotonic() - begun
        stop.set()
        await asyncio.wait_for(asyncio.gather(*running), 10)
        return took

    asyncio.run(play())


def test_a_stranger_can_neither_read_nor_write(pair, server):
    _, ada, bo = pair
    a_code(ada)
    meet(ada, server)
    assert httpx.post(f"{server.address}/v1/talk", content=b"x").status_code == 401
    mallory = alice(World(4))
    mallory.id = Id(ada.id)
    outcome = meet(mallory, server, tickets=[access_token(b"guessed")])
    assert outcome.received == 0
    assert meet(bo, server).received == 1
    assert same(ada, bo)


def test_another_project_cannot_use_the_mailbox_even_with_the_ticket(pair, server):
    _, ada, _ = pair
    meet(ada, server)
    other = alice(World(4))
    for by_http in (False, True):
        outcome = meet(other, server, by_http=by_http, tickets=access_tokens_of(ada))
        assert outcome.problem.code == "relay-other-project"


def test_who_was_removed_meets_the_same_mailbox_and_reads_nothing_new(pair, server):
    _, ada, bo = pair
    meet(ada, server)
    meet(bo, server)
    ada.do(members.remove_member, bo.member)
    a_code(ada, "etterpå")
    meet(ada, server)
    assert access_tokens_of(ada)[0] == access_tokens_of(bo)[0], "a mailbox outlives epochs"
    assert len(list(server.folder.rglob("*.db"))) == 1
    meet(bo, server)
    assert "etterpå" not in [bo.words(row.name) for row in bo.state.codes.values()]


def test_stopping_does_not_wait_for_a_peer_that_says_nothing(pair):
    """As when the project is locked while a relay hangs."""
    _, ada, _ = pair

    async def play() -> float:
        async def hang(reader, writer):
            await reader.read(1)
            await asyncio.sleep(60)

        listening = await asyncio.start_server(hang, "127.0.0.1", 0)
        stop = asyncio.Event()
        reader, writer = await asyncio.open_connection(*listening.sockets[0].getsockname())
        running = asyncio.ensure_future(run_session(session.Session(ada, True), StreamPipe(reader, writer), stop))
        await asyncio.sleep(0.2)
        begun = time.monotonic()
        stop.set()
        await asyncio.wait_for(running, 5)
        listening.close()
        return time.monotonic() - begun

    assert asyncio.run(play()) < 1


def test_altered_and_forged_events_are_not_taken_by_the_relay(pair, server, tmp_path):
    _, ada, _ = pair
    a_code(ada)

    class Liar:
        """Sends as Ada's own events what she did not sign."""

        id = ada.id
        log = ada.log
        accept = staticmethod(ada.accept)
        inventory = staticmethod(ada.inventory)
        share_missing_keys = staticmethod(lambda: 0)
        fold_accepted = staticmethod(ada.fold_accepted)

    def spoiled(project, batch, devices, real=session.write_segment):
        last = batch[-1]
        raw = bytearray(last.raw)
        raw[-100] ^= 1
        return real(project, [*batch[:-1], envelope.parse(bytes(raw))], devices)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session, "write_segment", spoiled)
        outcome = meet(Liar, server, tickets=access_tokens_of(ada))
    assert outcome.problem.code == "peer-refused"
    assert outcome.problem.parameters["reason"].code == "envelope-signature-wrong"
    assert meet(ada, server).sent == len(ada.timeline.order), "the relay had kept none of it"


def test_a_withdrawal_empties_the_relay_too(pair, server):
    _, ada, bo = pair
    person = a_participant(ada)
    source = a_source(ada, participant=person)
    meet(ada, server)
    meet(bo, server)
    key = ada.state.sources.rows[source].key
    stored = lambda: b"".join(path.read_bytes() for path in server.folder.rglob("*") if path.is_file())  # noqa: E731
    grants = [grant.raw for grant in ada.log.grants() if grant.key == key]
    assert all(raw in stored() for raw in grants)
    ada.do(participants.withdraw_participant, person)
    meet(ada, server)
    assert not [raw for raw in grants if raw in stored()]
    meet(bo, server)
    meet(ada, server)  # both have renewed their box keys
    meet(bo, server)
    assert same(ada, bo)
    assert not [grant for grant in bo.log.grants() if grant.key == key]


@pytest.mark.parametrize("by_http", [False, True])
def test_recordings_come_over_and_go_when_they_are_withdrawn(pair, server, by_http):
    _, ada, bo = pair
    person = a_participant(ada)
    source = a_source(ada, participant=person)
    sound = [bytes([n]) * 200_000 for n in range(5)]
    file = ada.attach("source", source, "opptak.ogg", "audio/ogg", sound).event.file
    assert meet(ada, server, by_http).problem is None
    assert meet(bo, server, by_http).problem is None
    assert b"".join(bo.files.chunk_of(file, n) for n in range(4)) == b"".join(sound)
    sealed = bo.log.chunk(bo.state.files.rows[file].chunks[0])[1]

    def is_stored() -> bool:  # in pages, so only short pieces stand whole
        stored = b"".join(map(read_while_there, server.folder.rglob("*.db*")))
        return any(sealed[at : at + 64] in stored for at in range(0, len(sealed), 10_000))

    assert is_stored()
    bo.do(participants.withdraw_participant, person)
    meet(bo, server, by_http)
    assert not is_stored()
    meet(ada, server, by_http)
    assert ada.log.chunks() == {}
    meet(bo, server, by_http)  # Ada's device has renewed its box key too
    assert same(ada, bo)
