"""Identifiers: sixteen random bytes, shown as hexadecimal, so that devices can make them without asking anyone."""

import hashlib
from collections.abc import Callable
from typing import NewType

Id = NewType("Id", bytes)
"""A project, member, device, source, code, coding, memo, participant or key: 16 bytes."""

EventId = NewType("EventId", bytes)
"""An event: the SHA-256 of its envelope, 32 bytes."""

Entropy = Callable[[int], bytes]
"""Gives so many random bytes. Handed in from outside, so that a simulation can replay itself."""

ID_BYTES = 16
EVENT_ID_BYTES = 32


def new_id(entropy: Entropy) -> Id:
    """A fresh random identifier."""
    return Id(entropy(ID_BYTES))


def device_id(sign: bytes, box: bytes) -> Id:
    """A device's id is a hash of its two public keys, so the keys prove themselves."""
    return Id(hashlib.sha256(b"kodespor/device/1\0" + sign + box).digest()[:ID_BYTES])


def project_id(device: Id, salt: bytes) -> Id:
    """A project's id is a hash of its founding device and a salt, so nobody else can have founded it."""
    return Id(hashlib.sha256(b"kodespor/project/1\0" + device + salt).digest()[:ID_BYTES])
