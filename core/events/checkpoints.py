"""Checkpoints of the log that can be shown to others, the signatures on them, and time stamps."""

from typing import Annotated, NamedTuple

from core.events.form import NEW, Anything, Bytes, Items, Words
from core.events.policy import EVERYONE, NOBODY, InBundles, Policy
from core.events.registry import event
from core.ids import CheckpointId, DeviceId, EventId
from core.limits import NAME_CODE_POINTS_MAX, NOTE_CODE_POINTS_MAX, SEEN_HEADS_MAX, STAMP_BYTES_MAX

Sequence = Annotated[int, Anything("a place in a feed")]
Signature = Annotated[bytes, Bytes(64, 64)]


@event(
    "checkpoint.made",
    Policy(EVERYONE, NOBODY, in_bundles=InBundles.ALWAYS, not_in_trail=("heads", "text", "signature")),
)
class CheckpointMade(NamedTuple):
    """A checkpoint of everything up to these heads, as the text of a signed note, with the author's signature on it."""

    checkpoint: Annotated[CheckpointId, NEW]
    heads: Annotated[tuple[tuple[DeviceId, Sequence, EventId], ...], Items(SEEN_HEADS_MAX)]
    text: Annotated[str, Words(NOTE_CODE_POINTS_MAX)]
    signature: Signature


@event("checkpoint.signed", Policy(EVERYONE, NOBODY, in_bundles=InBundles.ALWAYS, not_in_trail=("signature",)))
class CheckpointSigned(NamedTuple):
    """Another device, which holds the same log, signed the checkpoint too."""

    checkpoint: CheckpointId
    signature: Signature


@event("checkpoint.stamped", Policy(EVERYONE, NOBODY, in_bundles=InBundles.ALWAYS, not_in_trail=("answer",)))
class CheckpointStamped(NamedTuple):
    """A time-stamp authority (RFC 3161) confirmed when the checkpoint was there: its answer, as it came."""

    checkpoint: CheckpointId
    server: Annotated[str, Words(NAME_CODE_POINTS_MAX, is_line=True)]
    answer: Annotated[bytes, Bytes(0, STAMP_BYTES_MAX)]
