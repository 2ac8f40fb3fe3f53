"""Decisions on checkpoints of the log: making, signing and time-stamping them."""

from core.commands.context import CommandContext, Decision
from core.errors import Refused
from core.events.checkpoints import CheckpointMade, CheckpointSigned, CheckpointStamped
from core.ids import CheckpointId, DeviceId, EventId
from core.limits import NAME_CODE_POINTS_MAX, STAMP_BYTES_MAX
from core.views.records import CheckpointRecord


def make_checkpoint(
    context: CommandContext, heads: tuple[tuple[DeviceId, int, EventId], ...], text: str, signature: bytes
) -> list[Decision]:
    """A checkpoint of everything up to these heads; `text` is what this device signed."""
    return [Decision(CheckpointMade(context.new_id(CheckpointId), heads, text, signature))]


def sign_checkpoint(context: CommandContext, checkpoint: CheckpointId, signature: bytes) -> list[Decision]:
    """This device's signature on a checkpoint that another device made. Raises Refused."""
    row = _known(context, checkpoint)
    if any(device == context.device for device, _ in row.signatures):
        raise Refused("checkpoint-already-signed")
    return [Decision(CheckpointSigned(checkpoint, signature))]


def stamp_checkpoint(context: CommandContext, checkpoint: CheckpointId, server: str, answer: bytes) -> list[Decision]:
    """The answer of a time-stamp authority, of at most STAMP_BYTES_MAX bytes. Raises Refused."""
    _known(context, checkpoint)
    if len(answer) > STAMP_BYTES_MAX or len(server) > NAME_CODE_POINTS_MAX:
        raise Refused("timestamp-too-long", max=STAMP_BYTES_MAX)
    return [Decision(CheckpointStamped(checkpoint, server, answer))]


def _known(context: CommandContext, checkpoint: CheckpointId) -> CheckpointRecord:
    row = context.state.checkpoints.get(checkpoint)
    if row is None:
        raise Refused("no-such-checkpoint")
    return row
