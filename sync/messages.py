"""The messages of a conversation, typed, and how they lie in a stream of bytes. Described in docs/protocol.md.

A frame is a length (4 bytes, big-endian) and so many bytes of canonical msgpack: an array of a kind and the fields of
that kind. A length is checked before a single byte of the message is kept, every field before anybody sees it.
"""

import struct
from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import Any, NamedTuple

from core.errors import KodesporError, NewerVersion, Rejected
from core.ids import Id
from core.limits import CHUNKS_IN_FLIGHT_MAX, FRAME_BYTES_MAX, GREETING_BYTES_MAX, PIECE_CHUNKS
from core.sealing import codec
from core.sealing.crypto import DevicePublic
from core.sealing.fields import array, byte_string, device_public, identifier, integer, malformed, record, truth
from sync.refusals import packed, unpacked
from sync.version_vector import Frontier, pack, unpack

VERSION = 3
DIGEST_BYTES = 32
_LENGTH = struct.Struct(">I")


class Kind(IntEnum):
    """What a message is."""

    HELLO = 1
    FRONTIER = 2
    EVENTS = 3
    ACK = 4
    GRANTS = 5
    NOTICES = 6
    DONE = 7
    REFUSE = 8
    HAVE = 9
    WANT = 10
    CHUNK = 11
    BEAT = 12
    MEET = 16
    SEALED = 17


class Hello(NamedTuple):
    """The greeting: which project, a summary of what is here, and one of the chunks (empty where there are none)."""

    project: Id
    summary: bytes
    inventory: bytes


class FrontierMessage(NamedTuple):
    """A piece of what is here, feed by feed; `is_last` where no more follows."""

    is_last: bool
    frontier: Frontier


class Events(NamedTuple):
    """A segment of events, and the number under which it is to be acknowledged."""

    number: int
    segment: bytes


class Acknowledged(NamedTuple):
    """The events of this number are durable at the peer."""

    number: int


class Grants(NamedTuple):
    """Grants, and the public keys of the devices that made them."""

    devices: tuple[DevicePublic, ...]
    grants: tuple[bytes, ...]


class Notices(NamedTuple):
    """Notices of withdrawal."""

    notices: tuple[bytes, ...]


class Done(NamedTuple):
    """The peer has sent all. Its summary, and how many of this side's messages with content are in it."""

    summary: bytes
    heard: int


class Refusal(NamedTuple):
    """The peer ends the conversation, and says why."""

    reason: KodesporError


class Have(NamedTuple):
    """Digests of chunks that the peer has; `is_last` where no more follow."""

    is_last: bool
    chunks: tuple[bytes, ...]


class Want(NamedTuple):
    """The digests of the chunks that the peer asks for; none where it has all it wants."""

    chunks: tuple[bytes, ...]


class Chunk(NamedTuple):
    """One sealed chunk and the id of its key. Both are empty where the chunk is gone meanwhile."""

    key: bytes
    raw: bytes


class Beat(NamedTuple):
    """The peer is still there, and has nothing to say."""


class GuestHalf(NamedTuple):
    """The guest's half of the key exchange of an invitation."""

    half: bytes


class HostHalf(NamedTuple):
    """The host's half, and its proof that it knows the code."""

    half: bytes
    proof: bytes


class GuestProof(NamedTuple):
    """The guest's proof that it knows the code."""

    proof: bytes


class SealedContent(NamedTuple):
    """What is sealed with the key that came of the exchange."""

    content: bytes


Message = (
    Hello | FrontierMessage | Events | Acknowledged | Grants | Notices | Done | Refusal | Have | Want | Chunk | Beat
    | GuestHalf | HostHalf | GuestProof | SealedContent
)  # fmt: skip

Reader = Callable[[Kind, tuple[Any, ...]], Message]
"""Makes a typed message of a kind and its fields. Raises Rejected or NewerVersion."""


def _hello(fields: tuple[Any, ...]) -> Hello:
    """The version stands first, so that the greeting of another version is told from a malformed one."""
    if fields and integer(fields[0]) != VERSION:
        raise NewerVersion("peer-other-version")
    _, project, summary, inventory = record(fields, 4)
    if len(byte_string(inventory)) not in (0, DIGEST_BYTES):
        raise malformed()
    return Hello(identifier(project), byte_string(summary, DIGEST_BYTES), inventory)


def _frontier(fields: tuple[Any, ...]) -> FrontierMessage:
    is_last, *parts = record(fields, 5)
    return FrontierMessage(truth(is_last), unpack(tuple(parts)))


def _grants(fields: tuple[Any, ...]) -> Grants:
    devices, grants = record(fields, 2)
    return Grants(array(devices, device_public), _some(grants))


def _notices(fields: tuple[Any, ...]) -> Notices:
    return Notices(_some(record(fields, 1)[0]))


def _some(value: Any) -> tuple[bytes, ...]:
    """At least one: a message costs whoever takes it more than it costs the sender."""
    found = array(value, byte_string)
    if not found:
        raise malformed()
    return found


def _have(fields: tuple[Any, ...]) -> Have:
    is_last, chunks = record(fields, 2)
    return Have(truth(is_last), array(chunks, _digest))


