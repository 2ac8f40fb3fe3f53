"""A recording that was left with others is fetched over real sockets: from a peer and from a relay, at once and in a
conversation that stays open, and two who take little end like all others."""

import asyncio

import pytest

from app.services.peers import access_tokens_of
from core.limits import CHUNK_BYTES
from core.project import Project
from sync.transports import relay as client
from tests.builders import World, a_code, a_source, alice, invited
from tests.servers import Server, meet, same
from tests.system.test_lan import Host, ended, until

SOUND = [bytes([n]) * CHUNK_BYTES for n in range(12)]


@pytest.fixture
def team():
    """Ada, who takes all, and two who take large files when asked."""
    world = World(34)
    ada = alice(world)
    others = [invited(world, ada, name) for name in ("Bo", "Cy")]
    for each in others:
        each.files.wanted.choose(takes_all=False)
    return ada, *others


def recorded(project: Project):
    return project.attach("source", a_source(project), "opptak.ogg", "audio/ogg", SOUND).event


def is_whole(project: Project) -> bool:
    return len(project.log.chunks()) == len(SOUND)


def test_from_a_peer_in_the_local_network_while_both_stay(team):
    ada, bo, _ = team
    first, second = Host(ada), Host(bo)

    async def play() -> None:
        serving = first.run()
        await until(lambda: first.lan.port)
        calling = second.run(first)
        await until(lambda: len(first.lan.devices) == 1 == len(second.lan.devices))
        file = recorded(ada)
        a_code(ada, "etterpå")
        await until(lambda: same(ada, bo))
        assert bo.log.chunks() == {}
        bo.files.wanted.ask(file.key)
        await until(lambda: is_whole(bo))
        first.lan.stop()
        second.lan.stop()
        await ended(serving, calling)

    asyncio.run(play())
    assert [met.outcome.problem for met in first.met + second.met] == [None, None]


@pytest.mark.parametrize("by_http", [False, True])
def test_from_a_relay_where_two_take_little(team, tmp_path, by_http):
    ada, bo, cy = team
    relay = Server(tmp_path / "relay")
    try:
        file = recorded(ada)
        for each in (ada, bo, cy, ada, bo, cy):
            assert meet(each, relay, by_http).problem is None
        assert bo.log.chunks() == cy.log.chunks() == {}
        assert ada.files.inventory() == bo.files.inventory() == cy.files.inventory()
        bo.files.wanted.ask(file.key)
        meet(bo, relay, by_http)
        assert is_whole(bo)
        assert same(ada, bo, cy)
        assert ada.files.inventory() == bo.files.inventory() == cy.files.inventory()
    finally:
        relay.stop()


def test_from_a_relay_in_a_conversation_that_stays_open(team, tmp_path):
    """Which began with the same on both sides: the relay never told what it has."""
    ada, bo, _ = team
    relay, stop = Server(tmp_path / "relay"), asyncio.Event()
    file = recorded(ada)
    for each in (ada, bo):
        meet(each, relay)

    async def play() -> None:
        talking = client.keep_talking(bo, relay.address, lambda: access_tokens_of(bo), stop, lambda _: None)
        running = asyncio.ensure_future(talking)
        a_code(ada, "en kode")
        meeting = client.talk(ada, relay.address, access_tokens_of(ada), None)
        assert (await meeting).problem is None
        await until(lambda: same(ada, bo))
        assert bo.log.chunks() == {}
        bo.files.wanted.ask(file.key)
        await until(lambda: is_whole(bo))
        stop.set()
        await asyncio.wait_for(running, 20)

    try:
        asyncio.run(play())
    finally:
        relay.stop()
