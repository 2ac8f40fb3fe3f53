"""The sealed form of one event: what is stored, sent and signed. Nobody needs a key to check the chain.

Layout (bytes): version 2 | project 16 | device 16 | seq 8, big-endian | previous 32 | key id 16 | salt 16 | commitment
32 | timing 32 | ciphertext | signature 64. `previous` is the SHA-256 of the device's previous envelope, signature
included, or zeros for its first; that hash is also the event's id.

`timing` commits to the clock that the event claims and to the heads that it names, so that both can be shown to an
examiner, and checked, while all else in the event stays sealed: nobody leaves out unseen what others had seen.
"""

import struct
from collections.abc import Sequence
from typing import NamedTuple

from core.errors import BadSeal, NewerVersion, NotCanonical, Rejected
from core.ids import DeviceId, Entropy, EventId, Id
from core.limits import ENVELOPE_BYTES_MAX
from core.sealing import codec, crypto
from core.sealing.padding import pad, unpad

VERSION = 2
HEADER_BYTES = 169
NO_EVENT = EventId(bytes(32))

_LABEL = b"kodespor/envelope/2"
_TIMING_LABEL = b"kodespor/timing/2"
_FIXED = struct.Struct(">B16s16sQ32s16s16s32s")
_CLEAR = struct.Struct(">B16s16sQ32s16s")
_PLACE = struct.Struct(">B16s16sQ")
KEY_END = _CLEAR.size
"""Where the key id ends: everything after it is different for every envelope."""
_COMMITTED = HEADER_BYTES - crypto.COMMITMENT_BYTES
_BOUND = _COMMITTED - crypto.COMMITMENT_BYTES
_SIGNATURE = crypto.SIGNATURE_BYTES
_SHORTEST = HEADER_BYTES + crypto.TAG_BYTES + _SIGNATURE
SHORTEST_STORED = _SHORTEST - _PLACE.size
"""Bytes that are stored of an envelope at the least (`split`)."""
SEQ_MAX = 1 << 53


class Place(NamedTuple):
    """Where a new event goes: which project, whose feed, after what."""

    project: Id
    device: DeviceId
    seq: int
    previous: EventId


class Head(NamedTuple):
    """The newest event known of one feed."""

    device: DeviceId
    seq: int
    id: EventId


class Sealed(NamedTuple):
    """A parsed envelope. That it parses says nothing yet about its signature or place."""

    raw: bytes
    project: Id
    device: DeviceId
    seq: int
    previous: EventId
    key: Id
    id: EventId


def seal(place: Place, plaintext: bytes, key: crypto.HeldKey, signer: crypto.Signer, entropy: Entropy) -> bytes:
    """One event's envelope. `key` is an epoch's sealing key; `plaintext` is a canonical event, whose clock and heads
    the header commits to."""
    salt = entropy(crypto.SALT_BYTES)
    bound = _FIXED.pack(VERSION, *place, key.id, salt, b"")[:_BOUND]
    its_key = crypto.message_key(key.key, _LABEL, bound)
    header = bound + crypto.commitment(its_key) + _timing_digest(timing_blind(its_key), _timing_in(plaintext))
    signed = header + crypto.seal(its_key, pad(plaintext), header)
    return signed + signer.sign(_LABEL, signed)


def parse(raw: bytes) -> Sealed:
    """Reads the clear header. Raises Rejected or NewerVersion."""
    if not _SHORTEST <= len(raw) <= ENVELOPE_BYTES_MAX:
        raise Rejected("envelope-length")
    version, project, device, seq, previous, key = _CLEAR.unpack_from(raw)
    if version != VERSION:
        raise NewerVersion("envelope-newer-version")
    if not 0 < seq < SEQ_MAX or (seq == 1) != (previous == NO_EVENT):
        raise Rejected("envelope-place")
    return tuple.__new__(Sealed, (raw, project, device, seq, previous, key, crypto.digest(raw)))


def split(raw: bytes) -> bytes:
    """What is left of an envelope when the part is left out that `join` can make again; how it is stored."""
    return raw[_PLACE.size :]


def join(project: Id, device: Id, seq: int, rest: bytes) -> bytes:
    """The whole envelope again."""
    return _PLACE.pack(VERSION, project, device, seq) + rest


def unseal(sealed: Sealed, key: bytes) -> bytes:
    """The plaintext of an envelope. `key` is the epoch key that the header names. Raises BadSeal."""
    return unseal_one(sealed.raw, one_key(sealed, key))


def one_key(sealed: Sealed, key: bytes) -> bytes:
    """The key of just this event, with which an auditor opens it and no other. `key` is its epoch key."""
    return crypto.message_key(key, _LABEL, sealed.raw[:_BOUND])


def unseal_one(raw: bytes, its_key: bytes) -> bytes:
    """Opens one envelope with the key of just this event, as an auditor does with a disclosed one. Raises BadSeal."""
    if raw[_BOUND:_COMMITTED] != crypto.commitment(its_key):
        raise BadSeal("envelope-wrong-key")
    return unpad(crypto.unseal(its_key, raw[HEADER_BYTES:-_SIGNATURE], raw[:HEADER_BYTES]))


def timing_blind(its_key: bytes) -> bytes:
    """What shows the timing of an event, together with the timing itself, and opens nothing else of it."""
    return crypto.message_key(its_key, _TIMING_LABEL, b"")


def timing_holds(raw: bytes, blind: bytes, at: int, seen: Sequence[Head]) -> bool:
    """Whether an envelope's header commits to this clock (ms since 1970) and these heads."""
    found = _timing_digest(blind, codec.encode_trusted((at, tuple(seen) or None)))
    return crypto.same(raw[_COMMITTED:HEADER_BYTES], found)


def _timing_digest(blind: bytes, timing: bytes) -> bytes:
    return crypto.digest(_TIMING_LABEL + b"\0" + blind + timing)


def _timing_in(plaintext: bytes) -> bytes:
    """The clock and the heads in the plaintext of an event; of what is none, nothing."""
    try:
        value = codec.decode_shape(plaintext)
    except NotCanonical:
        return b""
    return codec.encode_trusted((value[2], value[4])) if isinstance(value, tuple) and len(value) == 8 else b""


def signed_by(sealed: Sealed, public: crypto.DevicePublic) -> bool:
    """Whether the device that the envelope names made it, and `public` are that device's keys."""
    return public.device == sealed.device and signed_alone(sealed, public.sign)


def signed_alone(sealed: Sealed, sign: bytes) -> bool:
    """Whether the holder of this Ed25519 key signed the envelope. Whose key that is has to be known otherwise."""
    return crypto.signature_holds(sign, sealed.raw[-_SIGNATURE:], _LABEL, sealed.raw[:-_SIGNATURE])
