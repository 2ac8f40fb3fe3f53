"""The messages of a session, and how they lie in a stream of bytes. Described in docs/protocol.md.

A frame is a length (4 bytes, big-endian) and so many bytes of canonical msgpack: an array of a kind and what belongs
to it. A length is checked before a single byte of the message is kept.
"""

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import Any, NamedTuple

from core.errors import NotCanonical, Rejected
from core.limits import FRAME_BYTES_MAX, GREETING_BYTES_MAX
from core.sealing import codec

_LENGTH = struct.Struct(">I")
SENTENCE_MAX = 300


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
    MEET = 16
    SEALED = 17


class Message(NamedTuple):
    """A kind and what belongs to it."""

    kind: Kind
    parts: tuple[Any, ...]


def plain_sentence(said: Any) -> str:
    """What a peer said, for people to read: no longer than a sentence, and nothing that would steer a terminal."""
    words = said if type(said) is str else ""
    return "".join(filter(str.isprintable, words))[:SENTENCE_MAX]


def write(kind: Kind, *parts: Any) -> bytes:
    """One frame."""
    body = codec.encode([int(kind), *parts])
    return _LENGTH.pack(len(body)) + body


class Frames:
    """Cuts a stream of bytes into messages; holds no more than one unfinished message."""

    def __init__(self) -> None:
        self._held = bytearray()
        self.is_greeted = False

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that are complete with these bytes. Raises Rejected."""
        self._held += data
        while len(self._held) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._held)
            if length > (FRAME_BYTES_MAX if self.is_greeted else GREETING_BYTES_MAX):
                raise Rejected("A peer announced a message that is longer than any may be.")
            if len(self._held) < _LENGTH.size + length:
                return
            body = bytes(self._held[_LENGTH.size : _LENGTH.size + length])
            del self._held[: _LENGTH.size + length]
            yield _parsed(body)


def _parsed(body: bytes) -> Message:
    value = codec.decode(body)
    if type(value) is not tuple or not value or type(value[0]) is not int:
        raise NotCanonical("A peer's message is malformed.")
    try:
        kind = Kind(value[0])
    except ValueError as problem:
        raise Rejected("A peer sent a message of a kind that is not known here; upgrade Kodespor.") from problem
    return Message(kind, value[1:])
