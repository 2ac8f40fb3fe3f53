"""A conversation is bounded in what it holds and costs, whatever comes, and has no limit that a project meets."""

import time
from random import Random

import pytest

from core.errors import StorageFailed
from core.ids import EventId, Id
from core.limits import CHUNKS_IN_FLIGHT_MAX, HAVE_MAX
from core.sealing import codec
from sync import messages, version_vector
from sync.messages import VERSION, Frames, Kind, write, write_frontier, write_have
from sync.session import Session
from sync.version_vector import MILESTONES_MAX, Branch, Frontier, FrontierPieces
from tests.builders import World, a_code, a_source, alice, invited
from tests.wire import talk


@pytest.fixture
def pair():
    world = World(16)
    ada = alice(world)
    return world, ada, invited(world, ada)


def greeted(project) -> Session:
    """A session that waits for what the peer has."""
    session = Session(project, False)
    session.receive(write(Kind.HELLO, VERSION, project.id, bytes(32), b""))
    session.drain()
    return session


def read(frames: bytes) -> list:
    reader = Frames()
    reader.is_greeted = True
    return list(reader.feed(frames))


def test_a_hundred_thousand_and_one_chunks_are_told():
    """25 GiB of recordings."""
    chunks = [n.to_bytes(32, "big") for n in range(100_001)]
    found = read(write_have(chunks))
    assert [each for message in found for each in message.chunks] == chunks
    assert [message.is_last for message in found] == [*[False] * (len(found) - 1), True]
    assert [message.is_last for message in read(write_have([]))] == [True]


def test_a_hundred_thousand_and_one_feeds_are_told():
    branches = tuple(Branch(Id(n.to_bytes(16, "big")), 1, ((1, EventId(bytes(32))),)) for n in range(100_001))
    keys = {Id(n.to_bytes(16, "big")): bytes(8) for n in range(150_000)}
    own = Frontier(branches, keys, {Id(bytes(16)): bytes(8)}, frozenset())
    pieces = FrontierPieces()
    for message in read(write_frontier(own)):
        pieces.add(message.frontier)
    assert pieces.whole() == own


def test_pieces_are_put_together_in_a_conversation(pair, monkeypatch):
    _, ada, bo = pair
    monkeypatch.setattr(version_vector, "PIECE_ENTRIES", 1)
    monkeypatch.setattr(messages, "PIECE_CHUNKS", 1)
    source = a_source(ada)
    ada.attach("source", source, "opptak", "audio/ogg", [bytes([n]) * 300_000 for n in range(5)])
    for n in range(40):
        a_code(bo, f"kode {n}")
    one, other, _ = talk(ada, bo)
    assert one.problem is other.problem is None
    assert one.is_settled
    assert other.is_settled
    assert ada.events_digest() == bo.events_digest()
    assert not bo.files.missing_chunks()


