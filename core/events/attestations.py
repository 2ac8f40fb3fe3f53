"""What members' devices attest that the log adds up to, so that a newcomer can read before all of it has come."""

from typing import Annotated, NamedTuple

from core.events.checkpoints import Sequence
from core.events.form import NEW, Bytes, Items
from core.events.policy import EVERYONE, NOBODY, InBundles, Policy
from core.events.registry import event
from core.ids import AttestationId, DeviceId, EventId
from core.limits import SEEN_HEADS_MAX

Digest = Annotated[bytes, Bytes(32, 32)]


@event(
    "attestation.made",
    Policy(EVERYONE, NOBODY, in_bundles=InBundles.ALWAYS, not_in_trail=("heads", "version", "digest")),
)
class AttestationMade(NamedTuple):
    """What everything up to these heads adds up to on this device: a digest of the state, and the version of the views
    that it was computed by."""

    attestation: Annotated[AttestationId, NEW]
    heads: Annotated[tuple[tuple[DeviceId, Sequence, EventId], ...], Items(SEEN_HEADS_MAX)]
    version: Digest
    digest: Digest


@event("attestation.checked", Policy(EVERYONE, NOBODY, in_bundles=InBundles.ALWAYS, not_in_trail=("digest",)))
class AttestationChecked(NamedTuple):
    """What the same events add up to on another device. The same digest confirms the attestation, another one says
    that it is false."""

    attestation: AttestationId
    digest: Digest
