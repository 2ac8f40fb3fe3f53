"""Coverage-guided fuzzing (atheris) of what faces the network: `python -m tests.fuzz.network -runs=100000`.

Bytes in; either something comes out, or one of our own errors. Anything else is a crash, and atheris keeps the input.
"""

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

from app.i18n.catalogue import Catalogue

with atheris.instrument_imports(include=["core", "sync"]):
    from core.errors import KodesporError
    from core.events.registry import decode_event
    from core.keys.device_key_file import DeviceFile, open_device_file
    from core.keys.grants import parse_grant
    from core.keys.withdrawal_notices import parse_notice
    from core.sealing import codec, envelope
    from core.sealing.crypto import new_device
    from sync.event_batches import read_segment, write_segment
    from sync.invitation import Invitation, read_invitation
    from sync.join_files import open_welcome, read_request, write_request, write_welcome
    from sync.messages import VERSION, Frames, Kind, write
    from sync.pake_handshake import GuestHandshake, HostHandshake
    from sync.session import Session
    from sync.version_vector import frontier, pack, unpack
    from tests.builders import World, a_code, a_source, alice, invited

ADA = alice(World(1))
a_source(ADA)
a_code(ADA)
GUEST = DeviceFile(new_device(os.urandom), "Grete Fiksjon", os.urandom(32))
CODE = Invitation("abandon", "ability-able-about")
HELLO = write(Kind.HELLO, VERSION, ADA.id, bytes(32), b"")


def conversation(data: bytes) -> None:
    session = Session(ADA, False)
    session.receive(HELLO + data)
    assert session.problem is None or f"error-{session.problem.code}" in SAID
    assert ADA.events_digest() == BEFORE


def framed(data: bytes) -> None:
    """The body of a message, whole, so that what is behind the frame is reached."""
    session = Session(ADA, False)
    session.receive(HELLO + len(data).to_bytes(4, "big") + data)
    assert ADA.events_digest() == BEFORE


def host(data: bytes) -> None:
    HostHandshake(CODE, os.urandom).receive(data)


def guest(data: bytes) -> None:
    GuestHandshake(CODE, write_request(GUEST), "Grete", os.urandom).receive(data)


def open_welcome_of_guest(data: bytes) -> None:
    open_welcome(data, GUEST)


def unpacked(data: bytes) -> None:
    with contextlib.suppress(TypeError, ValueError):  # the session takes these for a refusal
        unpack(codec.decode(data))


TARGETS: list[Callable[[bytes], object]] = [
    conversation,
    framed,
    host,
    guest,
    read_segment,
    parse_grant,
    parse_notice,
    envelope.parse,
    decode_event,
    codec.decode,
    read_request,
    open_welcome_of_guest,
    lambda data: open_device_file(data, "feil"),
    lambda data: list(Frames().feed(data)),
    lambda data: read_invitation(data.decode("utf-8", "replace")),
    unpacked,
]


def one(data: bytes) -> None:
    """The first byte chooses the parser."""
    if not data:
        return
    try:
        TARGETS[data[0] % len(TARGETS)](data[1:])
    except KodesporError as problem:
        assert str(problem).strip(), "a refusal says something"  # noqa: PT017 - not a test


def examples() -> list[tuple[Callable[[bytes], object], bytes]]:
    """Honest bytes to begin with, for each parser that a few random bytes would never please."""
    bo = invited(World(2), ADA)
    caller, callee, frames = Session(bo, True), Session(ADA, False), []
    while out := caller.drain():
        frames.append(out)
        callee.receive(out)
        caller.receive(callee.drain())
    log, (grant, *_) = ADA.log, ADA.log.grants()
    sealed = [envelope.parse(raw) for _, raw in log.envelopes()]
    asked = read_request(write_request(GUEST))
    return [
        *((conversation, frame) for frame in frames),
        (framed, frames[-1][4:]),
        (host, GuestHandshake(CODE, write_request(GUEST), "Grete", os.urandom).drain()),
        (read_segment, write_segment(ADA.id, sealed, log.devices())),
        (parse_grant, grant.raw),
        (envelope.parse, sealed[0].raw),
        (read_request, write_request(GUEST)),
        (open_welcome_of_guest, write_welcome(log, ADA.id, asked, ADA.secrets, os.urandom)),
        (unpacked, codec.encode(pack(frontier(log))[0])),
    ]


EXAMPLES = examples()
BEFORE = ADA.events_digest()
SAID = Catalogue("en")

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as corpus:
        for number, (target, content) in enumerate(EXAMPLES):
            Path(corpus, str(number)).write_bytes(bytes([TARGETS.index(target)]) + content)
        atheris.Setup([*sys.argv, corpus], one)
        atheris.Fuzz()
