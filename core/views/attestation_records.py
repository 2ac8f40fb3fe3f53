"""What the state holds of attestations."""

from typing import NamedTuple

from core.ids import AttestationId, DeviceId, EventId, MemberId


class Attestation(NamedTuple):
    """What a member's device says that the events up to these heads (device, seq, event) add up to, and of each device
    that checked it (device, digest, event) what it found. `event` is the one that made it."""

    id: AttestationId
    by: MemberId
    device: DeviceId
    at: int
    event: EventId
    heads: tuple[tuple[DeviceId, int, EventId], ...]
    version: bytes
    digest: bytes
    checks: tuple[tuple[DeviceId, bytes, EventId], ...]
