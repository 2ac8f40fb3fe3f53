"""Anchors: checkpoints of the log that can be shown to others, who signed them, and time stamps on them."""

from typing import NamedTuple

from core.events.registry import event
from core.ids import EventId, Id


@event("anchor.made")
class AnchorMade(NamedTuple):
    """A checkpoint of everything up to these heads, as the text of a signed note, with the author's signature on it."""

    anchor: Id
    heads: tuple[tuple[Id, int, EventId], ...]
    text: str
    signature: bytes


@event("anchor.signed")
class AnchorSigned(NamedTuple):
    """Another device, which holds the same log, signed the checkpoint too."""

    anchor: Id
    signature: bytes


@event("anchor.stamped")
class AnchorStamped(NamedTuple):
    """A time-stamp authority (RFC 3161) confirmed when the checkpoint was there: its answer, as it came."""

    anchor: Id
    server: str
    answer: bytes
