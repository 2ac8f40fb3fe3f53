"""A conversation that makes no progress is given up, and a peer is called again: by a clock that the test moves."""

import asyncio
import contextlib
import itertools
import os
import selectors

import pytest

from app.services.peers import team_credentials
from core.errors import Refused
from core.project import Project
from sync.session import Session
from sync.transports import connection, lan
from sync.transports.connection import BEAT_SECONDS, SILENCE_SECONDS, Outcome, run_session
from sync.transports.discovery import DiscoveredPeer
from sync.transports.peers import GONE_SECONDS, LOOK_AGAIN_SECONDS, PATIENCE_SECONDS, REDIAL_SECONDS, Peer, Place
from tests.builders import World, a_code, alice, invited

HERE = Place(["10.0.0.1"], 4000)


class Jump(selectors.SelectSelector):
    """Waits no second: the clock of the loop is moved instead."""

    now = 0.0

    def select(self, timeout=None):
        found = super().select(0)
        if not found and timeout:
            self.now += timeout
        return found


class JumpingLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self.jump = Jump()
        super().__init__(self.jump)

    def time(self) -> float:
        return self.jump.now


class Wire:
    """Both ends of a connection in memory; when it is cut, nobody is told."""

    def __init__(self) -> None:
        self.is_cut = False
        self.ends = [End(self), End(self)]
        self.ends[0].other, self.ends[1].other = self.ends[1], self.ends[0]


class End:
    is_duplex = True

    def __init__(self, wire: Wire) -> None:
        self.wire, self.arrived, self.written = wire, asyncio.Queue(), 0

    async def read(self) -> bytes:
        return await self.arrived.get()

    async def write(self, data: bytes) -> None:
        self.written += 1
        if not self.wire.is_cut:
            self.other.arrived.put_nowait(data)

    async def close(self) -> None:
        if not self.wire.is_cut:
            self.other.arrived.put_nowait(b"")


@pytest.fixture
def pair() -> tuple[Project, Project]:
    world = World(33)
    ada = alice(world)
    return ada, invited(world, ada)


def play(work):
    """Runs it by a clock that jumps; what it returns, and the second at which it was over."""
    loop = JumpingLoop()
    try:
        return loop.run_until_complete(work(loop)), loop.time()
    finally:
        loop.close()


def test_an_open_conversation_that_falls_silent_is_over_on_both_sides(pair):
    async def talk(loop) -> list[Outcome]:
        wire, stop = Wire(), asyncio.Event()
        sides = [
            asyncio.ensure_future(run_session(Session(each, not n), end, stop, beats=True))
            for n, (each, end) in enumerate(zip(pair, wire.ends, strict=True))
        ]
        await asyncio.sleep(1000)
        assert not any(each.done() for each in sides), "they have nothing to say, and are there"
        a_code(pair[0], "nytt")
        await asyncio.sleep(1)
        assert pair[0].events_digest() == pair[1].events_digest()
        wire.is_cut = True
        return await asyncio.gather(*sides)

    outcomes, at = play(talk)
    assert [each.problem for each in outcomes] == [None, None], "the next conversation goes on from there"
    assert at <= 1001 + SILENCE_SECONDS + 1
    assert 2 * BEAT_SECONDS < SILENCE_SECONDS, "one that is lost does no harm"


def test_a_conversation_that_is_cut_before_its_end_is_over_and_says_so(pair):
    async def talk(loop) -> Outcome:
        wire = Wire()
        wire.is_cut = True
        return await run_session(Session(pair[0], True), wire.ends[0], asyncio.Event(), beats=True)

    outcome, at = play(talk)
    assert outcome.problem is not None
    assert outcome.problem.code == "connection-cut"
    assert at == pytest.approx(SILENCE_SECONDS, abs=0.1)


def test_a_socket_that_takes_nothing_is_given_up():
    class Full:
        def write(self, data: bytes) -> None: ...
        async def drain(self) -> None:
            await asyncio.Event().wait()

    async def write(loop) -> None:
        with pytest.raises(TimeoutError):
            await connection.StreamPipe(None, Full()).write(bytes(1000))  # type: ignore[arg-type]

    assert play(write)[1] == pytest.approx(SILENCE_SECONDS)


def test_who_waits_for_the_others_call_calls_in_the_end():
    mine, theirs = Peer(HERE, 0.0, False, 100.0), Peer(HERE, PATIENCE_SECONDS[0], False, 100.0)
    assert mine.seconds_left(100.0) == 0
    assert theirs.seconds_left(100.0) == PATIENCE_SECONDS[0]
    theirs.is_busy(105.0)
    assert theirs.seconds_left(105.0) == PATIENCE_SECONDS[0], "after the conversation it waits again"
    assert theirs.seconds_left(105.0 + PATIENCE_SECONDS[0]) == 0