def _done(fields: tuple[Any, ...]) -> Done:
    summary, heard = record(fields, 2)
    return Done(byte_string(summary, DIGEST_BYTES), integer(heard))


def _events(fields: tuple[Any, ...]) -> Events:
    number, segment = record(fields, 2)
    return Events(integer(number, 1), byte_string(segment))


def _chunk(fields: tuple[Any, ...]) -> Chunk:
    key, raw = record(fields, 2)
    if byte_string(raw) or byte_string(key):
        identifier(key)
    return Chunk(key, raw)


def _want(fields: tuple[Any, ...]) -> Want:
    wanted = array(record(fields, 1)[0], _digest)
    if len(wanted) > CHUNKS_IN_FLIGHT_MAX:
        raise Rejected("peer-asks-too-much")
    return Want(wanted)


def _digest(value: Any) -> bytes:
    return byte_string(value, DIGEST_BYTES)


_READERS: dict[Kind, Callable[[tuple[Any, ...]], Message]] = {
    Kind.HELLO: _hello,
    Kind.FRONTIER: _frontier,
    Kind.EVENTS: _events,
    Kind.ACK: lambda fields: Acknowledged(integer(record(fields, 1)[0], 1)),
    Kind.GRANTS: _grants,
    Kind.NOTICES: _notices,
    Kind.DONE: _done,
    Kind.HAVE: _have,
    Kind.WANT: _want,
    Kind.CHUNK: _chunk,
    Kind.BEAT: lambda fields: Beat(*record(fields, 0)),
}


def _reason(fields: tuple[Any, ...]) -> Refusal:
    return Refusal(unpacked(*record(fields, 2)))


def read_message(kind: Kind, fields: tuple[Any, ...]) -> Message:
    """A message of a conversation about a project. Raises Rejected or NewerVersion."""
    if kind is Kind.REFUSE:
        return _reason(fields)
    if kind not in _READERS:
        raise Rejected("message-unexpected")
    return _READERS[kind](fields)


def read_handshake(kind: Kind, fields: tuple[Any, ...]) -> Message:
    """A message between the two sides of an invitation. Raises Rejected or NewerVersion."""
    if kind is Kind.REFUSE:
        return _reason(fields)
    if kind is Kind.SEALED:
        return SealedContent(byte_string(record(fields, 1)[0]))
    if kind is not Kind.MEET or not fields:
        raise Rejected("message-unexpected")
    if type(fields[0]) is int:
        if fields[0] != VERSION:
            raise NewerVersion("peer-other-version")
        return GuestHalf(byte_string(record(fields, 2)[1]))
    if len(fields) == 1:
        return GuestProof(byte_string(fields[0], DIGEST_BYTES))
    half, proof = record(fields, 2)
    return HostHalf(byte_string(half), byte_string(proof, DIGEST_BYTES))


def write(kind: Kind, *fields: Any) -> bytes:
    """One frame."""
    body = codec.encode([int(kind), *fields])
    return _LENGTH.pack(len(body)) + body


def write_hello(hello: Hello) -> bytes:
    """The greeting."""
    return write(Kind.HELLO, VERSION, *hello)


def write_frontier(own: Frontier) -> bytes:
    """What is here, in as many messages as that takes."""
    pieces = pack(own)
    return b"".join(write(Kind.FRONTIER, n == len(pieces), *piece) for n, piece in enumerate(pieces, 1))


def write_have(chunks: list[bytes]) -> bytes:
    """The chunks that are here, in as many messages as that takes."""
    starts = range(0, len(chunks) or 1, PIECE_CHUNKS)
    return b"".join(
        write(Kind.HAVE, start + PIECE_CHUNKS >= len(chunks), chunks[start : start + PIECE_CHUNKS]) for start in starts
    )


def write_grants(devices: list[DevicePublic], grants: list[bytes]) -> bytes:
    """Grants with the keys of who made them."""
    return write(Kind.GRANTS, [list(each) for each in devices], grants)


def write_refusal(problem: KodesporError) -> bytes:
    """The end of a conversation."""
    return write(Kind.REFUSE, *packed(problem))


class Frames:
    """Cuts a stream of bytes into messages; holds no more than one unfinished message."""

    def __init__(self, reader: Reader = read_message) -> None:
        self._held = bytearray()
        self._reader = reader
        self.is_greeted = False

    @property
    def is_within_message(self) -> bool:
        """Whether a message has begun that is not complete."""
        return bool(self._held)

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that are complete with these bytes. Raises Rejected or NewerVersion."""
        self._held += data
        while len(self._held) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._held)
            if length > (FRAME_BYTES_MAX if self.is_greeted else GREETING_BYTES_MAX):
                raise Rejected("message-too-long")
            if len(self._held) < _LENGTH.size + length:
                return
            body = bytes(self._held[_LENGTH.size : _LENGTH.size + length])
            del self._held[: _LENGTH.size + length]
            yield self._reader(*_kind_and_fields(body))


def _kind_and_fields(body: bytes) -> tuple[Kind, tuple[Any, ...]]:
    value = codec.decode(body)
    if type(value) is not tuple or not value:
        raise malformed()
    number = integer(value[0])
    if number not in Kind.__members__.values():
        raise Rejected("message-unknown-kind")
    return Kind(number), value[1:]
