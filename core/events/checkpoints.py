"""Checkpoints of the log that can be shown to others, the signatures on them, and time stamps."""

from typing import NamedTuple

from core.events.policy import EVERYONE, NOBODY, InBundles, Policy
from core.events.registry import event
from core.ids import CheckpointId, DeviceId, EventId


@event(
    "checkpoint.made",
    Policy(EVERYONE, NOBODY, in_bundles=InBundles.ALWAYS, not_in_trail=("heads", "text", "signature")),
)
class CheckpointMade(NamedTuple):
    """A checkpoint of everything up to these heads, as the text of a signed note, with the author's signature on it."""

    checkpoint: CheckpointId
    heads: tuple[tuple[DeviceId, int, EventId], ...]
    text: str
    signature: bytes


@event("checkpoint.signed", Policy(EVERYONE, NOBODY, in_bundles=InBundles.ALWAYS, not_in_trail=("signature",)))
class CheckpointSigned(NamedTuple):
    """Another device, which holds the same log, signed the checkpoint too."""

    checkpoint: CheckpointId
    signature: bytes


@event("checkpoint.stamped", Policy(EVERYONE, NOBODY, in_bundles=InBundles.ALWAYS, not_in_trail=("answer",)))
class CheckpointStamped(NamedTuple):
    """A time-stamp authority (RFC 3161) confirmed when the checkpoint was there: its answer, as it came."""

    checkpoint: CheckpointId
    server: str
    answer: bytes
