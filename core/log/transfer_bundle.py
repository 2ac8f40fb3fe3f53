"""What travels between devices, whatever carries it: public keys, envelopes, grants, notices. No word is readable."""

from typing import NamedTuple

from core.ids import Id
from core.sealing.crypto import DevicePublic
from core.sealing.envelope import Head, Sealed


class TransferBundle(NamedTuple):
    """Envelopes come in the order in which they were stored, so each stands after its predecessor. `first` is what a
    newcomer reads before they come (core/log/first_offer.py), or empty."""

    project: Id
    devices: tuple[DevicePublic, ...]
    envelopes: tuple[Sealed, ...]
    grants: tuple[bytes, ...]
    notices: tuple[bytes, ...] = ()
    first: bytes = b""


class HeldBranch(NamedTuple):
    """Events, each built on the one before it, that cannot be taken yet: they wait for the key under which the first
    of a feed is sealed, or for the event that they build on. `head` is the newest of them."""

    head: Head
    key: Id | None
    event: Head | None


class AcceptResult(NamedTuple):
    """What became of a bundle. `rows` are those of all its events that are in the log now, new or not.

    `held` events build on something that has not arrived; they are taken once it has. `branches` says what they wait
    for.
    """

    new: int
    grants: int
    held: int
    rows: frozenset[int]
    branches: tuple[HeldBranch, ...] = ()