def test_the_pauses_between_calls_grow_and_begin_anew_with_progress_or_another_place():
    peer, now, pauses = Peer(HERE, 0.0, False, 0.0), 0.0, []
    for _ in range(8):
        peer.talked(True, False, now)
        pauses.append(peer.seconds_left(now))
        now += pauses[-1]
    assert pauses[0] == 2 * REDIAL_SECONDS[0]
    assert all(a <= b for a, b in itertools.pairwise(pauses))
    assert max(pauses) == REDIAL_SECONDS[1] <= 15, "on a bad network nobody waits for minutes"
    peer.talked(True, True, now)
    assert peer.seconds_left(now) == REDIAL_SECONDS[0], "something came of it, though it was cut"
    for _ in range(8):
        peer.talked(True, False, now)
    peer.found(Place(["10.0.0.9"], 4001), now)
    assert peer.seconds_left(now) == 0, "it is somewhere else, and is called there at once"


def test_one_that_never_answers_is_forgotten_until_it_announces_and_one_that_was_named_never():
    found, named = Peer(HERE, 0.0, False, 0.0), Peer(HERE, 0.0, True, 0.0)
    for second in range(0, int(GONE_SECONDS) + 15, 15):
        found.talked(True, False, second)
    assert found.is_gone(GONE_SECONDS + 1)
    assert not named.is_gone(10 * GONE_SECONDS)
    found.found(HERE, GONE_SECONDS + 2)
    assert not found.is_gone(GONE_SECONDS + 3)


def test_both_announce_and_ask_again_and_again_and_at_once_in_another_network(pair, monkeypatch):
    rounds: list[float] = []
    addresses = [["10.0.0.1"]]

    @contextlib.asynccontextmanager
    async def announced(*_):
        if len(rounds) == 1:
            rounds.append(asyncio.get_running_loop().time())
            raise Refused("lan-no-discovery")
        rounds.append(asyncio.get_running_loop().time())
        yield None

    @contextlib.asynccontextmanager
    async def browsing(*_):
        yield None

    monkeypatch.setattr(lan, "announced", announced)
    monkeypatch.setattr(lan, "browsing", browsing)
    monkeypatch.setattr(lan, "addresses", lambda _: addresses[0])
    met: list[lan.PeerResult] = []
    one = lan.Lan(pair[0], team_credentials(pair[0], os.urandom), os.urandom, met.append, live=True)

    async def look(loop) -> None:
        looking = asyncio.ensure_future(one._keep_looking("0.0.0.0"))
        await asyncio.sleep(400)
        before = len(rounds)
        addresses[0] = ["192.168.1.7"]
        await asyncio.sleep(2)
        assert len(rounds) == before + 1, "another network, another round"
        one.stop()
        await looking

    play(look)
    first, longest = LOOK_AGAIN_SECONDS
    pauses = [later - sooner for sooner, later in itertools.pairwise(rounds)]
    assert pauses[0] == pytest.approx(first, abs=1.1)
    assert max(pauses) <= longest + 1.1, "whoever was not heard is looked for again within a minute"
    assert [each.outcome.problem.code for each in met] == ["lan-no-discovery"], "said once, and tried again"


def test_either_of_two_calls_a_member_and_neither_itself_nor_a_stranger(pair, monkeypatch):
    hosts = [lan.Lan(each, team_credentials(each, os.urandom), os.urandom, lambda _: None, live=True) for each in pair]
    called: list[tuple[str, float]] = []
    number = bytes(16)

    def announcement(of: lan.Lan, project: Project) -> tuple:
        there = DiscoveredPeer(of._name, {}, ["10.0.0.1"], 4000)
        return there, number, of.tags(number), of.device_tags(number, project.device)

    async def look(loop) -> None:
        async def call_once(self, place):
            called.append((self._name, loop.time()))
            return lan.PeerResult(None, Outcome(0, 0, Refused("lan-no-answer", hosts=place.hosts, port="1")))

        monkeypatch.setattr(lan.Lan, "_call_once", call_once)
        for n, host in enumerate(hosts):
            host.found(*announcement(hosts[not n], pair[not n]))
            host.found(*announcement(host, pair[n]))
            host.found(DiscoveredPeer("0" * 16, {}, ["10.0.0.2"], 1), number, ["0" * 16], ["0" * 16])
        await asyncio.sleep(PATIENCE_SECONDS[0] + 1)
        for host in hosts:
            host.stop()
            await asyncio.gather(*host._talking.values())
            assert len(host._talking) == 1

    play(look)
    smaller, larger = sorted(host._name for host in hosts)
    assert min(at for name, at in called if name == smaller) == 0
    assert min(at for name, at in called if name == larger) == pytest.approx(PATIENCE_SECONDS[0])
