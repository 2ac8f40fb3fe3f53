"""The local network, on loopback and over real TLS: members talk at once, and nobody else gets in."""

import asyncio
import os
import ssl
import time

import pytest

from app.services.peers import team_credentials
from core.commands import members
from core.keys.certificates import anchor, make_credential
from core.project import Project
from core.sealing import crypto
from sync.tls import context
from sync.transports.lan import SERVICE, Lan, PeerResult
from tests.builders import World, a_code, a_source, alice, invited

LOOPBACK = "127.0.0.1"


class Host:
    """A project with its place in the network."""

    def __init__(self, project: Project, live: bool = True) -> None:
        self.project = project
        self.met: list[PeerResult] = []
        self.lan = Lan(project, team_credentials(project, os.urandom), os.urandom, self.met.append, live)

    def run(self, *peers: "Host", announce: bool = False, seconds: float = 0):
        addresses = [(LOOPBACK, peer.lan.port) for peer in peers]
        return asyncio.ensure_future(self.lan.run(LOOPBACK, 0, addresses, announce, seconds))


@pytest.fixture
def pair():
    world = World(21)
    ada = alice(world)
    return world, ada, invited(world, ada)


async def until(true, seconds: float = 10.0) -> float:
    """Waits until something is true; how long that took."""
    begun = time.monotonic()
    while not true():
        assert time.monotonic() - begun < seconds, "it never came"
        await asyncio.sleep(0.01)
    return time.monotonic() - begun


async def ended(*running) -> None:
    await asyncio.wait_for(asyncio.gather(*running), 20)


def same(*projects: Project) -> bool:
    return len({(each.state.digest(), each.events_digest()) for each in projects}) == 1


def test_what_one_writes_the_other_reads_at_once(pair):
    _, ada, bo = pair
    first, second = Host(ada), Host(bo)

    async def play() -> None:
        serving = first.run()
        await until(lambda: first.lan.port)
        calling = second.run(first)
        await until(lambda: len(first.lan.devices) == 1 == len(second.lan.devices))
        source = a_source(ada)
        await until(lambda: same(ada, bo))
        assert bo.text(source)
        a_code(bo, "tilbake")
        await until(lambda: same(ada, bo))
        first.lan.stop()
        second.lan.stop()
        await ended(serving, calling)

    asyncio.run(play())
    assert [met.outcome.problem for met in first.met + second.met] == [None, None]
    assert first.met[0].device == bo.device
    assert second.met[0].device == ada.device


def test_three_devices_pass_on_what_they_hear(pair):
    world, ada, bo = pair
    eva = invited(world, ada, "Eva")
    hosts = [Host(each) for each in (ada, bo, eva)]

    async def play() -> None:
        middle = hosts[0].run()
        await until(lambda: hosts[0].lan.port)
        others = [host.run(hosts[0]) for host in hosts[1:]]
        await until(lambda: len(hosts[0].lan.devices) == 2)
        a_code(bo, "frå Bo")
        await until(lambda: same(ada, bo, eva))
        for host in hosts:
            host.lan.stop()
        await ended(middle, *others)

    asyncio.run(play())


def test_they_find_each_other_and_the_announcement_tells_strangers_nothing(pair):
    _, ada, bo = pair
    a_code(ada, "noko hemmeleg")
    first, second = Host(ada, live=False), Host(bo, live=False)
    heard: list[bytes] = []

    async def play() -> None:
        from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

        async with AsyncZeroconf() as ears:

            async def note(zeroconf, name) -> None:
                info = AsyncServiceInfo(SERVICE, name)
                if await info.async_request(zeroconf, 3000):
                    heard.append(repr((info.name, info.server, info.properties)).encode())

            tasks = []

            def changed(zeroconf, service_type, name, state_change) -> None:
                tasks.append(asyncio.ensure_future(note(zeroconf, name)))

            browser = AsyncServiceBrowser(ears.zeroconf, SERVICE, handlers=[changed])
            await ended(first.run(announce=True, seconds=5), second.run(announce=True, seconds=5))
            await browser.async_cancel()

    asyncio.run(play())
    assert same(ada, bo)
    assert 1 <= len(first.met) == len(second.met) <= 2, "one of the two called; on a busy machine the other as well"
    told = b"".join(heard)
    assert len(heard) >= 2
    secrets = [b"Egen kraft", b"Alice", b"Bob", *(each.hex().encode() for each in (ada.id, ada.device, bo.device))]
    secrets += [os.uname().nodename.encode()] if len(os.uname().nodename) > 3 else []
    assert not [each for each in secrets if each in told]


async def knock(port: int, secrets: crypto.DeviceSecrets, trusted: list[crypto.DevicePublic], signs=None) -> bytes:
    """Calls with a certificate; what is said to the caller."""
    reader, writer = await asyncio.open_connection(LOOPBACK, port)
    made = context(make_credential(signs or secrets, os.urandom), map(anchor, trusted), False)
    await writer.start_tls(made)
    writer.write(b"\x00\x00\x00\x01\x90")
    await writer.drain()
    return await asyncio.wait_for(reader.read(100), 5)


@pytest.mark.parametrize("who", ["a stranger", "a removed member", "a self-made certificate"])
def test_only_devices_of_current_members_get_in(pair, who):
    world, ada, bo = pair
    secrets = bo.secrets
    if who == "a removed member":
        ada.do(members.remove_member, bo.member)
    elif who == "a stranger":
        secrets = crypto.new_device(world.entropy)
    else:  # claims to be Bo, with a key of its own
        secrets = crypto.new_device(world.entropy)._replace(box_digest=bo.secrets.box_digest)
    host = Host(ada)

    async def play() -> None:
        serving = host.run()
        await until(lambda: host.lan.port)
        with pytest.raises((ssl.SSLError, OSError, asyncio.IncompleteReadError, AssertionError)):
            assert await knock(host.lan.port, secrets, [ada.secrets.public]) != b""
        await until(lambda: host.met)
        host.lan.stop()
        await ended(serving)

    asyncio.run(play())
    assert host.met[0].outcome.problem.code == "lan-not-a-member"
    assert host.met[0].device is None


def test_a_caller_does_not_talk_to_a_stranger_who_listens(pair):
    _, ada, _ = pair
    mallory = alice(World(5))
    listening, calling = Host(mallory), Host(ada, live=False)

    async def play() -> None:
        serving = listening.run()
        await until(lambda: listening.lan.port)
        await ended(calling.run(listening, seconds=0.5))
        listening.lan.stop()
        await ended(serving)

    asyncio.run(play())
    assert calling.met[0].outcome.problem.code == "lan-not-a-member"
    assert calling.met[0].outcome.sent == 0


def test_nobody_at_an_address_is_one_sentence(pair):
    _, ada, _ = pair
    host = Host(ada, live=False)

    async def play() -> None:
        await host.lan.run(LOOPBACK, 0, [(LOOPBACK, 1)], False, 0.3)

    asyncio.run(play())
    assert str(host.met[0].outcome.problem) == "lan-no-answer (hosts=['127.0.0.1'], port=1)"
