"""What faces the network never crashes and never takes what it should not, whatever the bytes."""

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import KodesporError, Rejected
from core.limits import FRAME_BYTES_MAX, GREETING_BYTES_MAX
from sync.messages import VERSION, Frames, Kind, write
from sync.refusals import TRAVELLING
from sync.session import Session
from sync.version_vector import unpack
from tests.builders import World, a_code, a_source, alice, invited
from tests.strategies import values

WORLD = World(77)
ADA = alice(WORLD)
BO = invited(WORLD, ADA)
SOURCE = a_source(ADA)
a_code(ADA)
HELLO = write(Kind.HELLO, VERSION, ADA.id, bytes(32), b"")
settings.register_profile("hostile", max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
HOSTILE = settings.get_profile("hostile")


def recorded() -> bytes:
    """What Bo says in an honest conversation."""
    caller, callee, said = Session(BO, True), Session(ADA, False), b""
    while True:
        out = caller.drain()
        said += out
        callee.receive(out)
        back = callee.drain()
        caller.receive(back)
        if not out and not back:
            return said


HONEST = recorded()


@HOSTILE
@given(st.binary(max_size=400), st.booleans())
def test_noise_is_refused_or_waited_for(noise, greeted):
    before = ADA.events_digest()
    session = Session(ADA, False)
    session.receive((HELLO if greeted else b"") + noise)
    assert ADA.events_digest() == before
    assert session.problem is None or session.problem.code in TRAVELLING


@HOSTILE
@given(st.sampled_from(list(Kind)), st.lists(values, max_size=4), st.booleans())
def test_any_message_of_any_shape(kind, parts, greeted):
    before = ADA.events_digest()
    session = Session(ADA, False)
    session.receive(HELLO if greeted else b"")
    with contextlib.suppress(Rejected):
        session.receive(write(kind, *parts))
    assert ADA.events_digest() == before


@HOSTILE
@given(st.integers(0, len(HONEST) - 1), st.integers(1, 255), st.integers(1, 500))
def test_an_honest_conversation_with_one_byte_changed(place, change, piece):
    before = ADA.events_digest()
    spoiled = bytearray(HONEST)
    spoiled[place] ^= change
    session = Session(ADA, False)
    for start in range(0, len(spoiled), piece):
        session.receive(bytes(spoiled[start : start + piece]))
        session.drain()
    assert ADA.events_digest() == before


@HOSTILE
@given(values)
def test_any_frontier(value):
    with contextlib.suppress(Rejected):
        unpack(value)


@given(st.integers(0, (1 << 32) - 1))
def test_no_more_is_held_than_one_message_may_be(length):
    frames = Frames()
    try:
        assert list(frames.feed(length.to_bytes(4, "big"))) == []
        assert length <= GREETING_BYTES_MAX
    except KodesporError:
        assert length > GREETING_BYTES_MAX or length == 0
    frames = Frames()
    frames.is_greeted = True
    try:
        list(frames.feed(length.to_bytes(4, "big")))
        assert length <= FRAME_BYTES_MAX
    except KodesporError:
        assert length > FRAME_BYTES_MAX or length == 0
