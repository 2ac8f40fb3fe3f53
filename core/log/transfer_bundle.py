"""What travels between devices, whatever carries it: public keys, envelopes, grants, notices. No word is readable."""

from typing import NamedTuple

from core.ids import Id
from core.sealing.crypto import DevicePublic
from core.sealing.envelope import Sealed


class TransferBundle(NamedTuple):
    """Envelopes come in the order in which they were stored, so each stands after its predecessor."""

    project: Id
    devices: tuple[DevicePublic, ...]
    envelopes: tuple[Sealed, ...]
    grants: tuple[bytes, ...]
    notices: tuple[bytes, ...] = ()


class AcceptResult(NamedTuple):
    """What became of a bundle. `rows` are those of all its events that are in the log now, new or not.

    `held` events build on something that has not arrived; they are taken once it has.
    """

    new: int
    grants: int
    held: int
    rows: frozenset[int]
