"""Decisions on attestations of the state: making one, and saying what this device found instead or as well."""

from core.commands.context import CommandContext, Decision
from core.errors import Refused
from core.events.attestations import AttestationChecked, AttestationMade
from core.ids import AttestationId, DeviceId, EventId


def make_attestation(
    context: CommandContext, heads: tuple[tuple[DeviceId, int, EventId], ...], version: bytes, digest: bytes
) -> list[Decision]:
    """What everything up to these heads adds up to here."""
    return [Decision(AttestationMade(context.new_id(AttestationId), heads, version, digest))]


def check_attestation(context: CommandContext, attestation: AttestationId, digest: bytes) -> list[Decision]:
    """What the same events add up to here. Raises Refused where this device has said so already, or made it."""
    row = context.state.attestations.get(attestation)
    if row is None:
        raise Refused("no-such-attestation")
    if row.device == context.device or any(device == context.device for device, _, _ in row.checks):
        raise Refused("attestation-already-checked")
    return [Decision(AttestationChecked(attestation, digest))]