def test_a_list_without_an_end_is_refused(pair):
    _, ada, _ = pair
    session = greeted(ada)
    piece = write(Kind.HAVE, False, [bytes(32)] * messages.PIECE_CHUNKS)
    for _ in range(HAVE_MAX // messages.PIECE_CHUNKS + 1):
        session.receive(piece)
    assert session.problem.code == "peer-says-too-much"
    session = greeted(ada)
    branch = [bytes(16), 1, [[1, bytes(32)]] * MILESTONES_MAX]
    piece = write(Kind.FRONTIER, False, [branch] * 2000, [], [], [])
    for _ in range(30):
        session.receive(piece)
    assert session.problem.code == "peer-says-too-much"
    session = greeted(ada)
    session.receive(write(Kind.FRONTIER, True, [[bytes(16), 1, [[1, bytes(32)]] * (MILESTONES_MAX + 1)]], [], [], []))
    assert session.problem.code == "message-malformed"


def test_a_peer_cannot_ask_faster_than_it_takes(pair):
    """Each request of some bytes is answered with a mebibyte."""
    _, ada, _ = pair
    ada.attach("", None, "stor", "audio/ogg", [bytes(4 * 256 * 1024)])
    names = sorted(ada.log.chunks())[:CHUNKS_IN_FLIGHT_MAX]
    session = greeted(ada)
    session.receive(write(Kind.WANT, names) * 1000)
    assert session.problem.code == "peer-asks-too-much"
    assert len(session.drain()) < 3 * CHUNKS_IN_FLIGHT_MAX * 256 * 1024
    session = greeted(ada)
    for _ in range(10):
        session.receive(write(Kind.WANT, names))
        assert session.drain(), "who takes what it asked for may ask again"


@pytest.mark.parametrize("message", [
    write(Kind.GRANTS, [], []), write(Kind.NOTICES, []), write(Kind.EVENTS, 1, b"KSEG\x01"),
])  # fmt: skip
def test_messages_without_content_are_refused(pair, message):
    _, ada, _ = pair
    session = greeted(ada)
    session.receive(message)
    assert session.problem is not None


def test_chunks_are_not_listed_where_both_greeted_with_the_same(pair):
    """A removal at a relay that holds gigabytes costs kilobytes."""
    _, ada, bo = pair
    ada.attach("", None, "opptak", "audio/ogg", [bytes([n]) * 256 * 1024 for n in range(8)])
    talk(ada, bo)
    a_code(ada, "ny")
    said = []
    one, other = Session(ada, True), Session(bo, False)
    while True:
        out, back = one.drain(), other.drain()
        if not out and not back:
            break
        said += [out, back]
        other.receive(out)
        one.receive(back)
    kinds = {type(message).__name__ for each in said for message in read(each)}
    assert "Events" in kinds
    assert "Have" not in kinds
    assert one.is_settled
    assert other.is_settled
    ada.attach("", None, "nytt", "audio/ogg", [b"lyd"])
    talk(ada, bo)
    assert not bo.files.missing_chunks()


def test_a_disk_that_fails_ends_the_conversation_with_its_reason(pair, monkeypatch):
    _, ada, bo = pair

    def full(*_):
        raise StorageFailed("storage-full")

    monkeypatch.setattr(ada, "share_missing_keys", full)
    session = Session(ada, True)
    assert session.problem.code == "storage-full"
    session.push_new()
    one, other, _ = talk(ada, bo)
    assert one.problem.code == "storage-full"
    assert other.problem is not None


def some_value(random: Random, depth: int = 0):
    kinds = [
        lambda: None, lambda: random.random() < 0.5, lambda: random.choice([0, 1, -1, 2**53, 2**63, -(2**63), 7]),
        lambda: random.randbytes(random.choice([0, 1, 8, 16, 32, 64])), lambda: "tekst" * random.randrange(3),
        lambda: codec.SealedText(random.randbytes(9)),
    ]  # fmt: skip
    if depth < 4:
        kinds += 3 * [lambda: [some_value(random, depth + 1) for _ in range(random.randrange(5))]]
        kinds += [lambda: {str(n): some_value(random, depth + 1) for n in range(random.randrange(3))}]
    return random.choice(kinds)()


@pytest.mark.parametrize("seed", range(8))
def test_nothing_but_the_projects_own_errors_leaves_a_conversation(pair, seed):
    _, ada, bo = pair
    random = Random(seed)
    a_source(ada)
    before, begun = bo.events_digest(), time.monotonic()
    for _ in range(250):
        session = greeted(bo)
        for _ in range(random.randrange(1, 4)):
            kind = random.choice(list(Kind))
            fields = [some_value(random) for _ in range(random.choice([0, 1, 2, 2, 3, 5]))]
            try:
                session.receive(write(kind, *fields))
            except codec.NotCanonical:  # not a value that can be written
                continue
    assert bo.events_digest() == before
    assert time.monotonic() - begun < 60
