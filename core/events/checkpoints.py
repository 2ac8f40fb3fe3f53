"""Anchors: checkpoints of the log that can be shown to others, who signed them, and time stamps on them."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import EventId, Id


@event("checkpoint.made")
class CheckpointMade(NamedTuple):
    """A checkpoint of everything up to these heads, as the text of a signed note, with the author's signature on it."""

    checkpoint: Id
    heads: tuple[tuple[Id, int, EventId], ...]
    text: str
    signature: bytes


@event("checkpoint.signed")
class CheckpointSigned(NamedTuple):
    """Another device, which holds the same log, signed the checkpoint too."""

    checkpoint: Id
    signature: bytes


@event("checkpoint.stamped")
class CheckpointStamped(NamedTuple):
    """A time-stamp authority (RFC 3161) confirmed when the checkpoint was there: its answer, as it came."""

    checkpoint: Id
    server: str
    answer: bytes
